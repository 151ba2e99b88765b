//! One vote of a class on one picture: look, raise hands, perhaps talk and raise them again, reveal.
//!
//! The teacher hands in what was counted. Until the reveal the vote says how many hands were counted, and nothing else: not for which
//! class, not the truth, not what the machine says. So a window that shows everything it is given cannot lead the class.

use thiserror::Error;

use super::{Ballot, ClassSize, Counts, Probabilities, Team};
use crate::factory::Syndrome;

/// Whether a class votes as a whole or in two teams.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Teams {
    /// One count for the whole class; it is handed in for [`Team::One`].
    #[default]
    Whole,
    /// A count for each of two teams.
    Two,
}

impl Teams {
    /// Those whose hands are counted.
    pub fn all(self) -> &'static [Team] {
        match self {
            Self::Whole => &Team::ALL[..1],
            Self::Two => &Team::ALL,
        }
    }
}

/// Where a vote is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// The class looks at the picture and raises hands; a count is still to come.
    Look,
    /// Everybody is counted. The class may talk and vote again, or the truth is revealed.
    Counted,
    /// The class has talked and raises hands again; a second count is still to come.
    Again,
    /// Everybody is counted a second time.
    CountedAgain,
    /// The truth is told.
    Revealed,
}

/// What a vote does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum VoteError {
    /// A step after the reveal.
    #[error("the truth is told already; a vote after that would not count")]
    Revealed,
    /// A count for a team that was counted in this round of hands.
    #[error("these hands are counted already; take the count back to count them again")]
    CountedAlready,
    /// Talk or reveal while a count is missing.
    #[error("the hands are not counted yet")]
    NotCounted,
    /// A second talk.
    #[error("the class has voted twice already")]
    TalkedAlready,
    /// A count for the second team of a class that votes as a whole.
    #[error("the class votes as a whole: there is no second team")]
    NoSuchTeam,
    /// The hands of both teams are more than the class.
    #[error("{hands} hands of both teams are more than the {people} people of the class")]
    TooMany {
        /// Hands of both teams.
        hands: u32,
        /// People in the class.
        people: u32,
    },
    /// There is no count to take back.
    #[error("there is no count to take back")]
    NothingToUndo,
}

/// What everybody has handed in, in one round of hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Votes(All);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum All {
    Whole(Ballot),
    Teams { ballots: [Ballot; 2], last: Team },
}

impl Votes {
    /// What a team handed in; the whole class is [`Team::One`]. `None` for the second team of a class that votes as a whole.
    pub fn of(&self, team: Team) -> Option<Ballot> {
        match (&self.0, team) {
            (All::Whole(ballot), Team::One) => Some(*ballot),
            (All::Whole(_), Team::Two) => None,
            (All::Teams { ballots, .. }, team) => Some(ballots[team.index()]),
        }
    }

    /// Every team with what it handed in.
    pub fn each(&self) -> impl Iterator<Item = (Team, Ballot)> + '_ {
        Team::ALL.into_iter().filter_map(|team| Some((team, self.of(team)?)))
    }

    /// The hands of the whole class, both teams together; `None` where a team laid chips.
    pub fn hands(&self) -> Option<Counts> {
        let counts = |sum: Option<Counts>, (_, ballot): (Team, Ballot)| Some(sum?.plus(ballot.hands()?));
        self.each().fold(Some(Counts::default()), counts)
    }

    /// What the class as a whole says: its only answer, or the hands of both teams together; `None` for two teams of which one laid chips.
    pub fn together(&self) -> Option<Ballot> {
        match self.0 {
            All::Whole(ballot) => Some(ballot),
            All::Teams { .. } => self.hands().map(Ballot::Hands),
        }
    }
}

/// A round of hands that is not counted for everybody yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counting {
    /// Nobody is counted; so many are to be.
    Nobody(Teams),
    /// One of two teams is.
    One(Team, Ballot),
}

/// What became of a count.
enum Added {
    Part(Counting),
    All(Votes),
}

impl Counting {
    fn ballot_of(self, team: Team) -> Option<Ballot> {
        match self {
            Self::One(counted, ballot) if counted == team => Some(ballot),
            Self::One(..) | Self::Nobody(_) => None,
        }
    }

