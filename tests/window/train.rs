use brain_tumor_lab::app::{Opponent, Room, Status};
use brain_tumor_lab::worker::Finish;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, run_until, run_until_dealt, state, window};

fn started() -> Harnessed {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(2);
    assert_eq!(state(&harness).shared.room, Room::Train);
    harness.get_by_label("Start").click();
    harness.run_steps(1);
    run_until(&mut harness, "the first steps", |state| !state.train.loss.is_empty());
    harness
}

#[test]
fn pause_freezes_the_counter_and_resume_goes_on() {
    let mut harness = started();
    harness.get_by_label("Pause").click();
    harness.run_steps(1);
    assert_eq!(state(&harness).train.status, Status::Paused);
    // The step under way may still end.
    std::thread::park_timeout(std::time::Duration::from_millis(1500));
    harness.run_steps(3);
    let images = state(&harness).train.progress.images;
    std::thread::park_timeout(std::time::Duration::from_millis(700));
    harness.run_steps(3);
    assert_eq!(state(&harness).train.progress.images, images);
    harness.get_by_label("Resume").click();
    harness.run_steps(1);
    run_until(&mut harness, "more steps", |state| state.train.progress.images > images);
}

#[test]
fn the_game_goes_on_while_a_network_learns_and_then_plays_against_it() {
    let mut harness = started();
    run_until(&mut harness, "the first network", |state| state.shared.models.trained.is_some());
    harness.get_by_label("Play against it").click();
    harness.run_steps(1);
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).shared.models.opponent, Opponent::Trained);
    harness.key_press(Key::C);
    harness.run_steps(2);
    let record = &state(&harness).play.session.records()[0];
    assert!(record.opponent.contains("training"), "{}", record.opponent);
    assert!(state(&harness).train.is_active());
}

#[test]
fn stop_and_keep_keeps_the_network_and_the_curves() {
    let mut harness = started();
    harness.get_by_label("Stop and keep").click();
    harness.run_steps(1);
    run_until(&mut harness, "the end", |state| !state.train.is_active());
    assert_eq!(state(&harness).train.status, Status::Ended(Finish::Stopped));
    assert!(state(&harness).shared.models.trained.is_some());
    assert!(!state(&harness).train.loss.is_empty());
    assert!(harness.query_by_label("Start").is_some());
}

#[test]
fn discard_asks_once_more_and_keeps_nothing() {
    let mut harness = started();
    harness.get_by_label("Discard").click();
    harness.run_steps(2);
    assert!(state(&harness).train.is_active());
    harness.get_by_label("Really discard?").click();
    harness.run_steps(1);
    run_until(&mut harness, "the end", |state| !state.train.is_active());
    assert_eq!(state(&harness).train.status, Status::Ended(Finish::Discarded));
    assert!(state(&harness).shared.models.trained.is_none());
}

#[test]
fn a_display_toggle_adds_no_point_to_the_charts() {
    let mut harness = started();
    harness.get_by_label("Pause").click();
    harness.run_steps(1);
    std::thread::park_timeout(std::time::Duration::from_millis(1500));
    harness.run_steps(3);
    let before = (state(&harness).train.loss.clone(), state(&harness).train.progress.clone());
    harness.get_by_label("Log scale").click();
    harness.run_steps(3);
    harness.get_by_label("Log scale").click();
    harness.run_steps(3);
    assert_eq!(before, (state(&harness).train.loss.clone(), state(&harness).train.progress.clone()));
}

#[test]
fn a_window_closed_during_training_stops_its_threads() {
    let harness = started();
    drop(harness); // would hang if a worker did not end
}

#[test]
fn a_trained_network_that_nobody_saved_is_there_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let mut harness = crate::common::window_with(|launch| launch.settings_path = Some(path.clone()));
    run_until_dealt(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::T);
    harness.run_steps(1);
    run_until(&mut harness, "the first network", |state| state.shared.models.trained.is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(2);
    harness.get_by_label("Stop and keep").click();
    harness.run_steps(1);
    run_until(&mut harness, "the end", |state| !state.train.is_active());
    let kept = state(&harness).shared.models.trained.clone().unwrap();
    drop(harness);
    let mut harness = crate::common::window_with(|launch| launch.settings_path = Some(path.clone()));
    run_until(&mut harness, "the network", |state| state.shared.models.trained.is_some());
    assert_eq!(*state(&harness).shared.models.trained.clone().unwrap(), *kept);
}
