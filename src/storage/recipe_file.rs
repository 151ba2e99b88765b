//! Recipes as TOML.

use std::path::Path;

use thiserror::Error;
use toml::Value;

use super::recipe_names::unknown_name;
use super::{Contents, FileAction, FileError, LARGEST_TEXT, Product, UnknownRecipeName, printable, read_text, write_product};
use crate::factory::{MarkRecipe, Mode, Parameter, Recipe};

const READING: FileAction = FileAction::UseRecipe;
const WRITING: FileAction = FileAction::KeepRecipe;

/// Reads and checks a recipe.
///
/// # Errors
/// When the file is missing, no TOML, from a newer program, has an unknown key or an impossible value; the key is named.
pub fn load_recipe(path: &Path) -> Result<Recipe, FileError> {
    let load = || {
        let text = read_text(READING, path, LARGEST_TEXT)?;
        let recipe: Recipe = toml::from_str(&text).map_err(|err| FileError::of(READING, path, what_is_wrong(&text, &err)))?;
        recipe.validate().map_err(|err| FileError::of(READING, path, err))?;
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

/// Why the text of a recipe cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RecipeTextError {
    /// A newer program wrote it.
    #[error("recipe value \"version\": {0} was written by a newer program")]
    Newer(i64),
    /// A name that no recipe has.
    #[error("{what}{}", in_line(*.line))]
    Unknown {
        /// Which one.
        what: UnknownRecipeName,
        /// Its line, where that is known.
        line: Option<usize>,
    },
    /// A value of another kind.
    #[error("recipe value \"{key}\": it must be {}, not {given} (line {line})", .wanted.word())]
    OtherKind {
        /// The key.
        key: String,
        /// What it must be.
        wanted: ValueKind,
        /// What stands there.
        given: String,
        /// The line.
        line: usize,
    },
    /// Something else about a value, in the words of the library.
    #[error("recipe value \"{key}\": {reason} (line {line})")]
    Value {
        /// The key.
        key: String,
        /// The words of the library.
        reason: String,
        /// The line.
        line: usize,
    },
    /// Something else, in the words of the library.
    #[error("{reason}{}", in_line(*.line))]
    Toml {
        /// The words of the library.
        reason: String,
        /// The line, where that is known.
        line: Option<usize>,
    },
}

fn in_line(line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| format!(" (line {line})"))
}

/// What a value of a recipe must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// A whole number that is not as large.
    SmallerWhole,
    /// A number.
    Number,
    /// A whole number from 0 on.
    Whole,
    /// True or false.
    Switch,
    /// A text.
    Text,
    /// A table.
    Table,
}

impl ValueKind {
    fn word(self) -> &'static str {
        match self {
            Self::SmallerWhole => "a smaller whole number",
            Self::Number => "a number",
            Self::Whole => "a whole number from 0 on",
            Self::Switch => "true or false",
            Self::Text => "a text between quotation marks",
            Self::Table => "a table of values",
        }
    }
}

