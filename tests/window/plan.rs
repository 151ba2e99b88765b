//! The plan of a training: every choice reaches the worker, stories fill the form, and what cannot be is refused in words.

use brain_tumor_lab::app::{Action, LengthUnit, Room, STORIES, Sees, State, Status, Story, StoryTime, TrainAction};
use brain_tumor_lab::factory::{Augmentation, Mode};
use brain_tumor_lab::network::{Architecture, Bases, Classes, LearningRateSchedule, Model, OptimizerKind, TrainingSettings};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, spoken_texts, state, window, window_with};

/// The room in a window so high that no field is scrolled out of sight.
fn room() -> Harnessed {
    let mut harness = window();
    harness.set_size(egui::vec2(1280.0, 1300.0));
    run_until_dealt(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(2);
    harness
}

fn open_more(harness: &mut Harnessed) {
    harness.get_by_label_contains("More").click();
    // The section opens in a few frames.
    std::thread::park_timeout(std::time::Duration::from_millis(400));
    harness.run_steps(20);
}

pub fn choose(harness: &mut Harnessed, field: &str, word: &str) {
    harness.get_by_role_and_label(Role::ComboBox, field).click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, word).click();
    harness.run_steps(3);
}

pub fn enter(harness: &mut Harnessed, field: &str, value: &str) {
    harness.get_by_role_and_label(Role::SpinButton, field).click();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.key_press(Key::Backspace);
    harness.run_steps(1);
    harness.get_by_role_and_label(Role::SpinButton, field).type_text(value);
    harness.run_steps(1);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
}

#[test]
fn every_choice_of_the_plan_reaches_the_network() {
    let mut harness = room();
    harness.get_by_label("EASY").click();
    harness.run_steps(2);
    choose(&mut harness, "Architecture", "compact, 98\u{a0}676 weights");
    choose(&mut harness, "Pictures", "A fixed set, again and again");
    enter(&mut harness, "Pictures in the set", "48");
    choose(&mut harness, "Unit of the length", "pictures");
    enter(&mut harness, "Pictures seen in all", "240");
    enter(&mut harness, "Learning rate", "0,004");
    open_more(&mut harness);
    choose(&mut harness, "Optimizer", "nesterov");
    choose(&mut harness, "Schedule", "one-cycle");
    enter(&mut harness, "L2", "0.002");
    harness.get_by_label("All pictures per step").click();
    harness.run_steps(2);
    assert_eq!(state(&harness).train.form.settings.batch, 48);
    harness.get_by_label("One picture per step").click();
    harness.run_steps(2);
    assert_eq!(state(&harness).train.form.settings.batch, 1);
    enter(&mut harness, "Batch", "24");
    enter(&mut harness, "Guidance", "0.5");
    enter(&mut harness, "Smoothing", "0.1");
    choose(&mut harness, "Answers", "ill or healthy");
    harness.get_by_label("Stop early").click();
    harness.run_steps(3);
    enter(&mut harness, "Measurements without a better one", "7");
    enter(&mut harness, "Seed of the training", "31");
    let wanted = TrainingSettings {
        architecture: Architecture::Compact,
        classes: Classes::Binary,
        seed: 31,
        batch: 24,
        learning_rate: 0.004,
        weight_decay: 0.002,
        optimizer: OptimizerKind::Nesterov,
        schedule: LearningRateSchedule::OneCycle,
        augment: Augmentation::default(),
        dataset: Some(48),
        bases: Bases::Given,
        averaged: true,
        guidance: 0.5,
        smoothing: 0.1,
    };
    let form = &state(&harness).train.form;
    assert_eq!((form.settings, form.mode, form.patience), (wanted, Mode::Easy, Some(7)));
    assert_eq!((form.unit, form.images), (LengthUnit::Pictures, 240));
    harness.get_by_label("Start").click();
    harness.run_steps(1);
    run_until(&mut harness, "the end", |state| matches!(state.train.status, Status::Ended(_)));
    let model = state(&harness).shared.models.trained.clone().unwrap();
    assert_eq!((model.record.settings, model.record.images), (wanted, 240));
    assert_eq!(model.recipe, Mode::Easy.recipe());
}

