//! The small tools in the line over a picture.

use egui::{Align, Button, Layout, Rect, Response, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::super::theme;
use super::{Blink, Zoom};
use crate::words::words;

/// A picture that is narrower than this, in points, leaves the zoom's number out of its line.
const WIDE: f32 = 250.0;

/// Height of the line with the tools, in points.
const HEIGHT: f32 = 24.0;

/// Shows tools at the right end of the line over a picture, the first one outermost; gives where they begin.
pub fn tools_over(ui: &mut Ui, place: Rect, tools: impl FnOnce(&mut Ui)) -> f32 {
    let rect = Rect::from_min_max(pos2(place.min.x, place.min.y - 4.0 - HEIGHT), pos2(place.max.x, place.min.y - 4.0));
    let inner = ui.scope_builder(UiBuilder::new().max_rect(rect).sense(Sense::hover()), |ui| {
        ui.spacing_mut().button_padding = vec2(6.0, 1.0);
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().interact_size.y = 22.0;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            tools(ui);
            ui.min_rect().min.x
        })
    });
    inner.inner.inner
}

/// A button of this line, lit while it is on.
pub fn tool(ui: &mut Ui, is_on: bool, word: &str, hint: &str) -> Response {
    let palette = theme::palette(ui);
    let text = RichText::new(word).small().color(if is_on { palette.text } else { palette.muted });
    let fill = if is_on { palette.card_hovered } else { palette.card };
    ui.add(Button::new(text).fill(fill).min_size(vec2(22.0, 22.0))).on_hover_text(hint)
}

/// The zoom by buttons, and how large the pictures are.
pub fn zoom_tools(ui: &mut Ui, zoom: &mut Zoom, width: f32) {
    let named = |response: Response, name: String| {
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        response.clicked()
    };
    if named(tool(ui, false, &words().widget_fit(), &words().widget_fit_hint()), words().widget_fit()) {
        zoom.fit();
    }
    if named(tool(ui, false, "+", &words().widget_zoom_in_hint()), words().widget_zoom_in()) {
        zoom.step(1);
    }
    if named(tool(ui, false, "\u{2212}", &words().widget_zoom_out_hint()), words().widget_zoom_out()) {
        zoom.step(-1);
    }
    if zoom.factor() > 1 && width > WIDE {
        ui.label(RichText::new(words().widget_zoom(zoom.factor().to_string())).small().color(theme::palette(ui).muted));
    }
}

/// The button that makes two pictures alternate.
pub fn blink_tool(ui: &mut Ui, blink: &mut Blink, hint: &str) {
    if tool(ui, blink.is_on(), &words().widget_blink(), hint).clicked() {
        blink.toggle(ui.input(|input| input.time));
        ui.request_repaint();
    }
}
