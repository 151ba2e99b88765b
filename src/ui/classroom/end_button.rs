//! The way back to the setup: asked twice where answers would be lost.

use egui::Ui;

use super::super::widgets::{Armed, wide_button};
use crate::words::words;

/// The button *End*.
#[derive(Default)]
pub struct EndButton {
    pressed: Armed<()>,
}

impl EndButton {
    /// Shows the button; gives whether to end. `asks`: the first press only asks, as something would be lost.
    pub fn show(&mut self, ui: &mut Ui, asks: bool, hint: String) -> bool {
        let is_asked = asks && self.pressed.is_armed(ui, &());
        let word = if is_asked { words().class_end_really() } else { words().class_end() };
        if !wide_button(ui, true, word).on_hover_text(hint).clicked() {
            return false;
        }
        if asks && !is_asked {
            self.pressed.arm(ui, ());
            return false;
        }
        self.pressed.disarm();
        true
    }
}
