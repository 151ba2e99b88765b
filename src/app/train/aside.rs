//! The plan of the next training put aside while a lesson is taught, and what a step of a lesson sets in it.
//!
//! A training that runs goes on, in a lesson and after it.

use std::sync::Arc;

use super::super::PageId;
use super::super::lesson_file::TrainPins;
use super::{LIVE, Train, TrainForm};
use crate::factory::Recipe;

/// The plan as it was.
#[derive(Debug)]
pub struct TrainAside {
    page: PageId,
    form: TrainForm,
    own: Option<Arc<Recipe>>,
}

impl Train {
    /// Puts the plan aside. The device stays: it is that of the machine.
    pub(in super::super) fn set_aside(&mut self) -> TrainAside {
        self.reads.cancel();
        let fresh = TrainForm { device: self.form.device, ..TrainForm::default() };
        TrainAside {
            page: std::mem::replace(&mut self.page, LIVE),
            form: std::mem::replace(&mut self.form, fresh),
            own: self.own.take(),
        }
    }

    /// The plan as it was.
    pub(in super::super) fn put_back(&mut self, aside: TrainAside) {
        self.reads.cancel();
        (self.page, self.form, self.own) = (aside.page, aside.form, aside.own);
    }

    /// Sets what a step pins.
    pub(in super::super) fn pin(&mut self, page: Option<PageId>, pins: &TrainPins) {
        self.page = page.unwrap_or(self.page);
        if let Some(recipe) = &pins.recipe {
            self.own = Some(Arc::clone(recipe));
        }
        self.form = pins.applied_to(self.form.clone());
    }
}
