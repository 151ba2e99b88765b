//! 20,000 specimens per class and mode against the tables.
//!
//! All seeds are fixed, so the outcome is too; the tolerances are five standard errors, and chi-square and
//! Kolmogorov-Smirnov tests refuse what has a chance below one in a million.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use brain_tumor_lab::factory::{BaseImage, Distribution, Generator, Mode, Plan, Syndrome, TumorSize};
use rayon::prelude::*;
use statrs::distribution::{ChiSquared, Continuous as _, ContinuousCDF as _, Normal};

use super::tables::{count_table, generator, reference_region, tumor_table};

const PER_CLASS: usize = 20_000;
const SEED: u64 = 20_190;
/// Chance below which a deviation counts as an error.
const IMPOSSIBLE: f64 = 1e-6;
const SIZES: [TumorSize; 3] = [TumorSize::Small, TumorSize::Medium, TumorSize::Big];

/// The plans of a mode: those in the order of the series, and 20,000 for each class.
struct Sample {
    series: Vec<Plan>,
}

impl Sample {
    fn draw(mode: Mode) -> Self {
        let generator = generator(mode);
        let mut series: Vec<Plan> = Vec::new();
        while Syndrome::ALL.iter().any(|&class| series.iter().filter(|plan| plan.syndrome == class).count() < PER_CLASS) {
            let first = series.len() as u64;
            series.par_extend((first..first + 4096).into_par_iter().map(|index| generator.plan(SEED, index)));
        }
        Self { series }
    }

    fn of(mode: Mode) -> &'static Self {
        static EASY: LazyLock<Sample> = LazyLock::new(|| Sample::draw(Mode::Easy));
        static HARD: LazyLock<Sample> = LazyLock::new(|| Sample::draw(Mode::Hard));
        match mode {
            Mode::Easy => &EASY,
            Mode::Hard => &HARD,
        }
    }

    fn class(&self, class: Syndrome) -> impl Iterator<Item = &Plan> + Clone {
        self.series.iter().filter(move |plan| plan.syndrome == class).take(PER_CLASS)
    }
}

/// Asserts that counts fit the expected ones.
fn assert_shares(counts: &[u64], expected: &[f64], what: &str) {
    assert_eq!(counts.len(), expected.len());
    assert!(expected.iter().all(|&expected| expected >= 5.0), "{what}: too few draws for a chi-square test");
    let distance: f64 = counts.iter().zip(expected).map(|(&n, &e)| (n as f64 - e).powi(2) / e).sum();
    let chance = ChiSquared::new((counts.len() - 1) as f64).unwrap().sf(distance);
    assert!(chance > IMPOSSIBLE, "{what}: chi-square {distance:.1} over {} cells, chance {chance:e}", counts.len());
}

/// Asserts that values fill the closed range `low..=high` evenly: both ends reached, nothing beyond.
fn assert_uniform(values: impl Iterator<Item = i32>, (low, high): (i32, i32), what: &str) {
    let mut counts = vec![0_u64; (high - low + 1) as usize];
    for value in values {
        assert!((low..=high).contains(&value), "{what}: {value} lies outside {low}..={high}");
        counts[(value - low) as usize] += 1;
    }
    if counts.len() == 1 {
        return;
    }
    assert!(counts.iter().all(|&count| count > 0), "{what}: some value never came");
    let expected = counts.iter().sum::<u64>() as f64 / counts.len() as f64;
    assert_shares(&counts, &vec![expected; counts.len()], what);
}

/// A normal distribution cut to `low..=high`.
#[derive(Clone, Copy)]
struct Truncated {
    peak: f64,
    deviation: f64,
    low: f64,
    high: f64,
}

impl Truncated {
    /// "normal(a, b)" of the table.
    fn normal(low: f64, high: f64) -> Self {
        Self { peak: f64::midpoint(low, high), deviation: 0.177 * (high - low), low, high }
    }

    /// Distribution function, mean and standard deviation, from the textbook.
    fn cdf(self, x: f64) -> f64 {
        let normal = Normal::new(self.peak, self.deviation).unwrap();
        let below = normal.cdf(self.low);
        ((normal.cdf(x) - below) / (normal.cdf(self.high) - below)).clamp(0.0, 1.0)
    }

