//! Sentences for the user.

use crate::storage::Unusable;

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
    /// A message that something failed.
    pub fn failed(text: impl Into<String>) -> Self {
        Self { kind: MessageKind::Failed, text: text.into() }
    }

    /// A message that something is done.
    pub fn done(text: impl Into<String>) -> Self {
        Self { kind: MessageKind::Done, text: text.into() }
    }

    /// A message to take note of.
    pub fn notice(text: impl Into<String>) -> Self {
        Self { kind: MessageKind::Notice, text: text.into() }
    }
}

/// An error as a sentence on its own.
pub(super) fn sentence(err: &impl std::fmt::Display) -> String {
    let text = err.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// That something which is kept between starts begins afresh; `what` as in "The settings".
pub fn starts_afresh(what: &str, why: &Unusable) -> Message {
    Message::notice(match why {
        Unusable::KeptAside(place) => {
            format!("{what} could not be read and start afresh (kept as {})", place.display())
        }
        Unusable::Damaged(err) | Unusable::Unread(err) => format!("{what} could not be read and start afresh ({err})"),
        Unusable::Newer(_) => {
            format!(
                "{what} were written by a newer version of this program: they stay as they are, and nothing new is kept there"
            )
        }
    })
}
