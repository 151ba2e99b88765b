//! A distribution as a curve with its ends as handles, on the scale on which the picture's value is marked.

use egui::{CursorIcon, EventFilter, Id, Key, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::theme;
use crate::app::{parameter_hint, parameter_name};
use crate::factory::{Distribution, Parameter};
use crate::words::words;

/// Height of the curve with its handles, in points.
const HEIGHT: f32 = 46.0;
/// Room at both sides, so that a handle at the end is whole, in points.
const MARGIN: f32 = 9.0;
/// Half of a handle's width, in points.
const GRIP: f32 = 7.0;
/// Points of the drawn curve.
const POINTS: usize = 60;
/// Steps of the arrow keys over the whole scale.
const STEPS: f64 = 100.0;

/// The scale of a curve: which value lies where.
struct Scale {
    rect: Rect,
    first: f64,
    last: f64,
}

impl Scale {
    fn x(&self, value: f64) -> f32 {
        self.rect.min.x + self.rect.width() * ((value - self.first) / (self.last - self.first)) as f32
    }

    fn at(&self, value: f64, height: f64) -> Pos2 {
        pos2(self.x(value), self.rect.max.y - self.rect.height() * height as f32)
    }

    fn value(&self, x: f32) -> f64 {
        self.first + (self.last - self.first) * f64::from((x - self.rect.min.x) / self.rect.width())
    }

    /// The value on a grid that is finer than a point of the screen, so that no digits appear that nobody chose.
    fn rounded(&self, value: f64, is_whole: bool) -> f64 {
        let points = (self.last - self.first) / f64::from(self.rect.width());
        let per_unit = if is_whole { 1.0 } else { 10.0_f64.powf(-points.log10().floor()) };
        ((value * per_unit).round() / per_unit).clamp(self.first, self.last)
    }
}

/// Shows the curve over the scale; gives the distribution after this frame. `drawn` is the value of the picture in view.
pub fn range_curve(
    ui: &mut Ui,
    parameter: &Parameter,
    (first, last): (f64, f64),
    distribution: Distribution,
    drawn: Option<f64>,
) -> Distribution {
    let (whole, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    response.on_hover_text(parameter_hint(parameter));
    let rect = Rect::from_min_max(whole.min + vec2(MARGIN, 4.0), whole.max - vec2(MARGIN, 16.0));
    let scale = Scale { rect, first, last: if last > first { last } else { first + 1.0 } };
    paint(ui, &scale, whole, distribution, drawn);
    let name = parameter_name(parameter);
    if let Distribution::Fixed { value } = distribution {
        return Distribution::Fixed {
            value: handle(ui, &scale, parameter, ("value", &words().factory_handle_value(name)), value, (first, last)),
        };
    }
    let (low, high) = distribution.bounds();
    let new_low = handle(ui, &scale, parameter, ("from", &words().factory_handle_from(&name)), low, (first, high));
    let new_high = handle(ui, &scale, parameter, ("to", &words().factory_handle_to(&name)), high, (new_low, last));
    if (new_low, new_high) == (low, high) { distribution } else { distribution.with_ends(new_low, new_high) }
}

fn paint(ui: &Ui, scale: &Scale, whole: Rect, distribution: Distribution, drawn: Option<f64>) {
    let palette = theme::palette(ui);
    let painter = ui.painter();
    painter.rect_filled(whole.with_max_y(scale.rect.max.y), 3.0, palette.background);
    painter.hline(scale.rect.x_range(), scale.rect.max.y, Stroke::new(1.0, palette.border));
    if !matches!(distribution, Distribution::Fixed { .. }) {
        let (low, high) = distribution.bounds();
        let step = (high - low) / (POINTS - 1) as f64;
        let xs = (0..POINTS).map(|place| low + step * place as f64);
        let top: Vec<Pos2> = xs.map(|x| scale.at(x, distribution.density(x))).collect();
        for pair in top.windows(2) {
            let [left, right] = [pair[0], pair[1]];
            let floor = scale.rect.max.y;
            let corners = vec![left, right, pos2(right.x, floor), pos2(left.x, floor)];
            painter.add(Shape::convex_polygon(corners, palette.border.gamma_multiply(0.6), Stroke::NONE));
        }
        let ends = [scale.at(low, 0.0), scale.at(high, 0.0)];
        let line: Vec<Pos2> = std::iter::once(ends[0]).chain(top).chain(std::iter::once(ends[1])).collect();
        painter.add(Shape::line(line, Stroke::new(1.5, palette.muted)));
    }
    // A value beyond the scale, as one that was pinned, is marked at its end.
    if let Some(value) = drawn {
        let value = value.clamp(scale.first, scale.last);
        painter.line_segment([scale.at(value, 0.0), scale.at(value, 1.0)], Stroke::new(2.0, palette.truth));
    }
}

/// One handle: dragged, or moved by the arrow keys while it has the focus; gives its value after this frame.
///
/// `end` is the name of the end in every language, and how the handle is called.
fn handle(ui: &Ui, scale: &Scale, parameter: &Parameter, (end, name): (&str, &str), value: f64, (low, high): (f64, f64)) -> f64 {
    let id = ui.scope_id().with((parameter.key, end));
    let foot = pos2(scale.x(value), scale.rect.max.y);
    let place = Rect::from_min_max(foot - vec2(GRIP, scale.rect.height()), foot + vec2(GRIP, 14.0));
    let response = ui.interact(place, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::slider(true, value, name));
    let pointer = response.interact_pointer_pos().filter(|_| response.dragged());
    let mut new = pointer.map_or(value, |pointer| scale.rounded(scale.value(pointer.x), parameter.whole));
    if response.clicked() {
        response.request_focus();
    }
    if response.has_focus() {
        new = by_keys(ui, id, scale, parameter, new);
    }
    paint_handle(ui, &response, foot);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    if new == value { value } else { new.clamp(low.min(high), high.max(low)) }
}

fn by_keys(ui: &Ui, id: Id, scale: &Scale, parameter: &Parameter, value: f64) -> f64 {
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let steps = ui.input(|input| input.num_presses(Key::ArrowRight) as f64 - input.num_presses(Key::ArrowLeft) as f64);
    let step = if parameter.whole { 1.0 } else { (scale.last - scale.first) / STEPS };
    if steps == 0.0 { value } else { scale.rounded(value + steps * step, parameter.whole) }
}

/// A bar with a grip at its foot.
fn paint_handle(ui: &Ui, response: &Response, foot: Pos2) {
    let palette = theme::palette(ui);
    let is_lit = response.hovered() || response.dragged() || response.has_focus();
    let color = if is_lit { palette.text } else { palette.muted };
    let painter = ui.painter();
    painter.line_segment([foot - vec2(0.0, 6.0), foot + vec2(0.0, 4.0)], Stroke::new(2.0, color));
    let grip = Rect::from_center_size(foot + vec2(0.0, 8.0), vec2(10.0, 10.0));
    painter.rect_filled(grip, 3.0, color);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_of_a_place_is_the_place_of_the_value() {
        let scale = Scale { rect: Rect::from_min_max(pos2(10.0, 0.0), pos2(310.0, 30.0)), first: -35.0, last: 35.0 };
        for value in [-35.0, -10.5, 0.0, 35.0] {
            assert!((scale.value(scale.x(value)) - value).abs() < 1e-4, "{value}");
        }
        assert_eq!(scale.rounded(3.26, false), 3.3, "a point is 0.23: tenths are finer than that");
        assert_eq!(scale.rounded(3.26, true), 3.0);
        assert_eq!(scale.rounded(99.0, false), 35.0);
    }
}
