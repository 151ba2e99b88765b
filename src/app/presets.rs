//! The state of the presets that people keep.

use crate::factory::Recipe;

/// Recipes by name, beside the settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PresetState {
    /// Their names, sorted.
    pub names: Vec<String>,
    /// The one that was deleted last, to bring it back.
    pub deleted: Option<Box<Recipe>>,
    /// Whether there is a place to keep them.
    pub available: bool,
}

/// What to do with the presets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PresetOrder {
    /// Reads their names.
    List,
    /// Makes one the recipe of the factory.
    Load(String),
    /// Keeps the recipe of the factory under a name.
    Save {
        /// The name.
        name: String,
        /// Whether one of this name may be overwritten.
        replace: bool,
    },
    /// Gives one another name.
    Rename {
        /// The old name.
        from: String,
        /// The new one.
        to: String,
    },
    /// Removes one; the last one removed can be brought back.
    Delete(String),
    /// Brings the one that was deleted last back.
    Restore,
}

/// What came of it.
#[derive(Debug)]
pub struct PresetOutcome {
    /// The names as they are now.
    pub names: Vec<String>,
    /// A recipe to be loaded.
    pub load: Option<Box<Recipe>>,
    /// The one that was deleted.
    pub deleted: Option<Box<Recipe>>,
    /// Whether the one that was deleted is back.
    pub restored: bool,
    /// The sentence to say: done, or failed.
    pub sentence: Option<Result<String, String>>,
}
