//! Which specimen: the four values that make its pixels.

use std::sync::Arc;

use super::{BaseImage, Mode, Recipe};

/// A specimen by what makes it. The same four values give the same pixels on every machine and with any number of threads.
///
/// It is what is dealt, recorded, inspected, swept, exported and compared; cheap to clone.
#[derive(Clone, Debug)]
pub struct SpecimenId {
    /// The recipe.
    pub recipe: Arc<Recipe>,
    /// The base image.
    pub base: Arc<BaseImage>,
    /// Seed of its series.
    pub seed: u64,
    /// Its place in the series, from 0.
    pub index: u64,
}

impl SpecimenId {
    /// The first specimen of a series of a difficulty.
    pub fn of_mode(mode: Mode, base: &Arc<BaseImage>, seed: u64) -> Self {
        Self { recipe: Arc::new(mode.recipe()), base: Arc::clone(base), seed, index: 0 }
    }

    /// The specimen at another place of the same series.
    pub fn at(&self, index: u64) -> Self {
        Self { index, ..self.clone() }
    }

    /// The specimen so many places further, or back; the first one at least.
    pub fn stepped(&self, by: i64) -> Self {
        self.at(self.index.saturating_add_signed(by))
    }

    /// Whether whoever sees this specimen with its truth knows the truth of `other`, or nearly.
    ///
    /// Seed and index draw the class and the tumors. Another recipe or base image changes how they look, and seldom the class:
    /// neither makes the truth of one picture safe while the other is to be guessed.
    pub fn gives_away(&self, other: &Self) -> bool {
        other.is_at(self.seed, self.index)
    }

    /// Whether it is that specimen of a series, or one behind it, whatever it is made by.
    pub fn is_behind(&self, first: &Self) -> bool {
        self.seed == first.seed && self.index >= first.index
    }

    /// Whether it is the specimen at this place of the series of this seed, whatever it is made by.
    pub fn is_at(&self, seed: u64, index: u64) -> bool {
        (self.seed, self.index) == (seed, index)
    }
}

impl PartialEq for SpecimenId {
    fn eq(&self, other: &Self) -> bool {
        (self.seed, self.index) == (other.seed, other.index) && same(&self.recipe, &other.recipe) && same(&self.base, &other.base)
    }
}

/// Equal values; the same one is equal without a look at it.
fn same<T: PartialEq>(a: &Arc<T>, b: &Arc<T>) -> bool {
    Arc::ptr_eq(a, b) || a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_means_equal_in_all_four_values() {
        let base = Arc::new(BaseImage::bundled());
        let id = SpecimenId::of_mode(Mode::Hard, &base, 5).at(7);
        assert_eq!(id, SpecimenId { recipe: Arc::new(Mode::Hard.recipe()), base: Arc::new(BaseImage::bundled()), ..id.clone() });
        assert_ne!(id, SpecimenId::of_mode(Mode::Easy, &base, 5).at(7));
        assert_ne!(id, id.at(8));
        assert_ne!(id, SpecimenId { seed: 6, ..id.clone() });
        assert_eq!((id.stepped(-2).index, id.stepped(-20).index, id.stepped(3).index), (5, 0, 10));
    }

    #[test]
    fn the_same_place_of_the_same_seed_gives_a_picture_away_whatever_it_is_made_by() {
        let base = Arc::new(BaseImage::bundled());
        let id = SpecimenId::of_mode(Mode::Hard, &base, 5).at(7);
        assert!(SpecimenId::of_mode(Mode::Easy, &base, 5).at(7).gives_away(&id));
        assert!(!id.at(6).gives_away(&id) && !SpecimenId { seed: 4, ..id.clone() }.gives_away(&id));
    }
}
