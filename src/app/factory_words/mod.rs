//! What the factory speaks of, in the language of the window: knobs, groups, alterations, stages, mistakes of recipes.
//!
//! The pure layer has English words for the command line and for files; these here are the same in English.

mod kinds;
mod parameters;
mod recipe;

pub use kinds::{alteration_search, alteration_word, distribution_word, group_word, stage_word};
pub(super) use parameters::search_words;
pub use parameters::{knob_words, parameter_hint, parameter_name, parameter_unit, picture_value_name};
pub use recipe::recipe_error_words;
