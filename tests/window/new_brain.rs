//! Brains painted from numbers, and base images with a name: by button, by number, by the menu, and at the next start.

use brain_tumor_lab::app::{Action, BaseOrigin, Room, base_menu_words};
use brain_tumor_lab::factory::{BaseImage, MadeBase, NAMED_BASES};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::base_images::another_brain;
use crate::common::{Harnessed, order, run_until, run_until_dealt, state, window, window_with};

/// The number that the field shows.
fn number(harness: &Harnessed) -> String {
    harness.get_by_role_and_label(Role::SpinButton, "Brain").accesskit_node().value().unwrap_or_default()
}

/// Presses the button, and waits for the brain.
fn draw(harness: &mut Harnessed) -> u64 {
    let before = state(harness).shared.base.image().clone();
    harness.get_by_label("A new brain").click();
    run_until(harness, "another brain", |state| *state.shared.base.image() != before && !state.shared.is_making_base());
    state(harness).shared.brain_number().expect("a drawn brain has a number")
}

/// Types a number in place of the one in the field.
fn type_number(harness: &mut Harnessed, text: &str) {
    harness.get_by_role_and_label(Role::SpinButton, "Brain").click();
    harness.run_steps(2);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.key_press(Key::Backspace);
    harness.run_steps(1);
    harness.get_by_role_and_label(Role::SpinButton, "Brain").type_text(text);
    harness.run_steps(1);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
}

#[test]
fn the_button_draws_a_brain_that_its_number_gives_to_everybody() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    assert_eq!(number(&harness), "0", "the bundled brain");
    let first = draw(&mut harness);
    assert!((1..=99_999).contains(&first));
    assert_eq!(*state(&harness).shared.base, BaseImage::random(first));
    assert_eq!(number(&harness), first.to_string());
    let name = format!("Brain {first}");
    assert!(harness.query_by_label_contains(&name).is_some(), "its name stands over it");
    run_until_dealt(&mut harness);
    assert_eq!(*state(&harness).play.live.as_ref().unwrap().id.base, BaseImage::random(first), "a picture of it is dealt");
    let second = draw(&mut harness);
    assert_ne!(first, second);
    // Two people at the same seed draw the same one; at another seed another one.
    let mut other = window();
    run_until_dealt(&mut other);
    assert_eq!(draw(&mut other), first);
    let mut elsewhere = window_with(|launch| launch.seed = 8);
    run_until_dealt(&mut elsewhere);
    assert_ne!(draw(&mut elsewhere), first);
}

#[test]
fn a_typed_number_is_taken_in_play_and_in_the_factory_and_nonsense_is_answered() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    type_number(&mut harness, "48213");
    run_until(&mut harness, "brain 48213", |state| *state.shared.base == BaseImage::random(48_213));
    assert_eq!(number(&harness), "48213");
    type_number(&mut harness, "4x");
    assert!(harness.query_by_label_contains("is no number").is_some());
    assert_eq!(number(&harness), "48213");
    order(&mut harness, Action::Show(Room::Factory));
    run_until(&mut harness, "a picture", |state| state.factory.picture.is_some());
    assert_eq!(number(&harness), "48213");
    type_number(&mut harness, "7");
    run_until(&mut harness, "brain 7", |state| *state.shared.base == BaseImage::random(7));
    let drawn = draw(&mut harness);
    assert_eq!(*state(&harness).shared.base, BaseImage::random(drawn));
    type_number(&mut harness, "0");
    run_until(&mut harness, "the bundled brain", |state| *state.shared.base == BaseImage::bundled());
    assert_eq!(state(&harness).shared.base_name(), "Bundled brain");
}

#[test]
fn the_menu_has_base_images_with_a_name_and_no_number() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    for base in &NAMED_BASES {
        harness.get_by_label("Menu").click();
        harness.run_steps(3);
        harness.get_by_label(&base_menu_words(base)).click();
        let made = MadeBase::Named(base);
        run_until(&mut harness, base.name, |state| state.shared.base_origin == BaseOrigin::Made(made));
        assert_eq!(*state(&harness).shared.base, made.make());
        assert_eq!(number(&harness), "\u{2013}");
        assert!(harness.query_all_by_label_contains(base.name).next().is_some(), "{}", base.name);
    }
    harness.get_by_label("Menu").click();
    harness.run_steps(3);
    harness.get_by_label("Use a new brain").click();
    run_until(&mut harness, "a brain", |state| state.shared.brain_number().is_some() && !state.shared.is_making_base());
    type_number(&mut harness, "12");
    run_until(&mut harness, "brain 12", |state| *state.shared.base == BaseImage::random(12));
}

#[test]
fn the_brain_is_there_again_at_the_next_start_and_its_rounds_can_be_seen() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let start = || window_with(|launch| launch.settings_path = Some(settings.clone()));
    let mut harness = start();
    run_until_dealt(&mut harness);
    let drawn = draw(&mut harness);
    run_until_dealt(&mut harness);
    harness.key_press(Key::A);
    run_until(&mut harness, "the round", |state| !state.play.session.records().is_empty());
    drop(harness);
    let mut harness = start();
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).shared.base_name(), format!("Brain {drawn}"));
    assert_eq!(*state(&harness).shared.base, BaseImage::random(drawn));
    let before = state(&harness).play.session_before.as_ref().unwrap();
    assert_eq!(before.records()[0].origin.picture.id().map(|id| (*id.base).clone()), Some(BaseImage::random(drawn)));
    assert_eq!(before.records()[0].origin.base_name, format!("Brain {drawn}"), "the table of the session names it");
    // A base image of the command line counts for that start alone, and one of a file for as long as it is open.
    let other = window_with(|launch| {
        launch.settings_path = Some(settings.clone());
        launch.base = Some((another_brain(), BaseOrigin::Given("my scan.png".to_owned())));
    });
    assert_eq!(state(&other).shared.base_name(), "my scan.png");
    drop(other);
    assert_eq!(state(&start()).shared.base_name(), format!("Brain {drawn}"));
    order(&mut harness, Action::UseBundledBase);
    drop(harness);
    assert_eq!(state(&start()).shared.base_name(), "Bundled brain");
}
