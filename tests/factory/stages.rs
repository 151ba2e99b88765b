//! The stages of a specimen, the contrast of its tumors, and the base without them.

use brain_tumor_lab::factory::{
    AlterationKind, BaseImage, Distribution, Generator, GrayImage, Mode, Plan, Recipe, Resampling, Stage, Switches,
    TumorContrast, outlines,
};
use rayon::prelude::*;

use super::twin::{self, H, Picture, W};

fn recipes() -> Vec<Recipe> {
    let mut ghosts = Mode::Hard.recipe();
    ghosts.alterations.ghost_probability = 1.0;
    let mut smooth = Mode::Easy.recipe();
    smooth.alterations.resampling = Resampling::Bilinear;
    smooth.alterations.switches = Switches { contrast: false, ..Switches::default() };
    vec![Mode::Easy.recipe(), Mode::Hard.recipe(), ghosts, smooth]
}

fn generator(recipe: &Recipe) -> Generator {
    Generator::new(recipe, &BaseImage::bundled()).unwrap()
}

fn picture(image: &GrayImage) -> Picture {
    Picture(image.pixels().to_vec())
}

#[test]
fn the_last_stage_is_the_specimen_and_the_first_the_base() {
    for recipe in recipes() {
        let generator = generator(&recipe);
        (0..300_u64).into_par_iter().for_each(|index| {
            let specimen = generator.specimen(23, index);
            let stages = generator.stages(&specimen.plan);
            assert_eq!(stages.iter().map(|(stage, _)| *stage).collect::<Vec<_>>(), Stage::of(&recipe));
            assert_eq!(stages[0].1, *generator.base().image());
            assert_eq!(stages[1].1, generator.paint_tumors(&specimen.plan));
            assert_eq!(stages[7].1, specimen.image, "{} {index}", recipe.name);
        });
    }
}

#[test]
fn each_stage_is_the_one_before_with_one_alteration_more() {
    for recipe in recipes() {
        let generator = generator(&recipe);
        let smooth = recipe.alterations.resampling == Resampling::Bilinear;
        (0..40_u64).into_par_iter().for_each(|index| {
            let plan = generator.plan(24, index);
            let stages = generator.stages(&plan);
            let before = |stage: usize| picture(&stages[stage - 1].1);
            let steps = &plan.alterations;
            let ghost = steps.ghost_blur.map_or_else(|| before(4), |ghost| twin::ghost_blur(&before(4), ghost));
            if !smooth {
                assert_eq!(picture(&stages[2].1), twin::shrink(&before(2), steps.shrink));
            }
            assert_eq!(picture(&stages[3].1), twin::shift(&before(3), steps.shift));
            assert_eq!(picture(&stages[4].1), ghost);
            assert_eq!(picture(&stages[5].1), twin::contrast(&before(5), steps.contrast));
            assert_eq!(picture(&stages[6].1), twin::shade(&before(6), steps.shade));
            assert_eq!(picture(&stages[7].1), twin::noise(&before(7), steps.noise));
        });
    }
}

#[test]
fn the_undone_base_is_the_specimen_without_tumors_ghost_and_noise() {
    for recipe in recipes() {
        let generator = generator(&recipe);
        for index in 0..200 {
            let plan = generator.plan(25, index);
            let mut healthy = Plan { tumors: Vec::new(), discs: Vec::new(), ..plan.clone() };
            healthy.alterations.ghost_blur = None;
            healthy.alterations.noise.amplitude = 0.0;
            assert_eq!(generator.undone_base(&plan), generator.render(&healthy));
        }
    }
}

/// Mean gray of marked pixels minus that of the pixels at most 3 away from one, from the definition.
fn naive_contrast(marks: &Picture, picture: &GrayImage) -> Option<f64> {
    let places = || (0..H).flat_map(|y| (0..W).map(move |x| (x, y)));
    let inside: Vec<(i32, i32)> = places().filter(|&(x, y)| marks.at(x, y) > 0).collect();
    let near = |&(x, y): &(i32, i32)| {
        marks.at(x, y) == 0 && inside.iter().any(|&(a, b)| f64::from((a - x).pow(2) + (b - y).pow(2)).sqrt() <= 3.0)
    };
    let ring: Vec<(i32, i32)> = places().filter(near).collect();
    let mean = |places: &[(i32, i32)]| {
        let sum: u32 = places.iter().map(|&(x, y)| u32::from(picture.at(x as usize, y as usize))).sum();
        f64::from(sum) / places.len() as f64
    };
    (!inside.is_empty() && !ring.is_empty()).then(|| mean(&inside) - mean(&ring))
}

