//! Trainings that are kept, in the training room.

use std::path::Path;

use brain_tumor_lab::app::{LandscapeAction, LengthUnit, Opponent, RUNS, State, Status, TrainAction, TrainForm};
use brain_tumor_lab::network::Architecture;
use brain_tumor_lab::worker::Finish;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, state, window_with};

fn room(folder: &Path) -> Harnessed {
    let settings = folder.join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(settings));
    run_until_dealt(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(2);
    harness
}

/// Trains until the second validation and keeps the network.
fn train(harness: &mut Harnessed) {
    // The small network: its measurements come soon on a busy machine too.
    let form = state(harness).train.form.clone().with_architecture(Architecture::Compact);
    order(harness, TrainAction::EditForm(Box::new(form)));
    harness.get_by_label("Start").click();
    harness.run_steps(1);
    run_until(harness, "two measurements", |state| state.train.validation_loss.points().len() == 2);
    harness.get_by_label("Stop and keep").click();
    harness.run_steps(1);
    run_until(harness, "the end", |state| !state.train.is_active());
}

/// Whether the list has so many runs, and no training works on them. A list that was read during a training says that its run is worked
/// on: that one cannot be renamed, deleted or continued until the list is read again.
fn lists_free_runs(state: &State, count: usize) -> bool {
    let runs = &state.shared.runs.list;
    runs.len() == count && runs.iter().all(|run| !run.is_worked_on)
}

fn show_runs(harness: &mut Harnessed, count: usize) {
    harness.get_by_label("Runs").click();
    harness.run_steps(1);
    run_until(harness, "the list", |state| lists_free_runs(state, count));
    assert_eq!(state(harness).train.page, RUNS);
}

#[test]
fn the_landscape_of_a_run_is_computed_dragged_and_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = room(folder.path());
    // Counted in pictures, so that there are as many networks along the way on a slow machine.
    let form = state(&harness).train.form.clone().with_architecture(Architecture::Compact);
    let form = TrainForm { unit: LengthUnit::Pictures, images: 1_024, ..form };
    order(&mut harness, TrainAction::EditForm(Box::new(form)));
    order(&mut harness, TrainAction::Start);
    run_until(&mut harness, "the end", |state| matches!(state.train.status, Status::Ended(_)));
    show_runs(&mut harness, 1);
    let run = state(&harness).shared.runs.list[0].name.clone();
    harness.get_by_label("Landscape").click();
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("Choose a run.").is_some());
    order(&mut harness, TrainAction::Landscape(LandscapeAction::Choose(run)));
    run_until(&mut harness, "two points of the grid", |state| {
        let seen = state.train.landscape.seen.as_ref();
        seen.is_some_and(|seen| seen.losses.iter().flatten().count() >= 2) || state.train.landscape.failure.is_some()
    });
    let seen = state(&harness).train.landscape.seen.clone().unwrap_or_else(|| panic!("{:?}", state(&harness).train.landscape));
    assert!(seen.shares.iter().sum::<f64>() <= 1.0 + 1e-9 && seen.shares[0] >= seen.shares[1], "{:?}", seen.shares);
    assert!(harness.query_by_label_contains("of the variance of the checkpoints").is_some());
    let end = seen.point.unwrap();
    order(&mut harness, TrainAction::Landscape(LandscapeAction::Drag(seen.corners[0])));
    run_until(&mut harness, "the corner", |state| {
        let point = state.train.landscape.seen.as_ref().and_then(|seen| seen.point);
        point.is_some_and(|point| point.place == seen.corners[0])
    });
    let corner = state(&harness).train.landscape.seen.as_ref().unwrap().clone();
    // The same place of the grid has the same loss.
    assert_eq!(corner.losses[0], Some(corner.point.unwrap().said.loss));
    assert!((corner.point.unwrap().said.loss - end.said.loss).abs() > 1e-9);
    harness.get_by_label("Stop").click();
    harness.run_steps(2);
    assert!(!state(&harness).train.landscape.is_busy());
}

