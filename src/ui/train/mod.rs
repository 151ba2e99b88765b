//! The training room: the plan left, the curves or all runs in the middle, the figures right.

mod charts;
mod controls;
mod figures;
mod gradients;
mod mistakes;
mod plan;
mod race;
mod runs;
mod said;
mod stories;

use super::window::Wish;
use super::{Actions, theme};
use crate::app::{Action, State, TrainView};
use charts::Charts;
use controls::Controls;
use egui::{Button, Frame, Margin, Panel, Rect, RichText, Ui, vec2};
use runs::Runs;
use said::Said;

/// Width of the column with the plan, in points.
const CONTROLS_WIDTH: f32 = 288.0;
/// Width of the column with the figures, in points.
const FIGURES_WIDTH: f32 = 252.0;
/// What view and figures need beside the plan, in points.
const ROOM_FOR_ALL: f32 = 940.0;

/// What the room remembers between frames.
#[derive(Default)]
pub struct TrainRoom {
    controls: Controls,
    charts: Charts,
    said: Said,
    runs: Runs,
    show_stories: bool,
    /// Where the middle was shown last.
    figure: Option<Rect>,
}

impl TrainRoom {
    /// The part of the window that shows the view.
    pub fn figure(&self) -> Option<Rect> {
        self.figure
    }

    /// Shows the room.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions, wishes: &mut Vec<Wish>) {
        let palette = theme::palette(ui);
        let side = Frame::new().fill(palette.panel).inner_margin(Margin::same(16));
        Panel::left("plan")
            .frame(side)
            .exact_size(CONTROLS_WIDTH)
            .show(ui, |ui| self.show_stories |= self.controls.show(ui, state, actions, wishes));
        if self.show_stories && stories::show(ui, actions) {
            self.show_stories = false;
        }
        // The views with many columns need the room that the figures take in a small window.
        if state.runs.view == TrainView::Live || ui.available_width() > ROOM_FOR_ALL {
            Panel::right("figures")
                .frame(side)
                .exact_size(FIGURES_WIDTH)
                .show(ui, |ui| egui::ScrollArea::vertical().show(ui, |ui| figures::show(ui, state, actions)));
        }
        Frame::new().inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
            views(ui, state, actions, wishes);
            self.figure = Some(ui.available_rect_before_wrap().expand(theme::GAP));
            match state.runs.view {
                TrainView::Live => {
                    self.charts.show(ui, &state.train, said::HEIGHT_IN_ALL);
                    self.said.show(ui, state);
                }
                TrainView::Mistakes => mistakes::show(ui, state, actions),
                TrainView::Gradients => gradients::show(ui, state),
                TrainView::Race => race::show(ui, state, actions),
                TrainView::Runs => self.runs.show(ui, state, actions),
            }
        });
    }
}

/// What the middle shows, and ways to take it out of the program.
fn views(ui: &mut Ui, state: &State, actions: &mut Actions, wishes: &mut Vec<Wish>) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding.x = 8.0;
        ui.spacing_mut().item_spacing.x = 4.0;
        for view in TrainView::ALL {
            let chosen = view == state.runs.view;
            let text = RichText::new(view.word()).color(if chosen { palette.text } else { palette.muted });
            if ui.add(Button::selectable(chosen, text).min_size(vec2(0.0, 32.0))).clicked() {
                actions.push(Action::SetTrainView(view));
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            for (word, wish, hover) in [
                ("PNG", Wish::SaveFigure, "Saves a picture of what is shown here"),
                ("CSV", Wish::SaveTable, "Saves the numbers of what is shown here as a table"),
            ] {
                let button = Button::new(RichText::new(word).small()).min_size(vec2(0.0, 26.0));
                if ui.add_enabled(!state.file_busy, button).on_hover_text(hover).clicked() {
                    wishes.push(wish);
                }
            }
        });
    });
}
