//! Errors as the window says them. Each error has an English sentence of its own, for the command line and the log; here the same facts
//! become a sentence in the language of the window. In English both are the same, which the tests hold.
//!
//! What the system or a library says about an error stays as it is, as a part of the sentence.

mod files;
mod jobs;
mod models;
mod recipes;

pub(super) use files::{because, reason};

/// Something that can be said in the language of the window.
pub trait InWords {
    /// The sentence, without a full stop.
    fn in_words(&self) -> String;
}

impl InWords for str {
    fn in_words(&self) -> String {
        self.to_owned()
    }
}

impl InWords for String {
    fn in_words(&self) -> String {
        self.clone()
    }
}

/// That each of these errors says the same in English in the window and on the command line, and something else in French.
#[cfg(test)]
fn assert_same_in_english<E: InWords + std::fmt::Display>(errors: &[E]) {
    for err in errors {
        let english = err.to_string();
        assert_eq!(err.in_words(), english);
        assert_ne!(crate::words::in_locale(crate::words::Locale::French, || err.in_words()), english);
    }
}
