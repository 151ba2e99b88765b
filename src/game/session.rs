//! A session: the log of finished rounds, and the scores read from it.

use super::{CONFIDENCE, Duel, Outcome, Player, Round, Says, exact_interval};

/// One finished round over classes `C`, of which the machine says an `M`: of a group `G` that is scored apart, with a picture that `P` identifies.
#[derive(Clone, Debug, PartialEq)]
pub struct Record<C, G, P = (), M = C> {
    /// What was played; its answers are known.
    pub round: Round<C, M>,
    /// What it counts for.
    pub group: G,
    /// What is needed to see the picture again.
    pub origin: P,
    /// Seconds from the picture to the guess.
    pub seconds: f64,
    /// Who the machine was.
    pub opponent: String,
}

/// Right answers out of rounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Rounds in which the player was right.
    pub right: usize,
    /// Rounds that count.
    pub rounds: usize,
}

impl Score {
    /// Share of right answers, or `None` before the first round.
    pub fn share(self) -> Option<f64> {
        (self.rounds > 0).then(|| self.right as f64 / self.rounds as f64)
    }

    /// Counts one more answer.
    pub fn add(&mut self, is_right: bool) {
        self.right += usize::from(is_right);
        self.rounds += 1;
    }

    /// Between which shares, from 0 to 1, the true share lies with a confidence of 95 % (Clopper and Pearson).
    pub fn interval(self) -> (f64, f64) {
        exact_interval(self.right as u64, self.rounds as u64, CONFIDENCE)
    }
}

impl<C: Copy + PartialEq, G, P, M: Copy + Says<C>> Record<C, G, P, M> {
    /// How it ended for both players; `None` where one of them did not answer.
    pub fn outcome(&self) -> Option<Outcome> {
        Some(Outcome::of([self.round.human_is_right()?, self.round.machine_is_right()?]))
    }
}

/// The finished rounds of a session, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Session<C, G, P = (), M = C> {
    records: Vec<Record<C, G, P, M>>,
}

impl<C, G, P, M> Default for Session<C, G, P, M> {
    fn default() -> Self {
        Self { records: Vec::new() }
    }
}

impl<C: Copy + PartialEq, G: PartialEq, P, M: Copy + Says<C>> Session<C, G, P, M> {
    /// Adds a finished round.
    pub fn push(&mut self, record: Record<C, G, P, M>) {
        self.records.push(record);
    }

    /// All finished rounds, oldest first.
    pub fn records(&self) -> &[Record<C, G, P, M>] {
        &self.records
    }

    /// A player's score over the rounds of one group that both players answered: both play the same pictures.
    pub fn score(&self, player: Player, group: &G) -> Score {
        self.duel(group).score(player)
    }

    /// How the rounds of one group that both players answered ended.
    pub fn duel(&self, group: &G) -> Duel {
        let mut duel = Duel::default();
        self.of_group(group).filter_map(Record::outcome).for_each(|outcome| duel.add(outcome));
        duel
    }

    /// The rounds of one group, oldest first.
    pub fn of_group<'a>(&'a self, group: &'a G) -> impl DoubleEndedIterator<Item = &'a Record<C, G, P, M>> {
        self.records.iter().filter(move |record| record.group == *group)
    }

    /// How many rounds in a row, up to the last one of the group, the person was right.
    pub fn streak(&self, group: &G) -> usize {
        self.of_group(group).rev().take_while(|record| record.round.human_is_right() == Some(true)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(truth: char, guess: char, machine: Option<char>, group: &'static str) -> Record<char, &'static str> {
        let mut round = Round::new(truth);
        round.answer(guess).unwrap();
        if let Some(class) = machine {
            round.machine_answers(class);
        }
        Record { round, group, origin: (), seconds: 1.0, opponent: "bundled".to_owned() }
    }

    #[test]
    fn both_scores_run_over_the_same_rounds() {
        let mut session = Session::default();
        session.push(record('A', 'A', Some('A'), "HARD"));
        session.push(record('B', 'A', Some('B'), "HARD"));
        session.push(record('C', 'C', None, "HARD"));
        session.push(record('Z', 'Z', Some('A'), "EASY"));
        assert_eq!(session.score(Player::Human, &"HARD"), Score { right: 1, rounds: 2 });
        assert_eq!(session.score(Player::Machine, &"HARD"), Score { right: 2, rounds: 2 });
        assert_eq!(session.score(Player::Machine, &"EASY"), Score { right: 0, rounds: 1 });
        assert_eq!(session.score(Player::Human, &"EASY").share(), Some(1.0));
        assert_eq!((Score::default().share(), Score::default().interval()), (None, (0.0, 1.0)));
        let mut score = Score::default();
        for is_right in [true, false, true] {
            score.add(is_right);
        }
        assert_eq!(score, Score { right: 2, rounds: 3 });
        assert_eq!(score.interval(), exact_interval(2, 3, 0.95));
    }

    #[test]
    fn a_streak_ends_at_the_last_mistake() {
        let mut session = Session::default();
        for (truth, guess) in [('A', 'A'), ('B', 'A'), ('C', 'C'), ('Z', 'Z')] {
            session.push(record(truth, guess, Some('A'), "HARD"));
        }
        assert_eq!(session.streak(&"HARD"), 2);
    }
}
