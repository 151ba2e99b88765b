//! Zoom, before, blink and target: looking closely at pictures, in the factory and in the game.

use std::path::{Path, PathBuf};

use brain_tumor_lab::app::{FactoryAction, PageId, TARGET};
use brain_tumor_lab::factory::{GrayImage, HEIGHT, Mode, PIXELS, Parameter, RegionRecipe, WIDTH, appearance};
use brain_tumor_lab::storage::load_picture;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, TouchPhase, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, spoken_texts, state, window};
use crate::factory::{factory, run_until_rendered};

const BEFORE: &str = "Picture: Before: the sample without alterations, aligned";
const ALIGNED: &str = "Picture: Base, aligned";
const SAMPLE: &str = "Picture: Sample";

fn wheel(harness: &mut Harnessed, at: Pos2, lines: f32) {
    harness.hover_at(at);
    harness.run_steps(2);
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, lines),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(2);
}

/// What the line under the pictures says of the part that is seen, with no pointer on them.
fn range(harness: &mut Harnessed) -> Option<String> {
    harness.hover_at(egui::pos2(2.0, 2.0));
    harness.run_steps(2);
    spoken_texts(harness).into_iter().find(|text| text.starts_with("columns "))
}

fn is_shown(harness: &Harnessed, label: &str) -> bool {
    harness.query_by_label(label).is_some()
}

