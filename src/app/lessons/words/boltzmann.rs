//! Chapter 11: restricted Boltzmann machines.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::{PageId, Room};
use crate::words::{Words, words};
use crate::worker::lessons::BoltzmannScene;

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("boltzmann"),
    number: 11,
    title: Words::lessons_boltzmann_title,
    group: ChapterGroup::WithoutLabels,
    slide: Words::lessons_boltzmann_slide,
    question: Words::lessons_boltzmann_question,
    predictions: [
        Words::lessons_boltzmann_prediction_first,
        Words::lessons_boltzmann_prediction_second,
        Words::lessons_boltzmann_prediction_third,
    ],
    right: 1,
    task: Words::lessons_boltzmann_task,
    sentence: Words::lessons_boltzmann_sentence,
    visit_title: Words::lessons_boltzmann_visit,
    visit,
    computes,
    missing,
};

fn visit(_: &Chapters) -> Visit {
    Visit::Room(Room::Factory)
}

fn computes(chapters: &Chapters) -> String {
    match chapters.boltzmann.knobs.scene {
        BoltzmannScene::Masks | BoltzmannScene::Gray => words().lessons_boltzmann_learns(),
        BoltzmannScene::Dream => words().lessons_boltzmann_dreams(),
    }
}

fn missing(chapters: &Chapters) -> Option<String> {
    let seen = chapters.boltzmann.seen.as_ref().and_then(|seen| seen.filters.as_ref());
    let is_controlled = seen.is_some_and(|filters| filters.control.is_some());
    (!is_controlled).then(|| words().lessons_boltzmann_missing())
}
