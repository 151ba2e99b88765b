//! The sentences about a lesson that is taught.

use std::path::Path;

use super::super::lesson_file::{Condition, Control, LessonError, Mistake};
use super::super::message::sentence;
use super::super::{Message, grouped};
use super::LeftOut;
use crate::storage::shown;
use crate::words::words;

/// Mistakes of a file that are said one by one in the window.
const MOST_SAID: usize = 3;

/// A step keeps what somebody wanted to change.
pub fn locked(control: Control) -> Message {
    Message::notice(control.kept_words())
}

/// What a step waits for; it goes on all the same when that is wanted again.
pub fn waits_for(condition: Condition, seen: u64) -> String {
    let words = words();
    match condition {
        Condition::Key => String::new(),
        Condition::QuestionAnswered => words.lesson_waits_for_question(),
        Condition::PictureAnswered => words.lesson_waits_for_picture(),
        Condition::VoteClosed => words.lesson_waits_for_vote(),
        Condition::Seen(images) => words.lesson_waits_for_training(grouped(images), grouped(seen)),
    }
}

/// A lesson that cannot be opened: the first mistakes, and where to find all of them.
pub fn not_opened(name: &str, err: &LessonError) -> Vec<Message> {
    let mistakes = match err {
        LessonError::File(err) => return vec![Message::failed(sentence(err))],
        LessonError::Mistakes(mistakes) => mistakes,
    };
    let said = |Mistake { line, sentence }: &Mistake| Message::failed(words().lesson_mistake(name, line.to_string(), sentence));
    let mut messages: Vec<Message> = mistakes.iter().take(MOST_SAID).map(said).collect();
    if let Some(more) = mistakes.len().checked_sub(MOST_SAID).filter(|more| *more > 0) {
        messages.push(Message::failed(words().lesson_more_mistakes(more as u64, name, more.to_string())));
    }
    messages
}

/// A step was kept.
pub fn kept(number: usize, path: &Path, left_out: &[LeftOut]) -> Message {
    let (words, number, path) = (words(), number.to_string(), shown(path));
    let list = left_out.iter().map(|one| one.words()).reduce(|before, one| words.lesson_left_out_and(before, one));
    Message::done(match list {
        None => words.lesson_step_kept(number, path),
        Some(list) => words.lesson_step_kept_without(number, path, list),
    })
}