#[test]
fn what_differs_from_the_preset_is_marked_and_can_be_reset() {
    let mut harness = room();
    assert!(harness.query_by_label("Reset Learning rate").is_none());
    enter(&mut harness, "Learning rate", "0.5");
    harness.get_by_label("Reset Learning rate").click();
    harness.run_steps(2);
    assert_eq!(state(&harness).train.form.settings, Architecture::BEST.preset());
    open_more(&mut harness);
    enter(&mut harness, "Batch", "100");
    assert!(harness.query_by_label("More (1 changed)").is_some());
    choose(&mut harness, "Architecture", "v1, 86\u{a0}587\u{a0}140 weights");
    assert_eq!(state(&harness).train.form.settings, Architecture::V1.preset());
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let mut harness = room();
    enter(&mut harness, "Learning rate", "7");
    assert_eq!(state(&harness).train.form.settings.learning_rate, Architecture::BEST.preset().learning_rate);
    assert!(harness.query_by_label_contains("Learning rate: it must be between").is_some());
    open_more(&mut harness);
    choose(&mut harness, "Optimizer", "gradient-descent");
    assert!(harness.query_by_label_contains("choose a fixed set of pictures").is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::T);
    harness.run_steps(2);
    assert_eq!(state(&harness).train.status, Status::Idle);
}

#[test]
fn a_story_fills_the_plan_starts_and_keeps_its_sentences_in_sight() {
    let mut harness = room();
    let story = Story::by_name("stuck").unwrap();
    harness.get_by_label("Stories\u{2026}").click();
    harness.run_steps(3);
    harness.get_by_label("Load \u{201c}Stuck at chance\u{201d}").click();
    harness.run_steps(3);
    let form = state(&harness).train.form.clone();
    assert_eq!((form.story, form.settings), (Some(story), story.settings()));
    assert!(!state(&harness).train.is_active(), "a click fills the form and starts nothing");
    let sentences = story.watch_for();
    assert!(harness.query_by_label(&sentences).is_some());
    harness.get_by_label("Start").click();
    harness.run_steps(1);
    run_until(&mut harness, "the first steps", |state| !state.train.loss.is_empty());
    assert!(harness.query_by_label(&sentences).is_some());
    assert_eq!(state(&harness).train.running.settings, story.settings());
}

#[test]
fn learning_rate_and_l2_change_while_it_runs() {
    let mut harness = room();
    harness.get_by_label("Start").click();
    harness.run_steps(1);
    run_until(&mut harness, "the first steps", |state| !state.train.loss.is_empty());
    enter(&mut harness, "Learning rate now", "0.0001");
    enter(&mut harness, "L2 now", "0.25");
    harness.get_by_label("Stop and keep").click();
    harness.run_steps(1);
    run_until(&mut harness, "the end", |state| !state.train.is_active());
    let settings = state(&harness).shared.models.trained.clone().unwrap().record.settings;
    assert_eq!((settings.learning_rate, settings.weight_decay), (0.0001, 0.25));
    // The form still has what it had; the badge says that the figures are those of another plan.
    assert_eq!(state(&harness).train.form.settings, Architecture::BEST.preset());
    harness.get_by_label("Load that plan").click();
    harness.run_steps(2);
    assert_eq!(state(&harness).train.form.settings.learning_rate, 0.0001);
    assert!(harness.query_by_label("Load that plan").is_none());
}

#[test]
fn a_story_is_watched_as_it_was_recorded_and_goes_on_live() {
    let mut harness = room();
    let story = Story::by_name("stuck").unwrap();
    let all = story.recording.as_ref().unwrap().rows().unwrap();
    harness.get_by_label("Stories\u{2026}").click();
    harness.run_steps(3);
    // Stories without a recording do not offer it.
    for other in STORIES {
        let watch = format!("Watch \u{201c}{}\u{201d}", other.title());
        assert_eq!(harness.query_by_label(&watch).is_some(), other.recording.is_some(), "{}", other.name);
    }
    harness.get_by_label("Watch \u{201c}Stuck at chance\u{201d}").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("Recorded: Stuck at chance").is_some());
    assert!(harness.query_by_label_contains("Recorded on a CPU").is_some());
    let shown = |state: &State| state.train.recorded.as_ref().map_or(0, |recorded| recorded.rows_in_sight().len());
    assert!(shown(state(&harness)) < all.len());
    run_until(&mut harness, "the first measurement", |state| shown(state) > 0);
    harness.get_by_label("Skip to the end").click();
    harness.run_steps(2);
    assert_eq!(shown(state(&harness)), all.len());
    let last = format!("{:.1} %", 100.0 * all[all.len() - 1].validation_accuracy);
    assert!(harness.query_by_label(&last).is_some(), "the figures are those of the recording");
    assert!(!state(&harness).train.is_active());
    harness.get_by_label("Run it live from the start").click();
    harness.run_steps(1);
    run_until(&mut harness, "the first steps", |state| !state.train.loss.is_empty());
    assert_eq!(state(&harness).train.running.story, Some(story));
    assert!(state(&harness).train.recorded.is_none(), "the live training takes its place");
}

