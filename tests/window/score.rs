use std::sync::Arc;
use std::time::{Duration, Instant};

use brain_tumor_lab::app::{Action, FactoryAction, Pick, PlayAction, PlayedRound};
use brain_tumor_lab::factory::{Generator, Mode, Syndrome};
use brain_tumor_lab::game::{Outcome, Player};
use brain_tumor_lab::network::EvidenceMethod;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, run_until, run_until_dealt, spoken_texts, state, window};

const KEYS: [Key; 4] = [Key::A, Key::B, Key::C, Key::Z];

/// Plays rounds with answers in turn; the last one stays on the table, answered.
fn play(harness: &mut Harnessed, rounds: usize) {
    for round in 0..rounds {
        if round > 0 || state(harness).play.is_answered() {
            harness.key_press(Key::Space);
            harness.run_steps(1);
        }
        run_until_dealt(harness);
        harness.key_press(KEYS[round % 4]);
        harness.run_steps(2);
    }
}

fn press(harness: &mut Harnessed, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

fn open_gallery(harness: &mut Harnessed, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(2);
    run_until(harness, "the pictures", |state| state.gallery().is_some_and(|open| open.views.is_some()));
    harness.run_steps(2);
}

#[test]
fn without_a_round_it_says_what_to_do() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    press(&mut harness, Key::S);
    assert_eq!(harness.query_all_by_label("nothing yet").count(), 2);
    assert!(harness.query_by_label_contains("No round yet: answer a picture").is_some());
    press(&mut harness, Key::A);
    assert!(state(&harness).play.waits_for_answer(), "keys are for what lies on top");
    press(&mut harness, Key::S);
    assert!(harness.query_by_label("nothing yet").is_none());
    press(&mut harness, Key::A);
    assert!(!state(&harness).play.waits_for_answer());
}

#[test]
fn every_number_opens_the_pictures_that_it_counts() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    play(&mut harness, 10);
    harness.get_by_label("Score").click();
    harness.run_steps(3);
    let rounds: Vec<PlayedRound> = state(&harness).play.session.records().to_vec();
    assert_eq!(rounds.len(), 10);
    let wanted = |test: &dyn Fn(&PlayedRound) -> bool| -> Vec<u64> {
        rounds.iter().rev().filter(|round| test(round)).map(|round| round.origin.picture.index()).collect()
    };
    let mut labels: Vec<(String, Vec<u64>)> = Vec::new();
    for (truth, said) in Syndrome::ALL.into_iter().flat_map(|truth| Syndrome::ALL.map(|said| (truth, said))) {
        let of = |guess: Option<Syndrome>, round: &PlayedRound| round.round.truth() == Some(truth) && guess == Some(said);
        let human = wanted(&|round| of(round.round.guess(), round));
        let machine = wanted(&|round| round.round.truth() == Some(truth) && round.round.machine() == Some(said.into()));
        labels.push((format!("You: true {truth}, said {said}: {}", human.len()), human));
        labels.push((format!("Machine: true {truth}, said {said}: {}", machine.len()), machine));
    }
    for (words, human, machine) in [
        ("Both right", true, true),
        ("Only you right", true, false),
        ("Only the machine right", false, true),
        ("Both wrong", false, false),
    ] {
        let ends =
            |round: &PlayedRound| (round.round.human_is_right(), round.round.machine_is_right()) == (Some(human), Some(machine));
        let indices = wanted(&ends);
        labels.push((format!("{words}: {}", indices.len()), indices));
    }
    let generator = Generator::new(&Mode::Hard.recipe(), &state(&harness).shared.base).unwrap();
    for (label, indices) in labels {
        assert!(harness.query_by_label(&label).is_some(), "no \"{label}\"");
        if indices.is_empty() {
            continue;
        }
        open_gallery(&mut harness, &label);
        let open = state(&harness).gallery().unwrap();
        let shown: Vec<u64> = open.shown().map(|(_, view)| view.unwrap().specimen.plan.index).collect();
        assert_eq!(shown, indices, "{label}");
        for (picture, view) in open.shown() {
            assert_eq!(view.unwrap().specimen, generator.specimen(7, picture.id.index), "the picture that was played");
            assert!(picture.confidence.is_some_and(|share| (0.25..=1.0).contains(&share)));
        }
        press(&mut harness, Key::Escape);
        assert!(state(&harness).gallery().is_none());
        assert!(harness.query_by_label("Is it luck?").is_some(), "the comparison is still there");
    }
}

