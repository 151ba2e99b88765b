//! The results of a person and of the machine over the same pictures.

use egui::{Color32, RichText, TextStyle, Ui};

use super::super::theme;
use super::parts::with_points;
use crate::app::{PlayerResult, number};
use crate::words::words;

/// Digits of a result, in points.
const DIGITS: f32 = 40.0;

/// The names of both, and their colours.
fn players(palette: &theme::Palette) -> [(String, Color32); 2] {
    [(words().class_you(), palette.human), (words().class_machine(), palette.machine)]
}

/// Shows both, large.
pub fn show(ui: &mut Ui, results: &[PlayerResult; 2]) {
    let palette = theme::palette(ui);
    for (result, (name, color)) in results.iter().zip(players(palette)) {
        if result.score.rounds == 0 {
            continue;
        }
        ui.label(theme::strong(ui, name, &TextStyle::Body).color(color));
        let (right, rounds) = (result.score.right, result.score.rounds);
        ui.label(RichText::new(format!("{right} / {rounds}")).font(theme::strong_font(DIGITS)).color(color));
        let (low, high) = result.score.interval();
        let percent = |share: f64| number::percent(100.0 * share, 0);
        let share = percent(result.score.share().unwrap_or_default());
        let share = words().test_share(share, number::fixed(100.0 * low, 0), percent(high));
        ui.label(RichText::new(share).color(palette.muted));
        if let Some(points) = result.points {
            ui.label(RichText::new(words().vote_points(number::signed(points, 0))).color(palette.muted));
        }
        ui.add_space(theme::GAP);
    }
}

/// Shows both in a line each.
pub fn lines(ui: &mut Ui, results: &[PlayerResult; 2]) {
    let palette = theme::palette(ui);
    for (result, (name, color)) in results.iter().zip(players(palette)) {
        if result.score.rounds > 0 {
            let line = words().test_line(name, result.score.right.to_string(), result.score.rounds.to_string());
            ui.label(RichText::new(with_points(line, result.points)).color(color));
        }
    }
}
