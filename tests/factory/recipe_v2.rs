//! What recipes gained after the first ones were written: switches, resampling, region, scaling; and bad recipes as files.

use brain_tumor_lab::factory::alteration::{IDENTITY_TONE, Shrink};
use brain_tumor_lab::factory::{
    AlterationKind, Alterations, BaseImage, Distribution, Generator, IntegerRange, Mode, PIXELS, Plan, Recipe, RegionRecipe,
    Resampling, Switches,
};
use brain_tumor_lab::network::Model;
use brain_tumor_lab::storage::{load_recipe, save_recipe};
use rayon::prelude::*;

use super::twin::{self, H, Picture, W};

fn generator(recipe: &Recipe) -> Generator {
    Generator::new(recipe, &BaseImage::bundled()).unwrap()
}

/// The recipe without the keys that came later.
fn old(recipe: &Recipe) -> toml::Table {
    let mut table = toml::Table::try_from(recipe).unwrap();
    for key in ["region", "scale_with_region"] {
        assert!(table.remove(key).is_some(), "{key} is written");
    }
    let alterations = table["alterations"].as_table_mut().unwrap();
    for key in ["switches", "resampling"] {
        assert!(alterations.remove(key).is_some(), "{key} is written");
    }
    table
}

#[test]
fn recipes_from_before_mean_what_they_meant() {
    for mode in Mode::ALL {
        let recipe: Recipe = old(&mode.recipe()).try_into().unwrap();
        assert_eq!(recipe, mode.recipe());
        assert_eq!(Model::bundled(mode).unwrap().mode(), Some(mode), "the bundled models were made before");
        assert_eq!((recipe.region, recipe.scale_with_region), (RegionRecipe::Auto, false));
        assert_eq!((recipe.alterations.resampling, recipe.alterations.switches), (Resampling::Nearest, Switches::default()));
    }
}

#[test]
fn new_values_survive_being_written_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    let ellipse = RegionRecipe::Ellipse { x: 40.5, y: 60.0, radius_x: 30.25, radius_y: 20.0 };
    for region in [RegionRecipe::Auto, RegionRecipe::Threshold { level: 31 }, ellipse] {
        let mut recipe = Mode::Easy.recipe();
        (recipe.region, recipe.scale_with_region) = (region, true);
        recipe.alterations.resampling = Resampling::Bilinear;
        recipe.alterations.switches = Switches { ghost_blur: false, noise: false, ..Switches::default() };
        save_recipe(&path, &recipe).unwrap();
        assert_eq!(load_recipe(&path).unwrap(), recipe);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }
}

#[test]
fn an_alteration_that_is_off_does_nothing_and_the_others_draw_what_they_drew() {
    let on = Switches::default();
    let off = Alterations::default();
    type Undo = fn(&mut Alterations, &Alterations);
    let cases: [(Switches, Undo); 6] = [
        (Switches { shrink: false, ..on }, |drawn, off| drawn.shrink = off.shrink),
        (Switches { shift: false, ..on }, |drawn, off| drawn.shift = off.shift),
        (Switches { ghost_blur: false, ..on }, |drawn, _| drawn.ghost_blur = None),
        (Switches { contrast: false, ..on }, |drawn, off| drawn.contrast = off.contrast),
        (Switches { shade: false, ..on }, |drawn, off| drawn.shade = off.shade),
        (Switches { noise: false, ..on }, |drawn, _| drawn.noise.amplitude = 0.0),
    ];
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.ghost_probability = 0.5;
    let all_on = generator(&recipe);
    for (switches, undo) in cases {
        recipe.alterations.switches = switches;
        let generator = generator(&recipe);
        for index in 0..50 {
            let mut expected = all_on.plan(4, index);
            undo(&mut expected.alterations, &off);
            assert_eq!(generator.plan(4, index), expected, "{switches:?}");
        }
    }
    for kind in AlterationKind::ALL {
        kind.set_on(&mut recipe, false);
    }
    let bare = generator(&recipe);
    for index in 0..50 {
        let plan = bare.plan(4, index);
        assert_eq!(bare.render(&plan), bare.paint_tumors(&plan), "all off: the picture with its tumors");
    }
}

/// The bilinear shrink from its definition, one pixel at a time, in wide integers.
fn bilinear(picture: &Picture, Shrink { x_ratio, y_ratio }: Shrink) -> Picture {
    let source = |place: i32, ratio: f64, length: i32| {
        let middle = f64::from(length - 1) / 2.0;
        let exact = (f64::from(place) - middle) / ratio + middle;
        let nearest = (exact + 0.5).floor();
        (nearest >= 0.0 && nearest < f64::from(length)).then(|| {
            let inside = exact.max(0.0).min(f64::from(length - 1));
            let first = inside.floor() as i32;
            (first, ((inside - f64::from(first)) * 256.0 + 0.5).floor() as i64)
        })
    };
    Picture::new(|x, y| {
        let (Some((left, right_share)), Some((top, bottom_share))) = (source(x, x_ratio, W), source(y, y_ratio, H)) else {
            return 0;
        };
        let mut sum = 0;
        for (dx, x_share) in [(0, 256 - right_share), (1, right_share)] {
            for (dy, y_share) in [(0, 256 - bottom_share), (1, bottom_share)] {
                sum += x_share * y_share * i64::from(picture.at((left + dx).min(W - 1), (top + dy).min(H - 1)));
            }
        }
        (sum as f64 / 65_536.0 + 0.5).floor() as u8
    })
}

