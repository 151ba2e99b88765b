//! Languages of the texts that people write into files, and what is shown where a text lacks the language that is wanted.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::words::{Locale, words};

/// A language that a text can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// French.
    French,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// Italian.
    Italian,
    /// Dutch.
    Dutch,
    /// Portuguese.
    Portuguese,
}

impl Language {
    /// All of them. Where a text lacks the language that is wanted, the first one of this list that it has is shown.
    pub const ALL: [Self; 7] =
        [Self::English, Self::French, Self::German, Self::Spanish, Self::Italian, Self::Dutch, Self::Portuguese];

    /// The code in files: two letters of ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::German => "de",
            Self::Spanish => "es",
            Self::Italian => "it",
            Self::Dutch => "nl",
            Self::Portuguese => "pt",
        }
    }

    /// What people call it, in the language of the window.
    pub fn name(self) -> String {
        let words = words();
        match self {
            Self::English => words.lesson_language_english(),
            Self::French => words.lesson_language_french(),
            Self::German => words.lesson_language_german(),
            Self::Spanish => words.lesson_language_spanish(),
            Self::Italian => words.lesson_language_italian(),
            Self::Dutch => words.lesson_language_dutch(),
            Self::Portuguese => words.lesson_language_portuguese(),
        }
    }

    /// The language in which the window speaks.
    pub fn of_locale(locale: Locale) -> Self {
        Self::of_code(locale.code()).unwrap_or_default()
    }

    /// The language of the window of the same name, if it speaks this one.
    pub fn locale(self) -> Option<Locale> {
        self.code().parse().ok()
    }

    /// The language of a code, if it is known.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// A language that this program does not know is English: the rest of the file is good.
impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Named {
            Code(String),
            Other(IgnoredAny),
        }
        Ok(match Named::deserialize(deserializer)? {
            Named::Code(code) => Self::of_code(&code).unwrap_or_default(),
            Named::Other(_) => Self::default(),
        })
    }
}

/// The same text in one language or several: there is always one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts<T = String> {
    first: (Language, T),
    others: BTreeMap<Language, T>,
}

impl<T> Texts<T> {
    /// The texts by their languages; `None` where there is no text.
    pub fn new(texts: BTreeMap<Language, T>) -> Option<Self> {
        let mut texts = texts;
        Some(Self { first: texts.pop_first()?, others: texts })
    }

    /// A text in one language.
    pub fn one(language: Language, text: T) -> Self {
        Self { first: (language, text), others: BTreeMap::new() }
    }

    /// The text in this language; where it is not written in it, the first one that there is.
    pub fn in_language(&self, wanted: Language) -> Told<'_, T> {
        let own = self.others.get_key_value(&wanted).map(|(language, text)| (*language, text));
        let (language, text) = own.unwrap_or((self.first.0, &self.first.1));
        Told { text, language, wanted }
    }

    /// The languages that it is written in.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        std::iter::once(self.first.0).chain(self.others.keys().copied())
    }

    /// All texts with their languages.
    pub fn all(&self) -> impl Iterator<Item = (Language, &T)> {
        std::iter::once((self.first.0, &self.first.1)).chain(self.others.iter().map(|(language, text)| (*language, text)))
    }
}

/// A text as it is shown to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told<'a, T> {
    /// The text.
    pub text: &'a T,
    /// The language that it is written in.
    pub language: Language,
    /// The language that was wanted.
    pub wanted: Language,
}

impl<T> Told<'_, T> {
    /// What is to be said where it is not written in the language that was wanted.
    pub fn note(&self) -> Option<String> {
        (self.wanted != self.language).then(|| words().lesson_not_written_in(self.wanted.name(), self.language.name()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_lacks_a_language_says_which_one_is_shown() {
        let both = Texts::new(BTreeMap::from([(Language::French, "bonjour"), (Language::English, "hello")])).unwrap();
        for (wanted, text) in [(Language::English, "hello"), (Language::French, "bonjour")] {
            let told = both.in_language(wanted);
            assert_eq!((*told.text, told.note()), (text, None));
        }
        let told = both.in_language(Language::German);
        let note = "Not written in German: this is the English text.";
        assert_eq!((*told.text, told.note().as_deref()), ("hello", Some(note)));
        let french = Texts::one(Language::French, "bonjour");
        assert_eq!(french.in_language(Language::English).note().unwrap(), "Not written in English: this is the French text.");
        assert_eq!(Texts::<String>::new(BTreeMap::new()), None);
        assert_eq!(both.languages().collect::<Vec<_>>(), [Language::English, Language::French]);
    }

    #[test]
    fn a_language_is_kept_by_its_code_and_an_unknown_one_is_english() {
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        struct Kept {
            language: Language,
        }
        for language in Language::ALL {
            let text = toml::to_string(&Kept { language }).unwrap();
            assert_eq!(text, format!("language = \"{}\"\n", language.code()));
            assert_eq!(toml::from_str(&text), Ok(Kept { language }));
        }
        for odd in ["language = \"tlh\"", "language = 7"] {
            assert_eq!(toml::from_str(odd), Ok(Kept { language: Language::English }));
        }
    }
}
