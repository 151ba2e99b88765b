//! The bias labs of a session, from the rounds of its log.

use super::bias::{BiasAnswer, BiasPhase, BiasReport, report};
use super::{Ballot, Label, Occasion, PlayedRound};

/// A bias lab as the log has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lab {
    /// The way in which advice was given.
    pub arm: Label,
    /// The recipe of its pictures.
    pub recipe: Label,
    /// The seed of its series.
    pub seed: u64,
    /// Whether one person answered, and not a class.
    pub is_person: bool,
    /// What the advice did.
    pub report: BiasReport,
}

/// The labs among these rounds, in the order in which they began; pictures whose truth was never told are left out.
pub fn labs_of(rounds: &[PlayedRound]) -> Vec<Lab> {
    let mut labs: Vec<(&PlayedRound, Vec<BiasAnswer>)> = Vec::new();
    for round in rounds {
        let answers = answers_of(round);
        if answers.is_empty() {
            continue;
        }
        let key = |round: &PlayedRound| (round.place.arm.clone(), round.place.recipe.clone(), round.place.seed);
        match labs.iter_mut().find(|(first, _)| key(first) == key(round)) {
            Some((_, of_lab)) => of_lab.extend(answers),
            None => labs.push((round, answers)),
        }
    }
    labs.into_iter()
        .map(|(round, answers)| Lab {
            arm: round.place.arm.clone(),
            recipe: round.place.recipe.clone(),
            seed: round.place.seed,
            is_person: answers.iter().all(|answer| answer.counts.total() <= 1),
            report: report(&answers),
        })
        .collect()
}

/// The answers of a round that belong to a lab.
fn answers_of(round: &PlayedRound) -> Vec<BiasAnswer> {
    let Some(told) = round.told else { return Vec::new() };
    let answer = |&(occasion, handed): &(Occasion, super::Handed)| {
        let phase = match occasion {
            Occasion::WarmUp => BiasPhase::WarmUp,
            Occasion::Blind => BiasPhase::Blind,
            Occasion::Committed => BiasPhase::Committed,
            Occasion::Advised => BiasPhase::Advised,
            Occasion::Vote | Occasion::VoteAgain | Occasion::Test => return None,
        };
        let counts = handed.ballot.and_then(Ballot::hands).unwrap_or_default();
        let PlayedRound { place, .. } = round;
        Some(BiasAnswer { index: place.index, phase, truth: told.truth, advice: place.advice, counts })
    };
    round.handed.iter().filter_map(answer).collect()
}

#[cfg(test)]
mod tests {
    use super::super::bias::Share;
    use super::super::log::tests::{place, read_back};
    use super::super::{ClassSize, Counts, Event, Handed, Place, Row, Told, rounds_of};
    use super::*;
    use crate::factory::Syndrome;

    const A: Syndrome = Syndrome::A;
    const B: Syndrome = Syndrome::B;

    /// The rows of one picture: what was answered on which occasions, and its truth.
    fn rows(
        round: u32,
        index: u64,
        arm: &str,
        answers: &[(Occasion, Option<Syndrome>, &str)],
        truth: Option<Syndrome>,
    ) -> Vec<Row> {
        let place = Place { arm: Label::new(arm), twin: Some(1), ..place(round, index) };
        let mut rows: Vec<Row> = answers
            .iter()
            .map(|&(occasion, advice, line)| {
                let size = ClassSize::at_most(30);
                let handed = Handed::by_class(Counts::parse(line, size).unwrap(), size);
                Row { place: Place { advice, ..place.clone() }, event: Event::Handed(occasion, handed) }
            })
            .collect();
        rows.extend(truth.map(|truth| Row { place, event: Event::Revealed(Told { truth, machine: None }) }));
        rows
    }

    /// The case by hand of the report's own tests, as rows of a log.
    #[test]
    fn the_rows_of_a_lab_give_its_report_again() {
        let arm = "commit-first";
        let answers: Vec<Row> = [
            rows(1, 7, arm, &[(Occasion::Blind, None, "a20 b4 c4 z2")], Some(A)),
            rows(2, 3, arm, &[(Occasion::WarmUp, Some(B), "b18 a12")], Some(B)),
            rows(
                3,
                7,
                arm,
                &[(Occasion::Committed, None, "a18 b6 c4 z2"), (Occasion::Advised, Some(B), "a10 b16 c3 z1")],
                Some(A),
            ),
            rows(4, 9, arm, &[(Occasion::Advised, Some(A), "a30")], Some(A)),
            rows(5, 11, arm, &[(Occasion::Blind, None, "a1")], None),
            rows(6, 7, "advice-first", &[(Occasion::Blind, None, "a1")], Some(A)),
            rows(7, 7, "advice-first", &[(Occasion::Vote, None, "a1")], Some(A)),
        ]
        .concat();
        // All truths at the end, as the room writes them.
        let mut written: Vec<Row> = answers.iter().map(|row| read_back(row).unwrap()).collect();
        written.sort_by_key(|row| matches!(row.event, Event::Revealed(_)));
        let labs = labs_of(&rounds_of(&written));
        assert_eq!(
            labs.iter().map(|lab| (lab.arm.as_str(), lab.is_person)).collect::<Vec<_>>(),
            [(arm, false), ("advice-first", true)]
        );
        let report = labs[0].report;
        assert_eq!(report.wrong.pull.with, Share { votes: 16, of: 30 });
        assert_eq!(report.wrong.pull.without, Share { votes: 4, of: 30 });
        assert_eq!(report.wrong.twins.lost, Share { votes: 10, of: 20 });
        let committed = report.wrong.committed.unwrap();
        assert_eq!((committed.joined, committed.changed), (Share { votes: 10, of: 24 }, Share { votes: 10, of: 30 }));
        assert_eq!((report.warm_up, report.unpaired), (Share { votes: 18, of: 30 }, 1));
        assert_eq!((labs[1].report.unpaired, labs[1].report.wrong.cases), (1, 0));
    }
}