pub fn render_bilinear(base: &Picture, plan: &Plan) -> Picture {
    let steps = &plan.alterations;
    let painted = plan.discs.iter().fold(base.clone(), |picture, &disc| twin::soft_disc(&picture, disc));
    let moved = if twin::keeps_axes(steps) {
        twin::shift(&bilinear(&painted, steps.shrink), steps.shift)
    } else {
        twin::placed_smoothly(&painted, steps)
    };
    let blurred = steps.ghost_blur.map_or_else(|| moved.clone(), |ghost| twin::ghost_blur(&moved, ghost));
    twin::noise(&twin::shade(&twin::contrast(&blurred, steps.contrast), steps.shade), steps.noise)
}

#[test]
fn bilinear_pictures_agree_with_the_twin() {
    let uniform = |low, high| Distribution::Uniform { low, high };
    let mut far = Mode::Hard.recipe();
    (far.alterations.shrink_x, far.alterations.shrink_y) = (uniform(0.2, 2.0), uniform(0.2, 2.0));
    (far.alterations.move_x, far.alterations.move_y) = (uniform(-96.0, 96.0), uniform(-128.0, 128.0));
    far.alterations.ghost_probability = 0.5;
    for mut recipe in [Mode::Easy.recipe(), Mode::Hard.recipe(), far] {
        let nearest = generator(&recipe);
        recipe.alterations.resampling = Resampling::Bilinear;
        let generator = generator(&recipe);
        let base = Picture(generator.base().image().pixels().to_vec());
        let different = (0..160_u64).into_par_iter().map(|index| {
            let plan = generator.plan(17, index);
            assert_eq!(plan, nearest.plan(17, index), "resampling draws nothing");
            assert_eq!(generator.mask(&plan), nearest.mask(&plan), "the truth stays");
            let fast = generator.render(&plan);
            assert!(fast.pixels().as_slice() == render_bilinear(&base, &plan).0, "specimen {index}: {plan:?}");
            usize::from(fast != nearest.render(&plan))
        });
        assert!(different.sum::<usize>() > 100, "bilinear is another picture");
    }
}

#[test]
fn a_bilinear_shrink_by_1_changes_nothing_and_covers_what_the_nearest_covers() {
    let source: [u8; PIXELS] = std::array::from_fn(|index| (index * 7 % 256) as u8);
    let gathered = |x_ratio: f64, y_ratio: f64, source: &[u8; PIXELS]| {
        let alterations = Alterations { shrink: Shrink { x_ratio, y_ratio }, ..Alterations::default() };
        let mut target = [9; PIXELS];
        alterations.place(Resampling::Bilinear, source, &IDENTITY_TONE, &mut target);
        target
    };
    assert_eq!(gathered(1.0, 1.0, &source), source);
    for (x_ratio, y_ratio) in [(0.75, 0.9), (0.3, 1.0), (1.9, 0.999), (1.1, 1.3)] {
        let alterations = Alterations { shrink: Shrink { x_ratio, y_ratio }, ..Alterations::default() };
        let mut nearest = [9; PIXELS];
        alterations.apply(&[200; PIXELS], &mut nearest);
        assert_eq!(gathered(x_ratio, y_ratio, &[200; PIXELS]), nearest, "an even picture stays even: {x_ratio} {y_ratio}");
    }
}

#[test]
fn tumors_grow_with_the_region_where_the_recipe_says_so() {
    let mut recipe = Mode::Hard.recipe();
    let plain = generator(&recipe);
    recipe.scale_with_region = true;
    let scaled = generator(&recipe);
    assert!((0..100).all(|index| plain.specimen(3, index) == scaled.specimen(3, index)), "the reference has its own size");

    recipe.region = RegionRecipe::Ellipse { x: 47.0, y: 63.0, radius_x: 19.0, radius_y: 19.0 };
    let small = generator(&recipe);
    let ratio = (small.region().len() as f64 / 4513.0).sqrt();
    assert!((ratio - 0.5).abs() < 0.01, "half as wide: {ratio}");
    recipe.scale_with_region = false;
    let unscaled = generator(&recipe);
    let radii = |generator: &Generator| -> Vec<i32> {
        let mut radii: Vec<i32> = (0..400).flat_map(|index| generator.plan(3, index).discs).map(|disc| disc.radius).collect();
        radii.sort_unstable();
        radii.dedup();
        radii
    };
    assert_eq!(radii(&unscaled), [2, 3, 4, 5, 6, 7, 8, 9, 10]);
    // 2 to 3 becomes 1 to 1 or 2, 4 to 6 becomes 2 to 3, 6 to 10 becomes 3 to 5.
    assert_eq!(radii(&small), [1, 2, 3, 4, 5]);
    recipe.small.radius = IntegerRange::new(1, 1);
    recipe.small.area_radius = 0;
    recipe.scale_with_region = true;
    let tiny = generator(&recipe);
    for plan in (0..100).map(|index| tiny.plan(3, index)) {
        assert!(plan.discs.iter().all(|disc| disc.radius >= 1), "never below 1");
    }
}

