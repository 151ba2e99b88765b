//! Recipes as TOML.

use std::path::Path;

use super::FileError;
use crate::factory::Recipe;

/// Reads and checks a recipe.
///
/// # Errors
/// When the file is missing, no TOML, from a newer program, has an unknown key or an impossible value.
pub fn load_recipe(path: &Path) -> Result<Recipe, FileError> {
    let action = "use the recipe";
    let text = std::fs::read_to_string(path).map_err(|err| FileError::new(action, path, err))?;
    let recipe: Recipe = toml::from_str(&text).map_err(|err| FileError::new(action, path, err.to_string().trim()))?;
    recipe.validate().map_err(|err| FileError::new(action, path, err))?;
    Ok(recipe)
}
