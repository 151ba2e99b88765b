//! The answers of a lab, read from the rounds of its log.

use super::{BiasAnswer, BiasPhase};
use crate::classroom::{Ballot, Occasion, PlayedRound};

/// The answers of a round that belong to a lab, for [`report`](super::report); none where its truth was never told.
pub fn answers_of(round: &PlayedRound) -> Vec<BiasAnswer> {
    let Some(told) = round.told else { return Vec::new() };
    let mut answers = Vec::new();
    for (occasion, handed) in &round.handed {
        let (Some(phase), Some(counts)) = (phase_of(*occasion), handed.ballot.and_then(Ballot::hands)) else { continue };
        let advice = if phase.shows_advice() { round.place.advice } else { None };
        answers.push(BiasAnswer { index: round.place.index, phase, truth: told.truth, advice, counts });
    }
    answers
}

/// The situation of a lab; `None` where something else is answered to.
fn phase_of(occasion: Occasion) -> Option<BiasPhase> {
    match occasion {
        Occasion::WarmUp => Some(BiasPhase::WarmUp),
        Occasion::Blind => Some(BiasPhase::Blind),
        Occasion::Committed => Some(BiasPhase::Committed),
        Occasion::Advised => Some(BiasPhase::Advised),
        Occasion::Vote | Occasion::VoteAgain | Occasion::Test => None,
    }
}
