//! Chapter 7: the output layer.

use super::super::{Chapters, LESSON_SEED, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;
use crate::factory::Mode;
use crate::network::{Classes, TrainingSettings};
use crate::words::{Words, words};
use crate::worker::lessons::{OutputScene, small_settings};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("output-layer"),
    number: 7,
    title: Words::lessons_output_layer_title,
    group: ChapterGroup::Network,
    slide: Words::lessons_output_layer_slide,
    question: Words::lessons_output_layer_question,
    predictions: [
        Words::lessons_output_layer_prediction_first,
        Words::lessons_output_layer_prediction_second,
        Words::lessons_output_layer_prediction_third,
    ],
    right: 1,
    task: Words::lessons_output_layer_task,
    sentence: Words::lessons_output_layer_sentence,
    visit_title: Words::lessons_output_layer_visit,
    visit,
    computes,
    missing,
};

/// The other output layer of the slide: one neuron with a sigmoid, trained on the same pictures.
fn visit(_: &Chapters) -> Visit {
    Visit::Train(Mode::Easy, Box::new(TrainingSettings { classes: Classes::Binary, ..small_settings(LESSON_SEED) }))
}

fn computes(chapters: &Chapters) -> String {
    if chapters.output_layer.knobs.scene == OutputScene::Heads {
        words().lessons_both_learn()
    } else {
        words().lessons_network_learns()
    }
}

fn missing(chapters: &Chapters) -> Option<String> {
    let is_counted = chapters.output_layer.seen.as_ref().is_some_and(|seen| seen.pictures.is_some());
    (!is_counted).then(|| words().lessons_output_layer_missing())
}
