//! Every text of the window, in each language that it is written in.
//!
//! The texts lie in `assets/words/<language>/*.ftl`, one file per room, in the syntax of Project Fluent (<https://projectfluent.org>). The
//! build script makes a function of [`Words`] of each message, so that a wrong key or argument does not compile; `tests/words.rs` holds that
//! both languages have the same messages with the same arguments and that each is used.
//!
//! The language belongs to a thread: the thread of the window sets it in each frame. Every other thread, and the command line, speaks
//! English, unless a job brings its language along ([`in_locale`]).

mod french;
#[expect(
    dead_code,
    clippy::derivable_impls,
    clippy::doc_markdown,
    clippy::expect_used,
    clippy::explicit_deref_methods,
    clippy::too_many_arguments,
    clippy::uninlined_format_args,
    clippy::use_self,
    reason = "it takes in what the build script makes"
)]
mod generated;
mod locale;
pub mod number;
mod pseudo;

use std::cell::Cell;
use std::sync::LazyLock;

use generated::{L10n, L10nLanguage};
pub use locale::{Locale, UnknownLocale};

/// The texts of one language: a function per message, with the arguments of the message in the order in which they stand in the English
/// text.
pub type Words = L10nLanguage;
/// A text that does not depend on anything: what a registry holds in place of a title.
pub type Text = fn(&Words) -> String;

thread_local! {
    static LOCALE: Cell<Locale> = const { Cell::new(Locale::English) };
}

/// The texts in the language of this thread.
pub fn words() -> &'static Words {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| L10n::En.load());
    static FRENCH: LazyLock<Words> = LazyLock::new(french::load);
    static STRETCHED: LazyLock<Words> = LazyLock::new(pseudo::load);
    match locale() {
        Locale::English => &ENGLISH,
        Locale::French => &FRENCH,
        Locale::Stretched => &STRETCHED,
    }
}

/// The text of a thing that a registry lists, by its own key; `None` where there is none.
///
/// The message is the family, a hyphen, and the key with hyphens in place of points, blanks and underscores: `parameter-small-radius`.
pub fn text_of(family: &str, key: &str) -> Option<String> {
    generated::by_key(words(), &message_of(family, key), None)
}

/// The same for an attribute of the message, as `.hint`.
pub fn attribute_of(family: &str, key: &str, attribute: &str) -> Option<String> {
    generated::by_key(words(), &message_of(family, key), Some(attribute))
}

/// The key of such a message.
pub fn message_of(family: &str, key: &str) -> String {
    let key: String = key.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
    format!("{family}-{key}")
}

/// The language of this thread.
pub fn locale() -> Locale {
    LOCALE.get()
}

/// From now on, this thread speaks another language.
pub fn set_locale(locale: Locale) {
    LOCALE.set(locale);
}

/// Lets this thread speak a language for as long as `work` takes.
pub fn in_locale<T>(locale: Locale, work: impl FnOnce() -> T) -> T {
    /// Gives the thread its language back, after a panic too.
    struct Former(Locale);
    impl Drop for Former {
        fn drop(&mut self) {
            LOCALE.set(self.0);
        }
    }
    let _former = Former(LOCALE.replace(locale));
    work()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_speaks_english_until_it_is_told_otherwise() {
        assert_eq!(words().language_name(), "English");
        assert_eq!(in_locale(Locale::French, || words().language_name()), "Français");
        assert_eq!(locale(), Locale::English);
        set_locale(Locale::French);
        let other = std::thread::Builder::new().name("another".to_owned()).spawn(locale).unwrap();
        assert_eq!(other.join().unwrap(), Locale::English);
        assert_eq!(locale(), Locale::French);
    }

    #[test]
    fn the_language_is_given_back_after_a_panic() {
        let panicked = std::panic::catch_unwind(|| in_locale(Locale::French, || panic!("on purpose")));
        assert!(panicked.is_err());
        assert_eq!(locale(), Locale::English);
    }
}
