//! The registry of alterations, and its two newest: rotate and flip.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use brain_tumor_lab::factory::alteration::{Control, Flip, GhostBlur, IDENTITY_TONE, Rotate, Shift, Shrink};
use brain_tumor_lab::factory::{
    AlterationKind, Alterations, BaseImage, Distribution, Generator, GrayImage, Mode, PIXELS, Parameter, ParameterValue, Plan,
    Recipe, Resampling, Stage, Syndrome,
};
use brain_tumor_lab::storage::{DatasetOptions, ImageFormat, load_dataset, load_recipe, save_recipe, write_dataset};
use rayon::prelude::*;

use super::twin::{self, H, Picture, W};
use super::{kolmogorov, recipe_v2};

fn generator(recipe: &Recipe) -> Generator {
    Generator::new(recipe, &BaseImage::bundled()).unwrap()
}

/// HARD with both of them on.
pub fn augmented() -> Recipe {
    let mut recipe = Mode::Hard.recipe();
    (recipe.alterations.switches.rotate, recipe.alterations.switches.flip) = (true, true);
    recipe
}

/// Everything that moves pixels as far as it can go, and a ghost in every second picture.
fn far() -> Recipe {
    let uniform = |low, high| Distribution::Uniform { low, high };
    let mut recipe = augmented();
    let alterations = &mut recipe.alterations;
    alterations.rotate.degrees = uniform(-180.0, 180.0);
    (alterations.shrink_x, alterations.shrink_y) = (uniform(0.2, 2.0), uniform(0.2, 2.0));
    (alterations.move_x, alterations.move_y) = (uniform(-48.0, 48.0), uniform(-64.0, 64.0));
    (alterations.ghost_x, alterations.ghost_y) = (uniform(-96.0, 96.0), uniform(-128.0, 128.0));
    alterations.ghost_probability = 0.5;
    recipe
}

/// Only one of them, or both.
fn recipes() -> Vec<Recipe> {
    let (mut rotated, mut flipped) = (augmented(), augmented());
    rotated.alterations.switches.flip = false;
    flipped.alterations.switches.rotate = false;
    vec![rotated, flipped, augmented(), far()]
}

/// A picture without any symmetry.
fn noisy() -> [u8; PIXELS] {
    std::array::from_fn(|index| (index * 37 % 251) as u8)
}

fn placed(alterations: &Alterations, source: &[u8; PIXELS]) -> [u8; PIXELS] {
    let mut target = [9; PIXELS];
    alterations.place(Resampling::Nearest, source, &IDENTITY_TONE, &mut target);
    target
}

fn picture(pixels: &[u8; PIXELS]) -> Picture {
    Picture(pixels.to_vec())
}

#[test]
fn rotated_and_flipped_pictures_and_their_masks_agree_with_the_twin() {
    let base = picture(BaseImage::bundled().image().pixels());
    for mut recipe in recipes() {
        let nearest = generator(&recipe);
        recipe.alterations.resampling = Resampling::Bilinear;
        let bilinear = generator(&recipe);
        let turned = (0..120_u64).into_par_iter().map(|index| {
            let plan = nearest.plan(31, index);
            assert_eq!(plan, bilinear.plan(31, index), "resampling draws nothing");
            assert!(nearest.render(&plan).pixels().as_slice() == twin::render(&base, &plan).0, "nearest {index}: {plan:?}");
            let smooth = recipe_v2::render_bilinear(&base, &plan);
            assert!(bilinear.render(&plan).pixels().as_slice() == smooth.0, "bilinear {index}: {plan:?}");
            let mask = twin::mask(&plan);
            assert_eq!(nearest.mask(&plan).bits().as_slice(), mask.0.as_slice(), "mask {index}");
            assert_eq!(bilinear.mask(&plan), nearest.mask(&plan), "the truth stays");
            usize::from(!twin::keeps_axes(&plan.alterations))
        });
        assert!(turned.sum::<usize>() > 40, "something is turned or flipped");
    }
}