    fn moments(self) -> (f64, f64) {
        let standard = Normal::new(0.0, 1.0).unwrap();
        let (a, b) = ((self.low - self.peak) / self.deviation, (self.high - self.peak) / self.deviation);
        let mass = standard.cdf(b) - standard.cdf(a);
        let tilt = (standard.pdf(a) - standard.pdf(b)) / mass;
        let spread = 1.0 + (a * standard.pdf(a) - b * standard.pdf(b)) / mass - tilt * tilt;
        (self.peak + self.deviation * tilt, self.deviation * spread.sqrt())
    }
}

fn moments(values: &[f64]) -> (f64, f64) {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (values.len() - 1) as f64;
    (mean, variance.sqrt())
}

/// Mean and standard deviation within five standard errors; the error of the deviation is that of a normal distribution,
/// which bounds those of the table (their tails are lighter).
fn assert_moments(values: &[f64], (mean, deviation): (f64, f64), what: &str) {
    let (got_mean, got_deviation) = moments(values);
    let error = deviation / (values.len() as f64).sqrt();
    assert!((got_mean - mean).abs() < 5.0 * error, "{what}: mean {got_mean}, should be {mean} +- {error}");
    let error = error / std::f64::consts::SQRT_2;
    assert!(
        (got_deviation - deviation).abs() < 5.0 * error,
        "{what}: deviation {got_deviation}, should be {deviation} +- {error}"
    );
}

/// Range with both ends approached, mean, deviation, and the whole shape by Kolmogorov and Smirnov.
fn assert_truncated(values: &[f64], wanted: Truncated, what: &str) {
    let Truncated { low, high, .. } = wanted;
    assert!(values.iter().all(|value| (low..=high).contains(value)), "{what}: outside {low}..={high}");
    assert_moments(values, wanted.moments(), what);
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let near = 0.02 * (high - low);
    assert!(sorted[0] < low + near && sorted[sorted.len() - 1] > high - near, "{what}: an end is never approached");
    let n = sorted.len() as f64;
    let gap =
        |(i, &value): (usize, &f64)| (wanted.cdf(value) - i as f64 / n).abs().max((wanted.cdf(value) - (i + 1) as f64 / n).abs());
    let distance = sorted.iter().enumerate().map(gap).fold(0.0, f64::max);
    let chance = 2.0 * (-2.0 * n * distance * distance).exp();
    assert!(chance > IMPOSSIBLE, "{what}: Kolmogorov-Smirnov distance {distance}, chance {chance:e}");
}

fn each_mode_and_class() -> impl Iterator<Item = (Mode, Syndrome)> {
    Mode::ALL.into_iter().flat_map(|mode| Syndrome::ALL.map(move |class| (mode, class)))
}

#[test]
fn the_four_classes_come_equally_often() {
    for mode in Mode::ALL {
        let series = &Sample::of(mode).series[..80_000];
        let counts = Syndrome::ALL.map(|class| series.iter().filter(|plan| plan.syndrome == class).count() as u64);
        assert_shares(&counts, &[20_000.0; 4], &format!("classes of {mode}"));
    }
}

#[test]
fn numbers_of_tumors_fill_the_ranges_of_the_syndromes() {
    for (mode, class) in each_mode_and_class() {
        let plans = Sample::of(mode).class(class);
        assert_eq!(plans.clone().count(), PER_CLASS);
        for size in SIZES {
            let what = format!("{mode} {class}: number of {size:?}");
            assert_uniform(plans.clone().map(|plan| plan.count(size) as i32), count_table(class, size), &what);
        }
        assert!(plans.clone().all(|plan| SIZES.iter().map(|&size| plan.count(size)).sum::<usize>() == plan.tumors.len()));
    }
}

#[test]
fn numbers_of_tumors_of_two_sizes_are_independent() {
    for mode in Mode::ALL {
        for (class, first, second) in
            [(Syndrome::A, TumorSize::Big, TumorSize::Medium), (Syndrome::B, TumorSize::Medium, TumorSize::Small)]
        {
            let (a, b) = (count_table(class, first), count_table(class, second));
            let width = b.1 - b.0 + 1;
            let cell = |plan: &Plan| (plan.count(first) as i32 - a.0) * width + plan.count(second) as i32 - b.0;
            let cells = (0, (a.1 - a.0 + 1) * width - 1);
            assert_uniform(Sample::of(mode).class(class).map(cell), cells, &format!("{mode} {class}: pairs of numbers"));
        }
    }
}

