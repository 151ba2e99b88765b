//! Words that must fit into a width that is given: they are written smaller where they are long.

use egui::{Color32, FontId, Ui};

/// Width of words on one line, in points.
pub fn width_of(ui: &Ui, words: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(words.to_owned(), font, Color32::WHITE).size().x
}

/// The size at which words fit into `room` points on one line: that of `font`, or less.
pub fn fitting_size(ui: &Ui, words: &str, font: FontId, room: f32) -> f32 {
    let size = font.size;
    (size * room / width_of(ui, words, font).max(1.0)).min(size)
}
