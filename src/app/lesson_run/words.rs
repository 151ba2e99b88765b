//! The sentences about a lesson that is taught.

use std::path::Path;

use super::super::lesson_file::{Condition, Control, LessonError, Mistake};
use super::super::message::sentence;
use super::super::{Message, grouped};
use crate::storage::shown;

/// Mistakes of a file that are said one by one in the window.
const MOST_SAID: usize = 3;

/// A step keeps what somebody wanted to change.
pub fn locked(control: Control) -> Message {
    Message::notice(format!("This step of the lesson keeps {}", control.kept_words()))
}

/// What a step waits for; it goes on all the same when that is wanted again.
pub fn waits_for(condition: Condition, seen: u64) -> String {
    let what = match condition {
        Condition::Key => return String::new(),
        Condition::QuestionAnswered => "the question to be answered".to_owned(),
        Condition::PictureAnswered => "the picture to be answered".to_owned(),
        Condition::VoteClosed => "the vote to be closed".to_owned(),
        Condition::Seen(images) => {
            format!("the training to have seen {} pictures; it has seen {}", grouped(images), grouped(seen))
        }
    };
    format!("This step waits for {what}. Go on again to skip it")
}

/// A lesson that cannot be opened: the first mistakes, and where to find all of them.
pub fn not_opened(name: &str, err: &LessonError) -> Vec<Message> {
    let mistakes = match err {
        LessonError::File(err) => return vec![Message::failed(sentence(err))],
        LessonError::Mistakes(mistakes) => mistakes,
    };
    let said = |Mistake { line, sentence }: &Mistake| Message::failed(format!("{name}, line {line}: {sentence}"));
    let mut messages: Vec<Message> = mistakes.iter().take(MOST_SAID).map(said).collect();
    if let Some(more) = mistakes.len().checked_sub(MOST_SAID).filter(|more| *more > 0) {
        let text = format!("{name} has {more} more mistakes: brain-tumor-lab lesson check lists all of them with their lines");
        messages.push(Message::failed(text));
    }
    messages
}

/// A step was kept.
pub fn kept(number: usize, path: &Path, left_out: &[&str]) -> Message {
    let left_out = match left_out {
        [] => String::new(),
        all => format!(". It leaves out {}", all.join(", and ")),
    };
    Message::done(format!("Step {number} is kept in {}{left_out}", shown(path)))
}
