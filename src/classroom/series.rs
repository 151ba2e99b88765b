//! Which series of pictures a class plays: series of its own, so that no other room shows a picture that waits for an answer.

use crate::factory::derived_seed;

/// Seeds of the series of a class are below this: they have 15 digits, as many as spreadsheets keep of a number.
const SEEDS: u64 = 1_000_000_000_000_000;

/// The seed of the series for what a class does (as in "class vote"): another one than the seed that people type.
pub fn class_seed(seed: u64, play: &str) -> u64 {
    derived_seed(seed, play) % SEEDS
}
