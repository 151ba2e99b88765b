//! The difference that knows no truth: what was found from sample and base alone, beside what was drawn.

use brain_tumor_lab::app::number;
use brain_tumor_lab::factory::{Distribution, Mode};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, spoken_texts, state, window_with};
use crate::factory::{factory, into_factory, run_until_rendered};

fn open(harness: &mut Harnessed) {
    harness.get_by_label("Difference").click();
    harness.run_steps(2);
    run_until_rendered(harness);
}

/// Whether something in the window says so.
fn says(harness: &Harnessed, text: &str) -> bool {
    spoken_texts(harness).iter().any(|spoken| spoken.contains(text))
}

#[test]
fn what_was_found_stands_beside_what_was_drawn() {
    let mut harness = factory();
    open(&mut harness);
    let picture = state(&harness).factory.picture.clone().unwrap();
    let (found, drawn) = (picture.laid.as_ref().unwrap().alignment, picture.specimen.plan.alterations);
    assert!(found.belongs());
    assert!((found.x_ratio - drawn.shrink.x_ratio).abs() < 0.01 && (found.y_ratio - drawn.shrink.y_ratio).abs() < 0.01);
    let texts = spoken_texts(&harness);
    for (value, digits) in [
        (found.x_ratio, 3),
        (found.y_ratio, 3),
        (drawn.shrink.x_ratio, 3),
        (drawn.shrink.y_ratio, 3),
        (found.move_x, 1),
        (f64::from(drawn.shift.dy), 1),
        (found.slope, 2),
        (found.fit.pixels, 2),
        (found.fit.levels, 1),
    ] {
        let text = number::fixed(value, digits);
        assert!(texts.contains(&text), "nothing says {text}");
    }
    assert!(!says(&harness, "do not belong together"));
}

#[test]
fn the_difference_is_shown_as_found_or_as_drawn() {
    let mut harness = factory();
    open(&mut harness);
    assert!(says(&harness, "Picture: Sample minus base image (same position and gray values)"));
    harness.get_by_label("as found").click();
    harness.run_steps(3);
    assert!(says(&harness, "Picture: Sample less base, without the truth"));
    assert!(!says(&harness, "Picture: Sample minus base image (same position and gray values)"));
    harness.get_by_label("as drawn").click();
    harness.run_steps(3);
    assert!(says(&harness, "Picture: Sample minus base image (same position and gray values)"));
}

#[test]
fn a_sample_that_shows_nothing_of_the_base_is_said_not_to_belong() {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.contrast_ratio = Distribution::Fixed { value: 0.0 };
    let mut harness = into_factory(window_with(|launch| launch.recipe = Some(recipe)));
    open(&mut harness);
    assert!(!state(&harness).factory.picture.clone().unwrap().laid.as_ref().unwrap().alignment.belongs());
    assert!(says(&harness, "These two pictures do not belong together"));
}

/// A recipe that flips and turns has more to say, and there is room for it in the smallest window.
#[test]
fn flip_and_angle_are_said_where_they_may_occur() {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.switches.rotate = true;
    recipe.alterations.switches.flip = true;
    let mut harness = into_factory(window_with(|launch| launch.recipe = Some(recipe)));
    harness.set_size(egui::vec2(1024.0, 700.0));
    open(&mut harness);
    for name in ["Angle, degrees", "Flip", "Width ratio", "Fit, gray levels"] {
        let place = harness.get_all_by_label(name).map(|node| node.rect()).reduce(|a, b| if a.max.y > b.max.y { a } else { b });
        assert!(place.is_some_and(|place| place.max.y <= 700.0 && place.max.x <= 1024.0), "{name}: {place:?}");
    }
}
