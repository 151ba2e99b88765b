//! Chapter 2: the learning rate.

use super::super::{Chapters, LESSON_SEED, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;
use crate::factory::Mode;
use crate::network::{OptimizerKind, Setting, TrainingSettings};
use crate::worker::lessons::{RateGround, small_settings};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("learning-rate"),
    number: 2,
    title: "Learning rate",
    group: ChapterGroup::Learning,
    slide: "Slide: Importance of an appropriate learning rate",
    question: "The neuron learns by gradient descent. What happens if the learning rate is twice as large as the largest one that settles?",
    predictions: [
        "It learns twice as fast",
        "It zigzags for ever, and stays in sight",
        "It explodes until there are no numbers left",
    ],
    right: 1,
    task: "Turn the learning rate: first on the neuron, then on the bowl, whose walls have no end.",
    sentence: "The steepest direction sets the limit: 2 divided by its curvature. Beyond the limit the steps cross the valley and never \
               settle. Whether they explode depends on the loss: that of one neuron has bounded slopes, a bowl has not.",
    visit_title: "Train with this rate",
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

fn missing(chapters: &Chapters) -> Option<&'static str> {
    let is_beyond = chapters
        .learning_rate
        .seen
        .as_ref()
        .is_some_and(|seen| seen.knobs.ground == RateGround::Neuron && seen.knobs.rate() > BEYOND * seen.limit);
    (!is_beyond).then_some("the neuron at a rate well beyond the largest one that settles")
}
