//! What is left over when the aligned base is taken away.

use super::bases::six;
use super::specimens;
use crate::factory::{Aligner, BaseImage, Generator, Mode, PIXELS, Recipe};

/// HARD without noise, ghosts and tumors: what is left over is the aligner's own error.
fn bare() -> Recipe {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.switches.noise = false;
    recipe.alterations.switches.ghost_blur = false;
    for prior in [&mut recipe.a.prior, &mut recipe.b.prior, &mut recipe.c.prior] {
        *prior = 0.0;
    }
    recipe
}

#[test]
fn a_base_does_not_differ_from_itself() {
    for (name, base) in six() {
        let mut target = [0; PIXELS];
        let found = Aligner::new(&base, &Mode::Hard.recipe().alterations).difference(base.image().pixels(), &mut target);
        assert!(target.iter().all(|&value| value == 128), "{name}");
        assert!(found.belongs() && found.fit.levels < 1.0 && found.fit.pixels < 0.01, "{name}: {:?}", found.fit);
        assert_eq!((found.move_x, found.move_y), (0.0, 0.0), "{name}");
        assert!((found.slope - 1.0).abs() < 0.01, "{name}: contrast {}", found.slope);
    }
}

/// The lines of the base that the generator took are met to the line, also at sharp edges.
#[test]
fn nothing_is_left_over_at_sharp_edges() {
    for (name, base) in six() {
        let generator = Generator::new(&bare(), &base).unwrap();
        let mut shares = Vec::new();
        for (_, image) in specimens(&generator, 11, 60) {
            let mut target = [0; PIXELS];
            generator.aligner().difference(image.pixels(), &mut target);
            let off = target.iter().filter(|value| value.abs_diff(128) > 3).count();
            shares.push(off as f64 / PIXELS as f64);
        }
        assert!(
            super::quantile(&mut shares, 0.5) < 0.01,
            "{name}: half of the pictures have {:?}",
            super::quantile(&mut shares, 0.5)
        );
        assert!(
            super::quantile(&mut shares, 0.9) < 0.05,
            "{name}: a tenth of the pictures have {:?}",
            super::quantile(&mut shares, 0.9)
        );
    }
}

/// Inside tumors the difference is bright, outside it is not: by as much as they were painted.
#[test]
fn a_tumor_stands_in_the_difference_as_bright_as_it_was_painted() {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.switches.noise = false;
    let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
    let (mut painted, mut seen, mut tumor_pixels, mut outside, mut healthy_pixels) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (plan, image) in specimens(&generator, 12, 60) {
        let mut target = [0; PIXELS];
        generator.aligner().difference(image.pixels(), &mut target);
        let (with, without) = (generator.unaltered(&plan), generator.aligned_base(&plan));
        for ((&value, &with), &without) in target.iter().zip(with.pixels()).zip(without.pixels()) {
            let difference = f64::from(value) - 128.0;
            if with == without {
                outside += difference.abs();
                healthy_pixels += 1.0;
            } else {
                painted += f64::from(with) - f64::from(without);
                seen += difference;
                tumor_pixels += 1.0;
            }
        }
    }
    assert!(tumor_pixels > 1000.0 && healthy_pixels > 1000.0);
    let (painted, seen, outside) = (painted / tumor_pixels, seen / tumor_pixels, outside / healthy_pixels);
    assert!((seen / painted - 1.0).abs() < 0.1, "{painted} gray levels painted, {seen} seen");
    assert!(outside < 1.0, "{outside} gray levels where nothing was painted");
}

/// Where the sample shows what lies outside of a bright base there is no difference.
#[test]
fn black_borders_are_expected() {
    let (_, paper) = six().into_iter().find(|(name, _)| *name == "text").unwrap();
    let generator = Generator::new(&bare(), &paper).unwrap();
    let mut borders = 0;
    for (plan, image) in specimens(&generator, 13, 30) {
        let mut target = [0; PIXELS];
        generator.aligner().difference(image.pixels(), &mut target);
        let sources = plan.alterations.sources();
        let off = sources.iter().zip(&target).filter(|(source, _)| source.is_none());
        let (all, strange) =
            off.fold((0, 0), |(all, strange), (_, value)| (all + 1, strange + usize::from(value.abs_diff(128) > 8)));
        borders += all;
        assert!(strange * 20 <= all, "specimen {}: {strange} of {all} pixels of the border", plan.index);
    }
    assert!(borders > 10_000);
}

#[test]
fn clones_of_a_generator_share_one_aligner() {
    let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
    let clone = generator.clone();
    assert!(std::ptr::eq(generator.aligner(), clone.aligner()));
}
