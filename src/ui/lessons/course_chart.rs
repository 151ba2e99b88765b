//! A chart of how something falls, step by step, on an axis of powers of ten.

use egui::{TextStyle, Ui};
use egui_plot::{AxisHints, GridInput, GridMark, LineStyle};

use super::super::theme;
use super::super::widgets::{ChartWords, Series, draw, fixed_plot, legend_entry, read_out, round_step};
use super::chart::axis;
use crate::app::number;

/// Powers of ten below the first gap that are shown.
const POWERS: f64 = 5.0;
/// A chart that is lower than this, in points, has a mark at every second power of ten.
const LOW: f32 = 190.0;
/// Points of a line: more of them cannot be told apart.
const POINTS: usize = 600;

/// What the chart says.
pub struct CourseWords<'a> {
    /// Identifies the chart.
    pub id: &'static str,
    /// The heading.
    pub title: &'a str,
    /// The name of the axis from left to right.
    pub axis: &'a str,
    /// A place on it in words: "after 12 steps".
    pub place: &'a dyn Fn(f64) -> String,
}

/// The share of the first gap that is left, as the points of a line: the power of ten over the place.
pub fn falling(gaps: impl ExactSizeIterator<Item = (f64, f64)> + Clone) -> Vec<[f64; 2]> {
    let Some((_, first)) = gaps.clone().next() else { return Vec::new() };
    let every = gaps.len().div_ceil(POINTS).max(1);
    let last = gaps.len() - 1;
    let kept = gaps.enumerate().filter(|(at, _)| at % every == 0 || *at == last);
    kept.map(|(_, (place, gap))| [place, power(gap / first)]).collect()
}

/// The power of ten of a share, held on the chart.
fn power(share: f64) -> f64 {
    share.max(10f64.powf(-POWERS)).log10()
}

/// A dotted line at a share of the first gap.
pub fn goal(ui: &Ui, name: &str, share: f64, end: f64) -> Series {
    let palette = theme::palette(ui);
    Series::line(name, palette.muted, (1.5, LineStyle::dotted_dense()), vec![[0.0, power(share)], [end, power(share)]])
}

/// Shows the chart over `height` points, legend and heading included.
pub fn show(ui: &mut Ui, words: &CourseWords<'_>, height: f32, end: f64, lines: &[Series]) {
    let top = ui.cursor().min.y;
    ui.label(theme::strong(ui, words.title, &TextStyle::Body));
    ui.horizontal(|ui| {
        for series in lines {
            legend_entry(ui, series);
            ui.add_space(theme::GAP);
        }
    });
    let used = ui.cursor().min.y - top;
    let highest = lines.iter().flat_map(|series| &series.points).map(|point| point[1]).fold(0.0, f64::max);
    let height = (height - used).max(80.0);
    let every = if height < LOW { 2.0 } else { 1.0 };
    let plot = fixed_plot(words.id, height)
        .include_x(0.0)
        .include_x(end.max(1.0))
        .include_y(-POWERS)
        .include_y(highest)
        .set_margin_fraction(egui::vec2(0.03, 0.05))
        .grid_color(theme::palette(ui).border)
        .x_grid_spacer(few_marks)
        .y_grid_spacer(move |input| powers(&input, every))
        .show_x(false)
        .show_y(false)
        .custom_x_axes(vec![axis(words.axis).formatter(|mark, _| whole_mark(mark))])
        .custom_y_axes(vec![AxisHints::new_y().min_thickness(64.0).formatter(|mark, _| percent_mark(mark))]);
    let shown = plot.show(ui, |plot| draw(plot, lines));
    let value = |_: &str, point: [f64; 2]| percent(10f64.powf(point[1]));
    read_out(ui, &shown, lines, &ChartWords { place: words.place, value: &value });
}

/// Marks at every power of ten, or at every second one, counted from 1.
fn powers(input: &GridInput, every: f64) -> Vec<GridMark> {
    let (low, high) = input.bounds;
    let places = (low / every).ceil() as i64..=(high / every).floor() as i64;
    places.map(|place| GridMark { value: place as f64 * every, step_size: every }).collect()
}

/// Marks at about five round places, each far enough from the next for its number.
#[expect(clippy::needless_pass_by_value, reason = "the chart hands it over so")]
pub fn few_marks(input: GridInput) -> Vec<GridMark> {
    let (low, high) = input.bounds;
    let step = round_step((high - low) / 5.0).max(1.0);
    let places = (low / step).ceil() as i64..=(high / step).floor() as i64;
    places.map(|place| GridMark { value: place as f64 * step, step_size: high - low }).collect()
}

/// A mark at a whole place; none below 0 or between.
pub fn whole_mark(mark: GridMark) -> String {
    if mark.value < 0.0 || mark.value.fract().abs() > 1e-9 { String::new() } else { number::fixed(mark.value, 0) }
}

fn percent_mark(mark: GridMark) -> String {
    if mark.value.fract().abs() > 1e-9 || mark.value > 6.5 { String::new() } else { percent(10f64.powf(mark.value)) }
}

/// A share in percent, with as many digits as it needs.
pub fn percent(share: f64) -> String {
    let digits = match share {
        share if share >= 0.0995 => 0,
        share if share >= 0.00995 => 1,
        share if share >= 0.000995 => 2,
        _ => return number::percent(100.0 * share, 3),
    };
    // A zero at the end says nothing.
    let is_zero = |digits: usize| (100.0 * share * 10f64.powi(digits as i32)).round() as i64 % 10 == 0;
    number::percent(100.0 * share, if digits > 0 && is_zero(digits) { digits - 1 } else { digits })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Locale, in_locale};

    #[test]
    fn a_share_has_the_digits_that_it_needs() {
        let shares = [(1.0, "100 %"), (0.1, "10 %"), (0.01, "1 %"), (0.0123, "1.2 %"), (0.001, "0.1 %"), (0.00123, "0.12 %")];
        for (share, words) in shares.into_iter().chain([(0.0001, "0.010 %"), (0.0, "0.000 %")]) {
            assert_eq!(percent(share), words);
        }
        assert_eq!(in_locale(Locale::French, || percent(0.0123)), "1,2\u{a0}%");
    }
}
