use std::time::{Duration, Instant};

use brain_tumor_lab::factory::{Mode, Syndrome};
use brain_tumor_lab::game::Player;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::common::{run_until, run_until_dealt, spoken_texts, state, window, window_with};

const KEYS: [(Syndrome, Key); 4] = [(Syndrome::A, Key::A), (Syndrome::B, Key::B), (Syndrome::C, Key::C), (Syndrome::Z, Key::Z)];

fn truth(state: &brain_tumor_lab::app::State) -> Syndrome {
    state.play.live.as_ref().expect("a picture lies on the table").specimen.plan.syndrome
}

#[test]
fn a_round_is_played_by_keys_alone() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let truth = truth(state(&harness));
    let (_, key) = KEYS.into_iter().find(|(class, _)| *class == truth).unwrap();
    harness.key_press(key);
    harness.run_steps(3);
    let round = &state(&harness).play.live.as_ref().unwrap().round;
    assert_eq!(round.truth(), Some(truth));
    assert_eq!(round.human_is_right(), Some(true));
    assert_eq!(state(&harness).play.score(Player::Human).right, 1);
    assert_eq!(state(&harness).play.score(Player::Machine).rounds, 1);
    assert!(harness.query_by_label_contains(&format!("It is {truth}")).is_some());
    assert!(harness.query_by_label_contains("The machine said").is_some());

    let index = state(&harness).play.index();
    harness.key_press(Key::Space);
    harness.run_steps(1);
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).play.index(), index + 1);
}

#[test]
fn a_round_is_played_by_buttons_alone() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.get_by_label_contains("B: 4").click();
    harness.run_steps(3);
    assert_eq!(state(&harness).play.live.as_ref().unwrap().round.guess(), Some(Syndrome::B));
    harness.get_by_label("Next picture").click();
    harness.run_steps(1);
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).play.session.records().len(), 1);
}

#[test]
fn nothing_gives_the_truth_away_before_the_guess() {
    let mut seen: Vec<Vec<String>> = Vec::new();
    let mut truths = Vec::new();
    let mut harness = window();
    for _ in 0..24 {
        run_until_dealt(&mut harness);
        let number = state(&harness).play.number();
        // The picture's number, the scores and the marks change from round to round; the truth must change nothing else.
        let texts = spoken_texts(&harness).into_iter().map(|text| text.replace(&format!("number {number}"), "number N"));
        let is_score = |text: &String| text.contains(" / ") || text.ends_with(" %") || text.starts_with("streak ");
        let texts: Vec<String> = texts.filter(|text| !is_score(text)).collect();
        for secret in ["It is ", "the truth", "machine gives", "You said", "machine said", "tumor lies"] {
            assert!(!texts.iter().any(|text| text.contains(secret)), "\"{secret}\" before the guess: {texts:?}");
        }
        let live = state(&harness).play.live.as_ref().unwrap();
        assert!(
            live.revealed_outlines().is_empty() && live.revealed_prediction().is_none() && live.revealed_specimen().is_none()
        );
        assert_eq!((live.round.truth(), live.round.machine()), (None, None));
        truths.push(truth(state(&harness)));
        seen.push(texts);
        harness.key_press(Key::A);
        harness.run_steps(2);
        harness.key_press(Key::Space);
        harness.run_steps(1);
    }
    truths.sort_unstable();
    truths.dedup();
    assert_eq!(truths.len(), 4, "all classes came up");
    // The first round has no score yet; all later ones must say the same words, whatever the truth is.
    for texts in &seen[2..] {
        assert_eq!(texts, &seen[1], "the words before the guess differ between rounds");
    }
}

#[test]
fn late_and_double_keys_count_once() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    for key in [Key::A, Key::B, Key::C, Key::A] {
        harness.key_press(key);
        harness.run_steps(1);
    }
    assert_eq!(state(&harness).play.live.as_ref().unwrap().round.guess(), Some(Syndrome::A));
    assert_eq!(state(&harness).play.session.records().len(), 1);
    // Two keys for the next picture give one next picture.
    let index = state(&harness).play.index();
    harness.key_press(Key::Space);
    harness.key_press(Key::Enter);
    harness.run_steps(1);
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).play.index(), index + 1);
}

