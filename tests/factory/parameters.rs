//! The table of all knobs: complete, and true about each of them.

use std::collections::{BTreeMap, BTreeSet};

use brain_tumor_lab::factory::{
    AlterationKind, BaseImage, Distribution, DistributionKind, Generator, IntegerRange, MarkRecipe, Mode, Parameter,
    ParameterGroup, ParameterValue, Recipe, Syndrome,
};

/// All values of a recipe by their full keys.
fn leaves(recipe: &Recipe) -> BTreeMap<String, String> {
    fn walk(prefix: &str, value: &toml::Value, found: &mut BTreeMap<String, String>) {
        match value {
            toml::Value::Table(table) => table.iter().for_each(|(key, value)| walk(&format!("{prefix}.{key}"), value, found)),
            other => drop(found.insert(prefix.trim_start_matches('.').to_owned(), other.to_string())),
        }
    }
    let mut found = BTreeMap::new();
    walk("", &toml::Value::try_from(recipe).unwrap(), &mut found);
    found
}

fn owns(parameter: &Parameter, leaf: &str) -> bool {
    leaf.strip_prefix(parameter.key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Valid values other than the one given.
fn others(parameter: &Parameter, value: ParameterValue) -> Vec<ParameterValue> {
    let (low, high) = parameter.limits;
    let (first, last) = (low + 0.25 * (high - low), low + 0.5 * (high - low));
    let (first, last) = (first.round(), last.round().max(first.round() + 1.0).min(high));
    match value {
        ParameterValue::Switch(on) => vec![ParameterValue::Switch(!on)],
        ParameterValue::Number(number) => {
            [low, first, high].map(ParameterValue::Number).into_iter().filter(|&v| v != ParameterValue::Number(number)).collect()
        }
        ParameterValue::Integers(range) => {
            [IntegerRange::new(first as i32, last as i32), IntegerRange::new(low as i32, high as i32)]
                .into_iter()
                .filter(|&other| other != range)
                .map(ParameterValue::Integers)
                .collect()
        }
        ParameterValue::Distribution(_) => [
            Distribution::Fixed { value: first },
            Distribution::Uniform { low, high },
            Distribution::Normal { low: first, high: last },
            Distribution::HalfNormal { low: first, deviation: 1.25, high: last },
        ]
        .map(ParameterValue::Distribution)
        .to_vec(),
    }
}

#[test]
fn every_value_of_a_recipe_belongs_to_exactly_one_parameter() {
    let no_knobs = ["version", "name", "region.kind"];
    let mut all = Recipe { half_disc_centres: true, mark: MarkRecipe { a: 1.0, ..MarkRecipe::default() }, ..Mode::Hard.recipe() };
    for kind in AlterationKind::ALL {
        kind.set_on(&mut all, true);
    }
    (all.alterations.rotate.degrees, all.alterations.flip.probability) = (Distribution::Fixed { value: 1.0 }, 0.25);
    for leaf in leaves(&all).keys() {
        let owners = Parameter::all().iter().filter(|parameter| owns(parameter, leaf)).count();
        assert_eq!(owners, usize::from(!no_knobs.contains(&leaf.as_str())), "{leaf}");
    }
    assert_eq!(Parameter::all().len(), 54);
}

#[test]
fn setting_a_parameter_changes_its_key_and_no_other() {
    // The shares of the mark are written together, or not at all.
    let before = Recipe { mark: MarkRecipe { a: 0.5, b: 0.5, c: 0.5, z: 0.5 }, ..Mode::Hard.recipe() };
    for parameter in Parameter::all() {
        let old = parameter.get(&before);
        let others = others(parameter, old);
        assert!(!others.is_empty(), "{}", parameter.key);
        for value in others {
            let mut after = before.clone();
            parameter.set(&mut after, value);
            assert_eq!(parameter.get(&after), value, "{}", parameter.key);
            after.validate().unwrap_or_else(|err| panic!("{}: {err}", parameter.key));
            assert!(parameter.differs(&before, &after));
            let (old, new) = (leaves(&before), leaves(&after));
            let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            let changed: Vec<&&String> = keys.iter().filter(|key| old.get(**key) != new.get(**key)).collect();
            assert!(!changed.is_empty() && changed.iter().all(|leaf| owns(parameter, leaf)), "{}: {changed:?}", parameter.key);
            let differing = Parameter::all().iter().filter(|other| other.differs(&before, &after));
            assert_eq!(differing.map(|other| other.key).collect::<Vec<_>>(), [parameter.key]);
            parameter.set(&mut after, parameter.get(&before));
            assert_eq!(after, before, "and back");
        }
    }
}

#[test]
fn a_value_of_another_kind_changes_nothing() {
    let before = Mode::Hard.recipe();
    let values = [
        ParameterValue::Switch(false),
        ParameterValue::Number(1.5),
        ParameterValue::Integers(IntegerRange::new(7, 9)),
        ParameterValue::Distribution(Distribution::Fixed { value: 1.5 }),
    ];
    for parameter in Parameter::all() {
        let kind = std::mem::discriminant(&parameter.get(&before));
        for value in values.iter().filter(|value| std::mem::discriminant(*value) != kind) {
            let mut after = before.clone();
            parameter.set(&mut after, *value);
            assert_eq!(after, before, "{} with {value:?}", parameter.key);
        }
    }
}

#[test]
fn limits_are_those_of_the_validation() {
    for parameter in Parameter::all() {
        let (low, high) = parameter.limits;
        let with = |value| {
            let mut recipe = Mode::Hard.recipe();
            parameter.set(&mut recipe, value);
            recipe.validate()
        };
        let refused = |value| {
            let err = with(value).expect_err(parameter.key);
            assert!(err.key.starts_with(parameter.key), "{} is called {}", parameter.key, err.key);
        };
        let ends: &dyn Fn(f64, f64) -> Vec<ParameterValue> = match parameter.get(&Mode::Hard.recipe()) {
            ParameterValue::Switch(_) => continue,
            ParameterValue::Number(_) => &|low, high| vec![ParameterValue::Number(low), ParameterValue::Number(high)],
            ParameterValue::Integers(_) => {
                &|low, high| vec![ParameterValue::Integers(IntegerRange::new(low as i32, high as i32))]
            }
            ParameterValue::Distribution(_) => &|low, high| {
                let kinds = [
                    Distribution::Fixed { value: low },
                    Distribution::Uniform { low, high },
                    Distribution::Normal { low, high },
                    Distribution::HalfNormal { low, deviation: 1.0, high },
                ];
                kinds.map(ParameterValue::Distribution).to_vec()
            },
        };
        for value in ends(low, high) {
            with(value).unwrap();
        }
        ends(low - 1.0, high + 1.0).into_iter().for_each(refused);
        if let ParameterValue::Distribution(_) = parameter.get(&Mode::Hard.recipe()) {
            for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
                refused(ParameterValue::Distribution(Distribution::Fixed { value }));
                refused(ParameterValue::Distribution(Distribution::Uniform { low, high: value }));
            }
            for deviation in [0.0, -1.0, f64::NAN] {
                refused(ParameterValue::Distribution(Distribution::HalfNormal { low, deviation, high }));
            }
            refused(ParameterValue::Distribution(Distribution::Uniform { low: high, high: low }));
            let between = Distribution::Uniform { low: 0.25, high: 0.75 };
            assert_eq!(with(ParameterValue::Distribution(between)).is_err(), parameter.whole, "{}", parameter.key);
        }
    }
}

#[test]
fn what_a_specimen_drew_is_what_the_table_of_a_dataset_says() {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.ghost_probability = 0.5;
    recipe.alterations.switches.rotate = true;
    let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
    let columns = [
        ("alterations.shrink_x", "shrink_x"),
        ("alterations.shrink_y", "shrink_y"),
        ("alterations.move_x", "move_x"),
        ("alterations.move_y", "move_y"),
        ("alterations.ghost_x", "ghost_x"),
        ("alterations.ghost_y", "ghost_y"),
        ("alterations.ghost_share", "ghost_share"),
        ("alterations.contrast_ratio", "contrast_ratio"),
        ("alterations.contrast_centre", "contrast_centre"),
        ("alterations.shade", "shade"),
        ("alterations.noise_amplitude", "noise_amplitude"),
        ("alterations.rotate.degrees", "rotate"),
    ];
    for plan in (0..200).map(|index| generator.plan(8, index)) {
        let drawn: BTreeMap<&str, f64> = plan.columns().into_iter().collect();
        for parameter in Parameter::all() {
            let column = columns.iter().find(|(key, _)| *key == parameter.key).map(|(_, column)| *column);
            let expected = match (column, parameter.key.split_once('.')) {
                (Some(column), _) if column.starts_with("ghost_") => plan.alterations.ghost_blur.map(|_| drawn[column]),
                (Some(column), _) => Some(drawn[column]),
                (None, Some((class @ ("a" | "b" | "c"), size @ ("big" | "medium" | "small")))) => {
                    let class = Syndrome::from_index(usize::from(class.as_bytes()[0] - b'a'));
                    (Some(plan.syndrome) == class).then(|| drawn[format!("{size}_tumors").as_str()])
                }
                _ => None,
            };
            assert_eq!(parameter.drawn(&plan), expected, "{}", parameter.key);
        }
    }
}

#[test]
fn a_fixed_parameter_has_one_value_in_every_specimen() {
    for parameter in Parameter::all() {
        let (low, high) = parameter.limits;
        for value in [low, high, low + 0.3 * (high - low), f64::INFINITY, f64::NEG_INFINITY] {
            let mut recipe = Mode::Hard.recipe();
            recipe.alterations.ghost_probability = 1.0;
            parameter.fix(&mut recipe, value);
            recipe.validate().unwrap_or_else(|err| panic!("{} at {value}: {err}", parameter.key));
            let expected = if parameter.whole { value.round() } else { value }.clamp(low, high);
            match parameter.get(&recipe) {
                ParameterValue::Distribution(distribution) => assert_eq!(distribution, Distribution::Fixed { value: expected }),
                ParameterValue::Integers(range) => assert_eq!((f64::from(range.min), f64::from(range.max)), (expected, expected)),
                ParameterValue::Number(number) => assert_eq!(number, expected),
                ParameterValue::Switch(on) => assert_eq!(on, expected >= 0.5),
            }
            let drawn = (0..8).map(|index| Generator::new(&recipe, &BaseImage::bundled()).unwrap().plan(2, index));
            assert!(drawn.filter_map(|plan| parameter.drawn(&plan)).all(|drawn| drawn == expected), "{}", parameter.key);
        }
        let mut recipe = Mode::Hard.recipe();
        parameter.fix(&mut recipe, f64::NAN);
        assert_eq!(recipe, Mode::Hard.recipe(), "NaN changes nothing");
    }
}

#[test]
fn every_parameter_says_what_it_is() {
    let keys: BTreeSet<&str> = Parameter::all().iter().map(|parameter| parameter.key).collect();
    let names: BTreeSet<(ParameterGroup, &str)> = Parameter::all().iter().map(|p| (p.group, p.name)).collect();
    assert_eq!((keys.len(), names.len()), (Parameter::all().len(), Parameter::all().len()), "keys and names are unique");
    let groups: BTreeSet<ParameterGroup> = Parameter::all().iter().map(|parameter| parameter.group).collect();
    assert_eq!(groups, ParameterGroup::all().collect());
    assert!(Parameter::all().is_sorted_by_key(|parameter| parameter.group), "groups come together and in order");
    for parameter in Parameter::all() {
        assert!(parameter.hint.ends_with('.') && parameter.hint.len() > 20, "{}", parameter.key);
        assert!(std::ptr::eq(Parameter::by_key(parameter.key).unwrap(), parameter));
    }
    assert!(Parameter::by_key("alterations.fog").is_none());
}

#[test]
fn densities_are_the_slopes_of_the_quantiles() {
    let step = 1e-6;
    for distribution in [
        Distribution::Uniform { low: -8.0, high: 8.0 },
        Distribution::Normal { low: 0.75, high: 1.0 },
        Distribution::HalfNormal { low: 1.0, deviation: 5.1, high: 15.0 },
    ] {
        // The density is proportional to 1 / (d quantile / du); the factor is that at the peak.
        let slope = |u: f64| 2.0 * step / (distribution.quantile(u + step) - distribution.quantile(u - step));
        let peak = if distribution.kind() == DistributionKind::HalfNormal { 2.0 * step } else { 0.5 };
        for u in (1..20).map(|i| f64::from(i) / 20.0) {
            let (density, expected) = (distribution.density(distribution.quantile(u)), slope(u) / slope(peak));
            assert!((density - expected).abs() < 1e-3, "{distribution:?} at {u}: {density} for {expected}");
        }
        let (low, high) = distribution.bounds();
        assert!([low - 0.01, high + 0.01, f64::NAN].iter().all(|&x| distribution.density(x) == 0.0), "nothing outside");
    }
    let fixed = Distribution::Fixed { value: 3.0 };
    assert_eq!((fixed.density(3.0), fixed.density(3.1)), (1.0, 0.0));
    assert!(Distribution::Normal { low: 2.0, high: 2.0 }.density(2.0).is_finite());
}

#[test]
fn other_kinds_keep_the_range() {
    let noise = Distribution::HalfNormal { low: 1.0, deviation: 5.1, high: 15.0 };
    for from in [noise, Distribution::Uniform { low: 1.0, high: 15.0 }, Distribution::Normal { low: 1.0, high: 15.0 }] {
        for kind in DistributionKind::ALL {
            let to = from.with_kind(kind);
            assert_eq!(to.kind(), kind);
            assert!(kind == DistributionKind::Fixed || to.bounds() == (1.0, 15.0), "{from:?} {kind:?}");
        }
        assert_eq!(from.with_kind(DistributionKind::HalfNormal), noise);
        assert_eq!(from.with_bounds(2.0, 9.0).bounds(), (2.0, 9.0));
        assert_eq!(from.with_bounds(2.0, 9.0).kind(), from.kind());
    }
    assert_eq!(noise.with_kind(DistributionKind::Fixed), Distribution::Fixed { value: 1.0 }, "the likeliest value");
    for kind in DistributionKind::ALL {
        let mut recipe = Mode::Hard.recipe();
        recipe.alterations.contrast_ratio = Distribution::Fixed { value: 1.0 }.with_kind(kind);
        recipe.validate().unwrap();
        assert_eq!(recipe.alterations.contrast_ratio.quantile(0.7), 1.0, "a range without width");
    }
}
