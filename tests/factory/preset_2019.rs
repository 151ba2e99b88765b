//! The recipes "2019 as it ran": what the program of 2019 drew, read from `reference.md` once more and compared over thousands of
//! specimens.

use std::collections::BTreeSet;

use brain_tumor_lab::factory::{BaseImage, Generator, Mode, Plan, Preset, Recipe, SoftDisc, Syndrome, Tumor, TumorSize};
use rayon::prelude::*;

const COUNT: u64 = 12_000;

/// Size, radius of the area, and what radius, number and brightness of discs the slides allow: the upper bounds never came.
type Row = (TumorSize, i32, [i32; 2], [i32; 2], [i32; 2]);

const HARD: [Row; 3] = [
    (TumorSize::Small, 3, [2, 3], [1, 3], [30, 60]),
    (TumorSize::Medium, 5, [4, 6], [2, 3], [30, 50]),
    (TumorSize::Big, 10, [6, 10], [3, 5], [15, 45]),
];
const EASY: [Row; 3] = [
    (TumorSize::Small, 3, [2, 4], [1, 3], [90, 130]),
    (TumorSize::Medium, 7, [6, 8], [2, 3], [80, 100]),
    (TumorSize::Big, 20, [12, 17], [3, 5], [60, 80]),
];

fn plans(recipe: &Recipe) -> Vec<Plan> {
    let generator = Generator::new(recipe, &BaseImage::bundled()).unwrap();
    (0..COUNT).into_par_iter().map(|index| generator.plan(2019, index)).collect()
}

fn tumors(plans: &[Plan], size: TumorSize) -> Vec<(&Tumor, &[SoftDisc])> {
    let of = |plan: &Plan, tumor: &Tumor| tumor.size == size && !plan.discs_of(tumor).is_empty();
    plans
        .iter()
        .flat_map(|plan| plan.tumors.iter().filter(move |tumor| of(plan, tumor)).map(|tumor| (tumor, plan.discs_of(tumor))))
        .collect()
}

/// Every whole number from the lower bound up to the last but one comes, and nothing else.
fn assert_without_last(drawn: impl Iterator<Item = i32>, [low, high]: [i32; 2], what: &str) {
    let drawn: BTreeSet<i32> = drawn.collect();
    assert_eq!(drawn, (low..high).collect::<BTreeSet<i32>>(), "{what}");
}

#[test]
fn upper_bounds_are_never_drawn() {
    for (mode, rows) in [(Mode::Hard, HARD), (Mode::Easy, EASY)] {
        let plans = plans(&Preset::Of2019(mode).recipe());
        for (size, _, radius, discs, brightness) in rows {
            let tumors = tumors(&plans, size);
            let what = |what: &str| format!("{mode} {} {what}", size.word());
            assert_without_last(tumors.iter().map(|(_, discs)| discs.len() as i32), discs, &what("discs"));
            let all = || tumors.iter().flat_map(|(_, discs)| discs.iter());
            assert_without_last(all().map(|disc| disc.radius), radius, &what("radius"));
            assert_without_last(all().map(|disc| disc.brightness), brightness, &what("brightness"));
        }
        let counts = |class: Syndrome, size: TumorSize, bounds: [i32; 2]| {
            let drawn = plans.iter().filter(|plan| plan.syndrome == class).map(|plan| plan.count(size) as i32);
            assert_without_last(drawn, bounds, &format!("{mode} {class} {}", size.word()));
        };
        counts(Syndrome::A, TumorSize::Big, [1, 2]);
        counts(Syndrome::A, TumorSize::Medium, [0, 2]);
        counts(Syndrome::B, TumorSize::Medium, [4, 8]);
        counts(Syndrome::B, TumorSize::Small, [0, 3]);
        counts(Syndrome::C, TumorSize::Small, [20, 48]);
        assert!(plans.iter().filter(|plan| plan.syndrome == Syndrome::Z).all(|plan| plan.tumors.is_empty()));
    }
}