#[test]
fn how_long_a_story_takes_here_is_measured_and_not_while_a_training_runs() {
    let mut harness = room();
    let story = Story::by_name("stuck").unwrap();
    harness.get_by_label("Stories\u{2026}").click();
    harness.run_steps(3);
    assert!(harness.query_all_by_label_contains("measuring how long it takes here").count() > 0);
    run_until(&mut harness, "the time", |state| matches!(state.train.paces.time(story), StoryTime::About(_)));
    let StoryTime::About(time) = state(&harness).train.paces.time(story) else { unreachable!() };
    assert!(time.as_millis() > 100, "20,000 pictures in {time:?}");
    assert!(spoken_texts(&harness).iter().any(|text| text.starts_with("about ") && text.ends_with(" here")));
    harness.get_by_label("Close").click();
    harness.run_steps(2);
    harness.get_by_label("Start").click();
    harness.run_steps(1);
    order(&mut harness, TrainAction::MeasureStories);
    assert!(state(&harness).train.is_active() && state(&harness).train.paces.is_wanted(), "nothing is asked meanwhile");
    assert!(matches!(state(&harness).train.paces.time(story), StoryTime::About(_)), "what is known stays");
}

#[test]
fn a_recorded_story_goes_on_live_from_the_moment_that_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(settings));
    run_until_dealt(&mut harness);
    let story = Story::by_name("stuck").unwrap();
    let recording = story.recording.as_ref().unwrap();
    let seen = recording.goes_on_from().unwrap();
    order(&mut harness, Action::Show(Room::Train));
    order(&mut harness, TrainAction::WatchStory(story));
    harness.run_steps(2);
    harness.get_by_label_contains("Go on live after ").click();
    harness.run_steps(1);
    run_until(&mut harness, "steps beyond the recording", |state| state.train.progress.images > seen);
    let train = &state(&harness).train;
    assert_eq!(train.loss.points()[0][0] as u64, seen + story.settings().batch as u64, "the next step");
    let rows = recording.rows().unwrap();
    let before = rows.iter().filter(|row| row.images <= seen).count();
    assert_eq!(train.rows[..before], rows[..before], "its curve came along");
    let name = train.run.clone().unwrap();
    // The run is one like any other: kept from the first moment on.
    assert!(folder.path().join("runs").join(&name).join("last.state").exists());
    let best = Model::load(&folder.path().join("runs").join(&name).join("best.model")).unwrap();
    assert!(best.record.curve.last().is_some_and(|row| row.images >= seen), "its curve stands in its network's file too");
    run_until(&mut harness, "the next measurement", |state| state.train.rows.len() > before);
    let (live, recorded) = (state(&harness).train.rows[before], rows[before]);
    // Other machines may add in another order.
    assert!(live.images == recorded.images && (live.loss - recorded.loss).abs() < 0.02, "{live:?} for {recorded:?}");
}

#[test]
fn a_network_that_is_given_the_base_image_is_chosen_in_plain_words() {
    let mut harness = room();
    let form = |harness: &Harnessed| state(harness).train.form.clone();
    assert_eq!((form(&harness).sees(), form(&harness).settings.architecture), (Sees::Sample, Architecture::BEST));
    choose(&mut harness, "Sees", "base and sample");
    assert_eq!(
        form(&harness).settings,
        TrainingSettings { seed: form(&harness).settings.seed, ..Architecture::Compare.preset() }
    );
    assert_eq!(form(&harness).sees(), Sees::SampleAndBase);
    choose(&mut harness, "Sees", "the sample alone");
    assert_eq!(form(&harness).settings.architecture, Architecture::BEST);
    // Another network that sees the sample alone stays when that is chosen again.
    choose(&mut harness, "Architecture", "compact, 98\u{a0}676 weights");
    choose(&mut harness, "Sees", "the sample alone");
    assert_eq!(form(&harness).settings.architecture, Architecture::Compact);
    open_more(&mut harness);
    choose(&mut harness, "Base images", "endlessly many");
    assert_eq!(form(&harness).settings.bases, Bases::Random);
    assert!(harness.query_by_label("More (1 changed)").is_some());
}
