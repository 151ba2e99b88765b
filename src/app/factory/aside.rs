//! The factory put aside while a lesson is taught, and what a step of a lesson sets in it.

use std::sync::Arc;

use super::super::lesson_file::PicturePins;
use super::super::{PageId, Shared};
use super::{Extra, Factory, GRID_COUNT, GridChoice, History, NoPicture, SAMPLE};
use crate::factory::{Stage, TumorId};
use crate::worker::Rendered;

/// Seed of the pictures of a lesson that pins none: beyond those that can be typed or pinned.
const SEED: u64 = 1_000_002_000;

/// The factory as it was.
#[derive(Debug)]
pub struct FactoryAside {
    history: History,
    place: (u64, u64),
    selected: Option<TumorId>,
    page: PageId,
    extra: Extra,
    stage: Stage,
    grid: GridChoice,
    strip_key: &'static str,
    picture: Option<Arc<Rendered>>,
    refusal: Option<NoPicture>,
}

impl Factory {
    /// Puts what is tuned aside, with its undo, and begins with the preset of the difficulty.
    pub(in super::super) fn set_aside(&mut self, shared: &Shared) -> FactoryAside {
        self.renders.cancel();
        let aside = FactoryAside {
            history: std::mem::replace(&mut self.history, History::new(shared.settings.mode.recipe())),
            place: (self.seed, self.index),
            selected: self.selected.take(),
            page: std::mem::replace(&mut self.page, SAMPLE),
            extra: std::mem::replace(&mut self.extra, Extra::None),
            stage: std::mem::replace(&mut self.stage, Stage::LAST),
            grid: std::mem::replace(&mut self.grid, GridChoice { count: GRID_COUNT, class: None, mixed: false }),
            strip_key: self.strip_key,
            picture: self.picture.take(),
            refusal: self.refusal.take(),
        };
        (self.seed, self.index) = (SEED, 0);
        aside
    }

    /// What was tuned before, as it was.
    pub(in super::super) fn put_back(&mut self, aside: FactoryAside, shared: &Shared) {
        self.renders.cancel();
        self.history = aside.history;
        (self.seed, self.index) = aside.place;
        (self.selected, self.page, self.extra, self.stage) = (aside.selected, aside.page, aside.extra, aside.stage);
        (self.grid, self.strip_key) = (aside.grid, aside.strip_key);
        (self.picture, self.refusal) = (aside.picture, aside.refusal);
        if !self.shows_newest(shared) {
            self.render(shared);
        }
    }

    /// Sets what a step pins.
    pub(in super::super) fn pin(&mut self, page: Option<PageId>, pins: &PicturePins, shared: &Shared) {
        self.page = page.unwrap_or(self.page);
        let recipe = pins.recipe.as_ref().map(|recipe| (**recipe).clone());
        if let Some(recipe) = recipe.or_else(|| pins.mode.map(crate::factory::Mode::recipe)) {
            self.history.load(recipe);
        }
        let place = (pins.seed.unwrap_or(self.seed), pins.index.unwrap_or(self.index));
        if place != (self.seed, self.index) {
            (self.seed, self.index) = place;
            self.selected = None;
        }
        self.render(shared);
    }
}
