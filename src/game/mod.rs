//! The guess game: rounds, scores, the log of a session.
//!
//! Architecture invariant: pure, and it does not know what is guessed. The class is a type parameter, so the game imports
//! nothing of ours; both players' scores come from one function over one log.

mod duel;
mod round;
mod session;
mod statistics;

pub(crate) use duel::CONFIDENCE;
pub use duel::{Duel, Outcome, Verdict};
pub use round::{Round, RoundError, Says};
pub use session::{Record, Score, Session};
pub(crate) use statistics::exact_interval;

/// The two players.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Player {
    /// The person at the keyboard.
    Human,
    /// The network.
    Machine,
}