#[test]
fn the_contrast_of_each_tumor_is_what_its_definition_gives() {
    for recipe in recipes() {
        let generator = generator(&recipe);
        (0..24_u64).into_par_iter().for_each(|index| {
            let plan = generator.plan(26, index);
            let stages = generator.stages(&plan);
            let contrasts = generator.tumor_contrasts(&plan);
            assert_eq!(contrasts.len(), plan.tumors.len());
            for (tumor, TumorContrast { size, contrast }) in plan.tumors.iter().zip(contrasts) {
                assert_eq!(size, tumor.size);
                for (place, (stage, image)) in stages.iter().enumerate() {
                    let mut only = Plan { tumors: vec![*tumor], ..plan.clone() };
                    only.alterations = stage.alterations(&plan.alterations);
                    let expected = naive_contrast(&twin::mask(&only), image);
                    match (contrast[place], expected) {
                        (Some(got), Some(expected)) => assert!((got - expected).abs() < 1e-9, "{stage:?}: {got} for {expected}"),
                        (got, expected) => assert_eq!(got, expected, "{stage:?}"),
                    }
                }
            }
        });
    }
}

#[test]
fn tumors_stand_out_after_being_painted_and_less_with_less_contrast() {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.contrast_ratio = Distribution::Fixed { value: 0.5 };
    let generator = generator(&recipe);
    let at = |stage: Stage| {
        let all = (0..100).flat_map(|index| generator.tumor_contrasts(&generator.plan(27, index)));
        let values: Vec<f64> = all.filter_map(|tumor| tumor.contrast[stage.place_in(Stage::of(&recipe))]).collect();
        values.iter().sum::<f64>() / values.len() as f64
    };
    assert!(at(Stage::Tumors) > at(Stage::Base) + 4.0, "{} and {}", at(Stage::Base), at(Stage::Tumors));
    let after = |kind| at(Stage::After(kind));
    let ratio = after(AlterationKind::Contrast) / after(AlterationKind::GhostBlur);
    assert!((0.4..0.6).contains(&ratio), "half the contrast: {ratio}");
    assert!((after(AlterationKind::Noise) - after(AlterationKind::Shade)).abs() < 0.5, "noise has no direction");
}

#[test]
fn a_tumor_that_was_moved_out_of_the_picture_has_no_contrast() {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.move_x = Distribution::Fixed { value: 96.0 };
    let generator = generator(&recipe);
    let plan = (0..1000).map(|index| generator.plan(1, index)).find(|plan| plan.tumors.len() > 3).unwrap();
    assert!(outlines(&generator.mask(&plan)).is_empty());
    for TumorContrast { contrast, .. } in generator.tumor_contrasts(&plan) {
        assert!(contrast[..3].iter().all(Option::is_some) && contrast[3..].iter().all(Option::is_none), "{contrast:?}");
    }
}

#[test]
fn every_stage_has_a_word_of_its_own() {
    let mut recipe = Mode::Hard.recipe();
    assert_eq!(
        Stage::of(&recipe).into_iter().map(Stage::word).collect::<Vec<_>>(),
        ["Base", "Tumors", "Shrink", "Move", "Ghost blur", "Contrast", "Shade", "Noise"]
    );
    for kind in AlterationKind::ALL {
        kind.set_on(&mut recipe, true);
    }
    recipe.mark.z = 0.1;
    let all = Stage::of(&recipe);
    let words: std::collections::BTreeSet<&str> = all.iter().map(|stage| stage.word()).collect();
    assert_eq!((words.len(), all.len()), (all.len(), 3 + AlterationKind::ALL.len()));
    assert!(all.is_sorted() && all.last() == Some(&Stage::LAST));
}
