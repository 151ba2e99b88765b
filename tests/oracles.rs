//! Distributions of the factory against samples that an independent library draws.
//!
//! The factory computes every value by the inverse of a distribution function. `rand_distr` draws normal numbers by the ziggurat
//! method, which shares no line and no formula with it. Seeds are fixed, so the outcome is too.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use brain_tumor_lab::factory::Distribution;
use rand_distr::{Distribution as _, Normal, StandardNormal};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng as _;

/// Values of each of the two samples.
const COUNT: usize = 1_000_000;
/// A chance below which two samples do not come from one distribution.
const IMPOSSIBLE: f64 = 1e-6;

/// The values of the factory at evenly spread uniform numbers: its distribution without any noise of its own.
fn of_the_factory(distribution: Distribution) -> Vec<f64> {
    (0..COUNT).map(|place| distribution.quantile((place as f64 + 0.5) / COUNT as f64)).collect()
}

/// Numbers of a normal distribution, those beyond `low..=high` thrown away and drawn again.
fn truncated_normal(mean: f64, deviation: f64, low: f64, high: f64, seed: u64) -> Vec<f64> {
    let normal = Normal::new(mean, deviation).unwrap();
    let rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    normal.sample_iter(rng).filter(|value| (low..=high).contains(value)).take(COUNT).collect()
}

/// The largest distance between the shares of two samples up to any value (Kolmogorov and Smirnov).
fn distance(mut first: Vec<f64>, mut second: Vec<f64>) -> f64 {
    first.sort_by(f64::total_cmp);
    second.sort_by(f64::total_cmp);
    let (mut largest, mut place): (f64, usize) = (0.0, 0);
    for (index, value) in first.iter().enumerate() {
        while place < second.len() && second[place] <= *value {
            place += 1;
        }
        let share = place as f64 / second.len() as f64;
        for below in [index, index + 1] {
            largest = largest.max((below as f64 / first.len() as f64 - share).abs());
        }
    }
    largest
}

/// Chance of a distance at least as large between the drawn sample and the distribution, by the limit distribution. The
/// factory's values are spread evenly, so that only one of the two samples has noise.
fn chance(distance: f64) -> f64 {
    let t = COUNT as f64 * distance * distance;
    (2.0 * ((-2.0 * t).exp() - (-8.0 * t).exp())).clamp(0.0, 1.0)
}

#[test]
fn the_truncated_normal_is_that_of_an_independent_library() {
    // Shrink, contrast, its centre, shade: the ranges of the presets, and one far from all of them.
    for (seed, (low, high)) in [(0.75, 1.0), (0.65, 1.35), (110.0, 142.0), (-35.0, 35.0), (-3000.0, 7.0)].into_iter().enumerate()
    {
        let drawn = truncated_normal(f64::midpoint(low, high), 0.177 * (high - low), low, high, seed as u64);
        let distance = distance(of_the_factory(Distribution::Normal { low, high }), drawn);
        assert!(chance(distance) > IMPOSSIBLE, "normal {low} to {high}: distance {distance}");
    }
}

#[test]
fn the_half_normal_is_that_of_an_independent_library() {
    // The noise of the presets; cut so far out that nothing is cut; cut where it has hardly begun to fall.
    for (seed, (low, deviation, high)) in [(1.0, 5.1, 15.0), (0.0, 1.0, 40.0), (-2.0, 8.0, 1.0)].into_iter().enumerate() {
        let drawn = truncated_normal(low, deviation, low, high, 100 + seed as u64);
        let distance = distance(of_the_factory(Distribution::HalfNormal { low, deviation, high }), drawn);
        assert!(chance(distance) > IMPOSSIBLE, "half-normal from {low}, deviation {deviation}, to {high}: distance {distance}");
    }
}

#[test]
fn a_half_normal_that_nothing_cuts_is_the_absolute_value_of_a_normal() {
    let rng = Xoshiro256PlusPlus::seed_from_u64(7);
    let drawn: Vec<f64> = StandardNormal.sample_iter(rng).take(COUNT).map(|value: f64| 2.0 + 3.0 * value.abs()).collect();
    let distance = distance(of_the_factory(Distribution::HalfNormal { low: 2.0, deviation: 3.0, high: 2.0 + 3.0 * 40.0 }), drawn);
    assert!(chance(distance) > IMPOSSIBLE, "distance {distance}");
}

#[test]
fn another_deviation_would_be_noticed() {
    let normal = of_the_factory(Distribution::Normal { low: -1.0, high: 1.0 });
    // The deviation is 0.177 of the range; 0.180 is 1.7 % more.
    let wider = truncated_normal(0.0, 0.180 * 2.0, -1.0, 1.0, 5);
    assert!(chance(distance(normal, wider)) < IMPOSSIBLE);
    let half = of_the_factory(Distribution::HalfNormal { low: 1.0, deviation: 5.1, high: 15.0 });
    let wider = truncated_normal(1.0, 5.2, 1.0, 15.0, 6);
    assert!(chance(distance(half, wider)) < IMPOSSIBLE);
}
