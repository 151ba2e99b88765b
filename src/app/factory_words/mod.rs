//! What the factory speaks of, in the language of the window: knobs, groups, alterations, stages, sizes, mistakes of recipes.
//!
//! The pure layer has English words for the command line and for files; these here are the same in English.

mod kinds;
mod parameters;
mod recipe;

pub use kinds::{
    alteration_search, alteration_word, augment_word, distribution_word, group_word, stage_word, tumor_count_words,
    tumor_size_word, what_if_word,
};
pub(super) use parameters::search_words;
pub use parameters::{knob_words, parameter_hint, parameter_name, parameter_unit, picture_value_name};
pub(super) use recipe::job_error_words;
pub use recipe::recipe_error_words;
