//! The sentences that the game says.

use super::super::Message;
use super::super::models::NoModel;
use crate::worker::{Failure, JobError};

/// A picture that cannot be made.
pub fn no_picture(err: &JobError) -> Message {
    Message::failed(format!("Cannot make a picture: {err}"))
}

/// A network that cannot answer.
pub fn no_prediction(err: &JobError) -> Message {
    Message::failed(format!("The network cannot answer: {err}"))
}

/// Evidence that cannot be found.
pub fn no_evidence(err: &JobError) -> Message {
    Message::failed(format!("The network cannot say why: {err}"))
}

/// A thread that broke off.
pub fn broken(failure: &Failure) -> Message {
    Message::failed(format!("The game was interrupted: {failure}. Choose \u{201c}New session\u{201d} to go on"))
}

/// A network that cannot play.
pub fn no_opponent(reason: &NoModel) -> Message {
    Message::failed(format!("This network cannot play: {}", reason.words()))
}
