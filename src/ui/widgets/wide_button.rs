//! Buttons as wide as their column; one of a view stands out.

use egui::response::Flags;
use egui::{Button, Response, RichText, TextStyle, Ui, vec2};

use super::super::theme;

/// A plain button over the width that there is.
pub fn wide_button(ui: &mut Ui, enabled: bool, text: impl Into<String>) -> Response {
    let button = Button::new(text.into()).min_size(vec2(0.0, 34.0));
    once(ui.vertical_centered_justified(|ui| ui.add_enabled(enabled, button)).inner)
}

/// A double click is one press: its second click falls on whatever lies there after the first one, as *Hands up* where *Next picture* lay.
pub fn once(mut response: Response) -> Response {
    if response.double_clicked() || response.triple_clicked() {
        response.flags.remove(Flags::CLICKED);
    }
    response
}

/// A filled button over the width that there is.
pub fn primary_button(ui: &mut Ui, enabled: bool, text: impl Into<String>) -> Response {
    primary_button_of(ui, enabled, text, 44.0)
}

/// The same in another height, in points.
pub fn primary_button_of(ui: &mut Ui, enabled: bool, text: impl Into<String>, height: f32) -> Response {
    let palette = theme::palette(ui);
    let size = TextStyle::Body.resolve(ui.style()).size;
    let text = RichText::new(text).font(theme::strong_font(size)).color(if enabled { palette.on_accent } else { palette.muted });
    let fill = if enabled { palette.accent } else { palette.card };
    let button = Button::new(text).fill(fill).min_size(vec2(0.0, height));
    once(ui.vertical_centered_justified(|ui| ui.add_enabled(enabled, button)).inner)
}
