//! Chapter 9: over- and underfitting.

use super::super::{Chapters, LESSON_SEED, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;
use crate::factory::Mode;
use crate::network::TrainingSettings;
use crate::worker::lessons::{FitScene, SEEN, SetSize, small_settings};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("overfitting"),
    number: 9,
    title: "Overfitting",
    group: ChapterGroup::Data,
    slide: "Slides: v1, v2, v3 overfit",
    question: "A network sees 3,200 pictures: always the same 30 of them, or always new ones. What differs?",
    predictions: [
        "Nothing: it sees 3,200 pictures in any case",
        "The same 30: right there, wrong on new pictures",
        "The same 30: it learns nothing at all",
    ],
    right: 1,
    task: "Choose the number of different pictures: the network is trained at once. Then hold one neuron back by L2.",
    sentence: "Right answers on the training pictures prove nothing. Only pictures that the network never saw show what it has learned.",
    visit_title: "Train with this set",
    visit,
    computes,
    missing,
};

fn visit(chapters: &Chapters) -> Visit {
    let dataset = chapters.overfitting.knobs.size.pictures();
    Visit::Train(Mode::Easy, Box::new(TrainingSettings { dataset, ..small_settings(LESSON_SEED) }))
}

fn computes(chapters: &Chapters) -> &'static str {
    match chapters.overfitting.knobs.scene {
        FitScene::SetSizes => "The network learns",
        FitScene::Decay => "The neuron learns",
    }
}

fn missing(chapters: &Chapters) -> Option<&'static str> {
    let is_seen = |size: SetSize| {
        let course = chapters.overfitting.seen.as_ref().and_then(|fits| fits.of(size).last());
        course.is_some_and(|last| last.seen >= SEEN)
    };
    match (is_seen(SetSize::Thirty), is_seen(SetSize::Endless)) {
        (false, _) => Some("a training with the same 30 pictures"),
        (true, false) => Some("a training with new pictures"),
        (true, true) => None,
    }
}
