//! Recipes as files: what is impossible is refused by name.

use brain_tumor_lab::factory::{BaseImage, Distribution, Generator, IntegerRange, Mode, Recipe, Syndrome};
use brain_tumor_lab::storage::load_recipe;

/// Loads a text as a recipe file.
fn load(text: &str) -> Result<Recipe, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    std::fs::write(&path, text).unwrap();
    load_recipe(&path).map_err(|err| {
        let sentence = err.to_string();
        assert!(sentence.contains("mine.toml"), "the file is named: {sentence}");
        sentence
    })
}

fn hard() -> String {
    toml::to_string(&Mode::Hard.recipe()).unwrap()
}

/// The HARD recipe with `line` in place of the line of `section` that sets `key`; the part before all sections is "".
fn with(section: &str, key: &str, line: &str) -> String {
    let mut current = String::new();
    let mut replaced = 0;
    let mut lines = Vec::new();
    for old in hard().lines() {
        if let Some(name) = old.strip_prefix('[') {
            name.trim_end_matches(']').clone_into(&mut current);
        }
        let hit = current == section && old.split('=').next().is_some_and(|name| name.trim() == key);
        replaced += usize::from(hit);
        lines.push(if hit { line.to_owned() } else { old.to_owned() });
    }
    assert_eq!(replaced, 1, "{section} {key} in\n{}", hard());
    lines.join("\n")
}

fn assert_refused(text: &str, words: &[&str]) {
    let Err(sentence) = load(text) else { panic!("{words:?} should be refused") };
    for word in words {
        assert!(sentence.contains(word), "\"{word}\" is not in: {sentence}");
    }
}

#[test]
fn recipes_survive_being_written_and_read() {
    let mut own = Mode::Easy.recipe();
    own.name = "mine, with \"quotes\" and é".to_owned();
    own.alterations.shrink_x = Distribution::Fixed { value: 0.9 };
    own.alterations.move_x = Distribution::Normal { low: -3.5, high: 7.25 };
    own.alterations.noise_amplitude = Distribution::HalfNormal { low: 0.1, deviation: 1.0 / 3.0, high: 2.0 };
    own.b.small = IntegerRange::new(0, 200);
    own.healthy_prior = 0.1;
    for recipe in [Mode::Easy.recipe(), Mode::Hard.recipe(), own] {
        assert_eq!(load(&toml::to_string(&recipe).unwrap()).unwrap(), recipe);
        assert_eq!(load(&toml::to_string_pretty(&recipe).unwrap()).unwrap(), recipe);
    }
}

#[test]
fn unknown_keys_are_refused_by_name() {
    assert_refused(&with("small", "area_radius", "area_radius = 3\ncolour = 7"), &["colour"]);
    assert_refused(&with("", "name", "name = \"x\"\nspeed = 1"), &["speed"]);
    assert_refused(&with("a.big", "min", "min = 1\nmost = 2"), &["most"]);
    assert_refused(&with("alterations", "ghost_probability", "ghost_probability = 0.1\nfog = 1"), &["fog"]);
    assert_refused(&with("alterations.shade", "low", "low = 1\nmiddle = 2"), &["middle"]);
}

#[test]
fn missing_keys_and_wrong_kinds_are_refused_by_name() {
    assert_refused(&with("", "healthy_prior", ""), &["healthy_prior"]);
    assert_refused(&with("alterations.shade", "kind", "kind = \"gamma\""), &["gamma"]);
    assert_refused(&with("", "healthy_prior", "healthy_prior = \"often\""), &["often"]);
    assert_refused(&with("small.radius", "min", "min = 2.5"), &["2.5"]);
    assert_refused(&with("small.radius", "min", "min = 99999999999"), &["99999999999"]);
}

#[test]
fn numbers_that_are_none_are_refused_by_key() {
    for number in ["nan", "inf", "-inf", "-nan"] {
        assert_refused(
            &with("alterations", "ghost_probability", &format!("ghost_probability = {number}")),
            &["alterations.ghost_probability"],
        );
        assert_refused(&with("", "healthy_prior", &format!("healthy_prior = {number}")), &["healthy_prior"]);
        assert_refused(&with("b", "prior", &format!("prior = {number}")), &["b.prior"]);
        assert_refused(&with("alterations.shrink_x", "low", &format!("low = {number}")), &["alterations.shrink_x"]);
        assert_refused(&with("alterations.shade", "high", &format!("high = {number}")), &["alterations.shade"]);
        assert_refused(
            &with("alterations.noise_amplitude", "deviation", &format!("deviation = {number}")),
            &["alterations.noise_amplitude"],
        );
    }
}

#[test]
fn inverted_ranges_are_refused_by_key() {
    assert_refused(&with("big.radius", "min", "min = 11"), &["big.radius", "11 to 10"]);
    assert_refused(&with("c.small", "max", "max = 19"), &["c.small", "20 to 19"]);
    assert_refused(&with("alterations.move_x", "low", "low = 8.5"), &["alterations.move_x"]);
    assert_refused(&with("alterations.contrast_ratio", "high", "high = 0.1"), &["alterations.contrast_ratio"]);
}