#[test]
fn each_step_is_what_its_formula_gives_for_a_whole_picture() {
    let source = noisy();
    for (degrees, dx, dy, flipped) in [(12.5, 0, 0, false), (-33.3, 7, -9, false), (171.0, -20, 30, true), (0.0, 3, 4, true)] {
        let (rotate, shift, flip) = (Rotate { degrees }, Shift { dx, dy }, Flip { flipped });
        let all = Alterations { rotate, shift, flip, ..Alterations::default() };
        // Flip first, then the turn, then the move: with one rounding, which the turn does.
        let steps = twin::shift(&twin::rotate(&twin::flip(&picture(&source), flip), rotate), shift);
        assert!(placed(&all, &source).as_slice() == steps.0, "{all:?}");
    }
}

#[test]
fn a_positive_angle_turns_counter_clockwise_for_the_viewer() {
    // A square at the right of the middle goes up, to the left of the middle, down.
    let mut source = [0; PIXELS];
    for (y, x) in (62..66).flat_map(|y| (77..81).map(move |x| (y, x))) {
        source[y * 96 + x] = 200;
    }
    let middle = |degrees: f64| {
        let target = placed(&Alterations { rotate: Rotate { degrees }, ..Alterations::default() }, &source);
        let lit: Vec<usize> = (0..PIXELS).filter(|&index| target[index] > 0).collect();
        let mean = |of: fn(usize) -> usize| lit.iter().map(|&index| of(index) as f64).sum::<f64>() / lit.len() as f64;
        (mean(|index| index % 96), mean(|index| index / 96))
    };
    let places =
        [(0.0, (78.5, 63.5)), (90.0, (47.5, 32.5)), (180.0, (16.5, 63.5)), (-90.0, (47.5, 94.5)), (-180.0, (16.5, 63.5))];
    for (degrees, (x, y)) in places {
        let (got_x, got_y) = middle(degrees);
        assert!((got_x - x).abs() < 1e-9 && (got_y - y).abs() < 1e-9, "{degrees}: {got_x}, {got_y}");
    }
    let (x, y) = middle(30.0);
    assert!((x - (47.5 + 31.0 * 0.75_f64.sqrt())).abs() < 0.5 && (y - (63.5 - 15.5)).abs() < 0.5, "{x}, {y}");
}

#[test]
fn a_quarter_turn_keeps_every_pixel_that_stays_in_the_picture_and_brings_in_black() {
    let source = noisy();
    for resampling in [Resampling::Nearest, Resampling::Bilinear] {
        let mut target = [9; PIXELS];
        let quarter = Alterations { rotate: Rotate { degrees: 90.0 }, ..Alterations::default() };
        quarter.place(resampling, &source, &IDENTITY_TONE, &mut target);
        for (index, &value) in target.iter().enumerate() {
            let (x, y) = (index % 96, index / 96);
            let expected = if (16..112).contains(&y) { source[(x + 16) * 96 + (111 - y)] } else { 0 };
            assert_eq!(value, expected, "{x}, {y}");
        }
    }
}

#[test]
fn no_angle_and_no_flip_change_nothing_and_a_flip_twice_is_none() {
    let source = noisy();
    let flip = Alterations { flip: Flip { flipped: true }, ..Alterations::default() };
    for degrees in [0.0, -0.0] {
        let nothing = Alterations { rotate: Rotate { degrees }, ..Alterations::default() };
        for resampling in [Resampling::Nearest, Resampling::Bilinear] {
            let mut target = [9; PIXELS];
            nothing.place(resampling, &source, &IDENTITY_TONE, &mut target);
            assert_eq!(target, source);
            flip.place(resampling, &source, &IDENTITY_TONE, &mut target);
            assert!((0..PIXELS).all(|index| target[index] == source[index / 96 * 96 + 95 - index % 96]));
            assert_eq!(placed(&flip, &target), source);
        }
    }
}

