//! Every score of a session, from the rows of its log alone.
//!
//! Person and machine are judged by the same functions over the same pictures. A round whose truth was never told is not scored.

use super::{Ballot, Calibration, Handed, Judgement, Lab, Occasion, PlayedRound, Row, Team, Told, labs_of, rounds_of};
use crate::factory::Syndrome;
use crate::game::{Duel, Outcome, Score};

/// What is scored apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// The votes before a talk, in all rounds.
    FirstVote,
    /// The votes that count: the second one where the class talked, else the only one.
    LastVote,
    /// Practice, where the truth is told after each picture.
    Practice,
    /// A test, by its number in the session, from 1.
    Test(u32),
    /// The bias lab: answers on this occasion.
    Lab(Occasion),
}

/// Whose answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voter {
    /// The whole class, or one person; the hands of two teams together.
    Class,
    /// One of two teams.
    Team(Team),
}

/// Points of forecasts, and how many there were.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Points {
    /// The sum of the points: each from -180 to 108.
    pub sum: f64,
    /// Number of forecasts.
    pub forecasts: usize,
}

impl Points {
    fn add(&mut self, points: f64) {
        self.sum += points;
        self.forecasts += 1;
    }

    /// Points per picture, from -180 to 108; `None` without a forecast.
    pub fn mean(self) -> Option<f64> {
        (self.forecasts > 0).then(|| self.sum / self.forecasts as f64)
    }
}

/// How a voter did in the rounds of a section, beside the machine on the same pictures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Whose answers.
    pub voter: Voter,
    /// Rounds in which the class with the most hands or chips was right. A tie, or no answer in time, is not right.
    pub majority: Score,
    /// Hands that were right, of all hands that were raised: the chance of a single person.
    pub single: Score,
    /// The shares of the hands as a forecast.
    pub forecast: Points,
    /// The chips.
    pub chips: Points,
    /// Rounds in which the machine was right, of those that it answered.
    pub machine: Score,
    /// The points of the machine on these pictures.
    pub machine_points: Points,
    /// Majority against machine, over the rounds that both answered.
    pub duel: Duel,
}

impl Standing {
    fn new(voter: Voter) -> Self {
        Self {
            voter,
            majority: Score::default(),
            single: Score::default(),
            forecast: Points::default(),
            chips: Points::default(),
            machine: Score::default(),
            machine_points: Points::default(),
            duel: Duel::default(),
        }
    }

    fn add(&mut self, ballot: Option<Ballot>, told: Told) {
        let truth = told.truth;
        let is_right = ballot.is_some_and(|ballot| ballot.is_right(truth));
        self.majority.add(is_right);
        match ballot {
            Some(Ballot::Hands(counts)) => {
                self.single.right += counts.of(truth) as usize;
                self.single.rounds += counts.total() as usize;
                Ballot::from(counts).points(truth).into_iter().for_each(|points| self.forecast.add(points));
            }
            Some(Ballot::Chips(chips)) => self.chips.add(f64::from(chips.points(truth))),
            None => {}
        }
        if let Some(machine) = told.machine {
            self.machine.add(machine.is_right(truth));
            self.machine_points.add(machine.points(truth));
            self.duel.add(Outcome::of([is_right, machine.is_right(truth)]));
        }
    }
}

/// The scores of one section.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionScores {
    /// What is scored.
    pub section: Section,
    /// The class first, then the teams; only those that answered.
    pub standings: Vec<Standing>,
}

/// What the talk did, over the rounds in which the class voted twice with hands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Talk {
    /// Rounds.
    pub rounds: usize,
    /// Right hands before the talk.
    pub before: Score,
    /// Right hands after it.
    pub after: Score,
}

/// How sureness and being right go together, for people and for the machine on the same pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct Sureties {
    /// Those who answered.
    pub people: Calibration,
    /// The machine.
    pub machine: Calibration,
}

