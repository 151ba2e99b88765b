//! What is wrong with a recipe, in a sentence.

use super::super::number::localised;
use crate::factory::{RecipeError, RecipeProblem};
use crate::words::words;

/// Which value of a recipe is impossible, and why.
pub fn recipe_error_words(err: &RecipeError) -> String {
    let RecipeError { key, reason } = err;
    let number = |written: &str| localised(written.to_owned());
    match reason {
        RecipeProblem::NoVersion => words().factory_recipe_no_version(key),
        RecipeProblem::NewerVersion { version, known } => {
            words().factory_recipe_newer_version(key, version.to_string(), known.to_string())
        }
        RecipeProblem::NoPrior => words().factory_recipe_no_prior(key),
        RecipeProblem::TooManyDiscs { millions, most } => {
            words().factory_recipe_too_many_discs(key, number(millions), number(most))
        }
        RecipeProblem::NotBetween { value, low, high } => {
            words().factory_recipe_not_between(key, number(value), number(low), number(high))
        }
        RecipeProblem::NoRange { first, last, low, high } => {
            words().factory_recipe_no_range(key, number(first), number(last), number(low), number(high))
        }
        RecipeProblem::NoWholeNumber { low, high } => words().factory_recipe_no_whole_number(key, number(low), number(high)),
        RecipeProblem::SmallRegion { places, fewest } => {
            words().factory_recipe_small_region(key, places.to_string(), fewest.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Locale, in_locale};

    #[test]
    fn every_mistake_has_a_sentence_and_english_ones_are_those_of_the_command_line() {
        let text = str::to_owned;
        for reason in [
            RecipeProblem::NoVersion,
            RecipeProblem::NewerVersion { version: 9, known: 2 },
            RecipeProblem::NoPrior,
            RecipeProblem::TooManyDiscs { millions: text("7.5"), most: text("4") },
            RecipeProblem::NotBetween { value: text("1e308"), low: text("0"), high: text("1") },
            RecipeProblem::NoRange { first: text("11.5"), last: text("10"), low: text("1"), high: text("64") },
            RecipeProblem::NoWholeNumber { low: text("0.2"), high: text("0.8") },
            RecipeProblem::SmallRegion { places: 3, fewest: 100 },
        ] {
            let err = RecipeError::new("small.radius", reason);
            assert_eq!(recipe_error_words(&err), err.to_string());
            let french = in_locale(Locale::French, || recipe_error_words(&err));
            assert!(french.contains("small.radius") && !french.contains("7.5") && french != err.to_string(), "{french}");
        }
    }
}