#[test]
fn the_fast_geometry_is_the_general_one() {
    // Where nothing is turned, the picture is made by columns and rows, and the places of the sources by points.
    let source = noisy();
    let mut cases = 0;
    for (x_ratio, dx) in [(1.0, 0), (0.5, 3), (2.0, -8), (0.77, 95), (1.31, -40)] {
        for flipped in [false, true] {
            let alterations = Alterations {
                shrink: Shrink { x_ratio, y_ratio: 1.9 - x_ratio / 2.0 },
                shift: Shift { dx, dy: 2 * dx / 3 },
                flip: Flip { flipped },
                ..Alterations::default()
            };
            let target = placed(&alterations, &source);
            let expected = alterations.sources().into_iter().map(|place| place.map_or(0, |place| source[place]));
            assert!(expected.eq(target), "{alterations:?}");
            cases += 1;
        }
    }
    assert_eq!(cases, 10);
}

#[test]
fn the_undone_base_lies_where_the_head_lies() {
    for mut recipe in recipes() {
        for resampling in [Resampling::Nearest, Resampling::Bilinear] {
            recipe.alterations.resampling = resampling;
            (recipe.alterations.switches.noise, recipe.alterations.switches.ghost_blur) = (false, false);
            let generator = generator(&recipe);
            let all: Vec<Plan> = (0..120).map(|index| generator.plan(33, index)).collect();
            let healthy: Vec<&Plan> = all.iter().filter(|plan| plan.syndrome == Syndrome::Z).collect();
            assert!(healthy.len() > 15);
            for plan in healthy {
                assert_eq!(generator.undone_base(plan), generator.render(plan), "a healthy picture without noise");
            }
        }
    }
}

#[test]
fn tumors_of_a_turned_picture_are_bright_where_its_mask_says() {
    let mut recipe = augmented();
    recipe.alterations.rotate.degrees = Distribution::Uniform { low: -180.0, high: 180.0 };
    let generator = generator(&recipe);
    for index in 0..100 {
        let specimen = generator.specimen(35, index);
        let mut plan = specimen.plan.clone();
        plan.alterations.ghost_blur = None;
        let bare = generator.render(&Plan { tumors: Vec::new(), discs: Vec::new(), ..plan.clone() });
        let image = generator.render(&plan);
        for (place, &bits) in specimen.mask.bits().iter().enumerate() {
            assert!(bits != 0 || image.pixels()[place] == bare.pixels()[place], "a change outside the mask of {index}");
        }
    }
}

#[test]
fn stages_and_contrasts_follow_the_switches() {
    for recipe in recipes() {
        let generator = generator(&recipe);
        let stages = Stage::of(&recipe);
        let on = [AlterationKind::Flip, AlterationKind::Rotate].into_iter().filter(|kind| kind.is_on(&recipe)).count();
        assert_eq!(stages.len(), 8 + on);
        for index in 0..40 {
            let specimen = generator.specimen(36, index);
            let pictures = generator.stages(&specimen.plan);
            assert!(pictures.iter().map(|(stage, _)| *stage).eq(stages.iter().copied()));
            assert_eq!(pictures.last().unwrap().1, specimen.image);
            let contrasts = generator.tumor_contrasts(&specimen.plan);
            assert!(contrasts.iter().all(|tumor| tumor.contrast.len() == stages.len()));
            // Tumors, flip: the same pixels in another place, and so the same contrast.
            if AlterationKind::Flip.is_on(&recipe) {
                assert!(contrasts.iter().all(|tumor| tumor.contrast[1] == tumor.contrast[2]), "{contrasts:?}");
            }
        }
    }
    // A stage that the recipe does not have stands for the last one before it.
    let hard = Stage::of(&Mode::Hard.recipe());
    assert_eq!(Stage::After(AlterationKind::Rotate).place_in(hard.iter().copied()), 1);
    assert_eq!(Stage::LAST.place_in(hard.iter().copied()), 7);
    assert_eq!(Stage::Base.place_in(hard.iter().copied()), 0);
}

