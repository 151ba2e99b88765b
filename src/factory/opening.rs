//! Where a session begins in a series of pictures, so that its first eight pictures have every class.

use super::stream::{Purpose, stream, uniform};
use super::{Recipe, Syndrome};

/// Pictures at the beginning of a session among which each class comes at least once.
pub const OPENING: u64 = 8;
/// Eights that are looked through: where a class is too rare for so many, a session begins with the first picture.
const MOST_BLOCKS: u64 = 64;

impl Recipe {
    /// The class of a specimen: seed, place and the classes' shares alone draw it.
    pub fn class_of(&self, seed: u64, index: u64) -> Syndrome {
        self.syndrome_at(uniform(&mut stream(seed, index, Purpose::Syndrome, 0)))
    }

    /// The place of the first picture of a session in the series of a seed: the beginning of the first eight (0 to 7, 8 to 15 and so on)
    /// that have every class; 0 where a class never comes or hardly ever.
    ///
    /// Whole eights, in the order of the series: so the order is the chance's own and tells nothing but that each class comes. In eights
    /// that begin anywhere, the last picture would nearly always be the class that was missing before.
    pub fn opening(&self, seed: u64) -> u64 {
        if Syndrome::ALL.into_iter().any(|class| self.prior(class) <= 0.0) {
            return 0;
        }
        let has_all = |block: &u64| {
            let first = block * OPENING;
            let mut seen = [false; Syndrome::ALL.len()];
            (first..first + OPENING).for_each(|index| seen[self.class_of(seed, index).index()] = true);
            seen == [true; Syndrome::ALL.len()]
        };
        (0..MOST_BLOCKS).find(has_all).map_or(0, |block| block * OPENING)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};

    #[test]
    fn the_class_is_the_one_that_the_generator_draws() {
        let mut recipe = Mode::Hard.recipe();
        recipe.healthy_prior = 2.5;
        let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
        for index in 0..200 {
            assert_eq!(recipe.class_of(9, index), generator.plan(9, index).syndrome, "picture {index}");
        }
    }

    #[test]
    fn the_first_eight_have_every_class_and_no_earlier_eight_has() {
        let recipe = Mode::Hard.recipe();
        let classes = |seed: u64, first: u64| {
            let mut classes: Vec<_> = (first..first + 8).map(|index| recipe.class_of(seed, index)).collect();
            classes.sort_unstable();
            classes.dedup();
            classes.len()
        };
        let mut later = 0;
        for seed in 0..300 {
            let first = recipe.opening(seed);
            assert_eq!((first % 8, classes(seed, first)), (0, 4), "seed {seed}");
            assert!((0..first / 8).all(|block| classes(seed, 8 * block) < 4), "seed {seed}");
            later += usize::from(first > 0);
        }
        // 24 * S(8, 4) of 4^8 orders have all four classes: 62.3 %.
        assert!((85..=140).contains(&later), "{later} of 300 begin later");
    }

    /// The order within the eight tells nothing: no class comes more often at any of the eight places than at another.
    #[test]
    fn every_class_comes_equally_often_at_every_place() {
        let recipe = Mode::Hard.recipe();
        let mut counts = [[0_i32; 4]; OPENING as usize];
        for seed in 0..4000 {
            let first = recipe.opening(seed);
            for place in 0..OPENING {
                counts[place as usize][recipe.class_of(seed, first + place).index()] += 1;
            }
        }
        // 1000 are expected of each, with a standard deviation of 27.
        assert!(counts.iter().flatten().all(|count| (count - 1000).abs() < 135), "{counts:?}");
    }

    #[test]
    fn without_one_of_the_classes_a_session_begins_with_the_first_picture() {
        let mut recipe = Mode::Hard.recipe();
        recipe.healthy_prior = 0.0;
        assert!((0..50).all(|seed| recipe.opening(seed) == 0));
    }
}