#[test]
fn the_wheel_zooms_both_pictures_and_0_or_a_double_click_shows_them_whole() {
    let mut harness = factory();
    assert_eq!(range(&mut harness), None, "a whole picture needs no range");
    let centre = harness.get_by_label(SAMPLE).rect().center();
    wheel(&mut harness, centre, 1.0);
    assert_eq!(range(&mut harness).as_deref(), Some("columns 24 to 71, rows 32 to 95"));
    assert!(is_shown(&harness, "2 x"));
    let base = harness.get_by_label("Picture: Base image").rect().center();
    wheel(&mut harness, base, 1.0);
    assert_eq!(range(&mut harness).as_deref(), Some("columns 32 to 63, rows 42 to 85"), "three times, by the other picture");
    wheel(&mut harness, centre, -1.0);
    assert_eq!(range(&mut harness).as_deref(), Some("columns 24 to 71, rows 32 to 95"));
    harness.key_press(Key::Num0);
    harness.run_steps(2);
    assert_eq!(range(&mut harness), None);

    // A corner is zoomed into, and the corner stays under the pointer.
    let corner = harness.get_by_label(SAMPLE).rect().min + vec2(0.05, 0.05);
    wheel(&mut harness, corner, 3.0);
    assert_eq!(range(&mut harness).as_deref(), Some("columns 0 to 23, rows 0 to 31"));
    harness.hover_at(centre);
    harness.run_steps(2);
    // All in one frame: steps of this harness are too far apart for a double click.
    for pressed in [true, false, true, false] {
        let event = Event::PointerButton { pos: centre, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        harness.input_mut().events.push(event);
    }
    harness.run_steps(3);
    assert_eq!(range(&mut harness), None, "a double click fits");
}

#[test]
fn keys_and_buttons_zoom_and_a_drag_moves_what_is_seen() {
    let mut harness = factory();
    harness.key_press(Key::Plus);
    harness.run_steps(3);
    harness.get_by_label("Zoom in").click();
    harness.run_steps(3);
    assert_eq!(range(&mut harness).as_deref(), Some("columns 32 to 63, rows 42 to 85"));
    let rect = harness.get_by_label(SAMPLE).rect();
    let texel = rect.width() / 32.0;
    for button in [PointerButton::Primary, PointerButton::Middle] {
        let before = range(&mut harness);
        drag(&mut harness, button, rect.center(), rect.center() + vec2(8.0, 0.0) * texel);
        assert_ne!(range(&mut harness), before, "a drag with {button:?}");
    }
    assert!(range(&mut harness).unwrap().starts_with("columns 16 to 47,"), "two drags of 8 columns to the right");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run_steps(3);
    assert!(range(&mut harness).unwrap().starts_with("columns 24 to 55,"), "a quarter of 32 columns");
    assert_eq!(state(&harness).factory.index, 0, "the arrow does not go to another picture");
    harness.get_by_label("Zoom out").click();
    harness.run_steps(2);
    harness.get_by_label("Fit").click();
    harness.run_steps(2);
    assert_eq!(range(&mut harness), None);
}

fn drag(harness: &mut Harnessed, button: PointerButton, from: Pos2, to: Pos2) {
    let press = |harness: &mut Harnessed, pos: Pos2, pressed: bool| {
        harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        harness.run_steps(1);
    };
    harness.hover_at(from);
    harness.run_steps(2);
    press(harness, from, true);
    for step in 1..=4 {
        harness.event(Event::PointerMoved(from + (to - from) * (step as f32 / 4.0)));
        harness.run_steps(1);
    }
    press(harness, to, false);
    harness.run_steps(1);
}

#[test]
fn two_fingers_zoom_as_the_wheel_does() {
    let mut harness = factory();
    let centre = harness.get_by_label(SAMPLE).rect().center();
    for (spread, factor) in [(1.5, "2 x"), (1.2, "2 x"), (1.25, "3 x"), (0.5, "2 x")] {
        harness.hover_at(centre);
        harness.run_steps(2);
        harness.event(Event::Zoom(spread));
        harness.run_steps(2);
        assert!(is_shown(&harness, factor), "after a spread of {spread} it is not {factor}");
    }
}

#[test]
fn the_values_under_the_pointer_are_those_of_both_pictures() {
    let mut harness = factory();
    let rect = harness.get_by_label(SAMPLE).rect();
    let texel = rect.width() / WIDTH as f32;
    harness.hover_at(rect.min + vec2(50.5, 60.5) * texel);
    harness.run_steps(2);
    let picture = state(&harness).factory.picture.clone().unwrap();
    let base = state(&harness).shared.base.image().at(50, 60);
    let sample = picture.specimen.image.at(50, 60);
    let texts = spoken_texts(&harness);
    for value in [base, sample] {
        let line = format!("column 50, row 60: {value}");
        assert!(texts.contains(&line), "nothing says \"{line}\"");
    }
}

#[test]
fn while_b_or_its_button_is_held_the_sample_without_alterations_is_shown() {
    let mut harness = factory();
    harness.key_down(Key::B);
    harness.run_steps(3);
    assert!(is_shown(&harness, BEFORE) && !is_shown(&harness, SAMPLE));
    harness.key_up(Key::B);
    harness.run_steps(3);
    assert!(is_shown(&harness, SAMPLE) && !is_shown(&harness, BEFORE));

    let button = harness.get_by_label("Before").rect().center();
    harness.drag_at(button);
    harness.run_steps(3);
    assert!(is_shown(&harness, BEFORE));
    harness.drop_at(button);
    harness.run_steps(3);
    assert!(is_shown(&harness, SAMPLE) && !is_shown(&harness, BEFORE));

    harness.get_by_label("Recipe").click();
    harness.run_steps(2);
    harness.get_by_label("Search a knob").focus();
    harness.run_steps(2);
    harness.key_down(Key::B);
    harness.run_steps(3);
    assert!(is_shown(&harness, SAMPLE), "a letter that is typed is no key");
}

/// Runs until a picture is shown; a second and a half of the window's clock at most.
fn blinks_to(harness: &mut Harnessed, label: &str) -> bool {
    (0..8).any(|_| {
        harness.run_steps(1);
        is_shown(harness, label)
    })
}

#[test]
fn base_and_sample_alternate_aligned_or_as_they_are() {
    let mut harness = factory();
    harness.key_press(Key::K);
    harness.run_steps(2);
    for label in [ALIGNED, SAMPLE, ALIGNED, SAMPLE] {
        assert!(blinks_to(&mut harness, label), "{label} does not come");
    }
    harness.get_by_label("Aligned").click();
    harness.run_steps(1);
    for label in ["Picture: Base image, blinking", SAMPLE] {
        assert!(blinks_to(&mut harness, label), "{label} does not come");
    }
    assert!(!blinks_to(&mut harness, ALIGNED));
    harness.get_by_label("Blink").click();
    harness.run_steps(2);
    assert!((0..8).all(|_| {
        harness.run_steps(1);
        is_shown(&harness, SAMPLE)
    }));
}

#[test]
fn an_ellipse_is_dragged_where_it_is_seen_at_any_zoom() {
    let mut harness = factory();
    harness.get_by_label("Region").click();
    harness.run_steps(2);
    let ellipse = RegionRecipe::Ellipse { x: 48.0, y: 64.0, radius_x: 20.0, radius_y: 30.0 };
    let recipe = state(&harness).factory.with_region(ellipse);
    order(&mut harness, FactoryAction::EditRecipe(Box::new(recipe), "test".into()));
    run_until_rendered(&mut harness);
    let rect = harness.get_by_label("Picture: Base image").rect();
    // Numbers are centres of pixels; so is the fixed point of the zoom.
    let texel = rect.width() / WIDTH as f32;
    let centre = rect.min + vec2(48.5, 64.5) * texel;
    wheel(&mut harness, centre, 1.0);
    drag(&mut harness, PointerButton::Primary, centre, centre + vec2(10.0, 4.0) * 2.0 * texel);
    run_until_rendered(&mut harness);
    let moved = RegionRecipe::Ellipse { x: 58.0, y: 68.0, radius_x: 20.0, radius_y: 30.0 };
    assert_eq!(state(&harness).factory.recipe().region, moved, "the handle takes the drag");
    assert_eq!(range(&mut harness).as_deref(), Some("columns 24 to 72, rows 32 to 96"), "and the picture stays");
}

/// A file with a picture of its own size.
pub fn target_file(folder: &Path, name: &str, gray: impl Fn(u32, u32) -> u8) -> PathBuf {
    let path = folder.join(name);
    image::GrayImage::from_fn(192, 256, |x, y| image::Luma([gray(x, y)])).save(&path).expect("the folder can be written");
    path
}

pub fn open_target(harness: &mut Harnessed, path: PathBuf) {
    order(harness, FactoryAction::OpenTarget(path));
    run_until(harness, "the target", |state| !state.factory.target.is_busy() && state.factory.target.target.is_some());
}

#[test]
fn a_target_is_compared_with_the_sample_in_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let path = target_file(folder.path(), "theirs.png", |x, y| if (x / 40 + y / 40) % 2 == 0 { 60 } else { 180 });
    let mut harness = factory();
    harness.get_by_label("Target").click();
    harness.run_steps(2);
    assert_eq!(state(&harness).factory.page, TARGET);
    assert!(is_shown(&harness, "Open a target\u{2026}"), "an empty page says what to do");
    open_target(&mut harness, path.clone());
    run_until(&mut harness, "the numbers", |state| state.factory.target.sample.is_some());
    let fitted = load_picture(&path).unwrap();
    assert_eq!(fitted.fitted_from, Some((192, 256)));
    let (theirs, ours) =
        (appearance(&fitted.image), appearance(&state(&harness).factory.picture.as_ref().unwrap().specimen.image));
    let texts = spoken_texts(&harness);
    for (what, number) in [("mean", theirs.mean), ("contrast", theirs.contrast), ("mean", ours.mean), ("contrast", ours.contrast)]
    {
        let number = format!("{number:.1}");
        assert!(texts.contains(&number), "nothing says {what} {number}");
    }
    let difference = brain_tumor_lab::app::number::signed(ours.mean - theirs.mean, 1);
    assert!(texts.contains(&difference), "nothing says {difference}");
    assert!(is_shown(&harness, "Noise, gray levels") && is_shown(&harness, "Picture: Target"));

    harness.key_press(Key::K);
    harness.run_steps(2);
    assert!(blinks_to(&mut harness, "Picture: Sample, blinking") && blinks_to(&mut harness, "Picture: Target"));
    harness.get_by_label("Clear").click();
    harness.run_steps(2);
    assert!(state(&harness).factory.target.target.is_none() && is_shown(&harness, "Open a target\u{2026}"));
}

