//! The picture of the round, and what was said of it.

use std::sync::Arc;
use std::time::Instant;

use super::super::Matchup;
use crate::factory::{GrayImage, Outline, Specimen, SpecimenId, Syndrome};
use crate::game::Round;
use crate::network::{Answer, Model, Prediction};
use crate::worker::EvidenceOnTumors;

/// The picture of a round.
#[derive(Debug)]
pub struct LiveRound {
    /// Which picture.
    pub id: SpecimenId,
    /// The picture, with a truth that is not to be shown before the answer.
    pub specimen: Box<Specimen>,
    /// Borders of the tumors; as secret as the truth.
    pub outlines: Vec<Outline>,
    /// The base moved like the picture; shown after the guess.
    aligned_base: Box<GrayImage>,
    /// Guess, machine, truth.
    pub round: Round<Syndrome, Answer>,
    /// What the machine said, once it has; as secret as the truth.
    pub prediction: Option<Prediction>,
    /// The network that answered, once it has.
    pub model: Option<Arc<Model>>,
    /// Which answer the evidence is wanted for; what the machine said at first.
    pub asked: Option<Answer>,
    /// What the network saw for the answer that is asked for, once it was asked; as secret as the truth.
    pub evidence: Option<Arc<EvidenceOnTumors>>,
    /// When it was dealt.
    pub dealt: Instant,
    /// Who the machine is in this round, for the log of the session.
    pub opponent: String,
    /// What the round counts for.
    pub counts_for: Matchup,
    /// Whether the finished round stands in the session.
    pub recorded: bool,
}

impl LiveRound {
    /// A picture that nobody has answered yet.
    pub fn new(
        id: SpecimenId,
        specimen: Box<Specimen>,
        (outlines, aligned_base): (Vec<Outline>, Box<GrayImage>),
        (opponent, counts_for): (String, Matchup),
    ) -> Self {
        let round = Round::new(specimen.plan.syndrome);
        Self {
            id,
            specimen,
            outlines,
            aligned_base,
            round,
            prediction: None,
            model: None,
            asked: None,
            evidence: None,
            dealt: Instant::now(),
            opponent,
            counts_for,
            recorded: false,
        }
    }

    /// What the machine said: not before the guess.
    pub fn revealed_prediction(&self) -> Option<&Prediction> {
        self.prediction.as_ref().filter(|_| self.round.is_answered())
    }

    /// What the network saw: not before the guess.
    pub fn revealed_evidence(&self) -> Option<&Arc<EvidenceOnTumors>> {
        self.evidence.as_ref().filter(|_| self.round.is_answered())
    }

    /// The borders of the tumors: not before the guess.
    pub fn revealed_outlines(&self) -> &[Outline] {
        if self.round.is_answered() { &self.outlines } else { &[] }
    }

    /// The base moved like the picture: not before the guess, as finding the place of things again is part of the reading.
    pub fn revealed_aligned_base(&self) -> Option<&GrayImage> {
        self.round.is_answered().then_some(&*self.aligned_base)
    }

    /// The whole specimen: not before the guess.
    pub fn revealed_specimen(&self) -> Option<&Specimen> {
        self.round.is_answered().then_some(&*self.specimen)
    }
}