#[test]
fn discs_fill_the_ranges_of_the_tumor_table() {
    for mode in Mode::ALL {
        let plans = || Syndrome::ALL.into_iter().flat_map(|class| Sample::of(mode).class(class));
        for size in SIZES {
            let table = tumor_table(mode, size);
            let tumors = || {
                plans().flat_map(move |plan| plan.tumors.iter().filter(move |tumor| tumor.size == size).map(move |t| (plan, t)))
            };
            let discs = || tumors().flat_map(|(plan, tumor)| plan.discs_of(tumor));
            assert!(tumors().count() > 20_000, "{mode} {size:?}");
            assert_uniform(tumors().map(|(_, tumor)| tumor.disc_count as i32), table.discs, &format!("{mode} {size:?}: discs"));
            assert_uniform(discs().map(|disc| disc.radius), table.radius, &format!("{mode} {size:?}: radius"));
            assert_uniform(discs().map(|disc| disc.brightness), table.brightness, &format!("{mode} {size:?}: brightness"));
        }
    }
}

#[test]
fn every_disc_of_a_plan_belongs_to_exactly_one_tumor_in_order() {
    for mode in Mode::ALL {
        for plan in &Sample::of(mode).series {
            let mut next = 0;
            for tumor in &plan.tumors {
                assert_eq!(tumor.first_disc, next, "specimen {}", plan.index);
                next += tumor.disc_count;
            }
            assert_eq!(next, plan.discs.len(), "specimen {}", plan.index);
            assert!(plan.tumors.is_sorted_by(|one, two| one.size >= two.size), "big ones first: specimen {}", plan.index);
        }
    }
}

#[test]
fn disc_centres_fill_the_whole_disc_around_the_tumor_evenly() {
    for mode in Mode::ALL {
        let mut counts: HashMap<(TumorSize, i32, i32), u64> = HashMap::new();
        for plan in Syndrome::ALL.into_iter().flat_map(|class| Sample::of(mode).class(class)) {
            for tumor in &plan.tumors {
                for disc in plan.discs_of(tumor) {
                    *counts.entry((tumor.size, disc.x - tumor.x, disc.y - tumor.y)).or_default() += 1;
                }
            }
        }
        for size in SIZES {
            let reach = tumor_table(mode, size).area_radius;
            let inside = |dx: i32, dy: i32| f64::from(dx * dx + dy * dy).sqrt() <= f64::from(reach);
            let square = (-reach..=reach).flat_map(|dy| (-reach..=reach).map(move |dx| (dx, dy)));
            let lattice: Vec<(i32, i32)> = square.filter(|&(dx, dy)| inside(dx, dy)).collect();
            let total: u64 = counts.iter().filter(|((of, ..), _)| *of == size).map(|(_, count)| count).sum();
            let drawn: Vec<u64> = lattice.iter().map(|&(dx, dy)| counts.get(&(size, dx, dy)).copied().unwrap_or(0)).collect();
            assert_eq!(drawn.iter().sum::<u64>(), total, "{mode} {size:?}: a centre lies outside the area");
            let expected = vec![total as f64 / lattice.len() as f64; lattice.len()];
            assert_shares(&drawn, &expected, &format!("{mode} {size:?}: centres"));
            let left: u64 = lattice.iter().zip(&drawn).filter(|((dx, _), _)| *dx < 0).map(|(_, count)| count).sum();
            let right: u64 = lattice.iter().zip(&drawn).filter(|((dx, _), _)| *dx > 0).map(|(_, count)| count).sum();
            let error = (total as f64).sqrt();
            assert!((left as f64 - right as f64).abs() < 5.0 * error, "{mode} {size:?}: {left} left, {right} right");
        }
    }
}

#[test]
fn tumor_positions_fill_the_brain_region_evenly() {
    let region = reference_region();
    for (mode, size) in Mode::ALL.into_iter().flat_map(|mode| SIZES.map(move |size| (mode, size))) {
        let mut counts: HashMap<(i32, i32), u64> = HashMap::new();
        for plan in &Sample::of(mode).series {
            for tumor in plan.tumors.iter().filter(|tumor| tumor.size == size) {
                *counts.entry((tumor.x, tumor.y)).or_default() += 1;
            }
        }
        let total: u64 = counts.values().sum();
        let drawn: Vec<u64> = region.iter().map(|place| counts.get(place).copied().unwrap_or(0)).collect();
        assert_eq!(drawn.iter().sum::<u64>(), total, "{mode} {size:?}: a tumor lies outside the region");
        let expected = vec![total as f64 / region.len() as f64; region.len()];
        assert_shares(&drawn, &expected, &format!("{mode} {size:?}: positions"));
    }
}

