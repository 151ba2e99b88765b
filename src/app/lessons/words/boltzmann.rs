//! Chapter 11: restricted Boltzmann machines.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::{PageId, Room};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("boltzmann"),
    number: 11,
    title: "RBM",
    group: ChapterGroup::WithoutLabels,
    slide: "Slide: Restricted Boltzmann machine (RBM)",
    question: "A machine without labels learns patches of HARD pictures. How much do its filters help to say whether there is a tumor in the middle?",
    predictions: [
        "Much: it has found the tumors by itself",
        "Hardly more than random filters",
        "Not at all: without labels nothing is learned",
    ],
    right: 1,
    task: "Turn the learning rate up until units die. Take gray patches, where it runs away, and read the control. Then let it dream of a class.",
    sentence: "A machine without labels learns what patches look like, not what you want to know. Filters of random numbers answer as well (Gray patches), and its dreams cannot count tumors (Dreams).",
    visit_title: "The factory",
    visit,
};

fn visit(_: &Chapters) -> Visit {
    Visit::Room(Room::Factory)
}