/// The sentence with which a file is refused.
fn refusal(text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    std::fs::write(&path, text).unwrap();
    load_recipe(&path).unwrap_err().to_string()
}

/// The HARD recipe as a file, with one value of a table set to something else.
fn with(path: &[&str], value: impl Into<toml::Value>) -> String {
    let mut table = toml::Table::try_from(Mode::Hard.recipe()).unwrap();
    let (key, tables) = path.split_last().unwrap();
    let inner = tables.iter().fold(&mut table, |table, key| table[*key].as_table_mut().unwrap());
    inner.insert((*key).to_owned(), value.into());
    toml::to_string(&table).unwrap()
}

#[test]
fn bad_recipes_are_refused_with_the_key_and_the_reason() {
    let cases: Vec<(String, &[&str])> = vec![
        ("this is a text".to_owned(), &["cannot use the recipe"]),
        (with(&["healthy_prior"], "often"), &["healthy_prior", "a number", "often"]),
        (with(&["small", "radius", "min"], 2.5), &["small.radius.min", "2.5", "a whole number"]),
        (with(&["big", "radius", "min"], 11), &["big.radius", "11 to 10 is not a range"]),
        (with(&["small", "radius", "min"], -1), &["small.radius", "-1 to 3"]),
        (with(&["big", "area_radius"], 129), &["big.area_radius", "129 is not between 0 and 64"]),
        (with(&["c", "small", "max"], 1_000_000), &["c.small", "20 to 1000000", "0 to 200"]),
        (with(&["alterations", "shade", "kind"], "gamma"), &["alterations.shade", "gamma", "half_normal"]),
        (with(&["alterations", "fog"], 1), &["there is no \"fog\" in \"alterations\""]),
        (with(&["speed"], 1), &["there is no \"speed\" in a recipe"]),
        (with(&["alterations", "switches", "fog"], true), &["there is no \"fog\" in \"alterations.switches\""]),
        (with(&["alterations", "switches", "noise"], 1), &["alterations.switches.noise", "true or false"]),
        (with(&["alterations", "resampling"], "cubic"), &["alterations.resampling", "cubic", "bilinear"]),
        (with(&["alterations", "ghost_probability"], f64::NAN), &["alterations.ghost_probability", "NaN"]),
        (with(&["alterations", "shade", "high"], f64::INFINITY), &["alterations.shade", "inf"]),
        (with(&["version"], 2), &["version", "newer"]),
        (with(&["version"], 999_999_999_999_i64), &["version", "newer"]),
        (with(&["region", "kind"], "square"), &["region", "square", "ellipse"]),
        (with(&["region"], toml::toml! { kind = "threshold" level = 255 }), &["region.level", "255"]),
        (with(&["region"], toml::toml! { kind = "threshold" }), &["region", "level"]),
        (
            with(&["region"], toml::toml! { kind = "ellipse" x = 1.0 y = 1.0 radius_x = nan radius_y = 9.0 }),
            &["region.radius_x", "NaN"],
        ),
        (
            with(&["region"], toml::toml! { kind = "ellipse" x = 1.0 y = 400.0 radius_x = 9.0 radius_y = 9.0 }),
            &["region.y", "400"],
        ),
        (with(&["scale_with_region"], "yes"), &["scale_with_region", "yes"]),
    ];
    for (text, words) in cases {
        let sentence = refusal(&text);
        println!("{sentence}");
        assert!(words.iter().all(|word| sentence.contains(word)), "{words:?} are not all in: {sentence}");
        assert!(sentence.starts_with("cannot use the recipe: ") && sentence.ends_with("mine.toml"), "{sentence}");
        assert_eq!(sentence.lines().count(), 1, "{sentence}");
    }
}

#[test]
fn a_newer_recipe_with_keys_unknown_here_is_called_newer() {
    let text = with(&["version"], 2).replacen("name =", "mood = 3\nname =", 1);
    let sentence = refusal(&text);
    assert!(sentence.contains("newer") && sentence.contains("version"), "{sentence}");
}
