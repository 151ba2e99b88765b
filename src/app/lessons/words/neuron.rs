//! Chapter 1: the neuron.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("neuron"),
    number: 1,
    title: "Neuron",
    group: ChapterGroup::Learning,
    slide: "Slide: Neuron (perceptron) schema",
    question: "Two numbers describe a picture. Alone, the first says nothing about illness, and the second says little. How many of 100 new \
               pictures does one neuron with both get right?",
    predictions: [
        "About 50: it guesses",
        "About 70: no more than the better number alone",
        "More than 80: together they say more",
    ],
    right: 2,
    task: "Drag the point over the map, or turn the weights. On the line the neuron is undecided.",
    sentence: "A neuron weighs its inputs against each other: the negative weight of the spread subtracts what brightness and contrast \
               of the picture put into both numbers. An input need not be useful alone.",
    visit_title: "A sum of a network",
    visit,
    computes: super::pictures_made,
    missing,
};

fn visit(_: &Chapters) -> Visit {
    Visit::Network(PageId("sum"))
}

/// More than this above the least loss, and the weights are not yet near the best ones.
const NEAR: f64 = 0.02;

fn missing(chapters: &Chapters) -> Option<&'static str> {
    let is_near = chapters.neuron.seen.as_ref().is_some_and(|seen| seen.loss < seen.ground.stage.least + NEAR);
    (!is_near).then_some("weights near the least loss")
}
