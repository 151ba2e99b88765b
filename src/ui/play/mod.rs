//! The game room: base left, sample right, answers beside them, scores below.

mod answers;
mod evidence;
mod opponent;
mod pictures;
mod score;
mod score_bar;
pub(super) mod words;

use egui::{Frame, Key, Margin, Panel, Ui};

use super::actions::Dialog;
use super::page::{Keys, RoomView};
use super::{Actions, theme};
use crate::app::{Action, PlayAction, State};
use crate::factory::{Mode, Syndrome};
use pictures::Pictures;

/// Width of the column with the answers, in points.
const ANSWERS_WIDTH: f32 = 372.0;

/// What the room remembers between frames.
#[derive(Default)]
pub struct PlayRoom {
    pictures: Pictures,
    show_score: bool,
}

impl RoomView for PlayRoom {
    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        Panel::bottom("scores")
            .frame(Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 10)))
            .exact_size(score_bar::HEIGHT)
            .show(ui, |ui| score_bar::show(ui, state, actions));
        Panel::right("answers")
            .frame(Frame::new().fill(palette.panel).inner_margin(Margin::same(16)))
            .exact_size(ANSWERS_WIDTH)
            .show(ui, |ui| egui::ScrollArea::vertical().show(ui, |ui| answers::show(ui, state, actions)));
        self.pictures.show(ui, state, actions);
        if self.show_score && score::show(ui.ctx(), state, actions) {
            self.show_score = false;
        }
    }

    fn read_keys(&mut self, keys: &Keys<'_>, _state: &State, actions: &mut Actions) {
        for (key, class) in [(Key::A, Syndrome::A), (Key::B, Syndrome::B), (Key::C, Syndrome::C), (Key::Z, Syndrome::Z)] {
            if keys.pressed(key) {
                actions.push(PlayAction::Answer(class));
            }
        }
        for (key, mode) in [(Key::E, Mode::Easy), (Key::H, Mode::Hard)] {
            if keys.pressed(key) {
                actions.push(PlayAction::SetMode(mode));
            }
        }
        if keys.pressed(Key::O) {
            actions.push(Action::ToggleOutlines);
        }
        if keys.pressed(Key::S) {
            actions.toggle(Dialog::Score);
        }
        if keys.pressed(Key::V) {
            actions.push(PlayAction::ToggleEvidence);
        }
        self.pictures.read_keys(keys);
        if !keys.is_focused() && (keys.pressed(Key::Space) || keys.pressed(Key::Enter)) {
            actions.push(PlayAction::Next);
        }
    }

    fn is_covered(&self) -> bool {
        self.show_score
    }

    fn toggle(&mut self, dialog: Dialog) {
        self.show_score ^= dialog == Dialog::Score;
    }
}
