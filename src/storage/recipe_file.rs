//! Recipes as TOML.

use std::path::Path;

use super::{Contents, FileError, LARGEST_TEXT, Product, printable, read_text, write_product};
use crate::factory::Recipe;

const READING: &str = "use the recipe";
const WRITING: &str = "keep the recipe";

/// Reads and checks a recipe.
///
/// # Errors
/// When the file is missing, no TOML, from a newer program, has an unknown key or an impossible value; the key is named.
pub fn load_recipe(path: &Path) -> Result<Recipe, FileError> {
    let load = || {
        let text = read_text(READING, path, LARGEST_TEXT)?;
        let recipe: Recipe = toml::from_str(&text).map_err(|err| FileError::new(READING, path, sentence(&text, &err)))?;
        recipe.validate().map_err(|err| FileError::new(READING, path, err))?;
        // The name is shown in many places, and others may have put anything into it.
        Ok(Recipe { name: printable(&recipe.name), ..recipe })
    };
    load().map_err(|err: FileError| err.explained(&[Contents::Recipe, Contents::Nothing]))
}

/// Writes a recipe, atomically.
///
/// # Errors
/// When it cannot be written.
pub fn save_recipe(path: &Path, recipe: &Recipe) -> Result<(), FileError> {
    write_product(WRITING, path, Product::Recipe, encode(path, recipe)?.as_bytes())
}

/// The recipe as it stands in a file.
pub(super) fn encode(path: &Path, recipe: &Recipe) -> Result<String, FileError> {
    toml::to_string(recipe).map_err(|err| FileError::new(WRITING, path, err))
}

/// What is wrong, with the key and the line.
fn sentence(text: &str, err: &toml::de::Error) -> String {
    // The program that wrote it may have had keys that this one does not know.
    if let Some(version) = newer_version(text) {
        return format!("recipe value \"version\": {version} was written by a newer program");
    }
    let reason = err.message().lines().collect::<Vec<_>>().join(", ");
    let Some(span) = err.span() else { return reason };
    let before = text.get(..span.start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    match key_at(text, line) {
        Some(key) => format!("recipe value \"{key}\": {reason} (line {line})"),
        None => format!("{reason} (line {line})"),
    }
}

fn newer_version(text: &str) -> Option<i64> {
    let table: toml::Table = text.parse().ok()?;
    table.get("version")?.as_integer().filter(|&version| version > i64::from(crate::factory::RECIPE_VERSION))
}

/// The key that a line sets, with the table that it is in; or that of the table which it opens.
fn key_at(text: &str, line: usize) -> Option<String> {
    let lines: Vec<&str> = text.lines().take(line).map(str::trim).collect();
    let header = |line: &&&str| line.starts_with('[') && line.ends_with(']');
    let table = lines.iter().rev().find(header).map(|line| line.trim_matches(['[', ']']));
    let own = lines.last()?.split_once('=').map(|(key, _)| key.trim());
    match (table, own) {
        (Some(table), Some(own)) => Some(format!("{table}.{own}")),
        (table, own) => table.or(own).map(str::to_owned),
    }
}
