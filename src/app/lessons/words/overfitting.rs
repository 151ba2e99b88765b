//! Chapter 9: over- and underfitting.

use super::super::{Chapters, LESSON_SEED, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;
use crate::factory::Mode;
use crate::network::TrainingSettings;
use crate::words::{Words, words};
use crate::worker::lessons::{FitScene, SEEN, SetSize, small_settings};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("overfitting"),
    number: 9,
    title: Words::lessons_overfitting_title,
    group: ChapterGroup::Data,
    slide: Words::lessons_overfitting_slide,
    question: Words::lessons_overfitting_question,
    predictions: [
        Words::lessons_overfitting_prediction_first,
        Words::lessons_overfitting_prediction_second,
        Words::lessons_overfitting_prediction_third,
    ],
    right: 1,
    task: Words::lessons_overfitting_task,
    sentence: Words::lessons_overfitting_sentence,
    visit_title: Words::lessons_overfitting_visit,
    visit,
    computes,
    missing,
};

fn visit(chapters: &Chapters) -> Visit {
    let dataset = chapters.overfitting.knobs.size.pictures();
    Visit::Train(Mode::Easy, Box::new(TrainingSettings { dataset, ..small_settings(LESSON_SEED) }))
}

fn computes(chapters: &Chapters) -> String {
    match chapters.overfitting.knobs.scene {
        FitScene::SetSizes => words().lessons_network_learns(),
        FitScene::Decay => words().lessons_neuron_learns(),
    }
}

fn missing(chapters: &Chapters) -> Option<String> {
    let is_seen = |size: SetSize| {
        let course = chapters.overfitting.seen.as_ref().and_then(|fits| fits.of(size).last());
        course.is_some_and(|last| last.seen >= SEEN)
    };
    match (is_seen(SetSize::Thirty), is_seen(SetSize::Endless)) {
        (false, _) => Some(words().lessons_overfitting_missing_same()),
        (true, false) => Some(words().lessons_overfitting_missing_new()),
        (true, true) => None,
    }
}