#[test]
fn space_does_not_skip_a_picture_that_waits_for_an_answer() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let dealt = state(&harness).play.live.as_ref().unwrap().dealt;
    harness.key_press(Key::Space);
    harness.run_steps(2);
    assert_eq!(state(&harness).play.live.as_ref().unwrap().dealt, dealt, "the same picture, dealt once");
    assert!(state(&harness).play.waits_for_answer());
}

#[test]
fn easy_and_hard_have_scores_of_their_own() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.key_press(Key::A);
    harness.run_steps(2);
    harness.get_by_label("EASY").click();
    harness.run_steps(1);
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).play.mode(), Mode::Easy);
    assert_eq!(state(&harness).play.score(Player::Human).rounds, 0);
    harness.key_press(Key::H);
    harness.run_steps(1);
    run_until(&mut harness, "HARD", |state| state.play.mode() == Mode::Hard && state.play.live.is_some());
    assert_eq!(state(&harness).play.score(Player::Human).rounds, 1);
}

#[test]
fn a_display_toggle_changes_no_score_and_no_picture() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let dealt = |harness: &crate::common::Harnessed| {
        let live = state(harness).play.live.as_ref().unwrap();
        (live.dealt, live.id.clone())
    };
    let (before, outlines) = (dealt(&harness), state(&harness).shared.settings.outlines);
    harness.key_press(Key::O);
    harness.run_steps(2);
    assert_eq!(state(&harness).shared.settings.outlines, !outlines);
    assert_eq!(dealt(&harness), before);
    assert!(state(&harness).play.session.records().is_empty());
}

#[test]
fn the_same_seed_gives_two_players_the_same_rounds() {
    let play = |harness: &mut crate::common::Harnessed| -> Vec<(u64, Syndrome)> {
        let round = |harness: &mut crate::common::Harnessed| {
            run_until_dealt(harness);
            let seen = (state(harness).play.index(), truth(state(harness)));
            harness.key_press(Key::A);
            harness.run_steps(2);
            harness.key_press(Key::Space);
            harness.run_steps(1);
            seen
        };
        (0..6).map(|_| round(harness)).collect()
    };
    let mut harness = window();
    let first = play(&mut harness);
    run_until_dealt(&mut harness);
    harness.get_by_label("Same pictures again").click();
    harness.run_steps(1);
    run_until_dealt(&mut harness);
    assert!(state(&harness).play.session.records().is_empty());
    assert_eq!(play(&mut harness), first);
    // A new session has new pictures; two players who begin one after the same seed get the same.
    let mut other = window();
    run_until_dealt(&mut other);
    other.key_press(Key::A);
    other.run_steps(2);
    for harness in [&mut harness, &mut other] {
        run_until(harness, "the last picture", |state| state.play.live.is_some());
        harness.get_by_label("New session").click();
        harness.run_steps(1);
        run_until_dealt(harness);
        assert_eq!(state(harness).play.number(), 1);
    }
    let seed = state(&harness).play.seed;
    assert!(seed != 7 && seed == state(&other).play.seed, "{seed}");
    assert_eq!(play(&mut harness), play(&mut other));
}

#[test]
fn the_first_eight_rounds_have_every_class() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let mut numbers = Vec::new();
    for _ in 0..3 {
        let mut truths = Vec::new();
        for _ in 0..8 {
            run_until_dealt(&mut harness);
            numbers.push(state(&harness).play.number());
            truths.push(truth(state(&harness)));
            harness.key_press(Key::A);
            harness.run_steps(2);
            harness.key_press(Key::Space);
            harness.run_steps(1);
        }
        truths.sort_unstable();
        truths.dedup();
        assert_eq!(truths.len(), 4, "seed {}", state(&harness).play.seed);
        harness.get_by_label("Another seed").click();
        harness.run_steps(1);
    }
    assert_eq!(numbers, (0..3).flat_map(|_| 1..=8).collect::<Vec<_>>());
    assert_eq!(state(&harness).play.session.records().len(), 24, "another seed keeps the scores");
}

#[test]
fn a_typed_seed_is_taken_and_nonsense_is_answered() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let mut type_seed = |text: &str| {
        harness.get_by_role_and_label(egui::accesskit::Role::SpinButton, "Seed").click();
        harness.run_steps(2);
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        harness.key_press(Key::Backspace);
        harness.run_steps(1);
        harness.get_by_role_and_label(egui::accesskit::Role::SpinButton, "Seed").type_text(text);
        harness.run_steps(1);
        harness.key_press(Key::Enter);
        harness.run_steps(3);
        (state(&harness).play.seed, harness.query_by_label_contains("is no number").is_some())
    };
    assert_eq!(type_seed("42"), (42, false));
    assert_eq!(type_seed("abc"), (42, true));
}