#[test]
fn the_numbers_follow_the_sample() {
    let folder = tempfile::tempdir().unwrap();
    let path = target_file(folder.path(), "theirs.png", |x, _| (x % 200) as u8);
    let mut harness = factory();
    harness.get_by_label("Target").click();
    harness.run_steps(2);
    open_target(&mut harness, path);
    let noise = Parameter::by_key("alterations.noise_amplitude").unwrap();
    let mut found = Vec::new();
    for amplitude in [0.0, 40.0] {
        let mut recipe = Mode::Hard.recipe();
        noise.fix(&mut recipe, amplitude);
        order(&mut harness, FactoryAction::EditRecipe(Box::new(recipe), "test".into()));
        run_until_rendered(&mut harness);
        run_until(&mut harness, "the numbers", |state| !state.factory.target.is_busy());
        let measured = state(&harness).factory.target.sample.unwrap();
        assert_eq!(measured, appearance(&state(&harness).factory.picture.as_ref().unwrap().specimen.image));
        found.push(measured.noise.unwrap());
    }
    assert!(found[1] > found[0] + 10.0, "{found:?}");
}

#[test]
fn a_target_that_cannot_be_read_is_said_and_the_old_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = target_file(folder.path(), "theirs.png", |_, y| (y / 2) as u8);
    let mut harness = factory();
    open_target(&mut harness, path);
    let before = state(&harness).factory.target.target.clone();
    let broken = folder.path().join("broken.png");
    std::fs::write(&broken, b"no picture").unwrap();
    order(&mut harness, FactoryAction::OpenTarget(broken));
    run_until(&mut harness, "the refusal", |state| !state.factory.target.is_busy());
    assert!(harness.query_by_label_contains("Cannot read the image").is_some());
    assert_eq!(state(&harness).factory.target.target, before);
}

