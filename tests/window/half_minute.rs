//! Half a minute of training for the game, and what is said when a network in training becomes better than the person.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use brain_tumor_lab::app::{
    Action, BaseOrigin, ChallengeStage, FactoryAction, LengthUnit, Opponent, PlayAction, Room, Status, TrainAction, TrainForm,
};
use brain_tumor_lab::factory::{Mode, Syndrome};
use brain_tumor_lab::network::Architecture;
use brain_tumor_lab::worker::Finish;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::base_images::{another_brain, on_another_brain};
use crate::common::{Harnessed, order, run_until, run_until_dealt, spoken_texts, state, window, window_with};
use crate::registries::open;

/// The button that trains on what is played.
const TRAIN: &str = "Train on this (half a minute)";

fn is_offered(harness: &Harnessed) -> bool {
    harness.query_by_label_contains(TRAIN).is_some()
}

fn says(harness: &Harnessed, words: &str) -> bool {
    spoken_texts(harness).iter().any(|text| text.contains(words))
}

/// Answers the next pictures so that the person is right, or wrong, in each of them.
fn play(harness: &mut Harnessed, rounds: usize, rightly: bool) {
    for _ in 0..rounds {
        run_until_dealt(harness);
        let truth = state(harness).play.live.as_ref().unwrap().specimen.plan.syndrome;
        let other = Syndrome::ALL.into_iter().find(|class| *class != truth).unwrap();
        order(harness, PlayAction::Answer(if rightly { truth } else { other }));
        order(harness, PlayAction::Next);
    }
    run_until_dealt(harness);
}

#[test]
fn a_training_is_measured_at_once_and_says_on_how_many_pictures() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    open(&mut harness, "Train", None);
    harness.get_by_label("Start").click();
    run_until(&mut harness, "two measurements", |state| state.train.rows.len() > 1);
    let train = &state(&harness).train;
    let first = train.rows[0];
    assert!(first.seconds < 4.0 && first.validation_pictures == 64, "{first:?}");
    let confusion = train.validation.unwrap().evaluation.confusion;
    assert_eq!(confusion.total(), train.rows.last().unwrap().validation_pictures);
    assert_eq!(train.details.examined.as_ref().unwrap().pictures.len() as u64, confusion.total());
    harness.get_by_label("Pause").click();
    run_until(&mut harness, "a pause", |state| state.train.status == Status::Paused);
    harness.run_steps(2);
    let of = state(&harness).train.validation.unwrap().evaluation.confusion.total();
    assert!(harness.query_by_label(&format!("of {of}")).is_some());
    // The end is measured on all of them.
    harness.get_by_label("Stop and keep").click();
    run_until(&mut harness, "the end", |state| !state.train.is_active());
    assert_eq!(state(&harness).train.rows.last().unwrap().validation_pictures, 500);
}

/// A form whose network is better than chance within seconds.
fn small() -> TrainForm {
    TrainForm {
        mode: Mode::Easy,
        settings: Architecture::Compact.preset(),
        unit: LengthUnit::Pictures,
        images: 20_000,
        ..TrainForm::default()
    }
}

