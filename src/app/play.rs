//! The state of the game room.

use std::sync::Arc;
use std::time::Instant;

use super::PlayedSession;
use crate::factory::{BaseImage, Mode, Outline, Recipe, Specimen, Syndrome};
use crate::game::{Player, Round, Score};
use crate::network::{EvidenceMethod, Model, Prediction};
use crate::worker::EvidenceOnTumors;

/// What pictures of an own recipe are counted as.
pub(super) const OWN: &str = "OWN";

/// Which network plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opponent {
    /// The one that comes with the program, for the difficulty that is played.
    Bundled,
    /// The one that is being trained, or was trained last.
    Trained,
    /// One from a file.
    File,
}

/// A picture on the table.
#[derive(Debug)]
pub struct LiveRound {
    /// Which deal it is.
    pub ticket: u64,
    /// What made the picture.
    pub recipe: Arc<Recipe>,
    /// The picture, with a truth that is not to be shown before the answer.
    pub specimen: Box<Specimen>,
    /// Borders of the tumors; as secret as the truth.
    pub outlines: Vec<Outline>,
    /// Guess, machine, truth.
    pub round: Round<Syndrome>,
    /// What the machine said, once it has; as secret as the truth.
    pub prediction: Option<Prediction>,
    /// The network that answered, once it has.
    pub model: Option<Arc<Model>>,
    /// Which class the evidence is wanted for; what the machine said at first.
    pub asked: Option<Syndrome>,
    /// What the network saw for the class that is asked for, once it was asked; as secret as the truth.
    pub evidence: Option<Box<EvidenceOnTumors>>,
    /// When it was dealt.
    pub dealt: Instant,
    /// Who the machine is in this round.
    pub opponent: String,
    /// Whether the finished round stands in the session.
    pub recorded: bool,
}

impl LiveRound {
    /// What the machine said: not before the guess.
    pub fn revealed_prediction(&self) -> Option<&Prediction> {
        self.prediction.as_ref().filter(|_| self.round.is_answered())
    }

    /// What the network saw: not before the guess.
    pub fn revealed_evidence(&self) -> Option<&EvidenceOnTumors> {
        self.evidence.as_deref().filter(|_| self.round.is_answered())
    }

    /// The borders of the tumors: not before the guess.
    pub fn revealed_outlines(&self) -> &[Outline] {
        if self.round.is_answered() { &self.outlines } else { &[] }
    }

    /// The whole specimen: not before the guess.
    pub fn revealed_specimen(&self) -> Option<&Specimen> {
        self.round.is_answered().then_some(&*self.specimen)
    }
}

/// The game room.
#[derive(Debug)]
pub struct PlayState {
    /// The difficulty.
    pub mode: Mode,
    /// A recipe of the factory, played in place of the difficulty's preset.
    pub own: Option<Box<Recipe>>,
    /// Seed of the pictures.
    pub seed: u64,
    /// Place of the picture that is played in the series of EASY, of HARD, and of an own recipe.
    pub indices: [u64; 3],
    /// The deal that is waited for or on the table.
    pub ticket: u64,
    /// The picture on the table, once it is there.
    pub live: Option<LiveRound>,
    /// The finished rounds.
    pub session: PlayedSession,
    /// The session before the last "new session": it can be brought back while the new one is empty.
    pub session_before: Option<PlayedSession>,
    /// The base images that rounds were played on.
    pub bases: Vec<BaseImage>,
    /// How evidence is found.
    pub method: EvidenceMethod,
    /// The newest request for evidence.
    pub evidence_ticket: u64,
    /// How many pieces of evidence have come, so that the window notices another one.
    pub evidence_count: u64,
    /// Who plays against the person.
    pub opponent: Opponent,
    /// The network from a file, and its name.
    pub file_model: Option<(Arc<Model>, String)>,
}

impl PlayState {
    /// A fresh game.
    pub fn new(mode: Mode, seed: u64) -> Self {
        Self {
            mode,
            own: None,
            seed,
            indices: [0; 3],
            ticket: 0,
            live: None,
            session: PlayedSession::default(),
            session_before: None,
            bases: Vec::new(),
            method: EvidenceMethod::GradCam,
            evidence_ticket: 0,
            evidence_count: 0,
            opponent: Opponent::Bundled,
            file_model: None,
        }
    }

    /// Place of the picture that is played, from 0.
    pub fn index(&self) -> u64 {
        self.indices[self.series()]
    }

    /// Which of the three series is played.
    pub fn series(&self) -> usize {
        if self.own.is_some() { 2 } else { self.mode as usize }
    }

    /// What is played, in a word: scores are kept apart by it.
    pub fn group(&self) -> &'static str {
        if self.own.is_some() { OWN } else { self.mode.word() }
    }

    /// The recipe of the pictures that are played.
    pub fn recipe(&self) -> Recipe {
        self.own.as_deref().map_or_else(|| self.mode.recipe(), Recipe::clone)
    }

    /// The session that can be brought back.
    pub fn restorable(&self) -> Option<&PlayedSession> {
        self.session_before.as_ref().filter(|before| self.session.records().is_empty() && !before.records().is_empty())
    }

    /// A player's score at the difficulty that is played.
    pub fn score(&self, player: Player) -> Score {
        self.session.score(player, self.group())
    }

    /// Whether a picture waits for an answer.
    pub fn waits_for_answer(&self) -> bool {
        self.live.as_ref().is_some_and(|live| !live.round.is_answered())
    }

    /// Whether the picture on the table is answered.
    pub fn is_answered(&self) -> bool {
        self.live.as_ref().is_some_and(|live| live.round.is_answered())
    }
}
