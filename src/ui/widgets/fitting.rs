//! Words that must fit into a width that is given: they are written smaller where they are long.

use super::super::theme;
use egui::{Color32, FontId, TextStyle, Ui};

/// Space around and between buttons where there is little room, in points.
const CLOSE: f32 = 3.0;
/// Least size of their letters, in points.
const SMALLEST: f32 = 11.0;

/// Width of words on one line, in points.
pub fn width_of(ui: &Ui, words: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(words.to_owned(), font, Color32::WHITE).size().x
}

/// The size at which words fit into `room` points on one line: that of `font`, or less.
pub fn fitting_size(ui: &Ui, words: &str, font: FontId, room: f32) -> f32 {
    let size = font.size;
    (size * room / width_of(ui, words, font).max(1.0)).min(size)
}

/// The size at which the chosen words fit into a drop-down of this width, in points.
pub fn size_in_drop_down(ui: &Ui, words: &str, width: f32) -> f32 {
    let spacing = ui.spacing();
    let room = width - spacing.icon_width - spacing.icon_spacing - 2.0 * spacing.button_padding.x;
    fitting_size(ui, words, TextStyle::Button.resolve(ui.style()), room)
}

/// [`fitting_size`] as a font, for what is painted.
pub fn fitted(ui: &Ui, words: &str, font: FontId, room: f32) -> FontId {
    FontId { size: fitting_size(ui, words, font.clone(), room), ..font }
}

/// Height of words that go over as many lines as they need in this width, in points.
pub fn height_of(ui: &Ui, words: &str, font: FontId, width: f32) -> f32 {
    ui.painter().layout(words.to_owned(), font, Color32::WHITE, width).size().y
}

/// Moves buttons with these words together, and where that is not enough makes their letters smaller, until all fit into `room` points on one
/// line: words are longer in some languages than in others. Gives the size of the letters, in points; the spacing of `ui` is changed.
pub fn fit_buttons(ui: &mut Ui, words: &[String], room: f32) -> f32 {
    fit_line(ui, &TextStyle::Button, words, room)
}

/// The same for a line of buttons, labels and fields whose words are written in this style; `room` is what the fields leave.
pub fn fit_line(ui: &mut Ui, style: &TextStyle, words: &[String], room: f32) -> f32 {
    let font = style.resolve(ui.style());
    let count = words.len().max(1) as f32;
    let letters: f32 = words.iter().map(|word| width_of(ui, word, font.clone())).sum();
    let around = |ui: &Ui| 2.0 * count * ui.spacing().button_padding.x + (count - 1.0) * ui.spacing().item_spacing.x;
    if letters + around(ui) > room {
        let spacing = ui.spacing_mut();
        spacing.item_spacing.x = spacing.item_spacing.x.min(CLOSE);
        let padding = (room - letters - (count - 1.0) * spacing.item_spacing.x) / (2.0 * count);
        spacing.button_padding.x = padding.clamp(CLOSE.min(spacing.button_padding.x), spacing.button_padding.x);
    }
    let left = (room - around(ui)).max(1.0);
    (font.size * left / letters.max(1.0)).clamp(SMALLEST, font.size)
}

/// Room that buttons with these words need at the end of a line, in points.
pub fn room_of_buttons(ui: &Ui, words: &[String]) -> f32 {
    let font = TextStyle::Button.resolve(ui.style());
    let around = 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x;
    words.iter().map(|word| width_of(ui, word, font.clone()) + around).sum::<f32>() + theme::GAP
}
