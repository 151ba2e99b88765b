//! Factory by hand: the values of the picture in view, its tumors, and the way from one picture to a recipe.

use brain_tumor_lab::app::{FactoryAction, Room};
use brain_tumor_lab::factory::{
    BaseImage, Generator, Mode, Parameter, ParameterValue, Pins, Syndrome, TumorId, TumorSize, WIDTH,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, spoken_texts, state};
use crate::factory::{factory, run_until_rendered};

fn parameter(key: &str) -> &'static Parameter {
    Parameter::by_key(key).expect("a parameter has this key")
}

/// The picture in view is the one that the generator makes with the pins.
fn check_pixels(harness: &Harnessed) {
    let room = &state(harness).factory;
    let generator = Generator::new(room.recipe(), &BaseImage::bundled()).expect("the recipe is valid");
    let expected = generator.pinned_specimen(room.seed, room.index, room.pins());
    assert_eq!(room.picture.as_ref().expect("a picture is in view").specimen, expected);
}

/// Types a number into the field of a value.
fn type_value(harness: &mut Harnessed, name: &str, value: &str) {
    harness.get_by_role_and_label(Role::SpinButton, name).click();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.key_press(Key::Backspace);
    harness.run_steps(1);
    harness.get_by_role_and_label(Role::SpinButton, name).type_text(value);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    run_until_rendered(harness);
}

fn press(harness: &mut Harnessed, at: Pos2, pressed: bool) {
    let button = PointerButton::Primary;
    harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
    harness.run_steps(1);
}

fn move_to(harness: &mut Harnessed, at: Pos2) {
    harness.event(egui::Event::PointerMoved(at));
    harness.run_steps(1);
}

/// Drags from one place to another, over several frames.
fn drag(harness: &mut Harnessed, from: Pos2, by: Vec2) {
    move_to(harness, from);
    harness.run_steps(2);
    press(harness, from, true);
    for step in 1..=5 {
        move_to(harness, from + by * (step as f32 / 5.0));
        run_until_rendered(harness);
    }
    press(harness, from + by, false);
    harness.run_steps(2);
    run_until_rendered(harness);
}

fn rect(harness: &Harnessed, name: &str) -> egui::Rect {
    harness.get_by_label(name).rect()
}

/// Where the middle of a tumor of the picture in view is on the screen.
fn place_of(harness: &Harnessed, number: usize) -> Pos2 {
    let plan = &state(harness).factory.picture.as_ref().expect("a picture is in view").specimen.plan;
    let tumor = plan.tumors[number];
    let (x, y) = plan.alterations.altered_point(f64::from(tumor.x), f64::from(tumor.y));
    let sample = rect(harness, "Picture: Sample");
    sample.min + egui::vec2(x as f32 + 0.5, y as f32 + 0.5) * sample.width() / WIDTH as f32
}

/// Goes to the first picture of a class.
fn show_class(harness: &mut Harnessed, class: Syndrome) {
    let seed = state(harness).factory.seed;
    let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).expect("the recipe is valid");
    let index = (0..200).find(|&index| generator.plan(seed, index).syndrome == class).expect("every class comes");
    order(harness, FactoryAction::ShowSpecimen { seed, index });
    run_until_rendered(harness);
}

#[test]
fn every_value_of_the_picture_is_in_view_without_scrolling() {
    let harness = factory();
    let picture = state(&harness).factory.picture.as_ref().unwrap();
    assert_eq!(picture.specimen.plan.alterations.ghost_blur, None, "with a ghost there are three more values");
    for parameter in Parameter::all() {
        let Some(value) = parameter.in_picture else { continue };
        if parameter.value_in(&picture.specimen.plan).is_some() {
            let rect = harness.get_all_by_label(value.name).last().unwrap().rect();
            assert!(rect.max.y < 720.0 && rect.max.x < 348.0, "{} is at {rect}", value.name);
        }
    }
    for name in ["Big tumors", "Medium tumors", "Small tumors", "Tumor size", "Tumor light"] {
        assert!(harness.get_all_by_label(name).all(|node| node.rect().max.y < 720.0), "{name}");
    }
}

