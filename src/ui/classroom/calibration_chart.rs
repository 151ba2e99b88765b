//! Sureness against the share of right answers, of a person and of the machine, with exact intervals.

use egui::{Color32, RichText, TextStyle, Ui};
use egui_plot::{AxisHints, Line, MarkerShape, Points};

use super::super::theme;
use super::super::widgets::fixed_plot;
use crate::classroom::{Calibration, Chart, FEWEST_ANSWERS};

/// Least height of the chart, in points.
const LEAST: f32 = 300.0;
/// Room below the chart for the name of its axis, in points.
const FOOT: f32 = 16.0;
/// Radius of a point of the chart, in points.
const RADIUS: f32 = 7.0;

/// A player of the chart.
pub struct Player<'a> {
    /// The name in the window.
    pub name: &'static str,
    /// The player's colour.
    pub color: Color32,
    /// What is known; `None` where nothing was said about sureness.
    pub calibration: Option<&'a Calibration>,
}

/// Shows the chart over the room that there is, and what it says: people first, then the machine.
pub fn show(ui: &mut Ui, players: [Player<'_>; 2]) {
    let palette = theme::palette(ui);
    ui.label(theme::strong(ui, "Does sureness mean being right?", &TextStyle::Heading));
    let mut charts: Vec<(&str, Color32, &Chart)> = Vec::new();
    for Player { name, color, calibration } in players {
        ui.label(RichText::new(sentence(name, calibration)).color(color));
        if let Some(Calibration::Chart(chart)) = calibration {
            charts.push((name, color, chart));
        }
    }
    if !charts.is_empty() {
        let words = "On the dotted line whoever is 80 % sure is right in 80 % of such cases. The bars are exact 95 % intervals.";
        ui.label(RichText::new(words).color(palette.muted));
        plot(ui, &charts);
    }
}

/// What is known about the calibration of a player.
fn sentence(name: &str, calibration: Option<&Calibration>) -> String {
    match calibration {
        None => format!("{name}: nothing was said about sureness. It is asked with chips."),
        Some(Calibration::TooFew { answers }) => {
            format!("{name}: {answers} answers are too few; {FEWEST_ANSWERS} say something.")
        }
        Some(Calibration::Chart(chart)) => {
            let (sure, right) = (100.0 * chart.confidence, 100.0 * chart.score.share().unwrap_or_default());
            format!("{name}: {sure:.0} % sure on average, {right:.0} % right; Brier score {:.3} (0 is best).", chart.brier.score)
        }
    }
}

fn plot(ui: &mut Ui, charts: &[(&str, Color32, &Chart)]) {
    let palette = theme::palette(ui);
    let height = (ui.available_height() - FOOT).max(LEAST);
    let percent = |mark: egui_plot::GridMark, _: &std::ops::RangeInclusive<f64>| format!("{:.0} %", 100.0 * mark.value);
    fixed_plot("calibration of the class", height)
        .include_x(0.25)
        .include_x(1.0)
        .include_y(0.0)
        .include_y(1.0)
        .grid_color(palette.border)
        .show_x(false)
        .show_y(false)
        .custom_x_axes(vec![AxisHints::new_x().label("How sure").formatter(percent)])
        .custom_y_axes(vec![AxisHints::new_y().label("How often right").formatter(percent)])
        .show(ui, |plot| {
            plot.line(
                Line::new("calibrated", vec![[0.25, 0.25], [1.0, 1.0]])
                    .color(palette.muted)
                    .style(egui_plot::LineStyle::dotted_loose()),
            );
            for (place, &(name, color, chart)) in charts.iter().enumerate() {
                // The intervals of two players over the same sureness stand side by side.
                let aside = if place == 0 { 0.0 } else { 0.006 };
                for bin in &chart.bins {
                    let (Some(sure), Some(right)) = (bin.confidence(), bin.score.share()) else { continue };
                    let (low, high) = bin.score.interval();
                    let at = sure + aside;
                    plot.line(Line::new(format!("{name}, interval"), vec![[at, low], [at, high]]).color(color).width(2.0));
                    let shape = if place == 0 { MarkerShape::Circle } else { MarkerShape::Square };
                    plot.points(Points::new(name, vec![[at, right]]).color(color).radius(RADIUS).shape(shape));
                }
            }
        });
}
