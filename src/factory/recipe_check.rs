//! What a recipe must not say.

use thiserror::Error;

use super::distribution::SMALLEST_DEVIATION;
use super::parameter::{Parameter, ParameterValue};
use super::{Distribution, HEIGHT, RECIPE_VERSION, Recipe, RegionRecipe, Syndrome, TumorSize, WIDTH};

/// Most pixels of discs that one picture may need: three hundred times what the presets need.
const MOST_DISC_PIXELS: f64 = 4e6;

/// A number in a sentence: not three hundred digits.
pub(crate) fn written(value: f64) -> String {
    let is_long = value != 0.0 && !(1e-9..1e15).contains(&value.abs());
    if is_long && value.is_finite() { format!("{value:e}") } else { value.to_string() }
}

/// Which value of a recipe is impossible, and why.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("recipe value \"{key}\": {reason}")]
pub struct RecipeError {
    /// The key, as in the file.
    pub key: String,
    /// What is wrong with it.
    pub reason: RecipeFault,
}

/// What is wrong with a value of a recipe.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RecipeFault {
    /// The version is 0.
    #[error("0 is no version of this format")]
    NoVersion,
    /// A newer program wrote it.
    #[error("{0} was written by a newer program (this one reads up to {RECIPE_VERSION})")]
    Newer(u32),
    /// No class would ever come.
    #[error("at least one class needs a prior above 0")]
    NoPrior,
    /// A picture would take seconds to paint.
    #[error(
        "the discs of one picture could have {millions} million pixels, more than {most} million: fewer tumors, fewer discs or \
         smaller radii are needed"
    )]
    TooMuchWork {
        /// Pixels in millions.
        millions: String,
        /// Most pixels in millions.
        most: String,
    },
    /// A number is not within its limits.
    #[error("{value} is not between {low} and {high}")]
    NotBetween {
        /// The number.
        value: String,
        /// The smallest one.
        low: String,
        /// The largest one.
        high: String,
    },
    /// A range is not within its limits, or ends before it begins.
    #[error("{first} to {last} is not a range within {low} to {high}")]
    NoRange {
        /// Its first number.
        first: String,
        /// Its last number.
        last: String,
        /// The smallest one.
        low: String,
        /// The largest one.
        high: String,
    },
    /// A range of whole numbers has none.
    #[error("there is no whole number from {low} to {high}")]
    NoWholeNumber {
        /// Its first number.
        low: String,
        /// Its last number.
        high: String,
    },
    /// A region is too small on the base image.
    #[error("it has {has} positions for tumors; at least {needs} are needed")]
    TooFewPositions {
        /// Positions that it has.
        has: usize,
        /// Positions that are needed.
        needs: usize,
    },
    /// Something else, in English alone.
    #[error("{0}")]
    Said(String),
}

impl From<String> for RecipeFault {
    fn from(said: String) -> Self {
        Self::Said(said)
    }
}

impl RecipeError {
    /// An error about `key`.
    pub fn new(key: &str, reason: impl Into<RecipeFault>) -> Self {
        Self { key: key.to_owned(), reason: reason.into() }
    }
}

impl Recipe {
    /// Checks every value.
    ///
    /// # Errors
    /// The first impossible value, by its key.
    pub fn validate(&self) -> Result<(), RecipeError> {
        if self.version == 0 {
            return Err(RecipeError::new("version", RecipeFault::NoVersion));
        }
        if self.version > RECIPE_VERSION {
            return Err(RecipeError::new("version", RecipeFault::Newer(self.version)));
        }
        Parameter::all().iter().try_for_each(|parameter| parameter.check(parameter.get(self)))?;
        if Syndrome::ALL.into_iter().map(|class| self.prior(class)).sum::<f64>() <= 0.0 {
            return Err(RecipeError::new("healthy_prior", RecipeFault::NoPrior));
        }
        Syndrome::ALL.into_iter().try_for_each(|class| self.check_work(class))?;
        self.region.validate()
    }

