//! A choice between a few words, all of them in sight.

use egui::{Button, RichText, TextStyle, Ui, vec2};

use super::super::theme;

/// Shows the words side by side over the width that there is; gives the one that was pressed.
pub fn segmented<T: Copy + PartialEq>(ui: &mut Ui, enabled: bool, choices: &[(T, impl AsRef<str>)], chosen: T) -> Option<T> {
    let palette = theme::palette(ui);
    let mut pressed = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let width = (ui.available_width() - 4.0 * (choices.len() as f32 - 1.0)) / choices.len() as f32;
        for (value, word) in choices {
            let value = *value;
            let is_chosen = value == chosen;
            let size = TextStyle::Body.resolve(ui.style()).size;
            let text = RichText::new(word.as_ref()).color(if is_chosen { palette.text } else { palette.muted });
            let text = if is_chosen { text.font(theme::strong_font(size)) } else { text };
            let button = Button::selectable(is_chosen, text).min_size(vec2(width, 34.0)).fill(if is_chosen {
                palette.card_hovered
            } else {
                palette.card
            });
            if ui.add_enabled(enabled, button).clicked() {
                pressed = Some(value);
            }
        }
    });
    pressed
}
