//! Random streams: every parameter of a specimen draws from a stream of its own.
//!
//! So that a knob which changes one distribution changes that parameter and nothing else, and so that specimen 7 is the
//! same whether or not specimens 0 to 6 were ever made.

use rand::{RngExt as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;

/// What a stream is for. The numbers are part of the format: changing one changes pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Class and counts of tumors.
    Syndrome = 1,
    /// One tumor of the specimen, by its place in the order big, medium, small.
    Tumor = 2,
    /// The parameters of the alterations, one uniform number each: part 0 is shared by the six of 2019, a newer one has its own.
    Alterations = 3,
    /// The seed of the per-pixel noise.
    Noise = 4,
    /// Whether the planted mark is there.
    Mark = 5,
    /// The parameters of the alterations of the second twin; parts as those of [`Purpose::Alterations`].
    TwinAlterations = 6,
    /// The seed of the per-pixel noise of the second twin.
    TwinNoise = 7,
}

/// One step of the finaliser of `SplitMix64` (Steele, Lea and Flood, 2014).
fn mix(value: u64) -> u64 {
    let z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A seed that belongs to `label` and depends on `seed`: for data apart from one another (training, validation, test).
pub fn derived_seed(seed: u64, label: &str) -> u64 {
    label.bytes().fold(mix(seed), |state, byte| mix(state ^ u64::from(byte)))
}

/// The stream of (seed, index, purpose, part), independent of all others.
pub fn stream(seed: u64, index: u64, purpose: Purpose, part: u64) -> Xoshiro256PlusPlus {
    let state = mix(mix(mix(mix(seed) ^ index) ^ purpose as u64) ^ part);
    Xoshiro256PlusPlus::seed_from_u64(state)
}

/// A number in [0, 1), 53 bits.
pub fn uniform(rng: &mut impl rand::Rng) -> f64 {
    rng.random::<f64>()
}
