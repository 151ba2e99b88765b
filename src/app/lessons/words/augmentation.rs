//! Chapter 12: augmentation.

use super::super::{Chapters, LESSON_SEED, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;
use crate::factory::{Augment, Augmentation, Mode};
use crate::network::TrainingSettings;
use crate::words::{Words, words};
use crate::worker::lessons::{LearnedFrom, SET, small_settings};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("augmentation"),
    number: 12,
    title: Words::lessons_augmentation_title,
    group: ChapterGroup::Data,
    slide: Words::lessons_augmentation_slide,
    question: Words::lessons_augmentation_question,
    predictions: [
        Words::lessons_augmentation_prediction_first,
        Words::lessons_augmentation_prediction_second,
        Words::lessons_augmentation_prediction_third,
    ],
    right: 1,
    task: Words::lessons_augmentation_task,
    sentence: Words::lessons_augmentation_sentence,
    visit_title: Words::lessons_augmentation_visit,
    visit,
    computes: |_| words().lessons_network_learns(),
    missing,
};

fn visit(chapters: &Chapters) -> Visit {
    let (dataset, augment) = match chapters.augmentation.knobs {
        LearnedFrom::Set(changes) => (Some(SET), changes),
        LearnedFrom::Endless => (None, Augmentation::default()),
    };
    Visit::Train(Mode::Easy, Box::new(TrainingSettings { dataset, augment, ..small_settings(LESSON_SEED) }))
}

fn missing(chapters: &Chapters) -> Option<String> {
    let has_learned = |fits: &dyn Fn(Augmentation) -> bool| {
        let courses = chapters.augmentation.seen.iter().flat_map(|seen| &seen.courses);
        courses.filter(|course| course.is_whole()).any(|course| match course.source {
            LearnedFrom::Set(changes) => fits(changes),
            LearnedFrom::Endless => false,
        })
    };
    if !has_learned(&|changes| changes == Augmentation::of(Augment::KEEPS_CLASS)) {
        Some(words().lessons_augmentation_missing_keeping())
    } else if !has_learned(&|changes| changes.has(Augment::Zoom)) {
        Some(words().lessons_augmentation_missing_zoom())
    } else {
        None
    }
}
