//! The sentences that the room of the class says.

use super::super::Message;
use super::super::models::NoModel;
use crate::storage::shown;
use crate::worker::{Failure, JobError};

/// A picture that cannot be made.
pub fn no_picture(err: &JobError) -> Message {
    Message::failed(format!("Cannot make a picture: {err}"))
}

/// A network that cannot answer.
pub fn no_prediction(err: &JobError) -> Message {
    Message::failed(format!("The network cannot answer: {err}. The class goes on without it"))
}

/// A network that cannot play.
pub fn no_machine(reason: &NoModel) -> Message {
    Message::failed(format!("No network plays against the class: {}", reason.words()))
}

/// A thread that broke off.
pub fn broken(failure: &Failure) -> Message {
    Message::failed(format!("The session was interrupted: {failure}. Press \u{201c}Next picture\u{201d} to go on"))
}

/// Counts that cannot hold.
pub fn not_counted(err: &crate::classroom::VoteError) -> Message {
    Message::failed(format!("Nothing is counted: {err}"))
}

/// A log that cannot be written.
pub fn log_not_written(reason: &str, missing: usize) -> Message {
    let rows = if missing == 1 { "1 row is".to_owned() } else { format!("{missing} rows are") };
    Message::failed(format!(
        "The log of the class is not written: {reason}. {rows} kept, and written when it works again; the session goes on"
    ))
}

/// A log whose thread broke off.
pub fn log_broken(failure: &Failure) -> Message {
    Message::failed(format!(
        "The log of the class was interrupted: {failure}. The session goes on; its scores stay in the window"
    ))
}

/// A network that names no class.
pub fn only_ill_or_healthy() -> Message {
    Message::notice(
        "This network only says ill or healthy: nobody plays against the class. Choose another network in Play".to_owned(),
    )
}

/// Cards that are written.
pub fn cards_written(count: u32, folder: &std::path::Path) -> Message {
    let pages = if count == 1 { "1 page".to_owned() } else { format!("{count} pages") };
    Message::done(format!("{pages} to print and one with the answers are in {}", shown(folder)))
}

/// Cards that cannot be written.
pub fn no_cards(err: &JobError) -> Message {
    Message::failed(format!("No cards: {err}"))
}

/// Cards whose thread broke off.
pub fn cards_broken(failure: &Failure) -> Message {
    Message::failed(format!("The cards were interrupted: {failure}. Nothing was left behind"))
}
