//! Chapter 3: batches.

use super::super::{Chapters, LESSON_SEED, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;
use crate::factory::Mode;
use crate::network::{OptimizerKind, TrainingSettings};
use crate::worker::lessons::small_settings;

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("batches"),
    number: 3,
    title: "Batches",
    group: ChapterGroup::Learning,
    slide: "Slide: GD vs SGD vs BGD",
    question: "One pass through 400 pictures: either one exact step with all of them, or 400 rough steps with one picture each. Which way \
               is farther down after the pass?",
    predictions: ["The exact step", "The 400 rough steps", "Both alike: they have seen the same pictures"],
    right: 1,
    task: "Turn the size of the batch and the learning rate. Compare batch 1 at 0.03 with batch 10 at 0.3.",
    sentence: "Rough steps are many and cheap, so they are fast; they end in a cloud and not at a point. What counts is the learning rate \
               divided by the batch: it sets the speed per picture and the width of the cloud.",
    visit_title: "Train with this batch",
    visit,
    computes: super::pictures_made,
    missing: |_| None,
};

fn visit(chapters: &Chapters) -> Visit {
    let batch = chapters.batches.knobs.batch;
    Visit::Train(Mode::Hard, Box::new(TrainingSettings { optimizer: OptimizerKind::Sgd, batch, ..small_settings(LESSON_SEED) }))
}
