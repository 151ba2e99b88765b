//! Chapter 2: the learning rate.

use super::super::{Chapters, LESSON_SEED, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;
use crate::factory::Mode;
use crate::network::{OptimizerKind, Setting, TrainingSettings};
use crate::words::{Words, words};
use crate::worker::lessons::{RateGround, small_settings};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("learning-rate"),
    number: 2,
    title: Words::lessons_learning_rate_title,
    group: ChapterGroup::Learning,
    slide: Words::lessons_learning_rate_slide,
    question: Words::lessons_learning_rate_question,
    predictions: [
        Words::lessons_learning_rate_prediction_first,
        Words::lessons_learning_rate_prediction_second,
        Words::lessons_learning_rate_prediction_third,
    ],
    right: 1,
    task: Words::lessons_learning_rate_task,
    sentence: Words::lessons_learning_rate_sentence,
    visit_title: Words::lessons_learning_rate_visit,
    visit,
    computes: super::pictures_made,
    missing,
};

fn visit(chapters: &Chapters) -> Visit {
    let (least, most) = Setting::LEARNING_RATE.limits.range();
    let learning_rate = chapters.learning_rate.knobs.rate().clamp(least, most);
    let settings = TrainingSettings { optimizer: OptimizerKind::Sgd, learning_rate, ..small_settings(LESSON_SEED) };
    Visit::Train(Mode::Hard, Box::new(settings))
}

/// A rate beyond the limit by this factor shows what the question asks.
const BEYOND: f64 = 1.25;

fn missing(chapters: &Chapters) -> Option<String> {
    let is_beyond = chapters
        .learning_rate
        .seen
        .as_ref()
        .is_some_and(|seen| seen.knobs.ground == RateGround::Neuron && seen.knobs.rate() > BEYOND * seen.limit);
    (!is_beyond).then(|| words().lessons_learning_rate_missing())
}