#[test]
fn values_out_of_bounds_are_refused_by_key() {
    assert_refused(&with("small", "area_radius", "area_radius = -1"), &["small.area_radius"]);
    assert_refused(&with("small", "area_radius", "area_radius = 2147483647"), &["small.area_radius"]);
    assert_refused(&with("medium.discs", "min", "min = 0"), &["medium.discs"]);
    assert_refused(&with("medium.brightness", "max", "max = 256"), &["medium.brightness"]);
    assert_refused(&with("b.medium", "max", "max = 2147483647"), &["b.medium"]);
    assert_refused(&with("a", "prior", "prior = -0.5"), &["a.prior"]);
    assert_refused(&with("alterations", "ghost_probability", "ghost_probability = 1.5"), &["alterations.ghost_probability"]);
    assert_refused(&with("alterations.shrink_y", "low", "low = 0.0"), &["alterations.shrink_y"]);
    assert_refused(&with("alterations.noise_amplitude", "deviation", "deviation = 0.0"), &["alterations.noise_amplitude"]);
}

#[test]
fn all_priors_zero_are_refused() {
    let mut recipe = Mode::Hard.recipe();
    (recipe.a.prior, recipe.b.prior, recipe.c.prior, recipe.healthy_prior) = (0.0, 0.0, 0.0, 0.0);
    assert_refused(&toml::to_string(&recipe).unwrap(), &["prior"]);
    assert!(Generator::new(&recipe, &BaseImage::bundled()).is_err(), "the generator checks too");
}

#[test]
fn a_newer_recipe_is_refused_as_such() {
    assert_refused(&with("", "version", "version = 2"), &["version", "newer"]);
}

#[test]
fn a_recipe_of_version_0_is_refused_and_not_called_newer() {
    let sentence = load(&with("", "version", "version = 0")).unwrap_err();
    assert!(sentence.contains("version") && !sentence.contains("newer"), "{sentence}");
}

#[test]
fn files_that_are_no_recipe_are_refused() {
    for text in ["", "hello", "{\"version\": 1}", "version = 1", "\u{0}\u{1}"] {
        load(text).unwrap_err();
    }
    let folder = tempfile::tempdir().unwrap();
    let sentence = load_recipe(&folder.path().join("absent.toml")).unwrap_err().to_string();
    assert!(sentence.contains("absent.toml"), "{sentence}");
    std::fs::write(folder.path().join("binary.toml"), [0xFF, 0xFE, 0x00]).unwrap();
    load_recipe(&folder.path().join("binary.toml")).unwrap_err();
    load_recipe(folder.path()).unwrap_err();
}

#[test]
fn whole_numbers_never_leave_a_range_of_fractions() {
    // Whichever way such a range is understood, nothing outside it may come.
    for (low, high) in [(-2.5, 2.5), (0.2, 1.8), (-0.5, 0.5)] {
        let range = Distribution::Uniform { low, high };
        let drawn = (0..1000).map(|i| f64::from(range.integer_quantile(f64::from(i) / 1000.0)));
        assert!(drawn.into_iter().all(|value| (low..=high).contains(&value)), "{low} to {high}");
    }
}

#[test]
fn a_range_without_a_whole_number_is_refused_where_whole_numbers_are_needed() {
    assert_refused(&with("alterations.move_x", "low", "low = 0.2").replace("high = 8.0", "high = 0.8"), &["alterations.move_x"]);
}

#[test]
fn priors_decide_how_often_a_class_comes() {
    let mut recipe = Mode::Hard.recipe();
    (recipe.a.prior, recipe.b.prior, recipe.c.prior, recipe.healthy_prior) = (0.0, 3.0, 0.0, 1.0);
    let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
    let classes: Vec<Syndrome> = (0..4000).map(|index| generator.plan(1, index).syndrome).collect();
    let share = |class| classes.iter().filter(|&&drawn| drawn == class).count() as f64 / 4000.0;
    assert_eq!((share(Syndrome::A), share(Syndrome::C)), (0.0, 0.0));
    assert!((share(Syndrome::B) - 0.75).abs() < 5.0 * (0.75_f64 * 0.25 / 4000.0).sqrt(), "{}", share(Syndrome::B));
}

#[test]
fn a_knob_changes_its_own_parameter_and_nothing_else() {
    let base = BaseImage::bundled();
    let before = Generator::new(&Mode::Hard.recipe(), &base).unwrap();
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.shade = Distribution::Fixed { value: 12.0 };
    let after = Generator::new(&recipe, &base).unwrap();
    for index in 0..50 {
        let (mut old, new) = (before.plan(9, index), after.plan(9, index));
        assert_eq!(new.alterations.shade.offset, 12);
        old.alterations.shade = new.alterations.shade;
        assert_eq!(old, new);
    }
    let mut recipe = Mode::Hard.recipe();
    recipe.small.brightness = IntegerRange::new(1, 2);
    let after = Generator::new(&recipe, &base).unwrap();
    for index in 0..50 {
        let (old, new) = (before.plan(9, index), after.plan(9, index));
        let places = |plan: &brain_tumor_lab::factory::Plan| plan.discs.iter().map(|d| (d.x, d.y, d.radius)).collect::<Vec<_>>();
        assert_eq!((old.tumors, old.alterations), (new.tumors.clone(), new.alterations));
        assert_eq!(places(&before.plan(9, index)), places(&new), "only the brightness changes");
    }
}

#[test]
fn a_recipe_whose_pictures_would_take_seconds_is_refused_by_its_class() {
    let mut recipe = Mode::Hard.recipe();
    recipe.b.medium.max = 200;
    recipe.medium.discs.max = 64;
    assert!(recipe.validate().is_ok(), "many of the usual size are slow enough to be seen, fast enough to be drawn");
    recipe.medium.radius.max = 64;
    let err = recipe.validate().unwrap_err();
    assert_eq!(err.key, "b");
    assert!(err.reason.to_string().contains("213.1 million"), "{}", err.reason); // 200 x 64 discs of 129 x 129 pixels, and 3 x 3 of 7 x 7
}