/// The scores of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// Rounds that are scored.
    pub rounds: usize,
    /// Rounds that were answered, and whose truth was never told.
    pub untold: usize,
    /// Section by section; only those with a scored round.
    pub sections: Vec<SectionScores>,
    /// What the talk did; `None` where no class talked.
    pub talk: Option<Talk>,
    /// Whoever laid chips, in votes, practice and tests.
    pub chips: Sureties,
    /// The hands of the class as a forecast: the share of its favourite class as sureness, in votes, practice and tests.
    pub hands: Sureties,
    /// The bias labs.
    pub labs: Vec<Lab>,
}

impl Scores {
    /// The scores of a log.
    pub fn of(rows: &[Row]) -> Self {
        let played: Vec<PlayedRound> = rounds_of(rows).into_iter().filter(is_answered).collect();
        let told: Vec<(&PlayedRound, Told)> = played.iter().filter_map(|round| Some((round, round.told?))).collect();
        let tests = tests_of(&told);
        let mut sections = Sections(Vec::new());
        for (place, &(round, told)) in told.iter().enumerate() {
            for occasion in Occasion::ALL {
                for section in sections_of(round, occasion, tests[place]) {
                    sections.add(section, round, occasion, told);
                }
            }
            for handed in &round.practised {
                let voter = handed.team.map_or(Voter::Class, Voter::Team);
                sections.standing(Section::Practice, voter).add(handed.ballot, told);
            }
        }
        let talk = talk(&told);
        let mut sections = sections.0;
        // Where nobody talked, both votes are one.
        sections.retain(|scores| {
            scores.section != Section::FirstVote || told.iter().any(|(round, _)| round.has(Occasion::VoteAgain))
        });
        sections.sort_by_key(|scores| scores.section);
        for scores in &mut sections {
            scores.standings.sort_by_key(|standing| standing.voter);
        }
        Self {
            rounds: told.len(),
            untold: played.len() - told.len(),
            sections,
            talk: (talk.rounds > 0).then_some(talk),
            chips: sureties(&told, |ballot| ballot.chips().is_some()),
            hands: sureties(&told, |ballot| ballot.hands().is_some()),
            labs: labs_of(&played),
        }
    }

    /// The scores of a section.
    pub fn section(&self, section: Section) -> Option<&SectionScores> {
        self.sections.iter().find(|scores| scores.section == section)
    }
}

fn is_answered(round: &PlayedRound) -> bool {
    !round.handed.is_empty() || !round.practised.is_empty()
}

/// Sections that grow round by round.
struct Sections(Vec<SectionScores>);

impl Sections {
    fn standing(&mut self, section: Section, voter: Voter) -> &mut Standing {
        let place = |scores: &[SectionScores]| scores.iter().position(|scores| scores.section == section);
        let at = place(&self.0).unwrap_or_else(|| {
            self.0.push(SectionScores { section, standings: Vec::new() });
            self.0.len() - 1
        });
        let standings = &mut self.0[at].standings;
        let at = standings.iter().position(|standing| standing.voter == voter).unwrap_or_else(|| {
            standings.push(Standing::new(voter));
            standings.len() - 1
        });
        &mut standings[at]
    }

    fn add(&mut self, section: Section, round: &PlayedRound, occasion: Occasion, told: Told) {
        if let Some(handed) = round.together(occasion) {
            self.standing(section, Voter::Class).add(handed.ballot, told);
        }
        for team in Team::ALL {
            if let Some(handed) = round.of(occasion, Some(team)) {
                self.standing(section, Voter::Team(team)).add(handed.ballot, told);
            }
        }
    }
}

