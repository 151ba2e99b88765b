//! The game room: base left, sample right, answers beside them, scores below.

mod answers;
mod opponent;
mod pictures;
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
}

impl PlayRoom {
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
    }
}
