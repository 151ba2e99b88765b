//! How the network that plays learned, under the answers.

use egui::Ui;

use super::super::theme;
use super::super::widgets::{learning_chart, no_learning_chart};
use crate::app::State;

/// Least height with which the chart is read, in points; where there is less room, it is left out.
const LEAST_HEIGHT: f32 = 44.0;
/// Greatest height, in points.
const GREATEST_HEIGHT: f32 = 200.0;

/// Height of a sentence in its place, in points.
const SENTENCE_HEIGHT: f32 = 48.0;

/// Shows the chart in `room` points of height, if it fits.
pub fn show(ui: &mut Ui, state: &State, room: f32) {
    let height = (room - theme::GAP).min(GREATEST_HEIGHT);
    if height < LEAST_HEIGHT {
        return;
    }
    ui.add_space(theme::GAP - ui.spacing().item_spacing.y);
    match state.opponent_curve() {
        Ok(curve) => learning_chart(ui, height, &curve),
        Err(reason) => no_learning_chart(ui, SENTENCE_HEIGHT, &reason.words()),
    }
}
