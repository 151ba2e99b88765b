//! The factory room: knobs left, the specimen right, seen in seven ways.

mod breaking_chart;
mod breaking_point;
mod contrasts;
mod export;
mod grid;
mod histogram;
mod knob;
mod knobs;
mod navigation;
mod pair;
mod peel;
mod presets;
mod region;
mod strip;

use egui::{Frame, Margin, Panel, Ui};

use super::window::Wish;
use super::{Actions, theme};
use crate::app::{FactoryView, State};
use breaking_point::BreakingPoint;
use grid::Grid;
use knobs::Knobs;
use pair::Pair;
use peel::Peel;
use presets::Presets;
use region::Region;

/// Width of the column with the knobs, in points.
const KNOBS_WIDTH: f32 = 348.0;

/// What the room remembers between frames.
#[derive(Default)]
pub struct FactoryRoom {
    knobs: Knobs,
    pair: Pair,
    peel: Peel,
    grid: Grid,
    strip: Grid,
    region: Region,
    breaking_point: BreakingPoint,
    presets: Presets,
    show_export: bool,
    show_presets: bool,
}

impl FactoryRoom {
    /// Shows or hides the dialog of the export.
    pub fn toggle_export(&mut self) {
        self.show_export = !self.show_export;
    }

    /// Shows or hides the dialog of the presets.
    pub fn toggle_presets(&mut self) {
        self.show_presets = !self.show_presets;
    }

    /// Shows the room.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions, wishes: &mut Vec<Wish>) {
        let palette = theme::palette(ui);
        let factory = &state.factory;
        let side = Frame::new().fill(palette.panel).inner_margin(Margin::same(12));
        Panel::left("knobs").frame(side).exact_size(KNOBS_WIDTH).show(ui, |ui| self.knobs.show(ui, state, actions, wishes));
        if self.show_export && export::show(ui, state, actions, wishes) {
            self.show_export = false;
        }
        if self.show_presets && self.presets.show(ui, state, actions) {
            self.show_presets = false;
        }
        Frame::new().inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
            navigation::show(ui, state, actions, wishes);
            let Some(picture) = &factory.picture else {
                ui.centered_and_justified(|ui| ui.label("The first picture is on its way"));
                return;
            };
            match factory.view {
                FactoryView::Sample => {
                    self.pair.sample(ui, state, picture);
                }
                FactoryView::Difference => self.pair.difference(ui, state, picture),
                FactoryView::Peel => self.peel.show(ui, state, picture, &mut self.pair, actions),
                FactoryView::Grid => self.grid.show(ui, state, picture, actions),
                FactoryView::Region => self.region.show(ui, state, picture, &mut self.pair, actions),
                FactoryView::BreakingPoint => self.breaking_point.show(ui, state, picture, actions),
                FactoryView::Strip => strip::show(&mut self.strip, ui, state, picture, actions),
            }
        });
    }
}
