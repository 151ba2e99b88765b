//! The sentences that the game says.

use super::super::InWords;
use super::super::gallery::cell_title;
use super::super::models::NoModel;
use super::super::{Message, number};
use super::{Pick, Play};
use crate::game::{Duel, Outcome, Player, Verdict};
use crate::network::Classes;
use crate::words::words;
use crate::worker::{Failure, JobError};

/// A picture that cannot be made.
pub fn no_picture(err: &JobError) -> Message {
    Message::failed(words().play_no_picture(err.in_words()))
}

/// A network that cannot answer.
pub fn no_prediction(err: &JobError) -> Message {
    Message::failed(words().play_no_prediction(err.in_words()))
}

/// Evidence that cannot be found.
pub fn no_evidence(err: &JobError) -> Message {
    Message::failed(words().play_no_evidence(err.in_words()))
}

/// A thread that broke off.
pub fn broken(failure: &Failure) -> Message {
    Message::failed(words().play_interrupted(failure.in_words()))
}

/// A network that cannot play.
pub fn no_opponent(reason: &NoModel) -> Message {
    Message::failed(words().play_no_opponent(reason.words()))
}

/// The network for any base image has taken its seat.
pub fn any_plays() -> Message {
    Message::done(words().play_any_plays())
}

/// The heading of the pictures behind a number.
pub fn title(pick: Pick) -> String {
    match pick {
        Pick::Cell { player, truth, said } => cell_title(player, truth, said),
        Pick::Box(outcome) => outcome_words(outcome),
    }
}

/// What a box of the score is called.
pub fn outcome_words(outcome: Outcome) -> String {
    match outcome {
        Outcome::BothRight => words().score_both_right(),
        Outcome::OnlyHuman => words().score_only_human(),
        Outcome::OnlyMachine => words().score_only_machine(),
        Outcome::BothWrong => words().score_both_wrong(),
    }
}

/// The same where there is little room, under a heading that asks who was right.
pub fn short_outcome_words(outcome: Outcome) -> String {
    match outcome {
        Outcome::OnlyHuman => words().score_short_only_human(),
        Outcome::OnlyMachine => words().score_short_only_machine(),
        Outcome::BothRight | Outcome::BothWrong => outcome_words(outcome),
    }
}

impl Play {
    /// The comparison of both players in a sentence or two.
    pub fn verdict_in_words(&self) -> String {
        let duel = self.duel();
        if duel.rounds() == 0 && !self.session.records().is_empty() {
            return words().score_no_round_of_these(self.group().words(), self.opponent.words());
        }
        let verdict = verdict_words(&duel);
        match self.matchup().answers {
            // To be kept in mind where the two are asked different questions.
            Classes::Binary if duel.rounds() > 0 => words().score_easier_question(verdict),
            Classes::Four | Classes::Binary => verdict,
        }
    }
}

fn verdict_words(duel: &Duel) -> String {
    let [human, machine] = [Player::Human, Player::Machine].map(|player| number::grouped(duel.right(player)));
    let rounds = number::grouped(duel.rounds());
    let words = words();
    match duel.verdict() {
        Verdict::NoRound => words.score_no_round(),
        Verdict::Level => words.score_level(human, rounds, machine),
        Verdict::Luck { rounds_to_tell: None } => words.score_can_be_luck(human, rounds, machine),
        Verdict::Luck { rounds_to_tell: Some(more) } => {
            let more = rounded(more);
            words.score_rounds_would_tell(more, human, rounds, machine, number::grouped(more))
        }
        Verdict::Better { player, likelihood_of_luck } => {
            let percent = 100.0 * likelihood_of_luck;
            let chance = if percent < 0.1 { words.score_less_than(number::percent(0.1, 1)) } else { number::percent(percent, 1) };
            match player {
                Player::Human => words.score_you_better(human, rounds, machine, chance),
                Player::Machine => words.score_machine_better(human, rounds, machine, chance),
            }
        }
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

/// A session that cannot be kept for the next start.
pub fn session_not_kept(reason: &dyn InWords) -> Message {
    Message::failed(words().play_not_kept(reason.in_words()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said with these counts of both right, only human, only machine, both wrong.
    fn sentence(counts: [u64; 4]) -> String {
        let mut duel = Duel::default();
        for (outcome, count) in Outcome::ALL.into_iter().zip(counts) {
            (0..count).for_each(|_| duel.add(outcome));
        }
        verdict_words(&duel)
    }

    #[test]
    fn the_verdict_is_a_sentence_with_its_numbers() {
        let cases = [
            ([0; 4], "No round yet: answer a picture, then you are compared here."),
            ([5, 0, 0, 2], "5 of 7 against 5 of 7: no difference can be shown so far."),
            ([7, 0, 2, 1], "7 of 10 against 9 of 10: this can be luck. About 20 more rounds like these would tell."),
            (
                [20, 1, 9, 0],
                "21 of 30 against 29 of 30: the machine reads these pictures better. Two equally good players come this far apart in \
                 2.1 % of all cases.",
            ),
            (
                [20, 30, 1, 0],
                "50 of 51 against 21 of 51: you read these pictures better. Two equally good players come this far apart in less than \
                 0.1 % of all cases.",
            ),
        ];
        for (counts, words) in cases {
            assert_eq!(sentence(counts), words);
        }
    }

    #[test]
    fn rounds_that_are_only_about_right_are_round() {
        for (count, round) in [(1, 1), (19, 19), (21, 25), (101, 110), (1001, 1100)] {
            assert_eq!(rounded(count), round);
        }
    }

    #[test]
    fn every_box_has_its_own_words_long_and_short() {
        let words = Outcome::ALL.map(outcome_words);
        assert_eq!(words, ["Both right", "Only you right", "Only the machine right", "Both wrong"]);
        assert_eq!(Outcome::ALL.map(short_outcome_words), ["Both right", "Only you", "Only the machine", "Both wrong"]);
    }
}
