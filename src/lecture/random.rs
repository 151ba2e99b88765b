//! The random numbers of the chapters: the same seed gives the same numbers on every machine.

use rand::{RngExt as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;

use crate::factory::derived_seed;

/// Draws numbers one after another.
#[derive(Clone, Debug)]
pub struct Random {
    rng: Xoshiro256PlusPlus,
    /// The second number of the last pair of normal ones.
    spare: Option<f64>,
}

impl Random {
    /// The numbers that belong to `label` and depend on `seed`.
    pub fn new(seed: u64, label: &str) -> Self {
        Self { rng: Xoshiro256PlusPlus::seed_from_u64(derived_seed(seed, label)), spare: None }
    }

    /// A number in [0, 1), all alike likely.
    pub fn uniform(&mut self) -> f64 {
        self.rng.random::<f64>()
    }

    /// A whole number in `0..count`, all alike likely; 0 if `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        ((self.uniform() * count as f64) as usize).min(count.saturating_sub(1))
    }

    /// A number of the standard normal distribution, by the polar form (Box and Muller, 1958).
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        // 1 - u lies in (0, 1], whose logarithm is finite.
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.uniform()));
        let angle = std::f64::consts::TAU * self.uniform();
        self.spare = Some(radius * libm::sin(angle));
        radius * libm::cos(angle)
    }

    /// Puts a list into a random order (Fisher and Yates, 1938).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            let other = self.below(end + 1);
            list.swap(end, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_numbers_have_the_moments_of_the_distribution() {
        let mut random = Random::new(1, "moments");
        let count = 100_000;
        let numbers: Vec<f64> = (0..count).map(|_| random.normal()).collect();
        let moment = |power: i32| numbers.iter().map(|x| x.powi(power)).sum::<f64>() / f64::from(count);
        for (power, expected, tolerance) in [(1, 0.0, 0.015), (2, 1.0, 0.02), (3, 0.0, 0.05), (4, 3.0, 0.15)] {
            assert!((moment(power) - expected).abs() < tolerance, "moment {power}: {}", moment(power));
        }
        let inside = numbers.iter().filter(|x| x.abs() < 1.959_964).count();
        assert!((inside as f64 / f64::from(count) - 0.95).abs() < 0.003);
    }

    #[test]
    fn every_order_of_three_is_alike_likely() {
        let mut random = Random::new(1, "orders");
        let mut counts = std::collections::BTreeMap::new();
        for _ in 0..12_000 {
            let mut list = [0, 1, 2];
            random.shuffle(&mut list);
            *counts.entry(list).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        assert!(counts.values().all(|&count: &i32| (count - 2000).abs() < 200), "{counts:?}");
    }

    #[test]
    fn the_label_tells_streams_apart() {
        let first = |seed, label| Random::new(seed, label).uniform();
        assert_eq!(first(3, "order"), first(3, "order"));
        assert_ne!(first(3, "order"), first(3, "noise"));
        assert_ne!(first(3, "order"), first(4, "order"));
    }
}