#[test]
fn a_session_ended_by_a_slip_comes_back() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.key_press(Key::A);
    harness.run_steps(2);
    let seed = state(&harness).play.seed;
    harness.get_by_label("New session").click();
    harness.run_steps(1);
    run_until_dealt(&mut harness);
    assert_ne!(state(&harness).play.seed, seed);
    for label in ["You", "Score", "Restore session", "Save session\u{2026}"] {
        let rect = harness.get_by_label(label).rect();
        assert!(rect.max.y <= 720.0 - 4.0, "{label} leaves the window: {rect}");
        assert!(label == "Score" || rect.height() <= 36.0, "{label} takes more than one line: {rect}");
    }
    harness.get_by_label("Restore session").click();
    harness.run_steps(2);
    assert_eq!(state(&harness).play.session.records().len(), 1);
    assert_eq!((state(&harness).play.seed, state(&harness).play.number()), (seed, 2), "it goes on where it was");
}

#[test]
fn the_rounds_of_the_last_start_can_be_brought_back_and_go_on_behind_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(path.clone()));
    for _ in 0..2 {
        run_until_dealt(&mut harness);
        harness.key_press(Key::B);
        harness.run_steps(2);
        harness.key_press(Key::Space);
        harness.run_steps(2);
    }
    let played = state(&harness).play.session.clone();
    assert_eq!(played.records().len(), 2);
    drop(harness);

    let mut harness = window_with(|launch| launch.settings_path = Some(path.clone()));
    run_until_dealt(&mut harness);
    assert!(state(&harness).play.session.records().is_empty(), "a class starts from zero");
    harness.get_by_label("Restore session").click();
    harness.run_steps(2);
    run_until_dealt(&mut harness);
    let play = &state(&harness).play;
    assert_eq!(play.session, played);
    assert_eq!(play.live.as_ref().unwrap().specimen.plan.index, 2, "no picture is played twice");

    // Looked at only, it is there the next time too.
    drop(harness);
    drop(window_with(|launch| launch.settings_path = Some(path.clone())));
    let harness = window_with(|launch| launch.settings_path = Some(path.clone()));
    assert_eq!(state(&harness).play.session_before.as_ref(), Some(&played));
}

#[test]
fn a_round_is_in_the_file_before_the_window_closes() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(settings.clone()));
    run_until_dealt(&mut harness);
    harness.key_press(Key::B);
    // A crash from here on would cost nothing.
    let start = Instant::now();
    let file = folder.path().join("session.toml");
    let rounds = || std::fs::read_to_string(&file).map_or(0, |text| text.matches("[[rounds]]").count());
    while rounds() != 1 {
        assert!(start.elapsed() < Duration::from_mins(1), "the round is not kept");
        harness.run_steps(1);
    }
}

#[test]
fn evidence_comes_after_the_answer_for_any_class_and_never_before() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.get_by_label("Evidence").click();
    harness.run_steps(3);
    assert!(state(&harness).shared.settings.evidence);
    assert!(state(&harness).play.live.as_ref().unwrap().evidence.is_none(), "it would give the answer away");
    assert!(harness.query_by_label_contains("What speaks for").is_none());
    harness.key_press(Key::B);
    harness.run_steps(1);
    run_until(&mut harness, "the evidence", |state| {
        state.play.live.as_ref().is_some_and(|live| live.revealed_evidence().is_some())
    });
    let live = state(&harness).play.live.as_ref().unwrap();
    let seen = live.revealed_evidence().unwrap();
    assert_eq!(Some(seen.evidence.answer), live.round.machine(), "for what the machine said");
    assert!(seen.evidence.values.iter().all(|value| value.is_finite() && *value >= 0.0));
    assert!(harness.query_by_label_contains("What speaks for").is_some());
    for class in [Syndrome::C, Syndrome::A] {
        harness.get_by_label(&format!(" {class} ")).click();
        harness.run_steps(1);
        run_until(&mut harness, "the other evidence", move |state| {
            let live = state.play.live.as_ref().unwrap();
            live.revealed_evidence().is_some_and(|seen| seen.evidence.answer == class.into())
        });
    }
    harness.key_press(Key::V);
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("What speaks for").is_none());
}
