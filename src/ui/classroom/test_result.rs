//! The results of a person and of the machine over the same pictures.

use egui::{RichText, TextStyle, Ui};

use super::super::theme;
use crate::app::PlayerResult;

/// Digits of a result, in points.
const DIGITS: f32 = 40.0;

/// Shows both, large.
pub fn show(ui: &mut Ui, results: &[PlayerResult; 2]) {
    let palette = theme::palette(ui);
    for (result, (name, color)) in results.iter().zip([("You", palette.human), ("Machine", palette.machine)]) {
        if result.score.rounds == 0 {
            continue;
        }
        ui.label(theme::strong(ui, name, &TextStyle::Body).color(color));
        let (right, rounds) = (result.score.right, result.score.rounds);
        ui.label(RichText::new(format!("{right} / {rounds}")).font(theme::strong_font(DIGITS)).color(color));
        let (low, high) = result.score.interval();
        let share = 100.0 * result.score.share().unwrap_or_default();
        let words = format!("{share:.0} % right; between {:.0} and {:.0} % with 95 % confidence", 100.0 * low, 100.0 * high);
        ui.label(RichText::new(words).color(palette.muted));
        if let Some(points) = result.points {
            ui.label(RichText::new(format!("{points:+.0} points")).color(palette.muted));
        }
        ui.add_space(theme::GAP);
    }
}

/// Shows both in a line each.
pub fn lines(ui: &mut Ui, results: &[PlayerResult; 2]) {
    let palette = theme::palette(ui);
    for (result, (name, color)) in results.iter().zip([("You", palette.human), ("Machine", palette.machine)]) {
        if result.score.rounds > 0 {
            let points = result.points.map_or_else(String::new, |points| format!("; {points:+.0} points"));
            let words = format!("{name}: {} of {} right{points}", result.score.right, result.score.rounds);
            ui.label(RichText::new(words).color(color));
        }
    }
}