    fn with(self, team: Team, ballot: Ballot, size: ClassSize) -> Result<Added, VoteError> {
        match self {
            Self::Nobody(Teams::Whole) if team == Team::Two => Err(VoteError::NoSuchTeam),
            Self::Nobody(Teams::Whole) => Ok(Added::All(Votes(All::Whole(ballot)))),
            Self::Nobody(Teams::Two) => Ok(Added::Part(Self::One(team, ballot))),
            Self::One(counted, _) if counted == team => Err(VoteError::CountedAlready),
            Self::One(_, first) => {
                let hands: u32 = [first, ballot].into_iter().filter_map(Ballot::hands).map(Counts::total).sum();
                if hands > size.people() {
                    return Err(VoteError::TooMany { hands, people: size.people() });
                }
                let ballots = if team == Team::One { [ballot, first] } else { [first, ballot] };
                Ok(Added::All(Votes(All::Teams { ballots, last: team })))
            }
        }
    }

    /// The round of hands without the count that came last.
    fn reopened(votes: Votes) -> Self {
        match votes.0 {
            All::Whole(_) => Self::Nobody(Teams::Whole),
            All::Teams { ballots, last } => Self::One(last.other(), ballots[last.other().index()]),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Look(Counting),
    Counted(Votes),
    Again(Votes, Counting),
    CountedAgain(Votes, Votes),
    Revealed(Votes, Option<Votes>),
}

/// A vote on one picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    truth: Syndrome,
    machine: Option<Probabilities>,
    size: ClassSize,
    teams: Teams,
    stage: Stage,
}

impl Vote {
    /// A vote on a picture of class `truth`, which is told at the reveal.
    pub fn new(truth: Syndrome, size: ClassSize, teams: Teams) -> Self {
        Self { truth, machine: None, size, teams, stage: Stage::Look(Counting::Nobody(teams)) }
    }

    /// Takes what the machine says, at any time; the first one counts. It is told at the reveal.
    pub fn machine_says(&mut self, probabilities: Probabilities) {
        self.machine.get_or_insert(probabilities);
    }

    /// Takes the hands or the chips of a team; a class that votes as a whole is [`Team::One`].
    ///
    /// # Errors
    /// When this team is counted already, there is no such team, the hands of both teams are more than the class, or the truth is told.
    pub fn count(&mut self, team: Team, ballot: impl Into<Ballot>) -> Result<(), VoteError> {
        let ballot = ballot.into();
        self.stage = match self.stage {
            Stage::Look(counting) => match counting.with(team, ballot, self.size)? {
                Added::Part(counting) => Stage::Look(counting),
                Added::All(votes) => Stage::Counted(votes),
            },
            Stage::Again(first, counting) => match counting.with(team, ballot, self.size)? {
                Added::Part(counting) => Stage::Again(first, counting),
                Added::All(votes) => Stage::CountedAgain(first, votes),
            },
            Stage::Counted(_) | Stage::CountedAgain(..) => return Err(VoteError::CountedAlready),
            Stage::Revealed(..) => return Err(VoteError::Revealed),
        };
        Ok(())
    }

    /// The class talks, and votes again.
    ///
    /// # Errors
    /// When the first vote is not counted, the class has talked already, or the truth is told.
    pub fn talk(&mut self) -> Result<(), VoteError> {
        self.stage = match self.stage {
            Stage::Counted(first) => Stage::Again(first, Counting::Nobody(self.teams)),
            Stage::Look(_) => return Err(VoteError::NotCounted),
            Stage::Again(..) | Stage::CountedAgain(..) => return Err(VoteError::TalkedAlready),
            Stage::Revealed(..) => return Err(VoteError::Revealed),
        };
        Ok(())
    }

    /// Takes back the last step: the count that came last, to be counted again, or the talk.
    ///
    /// # Errors
    /// When nothing was counted yet, or the truth is told.
    pub fn undo(&mut self) -> Result<Undone, VoteError> {
        let undone = match self.stage {
            Stage::Look(Counting::One(team, _)) | Stage::Again(_, Counting::One(team, _)) => Undone::Count(team),
            Stage::Counted(votes) | Stage::CountedAgain(_, votes) => Undone::Count(match votes.0 {
                All::Whole(_) => Team::One,
                All::Teams { last, .. } => last,
            }),
            Stage::Again(_, Counting::Nobody(_)) => Undone::Talk,
            Stage::Look(Counting::Nobody(_)) => return Err(VoteError::NothingToUndo),
            Stage::Revealed(..) => return Err(VoteError::Revealed),
        };
        self.stage = match self.stage {
            Stage::Look(_) => Stage::Look(Counting::Nobody(self.teams)),
            Stage::Counted(votes) => Stage::Look(Counting::reopened(votes)),
            Stage::Again(first, Counting::Nobody(_)) => Stage::Counted(first),
            Stage::Again(first, Counting::One(..)) => Stage::Again(first, Counting::Nobody(self.teams)),
            Stage::CountedAgain(first, second) => Stage::Again(first, Counting::reopened(second)),
            Stage::Revealed(..) => return Err(VoteError::Revealed),
        };
        Ok(undone)
    }

