//! Chapter 7: the output layer.

use super::super::{Chapters, LESSON_SEED, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;
use crate::factory::Mode;
use crate::network::{Classes, TrainingSettings};
use crate::worker::lessons::{OutputScene, small_settings};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("output-layer"),
    number: 7,
    title: "Output layer",
    group: ChapterGroup::Network,
    slide: "Slide: Output layer for classification",
    question: "A network gives its answers a probability of 0.99. How many of 100 such answers are right?",
    predictions: [
        "99: that is what a probability is",
        "Fewer: it can be surer than it is right",
        "All: 0.99 is as good as certain",
    ],
    right: 1,
    task: "Turn the temperature until the network is as sure as it is right. Then take four logits, and add a constant to them. Then let one \
           neuron learn ill or healthy, and move the probability from which it says ill.",
    sentence: "The probabilities of a network are its own opinion. A constant on all logits changes nothing, a temperature changes every \
               sureness and no answer: whether 0.99 means 99 of 100 has to be counted on new pictures.",
    visit_title: "Train ill or healthy",
    visit,
    computes,
    missing,
};

/// The other output layer of the slide: one neuron with a sigmoid, trained on the same pictures.
fn visit(_: &Chapters) -> Visit {
    Visit::Train(Mode::Easy, Box::new(TrainingSettings { classes: Classes::Binary, ..small_settings(LESSON_SEED) }))
}

fn computes(chapters: &Chapters) -> &'static str {
    if chapters.output_layer.knobs.scene == OutputScene::Heads { "Both networks learn" } else { "The network learns" }
}

fn missing(chapters: &Chapters) -> Option<&'static str> {
    let is_counted = chapters.output_layer.seen.as_ref().is_some_and(|seen| seen.pictures.is_some());
    (!is_counted).then_some("how many of 1,000 answers are right")
}
