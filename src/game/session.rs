//! A session: the log of finished rounds, and the scores read from it.

use super::{Player, Round};

/// One finished round.
#[derive(Clone, Debug, PartialEq)]
pub struct Record<C> {
    /// What was played; its answers are known.
    pub round: Round<C>,
    /// What identifies the picture, as in "HARD" and the numbers of its series.
    pub group: &'static str,
    /// Seed of the picture.
    pub seed: u64,
    /// Place of the picture in its series.
    pub index: u64,
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
}

/// The finished rounds of a session, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Session<C> {
    records: Vec<Record<C>>,
}

impl<C> Default for Session<C> {
    fn default() -> Self {
        Self { records: Vec::new() }
    }
}

impl<C: Copy + PartialEq> Session<C> {
    /// Adds a finished round.
    pub fn push(&mut self, record: Record<C>) {
        self.records.push(record);
    }

    /// All finished rounds, oldest first.
    pub fn records(&self) -> &[Record<C>] {
        &self.records
    }

    /// A player's score over the rounds of one group that both players answered: both play the same pictures.
    pub fn score(&self, player: Player, group: &str) -> Score {
        let mut score = Score::default();
        for record in self.records.iter().filter(|record| record.group == group) {
            let (Some(human), Some(machine)) = (record.round.human_is_right(), record.round.machine_is_right()) else {
                continue;
            };
            score.rounds += 1;
            score.right += usize::from(match player {
                Player::Human => human,
                Player::Machine => machine,
            });
        }
        score
    }

    /// How many rounds in a row, up to the last one of the group, the person was right.
    pub fn streak(&self, group: &str) -> usize {
        let newest_first = self.records.iter().rev().filter(|record| record.group == group);
        newest_first.take_while(|record| record.round.human_is_right() == Some(true)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(truth: char, guess: char, machine: Option<char>, group: &'static str) -> Record<char> {
        let mut round = Round::new(truth);
        round.answer(guess).unwrap();
        if let Some(class) = machine {
            round.machine_answers(class);
        }
        Record { round, group, seed: 1, index: 0, seconds: 1.0, opponent: "bundled".to_owned() }
    }

    #[test]
    fn both_scores_run_over_the_same_rounds() {
        let mut session = Session::default();
        session.push(record('A', 'A', Some('A'), "HARD"));
        session.push(record('B', 'A', Some('B'), "HARD"));
        session.push(record('C', 'C', None, "HARD"));
        session.push(record('Z', 'Z', Some('A'), "EASY"));
        assert_eq!(session.score(Player::Human, "HARD"), Score { right: 1, rounds: 2 });
        assert_eq!(session.score(Player::Machine, "HARD"), Score { right: 2, rounds: 2 });
        assert_eq!(session.score(Player::Machine, "EASY"), Score { right: 0, rounds: 1 });
        assert_eq!(session.score(Player::Human, "EASY").share(), Some(1.0));
        assert_eq!(Score::default().share(), None);
    }

    #[test]
    fn a_streak_ends_at_the_last_mistake() {
        let mut session = Session::default();
        for (truth, guess) in [('A', 'A'), ('B', 'A'), ('C', 'C'), ('Z', 'Z')] {
            session.push(record(truth, guess, Some('A'), "HARD"));
        }
        assert_eq!(session.streak("HARD"), 2);
    }
}