#[test]
fn that_it_has_passed_the_person_is_said_once_in_every_room() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    order(&mut harness, PlayAction::SetMode(Mode::Easy));
    play(&mut harness, 12, false);
    order(&mut harness, TrainAction::EditForm(Box::new(small())));
    order(&mut harness, TrainAction::Start);
    run_until(&mut harness, "that it has passed", |state| state.train.passed.is_some());
    let passed = state(&harness).train.passed.unwrap();
    // None of twelve is right: even a network that guesses is better, and the interval of twelve ends at 26.5 % (Clopper and Pearson).
    assert_eq!((passed.standing.person.right, passed.standing.person.of), (0, 12));
    assert!(passed.standing.machine.interval()[0] > 0.264);
    let row = state(&harness).train.rows.iter().find(|row| row.images == passed.images).copied().unwrap();
    assert!((row.seconds - passed.seconds).abs() < 1e-9);
    let said = |harness: &Harnessed| says(harness, "It has passed you after ");
    assert_eq!(state(&harness).shared.room, Room::Play);
    assert!(said(&harness), "in Play");
    open(&mut harness, "Train", Some("Race"));
    harness.run_steps(2);
    assert!(said(&harness) && says(&harness, "The network passed you after "), "in Train");
    // Once: what is said is not said again, whatever is measured or played.
    let rows = state(&harness).train.rows.len();
    run_until(&mut harness, "more measurements", |state| state.train.rows.len() > rows + 2 || !state.train.is_active());
    assert_eq!(state(&harness).train.passed, Some(passed));
    assert!(!says(&harness, "\u{d7} 2"));
    order(&mut harness, TrainAction::StopAndKeep);
    run_until(&mut harness, "the end", |state| !state.train.is_active());
    assert_eq!(state(&harness).train.passed, Some(passed));
    // Another training is another race.
    order(&mut harness, TrainAction::Start);
    assert_eq!(state(&harness).train.passed, None);
}

#[test]
fn few_rounds_tell_nothing_and_it_is_said_how_many_more_would() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    order(&mut harness, PlayAction::SetMode(Mode::Easy));
    play(&mut harness, 1, true);
    play(&mut harness, 1, false);
    order(&mut harness, TrainAction::EditForm(Box::new(small())));
    order(&mut harness, TrainAction::Start);
    open(&mut harness, "Train", Some("Race"));
    run_until(&mut harness, "a network that is ahead", |state| state.train.standing.machine.share() > 0.8);
    assert_eq!(state(&harness).train.passed, None);
    harness.run_steps(2);
    assert!(says(&harness, "2 rounds cannot tell yet: "), "{:?}", state(&harness).train.race_in_words());
    assert!(!says(&harness, "It has passed you"));
    // Those rounds are played: then it can be told.
    order(&mut harness, Action::Show(Room::Play));
    for _ in 0..20 {
        if state(&harness).train.passed.is_some() {
            break;
        }
        play(&mut harness, 1, true);
        play(&mut harness, 1, false);
    }
    assert!(says(&harness, "It has passed you after "));
}

#[test]
fn half_a_minute_on_what_is_played_seats_the_new_network() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let brain = another_brain();
    let origin = BaseOrigin::Given("my scan.png".to_owned());
    let mut harness = window_with(|launch| {
        launch.settings_path = Some(path);
        launch.base = Some((brain.clone(), origin));
    });
    run_until_dealt(&mut harness);
    order(&mut harness, PlayAction::SetOpponent(Opponent::Bundled));
    run_until_dealt(&mut harness);
    assert!(says(&harness, "was trained on another base image") && is_offered(&harness));
    let form = state(&harness).train.form.clone();
    harness.key_press(Key::T);
    harness.run_steps(1);
    assert!(state(&harness).train.is_active() && !is_offered(&harness));
    run_until(&mut harness, "a measurement", |state| state.train.validation.is_some());
    assert!(says(&harness, "A network learns this: ") && says(&harness, "pictures right. Play on."));
    // Play goes on against who played before, and the form of the next training is as it was.
    play(&mut harness, 1, true);
    let now = state(&harness);
    assert_eq!((now.shared.models.opponent, now.shared.models.trained.is_none()), (Opponent::Bundled, true));
    assert_eq!((&now.train.form, now.train.running.minutes), (&form, 0.5));
    let run = now.train.run.clone().unwrap();
    run_until(&mut harness, "the new network", |state| state.shared.models.opponent == Opponent::Trained);
    let now = state(&harness);
    assert_eq!(now.train.status, Status::Ended(Finish::Complete));
    assert!(now.train.challenge.is_none());
    let model = now.shared.models.trained.clone().unwrap();
    assert!(model.base() == Some(&brain) && model.record.seconds >= 30.0);
    assert!(says(&harness, "The new network plays: ") && says(&harness, "; the bundled HARD network: "));
    run_until_dealt(&mut harness);
    assert!(!says(&harness, "was trained on another base image") && !is_offered(&harness));
    order(&mut harness, TrainAction::Show(brain_tumor_lab::app::RUNS));
    run_until(&mut harness, "the run", |state| state.shared.runs.list.iter().any(|kept| kept.name == run));
}