#[test]
fn rounds_of_an_own_recipe_open_as_they_were_played() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let mut recipe = Mode::Easy.recipe();
    recipe.healthy_prior = 0.0;
    recipe.alterations.noise_amplitude = brain_tumor_lab::factory::Distribution::Fixed { value: 60.0 };
    harness.state_mut().lab_mut().apply(FactoryAction::EditRecipe(Box::new(recipe.clone()), "test".into()));
    harness.state_mut().lab_mut().apply(FactoryAction::Play);
    play(&mut harness, 3);
    // Another recipe is tuned meanwhile: what was played stays what it was.
    harness.state_mut().lab_mut().apply(FactoryAction::LoadMode(Mode::Hard));
    let round = state(&harness).play.session.records()[1].clone();
    let base = Arc::clone(&state(&harness).shared.base);
    let gallery = state(&harness).play.gallery(Pick::Box(round.outcome().unwrap()));
    let picture = gallery.pictures.iter().find(|picture| Some(&picture.id) == round.origin.picture.id()).unwrap();
    assert_eq!(*picture.id.recipe, recipe);
    harness.state_mut().lab_mut().apply(Action::ShowGallery(Box::new(gallery)));
    run_until(&mut harness, "the pictures", |state| state.gallery().is_some_and(|open| open.views.is_some()));
    let generator = Generator::new(&recipe, &base).unwrap();
    for (picture, view) in state(&harness).gallery().unwrap().shown() {
        assert_eq!(view.unwrap().specimen, generator.specimen(7, picture.id.index));
    }
}

#[test]
fn a_picture_that_waits_again_is_in_no_gallery() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    play(&mut harness, 3);
    let rounds = state(&harness).play.session.records().to_vec();
    // Back to the first picture of the same seed, with the old rounds still counted.
    harness.state_mut().lab_mut().apply(PlayAction::SetSeed(8));
    harness.run_steps(2);
    harness.state_mut().lab_mut().apply(PlayAction::SetSeed(7));
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).play.live.as_ref().unwrap().specimen.plan.index, rounds[0].origin.picture.index());
    // The pictures in all four galleries, and how many are left out.
    let shown = |harness: &mut Harnessed| -> (Vec<u64>, usize) {
        let (mut indices, mut hidden) = (Vec::new(), 0);
        for outcome in Outcome::ALL {
            let gallery = state(harness).play.gallery(Pick::Box(outcome));
            harness.state_mut().lab_mut().apply(Action::ShowGallery(Box::new(gallery)));
            run_until(harness, "the pictures", |state| state.gallery().is_some_and(|open| open.views.is_some()));
            let open = state(harness).gallery().unwrap();
            indices.extend(open.shown().map(|(_, view)| view.unwrap().specimen.plan.index));
            hidden += open.gallery.hidden;
        }
        harness.state_mut().lab_mut().apply(Action::CloseGallery);
        harness.run_steps(2);
        indices.sort_unstable();
        (indices, hidden)
    };
    assert_eq!(shown(&mut harness), (vec![1, 2], 1), "it would give the answer away");
    press(&mut harness, Key::S);
    let texts = spoken_texts(&harness);
    assert!(!texts.iter().any(|text| text.contains("It is ") || text.starts_with("Picture ")), "{texts:?}");
    press(&mut harness, Key::S);
    press(&mut harness, Key::A);
    assert_eq!(shown(&mut harness), (vec![0, 0, 1, 2], 0), "answered again, both rounds are shown");
}

#[test]
fn the_comparison_knows_only_finished_rounds_and_says_nothing_of_the_one_that_waits() {
    let mut seen: Vec<Vec<String>> = Vec::new();
    let mut harness = window();
    run_until_dealt(&mut harness);
    play(&mut harness, 4);
    let mut truths = Vec::new();
    for _ in 0..12 {
        press(&mut harness, Key::Space);
        run_until_dealt(&mut harness);
        press(&mut harness, Key::S);
        let live = state(&harness).play.live.as_ref().unwrap();
        truths.push(live.specimen.plan.syndrome);
        let rounds = state(&harness).play.duel().rounds();
        assert_eq!(rounds, 4, "the rounds that were played");
        let number = state(&harness).play.number();
        seen.push(spoken_texts(&harness).into_iter().map(|text| text.replace(&format!("number {number}"), "number N")).collect());
        press(&mut harness, Key::S);
        // On to the next picture without an answer that would be counted.
        harness.state_mut().lab_mut().apply(PlayAction::SetSeed(100 + truths.len() as u64));
        run_until_dealt(&mut harness);
    }
    truths.sort_unstable();
    truths.dedup();
    assert_eq!(truths.len(), 4, "all classes came up");
    let without_seed =
        |texts: &Vec<String>| -> Vec<String> { texts.iter().filter(|text| text.parse::<u64>().is_err()).cloned().collect() };
    for texts in &seen[1..] {
        assert_eq!(without_seed(texts), without_seed(&seen[0]), "the words differ between pictures that wait");
    }
}