#[test]
fn what_is_drawn_has_the_distribution_of_the_recipe_in_every_class() {
    let generator = generator(&augmented());
    let plans: Vec<Plan> = (0..100_000_u64).into_par_iter().map(|index| generator.plan(77, index)).collect();
    for class in [None, Some(Syndrome::A), Some(Syndrome::B), Some(Syndrome::C), Some(Syndrome::Z)] {
        let of_class: Vec<&Plan> = plans.iter().filter(|plan| class.is_none_or(|class| class == plan.syndrome)).collect();
        let angles: Vec<f64> = of_class.iter().map(|plan| plan.alterations.rotate.degrees).collect();
        assert!(angles.iter().all(|angle| (-15.0..=15.0).contains(angle)));
        kolmogorov::check(&format!("rotate {class:?}"), angles, kolmogorov::normal(-15.0, 15.0), false);
        let flipped = of_class.iter().filter(|plan| plan.alterations.flip.flipped).count() as f64;
        let n = of_class.len() as f64;
        assert!((flipped - 0.5 * n).abs() < 5.0 * (0.25 * n).sqrt(), "{class:?}: {flipped} of {n} are flipped");
    }
    // Neither knows the other, nor what else was drawn.
    let columns: Vec<Vec<f64>> = {
        let names: Vec<&str> =
            plans[0].columns().iter().map(|(name, _)| *name).filter(|name| !name.starts_with("ghost")).collect();
        let of = |name: &&str| plans.iter().map(|plan| value(plan, name)).collect::<Vec<f64>>();
        names.iter().map(of).map(standardised).collect()
    };
    let (others, own) = columns.split_at(columns.len() - 2);
    for (first, second) in own.iter().flat_map(|own| others.iter().map(move |other| (own, other))).chain([(&own[0], &own[1])]) {
        let correlation = first.iter().zip(second).map(|(a, b)| a * b).sum::<f64>() / plans.len() as f64;
        assert!(correlation.abs() < 5.0 / (plans.len() as f64).sqrt(), "{correlation}");
    }
}

fn value(plan: &Plan, wanted: &str) -> f64 {
    plan.columns().into_iter().find(|(name, _)| *name == wanted).unwrap().1
}

fn standardised(values: Vec<f64>) -> Vec<f64> {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let deviation = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / n).sqrt();
    values.into_iter().map(|value| (value - mean) / deviation).collect()
}

#[test]
fn the_share_of_flips_is_the_probability() {
    for (probability, low, high) in [(0.0, 0, 0), (0.1, 800, 1200), (1.0, 10_000, 10_000)] {
        let mut recipe = augmented();
        recipe.alterations.flip.probability = probability;
        let generator = generator(&recipe);
        let flips = (0..10_000).filter(|&index| generator.plan(5, index).alterations.flip.flipped).count();
        assert!((low..=high).contains(&flips), "{flips} at {probability}");
    }
}

#[test]
fn switching_them_on_changes_nothing_else_that_is_drawn() {
    let plain = generator(&Mode::Hard.recipe());
    for recipe in &recipes()[..3] {
        let generator = generator(recipe);
        let mut changed = 0;
        for index in 0..500 {
            let (mut new, old) = (generator.plan(9, index), plain.plan(9, index));
            changed += usize::from(new != old);
            (new.alterations.rotate, new.alterations.flip) = (Rotate::default(), Flip::default());
            assert_eq!(new, old, "all but these two");
        }
        assert!(changed > 200);
    }
    // Nor does either change what the other draws, nor a recipe's numbers what a switch that is off leaves out.
    let both = generator(&augmented());
    for recipe in &recipes()[..2] {
        let alone = generator(recipe);
        for index in 0..200 {
            let (one, two) = (alone.plan(9, index).alterations, both.plan(9, index).alterations);
            assert!(!AlterationKind::Rotate.is_on(recipe) || one.rotate == two.rotate);
            assert!(!AlterationKind::Flip.is_on(recipe) || one.flip == two.flip);
        }
    }
    let mut off = Mode::Hard.recipe();
    (off.alterations.rotate.degrees, off.alterations.flip.probability) = (Distribution::Fixed { value: 90.0 }, 1.0);
    let off = generator(&off);
    assert!((0..50).all(|index| off.specimen(9, index) == plain.specimen(9, index)));
}

