//! What can be done in the room of the class.

use std::path::PathBuf;

use super::super::{Action, PageId};
use super::{ClassSetup, LabChoice};
use crate::classroom::{Counts, Sureness, Team};
use crate::factory::Syndrome;

/// A wish of the teacher.
#[derive(Clone, Debug)]
pub enum ClassAction {
    /// Opens a page.
    Show(PageId),
    /// Changes the setup of the next session. Ignored while a session goes on.
    SetUp(ClassSetup),
    /// Writes the pictures of the test of the setup as pages to print, into a new folder.
    PrintCards(PathBuf),
    /// Does something in the vote.
    Vote(VoteAction),
    /// Does something in practice or in a test.
    Test(TestAction),
    /// Does something in the bias lab.
    Bias(BiasAction),
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

/// A wish in practice or in a test.
#[derive(Clone, Copy, Debug)]
pub enum TestAction {
    /// Begins with the first picture.
    Begin,
    /// Names the class of the picture.
    Answer(Syndrome),
    /// Lays the chips.
    Lay(Syndrome, Sureness),
    /// Takes the last answer of a test back.
    Undo,
    /// The next picture; after the last answer of a test, its truth.
    Next,
    /// Shows the pictures that were answered wrong.
    ShowWrong,
    /// Practises them again.
    PractiseWrong,
    /// The same pictures again.
    SameAgain,
    /// Back to the setup.
    End,
}

/// A wish in the bias lab.
#[derive(Clone, Copy, Debug)]
pub enum BiasAction {
    /// Chooses arm, voters and adviser of the next lab.
    Choose(LabChoice),
    /// Begins: the adviser is searched for cases.
    Begin,
    /// One person answers.
    Answer(Syndrome),
    /// One hand more for a class, or one fewer below zero.
    Step(Syndrome, i32),
    /// The counts as they were typed.
    Type(Counts),
    /// The counts hold: the next picture comes.
    Hold,
    /// Takes back the hands that are being counted, or the last answer.
    Undo,
    /// So many pages on in the debrief, or back.
    Turn(isize),
    /// From the debrief to the report.
    Report,
    /// Back to the debrief.
    Debrief,
    /// Ends the lab, or its search: the setup is shown again.
    End,
}

impl From<ClassAction> for Action {
    fn from(action: ClassAction) -> Self {
        Self::Class(action)
    }
}

impl From<TestAction> for Action {
    fn from(action: TestAction) -> Self {
        Self::Class(ClassAction::Test(action))
    }
}

impl From<VoteAction> for Action {
    fn from(action: VoteAction) -> Self {
        Self::Class(ClassAction::Vote(action))
    }
}

impl From<BiasAction> for Action {
    fn from(action: BiasAction) -> Self {
        Self::Class(ClassAction::Bias(action))
    }
}
