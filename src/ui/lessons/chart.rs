//! A chart of shares over pictures seen, or over a few choices.

use egui::{TextStyle, Ui};
use egui_plot::AxisHints;

use super::super::theme;
use super::super::widgets::{ChartWords, Series, draw, fixed_plot, legend_entry, pictures_mark, read_out};
use crate::app::number;
use crate::words::words;

/// The axis from left to right, with its name below it.
pub fn axis(name: impl Into<String>) -> AxisHints<'static> {
    AxisHints::new_x().label(egui::RichText::new(name).text_style(TextStyle::Small))
}

/// What an axis from left to right says.
pub struct Axis {
    /// Its name.
    pub name: String,
    /// Its largest value; the smallest one is 0.
    pub end: f64,
    /// A mark of the axis; empty for none.
    pub mark: fn(egui_plot::GridMark) -> String,
    /// The place of the pointer in words.
    pub place: fn(f64) -> String,
}

impl Axis {
    /// Pictures seen, up to a number.
    pub fn seen(end: u64) -> Self {
        Self { name: words().lessons_axis_seen(), end: end as f64, mark: pictures_mark, place: after }
    }
}

fn after(seen: f64) -> String {
    words().lessons_after_seen(seen.round(), number::fixed(seen, 0))
}

/// Shows lines of shares, from 0 to 100 %, with a title and a legend above them. `height` is that of the chart alone, in points.
pub fn share_chart(ui: &mut Ui, id: &'static str, title: &str, height: f32, lines: &[Series], axis: &Axis) {
    ui.label(theme::strong(ui, title, &TextStyle::Body));
    ui.horizontal(|ui| {
        for series in lines {
            legend_entry(ui, series);
            ui.add_space(theme::GAP);
        }
    });
    let mark = axis.mark;
    let percent = |mark: egui_plot::GridMark, _: &std::ops::RangeInclusive<f64>| match mark.value {
        share if (-1e-9..=1.0 + 1e-9).contains(&share) => number::percent(100.0 * share, 0),
        _ => String::new(),
    };
    let plot = fixed_plot(id, height)
        .include_x(0.0)
        .include_x(axis.end)
        .include_y(0.0)
        .include_y(1.0)
        .set_margin_fraction(egui::vec2(0.04, 0.06))
        .grid_color(theme::palette(ui).border)
        .show_x(false)
        .show_y(false)
        .custom_x_axes(vec![self::axis(axis.name.as_str()).formatter(move |at, _| mark(at))])
        .custom_y_axes(vec![AxisHints::new_y().min_thickness(48.0).formatter(percent)]);
    let shown = plot.show(ui, |plot| draw(plot, lines));
    let words = ChartWords { place: &axis.place, value: &|_, point| number::percent(100.0 * point[1], 0) };
    read_out(ui, &shown, lines, &words);
}
