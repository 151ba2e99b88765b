//! The log of a session: one row for everything that was handed in, taken back or told, as it happens. It gives every score again.
//!
//! No names of people. The truth and what the machine says stand only in rows that are written when they are told: a row of the type
//! [`Event::Handed`] has no place for them.

mod fields;
mod moment;

pub use fields::{COLUMNS, RowError};
pub use moment::Moment;

use super::{Ballot, ClassSize, Counts, Probabilities, Team};
use crate::factory::Syndrome;

/// A name in a log, as of a lesson or a network: one line, of at most 200 letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(String);

impl Label {
    /// Most letters.
    const LONGEST: usize = 200;

    /// A name; letters that break lines or act on a terminal become spaces, those after the 200th and spaces at both ends are left out.
    pub fn new(text: &str) -> Self {
        let line: String =
            text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(Self::LONGEST).collect();
        Self(line.trim().to_owned())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where and when in a session something happened: what every row has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// When.
    pub time: Moment,
    /// The lesson; empty where the class plays without one.
    pub lesson: Label,
    /// The step of the lesson, from 1.
    pub step: Option<u32>,
    /// The round of the session, from 1: one picture that is asked. Everything about it has the same number.
    pub round: u32,
    /// The name of the recipe.
    pub recipe: Label,
    /// The seed of the series of pictures.
    pub seed: u64,
    /// The place in the series, from 0.
    pub index: u64,
    /// Which twin of the picture, in the bias lab: 1 or 2.
    pub twin: Option<u8>,
    /// Who the machine is.
    pub opponent: Label,
    /// How many pictures its network had learned from, where that is known.
    pub checkpoint: Option<u64>,
    /// The way in which advice is given, in the bias lab.
    pub arm: Label,
    /// The class that the adviser names, where people see it.
    pub advice: Option<Syndrome>,
}

/// What somebody answers to, before the truth is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// A vote.
    Vote,
    /// The vote after the talk.
    VoteAgain,
    /// A picture of a test.
    Test,
    /// The warm-up of the bias lab.
    WarmUp,
    /// The bias lab: without advice.
    Blind,
    /// The bias lab: without advice, and the advice to the same picture comes next.
    Committed,
    /// The bias lab: with advice.
    Advised,
}

impl Occasion {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Vote, Self::VoteAgain, Self::Test, Self::WarmUp, Self::Blind, Self::Committed, Self::Advised];

    /// Its word in the column of the phase.
    pub fn word(self) -> &'static str {
        match self {
            Self::Vote => "vote",
            Self::VoteAgain => "vote-again",
            Self::Test => "test",
            Self::WarmUp => "warm-up",
            Self::Blind => "blind",
            Self::Committed => "committed",
            Self::Advised => "advised",
        }
    }
}

/// An answer that was handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Handed {
    /// Which team; `None` for the whole class, or one person.
    pub team: Option<Team>,
    /// The answer; `None` when the time ran out.
    pub ballot: Option<Ballot>,
    /// People who raised no hand, where that is known: not for a team.
    pub none: Option<u32>,
    /// How long the picture was looked at, in milliseconds, where it was measured.
    pub milliseconds: Option<u64>,
}

impl Handed {
    /// The hands of a whole class of this size.
    pub fn by_class(counts: Counts, size: ClassSize) -> Self {
        let none = Some(size.people().saturating_sub(counts.total()));
        Self { ballot: Some(counts.into()), none, ..Self::default() }
    }

    /// The answer of one person, or chips that a whole class laid together.
    pub fn by_one(ballot: impl Into<Ballot>) -> Self {
        Self { ballot: Some(ballot.into()), ..Self::default() }
    }

    /// The answer of one of two teams.
    pub fn by_team(team: Team, ballot: impl Into<Ballot>) -> Self {
        Self { team: Some(team), ballot: Some(ballot.into()), ..Self::default() }
    }

    /// The same after a look of so many milliseconds.
    #[must_use]
    pub fn after(self, milliseconds: u64) -> Self {
        Self { milliseconds: Some(milliseconds), ..self }
    }
}

/// What is told about a picture at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The class of the picture.
    pub truth: Syndrome,
    /// What the machine says, where it has answered.
    pub machine: Option<Probabilities>,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// An answer was handed in, and the truth is told later.
    Handed(Occasion, Handed),
    /// An answer in practice: the truth is told at once.
    Answered(Handed, Told),
    /// What was handed in last in this round, and not taken back yet, is taken back.
    Undone,
    /// The truth of this round is told.
    Revealed(Told),
}

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where and when.
    pub place: Place,
    /// What.
    pub event: Event,
}

#[cfg(test)]
pub(super) mod tests;
