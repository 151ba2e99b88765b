use std::sync::Arc;

use brain_tumor_lab::app::{Action, Gallery, GalleryPicture};
use brain_tumor_lab::factory::{BaseImage, Generator, Mode, SpecimenId, Syndrome};
use brain_tumor_lab::network::Answer;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, run_until, run_until_dealt, spoken_texts, state, window};

/// Specimens `first..first + count` of HARD, with answers that differ from picture to picture.
fn gallery(first: u64, count: u64) -> Gallery {
    let id = SpecimenId::of_mode(Mode::Hard, &Arc::new(BaseImage::bundled()), 99);
    let generator = Generator::new(&id.recipe, &id.base).expect("the preset fits the bundled brain");
    let picture = |index: u64| GalleryPicture {
        id: id.at(index),
        truth: generator.plan(99, index).syndrome,
        human: Some(Syndrome::B),
        machine: Syndrome::from_index(index as usize % 4).map(Answer::Class),
        confidence: Some(0.25),
    };
    Gallery { title: "Made for a test".to_owned(), hidden: 0, pictures: (first..first + count).map(picture).collect() }
}

fn show(harness: &mut Harnessed, gallery: Gallery) {
    harness.state_mut().lab_mut().apply(Action::ShowGallery(Box::new(gallery)));
    run_until(harness, "the pictures", |state| state.gallery().is_some_and(|open| open.views.is_some()));
    harness.run_steps(4);
}

#[test]
fn every_picture_is_the_specimen_that_it_names() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    show(&mut harness, gallery(3, 5));
    let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
    let open = state(&harness).gallery().unwrap();
    assert_eq!(open.shown().len(), 5);
    for (picture, view) in open.shown() {
        assert_eq!(view.unwrap().specimen, generator.specimen(99, picture.id.index));
    }
    let first = &open.gallery.pictures[0];
    let (truth, machine) = (first.truth, first.machine.unwrap());
    let name = format!("Picture 1: true {truth}, you said B, the machine said {machine} (25 %)");
    assert!(harness.query_by_label(&name).is_some());
}

#[test]
fn a_picture_is_seen_large_and_the_arrows_go_on_and_stop_at_the_ends() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    show(&mut harness, gallery(0, 3));
    harness.get_by_label_contains("Picture 1:").click();
    harness.run_steps(3);
    let at = |harness: &Harnessed, text: &str| harness.query_by_label(text).is_some();
    assert!(at(&harness, "1 of 3"));
    for (key, place) in
        [(Key::ArrowLeft, 1), (Key::ArrowRight, 2), (Key::ArrowRight, 3), (Key::ArrowRight, 3), (Key::ArrowLeft, 2)]
    {
        harness.key_press(key);
        harness.run_steps(3);
        assert!(at(&harness, &format!("{place} of 3")), "after {key:?}");
    }
    harness.get_by_label("Next \u{2192}").click();
    harness.run_steps(3);
    assert!(at(&harness, "3 of 3"));
    let truth = state(&harness).gallery().unwrap().gallery.pictures[2].truth;
    assert!(harness.query_by_label_contains(&format!("It is {truth}:")).is_some());
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(state(&harness).gallery().is_some() && at(&harness, "3 pictures; click one to see it large"), "out of the picture");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(state(&harness).gallery().is_none(), "out of the gallery");
}

#[test]
fn keys_over_a_gallery_are_not_answers() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    show(&mut harness, gallery(0, 2));
    for key in [Key::A, Key::Space, Key::E] {
        harness.key_press(key);
        harness.run_steps(2);
    }
    assert!(state(&harness).play.waits_for_answer());
    assert_eq!(state(&harness).play.mode(), Mode::Hard);
}

#[test]
fn a_long_gallery_shows_sixty_and_says_so() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    show(&mut harness, gallery(0, 75));
    assert!(harness.query_by_label_contains("Showing the first 60 of 75").is_some());
    assert_eq!(state(&harness).gallery().unwrap().views.as_ref().unwrap().len(), 60);
    let said = spoken_texts(&harness);
    assert!(said.iter().any(|text| text.starts_with("Picture 60:")) && !said.iter().any(|text| text.starts_with("Picture 61:")));
}

#[test]
fn a_newer_gallery_is_never_filled_with_the_pictures_of_an_older_one() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    for first in [0, 20, 40] {
        harness.state_mut().lab_mut().apply(Action::ShowGallery(Box::new(gallery(first, 40))));
    }
    show(&mut harness, gallery(7, 2));
    let indices: Vec<u64> =
        state(&harness).gallery().unwrap().shown().map(|(_, view)| view.unwrap().specimen.plan.index).collect();
    assert_eq!(indices, [7, 8]);
}

#[test]
fn an_empty_gallery_and_one_of_impossible_pictures_say_so() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    show(&mut harness, gallery(0, 0));
    assert!(harness.query_by_label("There is no such picture").is_some());
    let mut impossible = gallery(0, 1);
    let mut recipe = Mode::Hard.recipe();
    recipe.big.discs.min = 0;
    impossible.pictures[0].id.recipe = Arc::new(recipe);
    show(&mut harness, impossible);
    harness.get_by_label_contains("Picture 1:").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("1 of 1").is_none(), "what could not be made is not shown large");
}

#[test]
fn look_inside_closes_the_gallery() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    show(&mut harness, gallery(0, 1));
    harness.get_by_label_contains("Picture 1:").click();
    harness.run_steps(3);
    harness.get_by_label("Look inside").click();
    harness.run_steps(3);
    assert!(state(&harness).gallery().is_none());
}

#[test]
fn it_fits_the_smallest_window() {
    let mut harness = window();
    harness.set_size(egui::vec2(1024.0, 700.0));
    run_until_dealt(&mut harness);
    show(&mut harness, gallery(0, 12));
    let close = harness.get_by_label("Close").rect();
    assert!(close.max.x <= 1024.0 && close.min.y >= 0.0, "{close:?}");
    harness.get_by_label_contains("Picture 1:").click();
    harness.run_steps(3);
    let inside = harness.get_by_label("Look inside").rect();
    assert!(inside.max.x <= 1024.0 && inside.max.y <= 700.0, "{inside:?}");
}
