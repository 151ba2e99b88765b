//! What can be done in the game, and what files it asks for.

use std::path::PathBuf;

use super::super::file_request::{FileKind, FileRequest};
use super::super::{Action, Opponent};
use crate::factory::{Mode, Syndrome};
use crate::network::{Answer, EvidenceMethod};
use crate::words::Words;

/// A wish of the player.
#[derive(Clone, Debug)]
pub enum PlayAction {
    /// Plays the other difficulty, with a new picture.
    SetMode(Mode),
    /// Guesses. Ignored unless a picture waits for an answer.
    Answer(Syndrome),
    /// Deals the next picture. Ignored while a picture waits for an answer.
    Next,
    /// Shows or hides the evidence map of answered pictures.
    ToggleEvidence,
    /// Shows what speaks for this answer in the answered picture.
    Explain(Answer),
    /// Looks for evidence in another way.
    ExplainBy(EvidenceMethod),
    /// Trains half a minute on what is played, where the network that plays never learned it; play goes on.
    TrainOnThis,
    /// Lets another network play.
    SetOpponent(Opponent),
    /// Hides the base image from the person until the answer, or shows it.
    HideBase(bool),
    /// Starts a new session: all scores from zero, with the pictures of another seed.
    NewSession,
    /// Starts a new session with the same pictures again: the same rounds for the next player.
    SamePictures,
    /// Brings the session before the new one back. Ignored once the new one has a round.
    RestoreSession,
    /// Plays the pictures of another seed, from the first one.
    SetSeed(u64),
    /// Plays the pictures of the seed that comes after this one. Two people at the same seed get the same one.
    AnotherSeed,
    /// Shows an example of each class.
    ShowExamples,
    /// Puts the examples away; they do not come by themselves again.
    HideExamples,
    /// Writes the rounds of the session as a table, on another thread.
    SaveSession(PathBuf),
}

impl From<PlayAction> for Action {
    fn from(action: PlayAction) -> Self {
        Self::Play(action)
    }
}

/// The rounds of the session.
pub const SAVE_SESSION: FileRequest = FileRequest::save(Words::file_save_session, FileKind::Tables, "session.csv", |path| {
    Action::Play(PlayAction::SaveSession(path))
});
