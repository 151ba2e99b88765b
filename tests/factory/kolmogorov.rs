//! 100,000 specimens per mode: every parameter that is drawn from a continuum, by Kolmogorov and Smirnov.
//!
//! Seeds are fixed, so the outcome is too. A parameter fails when its distance to the distribution of the table has a chance
//! below one in a million; whole numbers are compared at the steps of their distribution function, which is conservative.

use brain_tumor_lab::factory::{BaseImage, Generator, Mode, Plan};
use rayon::prelude::*;
use statrs::distribution::{ContinuousCDF as _, Normal};

const SPECIMENS: u64 = 100_000;
const IMPOSSIBLE: f64 = 1e-6;

/// Share of values up to `x` under a normal distribution cut to `low..=high`.
fn cut_normal(peak: f64, deviation: f64, (low, high): (f64, f64), x: f64) -> f64 {
    let normal = Normal::new(peak, deviation).unwrap();
    let below = normal.cdf(low);
    ((normal.cdf(x) - below) / (normal.cdf(high) - below)).clamp(0.0, 1.0)
}

/// "normal(a, b)" of the table.
pub fn normal(low: f64, high: f64) -> impl Fn(f64) -> f64 {
    move |x| cut_normal(f64::midpoint(low, high), 0.177 * (high - low), (low, high), x)
}

fn uniform(low: f64, high: f64) -> impl Fn(f64) -> f64 {
    move |x| ((x - low) / (high - low)).clamp(0.0, 1.0)
}

/// Whole numbers, each alike.
fn uniform_whole(low: f64, high: f64) -> impl Fn(f64) -> f64 {
    move |x| ((x.floor() - low + 1.0) / (high - low + 1.0)).clamp(0.0, 1.0)
}

/// Largest distance between the share of values up to x and `share(x)`.
fn distance(mut values: Vec<f64>, share: impl Fn(f64) -> f64, whole: bool) -> f64 {
    values.sort_by(f64::total_cmp);
    let n = values.len() as f64;
    let mut largest: f64 = 0.0;
    for (place, &value) in values.iter().enumerate() {
        let last = values.get(place + 1).is_none_or(|&next| next > value);
        if last {
            largest = largest.max(((place + 1) as f64 / n - share(value)).abs());
        }
        if !whole {
            largest = largest.max((place as f64 / n - share(value)).abs());
        }
    }
    largest
}

/// Chance of a distance at least as large, by the limit distribution (two terms are plenty).
fn chance(distance: f64, n: usize) -> f64 {
    let t = n as f64 * distance * distance;
    (2.0 * ((-2.0 * t).exp() - (-8.0 * t).exp())).clamp(0.0, 1.0)
}

#[expect(clippy::print_stdout, reason = "the figures are to be read")]
pub fn check(what: &str, values: Vec<f64>, share: impl Fn(f64) -> f64, whole: bool) {
    let n = values.len();
    let distance = distance(values, share, whole);
    let chance = chance(distance, n);
    println!("{what:24} n = {n:7}  distance {distance:.5}  chance {chance:.3}");
    assert!(chance > IMPOSSIBLE, "{what}: distance {distance} of {n}, chance {chance:e}");
}

#[test]
fn drawn_parameters_have_the_distributions_of_the_table() {
    for (mode, seed) in [(Mode::Easy, 77), (Mode::Hard, 1077)] {
        let mut recipe = mode.recipe();
        let plain = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
        let plans: Vec<Plan> = (0..SPECIMENS).into_par_iter().map(|index| plain.plan(seed, index)).collect();
        let values = |of: fn(&Plan) -> f64| plans.iter().map(of).collect::<Vec<f64>>();
        let check =
            |what: &str, values, share: &dyn Fn(f64) -> f64, whole| check(&format!("{mode} {what}"), values, share, whole);
        check("shrink x", values(|p| p.alterations.shrink.x_ratio), &normal(0.75, 1.0), false);
        check("shrink y", values(|p| p.alterations.shrink.y_ratio), &normal(0.75, 1.0), false);
        check("move x", values(|p| f64::from(p.alterations.shift.dx)), &uniform_whole(-8.0, 8.0), true);
        check("move y", values(|p| f64::from(p.alterations.shift.dy)), &uniform_whole(-10.0, 10.0), true);
        check("contrast ratio", values(|p| p.alterations.contrast.ratio), &normal(0.65, 1.35), false);
        check("contrast centre", values(|p| p.alterations.contrast.centre), &normal(110.0, 142.0), false);
        // Rounded: a shade up to s is a value below s + 1/2.
        let shade = |x: f64| normal(-35.0, 35.0)(x + 0.5);
        check("shade", values(|p| f64::from(p.alterations.shade.offset)), &shade, true);
        let noise = |x: f64| cut_normal(1.0, 5.1, (1.0, 15.0), x);
        check("noise amplitude", values(|p| p.alterations.noise.amplitude), &noise, false);
        let seeds = values(|p| (p.alterations.noise.seed >> 11) as f64 / (1_u64 << 53) as f64);
        check("noise seed", seeds, &uniform(0.0, 1.0), false);

        recipe.alterations.ghost_probability = 1.0;
        let ghostly = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
        let ghosts: Vec<_> =
            (0..SPECIMENS).into_par_iter().map(|index| ghostly.plan(seed + 1, index).alterations.ghost_blur.unwrap()).collect();
        check("ghost share", ghosts.iter().map(|ghost| ghost.share).collect(), &uniform(0.2, 0.4), false);
        check("ghost x", ghosts.iter().map(|ghost| f64::from(ghost.shift.dx)).collect(), &uniform_whole(2.0, 4.0), true);
        check("ghost y", ghosts.iter().map(|ghost| f64::from(ghost.shift.dy)).collect(), &uniform_whole(3.0, 5.0), true);
    }
}

#[test]
fn a_wrong_distribution_is_found() {
    let n = 100_000;
    let even =
        |low: f64, high: f64| (0..n).map(|i| low + (high - low) * (f64::from(i) + 0.5) / f64::from(n)).collect::<Vec<f64>>();
    let found =
        |values: Vec<f64>, share: &dyn Fn(f64) -> f64, whole| chance(distance(values, share, whole), n as usize) < IMPOSSIBLE;
    assert!(!found(even(0.2, 0.4), &uniform(0.2, 0.4), false), "the right one passes");
    assert!(found(even(0.2, 0.404), &uniform(0.2, 0.4), false), "two percent too wide");
    assert!(found(even(0.75, 1.0), &normal(0.75, 1.0), false), "uniform for normal");
    let short: Vec<f64> = (0..n).map(|i| f64::from(i % 16) - 8.0).collect();
    assert!(found(short, &uniform_whole(-8.0, 8.0), true), "an end never reached, the slip of 2019");
}
