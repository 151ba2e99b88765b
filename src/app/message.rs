//! Sentences for the user.

use super::error_words::InWords;
use crate::storage::{Unusable, printable, shown};
use crate::words::words;

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// Something is done.
    Done,
    /// Something to know.
    Notice,
    /// Something failed.
    Failed,
}

/// A sentence for the user, shown in the strip of messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How it is meant.
    pub kind: MessageKind,
    /// The sentence.
    pub text: String,
}

impl Message {
    /// Names of files and words of others stand in it, which must not break the line.
    fn new(kind: MessageKind, text: &str) -> Self {
        Self { kind, text: printable(text) }
    }

    /// A message that something failed.
    pub fn failed(text: impl Into<String>) -> Self {
        Self::new(MessageKind::Failed, &text.into())
    }

    /// A message that something is done.
    pub fn done(text: impl Into<String>) -> Self {
        Self::new(MessageKind::Done, &text.into())
    }

    /// A message to take note of.
    pub fn notice(text: impl Into<String>) -> Self {
        Self::new(MessageKind::Notice, &text.into())
    }
}

/// An error as a sentence on its own.
pub(super) fn sentence(err: &(impl InWords + ?Sized)) -> String {
    let text = err.in_words();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What is kept between starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The settings.
    Settings,
    /// The rounds of the last session.
    Session,
}

/// That something which is kept between starts begins afresh.
pub fn starts_afresh(what: Kept, why: &Unusable) -> Message {
    let words = words();
    Message::notice(match (why, what) {
        (Unusable::KeptAside(place), Kept::Settings) => words.shared_settings_kept_aside(shown(place)),
        (Unusable::KeptAside(place), Kept::Session) => words.shared_session_kept_aside(shown(place)),
        (Unusable::Damaged(err) | Unusable::Unread(err), Kept::Settings) => words.shared_settings_unread(err.in_words()),
        (Unusable::Damaged(err) | Unusable::Unread(err), Kept::Session) => words.shared_session_unread(err.in_words()),
        (Unusable::NoHome, _) => words.shared_no_home(),
        (Unusable::Newer(_), Kept::Settings) => words.shared_settings_newer(),
        (Unusable::Newer(_), Kept::Session) => words.shared_session_newer(),
    })
}