#[test]
fn the_figures_of_luck_are_those_of_the_game() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    play(&mut harness, 6);
    press(&mut harness, Key::S);
    let duel = state(&harness).play.duel();
    let verdict = state(&harness).play.verdict_in_words();
    let [human, machine] = [Player::Human, Player::Machine].map(|player| duel.right(player));
    assert!(verdict.starts_with(&format!("{human} of 6 against {machine} of 6: ")), "{verdict}");
    assert!(harness.query_by_label(&verdict).is_some(), "{verdict}");
    for (player, name) in [(Player::Human, "You"), (Player::Machine, "Machine")] {
        let (low, high) = duel.interval(player);
        let share = duel.score(player).share().unwrap();
        let text = format!("{name}: {:.0} %, between {:.0} and {:.0} %", 100.0 * share, 100.0 * low, 100.0 * high);
        assert!(harness.query_by_label(&text).is_some(), "{text}");
        assert_eq!(duel.score(player), state(&harness).play.score(player), "the same as in the bar");
    }
}

#[test]
fn it_fits_the_smallest_window() {
    let mut harness = window();
    harness.set_size(egui::vec2(1024.0, 700.0));
    run_until_dealt(&mut harness);
    play(&mut harness, 2);
    press(&mut harness, Key::S);
    for label in ["Close", "Is it luck?", "Who was right?"] {
        let rect = harness.get_by_label(label).rect();
        assert!(rect.min.y >= 0.0 && rect.max.y <= 700.0 && rect.max.x <= 1024.0, "{label}: {rect:?}");
    }
    let intervals: Vec<egui::Rect> = harness.get_all_by_label_contains(" %, between ").map(|node| node.rect()).collect();
    assert_eq!(intervals.len(), 2);
    assert!(intervals.iter().all(|rect| rect.max.x <= 1024.0 && rect.max.y <= 700.0), "{intervals:?}");
}

#[test]
fn occlusion_comes_in_steps_and_the_last_one_is_the_whole() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.key_press(Key::V);
    harness.run_steps(2);
    harness.key_press(Key::B);
    harness.run_steps(2);
    harness.get_by_label("Occlusion").click();
    harness.run_steps(1);
    // Without painting between two looks, so that no step is missed.
    let (start, mut steps) = (Instant::now(), Vec::new());
    while steps.last() != Some(&1.0) {
        assert!(start.elapsed() < Duration::from_mins(1), "waited too long for all of the evidence: {steps:?}");
        harness.state_mut().lab_mut().absorb();
        let seen = state(&harness).play.live.as_ref().and_then(|live| live.revealed_evidence());
        let done = seen.filter(|seen| seen.method == EvidenceMethod::Occlusion).map(|seen| seen.done);
        if let Some(done) = done.filter(|done| steps.last() != Some(done)) {
            steps.push(done);
        }
        std::thread::park_timeout(Duration::from_micros(200));
    }
    assert!(steps.len() > 5 && steps.is_sorted(), "it came in steps of {steps:?}");
    let live = state(&harness).play.live.as_ref().unwrap();
    let seen = live.revealed_evidence().unwrap();
    let explainer =
        brain_tumor_lab::network::Explainer::new(live.model.as_ref().unwrap(), &brain_tumor_lab::network::ComputeDevice::cpu());
    let answer = live.round.machine().unwrap();
    let wanted = explainer.unwrap().evidence(EvidenceMethod::Occlusion, live.specimen.image.pixels(), None, answer).unwrap();
    assert_eq!((seen.evidence.answer, &seen.evidence), (answer, &wanted));
    assert_eq!(seen.share, wanted.share_on(&live.specimen.mask));
}

#[test]
fn evidence_that_is_late_is_never_shown_on_another_picture() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.key_press(Key::V);
    harness.run_steps(2);
    harness.state_mut().lab_mut().apply(PlayAction::ExplainBy(EvidenceMethod::Occlusion));
    for _ in 0..4 {
        harness.key_press(Key::C);
        harness.run_steps(2);
        let start = Instant::now();
        harness.key_press(Key::Space);
        harness.run_steps(1);
        run_until_dealt(&mut harness);
        assert!(start.elapsed() < Duration::from_secs(5), "the next picture waits for no evidence");
        let live = state(&harness).play.live.as_ref().unwrap();
        assert!(live.evidence.is_none(), "nothing was asked about this picture");
    }
    harness.key_press(Key::A);
    harness.run_steps(2);
    run_until(&mut harness, "the evidence", |state| {
        state.play.live.as_ref().is_some_and(|live| live.evidence.as_ref().is_some_and(|seen| seen.done >= 1.0))
    });
    assert_eq!(state(&harness).play.live.as_ref().unwrap().evidence.as_ref().unwrap().method, EvidenceMethod::Occlusion);
}
