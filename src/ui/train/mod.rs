//! The training room: the plan left, the curves in the middle, the figures right.

mod charts;
mod controls;
mod figures;

use egui::{Frame, Margin, Panel, Ui};

use super::window::Wish;
use super::{Actions, theme};
use crate::app::State;
use charts::Charts;
use controls::Controls;

/// Width of the column with the plan, in points.
const CONTROLS_WIDTH: f32 = 268.0;
/// Width of the column with the figures, in points.
const FIGURES_WIDTH: f32 = 268.0;

/// What the room remembers between frames.
#[derive(Default)]
pub struct TrainRoom {
    controls: Controls,
    charts: Charts,
}

impl TrainRoom {
    /// Shows the room.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions, wishes: &mut Vec<Wish>) {
        let palette = theme::palette(ui);
        let side = Frame::new().fill(palette.panel).inner_margin(Margin::same(16));
        Panel::left("plan")
            .frame(side)
            .exact_size(CONTROLS_WIDTH)
            .show(ui, |ui| egui::ScrollArea::vertical().show(ui, |ui| self.controls.show(ui, state, actions, wishes)));
        Panel::right("figures")
            .frame(side)
            .exact_size(FIGURES_WIDTH)
            .show(ui, |ui| egui::ScrollArea::vertical().show(ui, |ui| figures::show(ui, state, actions)));
        Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| self.charts.show(ui, &state.train));
    }
}
