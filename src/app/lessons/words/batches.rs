//! Chapter 3: batches.

use super::super::{Chapters, LESSON_SEED, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;
use crate::factory::Mode;
use crate::network::{OptimizerKind, TrainingSettings};
use crate::words::Words;
use crate::worker::lessons::small_settings;

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("batches"),
    number: 3,
    title: Words::lessons_batches_title,
    group: ChapterGroup::Learning,
    slide: Words::lessons_batches_slide,
    question: Words::lessons_batches_question,
    predictions: [
        Words::lessons_batches_prediction_first,
        Words::lessons_batches_prediction_second,
        Words::lessons_batches_prediction_third,
    ],
    right: 1,
    task: Words::lessons_batches_task,
    sentence: Words::lessons_batches_sentence,
    visit_title: Words::lessons_batches_visit,
    visit,
    computes: super::pictures_made,
    missing: |_| None,
};

fn visit(chapters: &Chapters) -> Visit {
    let batch = chapters.batches.knobs.batch;
    Visit::Train(Mode::Hard, Box::new(TrainingSettings { optimizer: OptimizerKind::Sgd, batch, ..small_settings(LESSON_SEED) }))
}
