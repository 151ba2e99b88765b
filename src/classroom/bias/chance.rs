//! The random numbers of a bias lab: the same seed gives the same order on every machine.

use rand::{RngExt as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;

use crate::factory::derived_seed;

/// Draws numbers one after another.
#[derive(Debug)]
pub struct Chance(Xoshiro256PlusPlus);

impl Chance {
    /// The numbers that belong to `label` and depend on `seed`.
    pub fn new(seed: u64, label: &str) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(derived_seed(seed, label)))
    }

    /// A whole number in `0..count`, all alike likely; 0 if `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        ((self.0.random::<f64>() * count as f64) as usize).min(count.saturating_sub(1))
    }

    /// Puts a list into a random order (Fisher and Yates, 1938).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            let other = self.below(end + 1);
            list.swap(end, other);
        }
    }
}
