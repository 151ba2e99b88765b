//! The list of keys, and the box about the program.

use egui::{Context, RichText, TextStyle};

use super::widgets::dialog;
use super::{shortcuts, theme};
use crate::app::{DeviceState, Renderer, State, device_name_words, device_status_words};
use crate::version::{BUILD, VERSION};

/// What stands around the list of keys, in points: heading, button, and a part of the room behind.
const AROUND_KEYS: f32 = 160.0;

/// The list of keys. Gives `true` when it is to be closed.
pub fn keys(ctx: &Context) -> bool {
    let modal = dialog(ctx, "keys", 520.0, |ui| {
        ui.heading("Keys");
        ui.add_space(theme::GAP);
        ui.spacing_mut().interact_size.y = 22.0;
        // In a small window the list is longer than the window is high. It has its height at once: the box must not grow under the pointer.
        let height = ctx.content_rect().height() - AROUND_KEYS;
        egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            egui::Grid::new("key list").num_columns(2).spacing([theme::WIDE_GAP * 1.5, 2.0]).show(ui, |ui| {
                for (keys, meaning) in shortcuts::LIST {
                    ui.label(theme::strong(ui, *keys, &TextStyle::Body));
                    ui.label(*meaning);
                    ui.end_row();
                }
            });
        });
        ui.add_space(theme::GAP);
        ui.button("Close").clicked()
    });
    modal.inner || modal.should_close()
}

/// The box about the program. Gives `true` when it is to be closed.
pub fn about(ctx: &Context, state: &State, renderer: Renderer) -> bool {
    let modal = dialog(ctx, "about", 520.0, |ui| {
        ui.heading("Brain Tumor Lab");
        ui.label(format!("Version {VERSION}, {BUILD}. MIT or Apache-2.0."));
        ui.add_space(theme::GAP);
        ui.label("A person and a convolutional network read the same synthetic brain images. It brings a 2019 lecture on deep learning to life.");
        let palette = theme::palette(ui);
        ui.label(RichText::new("All images are synthetic. Nothing here diagnoses anyone.").color(palette.alarm));
        ui.label("It never uses the network: nothing is sent, fetched or updated. A new version is installed over the old one by hand.");
        ui.add_space(theme::GAP);
        egui::Grid::new("facts").num_columns(2).spacing([theme::WIDE_GAP, 6.0]).show(ui, |ui| {
            let mut fact = |name: &str, value: String| {
                ui.label(RichText::new(name).color(palette.muted));
                ui.label(value);
                ui.end_row();
            };
            fact("Window drawn by", renderer.word().to_owned());
            match &state.shared.device {
                DeviceState::Probing => fact("Training device", "being tried \u{2026}".to_owned()),
                DeviceState::Known(devices) => {
                    for device in devices {
                        let mark = if device.chosen { " (used)" } else { "" };
                        fact(
                            "Training device",
                            format!("{}: {}{mark}", device_name_words(device), device_status_words(&device.status)),
                        );
                    }
                }
            }
            fact("Seed of the game", state.play.seed.to_string());
            fact("Base image", state.shared.base_name());
            fact("Typeface", "Inter, SIL Open Font License 1.1".to_owned());
        });
        ui.add_space(theme::GAP);
        ui.button("Close").clicked()
    });
    modal.inner || modal.should_close()
}
