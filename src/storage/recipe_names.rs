//! Names in a recipe that no recipe has, in plain words: the library names every field of the programming language.

use toml::Value;

use super::recipe_file::whole_recipe;

/// What a distribution or a region may have, by its kind.
const OF_KINDS: [&str; 11] =
    ["kind", "value", "low", "high", "deviation", "level", "x", "y", "radius_x", "radius_y", "probability"];

/// That there is no such name at this key, with the nearest one that there is; `None` where the name is known. `named` is what the
/// reader of the file pointed at: the name, or the head of its table.
pub(super) fn unknown_name(key: &str, named: &str) -> Option<String> {
    let whole = Value::try_from(whole_recipe()).ok()?;
    let own = named.trim_matches(['"', '\'']);
    let path: Vec<&str> = key.split('.').map(|part| part.trim().trim_matches(['"', '\''])).collect();
    // Inside of a table in one line the name is not the key of the line.
    let is_name = !own.is_empty() && own.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '-');
    let inner: Option<Vec<&str>> = (is_name && path.last() != Some(&own)).then(|| path.iter().copied().chain([own]).collect());
    let found = [Some(path), inner].into_iter().flatten().find_map(|path| first_unknown(&whole, &path));
    let (table, name, known) = found?;
    let place = if table.is_empty() { "a recipe".to_owned() } else { format!("\"{table}\"") };
    let hint = match nearest(&name, &known) {
        Some(nearest) => format!("the nearest name is \"{nearest}\""),
        None => format!("it may have {}", known.join(", ")),
    };
    Some(format!("there is no \"{name}\" in {place}; {hint}"))
}

/// The first part of a path that a recipe does not have: its table, its name, and the names that the table has.
fn first_unknown(whole: &Value, path: &[&str]) -> Option<(String, String, Vec<String>)> {
    let mut value = whole;
    for (depth, part) in path.iter().enumerate() {
        let table = value.as_table()?;
        let mut known: Vec<String> = table.keys().cloned().collect();
        if table.contains_key("kind") {
            known = OF_KINDS.map(str::to_owned).to_vec();
            if known.iter().any(|name| name == part) {
                return None; // whether this kind has it, the library says
            }
        }
        match table.get(*part) {
            Some(inner) => value = inner,
            None => return Some((path[..depth].join("."), (*part).to_owned(), known)),
        }
    }
    None
}

/// The name that differs least: by capitals, or by so few letters that it may be meant.
fn nearest<'a>(name: &str, known: &'a [String]) -> Option<&'a str> {
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
        fn check(value: &Value, path: &str) {
            let Some(table) = value.as_table() else { return };
            for (name, inner) in table {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                assert_eq!(unknown_name(&path, name), None, "{path}");
                check(inner, &path);
            }
        }
        check(&Value::try_from(whole_recipe()).unwrap(), "");
    }
}
