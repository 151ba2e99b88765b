//! The game room: base left, sample right, answers beside them, scores below.

mod answers;
mod evidence;
mod examples;
mod hidden;
mod ill_or_healthy;
mod learning;
mod opponent;
mod pictures;
mod score;
mod score_bar;
mod session_controls;

use egui::{Frame, Key, Margin, Panel, Ui};

use super::actions::Dialog;
use super::page::{Keys, RoomView};
use super::widgets::pixel_scale;
use super::{Actions, learn_strip, theme};
use crate::app::{Action, PlayAction, State};
use crate::factory::{Mode, Syndrome};
use pictures::Pictures;

/// Least and greatest width of the column with the answers, in points.
const ANSWERS_WIDTH: (f32, f32) = (372.0, 464.0);
/// Space around the answers, in points.
const ANSWERS_MARGIN: Margin = Margin::symmetric(16, 12);

/// What the room remembers between frames.
#[derive(Default)]
pub struct PlayRoom {
    pictures: Pictures,
    examples: examples::ExamplesView,
    show_score: bool,
    /// Whether the examples lay over the room when it was painted.
    shows_examples: bool,
}

impl RoomView for PlayRoom {
    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        Panel::bottom("scores")
            .frame(Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 6)))
            .exact_size(score_bar::height(state))
            .show(ui, |ui| score_bar::show(ui, state, actions));
        let width = answers_width(ui);
        Panel::right("answers").frame(Frame::new().fill(palette.panel).inner_margin(ANSWERS_MARGIN)).exact_size(width).show(
            ui,
            |ui| {
                let height = ui.available_height();
                egui::ScrollArea::vertical().show(ui, |ui| answers::show(ui, state, actions, height));
            },
        );
        self.pictures.show(ui, state, actions);
        if self.show_score && score::show(ui.ctx(), state, actions) {
            self.show_score = false;
        }
        self.shows_examples = state.play.examples.is_open;
        if self.shows_examples {
            self.examples.show(ui.ctx(), state, actions);
        }
    }

    fn read_keys(&mut self, keys: &Keys<'_>, state: &State, actions: &mut Actions) {
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
        if keys.pressed(Key::T) && learn_strip::is_offered(state) {
            actions.push(PlayAction::TrainOnThis);
        }
        if keys.pressed(Key::V) {
            actions.push(PlayAction::ToggleEvidence);
        }
        if keys.pressed(Key::N) {
            actions.push(PlayAction::HideBase(!state.shared.settings.base_hidden));
        }
        self.pictures.read_keys(keys, state);
        if !keys.is_focused() && (keys.pressed(Key::Space) || keys.pressed(Key::Enter)) {
            actions.push(PlayAction::Next);
        }
    }

    fn toggle(&mut self, dialog: Dialog) {
        self.show_score ^= dialog == Dialog::Score;
    }

    fn judges_base(&self, _state: &State) -> bool {
        true
    }
}

/// What the pictures, at the size that the height allows, leave for the answers.
fn answers_width(ui: &Ui) -> f32 {
    let area = ui.available_rect_before_wrap();
    let size = pixel_scale(ui, egui::vec2(f32::INFINITY, area.height() - pictures::AROUND));
    (area.width() - 2.0 * size.x - 3.0 * pictures::MARGIN).floor().clamp(ANSWERS_WIDTH.0, ANSWERS_WIDTH.1)
}
