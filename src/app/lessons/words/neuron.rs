//! Chapter 1: the neuron.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;
use crate::words::{Words, words};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("neuron"),
    number: 1,
    title: Words::lessons_neuron_title,
    group: ChapterGroup::Learning,
    slide: Words::lessons_neuron_slide,
    question: Words::lessons_neuron_question,
    predictions: [
        Words::lessons_neuron_prediction_first,
        Words::lessons_neuron_prediction_second,
        Words::lessons_neuron_prediction_third,
    ],
    right: 2,
    task: Words::lessons_neuron_task,
    sentence: Words::lessons_neuron_sentence,
    visit_title: Words::lessons_neuron_visit,
    visit,
    computes: super::pictures_made,
    missing,
};

fn visit(_: &Chapters) -> Visit {
    Visit::Network(PageId("sum"))
}

/// More than this above the least loss, and the weights are not yet near the best ones.
const NEAR: f64 = 0.02;

fn missing(chapters: &Chapters) -> Option<String> {
    let is_near = chapters.neuron.seen.as_ref().is_some_and(|seen| seen.loss < seen.ground.stage.least + NEAR);
    (!is_near).then(|| words().lessons_neuron_missing())
}
