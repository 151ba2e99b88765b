//! How close the estimates come to what was drawn.

use super::bases::six;
use super::{displacement, quantile, specimens};
use crate::factory::{BaseImage, Generator, Mode, Recipe, Resampling};

/// What was found for many specimens of one base.
struct Errors {
    ratio: Vec<f64>,
    shift: Vec<f64>,
    displacement: Vec<f64>,
    refused: usize,
}

fn errors(recipe: &Recipe, base: &BaseImage, count: u64) -> Errors {
    let generator = Generator::new(recipe, base).unwrap();
    let mut errors = Errors { ratio: Vec::new(), shift: Vec::new(), displacement: Vec::new(), refused: 0 };
    for (plan, image) in specimens(&generator, 1, count) {
        let found = generator.aligner().align(image.pixels());
        let drawn = plan.alterations;
        let ratio = |found: f64, drawn: f64| (found / drawn - 1.0).abs();
        let shift = |found: f64, drawn: i32| (found - f64::from(drawn)).abs();
        errors.ratio.extend([ratio(found.x_ratio, drawn.shrink.x_ratio), ratio(found.y_ratio, drawn.shrink.y_ratio)]);
        errors.shift.extend([shift(found.move_x, drawn.shift.dx), shift(found.move_y, drawn.shift.dy)]);
        errors.displacement.push(displacement(&found, &drawn));
        errors.refused += usize::from(!found.belongs());
    }
    errors
}

/// Specimens of each base: 500, or a sixth of what the variable `ALIGNED_SPECIMENS` says.
fn count() -> u64 {
    option_env!("ALIGNED_SPECIMENS").and_then(|text| text.parse::<u64>().ok()).map_or(500, |all| all.div_ceil(6))
}

/// Over 20,000 specimens (`ALIGNED_SPECIMENS=20004`) as over these.
#[test]
fn what_was_drawn_is_found_on_six_bases() {
    let (mut refused, count) = (0, count());
    for (name, base) in six() {
        let mut errors = errors(&Mode::Hard.recipe(), &base, count);
        let [ratio, shift, displacement] = [&mut errors.ratio, &mut errors.shift, &mut errors.displacement];
        assert!(quantile(ratio, 0.5) < 0.001, "{name}: median error of the ratios {}", quantile(ratio, 0.5));
        assert!(quantile(shift, 0.5) < 0.1, "{name}: median error of the moves {}", quantile(shift, 0.5));
        assert!(quantile(displacement, 0.5) < 0.05, "{name}: median displacement {}", quantile(displacement, 0.5));
        let (ratio_limit, place_limit) = if name == "blobs" { (0.012, 0.6) } else { (0.003, 0.12) };
        assert!(quantile(ratio, 0.95) < ratio_limit, "{name}: 95 % of the ratios {}", quantile(ratio, 0.95));
        assert!(quantile(shift, 0.95) < 0.1, "{name}: 95 % of the moves {}", quantile(shift, 0.95));
        assert!(quantile(displacement, 0.95) < place_limit, "{name}: 95 % of the displacements {}", quantile(displacement, 0.95));
        refused += errors.refused;
    }
    assert!(refused as f64 <= 1.0 + 0.001 * 6.0 * count as f64, "{refused} of {} refused", 6 * count);
}

#[test]
fn easy_pictures_with_their_large_tumors_are_found_too() {
    for (name, base) in six() {
        let mut errors = errors(&Mode::Easy.recipe(), &base, 100);
        assert!(quantile(&mut errors.displacement, 0.5) < 0.05, "{name}: {}", quantile(&mut errors.displacement, 0.5));
        assert!(quantile(&mut errors.displacement, 0.9) < 0.6, "{name}: {}", quantile(&mut errors.displacement, 0.9));
        assert!(errors.refused <= 5, "{name}: {} refused", errors.refused);
    }
}

#[test]
fn a_flip_is_found_where_left_and_right_differ() {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.switches.flip = true;
    for (name, base) in six().into_iter().filter(|(name, _)| *name != "rings") {
        let generator = Generator::new(&recipe, &base).unwrap();
        let mut flips = [0, 0];
        for (plan, image) in specimens(&generator, 2, 40) {
            let found = generator.aligner().align(image.pixels());
            assert_eq!(found.flipped, plan.alterations.flip.flipped, "{name}: specimen {}", plan.index);
            flips[usize::from(found.flipped)] += 1;
        }
        assert!(flips.iter().all(|&count| count > 5), "{name}: {flips:?}");
    }
}

#[test]
fn an_angle_is_found() {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.switches.rotate = true;
    recipe.alterations.switches.flip = true;
    for (name, base) in six().into_iter().take(2) {
        let mut errors = errors(&recipe, &base, 30);
        assert!(quantile(&mut errors.displacement, 0.5) < 0.15, "{name}: {}", quantile(&mut errors.displacement, 0.5));
        assert!(quantile(&mut errors.displacement, 0.9) < 0.4, "{name}: {}", quantile(&mut errors.displacement, 0.9));
        assert!(errors.refused <= 1, "{name}: {} refused", errors.refused);
    }
}

#[test]
fn smooth_resampling_is_met_between_the_pixels() {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.resampling = Resampling::Bilinear;
    for (name, base) in six().into_iter().take(3) {
        let mut errors = errors(&recipe, &base, 50);
        assert!(quantile(&mut errors.displacement, 0.5) < 0.1, "{name}: {}", quantile(&mut errors.displacement, 0.5));
        assert!(errors.refused <= 1, "{name}: {} refused", errors.refused);
    }
}

#[test]
fn what_a_recipe_rules_out_is_not_found() {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.switches.shrink = false;
    recipe.alterations.switches.shift = false;
    let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
    for (plan, image) in specimens(&generator, 3, 20) {
        let found = generator.aligner().align(image.pixels());
        assert_eq!((found.x_ratio, found.y_ratio, found.move_x, found.move_y), (1.0, 1.0, 0.0, 0.0), "specimen {}", plan.index);
        assert!(found.belongs());
    }
}

#[test]
fn contrast_and_brightness_are_found() {
    let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
    let mut slopes = Vec::new();
    let mut middles = Vec::new();
    for (plan, image) in specimens(&generator, 4, 200) {
        let found = generator.aligner().align(image.pixels());
        let drawn = plan.alterations;
        let level = 100.0;
        let wanted =
            (level - drawn.contrast.centre) * drawn.contrast.ratio + drawn.contrast.centre + f64::from(drawn.shade.offset);
        slopes.push((found.slope / drawn.contrast.ratio - 1.0).abs());
        middles.push((found.slope * level + found.offset - wanted).abs());
    }
    assert!(quantile(&mut slopes, 0.5) < 0.01 && quantile(&mut slopes, 0.95) < 0.05, "{}", quantile(&mut slopes, 0.95));
    assert!(quantile(&mut middles, 0.5) < 1.0 && quantile(&mut middles, 0.95) < 3.0, "{}", quantile(&mut middles, 0.95));
}