#[test]
fn alterations_have_the_distributions_of_the_table_in_every_class() {
    for (mode, class) in each_mode_and_class() {
        let values = |of: fn(&Plan) -> f64| Sample::of(mode).class(class).map(of).collect::<Vec<f64>>();
        let shrink = Truncated::normal(0.75, 1.0);
        assert_truncated(&values(|plan| plan.alterations.shrink.x_ratio), shrink, &format!("{mode} {class}: shrink x"));
        assert_truncated(&values(|plan| plan.alterations.shrink.y_ratio), shrink, &format!("{mode} {class}: shrink y"));
        let ratio = values(|plan| plan.alterations.contrast.ratio);
        assert_truncated(&ratio, Truncated::normal(0.65, 1.35), &format!("{mode} {class}: contrast ratio"));
        let centre = values(|plan| plan.alterations.contrast.centre);
        assert_truncated(&centre, Truncated::normal(110.0, 142.0), &format!("{mode} {class}: contrast centre"));
        let half_normal = Truncated { peak: 1.0, deviation: 5.1, low: 1.0, high: 15.0 };
        assert_truncated(&values(|plan| plan.alterations.noise.amplitude), half_normal, &format!("{mode} {class}: noise"));
        let plans = Sample::of(mode).class(class);
        assert_uniform(plans.clone().map(|plan| plan.alterations.shift.dx), (-8, 8), &format!("{mode} {class}: dx"));
        assert_uniform(plans.clone().map(|plan| plan.alterations.shift.dy), (-10, 10), &format!("{mode} {class}: dy"));
    }
}

#[test]
fn shade_is_a_rounded_normal_in_every_class() {
    let exact = Truncated::normal(-35.0, 35.0);
    let share = |level: i32| exact.cdf(f64::from(level) + 0.5) - exact.cdf(f64::from(level) - 0.5);
    for (mode, class) in each_mode_and_class() {
        let values: Vec<i32> = Sample::of(mode).class(class).map(|plan| plan.alterations.shade.offset).collect();
        assert!(values.iter().all(|value| (-35..=35).contains(value)), "{mode} {class}");
        assert!(values.iter().any(|&value| value <= -33) && values.iter().any(|&value| value >= 33), "{mode} {class}: ends");
        let count = |level: i32| values.iter().filter(|&&value| value == level).count() as u64;
        let (counts, expected): (Vec<u64>, Vec<f64>) =
            (-34..=34).map(|level| (count(level), PER_CLASS as f64 * share(level))).filter(|(_, e)| *e >= 5.0).unzip();
        assert!(counts.len() > 60, "nearly all levels are common enough");
        assert_shares(&counts, &expected, &format!("{mode} {class}: shade"));
        let deviation = (exact.moments().1.powi(2) + 1.0 / 12.0).sqrt();
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        assert_moments(&values, (0.0, deviation), &format!("{mode} {class}: shade"));
    }
}

#[test]
fn one_picture_in_a_thousand_has_a_ghost() {
    let generator = generator(Mode::Hard);
    let ghosts = |plan: &Plan| plan.alterations.ghost_blur.is_some();
    let count = (0..300_000_u64).into_par_iter().filter(|&index| ghosts(&generator.plan(7, index))).count();
    assert!((count as f64 - 300.0).abs() < 5.0 * 300.0_f64.sqrt(), "{count} of 300,000");
}

#[test]
fn ghosts_have_the_offsets_and_shares_of_the_table() {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.ghost_probability = 1.0;
    let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
    let ghosts: Vec<_> = (0..PER_CLASS as u64).map(|index| generator.plan(8, index).alterations.ghost_blur.unwrap()).collect();
    assert_uniform(ghosts.iter().map(|ghost| ghost.shift.dx), (2, 4), "ghost dx");
    assert_uniform(ghosts.iter().map(|ghost| ghost.shift.dy), (3, 5), "ghost dy");
    let shares: Vec<f64> = ghosts.iter().map(|ghost| ghost.share).collect();
    assert!(shares.iter().all(|share| (0.2..=0.4).contains(share)), "ghost share outside 0.2..=0.4");
    assert_moments(&shares, (0.3, 0.2 / 12.0_f64.sqrt()), "ghost share");
    assert_uniform(shares.iter().map(|share| ((share - 0.2) * 100.0) as i32), (0, 19), "ghost share in twenty steps");
}