#[test]
fn a_typed_value_is_pinned_stays_from_picture_to_picture_and_goes_as_drawn() {
    let mut harness = factory();
    type_value(&mut harness, "Contrast", "0,5");
    let contrast = parameter("alterations.contrast_ratio");
    assert_eq!(state(&harness).factory.pins().value(contrast), Some(0.5));
    check_pixels(&harness);
    assert_eq!(*state(&harness).factory.recipe(), Mode::Hard.recipe(), "the recipe stays as it is");
    harness.get_by_label("\u{2192}").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    let plan = &state(&harness).factory.picture.as_ref().unwrap().specimen.plan;
    assert_eq!((plan.index, plan.alterations.contrast.ratio), (1, 0.5));
    check_pixels(&harness);
    harness.get_by_label("Contrast as drawn").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    assert!(state(&harness).factory.pins().is_empty());
    check_pixels(&harness);
    assert!(harness.query_by_label("Contrast as drawn").is_none());
    for _ in 0..2 {
        harness.get_by_label("Undo").click();
        harness.run_steps(1);
    }
    assert!(!state(&harness).factory.history.can_undo(), "a pin and its end are two steps");
}

#[test]
fn a_dragged_slider_is_one_step_and_a_double_click_is_as_drawn() {
    let mut harness = factory();
    let shade = parameter("alterations.shade");
    let slider = rect(&harness, "Shade, slider");
    let drawn = shade.value_in(&state(&harness).factory.picture.as_ref().unwrap().drawn).unwrap();
    for by in [-30.0, -20.0] {
        drag(&mut harness, slider.center(), egui::vec2(by, 0.0));
        check_pixels(&harness);
    }
    let pinned = state(&harness).factory.pins().value(shade).unwrap();
    assert!(pinned < drawn && pinned.fract() == 0.0, "{pinned} after {drawn}");
    harness.get_by_label("Undo").click();
    harness.run_steps(1);
    let between = state(&harness).factory.pins().value(shade).unwrap();
    assert!(between < pinned, "30 points are more than 20: {between}, {pinned}");
    harness.get_by_label("Undo").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    assert!(state(&harness).factory.pins().is_empty(), "each drag was one step");
    // A quarter of a second passes with each frame: the clicks must not lie further apart.
    let event = |pressed: bool| egui::Event::PointerButton {
        pos: slider.center(),
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    press(&mut harness, slider.center(), true);
    harness.input_mut().events.extend([false, true, false].map(event));
    harness.run_steps(2);
    run_until_rendered(&mut harness);
    assert!(state(&harness).factory.pins().is_empty(), "a double click takes away what its first click has set");
    check_pixels(&harness);
}

#[test]
fn arrow_keys_move_the_slider_that_has_the_focus_and_not_the_pictures() {
    let mut harness = factory();
    let index = state(&harness).factory.index;
    harness.get_by_label("Noise, slider").focus();
    harness.run_steps(2);
    let noise = parameter("alterations.noise_amplitude");
    let drawn = noise.value_in(&state(&harness).factory.picture.as_ref().unwrap().drawn).unwrap();
    for _ in 0..4 {
        harness.key_press(Key::ArrowRight);
        harness.run_steps(2);
    }
    run_until_rendered(&mut harness);
    assert!(state(&harness).factory.pins().value(noise).unwrap() > drawn);
    assert_eq!(state(&harness).factory.index, index);
    check_pixels(&harness);
}

#[test]
fn a_tumor_is_dragged_enlarged_brightened_and_taken_out() {
    let mut harness = factory();
    show_class(&mut harness, Syndrome::B);
    let before = state(&harness).factory.picture.as_ref().unwrap().specimen.plan.clone();
    // The last medium one lies on top of the others of its size.
    let number = before.count(TumorSize::Medium) - 1;
    let id = TumorId { size: TumorSize::Medium, number };
    let at = (before.seed, before.index);
    let sample = rect(&harness, "Picture: Sample");
    let texel = sample.width() / WIDTH as f32;
    let start = place_of(&harness, number);
    drag(&mut harness, start, egui::vec2(6.0 * texel, -4.0 * texel));
    let touch = state(&harness).factory.pins().touch(at, id);
    assert_eq!(state(&harness).factory.selected, Some(id));
    let (dx, dy) = (f64::from(touch.dx), f64::from(touch.dy));
    let shrink = before.alterations.shrink;
    assert!((dx - 6.0 / shrink.x_ratio).abs() < 1.0 && (dy + 4.0 / shrink.y_ratio).abs() < 1.0, "moved by {dx}, {dy}");
    let moved = place_of(&harness, number);
    assert!((moved - start - egui::vec2(6.0 * texel, -4.0 * texel)).length() < 1.5 * texel, "{moved} after {start}");
    check_pixels(&harness);
    type_value(&mut harness, "Tumor: size", "2");
    type_value(&mut harness, "Tumor: shade", "-20");
    let touch = state(&harness).factory.pins().touch(at, id);
    assert_eq!((touch.size, touch.brightness), (2.0, -20));
    check_pixels(&harness);
    harness.get_by_label("\u{2192}").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    let room = &state(&harness).factory;
    let generator = Generator::new(room.recipe(), &BaseImage::bundled()).unwrap();
    assert_eq!(room.picture.as_ref().unwrap().specimen, generator.specimen(room.seed, room.index), "it belongs to its picture");
    order(&mut harness, FactoryAction::ShowSpecimen { seed: at.0, index: at.1 });
    run_until_rendered(&mut harness);
    assert_eq!(state(&harness).factory.pins().touch(at, id), touch);
    order(&mut harness, FactoryAction::SelectTumor(Some(id)));
    harness.key_press(Key::Delete);
    harness.run_steps(2);
    run_until_rendered(&mut harness);
    let after = state(&harness).factory.picture.as_ref().unwrap().specimen.plan.clone();
    assert_eq!(after.count(TumorSize::Medium), before.count(TumorSize::Medium) - 1);
    check_pixels(&harness);
}

#[test]
fn tumors_are_selected_by_the_keyboard_too() {
    let mut harness = factory();
    show_class(&mut harness, Syndrome::A);
    for number in 0..2 {
        harness.get_by_label("Next tumor").focus();
        harness.run_steps(1);
        harness.key_press(Key::Space);
        harness.run_steps(2);
        let ids = state(&harness).factory.picture.as_ref().unwrap().specimen.plan.tumor_ids(&Pins::default());
        assert_eq!(state(&harness).factory.selected, Some(ids[number % ids.len()]));
    }
}

#[test]
fn pins_become_ranges_of_the_recipe() {
    let mut harness = factory();
    type_value(&mut harness, "Shade", "-60");
    type_value(&mut harness, "Noise", "14");
    harness.get_by_label("To recipe").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    let room = &state(&harness).factory;
    assert!(room.pins().is_empty());
    let ParameterValue::Distribution(shade) = parameter("alterations.shade").get(room.recipe()) else {
        panic!("it has a distribution")
    };
    assert_eq!(shade.bounds(), (-78.0, -43.0), "half as wide as the 70 levels before, rounded to whole levels");
    let drawn = room.picture.as_ref().unwrap().specimen.plan.alterations.shade.offset;
    assert!((-78..=-43).contains(&drawn), "{drawn}");
    harness.get_by_label("Undo").click();
    harness.run_steps(1);
    let room = &state(&harness).factory;
    assert_eq!(*room.recipe(), Mode::Hard.recipe());
    assert_eq!(room.pins().value(parameter("alterations.shade")), Some(-60.0), "recipe and pins come back together");
}

#[test]
fn the_room_shows_no_picture_that_the_game_asks_now_or_later() {
    let mut harness = factory();
    let (seed, index) = {
        let live = state(&harness).play.live.as_ref().unwrap();
        (live.id.seed, live.id.index)
    };
    for ahead in [0, 1, 5, 4000] {
        order(&mut harness, FactoryAction::ShowSpecimen { seed, index: index + ahead });
        harness.run_steps(5);
        let room = &state(&harness).factory;
        assert!(room.picture.is_none(), "picture {ahead} behind the one that waits");
        assert!(spoken_texts(&harness).iter().any(|text| text.contains("This picture belongs to your game in Play")));
    }
    order(&mut harness, FactoryAction::ShowSpecimen { seed: seed + 1, index });
    run_until_rendered(&mut harness);
    assert_eq!(state(&harness).shared.room, Room::Factory);
}

#[test]
fn walking_over_the_values_with_tab_changes_none() {
    let mut harness = factory();
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "This picture").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::SpinButton, "Width").focus();
    harness.run_steps(2);
    let mut fields = 0;
    for _ in 0..60 {
        fields += usize::from(harness.query_all_by_role(Role::SpinButton).any(|field| field.is_focused()));
        harness.key_press(Key::Tab);
        harness.run_steps(2);
    }
    assert!(fields >= 5, "only {fields} fields had the focus");
    let room = &state(&harness).factory;
    assert!(room.pins().is_empty() && !room.history.can_undo(), "{:?}", room.pins());
    // What is typed counts all the same.
    type_value(&mut harness, "Width", "0.8");
    assert!(!state(&harness).factory.pins().is_empty());
}