#[test]
fn a_recipe_of_version_0_1_makes_the_pictures_that_it_made() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/recipe-0.1.toml");
    let recipe = load_recipe(&path).unwrap();
    assert_eq!(recipe, Mode::Hard.recipe());
    let generator = generator(&recipe);
    for (seed, index, _, image, mask) in super::golden::HARD {
        let specimen = generator.specimen(seed, index);
        assert_eq!([crc32fast::hash(specimen.image.pixels()), crc32fast::hash(specimen.mask.bits())], [image, mask]);
    }
    // And it is written as it was, byte by byte.
    assert_eq!(toml::to_string(&recipe).unwrap(), std::fs::read_to_string(path).unwrap());
}

#[test]
fn recipes_with_them_survive_being_written_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    let mut odd = far();
    odd.alterations.rotate.degrees = Distribution::HalfNormal { low: -7.5, deviation: 3.25, high: 180.0 };
    odd.alterations.flip.probability = 0.125;
    let mut switched_off = odd.clone();
    (switched_off.alterations.switches.rotate, switched_off.alterations.switches.flip) = (false, false);
    for recipe in recipes().into_iter().chain([odd, switched_off]) {
        save_recipe(&path, &recipe).unwrap();
        assert_eq!(load_recipe(&path).unwrap(), recipe);
        let json = serde_json::to_string(&recipe).unwrap();
        assert_eq!(serde_json::from_str::<Recipe>(&json).unwrap(), recipe);
    }
    for mode in Mode::ALL {
        let text = toml::to_string(&mode.recipe()).unwrap();
        assert!(!text.contains("rotate") && !text.contains("flip"), "as it was written before: {text}");
    }
    let text = toml::to_string(&far()).unwrap();
    assert!(text.contains("[alterations.rotate.degrees]") && text.contains("rotate = true"), "{text}");
    assert!(!text.contains("[alterations.flip]") && text.contains("flip = true"), "a default is not written: {text}");
}

#[test]
fn impossible_values_are_refused_by_their_key() {
    let refused = |change: &dyn Fn(&mut Recipe), key: &str| {
        let mut recipe = augmented();
        change(&mut recipe);
        assert_eq!(recipe.validate().unwrap_err().key, key);
    };
    let degrees = |distribution: Distribution| move |recipe: &mut Recipe| recipe.alterations.rotate.degrees = distribution;
    let key = "alterations.rotate.degrees";
    refused(&degrees(Distribution::Fixed { value: 180.5 }), key);
    refused(&degrees(Distribution::Uniform { low: -181.0, high: 0.0 }), key);
    refused(&degrees(Distribution::Normal { low: 10.0, high: -10.0 }), key);
    refused(&degrees(Distribution::Fixed { value: f64::NAN }), key);
    let steep = Distribution::HalfNormal { low: 0.0, deviation: 0.0, high: 9.0 };
    refused(&degrees(steep), "alterations.rotate.degrees.deviation");
    for probability in [-0.1, 1.1, f64::NAN] {
        refused(&|recipe| recipe.alterations.flip.probability = probability, "alterations.flip.probability");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/recipe-0.1.toml");
    let text = std::fs::read_to_string(fixture).unwrap();
    for (more, words) in [
        ("[alterations.rotate]\nangle = 3\n", ["there is no \"angle\"", "alterations.rotate"]),
        ("[alterations.flip]\nprobability = \"often\"\n", ["alterations.flip.probability", "often"]),
        ("[alterations.fog]\n", ["there is no \"fog\"", "alterations"]),
    ] {
        std::fs::write(&path, format!("{text}\n{more}")).unwrap();
        let sentence = load_recipe(&path).unwrap_err().to_string();
        assert!(words.iter().all(|word| sentence.contains(word)), "{words:?} are not in: {sentence}");
    }
}

#[test]
fn the_columns_of_labels_csv_end_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data");
    let options = DatasetOptions { count: 60, seed: 3, format: ImageFormat::Pgm, masks: true, classes: [true; 4] };
    let generator = generator(&augmented());
    assert!(write_dataset(&generator, &options, &path, |_| true).unwrap());
    let mut table = csv::Reader::from_path(path.join("labels.csv")).unwrap();
    let head: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(head[19..], ["noise_amplitude", "rotate", "flip"]);
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 60);
    for row in &rows {
        let drawn = generator.plan(3, row[4].parse().unwrap()).alterations;
        assert_eq!(row[20].parse::<f64>().unwrap(), drawn.rotate.degrees);
        assert_eq!(&row[21], if drawn.flip.flipped { "1" } else { "0" });
    }
    let flips = rows.iter().filter(|row| &row[21] == "1").count();
    assert!((10..50).contains(&flips), "{flips}");
    assert_eq!(load_dataset(&path).unwrap().0.len(), 60, "and it is read");
    // Where they are off: an angle of 0 and no flip.
    let plain = generator_of(Mode::Hard).plan(3, 0);
    assert_eq!((value(&plain, "rotate"), value(&plain, "flip")), (0.0, 0.0));
}

