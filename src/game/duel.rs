//! Two players over the same rounds: who is better, and whether it can be luck.

use super::statistics::{sign_test, split_likelihood};
use super::{Player, Score};

/// What is called luck: a difference that comes by chance in at least this share of all cases.
const LUCK: f64 = 0.05;
/// How sure an interval is.
pub(crate) const CONFIDENCE: f64 = 0.95;
/// Differences of this size come from the arithmetic.
const ROUNDING: f64 = 1e-9;
/// So many more rounds than the smooth answer are looked at for whole ones that tell.
const SEARCHED: u64 = 1000;
/// More rounds than this are not counted on.
const MOST_ROUNDS: u64 = 100_000;

/// How a round ended for both players.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Both were right.
    BothRight,
    /// Only the person was.
    OnlyHuman,
    /// Only the machine was.
    OnlyMachine,
    /// Nobody was.
    BothWrong,
}

impl Outcome {
    /// All four.
    pub const ALL: [Self; 4] = [Self::BothRight, Self::OnlyHuman, Self::OnlyMachine, Self::BothWrong];

    /// The outcome for these two.
    pub fn of(human_and_machine_are_right: [bool; 2]) -> Self {
        match human_and_machine_are_right {
            [true, true] => Self::BothRight,
            [true, false] => Self::OnlyHuman,
            [false, true] => Self::OnlyMachine,
            [false, false] => Self::BothWrong,
        }
    }
}

/// How many rounds ended in each way, in the order of [`Outcome::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Duel {
    counts: [u64; 4],
}

impl Duel {
    /// Counts one round.
    pub fn add(&mut self, outcome: Outcome) {
        self.counts[outcome as usize] += 1;
    }

    /// How many rounds ended so.
    pub fn count(&self, outcome: Outcome) -> u64 {
        self.counts[outcome as usize]
    }

