//! The sentences that the network room says.

use super::super::message::sentence;
use super::super::{ASKED_IN_PLAY, Message};
use super::Refusal;
use crate::worker::{Failure, JobError};

impl Refusal {
    /// Why there is nothing to see.
    pub fn words(&self) -> String {
        match self {
            Self::Impossible(err) => sentence(err),
            Self::Secret => ASKED_IN_PLAY.to_owned(),
            Self::Broken(failure) => sentence(failure),
        }
    }
}

/// The game has no answered picture.
pub fn not_answered() -> Message {
    Message::notice("The picture in Play is not answered yet")
}

/// Nothing to be saved.
pub fn no_autoencoder() -> Message {
    Message::notice("No autoencoder is looked into")
}

/// Evidence that cannot be found.
pub fn no_evidence(err: &JobError) -> Message {
    Message::failed(format!("The network cannot say why: {err}"))
}

/// A layer that cannot be read.
pub fn not_read(err: &dyn std::fmt::Display) -> String {
    sentence(&format!("the layer cannot be read: {err}"))
}

/// A thread that broke off.
pub fn broken(failure: &Failure) -> Message {
    Message::failed(format!("The look into the network was interrupted: {failure}"))
}
