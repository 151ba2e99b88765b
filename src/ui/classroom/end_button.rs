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
    /// Shows the button in the left half of a row; gives whether to end. `asks`: the first press only asks, as something would be lost. What
    /// confirms lies in the right half, where no button was: neither a double click nor a key that is held ends anything.
    pub fn show(&mut self, ui: &mut Ui, asks: bool, hint: String) -> bool {
        ui.columns(2, |columns| {
            for column in &mut *columns {
                column.spacing_mut().button_padding.x = 4.0;
            }
            if asks && self.pressed.is_armed(&columns[0], &()) {
                if wide_button(&mut columns[0], true, words().class_end_not()).clicked() {
                    self.pressed.disarm();
                }
                let ends = wide_button(&mut columns[1], true, words().class_end_really()).on_hover_text(hint).clicked();
                if ends {
                    self.pressed.disarm();
                }
                return ends;
            }
            let is_pressed = wide_button(&mut columns[0], true, words().class_end()).on_hover_text(hint).clicked();
            if is_pressed && asks {
                self.pressed.arm(&columns[0], ());
            }
            is_pressed && !asks
        })
    }
}
