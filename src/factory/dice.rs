//! A stream of numbers for pictures that are made up: the same seed gives the same numbers on every machine.

use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;

use super::stream::uniform;

/// Draws numbers one after another.
#[derive(Debug)]
pub struct Dice {
    rng: Xoshiro256PlusPlus,
}

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self { rng: Xoshiro256PlusPlus::seed_from_u64(seed) }
    }

    /// A number in 0..1.
    pub fn share(&mut self) -> f64 {
        uniform(&mut self.rng)
    }

    /// A number in `low..high`, all alike likely.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }

    /// A number in `-reach..reach` that is near 0 more often than far from it.
    pub fn around(&mut self, reach: f64) -> f64 {
        (self.share() + self.share() - 1.0) * reach
    }

    /// Whether something happens that happens with this probability.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// A whole number in `0..count`; `count` is 1 or more.
    pub fn whole(&mut self, count: usize) -> usize {
        ((self.share() * count as f64) as usize).min(count - 1)
    }

    /// 32 bits, for what has its own stream.
    pub fn bits(&mut self) -> u32 {
        (self.share() * 4_294_967_296.0) as u32
    }
}
