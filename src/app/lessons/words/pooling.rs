//! Chapter 6: pooling.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::{MAPS, PageId};
use crate::words::{Words, words};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("pooling"),
    number: 6,
    title: Words::lessons_pooling_title,
    group: ChapterGroup::Network,
    slide: Words::lessons_pooling_slide,
    question: Words::lessons_pooling_question,
    predictions: [
        Words::lessons_pooling_prediction_first,
        Words::lessons_pooling_prediction_second,
        Words::lessons_pooling_prediction_third,
    ],
    right: 2,
    task: Words::lessons_pooling_task,
    sentence: Words::lessons_pooling_sentence,
    visit_title: Words::lessons_pooling_visit,
    visit,
    computes: |_| words().lessons_network_learns(),
    missing,
};

fn visit(_: &Chapters) -> Visit {
    Visit::Network(MAPS)
}

fn missing(chapters: &Chapters) -> Option<String> {
    let has_moved = chapters.pooling.seen.as_ref().is_some_and(|seen| seen.way.len() > 1);
    (!has_moved).then(|| words().lessons_pooling_missing())
}
