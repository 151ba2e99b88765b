//! The page of base and sample, side by side.

use egui::Ui;

use super::super::Actions;
use super::super::page::PageInfo;
use super::FactoryPage;
use super::pair::Pair;
use super::tumor_handles::TumorHandles;
use crate::app::{Rendered, SAMPLE, State};
use crate::words::words;

/// Base and sample.
#[derive(Default)]
pub struct Sample {
    handles: TumorHandles,
}

impl FactoryPage for Sample {
    fn info(&self) -> PageInfo {
        PageInfo::new(SAMPLE.0, words().factory_page_sample(), words().factory_page_sample_hint())
    }

    fn show(&mut self, ui: &mut Ui, state: &State, picture: &Rendered, pair: &mut Pair, actions: &mut Actions) {
        let [_, sample] = pair.sample(ui, state, picture, actions);
        sample.view.over(ui, |ui, _| self.handles.show(ui, state, picture, sample.view, actions));
    }
}
