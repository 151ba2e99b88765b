//! A network that only says ill or healthy, in every room.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use brain_tumor_lab::app::{Action, NetworkAction, Opponent, PlayAction};
use brain_tumor_lab::factory::{BaseImage, Generator, Mode, Syndrome};
use brain_tumor_lab::game::Player;
use brain_tumor_lab::network::{Answer, Cell, Classes, ComputeDevice, Trainer, TrainingSettings};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, spoken_texts, state, window};
use crate::plan::choose;
use crate::registries::open;

/// Writes a network that has seen 480 EASY pictures.
fn write_model(path: &Path) {
    let settings = TrainingSettings { classes: Classes::Binary, batch: 16, ..TrainingSettings::default() };
    let generator = Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).unwrap();
    let mut trainer = Trainer::new(settings, generator, &ComputeDevice::cpu(), 0);
    (0..30).for_each(|step| {
        trainer.step(f64::from(step) / 30.0).unwrap();
    });
    trainer.model(1.0, None).unwrap().save(path).unwrap();
}

/// A window in which such a network plays.
pub fn against_it() -> Harnessed {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ill.model");
    write_model(&path);
    let mut harness = window();
    run_until_dealt(&mut harness);
    order(&mut harness, PlayAction::SetMode(Mode::Easy));
    run_until_dealt(&mut harness);
    order(&mut harness, Action::OpenModel(path));
    run_until(&mut harness, "the model", |state| state.shared.models.opponent == Opponent::File);
    run_until_dealt(&mut harness);
    harness
}

fn says(harness: &Harnessed, words: &str) -> bool {
    spoken_texts(harness).iter().any(|text| text.contains(words))
}

#[test]
fn in_play_it_is_judged_by_what_it_says_and_scored_apart() {
    let mut harness = against_it();
    assert!(
        says(&harness, "The machine only says ill or healthy") && !says(&harness, "The machine: ill"),
        "not before the guess"
    );
    let mut right = [0; 2];
    for _ in 0..4 {
        run_until_dealt(&mut harness);
        order(&mut harness, PlayAction::Answer(Syndrome::B));
        run_until(&mut harness, "the answer", |state| state.play.is_answered());
        let live = state(&harness).play.live.as_ref().unwrap();
        let (truth, prediction) = (live.specimen.plan.syndrome, live.prediction.unwrap());
        let said = live.round.machine().unwrap();
        assert!(matches!(said, Answer::Ill | Answer::Healthy), "{said}");
        assert_eq!(live.round.machine_is_right(), Some((said == Answer::Ill) == (truth != Syndrome::Z)));
        assert_eq!(live.round.human_is_right(), Some(truth == Syndrome::B));
        right[0] += usize::from(truth == Syndrome::B);
        right[1] += usize::from((said == Answer::Ill) == (truth != Syndrome::Z));
        let percent = |answer| format!("{answer} {:.0} %", 100.0 * prediction.share(answer).unwrap());
        let bars = format!("The machine: {}, {}", percent(Answer::Ill), percent(Answer::Healthy));
        assert!(says(&harness, &bars), "\"{bars}\" is not said");
        assert!(says(&harness, &format!("The machine said {said}: ")) && !says(&harness, "the machine gives it"));
        order(&mut harness, PlayAction::Next);
    }
    run_until_dealt(&mut harness);
    let play = &state(&harness).play;
    let scores = [Player::Human, Player::Machine].map(|player| play.score(player));
    assert_eq!(scores.map(|score| (score.right, score.rounds)), right.map(|right| (right, 4)));
    let machine = play.matrix(Player::Machine);
    assert_eq!((machine.classes(), machine.total()), (Classes::Binary, 4));
    assert_eq!(play.matrix(Player::Human).classes(), Classes::Four);
    assert!(says(&harness, "ill/healthy"), "the score says what it counts");

    harness.key_press(Key::S);
    harness.run_steps(3);
    assert!(says(&harness, "The machine only says ill or healthy."));
    assert!(says(&harness, "The machine has the easier question: ill or healthy."));
    let cells = |player: &str| harness.query_all_by_label_contains(&format!("{player}: true ")).count();
    assert_eq!((cells("You"), cells("Machine")), (16, 4));
    let of_ill = machine.count(Answer::Ill, Answer::Ill).max(machine.count(Answer::Ill, Answer::Healthy));
    let said = if machine.count(Answer::Ill, Answer::Ill) == of_ill { Answer::Ill } else { Answer::Healthy };
    assert!(of_ill > 0, "the first rounds have every class");
    harness.get_by_label(&format!("Machine: true ill, said {said}: {of_ill}")).click();
    harness.run_steps(3);
    let gallery = &state(&harness).gallery().unwrap().gallery;
    assert_eq!((gallery.title.as_str(), gallery.pictures.len() as u64), (&*format!("True ill, the machine said {said}"), of_ill));
    assert!(gallery.pictures.iter().all(|picture| picture.truth != Syndrome::Z && picture.machine == Some(said)));
    order(&mut harness, Action::CloseGallery);
    harness.key_press(Key::S);
    harness.run_steps(3);

    // The table names what was said.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("session.csv");
    order(&mut harness, PlayAction::SaveSession(path.clone()));
    run_until(&mut harness, "the table", move |_| path.exists());
    let table = std::fs::read_to_string(folder.path().join("session.csv")).unwrap();
    let machine: Vec<&str> = table.lines().skip(1).map(|line| line.split(',').nth(6).unwrap()).collect();
    assert!(machine.len() == 4 && machine.iter().all(|said| ["ill", "healthy"].contains(said)), "{table}");

    // Against a machine that names the classes another score runs.
    order(&mut harness, PlayAction::SetOpponent(Opponent::Bundled));
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).play.score(Player::Human).rounds, 0);
    assert!(!says(&harness, "The machine only says ill or healthy"));
}