/// Everything about a plan that is not its tumors, and what it must not depend on.
fn features(plan: &Plan) -> Vec<f64> {
    let alterations = &plan.alterations;
    let mut features = vec![
        alterations.shrink.x_ratio,
        alterations.shrink.y_ratio,
        f64::from(alterations.shift.dx),
        f64::from(alterations.shift.dy),
        alterations.contrast.ratio,
        alterations.contrast.centre,
        f64::from(alterations.shade.offset),
        alterations.noise.amplitude,
        (alterations.noise.seed % 2) as f64,
        (alterations.noise.seed >> 63) as f64,
        (plan.index % 2) as f64,
        (plan.index % 64) as f64,
    ];
    features.extend(Syndrome::ALL[..3].iter().map(|&class| f64::from(u8::from(plan.syndrome == class))));
    features
}

#[test]
fn parameters_are_independent_of_each_other_of_the_class_and_of_the_index() {
    const CLASSES_FROM: usize = 12;
    for mode in Mode::ALL {
        let series = &Sample::of(mode).series[..80_000];
        let table: Vec<Vec<f64>> = series.iter().map(features).collect();
        let columns: Vec<Vec<f64>> = (0..CLASSES_FROM + 3)
            .map(|column| {
                let values: Vec<f64> = table.iter().map(|row| row[column]).collect();
                let (mean, deviation) = moments(&values);
                values.into_iter().map(|value| (value - mean) / deviation).collect()
            })
            .collect();
        for second in 0..columns.len() {
            // Classes exclude each other, and the two last columns of the index are one number: those pairs are no test.
            let firsts = if second >= CLASSES_FROM { CLASSES_FROM } else { second };
            for first in (0..firsts).filter(|&first| (first, second) != (10, 11)) {
                let sum: f64 = columns[first].iter().zip(&columns[second]).map(|(a, b)| a * b).sum();
                let correlation = sum / series.len() as f64;
                let error = 1.0 / (series.len() as f64).sqrt();
                assert!(correlation.abs() < 5.0 * error, "{mode}: columns {first} and {second} correlate, {correlation}");
            }
        }
    }
}

#[test]
fn no_two_specimens_share_their_noise() {
    for mode in Mode::ALL {
        let series = &Sample::of(mode).series;
        let seeds: HashSet<u64> = series.iter().map(|plan| plan.alterations.noise.seed).collect();
        assert_eq!(seeds.len(), series.len());
    }
}

#[test]
fn a_wrong_distribution_is_noticed() {
    // The checks above must be able to fail: a half disc, an end never reached, a wider deviation, a clamped tail.
    let caught = |check: &(dyn Fn() + std::panic::RefUnwindSafe)| std::panic::catch_unwind(check).is_err();
    let n = PER_CLASS as i32;
    assert!(caught(&|| assert_uniform((0..n).map(|i| i % 2), (0, 2), "an end never reached")));
    assert!(caught(&|| assert_uniform((0..n).map(|i| i % 3), (0, 1), "beyond the end")));
    assert!(caught(&|| assert_uniform((0..n).map(|i| (i % 100).min(98)), (0, 98), "one value twice as often")));
    let drawn = |distribution: Distribution| (0..n).map(move |i| distribution.quantile((f64::from(i) + 0.5) / f64::from(n)));
    let shrink = Truncated::normal(0.75, 1.0);
    let right: Vec<f64> = drawn(Distribution::Normal { low: 0.75, high: 1.0 }).collect();
    assert_truncated(&right, shrink, "the right one passes");
    let wide: Vec<f64> = drawn(Distribution::Normal { low: 0.74, high: 1.01 }).map(|v| v.clamp(0.75, 1.0)).collect();
    assert!(caught(&|| assert_truncated(&wide, shrink, "another deviation")));
    let uniform: Vec<f64> = drawn(Distribution::Uniform { low: 0.75, high: 1.0 }).collect();
    assert!(caught(&|| assert_truncated(&uniform, shrink, "uniform")));
}
