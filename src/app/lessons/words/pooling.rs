//! Chapter 6: pooling.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::{MAPS, PageId};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("pooling"),
    number: 6,
    title: "Pooling",
    group: ChapterGroup::Network,
    slide: "Slide: Pooling layer",
    question: "A picture moves by one pixel. What does the map behind a 2 x 2 maximum do?",
    predictions: ["It stays: pooling makes the place unimportant", "It moves by half a cell", "Most of its cells change"],
    right: 2,
    task: "Move the picture pixel by pixel and watch the cells that change. Then let a tumor walk, and ask a network at each pixel.",
    sentence: "Pooling moves by whole cells only: 2 pixels move its map by one cell, 1 pixel makes another map. Pooling does not make a network blind to the place.",
    visit_title: "The maps of a network",
    visit,
    computes: |_| "The network learns",
    missing,
};

fn visit(_: &Chapters) -> Visit {
    Visit::Network(MAPS)
}

fn missing(chapters: &Chapters) -> Option<&'static str> {
    let has_moved = chapters.pooling.seen.as_ref().is_some_and(|seen| seen.way.len() > 1);
    (!has_moved).then_some("a picture that was moved")
}