#[test]
fn a_stopped_run_is_listed_shown_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = room(folder.path());
    train(&mut harness);
    drop(harness);

    // After a new start of the program.
    let mut harness = room(folder.path());
    show_runs(&mut harness, 1);
    let run = state(&harness).shared.runs.list[0].clone();
    harness.get_by_label(&run.name).click();
    harness.run_steps(1);
    run_until(&mut harness, "the curve", |state| state.shared.runs.curves.len() == 1);
    // Hidden in the legend and shown again; it stays ticked.
    for word in ["Hide", "Show", "Hide"] {
        harness.get_by_label(&format!("{word} {}", run.name)).click();
        harness.run_steps(2);
    }
    assert!(state(&harness).shared.runs.shown.contains(&run.name));
    let rows = state(&harness).shared.runs.curves[&run.name].clone();
    assert_eq!(rows.len(), 3, "two measurements and the last one");
    harness.get_by_label("Play best").click();
    harness.run_steps(1);
    run_until(&mut harness, "the network of the run", |state| state.shared.models.opponent == Opponent::File);

    harness.get_by_label("Continue").click();
    harness.run_steps(1);
    let seen = rows[2].images;
    run_until(&mut harness, "steps beyond", |state| state.train.status == Status::Running && state.train.progress.images > seen);
    assert_eq!(state(&harness).train.validation_loss.points()[..3].last().unwrap()[0], seen as f64, "its curve came along");
    harness.get_by_label("Discard").click();
    harness.run_steps(2);
    harness.get_by_label("Really discard?").click();
    harness.run_steps(1);
    run_until(&mut harness, "the end", |state| state.train.status == Status::Ended(Finish::Discarded));
    run_until(&mut harness, "the discarded run", |state| state.shared.runs.deleted.is_some());
}

#[test]
fn runs_are_renamed_deleted_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = room(folder.path());
    train(&mut harness);
    show_runs(&mut harness, 1);
    harness.get_by_label("Rename").click();
    harness.run_steps(4);
    let field = harness.get_by_label("New name of the run").rect();
    assert!(field.width() > 150.0, "{field:?} is too narrow for a name");
    // The field has the focus already, and Enter keeps the name.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_label("New name of the run").type_text("first");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(1);
    run_until(&mut harness, "the new name", |state| state.shared.runs.list.iter().any(|run| run.name == "first"));
    let pressed = harness.get_by_label("Delete").rect();
    harness.get_by_label("Delete").click();
    harness.run_steps(2);
    assert!(!harness.get_by_label("Really delete?").rect().intersects(pressed), "a double click deletes nothing");
    // After five seconds nothing is asked any more.
    harness.run_steps(21);
    assert!(harness.query_by_label("Really delete?").is_none());
    harness.get_by_label("Delete").click();
    harness.run_steps(2);
    harness.get_by_label("Really delete?").click();
    harness.run_steps(1);
    run_until(&mut harness, "an empty list", |state| state.shared.runs.list.is_empty());
    harness.get_by_label("Bring first back").click();
    harness.run_steps(1);
    run_until(&mut harness, "the run again", |state| state.shared.runs.list.len() == 1 && state.shared.runs.deleted.is_none());
}

#[test]
fn a_paused_training_is_called_paused_in_the_list_of_runs() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = room(folder.path());
    harness.get_by_label("Start").click();
    harness.run_steps(1);
    run_until(&mut harness, "a measurement", |state| state.train.validation.is_some());
    order(&mut harness, TrainAction::Show(RUNS));
    run_until(&mut harness, "the list", |state| state.shared.runs.list.len() == 1);
    assert!(harness.query_by_label("running").is_some());
    order(&mut harness, TrainAction::Pause);
    run_until(&mut harness, "the pause", |state| state.train.status == Status::Paused);
    harness.run_steps(2);
    assert!(harness.query_by_label("paused").is_some());
    assert!(harness.query_by_label("running").is_none());
}

#[test]
fn a_closed_window_leaves_a_run_that_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = room(folder.path());
    harness.get_by_label("Start").click();
    harness.run_steps(1);
    run_until(&mut harness, "a measurement", |state| state.train.validation.is_some());
    let name = state(&harness).train.run.clone().unwrap();
    assert!(state(&harness).shared.runs.shown.contains(&name), "the run that is trained is ticked by itself");
    drop(harness);
    // At the next start it is said, once.
    let settings = folder.path().join("settings.toml");
    let harness = window_with(|launch| launch.settings_path = Some(settings));
    assert!(harness.query_by_label_contains(&format!("The run {name} was stopped at ")).is_some());
    drop(harness);
    let mut harness = room(folder.path());
    assert!(harness.query_by_label_contains("was stopped at").is_none());
    // The thread of the first window may still write the last state of its training.
    run_until(&mut harness, "the end of the training", |state| {
        let runs = state.shared.runs.store().and_then(|store| store.list().ok());
        runs.is_some_and(|runs| runs.iter().all(|run| !run.is_worked_on))
    });
    order(&mut harness, TrainAction::Show(RUNS));
    run_until(&mut harness, "the list", |state| lists_free_runs(state, 1));
    assert!(harness.query_by_label("interrupted").is_some());
    assert!(harness.query_by_label("Continue").is_some());
}
