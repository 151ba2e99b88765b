//! The sentences that the network room says.

use super::super::InWords as _;
use super::super::message::sentence;
use super::super::{Message, asked_in_play};
use super::Refusal;
use crate::words::words;
use crate::worker::{Failure, JobError};

impl Refusal {
    /// Why there is nothing to see.
    pub fn words(&self) -> String {
        match self {
            Self::Impossible(err) => sentence(err),
            Self::Secret => asked_in_play(),
            Self::Broken(failure) => sentence(failure),
        }
    }
}

/// The game has no answered picture.
pub fn not_answered() -> Message {
    Message::notice(words().network_not_answered())
}

/// Nothing to be saved.
pub fn no_autoencoder() -> Message {
    Message::notice(words().network_no_autoencoder())
}

/// Evidence that cannot be found.
pub fn no_evidence(err: &JobError) -> Message {
    Message::failed(words().network_no_evidence(err.in_words()))
}

/// A layer that cannot be read.
pub fn not_read(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Impossible(err) => words().network_layer_not_read(err.in_words()),
        Refusal::Broken(failure) => words().network_layer_not_read(failure.in_words()),
        Refusal::Secret => refusal.words(),
    }
}

/// A thread that broke off.
pub fn broken(failure: &Failure) -> Message {
    Message::failed(words().network_broken(failure.in_words()))
}
