//! Chapter 12: augmentation.

use super::super::{Chapters, LESSON_SEED, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;
use crate::factory::{Augment, Augmentation, Mode};
use crate::network::TrainingSettings;
use crate::worker::lessons::{LearnedFrom, SET, small_settings};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("augmentation"),
    number: 12,
    title: "Augmentation",
    group: ChapterGroup::Data,
    slide: "Slide: Altering the resulting image",
    question: "100 pictures are multiplied: mirrored, moved, made brighter, or enlarged up to 2.2 times. What helps most?",
    predictions: ["The more changes, the better", "The changes that keep the class", "None: 100 pictures stay 100 pictures"],
    right: 1,
    task: "Choose the changes. The network is trained on the 100 changed pictures and asked about new ones.",
    sentence: "Augmentation helps if the class stays true. An enlarged medium tumor is a big one: the picture then has the wrong class.",
    visit_title: "Train with these changes",
    visit,
    computes: |_| "The network learns",
    missing,
};

fn visit(chapters: &Chapters) -> Visit {
    let (dataset, augment) = match chapters.augmentation.knobs {
        LearnedFrom::Set(changes) => (Some(SET), changes),
        LearnedFrom::Endless => (None, Augmentation::default()),
    };
    Visit::Train(Mode::Easy, Box::new(TrainingSettings { dataset, augment, ..small_settings(LESSON_SEED) }))
}

fn missing(chapters: &Chapters) -> Option<&'static str> {
    let has_learned = |fits: &dyn Fn(Augmentation) -> bool| {
        let courses = chapters.augmentation.seen.iter().flat_map(|seen| &seen.courses);
        courses.filter(|course| course.is_whole()).any(|course| match course.source {
            LearnedFrom::Set(changes) => fits(changes),
            LearnedFrom::Endless => false,
        })
    };
    if !has_learned(&|changes| changes == Augmentation::of(Augment::KEEPS_CLASS)) {
        Some("a training with all changes that keep the class")
    } else if !has_learned(&|changes| changes.has(Augment::Zoom)) {
        Some("a training with zoom")
    } else {
        None
    }
}
