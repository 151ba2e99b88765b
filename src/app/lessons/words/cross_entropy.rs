//! Chapter 8: cross-entropy.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::{PageId, Room};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("cross-entropy"),
    number: 8,
    title: "Cross-entropy",
    group: ChapterGroup::Network,
    slide: "Slide: Loss function for classification",
    question: "A neuron is surely wrong: it says 0.25\u{a0}% where the truth is 100\u{a0}%. Its error is the cross-entropy, or half the square of the \
               difference. Which one lets it learn?",
    predictions: [
        "Both alike: an error is an error",
        "The square: it punishes large errors most",
        "Cross-entropy: the square has no slope there",
    ],
    right: 2,
    task: "Turn the start towards 0 and back, and compare the steps until either neuron says more than one half.",
    sentence: "Where a neuron is surely wrong, the square of its error is nearly flat and teaches it almost nothing. The slope of the cross-entropy is \
               what it said minus the truth: the more wrong, the larger the step.",
    visit_title: "The loss of a training",
    visit,
    computes: super::pictures_made,
    missing: |_| None,
};

fn visit(_: &Chapters) -> Visit {
    Visit::Room(Room::Train)
}
