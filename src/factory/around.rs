//! From one picture to all: a recipe whose pictures are like one that was tuned by hand.

use super::parameter::ParameterValue;
use super::{Distribution, IntegerRange, Parameter, PictureAccess, Pins, Recipe, Syndrome, TumorRecipe, TumorSize};

/// Width of a range around a value, as a share of the width that the range had.
const SHARE: f64 = 0.5;
/// How far a number of tumors may lie from the pinned one.
const COUNT_MARGIN: i32 = 1;

impl Parameter {
    /// Makes a recipe draw values around this one: a range half as wide as before, of the same kind, with the value in its middle as
    /// far as the limits allow. A half-normal distribution becomes a normal one, as its likeliest value lies at its end. The
    /// probability of an alteration that comes to some pictures becomes 0 or 1. The alteration is switched on.
    ///
    /// Parameters without a value in the picture stay as they are.
    pub fn draw_around(&self, recipe: &mut Recipe, value: f64) {
        let Some(in_picture) = self.in_picture else { return };
        match (in_picture.access, self.get(recipe)) {
            (PictureAccess::Switch { .. }, _) => self.fix(recipe, if value >= 0.5 { 1.0 } else { 0.0 }),
            (PictureAccess::Number(_), ParameterValue::Distribution(distribution)) => {
                let around = self.around(distribution, self.within_limits(value));
                self.fix(recipe, value); // switches the alteration on
                self.set(recipe, ParameterValue::Distribution(around));
            }
            (PictureAccess::Number(_), _) => self.fix(recipe, value),
        }
    }

    fn around(&self, distribution: Distribution, value: f64) -> Distribution {
        let (first, last) = distribution.bounds();
        let reach = 0.5 * SHARE * (last - first);
        let (low, high) = (self.within_limits(value - reach), self.within_limits(value + reach));
        match distribution {
            Distribution::Fixed { .. } => Distribution::Fixed { value },
            Distribution::Uniform { .. } | Distribution::UniformCut { .. } => Distribution::Uniform { low, high },
            Distribution::Normal { .. } | Distribution::HalfNormal { .. } => Distribution::Normal { low, high },
        }
    }
}

impl Pins {
    /// A recipe that draws what is pinned, with a range around each value, and the pins that are left: those that no recipe can
    /// say, as tumors that were moved, and numbers of tumors in a picture of the healthy class.
    pub fn into_recipe(mut self, recipe: &Recipe, syndrome: Syndrome) -> (Recipe, Self) {
        let mut result = recipe.clone();
        for parameter in Parameter::all() {
            if let Some(value) = self.value(parameter) {
                parameter.draw_around(&mut result, value);
                self.unpin(parameter);
            }
        }
        for size in TumorSize::BIG_FIRST {
            if let (Some(count), Some(range)) = (self.count(size), result.count_mut(syndrome, size)) {
                *range = IntegerRange::new((count as i32 - COUNT_MARGIN).max(0), count as i32 + COUNT_MARGIN);
                self.set_count(size, None);
            }
        }
        for tumor in [&mut result.small, &mut result.medium, &mut result.big] {
            *tumor = TumorRecipe { brightness: shifted(tumor.brightness, self.brightness()), ..tumor.scaled(self.size()) };
        }
        self.set_size(1.0);
        self.set_brightness(0);
        (result, self)
    }
}

/// A range of gray levels with so many added, within 0 to 255.
fn shifted(range: IntegerRange, levels: i32) -> IntegerRange {
    IntegerRange::new((range.min + levels).clamp(0, 255), (range.max + levels).clamp(0, 255))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{AlterationKind, BaseImage, Generator, Mode};

    #[test]
    fn the_range_holds_the_value_and_every_picture_lies_in_it() {
        let base = BaseImage::bundled();
        for parameter in Parameter::all().iter().filter(|parameter| parameter.in_picture.is_some()) {
            let (low, high) = parameter.limits;
            for share in [0.0, 0.3, 0.55, 1.0] {
                let value = parameter.within_limits(low + share * (high - low));
                let mut recipe = Mode::Hard.recipe();
                AlterationKind::GhostBlur.probability().unwrap().fix(&mut recipe, 1.0);
                parameter.draw_around(&mut recipe, value);
                assert_eq!(recipe.validate(), Ok(()), "{} around {value}", parameter.key);
                assert!(parameter.group.alteration().unwrap().is_on(&recipe), "{}", parameter.key);
                let (first, last) = parameter.get(&recipe).bounds();
                let generator = Generator::new(&recipe, &base).unwrap();
                for index in 0..20 {
                    let Some(drawn) = parameter.value_in(&generator.plan(5, index)) else { continue };
                    assert!(first - 0.5 <= drawn && drawn <= last + 0.5, "{} around {value}: {drawn}", parameter.key);
                }
                if matches!(parameter.get(&recipe), ParameterValue::Distribution(_)) {
                    assert!(first <= value && value <= last, "{}: {value} is not in {first} to {last}", parameter.key);
                }
            }
        }
    }

    #[test]
    fn a_range_is_half_as_wide_as_before() {
        let shade = Parameter::by_key("alterations.shade").unwrap();
        let mut recipe = Mode::Hard.recipe();
        shade.draw_around(&mut recipe, -40.0);
        let expected = Distribution::Normal { low: -58.0, high: -23.0 };
        assert_eq!(shade.get(&recipe), ParameterValue::Distribution(expected), "-40 and a quarter of 70 on either side, whole");
    }

    #[test]
    fn pins_become_ranges_and_what_no_recipe_can_say_stays_pinned() {
        let mut pins = Pins::default();
        let noise = Parameter::by_key("alterations.noise_amplitude").unwrap();
        pins.pin(noise, 20.0);
        pins.set_count(TumorSize::Medium, Some(5));
        pins.set_size(1.5);
        pins.set_brightness(-10);
        let hard = Mode::Hard.recipe();
        let (recipe, left) = pins.clone().into_recipe(&hard, Syndrome::B);
        assert!(left.is_empty());
        assert_eq!(recipe.validate(), Ok(()));
        assert_eq!(recipe.b.medium, IntegerRange::new(4, 6));
        assert_eq!((recipe.medium.radius, recipe.medium.brightness), (IntegerRange::new(6, 9), IntegerRange::new(20, 40)));
        assert_eq!(recipe.a, hard.a);
        let (_, left) = pins.into_recipe(&hard, Syndrome::Z);
        assert_eq!((left.count(TumorSize::Medium), left.value(noise)), (Some(5), None));
    }
}
