//! The curve with two valleys: 401 walks at once, and from which start the deep valley was reached.

use egui::{Rect, Role, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, LineStyle, MarkerShape, PlotPoint};

use super::super::super::theme;
use super::super::super::widgets::{Series, draw, fixed_plot, legend_entry};
use super::super::chart::axis;
use super::super::course_chart::whole_mark;
use super::super::ground::caption;
use crate::app::lessons::ValleysSeen;
use crate::app::number;
use crate::lecture::descent::{BasinMap, REACH, STARTS, Surface as _, TwoValleys, starts};
use crate::words::words;

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
        Series::line(
            words().chapter_momentum_curve(),
            palette.muted,
            (2.0, LineStyle::Solid),
            curve.map(|x| [x, TwoValleys.loss([x])]).collect(),
        ),
        Series::dots(words().chapter_momentum_at_shallow(), palette.alarm, (MarkerShape::Diamond, 5.0), other),
        Series::dots(words().chapter_momentum_at_deep(), palette.truth, (MarkerShape::Circle, 4.0), deep),
    ];
    let title = words().chapter_momentum_walks(number::percent(100.0 * seen.share, 1));
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
        .custom_x_axes(vec![axis(words().chapter_momentum_place()).formatter(|mark, _| signed_mark(mark))])
        .custom_y_axes(vec![AxisHints::new_y().min_thickness(40.0).formatter(|mark, _| whole_mark(mark))]);
    let shown = plot.show(ui, |plot| draw(plot, &lines));
    let along = |x: f64| shown.transform.position_from_point(&PlotPoint::new(x, 0.0)).x;
    caption(ui, &words().chapter_momentum_about_starts());
    strip(ui, seen.looks.last().map_or(&[], Vec::as_slice), &along);
}

fn signed_mark(mark: egui_plot::GridMark) -> String {
    if mark.value.fract().abs() > 1e-9 { String::new() } else { number::whole(mark.value as i64) }
}

/// The starts, each below its place on the curve and in the colour of its end. `along` says where a place lies on the screen.
fn strip(ui: &mut Ui, ends: &[Option<f64>], along: &dyn Fn(f64) -> f32) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), STRIP), Sense::hover());
    let name = words().chapter_momentum_strip();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let half = (along(REACH) - along(-REACH)) / (2 * (STARTS - 1)) as f32;
    for (start, &end) in starts().into_iter().zip(ends) {
        let middle = along(start);
        let is_deep = BasinMap::reached(end);
        // The shallow ends are lower bars: told apart without colour too.
        let top = if is_deep { rect.min.y } else { rect.min.y + STRIP / 2.0 };
        let color = if is_deep { palette.truth } else { palette.alarm };
        let bar = Rect::from_min_max(pos2(middle - half, top), pos2(middle + half + 0.5, rect.max.y));
        ui.painter().rect_filled(bar, 0.0, color);
    }
    let Some(pointer) = response.hover_pos() else { return };
    if let Some(start) = starts().into_iter().find(|&start| (along(start) - pointer.x).abs() <= half) {
        response.on_hover_text(words().chapter_momentum_start(number::fixed(start, 2)));
    }
}
