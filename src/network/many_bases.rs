//! The base images of a training that is to read any brain: a new one every few steps, each for some pictures.
//!
//! Which base image a picture of the stream is made from is a function of its place alone, as the picture is. Neighbouring pictures
//! have different base images, so that a step sees many of them; a base image serves [`LIFE`] pictures, because it costs more to
//! paint than a picture.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::factory::{Generator, derived_seed, training_base};

/// Base images that are in use at a time.
const IN_USE: u64 = 64;
/// Pictures made from each.
const LIFE: u64 = 128;
/// Every so many-th base image is the one that the training was given.
const OWN_EVERY: u64 = 10;

/// The generators of the base images that are in use.
#[derive(Clone, Debug)]
pub(super) struct ManyBases {
    /// Seed of the base images.
    seed: u64,
    ready: BTreeMap<u64, Arc<Generator>>,
}

impl ManyBases {
    /// The base images of a training with `seed`.
    pub fn new(seed: u64) -> Self {
        Self { seed: derived_seed(seed, "bases"), ready: BTreeMap::new() }
    }

    /// The generators of the pictures at `places` of the stream, with the recipe of `own`, in order. `own` has the base image that the training was
    /// given.
    pub fn generators(&mut self, own: &Generator, places: &[u64]) -> Vec<Arc<Generator>> {
        let numbers: Vec<u64> = places.iter().map(|&place| number(place)).collect();
        let mut missing: Vec<u64> = numbers.iter().copied().filter(|number| !self.ready.contains_key(number)).collect();
        missing.sort_unstable();
        missing.dedup();
        let seed = self.seed;
        let painted: Vec<(u64, Arc<Generator>)> =
            missing.into_par_iter().map(|number| (number, Arc::new(generator(own, seed, number)))).collect();
        self.ready.extend(painted);
        let generators = numbers.iter().filter_map(|number| self.ready.get(number).cloned()).collect();
        // Those that no later picture asks for.
        if let Some(&oldest) = numbers.iter().min() {
            self.ready = self.ready.split_off(&oldest.saturating_sub(IN_USE));
        }
        generators
    }
}

/// The number of the base image of a place in the stream.
fn number(place: u64) -> u64 {
    // Each of the slots changes its base image at another time.
    let slot = place % IN_USE;
    let turn = (place / IN_USE + slot * LIFE / IN_USE) / LIFE;
    turn * IN_USE + slot
}

/// The generator of a base image; where the recipe does not fit it, as where its region is too small, the training's own.
fn generator(own: &Generator, seed: u64, number: u64) -> Generator {
    if number.is_multiple_of(OWN_EVERY) {
        return own.clone();
    }
    Generator::new(own.recipe(), &training_base(seed, number)).unwrap_or_else(|_does_not_fit| own.clone())
}
