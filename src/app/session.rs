//! The rounds that were played: what the score, the race, the breaking points and the files of sessions are made from.

use std::sync::Arc;

use super::{Group, Matchup};
use crate::factory::{Recipe, SpecimenId, Syndrome};
use crate::game::{Record, Says, Session};
use crate::network::Answer;

/// The picture of a finished round.
#[derive(Clone, Debug, PartialEq)]
pub enum PlayedPicture {
    /// It can be made again.
    Known(SpecimenId),
    /// It was played at an earlier start on a base image that is not open now: it only counts.
    OnOtherBase {
        /// The recipe.
        recipe: Arc<Recipe>,
        /// What tells the base image from others, as it stands in the file.
        base_code: u32,
        /// Seed of the series.
        seed: u64,
        /// Place in the series.
        index: u64,
    },
}

impl PlayedPicture {
    /// The recipe.
    pub fn recipe(&self) -> &Arc<Recipe> {
        match self {
            Self::Known(id) => &id.recipe,
            Self::OnOtherBase { recipe, .. } => recipe,
        }
    }

    /// Seed of the series.
    pub fn seed(&self) -> u64 {
        match self {
            Self::Known(id) => id.seed,
            Self::OnOtherBase { seed, .. } => *seed,
        }
    }

    /// Place in the series.
    pub fn index(&self) -> u64 {
        match self {
            Self::Known(id) => id.index,
            Self::OnOtherBase { index, .. } => *index,
        }
    }

    /// The picture, where it can be made again.
    pub fn id(&self) -> Option<&SpecimenId> {
        match self {
            Self::Known(id) => Some(id),
            Self::OnOtherBase { .. } => None,
        }
    }
}

/// What makes the picture of a finished round again, how sure the machine was, and on which base image it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The picture.
    pub picture: PlayedPicture,
    /// The probability that the machine gave to what it said.
    pub confidence: Option<f32>,
    /// What people call its base image; empty where an older file does not say it.
    pub base_name: String,
}

/// The rounds of one kind of pictures, against whomever and whatever was seen of them, oldest first.
pub fn rounds_of(session: &PlayedSession, group: Group) -> impl DoubleEndedIterator<Item = &PlayedRound> {
    session.records().iter().filter(move |record| record.group.group == group)
}

impl Says<Syndrome> for Answer {
    fn is_right(&self, truth: Syndrome) -> bool {
        Self::is_right(*self, truth)
    }
}

/// The session of the game: the person names one of the four classes, the machine says what it can.
pub type PlayedSession = Session<Syndrome, Matchup, Origin, Answer>;
/// A finished round of the game.
pub type PlayedRound = Record<Syndrome, Matchup, Origin, Answer>;
