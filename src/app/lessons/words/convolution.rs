//! Chapter 5: convolution.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::{MAPS, PageId};
use crate::worker::lessons::Filter;

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("convolution"),
    number: 5,
    title: "Convolution",
    group: ChapterGroup::Network,
    slide: "Slide: Convolutional layer",
    question: "Which 5 x 5 kernel finds the tumors of HARD pictures (small, faint tumors) best: one for slopes, one for outlines, or the plain mean of 25 pixels?",
    predictions: [
        "Slopes (Sobel): a tumor has an edge",
        "Outlines: a tumor differs from its surroundings",
        "The mean (blur): noise is the enemy",
    ],
    right: 2,
    task: "Choose a kernel, or drag its 25 weights, and watch the AUC: the chance that a tumor pixel responds more than a healthy one. 0.5 is chance.",
    sentence: "Kernels of edges answer to the folds of the brain as loudly as to tumors. The best single kernel is hardly better than a blur: more takes many kernels, one after the other.",
    visit_title: "The maps of a network",
    visit,
    computes,
    missing: |_| None,
};

fn visit(_: &Chapters) -> Visit {
    Visit::Network(MAPS)
}

fn computes(chapters: &Chapters) -> &'static str {
    match chapters.convolution.knobs.filter {
        Filter::Best => "Fitting the best kernel",
        Filter::Kernel(_) | Filter::Twin => "Judging the kernels",
    }
}
