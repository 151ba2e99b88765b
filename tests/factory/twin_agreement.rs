//! The fast renderer against its slow twin, pixel by pixel.

use brain_tumor_lab::factory::alteration::{Contrast, Flip, GhostBlur, Noise, Rotate, Shade, Shift, Shrink};
use brain_tumor_lab::factory::{
    Alterations, BaseImage, Distribution, Generator, GrayImage, IntegerRange, Mode, PIXELS, Plan, Recipe, TumorSize,
};
use rayon::prelude::*;

use super::tables::generator;
use super::twin::{self, Picture};

fn base_picture() -> Picture {
    Picture(BaseImage::bundled().image().pixels().to_vec())
}

fn image_of(picture: &Picture) -> [u8; PIXELS] {
    picture.0.clone().try_into().unwrap()
}

/// Asserts that picture and mask of the specimens `0..count` agree with the twin's.
fn assert_agree(generator: &Generator, count: u64) {
    let base = Picture(generator.base().image().pixels().to_vec());
    (0..count).into_par_iter().for_each(|index| {
        let plan = generator.plan(99, index);
        let (fast, slow) = (generator.render(&plan), twin::render(&base, &plan));
        let differences = fast.pixels().iter().zip(&slow.0).filter(|(fast, slow)| fast != slow).count();
        assert_eq!(differences, 0, "{} {index} ({}): {plan:?}", generator.recipe().name, plan.syndrome);
        assert_eq!(generator.mask(&plan).bits().as_slice(), twin::mask(&plan).0.as_slice(), "mask of {index}");
    });
}

#[test]
fn pictures_and_masks_agree_with_the_twin() {
    for mode in Mode::ALL {
        assert_agree(&generator(mode), 240);
    }
}

#[test]
fn pictures_with_ghosts_agree_with_the_twin() {
    for mode in Mode::ALL {
        let mut recipe = mode.recipe();
        recipe.alterations.ghost_probability = 1.0;
        assert_agree(&Generator::new(&recipe, &BaseImage::bundled()).unwrap(), 120);
    }
}

/// Everything at the limits: enlarged and far away, black and white, drowned in noise, discs over the border.
fn wild_recipe() -> Recipe {
    let uniform = |low, high| Distribution::Uniform { low, high };
    let mut recipe = Mode::Hard.recipe();
    "wild".clone_into(&mut recipe.name);
    recipe.big.area_radius = 64;
    recipe.big.radius = IntegerRange::new(1, 64);
    recipe.small.brightness = IntegerRange::new(0, 255);
    let alterations = &mut recipe.alterations;
    (alterations.shrink_x, alterations.shrink_y) = (uniform(0.2, 2.0), uniform(0.2, 2.0));
    (alterations.move_x, alterations.move_y) = (uniform(-96.0, 96.0), uniform(-128.0, 128.0));
    (alterations.ghost_x, alterations.ghost_y) = (uniform(-96.0, 96.0), uniform(-128.0, 128.0));
    (alterations.ghost_share, alterations.ghost_probability) = (uniform(0.0, 1.0), 0.5);
    (alterations.contrast_ratio, alterations.contrast_centre) = (uniform(0.0, 10.0), uniform(0.0, 255.0));
    alterations.shade = uniform(-255.0, 255.0);
    alterations.noise_amplitude = uniform(0.0, 127.0);
    recipe
}

#[test]
fn pictures_at_the_limits_of_every_parameter_agree_with_the_twin() {
    assert_agree(&Generator::new(&wild_recipe(), &BaseImage::bundled()).unwrap(), 240);
}