fn generator_of(mode: Mode) -> Generator {
    generator(&mode.recipe())
}

#[test]
fn a_knob_that_is_fixed_switches_its_alteration_on_and_no_other() {
    for parameter in Parameter::all() {
        let mut recipe = Mode::Hard.recipe();
        for kind in AlterationKind::ALL {
            kind.set_on(&mut recipe, false);
        }
        let is_switch = matches!(parameter.get(&recipe), ParameterValue::Switch(_));
        parameter.fix(&mut recipe, parameter.limits.1);
        for kind in AlterationKind::ALL {
            let own = parameter.group.alteration() == Some(kind);
            let switch = parameter.key.split_once("switches.").is_some_and(|_| own);
            assert_eq!(kind.is_on(&recipe), own && (!is_switch || switch), "{} and {}", parameter.key, kind.word());
        }
    }
}

#[test]
fn every_alteration_is_whole() {
    let mut words = BTreeSet::new();
    let mut streams = BTreeSet::new();
    for kind in AlterationKind::ALL {
        assert!(words.insert(kind.word()), "{}", kind.word());
        assert!(kind.stream() == 0 || streams.insert(kind.stream()), "{} shares its stream", kind.word());
        assert_eq!(kind.is_on_by_default(), kind.stream() == 0);
        assert_eq!(kind.is_on(&Mode::Easy.recipe()), kind.is_on_by_default());
        let knobs: Vec<&Parameter> =
            Parameter::all().iter().filter(|parameter| parameter.group.alteration() == Some(kind)).collect();
        assert!(knobs.len() > 1 && knobs[0].name == kind.word() && knobs[0].key.starts_with("alterations.switches."));
        assert!(kind.probability().is_none_or(|probability| knobs.iter().any(|knob| knob.key == probability.key)));
        // Switched off, it leaves the picture alone; switched on, some pictures are others.
        let mut recipe = augmented();
        recipe.alterations.ghost_probability = 0.5;
        let with = generator(&recipe);
        kind.set_on(&mut recipe, false);
        let without = generator(&recipe);
        let mut changed = 0;
        for index in 0..40 {
            let (plan, bare) = (with.plan(6, index), without.plan(6, index));
            assert_eq!(
                without.render(&bare),
                with.render(&Plan { alterations: plan.alterations.only(|other| other != kind), ..bare })
            );
            changed += usize::from(with.render(&plan) != without.specimen(6, index).image);
        }
        assert!(changed > 5, "{} changes {changed} of 40 pictures", kind.word());
    }
}