/// What is wrong, with the key and the line.
fn what_is_wrong(text: &str, err: &toml::de::Error) -> RecipeTextError {
    // The program that wrote it may have had keys that this one does not know.
    if let Some(version) = newer_version(text) {
        return RecipeTextError::Newer(version);
    }
    if let Some(unknown) = unknown_name(text) {
        let sets = |line: &usize| {
            key_at(text, *line).is_some_and(|key| key == unknown.path || unknown.path.starts_with(&format!("{key}.")))
        };
        let lines = 1..=text.lines().count();
        let exact = lines.clone().find(|line| key_at(text, *line).is_some_and(|key| key == unknown.path));
        // A name inside of a table in one line stands in the line of that table.
        let line = exact.or_else(|| lines.rev().find(sets));
        return RecipeTextError::Unknown { what: unknown.what, line };
    }
    let reason = err.message().lines().collect::<Vec<_>>().join(", ");
    let Some(span) = err.span() else { return RecipeTextError::Toml { reason, line: None } };
    let before = text.get(..span.start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let Some(key) = key_at(text, line) else { return RecipeTextError::Toml { reason, line: Some(line) } };
    match wanted(text, &key) {
        Some((wanted, given)) => RecipeTextError::OtherKind { key, wanted, given: given.to_string(), line },
        None => RecipeTextError::Value { key, reason, line },
    }
}

/// What a value must be and what it is, where it is not of the kind that it has in a recipe of the program's own: the words of the library name types of the
/// programming language.
fn wanted(text: &str, key: &str) -> Option<(ValueKind, Value)> {
    let at = |recipe: Value| key.split('.').try_fold(recipe, |value, part| value.get(part).cloned());
    let given = at(Value::Table(text.parse().ok()?))?;
    let wanted = match (at(Value::try_from(whole_recipe()).ok()?)?, &given) {
        (Value::Float(_), Value::Float(_) | Value::Integer(_))
        | (Value::Boolean(_), Value::Boolean(_))
        | (Value::Table(_), Value::Table(_))
        | (Value::String(_), Value::String(_)) => return None,
        (Value::Integer(_), Value::Integer(number)) if u32::try_from(*number).is_ok() => return None,
        (Value::Integer(_), Value::Integer(1..)) => ValueKind::SmallerWhole,
        (Value::Float(_), _) => ValueKind::Number,
        (Value::Integer(_), _) => ValueKind::Whole,
        (Value::Boolean(_), _) => ValueKind::Switch,
        (Value::String(_), _) => ValueKind::Text,
        (Value::Table(_), _) => ValueKind::Table,
        _ => return None,
    };
    Some((wanted, given))
}

/// A recipe with every table that is left out where it is off.
pub(super) fn whole_recipe() -> Recipe {
    let mark = MarkRecipe { a: 0.5, ..MarkRecipe::default() };
    let mut recipe = Recipe { mark, half_disc_centres: true, ..Mode::Hard.recipe() };
    // The alterations that came later have tables of their own.
    for parameter in Parameter::all().iter().filter(|parameter| parameter.key.matches('.').count() == 2) {
        if parameter.group.alteration().is_some() {
            parameter.fix(&mut recipe, parameter.within_limits(0.25)); // no default is so
        }
    }
    recipe
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_no_recipe_has_are_refused_with_the_nearest_one() {
        let hard = toml::to_string(&Mode::Hard.recipe()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("odd.toml");
        for (from, to, words) in [
            (
                "healthy_prior = 1.0",
                "healthy_prior = 1.0\nA = 1",
                "there is no \"A\" in a recipe; the nearest name is \"a\" (line",
            ),
            (
                "healthy_prior = ",
                "helthy_prior = ",
                "there is no \"helthy_prior\" in a recipe; the nearest name is \"healthy_prior\" (line",
            ),
            ("[a]", "[aa]", "there is no \"aa\" in a recipe; the nearest name is \"a\" (line"),
            (
                "area_radius = ",
                "radius_of_area = ",
                "there is no \"radius_of_area\" in \"small\"; it may have area_radius, brightness, discs, radius (line",
            ),
            (
                "[small.radius]\nmin = ",
                "[small.radius]\nleast = ",
                "there is no \"least\" in \"small.radius\"; it may have max, min (line",
            ),
            (
                "[alterations]",
                "[alterations]\nghost_probabilty = 1.0",
                "there is no \"ghost_probabilty\" in \"alterations\"; the nearest name is \"ghost_probability\" (line",
            ),
            (
                "[alterations]",
                "[mark]\naa = 0.5\n\n[alterations]",
                "there is no \"aa\" in \"mark\"; the nearest name is \"a\" (line",
            ),
            (
                "kind = \"auto\"",
                "kind = \"threshold\"\nlevl = 3",
                "there is no \"levl\" in \"region\"; the nearest name is \"level\" (line",
            ),
        ] {
            assert!(hard.contains(from), "{from} is not in\n{hard}");
            std::fs::write(&path, hard.replacen(from, to, 1)).unwrap();
            let said = load_recipe(&path).unwrap_err().to_string();
            assert!(said.contains(words), "{to}: {said}");
        }
    }

    #[test]
    fn values_of_another_kind_are_refused_in_plain_words() {
        let hard = toml::to_string(&Mode::Hard.recipe()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("odd.toml");
        for (from, to, words) in [
            ("healthy_prior = 1.0", "healthy_prior = \"much\"", "\"healthy_prior\": it must be a number, not \"much\" (line"),
            ("healthy_prior = 1.0", "healthy_prior = 1.0\nmark = 5", "\"mark\": it must be a table of values, not 5 (line"),
            ("[alterations]", "[mark]\na = \"often\"\n\n[alterations]", "\"mark.a\": it must be a number, not \"often\" (line"),
            ("healthy_prior = 1.0", "healthy_prior = { a = 1 }", "\"healthy_prior\": it must be a number, not { a = 1 } (line"),
            (
                "scale_with_region = false",
                "scale_with_region = 3",
                "\"scale_with_region\": it must be true or false, not 3 (line",
            ),
            ("version = ", "version = -", "\"version\": it must be a whole number from 0 on, not -1 (line 1)"),
            ("version = ", "version = 0.", "\"version\": it must be a whole number from 0 on, not 0.1 (line 1)"),
            ("name = \"HARD\"", "name = 2019", "\"name\": it must be a text between quotation marks, not 2019 (line"),
            ("area_radius = ", "area_radius = true # ", "area_radius\": it must be a whole number from 0 on, not true (line"),
        ] {
            assert!(hard.contains(from), "{from}");
            std::fs::write(&path, hard.replacen(from, to, 1)).unwrap();
            let said = load_recipe(&path).unwrap_err().to_string();
            assert!(said.contains(words), "{to}: {said}");
        }
    }
}
