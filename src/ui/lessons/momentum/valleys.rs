//! The curve with two valleys: 401 walks at once, and from which start the deep valley was reached.

use egui::{Rect, Role, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, LineStyle, MarkerShape};

use super::super::super::theme;
use super::super::super::widgets::{Series, draw, fixed_plot, legend_entry};
use super::super::course_chart::whole_mark;
use super::super::ground::caption;
use crate::app::lessons::ValleysSeen;
use crate::lecture::descent::{BasinMap, REACH, Surface as _, TwoValleys, starts};

/// Points of the curve.
const POINTS: usize = 200;
/// Height of the strip of starts, in points.
const STRIP: f32 = 26.0;
/// The curve is shown a little farther than its starts.
const BEYOND: f64 = 1.08;

/// Shows the walks at a share of their time, from 0 to 1.
pub fn show(ui: &mut Ui, seen: &ValleysSeen, share: f64) {
    let palette = theme::palette(ui);
    let last = seen.looks.len() - 1;
    let look = &seen.looks[((share * last as f64).round() as usize).min(last)];
    let (mut deep, mut other) = (Vec::new(), Vec::new());
    for &end in look {
        if let Some(place) = end.filter(|place| place.abs() < 1.5 * REACH) {
            let dots = if BasinMap::reached(end) { &mut deep } else { &mut other };
            dots.push([place, TwoValleys.loss([place])]);
        }
    }
    let curve = (0..=POINTS).map(|at| BEYOND * REACH * (2.0 * at as f64 / POINTS as f64 - 1.0));
    let lines = [
        Series::line("loss", palette.muted, (2.0, LineStyle::Solid), curve.map(|x| [x, TwoValleys.loss([x])]).collect()),
        Series::dots("at the shallow valley", palette.alarm, (MarkerShape::Diamond, 5.0), other),
        Series::dots("at the deep valley", palette.truth, (MarkerShape::Circle, 4.0), deep),
    ];
    let title = format!("401 walks at once: {:.1} % reach the deep valley", 100.0 * seen.share);
    ui.label(theme::strong(ui, title, &TextStyle::Body));
    ui.horizontal(|ui| {
        for series in &lines[1..] {
            legend_entry(ui, series);
            ui.add_space(theme::GAP);
        }
    });
    let height = (ui.available_height() - STRIP - 70.0).max(140.0);
    let plot = fixed_plot("two valleys", height)
        .include_x(-BEYOND * REACH)
        .include_x(BEYOND * REACH)
        .include_y(-0.6)
        .include_y(2.4)
        .grid_color(palette.border)
        .show_x(false)
        .show_y(false)
        .custom_x_axes(vec![AxisHints::new_x().formatter(|mark, _| signed_mark(mark))])
        .custom_y_axes(vec![AxisHints::new_y().min_thickness(40.0).formatter(|mark, _| whole_mark(mark))]);
    plot.show(ui, |plot| draw(plot, &lines));
    caption(ui, "Each start, from left to right: green ended in the deep valley");
    strip(ui, seen.looks.last().map_or(&[], Vec::as_slice));
}

fn signed_mark(mark: egui_plot::GridMark) -> String {
    if mark.value.fract().abs() > 1e-9 { String::new() } else { crate::app::number::whole(mark.value as i64) }
}

/// The starts in a row, each in the colour of its end.
fn strip(ui: &mut Ui, ends: &[Option<f64>]) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), STRIP), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Starts and where they end"));
    let width = rect.width() / ends.len().max(1) as f32;
    for (at, &end) in ends.iter().enumerate() {
        let left = rect.min.x + width * at as f32;
        let is_deep = BasinMap::reached(end);
        // The shallow ends are lower bars: told apart without colour too.
        let top = if is_deep { rect.min.y } else { rect.min.y + STRIP / 2.0 };
        let color = if is_deep { palette.truth } else { palette.alarm };
        ui.painter().rect_filled(Rect::from_min_max(pos2(left, top), pos2(left + width + 0.5, rect.max.y)), 0.0, color);
    }
    if let Some(start) = response.hover_pos().and_then(|at| {
        let place = ((at.x - rect.min.x) / width.max(f32::MIN_POSITIVE)) as usize;
        starts().get(place).copied()
    }) {
        response.on_hover_text(format!("start {}", crate::app::number::fixed(start, 2)));
    }
}
