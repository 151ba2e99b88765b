//! The languages that the window speaks.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Locale {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// English made longer by a third, with accents: shows what would be cut off in a longer language. For tests; nobody can choose it.
    #[serde(skip)]
    Stretched,
}

impl Locale {
    /// The languages that can be chosen.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// The code in files and on the command line: two letters of ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Self::English | Self::Stretched => "en",
            Self::French => "fr",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> String {
        super::in_locale(self, || super::words().language_name())
    }

    /// The language of the system, where the window speaks it; else English.
    ///
    /// `tags` are language tags of the system in the order of preference: "fr-CA" or "fr_FR.UTF-8".
    pub fn of_system(tags: impl IntoIterator<Item = String>) -> Self {
        let language = |tag: &str| tag.split(['-', '_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        tags.into_iter().find_map(|tag| language(&tag).parse().ok()).unwrap_or_default()
    }
}

/// A code of a language that the window does not speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLocale;

impl fmt::Display for UnknownLocale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes = Locale::ALL.map(Locale::code).join(", ");
        write!(f, "the window speaks these languages: {codes}")
    }
}

impl std::error::Error for UnknownLocale {}

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(code: &str) -> Result<Self, UnknownLocale> {
        Self::ALL.into_iter().find(|locale| locale.code() == code).ok_or(UnknownLocale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_of_the_system_that_is_spoken_is_taken() {
        let of = |tags: &[&str]| Locale::of_system(tags.iter().map(|tag| (*tag).to_owned()));
        for (tags, wanted) in [
            (&["fr-FR"][..], Locale::French),
            (&["fr_CA.UTF-8"], Locale::French),
            (&["FR"], Locale::French),
            (&["de-DE", "fr-CH", "en"], Locale::French),
            (&["en-GB", "fr"], Locale::English),
            (&["fro"], Locale::English),
            (&["C"], Locale::English),
            (&[], Locale::English),
        ] {
            assert_eq!(of(tags), wanted, "{tags:?}");
        }
    }

    #[test]
    fn codes_lead_back_to_their_languages() {
        for locale in Locale::ALL {
            assert_eq!(locale.code().parse(), Ok(locale));
        }
        assert_eq!("xx".parse::<Locale>(), Err(UnknownLocale));
        assert_eq!(UnknownLocale.to_string(), "the window speaks these languages: en, fr");
    }
}
