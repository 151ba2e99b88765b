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

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::factory::{BaseImage, Mode};

    #[test]
    fn a_base_image_serves_as_many_pictures_as_it_is_said_and_neighbours_have_others() {
        let mut served: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
        for place in 0..4 * IN_USE * LIFE {
            served.entry(number(place)).or_default().push(place);
        }
        let whole = served.values().filter(|places| places.len() as u64 == LIFE).count() as u64;
        assert!(whole >= 3 * IN_USE, "{whole} base images served {LIFE} pictures");
        assert!(served.values().all(|places| places.len() as u64 <= LIFE));
        for places in served.values() {
            assert!(places.windows(2).all(|pair| pair[1] - pair[0] == IN_USE), "a base image comes every {IN_USE} pictures");
        }
        let neighbours: BTreeSet<u64> = (1000..1000 + IN_USE).map(number).collect();
        assert_eq!(neighbours.len() as u64, IN_USE);
    }

    #[test]
    fn no_more_base_images_are_kept_than_are_in_use() {
        let own = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let mut bases = ManyBases::new(3);
        for first in (0..6 * IN_USE).step_by(32) {
            let places: Vec<u64> = (first..first + 32).collect();
            let generators = bases.generators(&own, &places);
            assert_eq!(generators.len(), 32);
            for (place, generator) in places.iter().zip(&generators) {
                let wanted = super::generator(&own, bases.seed, number(*place));
                assert!(*place % 16 != 0 || generator.base() == wanted.base(), "picture {place}");
            }
            assert!(bases.ready.len() as u64 <= 3 * IN_USE, "{}", bases.ready.len());
        }
        let given = (0..10 * IN_USE).filter(|number| number.is_multiple_of(OWN_EVERY)).count() as u64;
        assert_eq!(given, IN_USE, "a tenth has the base image that was given");
    }
}