/// For which sections the answers of an occasion count.
fn sections_of(round: &PlayedRound, occasion: Occasion, test: u32) -> Vec<Section> {
    match occasion {
        _ if !round.has(occasion) => Vec::new(),
        Occasion::Vote if round.has(Occasion::VoteAgain) => vec![Section::FirstVote],
        Occasion::Vote => vec![Section::FirstVote, Section::LastVote],
        Occasion::VoteAgain => vec![Section::LastVote],
        Occasion::Test => vec![Section::Test(test)],
        Occasion::WarmUp | Occasion::Blind | Occasion::Committed | Occasion::Advised => vec![Section::Lab(occasion)],
    }
}

/// For each round the number of its test, from 1; 0 for a round of no test. Rounds belong to one test while lesson, step, recipe and seed
/// are the same and no picture comes twice: two tests of the same pictures, one after the other, are two.
fn tests_of(told: &[(&PlayedRound, Told)]) -> Vec<u32> {
    let mut number = 0;
    let mut current: Vec<&PlayedRound> = Vec::new();
    let mut tests = Vec::with_capacity(told.len());
    for (round, _) in told {
        if !round.has(Occasion::Test) {
            tests.push(0);
            continue;
        }
        let key = |round: &PlayedRound| {
            let place = &round.place;
            (place.lesson.clone(), place.step, place.recipe.clone(), place.seed)
        };
        let goes_on = current.iter().all(|other| key(other) == key(round) && other.place.index != round.place.index);
        if current.is_empty() || !goes_on {
            number += 1;
            current.clear();
        }
        current.push(round);
        tests.push(number);
    }
    tests
}

fn talk(told: &[(&PlayedRound, Told)]) -> Talk {
    let mut talk = Talk::default();
    for (round, told) in told {
        let hands = |occasion| round.together(occasion)?.ballot?.hands();
        if let (Some(before), Some(after)) = (hands(Occasion::Vote), hands(Occasion::VoteAgain)) {
            talk.rounds += 1;
            for (score, counts) in [(&mut talk.before, before), (&mut talk.after, after)] {
                score.right += counts.of(told.truth) as usize;
                score.rounds += counts.total() as usize;
            }
        }
    }
    talk
}

/// The calibration of the answers that count and are of this kind, and of the machine over the rounds in which there are any.
fn sureties(told: &[(&PlayedRound, Told)], is_wanted: impl Fn(Ballot) -> bool) -> Sureties {
    let mut people = Vec::new();
    let mut machine = Vec::new();
    for (round, told) in told {
        let judged = final_answers(round).into_iter().filter(|ballot| is_wanted(*ballot));
        let judged: Vec<Judgement> = judged.filter_map(|ballot| judgement(ballot, told.truth)).collect();
        if let (Some(probabilities), false) = (told.machine, judged.is_empty()) {
            machine.push(Judgement::of_machine(probabilities, told.truth));
        }
        people.extend(judged);
    }
    Sureties { people: Calibration::of(&people), machine: Calibration::of(&machine) }
}

/// The answers of a round that count, without those of the bias lab: who is advised is not judging alone.
fn final_answers(round: &PlayedRound) -> Vec<Ballot> {
    let last = if round.has(Occasion::VoteAgain) { Occasion::VoteAgain } else { Occasion::Vote };
    let voters = || [None].into_iter().chain(Team::ALL.map(Some));
    let handed =
        [last, Occasion::Test].into_iter().flat_map(|occasion| voters().filter_map(move |team| round.of(occasion, team)));
    handed.chain(round.practised.iter().copied()).filter_map(|handed: Handed| handed.ballot).collect()
}

/// An answer as sureness of its favourite class, the first one of a tie; `None` where no hand was raised.
fn judgement(ballot: Ballot, truth: Syndrome) -> Option<Judgement> {
    let shares = ballot.shares()?;
    let first = Syndrome::ALL[0];
    let favourite = Syndrome::ALL
        .into_iter()
        .fold(first, |best, class| if shares[class.index()] > shares[best.index()] { class } else { best });
    Judgement::new(shares[favourite.index()], favourite == truth)
}

#[cfg(test)]
mod tests;
