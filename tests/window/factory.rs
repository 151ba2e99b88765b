use brain_tumor_lab::app::{PageId, Room, SAMPLE};
use brain_tumor_lab::factory::{BaseImage, Generator, Mode, Stage, Syndrome};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, pages, run_until_dealt, run_until_quiet, spoken_texts, state, window};

pub fn factory() -> Harnessed {
    into_factory(window())
}

/// Goes into the room and waits for its first picture.
pub fn into_factory(mut harness: Harnessed) -> Harnessed {
    run_until_dealt(&mut harness);
    harness.get_by_label("Factory").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    assert_eq!(state(&harness).shared.room, Room::Factory);
    harness
}

/// Runs until the room shows the picture that it asks for now, with all that its page needs.
pub fn run_until_rendered(harness: &mut Harnessed) {
    run_until_quiet(
        harness,
        "the factory's picture",
        |state| state.factory.is_rendering(),
        |state| state.factory.shows_newest(&state.shared),
    );
}

/// Shows the face of the column that has the recipe's knobs.
pub fn show_recipe(harness: &mut Harnessed) {
    if harness.query_by_label("Search a knob").is_none() {
        harness.get_by_label("Recipe").click();
        harness.run_steps(2);
    }
}

/// Types into a knob's field, found by its name.
pub fn turn(harness: &mut Harnessed, search: &str, field: &str, value: &str) {
    show_recipe(harness);
    harness.get_by_label("Search a knob").focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_label("Search a knob").type_text(search);
    harness.run_steps(4);
    harness.get_by_label(field).click();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.key_press(Key::Backspace);
    harness.run_steps(1);
    harness.get_by_label(field).type_text(value);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
}

#[test]
fn what_the_room_shows_is_what_the_generator_makes() {
    let harness = factory();
    let room = &state(&harness).factory;
    let generator = Generator::new(room.recipe(), &BaseImage::bundled()).unwrap();
    let picture = room.picture.as_ref().unwrap();
    assert_eq!(picture.specimen, generator.specimen(room.seed, room.index));
    assert_eq!(picture.stages.last().unwrap().1, picture.specimen.image);
}

#[test]
fn a_turned_knob_changes_the_picture_and_undo_brings_it_back() {
    let mut harness = factory();
    let before = state(&harness).factory.picture.as_ref().unwrap().specimen.image.clone();
    turn(&mut harness, "priors", "Z (healthy)", "7,5");
    let recipe = state(&harness).factory.recipe().clone();
    assert!((recipe.healthy_prior - 7.5).abs() < 1e-9, "a comma is a decimal point: {}", recipe.healthy_prior);
    assert!(state(&harness).factory.is_changed());
    harness.get_by_label("Undo").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    assert_eq!(*state(&harness).factory.recipe(), Mode::Hard.recipe());
    assert_eq!(state(&harness).factory.picture.as_ref().unwrap().specimen.image, before);
    harness.get_by_label("Redo").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    assert_eq!(*state(&harness).factory.recipe(), recipe);
}

#[test]
fn nonsense_in_a_field_leaves_the_old_value() {
    let mut harness = factory();
    let before = state(&harness).factory.recipe().clone();
    let nonsense = [
        ("", "nothing was typed"),
        ("abc", "\"abc\" is no number"),
        ("NaN", "it must be a finite number"),
        ("inf", "it must be a finite number"),
        ("--", "\"--\" is no number"),
        ("1e999", "it must be a finite number"),
        ("-1", "it must be between 0 and"),
        ("123456789012", "it must be between 0 and"),
    ];
    for (text, reason) in nonsense {
        turn(&mut harness, "priors", "Z (healthy)", text);
        assert_eq!(*state(&harness).factory.recipe(), before, "after \"{text}\"");
        let said = spoken_texts(&harness);
        assert!(said.iter().any(|sentence| sentence.contains(reason)), "after \"{text}\" nothing says \"{reason}\"");
    }
    turn(&mut harness, "priors", "Z (healthy)", "2");
    assert!(!spoken_texts(&harness).iter().any(|sentence| sentence.contains("must be")), "the reason goes with a good value");
}

#[test]
fn every_view_has_its_pictures() {
    let mut harness = factory();
    for page in pages(Room::Factory) {
        harness.get_by_label(&page.title).click();
        harness.run_steps(1);
        run_until_rendered(&mut harness);
        assert_eq!(state(&harness).factory.page, page.id);
        let thumbnails = state(&harness).factory.picture.as_ref().unwrap().thumbnails.len();
        match page.id {
            PageId("grid") => assert_eq!(thumbnails, state(&harness).factory.grid.count),
            PageId("strip") => assert_eq!(thumbnails, 9),
            PageId("breaking point") => assert_eq!(thumbnails, 1),
            SAMPLE | PageId("peel" | "difference" | "region" | "target") => assert_eq!(thumbnails, 0),
            other => panic!("how many pictures does {other:?} have?"),
        }
    }
}

#[test]
fn the_arrows_move_the_peel_slider_and_stop_at_its_ends() {
    let mut harness = factory();
    harness.get_by_label("Peel").click();
    harness.run_steps(2);
    for stage in Stage::of(&Mode::Hard.recipe()).iter().rev().skip(1) {
        harness.key_press(Key::ArrowLeft);
        harness.run_steps(1);
        assert_eq!(state(&harness).factory.stage, *stage);
    }
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(1);
    assert_eq!(state(&harness).factory.stage, Stage::Base);
}

#[test]
fn a_picture_of_the_grid_comes_to_the_front() {
    let mut harness = factory();
    harness.get_by_label("Grid").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    harness.get_by_label("C").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    let thumbnails = &state(&harness).factory.picture.as_ref().unwrap().thumbnails;
    assert!(thumbnails.iter().all(|thumbnail| thumbnail.class == Syndrome::C));
    let index = thumbnails[2].id.index;
    harness.get_by_label(&format!("C {index}")).click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    assert_eq!((state(&harness).factory.page, state(&harness).factory.index), (SAMPLE, index));
}

#[test]
fn the_recipe_can_be_played_and_trained_on() {
    let mut harness = factory();
    turn(&mut harness, "priors", "Z (healthy)", "0");
    let recipe = state(&harness).factory.recipe().clone();
    harness.get_by_label("Play it").click();
    harness.run_steps(1);
    run_until_dealt(&mut harness);
    assert_eq!((state(&harness).shared.room, &*state(&harness).play.recipe()), (Room::Play, &recipe));
    harness.get_by_label("Factory").click();
    harness.run_steps(2);
    harness.get_by_label("Train on it").click();
    harness.run_steps(2);
    assert_eq!((state(&harness).shared.room, &*state(&harness).train.wanted_recipe()), (Room::Train, &recipe));
}

#[test]
fn a_recipe_given_at_the_start_is_played_and_tuned() {
    let recipe = brain_tumor_lab::factory::Recipe { name: "mine".to_owned(), healthy_prior: 0.0, ..Mode::Easy.recipe() };
    let given = recipe.clone();
    let mut harness = crate::common::window_with(|launch| launch.recipe = Some(given));
    run_until_dealt(&mut harness);
    assert_eq!(*state(&harness).play.recipe(), recipe);
    assert_eq!(*state(&harness).factory.recipe(), recipe);
}
