//! Recipes that cannot be used.

use super::super::factory_words::recipe_error_words;
use super::InWords;
use crate::factory::{NoMadeBase, RecipeError};
use crate::storage::{RecipeTextError, UnknownRecipeName, ValueKind, plain_reason};
use crate::words::words;

impl InWords for RecipeError {
    fn in_words(&self) -> String {
        recipe_error_words(self)
    }
}

impl InWords for RecipeTextError {
    fn in_words(&self) -> String {
        let words = words();
        match self {
            Self::Newer(version) => words.error_recipe_value("version", words.error_recipe_written_by_newer(version.to_string())),
            Self::Unknown { what, line: None } => what.in_words(),
            Self::Unknown { what, line: Some(line) } => words.error_in_line(what.in_words(), line.to_string()),
            Self::OtherKind { key, wanted, given, line } => {
                let kind = words.error_recipe_must_be(kind(*wanted), given);
                words.error_in_line(words.error_recipe_value(key, kind), line.to_string())
            }
            Self::Value { key, reason, line } => words.error_in_line(words.error_recipe_value(key, reason), line.to_string()),
            Self::Toml { reason, line: None } => plain_reason(reason),
            Self::Toml { reason, line: Some(line) } => words.error_in_line(plain_reason(reason), line.to_string()),
        }
    }
}

fn kind(wanted: ValueKind) -> String {
    let words = words();
    match wanted {
        ValueKind::SmallerWhole => words.error_kind_smaller_whole(),
        ValueKind::Number => words.error_kind_number(),
        ValueKind::Whole => words.error_kind_whole(),
        ValueKind::Switch => words.error_kind_switch(),
        ValueKind::Text => words.error_kind_text(),
        ValueKind::Table => words.error_kind_table(),
    }
}

impl InWords for UnknownRecipeName {
    fn in_words(&self) -> String {
        let words = words();
        match self {
            Self::Near { name, table, nearest } if table.is_empty() => words.error_recipe_near(name, nearest),
            Self::Near { name, table, nearest } => words.error_recipe_near_in(name, table, nearest),
            Self::Far { name, table, known } if table.is_empty() => words.error_recipe_far(name, known),
            Self::Far { name, table, known } => words.error_recipe_far_in(name, table, known),
        }
    }
}

impl InWords for NoMadeBase {
    fn in_words(&self) -> String {
        match self {
            Self::NoNumber(name) => words().error_no_number_of_brain("random:", "random:48213", format!("./{name}")),
            Self::Unknown => words().error_no_made_base("bundled", "random:"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::assert_same_in_english;
    use super::*;

    #[test]
    fn the_window_says_what_the_command_line_says() {
        let text = |text: &str| text.to_owned();
        let names = ["", "small"].map(|table| {
            let (name, table) = (text("radios"), text(table));
            let near = UnknownRecipeName::Near { name: name.clone(), table: table.clone(), nearest: text("radius") };
            [near, UnknownRecipeName::Far { name, table, known: text("a, b") }]
        });
        for what in names.into_iter().flatten() {
            assert_same_in_english(std::slice::from_ref(&what));
            assert_same_in_english(&[None, Some(3)].map(|line| RecipeTextError::Unknown { what: what.clone(), line }));
        }
        use ValueKind::{Number, SmallerWhole, Switch, Table, Text, Whole};
        assert_same_in_english(&[SmallerWhole, Number, Whole, Switch, Text, Table].map(|wanted| RecipeTextError::OtherKind {
            key: text("small.radius"),
            wanted,
            given: text("5"),
            line: 3,
        }));
        assert_same_in_english(&[
            RecipeTextError::Newer(9),
            RecipeTextError::Value { key: text("name"), reason: text("unexpected"), line: 3 },
            RecipeTextError::Toml { reason: text("unexpected"), line: Some(3) },
        ]);
        assert_eq!(RecipeTextError::Toml { reason: text("unexpected"), line: None }.in_words(), "unexpected");
        assert_same_in_english(&[NoMadeBase::NoNumber(text("random:x")), NoMadeBase::Unknown]);
    }
}
