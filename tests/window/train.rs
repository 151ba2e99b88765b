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
fn nothing_that_destroys_lies_where_the_pointer_just_was_and_the_question_is_withdrawn() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(2);
    let start = harness.get_by_label("Start").rect();
    harness.get_by_label("Start").click();
    harness.run_steps(3);
    let discard = harness.get_by_label("Discard").rect();
    assert!(!discard.intersects(start), "{discard:?} lies where Start lay");
    harness.get_by_label("Discard").click();
    harness.run_steps(3);
    let really = harness.get_by_label("Really discard?").rect();
    assert!(!really.intersects(discard), "{really:?} lies where Discard lay");
    // The window's clock goes on by a quarter of a second with each step.
    harness.run_steps(14);
    assert!(harness.query_by_label("Really discard?").is_some(), "four seconds are too few");
    harness.run_steps(5);
    assert!(harness.query_by_label("Really discard?").is_none(), "five are enough");
    assert!(harness.query_by_label("Discard").is_some() && state(&harness).train.is_active());
}

/// Asks the window to close, as Ctrl+Q does; gives the commands of the frame that follows.
pub fn close(harness: &mut Harnessed) -> Vec<egui::ViewportCommand> {
    let root = egui::ViewportId::ROOT;
    harness.input_mut().viewports.entry(root).or_default().events.push(egui::ViewportEvent::Close);
    harness.run_steps(1);
    harness.output().viewport_output[&root].commands.clone()
}

#[test]
fn a_window_in_which_a_network_learns_asks_once_before_it_closes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let mut harness = crate::common::window_with(|launch| launch.settings_path = Some(path.clone()));
    run_until_dealt(&mut harness);
    assert!(!close(&mut harness).contains(&egui::ViewportCommand::CancelClose), "nothing is lost");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::T);
    harness.run_steps(1);
    run_until(&mut harness, "a measurement", |state| !state.train.rows.is_empty());
    let name = state(&harness).train.run.clone().unwrap();
    assert!(close(&mut harness).contains(&egui::ViewportCommand::CancelClose));
    harness.run_steps(2);
    assert!(harness.query_by_label_contains(&format!("The run {name} keeps its state after ")).is_some());
    assert!(harness.query_by_label_contains("Train, Runs, Continue").is_some());
    harness.get_by_label("Go on training").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("Go on training").is_none() && state(&harness).train.is_active());
    // Asked once more, it closes: by Enter on the button that has the focus, or by Ctrl+Q.
    assert!(close(&mut harness).contains(&egui::ViewportCommand::CancelClose));
    assert!(!close(&mut harness).contains(&egui::ViewportCommand::CancelClose), "the second time it closes");
    harness.run_steps(2);
    let (key, modifiers) = (Key::Enter, Modifiers::NONE);
    let enter = egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    harness.input_mut().events.push(enter);
    harness.run_steps(1);
    assert!(harness.output().viewport_output[&egui::ViewportId::ROOT].commands.contains(&egui::ViewportCommand::Close));
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

#[test]
fn the_charts_say_the_value_of_each_line_at_the_cursor() {
    let mut harness = started();
    run_until(&mut harness, "a measurement", |state| !state.train.validation_loss.is_empty());
    harness.get_by_label("Pause").click();
    harness.run_steps(4);
    let [images, loss] = state(&harness).train.validation_loss.points()[0];
    // Over the loss chart, which lies under its heading, from left to right until the cursor stands at the measurement.
    let heading = harness.get_by_label("Loss").rect();
    let wanted = format!("validation {loss:.3}");
    let at_cursor = |harness: &Harnessed| {
        let said = crate::common::spoken_texts(harness);
        said.into_iter().find(|text| text.starts_with("after ") && text.contains("training "))
    };
    let mut found = None;
    for x in (heading.min.x as i32 + 60..1000).step_by(4) {
        harness.hover_at(egui::pos2(x as f32, heading.max.y + 80.0));
        harness.run_steps(1);
        found = found.or_else(|| at_cursor(&harness).filter(|text| text.contains(&wanted)));
    }
    let text = found.unwrap_or_else(|| panic!("nowhere \"{wanted}\" of {images} pictures"));
    assert!(text.lines().count() >= 3, "place, training and validation: {text}");
    harness.remove_cursor();
    harness.run_steps(2);
    assert_eq!(at_cursor(&harness), None);
}
