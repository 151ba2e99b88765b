//! Chapter 13: a planted shortcut.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::{PageId, Room};
use crate::words::{Words, words};
use crate::worker::lessons::SHORTCUT_SEEN;

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("shortcut"),
    number: 13,
    title: Words::lessons_shortcut_title,
    group: ChapterGroup::Data,
    slide: Words::lessons_shortcut_slide,
    question: Words::lessons_shortcut_question,
    predictions: [
        Words::lessons_shortcut_prediction_first,
        Words::lessons_shortcut_prediction_second,
        Words::lessons_shortcut_prediction_third,
    ],
    right: 2,
    task: Words::lessons_shortcut_task,
    sentence: Words::lessons_shortcut_sentence,
    visit_title: Words::lessons_shortcut_visit,
    visit,
    computes: |_| words().lessons_network_learns(),
    missing,
};

fn visit(_chapters: &Chapters) -> Visit {
    Visit::Room(Room::Factory)
}

fn missing(chapters: &Chapters) -> Option<String> {
    let is_whole = chapters
        .shortcut
        .seen
        .as_ref()
        .is_some_and(|seen| seen.share >= 1.0 && seen.course.last().is_some_and(|last| last.seen >= SHORTCUT_SEEN));
    (!is_whole).then(|| words().lessons_shortcut_missing())
}