#[test]
fn centres_lie_in_the_half_disc_below_and_denser_near_the_middle() {
    for (mode, rows) in [(Mode::Hard, HARD), (Mode::Easy, EASY)] {
        let plans = plans(&Preset::Of2019(mode).recipe());
        for (size, area, ..) in rows {
            let what = format!("{mode} {}", size.word());
            let places: Vec<(f64, f64)> = tumors(&plans, size)
                .iter()
                .flat_map(|(tumor, discs)| discs.iter().map(|disc| (f64::from(disc.x - tumor.x), f64::from(disc.y - tumor.y))))
                .collect();
            let reach = f64::from(area);
            let count = places.len() as f64;
            assert!(count > 2000.0, "{what}");
            // Half a pixel for the rounding of each coordinate.
            assert!(places.iter().all(|&(dx, dy)| dy >= 0.0 && dx.hypot(dy) <= reach + 0.71), "{what}");
            // Of a distance that is even in 0..R the mean is R/2; over a full disc evenly it would be 2R/3. Rounding moves small
            // radii by less than a twelfth of a pixel.
            let mean = places.iter().map(|(dx, dy)| dx.hypot(*dy)).sum::<f64>() / count;
            assert!((mean - 0.5 * reach).abs() < 0.12 + 0.03 * reach, "{what}: mean distance {mean} of {reach}");
            // Half a turn, evenly: as many to the left as to the right, and the mean of sin is 2/pi.
            let sideways = places.iter().map(|(dx, _)| dx).sum::<f64>() / count;
            assert!(sideways.abs() < 5.0 * reach / count.sqrt(), "{what}: sideways {sideways}");
            let down = places.iter().map(|(_, dy)| dy).sum::<f64>() / count;
            assert!((down - reach / std::f64::consts::PI).abs() < 0.05 + 0.03 * reach, "{what}: down {down} of {reach}");
        }
    }
}

#[test]
fn moves_lose_their_fraction() {
    let plans = plans(&Preset::Of2019(Mode::Hard).recipe());
    let all = |drawn: fn(&Plan) -> i32| plans.iter().map(drawn).collect::<Vec<i32>>();
    let axes = [("dx", all(|plan| plan.alterations.shift.dx), 7), ("dy", all(|plan| plan.alterations.shift.dy), 9)];
    for (name, drawn, last) in axes {
        let share = |value: i32| drawn.iter().filter(|&&drawn| drawn == value).count() as f64 / COUNT as f64;
        assert!(drawn.iter().all(|drawn| drawn.abs() <= last), "{name}");
        for value in -last..=last {
            let expected = if value == 0 { 2.0 } else { 1.0 } / f64::from(2 * last + 2);
            let error = (expected * (1.0 - expected) / COUNT as f64).sqrt();
            assert!((share(value) - expected).abs() < 5.0 * error, "{name} {value}: {} for {expected}", share(value));
        }
    }
}

#[test]
fn centres_at_the_edge_of_the_picture_are_drawn_back_into_it() {
    let mut recipe = Preset::Of2019(Mode::Easy).recipe();
    recipe.region = brain_tumor_lab::factory::RegionRecipe::Ellipse { x: 47.0, y: 120.0, radius_x: 46.0, radius_y: 7.0 };
    recipe.big.area_radius = 64;
    let plans = plans(&recipe);
    let discs = || plans.iter().flat_map(|plan| &plan.discs);
    assert!(discs().all(|disc| (0..96).contains(&disc.x) && (0..128).contains(&disc.y)));
    assert!(discs().any(|disc| disc.y == 127) && discs().any(|disc| disc.x == 0), "some would lie outside");
}

/// The new keys change nothing where they are not, and are not written there.
#[test]
fn other_recipes_are_written_and_drawn_as_before() {
    for mode in Mode::ALL {
        let text = toml::to_string(&mode.recipe()).unwrap();
        assert!(!text.contains("half_disc") && !text.contains("uniform_cut"), "{text}");
        let preset = Preset::Of2019(mode).recipe();
        let written = toml::to_string(&preset).unwrap();
        assert!(written.contains("half_disc_centres = true") && written.contains("uniform_cut"), "{written}");
        assert_eq!(toml::from_str::<Recipe>(&written).unwrap(), preset);
    }
    // Switched on, it moves centres and nothing else.
    let (with, without) = (Recipe { half_disc_centres: true, ..Mode::Hard.recipe() }, Mode::Hard.recipe());
    for (with, without) in plans(&with).iter().zip(&plans(&without)).take(500) {
        assert_eq!((with.syndrome, &with.tumors, with.alterations), (without.syndrome, &without.tumors, without.alterations));
        let drawn = |plan: &Plan| plan.discs.iter().map(|disc| (disc.radius, disc.brightness)).collect::<Vec<_>>();
        assert_eq!(drawn(with), drawn(without));
    }
}
