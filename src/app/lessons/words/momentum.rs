//! Chapter 4: momentum, Nesterov, Adam.

use super::super::{Chapters, LESSON_SEED, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;
use crate::factory::Mode;
use crate::network::{OptimizerKind, TrainingSettings};
use crate::words::{Words, words};
use crate::worker::lessons::{MomentumScene, WALKERS, Walker, small_settings};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("momentum"),
    number: 4,
    title: Words::lessons_momentum_title,
    group: ChapterGroup::Learning,
    slide: Words::lessons_momentum_slide,
    question: Words::lessons_momentum_question,
    predictions: [
        Words::lessons_momentum_prediction_first,
        Words::lessons_momentum_prediction_second,
        Words::lessons_momentum_prediction_third,
    ],
    right: 2,
    task: Words::lessons_momentum_task,
    sentence: Words::lessons_momentum_sentence,
    visit_title: Words::lessons_momentum_visit,
    visit,
    computes: super::pictures_made,
    missing,
};

fn visit(chapters: &Chapters) -> Visit {
    let optimizer = match chapters.momentum.knobs.walker {
        Walker::Plain | Walker::Noise => OptimizerKind::Sgd,
        Walker::HeavyBall => OptimizerKind::Momentum,
        Walker::Nesterov => OptimizerKind::Nesterov,
        Walker::Adam => OptimizerKind::Adam,
    };
    Visit::Train(Mode::Hard, Box::new(TrainingSettings { optimizer, ..small_settings(LESSON_SEED) }))
}

fn missing(chapters: &Chapters) -> Option<String> {
    let has_tried = chapters.momentum.seen.as_ref().is_some_and(|seen| match &seen.scene {
        MomentumScene::Valleys(valleys) => WALKERS.iter().zip(valleys.tried).all(|(walker, tried)| {
            let is_asked = matches!(walker, Walker::HeavyBall | Walker::Adam | Walker::Noise);
            !is_asked || tried.is_some()
        }),
        MomentumScene::Ravine(_) => false,
    });
    (!has_tried).then(|| words().lessons_momentum_missing())
}
