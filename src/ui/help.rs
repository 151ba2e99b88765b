//! The list of keys, and the box about the program.

use egui::{Context, Label, RichText, TextStyle};

use super::widgets::{dialog, scroll_by_keys};
use super::{shortcuts, theme};
use crate::app::{DeviceState, Renderer, State, device_name_words, device_status_words};
use crate::version::{BUILD, VERSION};
use crate::words::words;

/// What stands around the list of keys, in points: heading, button, and a part of the room behind.
const AROUND_KEYS: f32 = 160.0;
/// Width of what a key does, in points: longer sentences take two lines.
const MEANING: f32 = 336.0;

/// The list of keys. Gives `true` when it is to be closed.
pub fn keys(ctx: &Context) -> bool {
    let modal = dialog(ctx, "keys", 560.0, |ui| {
        ui.heading(words().keys_title());
        ui.add_space(theme::GAP);
        ui.spacing_mut().interact_size.y = 22.0;
        // In a small window the list is longer than the window is high. It has its height at once: the box must not grow under the pointer.
        let height = ctx.content_rect().height() - AROUND_KEYS;
        egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            scroll_by_keys(ui);
            egui::Grid::new("key list").num_columns(2).spacing([theme::WIDE_GAP * 1.5, 2.0]).show(ui, |ui| {
                for (keys, meaning) in shortcuts::list() {
                    ui.label(theme::strong(ui, keys, &TextStyle::Body));
                    ui.vertical(|ui| {
                        ui.set_max_width(MEANING);
                        ui.add(Label::new(meaning).wrap());
                    });
                    ui.end_row();
                }
            });
        });
        ui.add_space(theme::GAP);
        ui.button(words().button_close()).clicked()
    });
    modal.inner || modal.should_close()
}

/// The box about the program. Gives `true` when it is to be closed.
pub fn about(ctx: &Context, state: &State, renderer: Renderer) -> bool {
    let modal = dialog(ctx, "about", 520.0, |ui| {
        ui.heading("Brain Tumor Lab");
        ui.label(words().about_version(VERSION, BUILD));
        ui.add_space(theme::GAP);
        ui.label(words().about_what());
        let palette = theme::palette(ui);
        ui.label(RichText::new(words().about_synthetic()).color(palette.alarm));
        ui.label(words().about_offline());
        ui.add_space(theme::GAP);
        egui::Grid::new("facts").num_columns(2).spacing([theme::WIDE_GAP, 6.0]).show(ui, |ui| {
            let mut fact = |name: String, value: String| {
                ui.label(RichText::new(name).color(palette.muted));
                ui.label(value);
                ui.end_row();
            };
            fact(words().about_renderer(), renderer.word().to_owned());
            match &state.shared.device {
                DeviceState::Probing => fact(words().about_device(), words().about_device_tried()),
                DeviceState::Known(devices) => {
                    for device in devices {
                        let (name, status) = (device_name_words(device), device_status_words(&device.status));
                        let words = words();
                        let value = if device.chosen {
                            words.about_device_used(name, status)
                        } else {
                            words.about_device_status(name, status)
                        };
                        fact(words.about_device(), value);
                    }
                }
            }
            fact(words().about_seed(), state.play.seed.to_string());
            fact(words().about_base(), state.shared.base_name());
            fact(words().about_typeface(), words().about_typeface_name());
        });
        ui.add_space(theme::GAP);
        ui.button(words().button_close()).clicked()
    });
    modal.inner || modal.should_close()
}