    /// Number of rounds.
    pub fn rounds(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Rounds in which a player was right.
    pub fn right(&self, player: Player) -> u64 {
        let alone = match player {
            Player::Human => Outcome::OnlyHuman,
            Player::Machine => Outcome::OnlyMachine,
        };
        self.count(Outcome::BothRight) + self.count(alone)
    }

    /// The same as a score.
    pub fn score(&self, player: Player) -> Score {
        Score { right: self.right(player) as usize, rounds: self.rounds() as usize }
    }

    /// Between which shares, from 0 to 1, the player's true skill lies with a confidence of 95 %.
    pub fn interval(&self, player: Player) -> (f64, f64) {
        self.score(player).interval()
    }

    /// How likely a difference at least as large is between two equally good players: the exact sign test over the rounds in which
    /// only one of them was right.
    fn likelihood_of_luck(&self) -> f64 {
        sign_test(self.count(Outcome::OnlyHuman), self.count(Outcome::OnlyMachine))
    }

    /// Whether two equally good players would often be as far apart.
    fn can_be_luck(&self) -> bool {
        self.likelihood_of_luck() >= LUCK
    }

    /// How many more rounds would tell the players apart, if these went on as they began: 0 when they are apart already, `None`
    /// where no number would.
    fn rounds_to_tell(&self) -> Option<u64> {
        let (human, machine) = (self.count(Outcome::OnlyHuman) as f64, self.count(Outcome::OnlyMachine) as f64);
        if !self.can_be_luck() {
            return Some(0);
        }
        let rounds = self.rounds();
        let tells = |more: u64| {
            let growth = (rounds + more) as f64 / rounds as f64;
            split_likelihood(human * growth, machine * growth) < LUCK
        };
        if rounds == 0 || human == machine || !tells(MOST_ROUNDS) {
            return None;
        }
        let (mut few, mut many) = (0, MOST_ROUNDS);
        while many - few > 1 {
            let middle = u64::midpoint(few, many);
            if tells(middle) { many = middle } else { few = middle }
        }
        // Only whole rounds count: the better player's last one must be complete, the other's begun.
        let (better, other) = (human.max(machine), human.min(machine));
        let tells_surely = |more: &u64| {
            let growth = (rounds + more) as f64 / rounds as f64;
            split_likelihood((better * growth + ROUNDING).floor(), (other * growth - ROUNDING).ceil()) < LUCK
        };
        (many..many + SEARCHED).find(tells_surely).or(Some(many))
    }

    /// The comparison.
    pub fn verdict(&self) -> Verdict {
        let (human, machine) = (self.right(Player::Human), self.right(Player::Machine));
        if self.rounds() == 0 {
            Verdict::NoRound
        } else if human == machine {
            Verdict::Level
        } else if self.can_be_luck() {
            Verdict::Luck { rounds_to_tell: self.rounds_to_tell() }
        } else {
            let better = if human > machine { Player::Human } else { Player::Machine };
            Verdict::Better { player: better, likelihood_of_luck: self.likelihood_of_luck() }
        }
    }
}

/// Who is better, as far as the rounds tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// There is no round yet.
    NoRound,
    /// Both were right equally often.
    Level,
    /// One was right more often, which can be luck.
    Luck {
        /// How many more rounds like these would tell; `None` where no number would.
        rounds_to_tell: Option<u64>,
    },
    /// One is better.
    Better {
        /// Who.
        player: Player,
        /// How likely a difference at least as large is between two equally good players.
        likelihood_of_luck: f64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A duel with these counts of both right, only human, only machine, both wrong.
    fn duel(counts: [u64; 4]) -> Duel {
        let mut duel = Duel::default();
        for (outcome, count) in Outcome::ALL.into_iter().zip(counts) {
            (0..count).for_each(|_| duel.add(outcome));
        }
        duel
    }

    #[test]
    fn seven_of_ten_is_never_a_victory_over_a_player_who_was_right_as_well() {
        for both in 1..=7 {
            let only_human = 7 - both;
            for only_machine in 0..=3 {
                let duel = duel([both, only_human, only_machine, 3 - only_machine]);
                assert_eq!(duel.score(Player::Human), Score { right: 7, rounds: 10 });
                if only_human < 6 || only_machine > 0 {
                    assert!(duel.can_be_luck(), "{duel:?}");
                    assert!(matches!(duel.verdict(), Verdict::Level | Verdict::Luck { .. }), "{:?}", duel.verdict());
                }
            }
        }
    }

    #[test]
    fn what_can_be_luck_comes_with_how_many_more_rounds_would_tell() {
        let duel = duel([7, 0, 2, 1]);
        assert_eq!(duel.verdict(), Verdict::Luck { rounds_to_tell: Some(20) });
        // 2 against 0 in ten rounds: six against none are needed, which is 30 rounds.
        assert_eq!(duel.rounds_to_tell(), Some(20));
    }

    #[test]
    fn a_clear_difference_is_said_with_its_likelihood() {
        for (counts, wanted) in [([20, 1, 9, 0], Player::Machine), ([20, 9, 1, 0], Player::Human)] {
            let Verdict::Better { player, likelihood_of_luck } = duel(counts).verdict() else { panic!("{counts:?}") };
            assert_eq!(player, wanted);
            // 2 * (1 + 10) / 2^10
            assert!((likelihood_of_luck - 22.0 / 1024.0).abs() < 1e-9, "{likelihood_of_luck}");
        }
        assert_eq!(duel([20, 9, 1, 0]).rounds_to_tell(), Some(0));
    }

    #[test]
    fn equal_players_and_none_at_all_are_not_told_apart() {
        for counts in [[5, 0, 0, 2], [3, 2, 2, 0]] {
            let duel = duel(counts);
            assert_eq!(duel.verdict(), Verdict::Level);
            assert_eq!(duel.rounds_to_tell(), None);
        }
        assert_eq!(Duel::default().verdict(), Verdict::NoRound);
        assert_eq!(Duel::default().interval(Player::Human), (0.0, 1.0));
    }

    /// By playing on: after as many rounds as promised the test does tell, and well before it does not.
    #[test]
    fn the_promised_rounds_do_tell() {
        for counts in [[7, 0, 2, 1], [50, 10, 14, 6], [2, 3, 1, 0], [10, 0, 1, 0]] {
            let now = duel(counts);
            let more = now.rounds_to_tell().unwrap();
            let grown = |extra: f64| counts.map(|count| (count as f64 * (1.0 + extra / now.rounds() as f64)).round() as u64);
            assert!(!duel(grown(1.25 * more as f64 + 10.0)).can_be_luck(), "{counts:?} and {more} more");
            assert!(duel(grown(0.6 * more as f64)).can_be_luck(), "{counts:?} and {more} more");
        }
    }
}
