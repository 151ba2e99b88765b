//! Two players over the same rounds: who is better, and whether it can be luck.

use super::statistics::{exact_interval, sign_test, split_likelihood};
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
        exact_interval(self.right(player), self.rounds(), CONFIDENCE)
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

    /// The comparison in one sentence.
    pub fn verdict(&self) -> String {
        let rounds = self.rounds();
        if rounds == 0 {
            return "No round yet: answer a picture, then you are compared here.".to_owned();
        }
        let (human, machine) = (self.right(Player::Human), self.right(Player::Machine));
        let scores = format!("{human} of {rounds} against {machine} of {rounds}");
        if human == machine {
            return format!("{scores}: nothing tells you apart so far.");
        }
        if self.can_be_luck() {
            let more = self.rounds_to_tell().map_or_else(String::new, |more| {
                let more = rounded(more);
                format!(" About {more} more round{} like these would tell.", if more == 1 { "" } else { "s" })
            });
            return format!("{scores}: this can be luck.{more}");
        }
        let better = if human > machine { "you read these pictures better" } else { "the machine reads these pictures better" };
        let percent = 100.0 * self.likelihood_of_luck();
        let chance = if percent < 0.1 { "less than 0.1 %".to_owned() } else { format!("{percent:.1} %") };
        format!("{scores}: {better}. Two equally good players come this far apart in {chance} of all cases.")
    }
}

/// A number that is only about right, in a round figure.
fn rounded(count: u64) -> u64 {
    let step = match count {
        0..20 => 1,
        20..100 => 5,
        100..1000 => 10,
        _ => 100,
    };
    count.div_ceil(step) * step
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
                    assert!(!duel.verdict().contains("better"), "{}", duel.verdict());
                }
            }
        }
    }

    #[test]
    fn the_sentence_says_how_many_more_rounds_would_tell() {
        let duel = duel([7, 0, 2, 1]);
        let sentence = duel.verdict();
        assert!(sentence.starts_with("7 of 10 against 9 of 10: this can be luck. About 20 more rounds"), "{sentence}");
        // 2 against 0 in ten rounds: six against none are needed, which is 30 rounds.
        assert_eq!(duel.rounds_to_tell(), Some(20));
    }

    #[test]
    fn a_clear_difference_is_said_with_its_likelihood() {
        let sentence = duel([20, 1, 9, 0]).verdict();
        assert!(sentence.contains("the machine reads these pictures better") && sentence.contains("2.1 %"), "{sentence}");
        let sentence = duel([20, 9, 1, 0]).verdict();
        assert!(sentence.contains("you read these pictures better"), "{sentence}");
        assert_eq!(duel([20, 9, 1, 0]).rounds_to_tell(), Some(0));
    }

    #[test]
    fn equal_players_and_none_at_all_are_not_told_apart() {
        for counts in [[5, 0, 0, 2], [3, 2, 2, 0]] {
            let duel = duel(counts);
            assert!(duel.verdict().contains("nothing tells you apart"), "{}", duel.verdict());
            assert_eq!(duel.rounds_to_tell(), None);
        }
        assert!(Duel::default().verdict().contains("No round yet"));
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
