//! The rounds of a session, put together from the rows of its log.

use std::collections::BTreeMap;

use super::{Event, Handed, Occasion, Place, Row, Team, Told};

/// One picture that was asked: who handed in what, and what was told about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlayedRound {
    /// Where and when it began.
    pub place: Place,
    /// What was handed in before the truth was told, and not taken back, in order; with the advice that people saw.
    pub handed: Vec<(Occasion, Handed)>,
    /// What was answered in practice, in order.
    pub practised: Vec<Handed>,
    /// What was told; `None` where the session ended before.
    pub told: Option<Told>,
}

impl PlayedRound {
    /// What a team handed in on an occasion, the last one of several; `None` for the team is the whole class.
    pub fn of(&self, occasion: Occasion, team: Option<Team>) -> Option<Handed> {
        let mut found = self.handed.iter().rev().filter(|(on, handed)| *on == occasion && handed.team == team);
        found.next().map(|(_, handed)| *handed)
    }

    /// What the class as a whole answered on an occasion: its own answer, or the hands of both teams together, where both raised hands.
    pub fn together(&self, occasion: Occasion) -> Option<Handed> {
        if let Some(handed) = self.of(occasion, None) {
            return Some(handed);
        }
        let hands = |team: Team| self.of(occasion, Some(team))?.ballot?.hands();
        Some(Handed::by_one(hands(Team::One)?.plus(hands(Team::Two)?)))
    }

    /// Whether something was handed in on this occasion.
    pub fn has(&self, occasion: Occasion) -> bool {
        self.handed.iter().any(|(on, _)| *on == occasion)
    }
}

/// The rounds of a log, in the order in which they began.
pub fn rounds_of(rows: &[Row]) -> Vec<PlayedRound> {
    let mut rounds: Vec<PlayedRound> = Vec::new();
    let mut places: BTreeMap<u32, usize> = BTreeMap::new();
    for row in rows {
        let at = *places.entry(row.place.round).or_insert_with(|| {
            rounds.push(PlayedRound { place: row.place.clone(), handed: Vec::new(), practised: Vec::new(), told: None });
            rounds.len() - 1
        });
        let round = &mut rounds[at];
        // Advice may come after an answer without it.
        round.place.advice = round.place.advice.or(row.place.advice);
        match row.event {
            Event::Handed(occasion, handed) => round.handed.push((occasion, handed)),
            Event::Answered(handed, told) => {
                round.practised.push(handed);
                round.told.get_or_insert(told);
            }
            Event::Undone => drop(round.handed.pop()),
            Event::Revealed(told) => drop(round.told.get_or_insert(told)),
        }
    }
    rounds
}

#[cfg(test)]
mod tests {
    use super::super::log::tests::place;
    use super::super::{Ballot, Chips, ClassSize, Counts};
    use super::*;
    use crate::factory::Syndrome;

    fn hands(line: &str) -> Ballot {
        Counts::parse(line, ClassSize::at_most(30)).unwrap().into()
    }

    fn row(round: u32, event: Event) -> Row {
        Row { place: place(round, 0), event }
    }

    fn vote(team: Team, line: &str) -> Event {
        Event::Handed(Occasion::Vote, Handed::by_team(team, hands(line)))
    }

    #[test]
    fn a_slip_is_taken_back_and_rounds_may_be_told_later() {
        let told = Told { truth: Syndrome::B, machine: None };
        let rows = [
            row(3, vote(Team::Two, "a9")),
            row(3, vote(Team::One, "a30")),
            row(3, Event::Undone),
            row(3, vote(Team::One, "b20")),
            row(8, vote(Team::One, "c1")),
            row(3, Event::Revealed(told)),
            row(3, Event::Revealed(Told { truth: Syndrome::Z, machine: None })),
        ];
        let rounds = rounds_of(&rows);
        assert_eq!(rounds.iter().map(|round| round.place.round).collect::<Vec<_>>(), [3, 8]);
        assert_eq!(rounds[0].handed.len(), 2);
        assert_eq!(rounds[0].together(Occasion::Vote), Some(Handed::by_one(hands("a9 b20"))));
        assert_eq!((rounds[0].told, rounds[1].told), (Some(told), None), "what was told first counts");
        assert_eq!(rounds[1].together(Occasion::Vote), None, "the second team was not counted");
        assert_eq!(rounds[0].of(Occasion::VoteAgain, Some(Team::One)), None);
        let chips =
            [row(1, vote(Team::One, "a9")), row(1, Event::Handed(Occasion::Vote, Handed::by_team(Team::Two, Chips::EVEN)))];
        assert_eq!(rounds_of(&chips)[0].together(Occasion::Vote), None, "hands and chips are not added");
        assert_eq!(rounds_of(&[row(1, Event::Undone)])[0].handed, [], "there was nothing to take back");
    }
}
