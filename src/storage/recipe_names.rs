//! Names in a recipe that no recipe has, in plain words: the library names every field of the programming language.

use toml::Value;

use super::recipe_file::whole_recipe;

/// What a distribution or a region may have, by its kind.
const OF_KINDS: [&str; 11] =
    ["kind", "value", "low", "high", "deviation", "level", "x", "y", "radius_x", "radius_y", "probability"];

/// A name that no recipe has, with the nearest one that there is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnknownRecipeName {
    /// One that was meant.
    #[error("there is no \"{name}\" in {}; the nearest name is \"{nearest}\"", place(.table))]
    Near {
        /// What stands there.
        name: String,
        /// In which table; empty for the recipe itself.
        table: String,
        /// What was meant.
        nearest: String,
    },
    /// All that there are.
    #[error("there is no \"{name}\" in {}; it may have {known}", place(.table))]
    Far {
        /// What stands there.
        name: String,
        /// In which table; empty for the recipe itself.
        table: String,
        /// All names.
        known: String,
    },
}

fn place(table: &str) -> String {
    if table.is_empty() { "a recipe".to_owned() } else { format!("\"{table}\"") }
}

/// A name that no recipe has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnknownName {
    /// Its place, as in "alterations.ghost".
    pub path: String,
    /// That there is no such name, with the nearest one that there is.
    pub what: UnknownRecipeName,
}

/// The first name of a recipe file that no recipe has; `None` where all are known, or the text is no TOML.
///
/// What the library says is about the first thing that stops it, as a table that lacks something because its name is mistyped: the
/// mistyped name says more.
pub(super) fn unknown_name(text: &str) -> Option<UnknownName> {
    let given: toml::Table = text.parse().ok()?;
    first_unknown(&Value::try_from(whole_recipe()).ok()?, &Value::Table(given), "")
}

fn first_unknown(whole: &Value, given: &Value, table: &str) -> Option<UnknownName> {
    let (known, found) = (whole.as_table()?, given.as_table()?);
    let has_kinds = known.contains_key("kind");
    let names: Vec<String> = if has_kinds { OF_KINDS.map(str::to_owned).to_vec() } else { known.keys().cloned().collect() };
    for (name, inner) in found {
        let path = if table.is_empty() { name.clone() } else { format!("{table}.{name}") };
        if !names.contains(name) {
            let (name, table) = (name.clone(), table.to_owned());
            let what = match nearest(&name, &names).map(str::to_owned) {
                Some(nearest) => UnknownRecipeName::Near { name, table, nearest },
                None => UnknownRecipeName::Far { name, table, known: names.join(", ") },
            };
            return Some(UnknownName { path, what });
        }
        // Whether this kind has it, the library says.
        if let (Some(whole), false) = (known.get(name), has_kinds)
            && let Some(unknown) = first_unknown(whole, inner, &path)
        {
            return Some(unknown);
        }
    }
    None
}

/// The name that differs least: by capitals, or by so few letters that it may be meant.
pub(crate) fn nearest<'a>(name: &str, known: &'a [String]) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let distances = known.iter().map(|other| (distance(&lower, other), other));
    let (changes, other) = distances.min_by_key(|(changes, _)| *changes)?;
    (changes <= 1 + other.chars().count() / 4).then_some(other.as_str())
}

/// The fewest letters to put in, to take out or to change that make one word of the other (Levenshtein, 1966).
fn distance(one: &str, other: &str) -> usize {
    let letters: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=letters.len()).collect();
    for (above, letter) in one.chars().enumerate() {
        let mut corner = row[0];
        row[0] = above + 1;
        for (at, &own) in letters.iter().enumerate() {
            let changed = corner + usize::from(letter != own);
            corner = row[at + 1];
            row[at + 1] = changed.min(corner + 1).min(row[at] + 1);
        }
    }
    row[letters.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_textbook() {
        for (one, other, changes) in
            [("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3), ("same", "same", 0), ("flaw", "lawn", 2)]
        {
            assert_eq!(distance(one, other), changes, "{one} {other}");
        }
    }

    #[test]
    fn every_name_of_a_whole_recipe_is_known() {
        assert_eq!(unknown_name(&toml::to_string(&whole_recipe()).unwrap()), None);
    }
}
