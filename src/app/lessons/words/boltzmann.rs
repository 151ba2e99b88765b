//! Chapter 11: restricted Boltzmann machines.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::{PageId, Room};
use crate::worker::lessons::BoltzmannScene;

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("boltzmann"),
    number: 11,
    title: "RBM",
    group: ChapterGroup::WithoutLabels,
    slide: "Slide: Restricted Boltzmann machine (RBM)",
    question: "A machine without labels learns patches of HARD pictures (small, faint tumors). How much do its filters help to say whether there is a tumor in the middle?",
    predictions: [
        "Much: it has found the tumors by itself",
        "Hardly more than random filters",
        "Not at all: without labels nothing is learned",
    ],
    right: 1,
    task: "Turn the learning rate up until the numbers run away. Take masks, and turn it up until units die. Then let it dream of a class.",
    sentence: "A machine without labels learns what patches look like, not what you want to know. Filters of random numbers answer as well (Gray patches), and its dreams cannot count tumors (Dreams).",
    visit_title: "The factory",
    visit,
    computes,
    missing,
};

fn visit(_: &Chapters) -> Visit {
    Visit::Room(Room::Factory)
}

fn computes(chapters: &Chapters) -> &'static str {
    match chapters.boltzmann.knobs.scene {
        BoltzmannScene::Masks | BoltzmannScene::Gray => "The machine learns",
        BoltzmannScene::Dream => "It learns and dreams",
    }
}

fn missing(chapters: &Chapters) -> Option<&'static str> {
    let seen = chapters.boltzmann.seen.as_ref().and_then(|seen| seen.filters.as_ref());
    let is_controlled = seen.is_some_and(|filters| filters.control.is_some());
    (!is_controlled).then_some("learned and random filters of gray patches, side by side")
}
