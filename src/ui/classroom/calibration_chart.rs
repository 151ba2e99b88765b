//! Sureness against the share of right answers, of a person and of the machine, with exact intervals.

use egui::{Color32, RichText, TextStyle, Ui};
use egui_plot::{AxisHints, Line, MarkerShape, Points};

use super::super::theme;
use super::super::widgets::fixed_plot;
use crate::app::{grouped, number};
use crate::classroom::{Calibration, Chart, FEWEST_ANSWERS};
use crate::words::words;

/// Least height of the chart, in points.
const LEAST: f32 = 300.0;
/// Room below the chart for the name of its axis, in points.
const FOOT: f32 = 16.0;
/// Radius of a point of the chart, in points.
const RADIUS: f32 = 7.0;

/// A player of the chart.
pub struct Player<'a> {
    /// The name in the window.
    pub name: String,
    /// The player's colour.
    pub color: Color32,
    /// What is known; `None` where nothing was said about sureness.
    pub calibration: Option<&'a Calibration>,
}

/// Shows the chart over the room that there is, and what it says: people first, then the machine.
pub fn show(ui: &mut Ui, players: [Player<'_>; 2]) {
    let palette = theme::palette(ui);
    ui.label(theme::strong(ui, words().calibration_title(), &TextStyle::Heading));
    let mut charts: Vec<(String, Color32, &Chart)> = Vec::new();
    for Player { name, color, calibration } in players {
        ui.label(RichText::new(sentence(&name, calibration)).color(color));
        if let Some(Calibration::Chart(chart)) = calibration {
            charts.push((name, color, chart));
        }
    }
    if !charts.is_empty() {
        ui.label(RichText::new(words().calibration_how_to_read()).color(palette.muted));
        plot(ui, &charts);
    }
}

/// What is known about the calibration of a player.
fn sentence(name: &str, calibration: Option<&Calibration>) -> String {
    match calibration {
        None => words().calibration_nothing_said(name),
        Some(Calibration::TooFew { answers }) => {
            words().calibration_too_few(*answers, name, grouped(*answers as u64), FEWEST_ANSWERS.to_string())
        }
        Some(Calibration::Chart(chart)) => {
            let percent = |share: f64| number::percent(100.0 * share, 0);
            let (sure, right) = (percent(chart.confidence), percent(chart.score.share().unwrap_or_default()));
            words().calibration_says(name, sure, right, number::fixed(chart.brier.score, 3))
        }
    }
}

fn plot(ui: &mut Ui, charts: &[(String, Color32, &Chart)]) {
    let palette = theme::palette(ui);
    let height = (ui.available_height() - FOOT).max(LEAST);
    let percent = |mark: egui_plot::GridMark, _: &std::ops::RangeInclusive<f64>| number::percent(100.0 * mark.value, 0);
    fixed_plot("calibration of the class", height)
        .include_x(0.25)
        .include_x(1.0)
        .include_y(0.0)
        .include_y(1.0)
        .grid_color(palette.border)
        .show_x(false)
        .show_y(false)
        .custom_x_axes(vec![AxisHints::new_x().label(words().calibration_how_sure()).formatter(percent)])
        .custom_y_axes(vec![AxisHints::new_y().label(words().calibration_how_often_right()).formatter(percent)])
        .show(ui, |plot| {
            plot.line(
                Line::new(words().calibration_line(), vec![[0.25, 0.25], [1.0, 1.0]])
                    .color(palette.muted)
                    .style(egui_plot::LineStyle::dotted_loose()),
            );
            for (place, (name, color, chart)) in charts.iter().enumerate() {
                // The intervals of two players over the same sureness stand side by side.
                let aside = if place == 0 { 0.0 } else { 0.006 };
                for bin in &chart.bins {
                    let (Some(sure), Some(right)) = (bin.confidence(), bin.score.share()) else { continue };
                    let (low, high) = bin.score.interval();
                    let at = sure + aside;
                    plot.line(
                        Line::new(words().calibration_interval(name), vec![[at, low], [at, high]]).color(*color).width(2.0),
                    );
                    let shape = if place == 0 { MarkerShape::Circle } else { MarkerShape::Square };
                    plot.points(Points::new(name.clone(), vec![[at, right]]).color(*color).radius(RADIUS).shape(shape));
                }
            }
        });
}
