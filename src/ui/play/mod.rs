//! The game room: base left, sample right, answers beside them, scores below.

mod answers;
mod evidence;
mod opponent;
mod pictures;
mod score;
mod score_bar;
pub(super) mod words;

use egui::{Frame, Margin, Panel, Ui};

use super::window::Wish;
use super::{Actions, theme};
use crate::app::State;
use pictures::Pictures;

/// Width of the column with the answers, in points.
const ANSWERS_WIDTH: f32 = 372.0;

/// What the room remembers between frames.
#[derive(Default)]
pub struct PlayRoom {
    pictures: Pictures,
    show_score: bool,
}

impl PlayRoom {
    /// Shows or hides the comparison of both players.
    pub fn toggle_score(&mut self) {
        self.show_score = !self.show_score;
    }

    /// Whether something lies over the room that keys are for.
    pub fn is_covered(&self) -> bool {
        self.show_score
    }

    /// Shows the room.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions, wishes: &mut Vec<Wish>) {
        let palette = theme::palette(ui);
        Panel::bottom("scores")
            .frame(Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 10)))
            .exact_size(score_bar::HEIGHT)
            .show(ui, |ui| score_bar::show(ui, state, actions, wishes));
        Panel::right("answers")
            .frame(Frame::new().fill(palette.panel).inner_margin(Margin::same(16)))
            .exact_size(ANSWERS_WIDTH)
            .show(ui, |ui| egui::ScrollArea::vertical().show(ui, |ui| answers::show(ui, state, actions)));
        self.pictures.show(ui, state, actions);
        if self.show_score && score::show(ui.ctx(), state, actions) {
            self.show_score = false;
        }
    }
}
