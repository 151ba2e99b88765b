//! Chapter 13: a planted shortcut.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::{PageId, Room};
use crate::worker::lessons::SHORTCUT_SEEN;

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("shortcut"),
    number: 13,
    title: "Shortcut",
    group: ChapterGroup::Data,
    slide: "Slide: Observation (a single type predicted)",
    question: "Every picture of class A has a bright square in the corner. What does the network learn about class A?",
    predictions: ["Tumors: the square has nothing to do with the disease", "Both, and tumors count more", "The square alone"],
    right: 2,
    task: "Set how many pictures of class A have the square. The network is trained at once.",
    sentence: "A network learns what tells the classes apart, not what we mean. Look at the evidence, and test on pictures without the mark.",
    visit_title: "The mark in the Factory",
    visit,
    computes: |_| "The network learns",
    missing,
};

fn visit(_chapters: &Chapters) -> Visit {
    Visit::Room(Room::Factory)
}

fn missing(chapters: &Chapters) -> Option<&'static str> {
    let is_whole = chapters
        .shortcut
        .seen
        .as_ref()
        .is_some_and(|seen| seen.share >= 1.0 && seen.course.last().is_some_and(|last| last.seen >= SHORTCUT_SEEN));
    (!is_whole).then_some("a training whose pictures of class A always have the square")
}