#[test]
fn what_speaks_for_ill_and_for_healthy_is_shown() {
    let mut harness = against_it();
    order(&mut harness, PlayAction::ToggleEvidence);
    order(&mut harness, PlayAction::Answer(Syndrome::A));
    let wanted = |answer| {
        move |state: &brain_tumor_lab::app::State| {
            let seen = state.play.live.as_ref().and_then(|live| live.revealed_evidence());
            seen.is_some_and(|seen| seen.evidence.answer == answer)
        }
    };
    for answer in [Answer::Healthy, Answer::Ill] {
        harness.get_by_label(&format!(" {answer} ")).click();
        harness.run_steps(1);
        run_until(&mut harness, "the evidence", wanted(answer));
    }
    assert!(harness.query_by_label(" A ").is_none());
}

#[test]
fn the_network_room_shows_one_logit_and_its_sigmoid() {
    let mut harness = against_it();
    open(&mut harness, "Network", Some("Sum"));
    let shown = |state: &brain_tumor_lab::app::State| {
        state
            .network
            .shown
            .as_ref()
            .and_then(|shown| shown.classified())
            .is_some_and(|said| said.model.classes() == Classes::Binary)
    };
    run_until(&mut harness, "the network", shown);
    let shown = state(&harness).network.shown.clone().unwrap();
    let prediction = shown.classified().unwrap().prediction;
    for (answer, share) in prediction.shares() {
        assert!(says(&harness, &format!("{answer}: {:.1} %", 100.0 * share)), "{answer}");
        assert!(harness.query_by_label(&format!("Evidence for {answer}")).is_some());
    }
    assert!(says(&harness, "Output, one logit: ill") && says(&harness, "Sigmoid, logit to probability"));
    let layers = shown.trace.outputs.len();
    for (layer, words) in [(layers - 2, "Logit of ill"), (layers - 1, "Sigmoid: ill is 1 / (1 + ")] {
        order(&mut harness, NetworkAction::SelectLayer(layer));
        order(&mut harness, NetworkAction::PickCell(Cell::default()));
        run_until(&mut harness, "the layer", |state| state.network.shown.is_some());
        assert!(says(&harness, words), "\"{words}\" is not said");
    }
    open(&mut harness, "Network", Some("What if"));
    let best = prediction.answer();
    assert!(says(&harness, &format!("{best} {:.1} %", 100.0 * prediction.confidence())));
}

#[test]
fn it_is_trained_by_a_choice_of_the_plan_and_every_page_shows_the_two() {
    let mut harness = window();
    harness.set_size(egui::vec2(1280.0, 1300.0));
    run_until_dealt(&mut harness);
    open(&mut harness, "Train", None);
    harness.get_by_label("EASY").click();
    harness.run_steps(2);
    choose(&mut harness, "Answers", "ill or healthy");
    let size = Classes::ALL.map(|classes| brain_tumor_lab::network::Architecture::Compact.parameters(classes));
    assert_eq!(size[0] - size[1], 3 * 257);
    choose(&mut harness, "Architecture", "compact, 97\u{a0}905 weights");
    assert_eq!(state(&harness).train.form.settings.classes, Classes::Binary, "another architecture keeps the answers");
    harness.get_by_label("Start").click();
    run_until(&mut harness, "a measurement", |state| state.train.details.examined.is_some());
    run_until(&mut harness, "a mistake", |state| {
        let confusion = state.train.validation.map(|validation| validation.evaluation.confusion);
        confusion.is_some_and(|confusion| confusion.accuracy() < 1.0)
    });
    order(&mut harness, brain_tumor_lab::app::TrainAction::Pause);
    assert!(
        says(&harness, "Always giving the more frequent answer is right in 7") || says(&harness, "to everything"),
        "the base rate stands beside the accuracy"
    );
    assert!(says(&harness, "it says ill "), "what it says now of one picture");
    harness.get_by_label("Mistakes").click();
    harness.run_steps(3);
    let confusion = state(&harness).train.validation.unwrap().evaluation.confusion;
    assert_eq!(confusion.classes(), Classes::Binary);
    assert_eq!(harness.query_all_by_label_contains("Validation: true ").count(), 4);
    let answers = [Answer::Ill, Answer::Healthy];
    let wrong = answers.into_iter().zip([Answer::Healthy, Answer::Ill]);
    let (truth, said) = wrong.max_by_key(|&(truth, said)| confusion.count(truth, said)).unwrap();
    let count = confusion.count(truth, said);
    harness.get_by_label(&format!("Validation: true {truth}, said {said}: {count}")).click();
    harness.run_steps(3);
    let gallery = &state(&harness).gallery().unwrap().gallery;
    assert_eq!(gallery.pictures.len() as u64, count);
    let fits = |truth_of: Syndrome| (truth_of == Syndrome::Z) == (truth == Answer::Healthy);
    assert!(gallery.pictures.iter().all(|picture| fits(picture.truth) && picture.machine == Some(said)));
}
