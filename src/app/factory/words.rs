//! The sentences that the factory says.

use std::path::Path;

use super::super::models::NoModel;
use super::super::{Message, WAITS_IN_PLAY};
use super::NoPicture;
use crate::worker::{Failure, JobError, sentence};

impl NoPicture {
    /// Why there is no picture.
    pub fn words(&self) -> String {
        match self {
            Self::Impossible(err) => err.to_string(),
            Self::Secret => WAITS_IN_PLAY.to_owned(),
            Self::Broken(failure) => sentence(failure),
        }
    }
}

/// No network to be measured.
pub fn nothing_to_measure(reason: &NoModel) -> Message {
    Message::failed(format!("There is nothing to measure: {}", reason.words()))
}

/// A sweep that failed.
pub fn cannot_measure(err: &JobError) -> Message {
    Message::failed(format!("This cannot be measured: {err}"))
}

/// A thread that broke off.
pub fn broken(failure: &Failure) -> Message {
    Message::failed(format!("The factory was interrupted: {failure}"))
}

/// There is nothing to save or to copy.
pub fn no_picture() -> Message {
    Message::failed("There is no picture yet")
}

/// Another export runs.
pub fn export_busy() -> Message {
    Message::notice("Another export is still running")
}

/// A dataset that would tell the truth of the picture that waits for an answer.
pub fn export_tells() -> Message {
    Message::notice(
        "This dataset would hold the picture that waits for your answer in Play. Answer it first, or export another seed",
    )
}

/// How an export ended.
pub fn export_done(total: u64, path: &Path) -> Message {
    Message::done(format!("{total} pictures are in {}", path.display()))
}

/// A cancelled export.
pub fn export_cancelled() -> Message {
    Message::notice("The export was cancelled; nothing was left behind")
}

/// An export that failed.
pub fn export_failed(reason: &dyn std::fmt::Display) -> Message {
    Message::failed(format!("The export failed: {reason}"))
}
