//! Chapter 7: the output layer.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;

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
    task: "Move the four logits and add a constant to all. Then choose the 1,000 pictures and turn the temperature.",
    sentence: "The probabilities of a network are its own opinion. A constant on all logits changes nothing, a temperature changes every \
               sureness and no answer: whether 0.99 means 99 of 100 has to be counted on new pictures.",
    visit_title: "The sum of a logit",
    visit,
};

fn visit(_: &Chapters) -> Visit {
    Visit::Network(PageId("sum"))
}