    /// A picture must not take seconds to paint: numbers of tumors, numbers of discs and radii bound each other.
    fn check_work(&self, class: Syndrome) -> Result<(), RecipeError> {
        let pixels = |size: TumorSize| {
            let (count, tumor) = (self.count(class, size), self.tumor(size));
            let side = 2.0 * f64::from(tumor.radius.max) + 1.0;
            f64::from(count.max) * f64::from(tumor.discs.max) * side * side
        };
        let work: f64 = TumorSize::BIG_FIRST.into_iter().map(pixels).sum();
        if work > MOST_DISC_PIXELS {
            let millions = |pixels: f64| (pixels / 1e5).ceil() / 10.0;
            let (millions, most) = (written(millions(work)), millions(MOST_DISC_PIXELS).to_string());
            let reason = RecipeFault::TooMuchWork { millions, most };
            return Err(RecipeError::new(&class.to_string().to_lowercase(), reason));
        }
        Ok(())
    }
}

impl RegionRecipe {
    fn validate(self) -> Result<(), RecipeError> {
        match self {
            Self::Auto => Ok(()),
            Self::Threshold { level } => check_number("region.level", f64::from(level), 0.0, 254.0),
            Self::Ellipse { x, y, radius_x, radius_y } => {
                check_number("region.x", x, 0.0, (WIDTH - 1) as f64)?;
                check_number("region.y", y, 0.0, (HEIGHT - 1) as f64)?;
                check_number("region.radius_x", radius_x, 1.0, WIDTH as f64)?;
                check_number("region.radius_y", radius_y, 1.0, HEIGHT as f64)
            }
        }
    }
}

impl Parameter {
    /// Whether the parameter may have this value.
    ///
    /// # Errors
    /// Why not, with the key.
    pub fn check(&self, value: ParameterValue) -> Result<(), RecipeError> {
        let (low, high) = self.limits;
        match value {
            ParameterValue::Switch(_) => Ok(()),
            ParameterValue::Number(number) => check_number(self.key, number, low, high),
            ParameterValue::Integers(range) => check_range(self.key, f64::from(range.min), f64::from(range.max), self.limits),
            ParameterValue::Distribution(distribution) => {
                let (first, last) = distribution.bounds();
                check_range(self.key, first, last, self.limits)?;
                if let Distribution::HalfNormal { deviation, .. } = distribution {
                    check_number(&format!("{}.deviation", self.key), deviation, SMALLEST_DEVIATION, 1e6)?;
                }
                if self.whole { check_whole_number_in(self.key, distribution) } else { Ok(()) }
            }
        }
    }
}

/// NaN fails too: the condition is written for what is wanted.
fn check_number(key: &str, value: f64, low: f64, high: f64) -> Result<(), RecipeError> {
    if !(low <= value && value <= high) {
        let (low, high) = (low.to_string(), high.to_string());
        return Err(RecipeError::new(key, RecipeFault::NotBetween { value: written(value), low, high }));
    }
    Ok(())
}

fn check_range(key: &str, first: f64, last: f64, (low, high): (f64, f64)) -> Result<(), RecipeError> {
    if !(low <= first && first <= last && last <= high) {
        let (first, last, low, high) = (written(first), written(last), low.to_string(), high.to_string());
        return Err(RecipeError::new(key, RecipeFault::NoRange { first, last, low, high }));
    }
    Ok(())
}

/// A uniform range of whole numbers needs one in it.
fn check_whole_number_in(key: &str, distribution: Distribution) -> Result<(), RecipeError> {
    match distribution {
        Distribution::Uniform { low, high } if low.ceil() > high.floor() => {
            let (low, high) = (low.to_string(), high.to_string());
            Err(RecipeError::new(key, RecipeFault::NoWholeNumber { low, high }))
        }
        _ => Ok(()),
    }
}