#[test]
fn every_knob_of_what_if_changes_its_value_and_no_other() {
    let knobs = Alterations::what_if();
    let names: Vec<&str> = knobs.iter().map(|knob| knob.name).collect();
    assert_eq!(names, ["contrast", "shade", "noise", "ghost blur", "move right", "move down", "rotate", "flip"]);
    assert!(knobs.iter().enumerate().all(|(place, knob)| knob.place == place), "every place is taken once");
    let drawn = Alterations {
        ghost_blur: Some(GhostBlur { shift: Shift { dx: 2, dy: 3 }, share: 0.25 }),
        ..generator_of(Mode::Hard).plan(1, 1).alterations
    };
    for (place, knob) in knobs.iter().enumerate() {
        let values = match knob.control {
            Control::Slider { range: (low, high), decimals } => {
                assert!(low < high && decimals < 3);
                vec![low, high]
            }
            Control::CheckBox => vec![0.0, 1.0],
        };
        for value in values {
            let mut changed = drawn;
            (knob.set)(&mut changed, value);
            assert_eq!((knob.get)(&changed), value, "{}", knob.name);
            for (_, other) in knobs.iter().enumerate().filter(|(other, _)| *other != place) {
                assert_eq!((other.get)(&changed), (other.get)(&drawn), "{} and {}", knob.name, other.name);
            }
        }
    }
    // A ghost that was not drawn appears, and goes.
    let ghost = knobs.iter().find(|knob| knob.name == "ghost blur").unwrap();
    let mut alterations = Alterations::default();
    (ghost.set)(&mut alterations, 0.5);
    assert!(alterations.ghost_blur.is_some_and(|ghost| ghost.share == 0.5 && ghost.shift != Shift::default()));
    (ghost.set)(&mut alterations, 0.0);
    assert_eq!(alterations, Alterations::default());
}

/// All sources of the program, by their path below `src`.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

/// Whether a text has this name in it, alone or as the first part of a longer one. Rotating the bits of a number is something else.
fn names(text: &str, wanted: &str) -> bool {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').map(str::to_lowercase);
    let is_meant = |word: &str| word == wanted || word.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('_'));
    words.filter(|word| !["rotate_left", "rotate_right"].contains(&word.as_str())).any(|word| is_meant(&word))
}

#[test]
fn an_alteration_is_named_in_its_own_file_and_in_the_registry() {
    // Lessons are about alterations: they may name them.
    let sources: Vec<(String, String)> =
        sources().into_iter().filter(|(name, _)| !name.contains("lesson") && !name.contains("lecture")).collect();
    assert!(sources.len() > 200);
    for wanted in ["rotate", "flip"] {
        let mut files: Vec<&str> =
            sources.iter().filter(|(_, text)| names(text, wanted)).map(|(name, _)| name.as_str()).collect();
        // The alignment undoes the alterations that move pixels, and its table says what was drawn: both name each of them.
        files.retain(|name| !name.starts_with("factory/alignment/") && *name != "ui/factory/alignment_table.rs");
        // Augmentation mirrors finished pictures, under the word that everybody uses for it: it is no alteration of the recipe.
        files.retain(|name| *name != "factory/augmentation.rs");
        files.sort_unstable();
        let mut expected = [format!("factory/alteration/{wanted}.rs"), "factory/alteration/mod.rs".to_owned()];
        expected.sort();
        assert_eq!(files, expected);
    }
    // One line of the registry each, and the `mod` line.
    let (_, registry) = sources.iter().find(|(name, _)| name == "factory/alteration/mod.rs").unwrap();
    for wanted in ["rotate", "flip"] {
        let lines: Vec<&str> = registry.lines().map(str::trim).filter(|line| names(line, wanted)).collect();
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines.contains(&format!("mod {wanted};").as_str()));
    }
    assert!(names("let x = rotate_degrees;", "rotate") && names("Rotate { degrees }", "rotate"), "it can be found");
    assert!(!names("x.rotate_left(7)", "rotate") && !names("rotated", "rotate"));
}

#[test]
fn black_is_what_comes_in_and_a_turned_head_stays_in_the_middle() {
    let white = GrayImage::from_bytes(&[255; PIXELS]).unwrap();
    for degrees in [3.0, 45.0, 90.0, -60.0] {
        let target = placed(&Alterations { rotate: Rotate { degrees }, ..Alterations::default() }, white.pixels());
        let turned = Picture(target.to_vec());
        let opposite = |x: i32, y: i32| turned.at(W - 1 - x, H - 1 - y);
        let mut differing = 0;
        for (x, y) in (0..H).flat_map(|y| (0..W).map(move |x| (x, y))) {
            assert!([0, 255].contains(&turned.at(x, y)));
            differing += usize::from(turned.at(x, y) != opposite(x, y));
        }
        assert!(differing < 4, "a half turn leaves a turned frame as it is: {differing}");
        assert_eq!((turned.at(0, 0), turned.at(47, 63)), (0, 255), "{degrees}");
    }
}
