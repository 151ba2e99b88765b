//! The training room: the plan left, the curves or all runs in the middle, the figures right.

mod charts;
mod controls;
mod figures;
mod runs;

pub(super) use figures::grouped;

use egui::{Button, Frame, Margin, Panel, RichText, Ui, vec2};

use super::window::Wish;
use super::{Actions, theme};
use crate::app::{Action, State, TrainView};
use charts::Charts;
use controls::Controls;
use runs::Runs;

/// Width of the column with the plan, in points.
const CONTROLS_WIDTH: f32 = 268.0;
/// Width of the column with the figures, in points.
const FIGURES_WIDTH: f32 = 268.0;

/// What the room remembers between frames.
#[derive(Default)]
pub struct TrainRoom {
    controls: Controls,
    charts: Charts,
    runs: Runs,
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
        Frame::new().inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
            views(ui, state, actions);
            match state.runs.view {
                TrainView::Live => self.charts.show(ui, &state.train),
                TrainView::Runs => self.runs.show(ui, state, actions),
            }
        });
    }
}

/// What the middle shows.
fn views(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        for view in TrainView::ALL {
            let chosen = view == state.runs.view;
            let text = RichText::new(view.word()).color(if chosen { palette.text } else { palette.muted });
            if ui.add(Button::selectable(chosen, text).min_size(vec2(0.0, 32.0))).clicked() {
                actions.push(Action::SetTrainView(view));
            }
        }
    });
}
