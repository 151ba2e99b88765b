//! Base images that the program makes, in words.

use crate::factory::{MadeBase, NamedBase};
use crate::words::words;

/// What people call a base image that the program makes.
pub fn made_base_words(made: MadeBase) -> String {
    match made {
        MadeBase::Bundled => words().base_bundled(),
        MadeBase::Random(seed) => words().base_random(seed.to_string()),
        MadeBase::Named(base) => named(base).0,
    }
}

/// The entry of the menu that takes a base image with a name.
pub fn base_menu_words(base: &NamedBase) -> String {
    named(base).1
}

/// The name of a base image, and the entry of the menu that takes it. The test goes through all of them.
fn named(base: &NamedBase) -> (String, String) {
    let words = words();
    match base.word {
        "t2" => (words.base_t2(), words.menu_base_t2()),
        "wide" => (words.base_wide(), words.menu_base_wide()),
        "walnut" => (words.base_walnut(), words.menu_base_walnut()),
        "leaf" => (words.base_leaf(), words.menu_base_leaf()),
        _ => (base.name.to_owned(), base.name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::NAMED_BASES;
    use crate::words::{Locale, in_locale};

    #[test]
    fn every_base_image_has_words_and_english_ones_are_those_of_the_command_line() {
        for base in &NAMED_BASES {
            let (name, menu) = named(base);
            assert_eq!(name, base.name);
            assert_ne!(name, menu, "{} has no entry of its own", base.word);
            assert_ne!(in_locale(Locale::French, || named(base)), (name, menu));
        }
        for made in [MadeBase::Bundled, MadeBase::random(7)] {
            assert_eq!(made_base_words(made), made.name());
        }
    }
}