#[test]
fn every_disc_agrees_with_exact_arithmetic_up_to_the_rounding_of_ties() {
    for mode in Mode::ALL {
        let generator = generator(mode);
        let (mut pixels, mut ties) = (0, 0);
        for plan in (0..24).map(|index| generator.plan(5, index)) {
            let mut before = base_picture();
            for count in 1..=plan.discs.len() {
                let part = Plan { discs: plan.discs[..count].to_vec(), ..plan.clone() };
                let after = Picture(generator.paint_tumors(&part).pixels().to_vec());
                let exact = twin::exact_soft_disc(&before, plan.discs[count - 1]);
                for ((&before, &after), exact) in before.0.iter().zip(&after.0).zip(exact) {
                    let Some(exact) = exact else {
                        assert_eq!(before, after, "a pixel outside the disc changed");
                        continue;
                    };
                    assert!(after >= before, "tumors only brighten");
                    assert!((f64::from(after) - exact).abs() < 0.5 + 1e-3, "{after} for {exact}");
                    pixels += 1;
                    ties += usize::from(after != twin::level(exact));
                }
                before = after;
            }
        }
        assert!(pixels > 20_000 && ties * 200 < pixels, "{mode}: {ties} ties of {pixels} pixels");
    }
}

#[test]
fn ghost_blur_agrees_with_exact_arithmetic_up_to_the_rounding_of_ties() {
    let picture = base_picture();
    for (dx, dy, share) in [(2, 3, 0.2), (4, 5, 0.4), (3, 4, 0.3), (-7, 0, 0.123), (0, 0, 1.0), (95, -127, 0.77)] {
        let ghost = GhostBlur { shift: Shift { dx, dy }, share };
        let mut pixels = image_of(&picture);
        ghost.apply(&mut pixels);
        for (after, exact) in pixels.iter().zip(twin::exact_ghost_blur(&picture, ghost)) {
            assert!((f64::from(*after) - exact).abs() < 0.5 + 1e-3, "{after} for {exact} ({ghost:?})");
        }
    }
}

#[test]
fn noise_numbers_are_uniform_and_independent() {
    let numbers: Vec<f64> = (0..20).flat_map(|seed| twin::noise_numbers(seed * 77_777)).collect();
    let n = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / n;
    let variance = numbers.iter().map(|u| u * u).sum::<f64>() / n;
    assert!(mean.abs() < 5.0 * (1.0 / 3.0 / n).sqrt(), "mean {mean}");
    assert!((variance - 1.0 / 3.0).abs() < 5.0 * (4.0 / 45.0 / n).sqrt(), "variance {variance}");
    for lag in [1, 16, 32, 96] {
        let sum: f64 = numbers.iter().zip(&numbers[lag..]).map(|(a, b)| a * b).sum();
        assert!((3.0 * sum / n).abs() < 5.0 / n.sqrt(), "neighbours {lag} pixels apart correlate: {}", 3.0 * sum / n);
    }
}

#[test]
fn noise_in_the_picture_has_the_amplitude_that_was_drawn() {
    for amplitude in [1.0, 5.3, 15.0] {
        let mut pixels = [128; PIXELS];
        Noise { amplitude, seed: 3 }.apply(&mut pixels);
        let changes: Vec<f64> = pixels.iter().map(|&p| f64::from(p) - 128.0).collect();
        assert!(changes.iter().all(|change| change.abs() <= amplitude.round()), "at most {amplitude}");
        let deviation = (changes.iter().map(|change| change * change).sum::<f64>() / PIXELS as f64).sqrt();
        let square = |i: i32| (amplitude * (f64::from(i) / 50_000.0 - 1.0)).round().powi(2);
        let expected = ((0..100_000).map(square).sum::<f64>() / 100_000.0).sqrt();
        assert!((deviation - expected).abs() < 0.03 * expected, "{deviation} for amplitude {amplitude}, should be {expected}");
    }
}

/// Alterations that change nothing.
fn nothing() -> Alterations {
    Alterations {
        flip: Flip { flipped: false },
        rotate: Rotate { degrees: 0.0 },
        shrink: Shrink { x_ratio: 1.0, y_ratio: 1.0 },
        shift: Shift { dx: 0, dy: 0 },
        ghost_blur: None,
        contrast: Contrast { ratio: 1.0, centre: 120.0 },
        shade: Shade { offset: 0 },
        noise: Noise { amplitude: 0.0, seed: 1 },
    }
}

