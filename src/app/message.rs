//! Sentences for the user.

use crate::storage::{Unusable, printable, shown};

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
pub(super) fn sentence(err: &impl std::fmt::Display) -> String {
    let text = err.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// That something which is kept between starts begins afresh; `what` as in "The settings".
pub fn starts_afresh(what: &str, why: &Unusable) -> Message {
    Message::notice(match why {
        Unusable::KeptAside(place) => {
            format!("{what} could not be read and start afresh (kept as {})", shown(place))
        }
        Unusable::Damaged(err) | Unusable::Unread(err) => {
            format!("{what} could not be read and start afresh: the file stays as it is, and nothing new is kept there ({err})")
        }
        Unusable::NoHome => {
            "This system has no home folder: settings, presets, runs and rounds are not kept for the next start".to_owned()
        }
        Unusable::Newer(_) => {
            format!(
                "{what} were written by a newer version of this program: they stay as they are, and nothing new is kept there"
            )
        }
    })
}
