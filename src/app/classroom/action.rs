//! What can be done in the room of the class.

use super::super::{Action, PageId};
use super::ClassSetup;
use crate::classroom::{Counts, Sureness, Team};
use crate::factory::Syndrome;

/// A wish of the teacher.
#[derive(Clone, Debug)]
pub enum ClassAction {
    /// Opens a page.
    Show(PageId),
    /// Changes the setup of the next session. Ignored while a session goes on.
    SetUp(ClassSetup),
    /// Does something in the vote.
    Vote(VoteAction),
}

/// A wish in the vote.
#[derive(Clone, Copy, Debug)]
pub enum VoteAction {
    /// Begins a session with its first picture.
    Begin,
    /// Ends the time to look: now hands are counted, or chips laid.
    HandsUp,
    /// Turns to the other team.
    TurnTo(Team),
    /// One hand more for a class, or one fewer below zero, of the team whose turn it is.
    Step(Syndrome, i32),
    /// The counts of the team whose turn it is, as they were typed.
    Type(Counts),
    /// The chips of the team whose turn it is.
    Lay(Syndrome, Sureness),
    /// The counts, or the chips, of all teams hold: they are hidden.
    Hold,
    /// People talk to their neighbours, and vote again.
    Talk,
    /// What was counted last is counted anew.
    Undo,
    /// The truth, the machine, and what was counted.
    Reveal,
    /// The next picture.
    Next,
    /// Ends the session: the setup is shown again.
    End,
}

impl From<ClassAction> for Action {
    fn from(action: ClassAction) -> Self {
        Self::Class(action)
    }
}

impl From<VoteAction> for Action {
    fn from(action: VoteAction) -> Self {
        Self::Class(ClassAction::Vote(action))
    }
}