fn altered(alterations: Alterations) -> GrayImage {
    let mut target = [7; PIXELS];
    alterations.apply(BaseImage::bundled().image().pixels(), &mut target);
    GrayImage::from_bytes(&target).unwrap()
}

#[test]
fn alterations_that_do_nothing_change_nothing() {
    assert_eq!(altered(nothing()), *BaseImage::bundled().image());
}

#[test]
fn a_move_brings_in_black_and_keeps_every_other_pixel() {
    let base = BaseImage::bundled();
    let moved = altered(Alterations { shift: Shift { dx: 8, dy: -10 }, ..nothing() });
    assert!((0..128).all(|y| (0..8).all(|x| moved.at(x, y) == 0)) && (118..128).all(|y| (0..96).all(|x| moved.at(x, y) == 0)));
    assert!((8..96).all(|x| (0..118).all(|y| moved.at(x, y) == base.image().at(x - 8, y + 10))));
}

#[test]
fn a_shrunk_picture_stays_centred() {
    // A symmetric picture stays symmetric, and its bounds shrink by the ratio.
    let mut source = [0; PIXELS];
    for (index, pixel) in source.iter_mut().enumerate() {
        let (x, y) = (index % 96, index / 96);
        *pixel = if (8..88).contains(&x) && (14..114).contains(&y) { 200 } else { 0 };
    }
    let mut target = [0; PIXELS];
    let shrink = Shrink { x_ratio: 0.75, y_ratio: 0.8 };
    let contrast = Contrast { ratio: 1.0, centre: 0.0 };
    Alterations { shrink, contrast, ..nothing() }.apply(&source, &mut target);
    let columns: Vec<usize> = (0..96).filter(|x| target[64 * 96 + x] > 0).collect();
    let rows: Vec<usize> = (0..128).filter(|y| target[y * 96 + 48] > 0).collect();
    assert_eq!((columns.len(), columns[0] + columns[59]), (60, 95), "80 columns become 60 around the middle");
    assert_eq!((rows.len(), rows[0] + rows[79]), (80, 127), "100 rows become 80 around the middle");
}

#[test]
fn values_are_clamped_after_each_step() {
    // Contrast pushes everything to white; a shade of -100 then gives 155 and not more: nothing above 255 is remembered.
    let white =
        altered(Alterations { contrast: Contrast { ratio: 10.0, centre: 0.0 }, shade: Shade { offset: -100 }, ..nothing() });
    assert_eq!(white.at(47, 60), 155);
    assert_eq!(white.at(0, 0), 0);
}

#[test]
fn a_healthy_specimen_is_the_altered_base_and_has_an_empty_mask() {
    let generator = generator(Mode::Hard);
    let healthy = (0..64).map(|index| generator.specimen(4, index)).filter(|s| s.plan.tumors.is_empty());
    for specimen in healthy {
        assert_eq!(specimen.plan.syndrome.letter(), 'Z');
        assert_eq!(specimen.image, altered(specimen.plan.alterations));
        assert!(specimen.mask.bits().iter().all(|&bits| bits == 0));
    }
}

#[test]
fn tumors_are_bright_where_the_mask_says_and_the_picture_is_untouched_elsewhere() {
    for mode in Mode::ALL {
        let generator = generator(mode);
        for specimen in (0..200).map(|index| generator.specimen(12, index)) {
            let without = altered_like(&specimen.plan);
            for (index, (&with, &bits)) in specimen.image.pixels().iter().zip(specimen.mask.bits()).enumerate() {
                let bare = without.pixels()[index];
                assert!(bits != 0 || specimen.plan.alterations.ghost_blur.is_some() || with == bare, "a change outside the mask");
                assert!(with >= bare, "tumors only brighten");
            }
            let sizes = [TumorSize::Small, TumorSize::Medium, TumorSize::Big];
            let marked = |size| (0..128).any(|y| (0..96).any(|x| specimen.mask.covers(size, x, y)));
            assert!(sizes.into_iter().all(|size| specimen.plan.count(size) > 0 || !marked(size)), "a mark without a tumor");
        }
    }
}

fn altered_like(plan: &Plan) -> GrayImage {
    altered(plan.alterations)
}
