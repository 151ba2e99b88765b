//! Chapter 4: momentum, Nesterov, Adam.

use super::super::{Chapters, LESSON_SEED, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;
use crate::factory::Mode;
use crate::network::{OptimizerKind, TrainingSettings};
use crate::worker::lessons::{MomentumScene, WALKERS, Walker, small_settings};

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("momentum"),
    number: 4,
    title: "Momentum",
    group: ChapterGroup::Learning,
    slide: "Slide: Advanced adjustment methods",
    question: "A loss has a shallow valley and a deep one. Which way down ends in the deep valley from nearly every start?",
    predictions: ["Momentum: it rolls over the hill", "Adam: it adapts its steps", "Noise that slowly goes quiet"],
    right: 2,
    task: "Try all five on the two valleys. Then take the ravine, and drag the point on its pad.",
    sentence: "Momentum is for ravines: it adds up the small steps along the floor. It hardly leaves a wrong valley. Noise does, and the \
               noise of small batches is noise of this kind.",
    visit_title: "Train with this optimizer",
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

fn missing(chapters: &Chapters) -> Option<&'static str> {
    let has_tried = chapters.momentum.seen.as_ref().is_some_and(|seen| match &seen.scene {
        MomentumScene::Valleys(valleys) => WALKERS.iter().zip(valleys.tried).all(|(walker, tried)| {
            let is_asked = matches!(walker, Walker::HeavyBall | Walker::Adam | Walker::Noise);
            !is_asked || tried.is_some()
        }),
        MomentumScene::Ravine(_) => false,
    });
    (!has_tried).then_some("heavy ball, Adam and noise on the two valleys")
}
