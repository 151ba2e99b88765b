//! Chapter 5: convolution.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::{MAPS, PageId};
use crate::words::{Words, words};
use crate::worker::lessons::Filter;

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("convolution"),
    number: 5,
    title: Words::lessons_convolution_title,
    group: ChapterGroup::Network,
    slide: Words::lessons_convolution_slide,
    question: Words::lessons_convolution_question,
    predictions: [
        Words::lessons_convolution_prediction_first,
        Words::lessons_convolution_prediction_second,
        Words::lessons_convolution_prediction_third,
    ],
    right: 2,
    task: Words::lessons_convolution_task,
    sentence: Words::lessons_convolution_sentence,
    visit_title: Words::lessons_convolution_visit,
    visit,
    computes,
    missing: |_| None,
};

fn visit(_: &Chapters) -> Visit {
    Visit::Network(MAPS)
}

fn computes(chapters: &Chapters) -> String {
    match chapters.convolution.knobs.filter {
        Filter::Best => words().lessons_convolution_best(),
        Filter::Kernel(_) | Filter::Twin => words().lessons_convolution_judging(),
    }
}
