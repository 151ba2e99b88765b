//! The generators that are in use: made once for a recipe and a base image, shared by all jobs.

use std::sync::{Arc, Mutex, PoisonError};

use crate::factory::{BaseImage, Generator, Recipe, RecipeError, SpecimenId};

/// Generators that are kept: those of the pictures in view, and of a few before them.
const KEPT: usize = 6;

/// A cache of generators; a clone is the same cache.
#[derive(Clone, Debug, Default)]
pub struct Generators(Arc<Mutex<Vec<Kept>>>);

#[derive(Debug)]
struct Kept {
    recipe: Arc<Recipe>,
    base: Arc<BaseImage>,
    generator: Arc<Generator>,
}

impl Generators {
    /// The generator of a specimen.
    ///
    /// # Errors
    /// When the recipe has an impossible value, or does not fit the base image.
    pub fn of(&self, id: &SpecimenId) -> Result<Arc<Generator>, RecipeError> {
        self.get(&id.recipe, &id.base)
    }

    /// The generator of a recipe on a base image.
    ///
    /// # Errors
    /// As [`Generators::of`].
    pub fn get(&self, recipe: &Arc<Recipe>, base: &Arc<BaseImage>) -> Result<Arc<Generator>, RecipeError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fits = |known: &Kept| {
            (Arc::ptr_eq(&known.recipe, recipe) || known.recipe == *recipe)
                && (Arc::ptr_eq(&known.base, base) || known.base == *base)
        };
        let found = match kept.iter().position(fits) {
            Some(place) => kept.remove(place),
            None => {
                Kept { recipe: Arc::clone(recipe), base: Arc::clone(base), generator: Arc::new(Generator::new(recipe, base)?) }
            }
        };
        let generator = Arc::clone(&found.generator);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(found); // the one used last comes last
        Ok(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::Mode;

    #[test]
    fn the_same_recipe_and_base_have_one_generator_and_others_have_their_own() {
        let generators = Generators::default();
        let base = Arc::new(BaseImage::bundled());
        let [easy, hard] = [Mode::Easy, Mode::Hard].map(|mode| SpecimenId::of_mode(mode, &base, 1));
        let first = generators.of(&hard).unwrap();
        assert!(Arc::ptr_eq(&first, &generators.clone().of(&hard.at(9)).unwrap()));
        let equal = SpecimenId::of_mode(Mode::Hard, &Arc::new(BaseImage::bundled()), 3);
        assert!(Arc::ptr_eq(&first, &generators.of(&equal).unwrap()));
        assert_eq!(*generators.of(&easy).unwrap().recipe(), Mode::Easy.recipe());
    }

    #[test]
    fn what_was_not_used_for_long_is_forgotten_and_an_impossible_recipe_is_refused() {
        let generators = Generators::default();
        let base = Arc::new(BaseImage::bundled());
        let recipe = |prior: f64| Arc::new(Recipe { healthy_prior: prior, ..Mode::Hard.recipe() });
        let first = generators.get(&recipe(0.5), &base).unwrap();
        (1..=KEPT as u32).for_each(|n| drop(generators.get(&recipe(f64::from(n)), &base).unwrap()));
        assert!(!Arc::ptr_eq(&first, &generators.get(&recipe(0.5), &base).unwrap()));
        assert_eq!(generators.0.lock().unwrap().len(), KEPT);
        generators.get(&recipe(f64::NAN), &base).unwrap_err();
    }
}