#[test]
fn a_half_minute_is_cancelled_in_play_and_its_run_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(path));
    run_until_dealt(&mut harness);
    assert!(!is_offered(&harness), "the bundled network learned what is played");
    harness.key_press(Key::T);
    harness.run_steps(1);
    assert_eq!(state(&harness).train.status, Status::Idle, "the key does nothing where nothing is offered");
    // A recipe that nobody learned.
    let mut recipe = Mode::Hard.recipe();
    recipe.name = "fainter".to_owned();
    recipe.healthy_prior = 0.7;
    order(&mut harness, FactoryAction::EditRecipe(Box::new(recipe), "test".into()));
    order(&mut harness, FactoryAction::Play);
    order(&mut harness, Action::Show(Room::Play));
    run_until_dealt(&mut harness);
    assert!(
        says(&harness, "The bundled HARD network was trained on ") && says(&harness, "fainter"),
        "{:?}",
        spoken_texts(&harness)
    );
    harness.get_by_label_contains(TRAIN).click();
    harness.run_steps(1);
    run_until(&mut harness, "a measurement", |state| state.train.validation.is_some());
    let run = state(&harness).train.run.clone().unwrap();
    assert_eq!(state(&harness).train.recipe.healthy_prior, 0.7);
    harness.get_by_label("Cancel").click();
    harness.run_steps(1);
    assert_eq!(state(&harness).train.challenge.as_ref().unwrap().stage, ChallengeStage::Stopped);
    run_until(&mut harness, "the end", |state| !state.train.is_active() && state.train.challenge.is_none());
    let now = state(&harness);
    assert_eq!((now.train.status.clone(), now.shared.models.opponent), (Status::Ended(Finish::Stopped), Opponent::Bundled));
    assert!(is_offered(&harness));
    order(&mut harness, TrainAction::Show(brain_tumor_lab::app::RUNS));
    run_until(&mut harness, "the run", |state| state.shared.runs.list.iter().any(|kept| kept.name == run));
}

#[test]
fn a_training_under_way_is_not_thrown_away_for_half_a_minute() {
    let mut harness = on_another_brain();
    order(&mut harness, TrainAction::EditForm(Box::new(TrainForm { minutes: 7.0, ..TrainForm::default() })));
    order(&mut harness, TrainAction::Start);
    run_until(&mut harness, "the first steps", |state| !state.train.loss.is_empty());
    harness.run_steps(2);
    assert!(says(&harness, "A training is under way, and goes on."));
    harness.key_press(Key::T);
    harness.run_steps(1);
    order(&mut harness, PlayAction::TrainOnThis);
    harness.run_steps(2);
    let train = &state(&harness).train;
    assert!(train.is_active() && train.challenge.is_none() && train.running.minutes == 7.0);
    assert!(says(&harness, "stop it in Train first"));
}

#[test]
fn the_network_for_any_base_image_may_be_replaced_too() {
    let mut harness = window_with(|launch| {
        launch.base = Some((another_brain(), BaseOrigin::Given("my scan.png".to_owned())));
    });
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).shared.models.opponent, Opponent::Any);
    assert!(!is_offered(&harness), "it reads any base image, and no strip takes room from the pictures");
    harness.key_press(Key::T);
    harness.run_steps(1);
    assert!(state(&harness).train.challenge.is_some(), "the key is there all the same");
    order(&mut harness, TrainAction::StopQuick);
    run_until(&mut harness, "the end of the training", |state| state.train.challenge.is_none());
    let recipe = Arc::new(Mode::Easy.recipe());
    assert!(!recipe.draws_as(&state(&harness).play.recipe()));
    order(&mut harness, PlayAction::SetMode(Mode::Easy));
    run_until_dealt(&mut harness);
    assert!(says(&harness, ", not on EASY, which you play") && is_offered(&harness));
}