#[test]
fn what_before_and_blink_show_is_the_sample_without_changed_gray_values() {
    let mut harness = factory();
    order(&mut harness, FactoryAction::ShowSpecimen { seed: 31, index: 2 });
    run_until_rendered(&mut harness);
    let picture = state(&harness).factory.picture.clone().unwrap();
    let sources = picture.specimen.plan.alterations.sources();
    let base = state(&harness).shared.base.image();
    let moved: Vec<u8> = sources.iter().map(|source| source.map_or(0, |place| base.pixels()[place])).collect();
    assert_eq!(picture.aligned_base, GrayImage::from_bytes(&moved).unwrap(), "each pixel is the base's own, moved");
    let mask = picture.specimen.mask.bits();
    let outside = (0..PIXELS).filter(|&place| mask[place] == 0);
    assert!(outside.clone().count() > PIXELS / 2);
    for place in outside {
        let (x, y) = (place % WIDTH, place / WIDTH);
        assert_eq!(picture.unaltered.at(x, y), moved[place], "column {x}, row {y} of {HEIGHT} rows");
    }
}

#[test]
fn in_the_game_the_pictures_zoom_and_blink_before_the_answer_and_the_next_one_is_whole() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let sample = "Sample: the picture to be read";
    let centre = harness.get_by_label(sample).rect().center();
    wheel(&mut harness, centre, 1.0);
    assert!(is_shown(&harness, "2 x") && state(&harness).play.waits_for_answer());
    harness.key_press(Key::K);
    harness.run_steps(2);
    let shows_base_twice = |harness: &Harnessed| harness.query_all_by_label("Base image").count() == 2;
    for wanted in [true, false, true] {
        assert!(
            (0..8).any(|_| {
                harness.run_steps(1);
                shows_base_twice(&harness) == wanted
            }),
            "the pictures do not alternate"
        );
    }
    assert!(state(&harness).play.waits_for_answer(), "a look is no answer");
    assert_eq!(state(&harness).play.live.as_ref().unwrap().revealed_aligned_base(), None);
    harness.key_press(Key::Z);
    harness.run_steps(2);
    assert!(blinks_to(&mut harness, "Base, moved alike"), "after the answer the base is moved like the sample");
    assert!(!(0..8).any(|_| {
        harness.run_steps(1);
        shows_base_twice(&harness)
    }));
    harness.key_press(Key::Space);
    harness.run_steps(1);
    run_until_dealt(&mut harness);
    assert!(!is_shown(&harness, "2 x"), "the next picture is seen whole");
    assert!((0..8).all(|_| {
        harness.run_steps(1);
        !shows_base_twice(&harness)
    }));
}

#[test]
fn keys_for_pictures_do_nothing_where_there_are_none() {
    let mut harness = factory();
    harness.get_by_label("Grid").click();
    harness.run_steps(3);
    assert_eq!(state(&harness).factory.page, PageId("grid"));
    for key in [Key::K, Key::Plus, Key::B] {
        harness.key_press(key);
        harness.run_steps(2);
    }
    harness.get_by_label("Sample").click();
    harness.run_steps(2);
    run_until_rendered(&mut harness);
    assert_eq!(range(&mut harness), None);
    assert!((0..6).all(|_| {
        harness.run_steps(1);
        is_shown(&harness, SAMPLE)
    }));
}
