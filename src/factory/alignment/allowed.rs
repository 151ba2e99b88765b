//! What may have happened to a picture that a hand has changed: what the recipe says, and what the hand says.

use crate::factory::{AlterationRecipe, Distribution, Parameter, ParameterValue, PictureAccess, Pins, Recipe};

impl Recipe {
    /// The alterations of this recipe with ranges that reach as far as the values that are pinned: what an aligner may know of
    /// pictures with these pins. A pinned value lies at the end of its range, or inside it.
    pub fn alterations_with(&self, pins: &Pins) -> AlterationRecipe {
        let mut wide = self.clone();
        for parameter in Parameter::all() {
            if let (Some(value), true) = (pins.value(parameter), parameter.group.alteration().is_some()) {
                include(parameter, value, &mut wide);
            }
        }
        wide.alterations
    }
}

/// Makes a recipe draw this value too.
fn include(parameter: &Parameter, value: f64, recipe: &mut Recipe) {
    let before = parameter.get(recipe);
    let was_on = parameter.group.alteration().is_some_and(|kind| kind.is_on(recipe));
    let neutral = parameter.in_picture.as_ref().map(|in_picture| in_picture.access);
    if let Some(kind) = parameter.group.alteration() {
        kind.set_on(recipe, true);
    }
    match (before, neutral) {
        (ParameterValue::Distribution(distribution), _) => {
            let (low, high) = distribution.bounds();
            let (low, high) = (low.min(value), high.max(value));
            parameter.set(recipe, ParameterValue::Distribution(Distribution::Uniform { low, high }));
        }
        // A switch in the picture: it may be on and it may be off.
        (ParameterValue::Number(share), Some(PictureAccess::Switch { .. })) => {
            let share = if was_on { share } else { 0.0 };
            let is_certain = (value >= 0.5 && share >= 1.0) || (value < 0.5 && share <= 0.0);
            parameter.set(recipe, ParameterValue::Number(if is_certain { share } else { 0.5 }));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{Aligner, BaseImage, Generator, Mode};

    fn pinned(values: &[(&str, f64)]) -> Pins {
        let mut pins = Pins::default();
        for &(key, value) in values {
            pins.pin(Parameter::by_key(key).unwrap(), value);
        }
        pins
    }

    #[test]
    fn nothing_pinned_changes_nothing() {
        let recipe = Mode::Hard.recipe();
        assert_eq!(recipe.alterations_with(&Pins::default()), recipe.alterations);
    }

    #[test]
    fn ranges_reach_as_far_as_the_hand() {
        let recipe = Mode::Hard.recipe();
        let wide = recipe.alterations_with(&pinned(&[("alterations.move_x", 30.0), ("alterations.shrink_y", 0.9)]));
        assert_eq!(wide.move_x.bounds(), (-8.0, 30.0));
        assert_eq!(wide.shrink_y.bounds(), recipe.alterations.shrink_y.bounds());
        assert_eq!(wide.move_y, recipe.alterations.move_y);
    }

    #[test]
    fn a_picture_that_a_hand_moved_far_is_aligned_too() {
        let recipe = Mode::Hard.recipe();
        let pins = pinned(&[("alterations.move_x", 24.0), ("alterations.shrink_x", 0.6), ("alterations.flip.probability", 1.0)]);
        let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
        let aligner = Aligner::new(generator.base(), &recipe.alterations_with(&pins));
        for index in 0..10 {
            let specimen = generator.pinned_specimen(1, index, &pins);
            let found = aligner.align(specimen.image.pixels());
            assert!(specimen.plan.alterations.flip.flipped && found.flipped, "specimen {index}");
            assert_eq!(found.move_x, 24.0, "specimen {index}");
            assert!((found.x_ratio - 0.6).abs() < 0.005, "specimen {index}: {}", found.x_ratio);
            assert!(found.belongs(), "specimen {index}");
        }
    }
}
