//! The sentences that the game says.

use super::super::models::NoModel;
use super::super::{Message, Models, Opponent};
use super::Pick;
use crate::factory::Mode;
use crate::game::{Outcome, Player};
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
    Message::failed(format!("This network cannot play: {}", no_model(reason)))
}

/// Why no network plays, as the end of a sentence.
pub fn no_model(reason: &NoModel) -> String {
    match reason {
        NoModel::Damaged(err) => err.to_string(),
        NoModel::NotTrained => "no network has been trained yet".to_owned(),
        NoModel::NotOpened => "no model is open".to_owned(),
    }
}

/// Who plays against the person, for the log of the session.
pub fn opponent_name(models: &Models, mode: Mode) -> String {
    match models.opponent {
        Opponent::Bundled => format!("bundled {} network", mode.word()),
        Opponent::Trained => {
            let images = models.trained.as_ref().map_or(0, |model| model.record.images);
            format!("network in training, {images} images")
        }
        Opponent::File => models.file.as_ref().map_or_else(String::new, |(_, name)| name.clone()),
    }
}

/// The heading of the pictures behind a number.
pub fn title(pick: Pick) -> String {
    match pick {
        Pick::Cell { player: Player::Human, truth, said } => format!("True {truth}, you said {said}"),
        Pick::Cell { player: Player::Machine, truth, said } => format!("True {truth}, the machine said {said}"),
        Pick::Box(outcome) => outcome_words(outcome).to_owned(),
    }
}

/// What a box of the score is called.
pub fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::BothRight => "Both right",
        Outcome::OnlyHuman => "Only you right",
        Outcome::OnlyMachine => "Only the machine right",
        Outcome::BothWrong => "Both wrong",
    }
}

/// The same where there is little room, under a heading that asks who was right.
pub fn short_outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::BothRight => "Both right",
        Outcome::OnlyHuman => "Only you",
        Outcome::OnlyMachine => "Only the machine",
        Outcome::BothWrong => "Both wrong",
    }
}
