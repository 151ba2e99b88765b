//! The sentences that the room of the class says.

use super::super::InWords as _;
use super::super::Message;
use super::super::models::NoModel;
use crate::app::grouped;
use crate::classroom::{CountsError, VoteError};
use crate::storage::shown;
use crate::words::words;
use crate::worker::{Failure, JobError};

/// A picture that cannot be made.
pub fn no_picture(err: &JobError) -> Message {
    Message::failed(words().class_no_picture(err.in_words()))
}

/// A network that cannot answer.
pub fn no_prediction(err: &JobError) -> Message {
    Message::failed(words().class_no_prediction(err.in_words()))
}

/// A network that cannot play.
pub fn no_machine(reason: &NoModel) -> Message {
    Message::failed(words().class_no_machine(reason.words()))
}

/// A thread that broke off.
pub fn broken(failure: &Failure) -> Message {
    Message::failed(words().class_broken(failure.in_words()))
}

/// Counts that cannot hold.
pub fn not_counted(err: &VoteError) -> Message {
    Message::failed(words().class_not_counted(vote_problem(err)))
}

/// Why a step of a vote is not done, as the end of a sentence.
fn vote_problem(err: &VoteError) -> String {
    let words = words();
    match err {
        VoteError::Revealed => words.vote_problem_revealed(),
        VoteError::CountedAlready => words.vote_problem_counted_already(),
        VoteError::NotCounted => words.vote_problem_not_counted(),
        VoteError::TalkedAlready => words.vote_problem_talked_already(),
        VoteError::NoSuchTeam => words.vote_problem_no_such_team(),
        VoteError::TooMany { hands, people } => {
            words.vote_problem_too_many(grouped(u64::from(*hands)), grouped(u64::from(*people)))
        }
        VoteError::NothingToUndo => words.vote_problem_nothing_to_undo(),
    }
}

/// Why counts that were typed are not taken.
pub fn counts_problem(err: &CountsError) -> String {
    let words = words();
    match err {
        CountsError::Empty => words.class_counts_empty(),
        CountsError::NotACount(place) => words.class_counts_not_a_count(place.to_string()),
        CountsError::Twice(class) => words.class_counts_twice(class.to_string()),
        CountsError::TooMany { votes, people } => words.class_counts_too_many(grouped(*votes), grouped(u64::from(*people))),
    }
}

/// A log that cannot be written.
pub fn log_not_written(reason: &str, missing: usize) -> Message {
    Message::failed(words().class_log_not_written(reason, missing, grouped(missing as u64)))
}

/// A log whose thread broke off.
pub fn log_broken(failure: &Failure) -> Message {
    Message::failed(words().class_log_broken(failure.in_words()))
}

/// A network that names no class.
pub fn only_ill_or_healthy() -> Message {
    Message::notice(words().class_only_ill_or_healthy())
}

/// Cards that are written.
pub fn cards_written(count: u32, folder: &std::path::Path) -> Message {
    Message::done(words().class_cards_written(count, grouped(u64::from(count)), shown(folder)))
}

/// Cards that cannot be written.
pub fn no_cards(err: &JobError) -> Message {
    Message::failed(words().class_no_cards(err.in_words()))
}

/// Cards whose thread broke off.
pub fn cards_broken(failure: &Failure) -> Message {
    Message::failed(words().class_cards_broken(failure.in_words()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::Syndrome;
    use crate::words::{Locale, in_locale};

    #[test]
    fn the_problems_of_counts_and_votes_are_said_in_english_as_on_the_command_line_and_in_french() {
        let votes = [
            VoteError::Revealed,
            VoteError::CountedAlready,
            VoteError::NotCounted,
            VoteError::TalkedAlready,
            VoteError::NoSuchTeam,
            VoteError::TooMany { hands: 30, people: 28 },
            VoteError::NothingToUndo,
        ];
        for err in votes {
            assert_eq!(vote_problem(&err), err.to_string());
            assert_ne!(in_locale(Locale::French, || vote_problem(&err)), err.to_string());
        }
        let counts = [
            CountsError::Empty,
            CountsError::NotACount(2),
            CountsError::Twice(Syndrome::B),
            CountsError::TooMany { votes: 30, people: 28 },
        ];
        for err in counts {
            assert_eq!(counts_problem(&err), err.to_string());
            assert_ne!(in_locale(Locale::French, || counts_problem(&err)), err.to_string());
        }
    }
}
