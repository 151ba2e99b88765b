//! The picture that is played, and the one rule that keeps its truth secret.

use crate::factory::{GrayImage, SpecimenId};

/// The picture of the round that is played.
#[derive(Debug, Default)]
pub enum CurrentPicture {
    /// None was dealt yet.
    #[default]
    Empty,
    /// It waits for an answer: nothing that tells its truth may be seen anywhere.
    Waiting {
        /// Which picture.
        id: SpecimenId,
        /// The first place of this seed that some series of the game asks, now or later.
        asked_from: u64,
    },
    /// It was answered.
    Answered {
        /// Which picture.
        id: SpecimenId,
        /// Its pixels.
        image: Box<GrayImage>,
        /// The first place of this seed that some series of the game asks later.
        asked_from: u64,
    },
}

impl CurrentPicture {
    /// Whether this picture must not be shown with its truth, nor with what a network says of it: it would give away the picture
    /// that waits for an answer. The one place in which that is decided.
    pub fn hides(&self, id: &SpecimenId) -> bool {
        self.secret().is_some_and(|waiting| id.gives_away(waiting))
    }

    /// The same for a picture of which no more than its place is known.
    pub fn hides_place(&self, seed: u64, index: u64) -> bool {
        self.secret().is_some_and(|waiting| waiting.is_at(seed, index))
    }

    /// The first picture of the seed that is played whose truth nobody may know yet: it and pictures behind it are asked in the game, now
    /// or later, at this difficulty or at another one.
    pub fn first_unasked(&self) -> Option<SpecimenId> {
        match self {
            Self::Empty => None,
            Self::Waiting { id, asked_from } | Self::Answered { id, asked_from, .. } => Some(id.at(*asked_from)),
        }
    }

    /// Whether the game asks this picture, now or later: whoever sees it with its truth has nothing to guess any more.
    pub fn asks(&self, id: &SpecimenId) -> bool {
        self.first_unasked().is_some_and(|first| id.is_behind(&first))
    }

    /// The picture that waits for an answer, for jobs that leave it out by themselves.
    pub fn secret(&self) -> Option<&SpecimenId> {
        match self {
            Self::Waiting { id, .. } => Some(id),
            Self::Empty | Self::Answered { .. } => None,
        }
    }

    /// The picture that was answered.
    pub fn answered(&self) -> Option<(&SpecimenId, &GrayImage)> {
        match self {
            Self::Answered { id, image, .. } => Some((id, image)),
            Self::Empty | Self::Waiting { .. } => None,
        }
    }
}
