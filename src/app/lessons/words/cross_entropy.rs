//! Chapter 8: cross-entropy.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::{PageId, Room};
use crate::words::Words;

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("cross-entropy"),
    number: 8,
    title: Words::lessons_cross_entropy_title,
    group: ChapterGroup::Network,
    slide: Words::lessons_cross_entropy_slide,
    question: Words::lessons_cross_entropy_question,
    predictions: [
        Words::lessons_cross_entropy_prediction_first,
        Words::lessons_cross_entropy_prediction_second,
        Words::lessons_cross_entropy_prediction_third,
    ],
    right: 2,
    task: Words::lessons_cross_entropy_task,
    sentence: Words::lessons_cross_entropy_sentence,
    visit_title: Words::lessons_cross_entropy_visit,
    visit,
    computes: super::pictures_made,
    missing: |_| None,
};

fn visit(_: &Chapters) -> Visit {
    Visit::Room(Room::Train)
}