    /// Tells the truth. Revealing twice changes nothing.
    ///
    /// # Errors
    /// When a count is missing.
    pub fn reveal(&mut self) -> Result<(), VoteError> {
        self.stage = match self.stage {
            Stage::Counted(first) => Stage::Revealed(first, None),
            Stage::CountedAgain(first, second) => Stage::Revealed(first, Some(second)),
            Stage::Look(_) | Stage::Again(..) => return Err(VoteError::NotCounted),
            Stage::Revealed(..) => self.stage,
        };
        Ok(())
    }

    /// Where the vote is.
    pub fn phase(&self) -> Phase {
        match self.stage {
            Stage::Look(_) => Phase::Look,
            Stage::Counted(_) => Phase::Counted,
            Stage::Again(..) => Phase::Again,
            Stage::CountedAgain(..) => Phase::CountedAgain,
            Stage::Revealed(..) => Phase::Revealed,
        }
    }

    /// People in the class.
    pub fn size(&self) -> ClassSize {
        self.size
    }

    /// Whether the class votes as a whole or in two teams.
    pub fn teams(&self) -> Teams {
        self.teams
    }

    /// The team whose count comes next, in this round of hands; `None` when everybody is counted.
    pub fn next_team(&self) -> Option<Team> {
        match self.stage {
            Stage::Look(counting) | Stage::Again(_, counting) => Some(match counting {
                Counting::Nobody(_) => Team::One,
                Counting::One(counted, _) => counted.other(),
            }),
            Stage::Counted(_) | Stage::CountedAgain(..) | Stage::Revealed(..) => None,
        }
    }

    /// How many hands of a team were counted in this round of hands, for whatever class; `None` where nothing was handed in yet. Twelve
    /// chips are no hands, but are handed in: they count as one.
    pub fn handed_in(&self, team: Team) -> Option<u32> {
        let ballot = match &self.stage {
            Stage::Look(counting) | Stage::Again(_, counting) => counting.ballot_of(team),
            Stage::Counted(votes)
            | Stage::CountedAgain(_, votes)
            | Stage::Revealed(votes, None)
            | Stage::Revealed(_, Some(votes)) => votes.of(team),
        }?;
        Some(ballot.hands().map_or(1, Counts::total))
    }

    /// Everything about the vote: not before the reveal.
    pub fn revealed(&self) -> Option<Revealed> {
        match self.stage {
            Stage::Revealed(first, second) => Some(Revealed { truth: self.truth, machine: self.machine, first, second }),
            _ => None,
        }
    }

    /// The truth: not before the reveal.
    pub fn truth(&self) -> Option<Syndrome> {
        self.revealed().map(|revealed| revealed.truth)
    }

    /// What the machine says: not before the reveal.
    pub fn machine(&self) -> Option<Probabilities> {
        self.revealed()?.machine
    }
}

/// What was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undone {
    /// The count of this team.
    Count(Team),
    /// The talk: the first vote stands as it was counted.
    Talk,
}

/// A vote after the reveal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revealed {
    /// The class of the picture.
    pub truth: Syndrome,
    /// What the machine says, where it has answered.
    pub machine: Option<Probabilities>,
    /// The first vote.
    pub first: Votes,
    /// The vote after the talk, where there was one.
    pub second: Option<Votes>,
}

impl Revealed {
    /// The vote that counts: the last one.
    pub fn last(&self) -> Votes {
        self.second.unwrap_or(self.first)
    }

    /// The chance that one person of the class was right, from 0 to 1: the share of right hands among all of the vote that counts. `None`
    /// where no hand was raised, or a team laid chips.
    pub fn single_person(&self) -> Option<f64> {
        self.last().hands()?.shares().map(|shares| shares[self.truth.index()])
    }
}

#[cfg(test)]
mod tests;
