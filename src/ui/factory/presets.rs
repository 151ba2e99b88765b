//! The dialog of the presets that the user keeps.

use egui::{Button, RichText, ScrollArea, TextEdit, Ui};

use super::super::widgets::{dialog, primary_button};
use super::super::{Actions, theme};
use crate::app::{FactoryAction, PresetOrder, State};

/// Height of the list, in points.
const LIST_HEIGHT: f32 = 260.0;

/// What the dialog remembers between frames.
#[derive(Default)]
pub struct Presets {
    name: String,
    /// The preset that gets another name, and what was typed so far.
    renamed: Option<(String, String)>,
}

impl Presets {
    /// Shows the dialog. Gives `true` when it is to be closed.
    pub fn show(&mut self, ui: &Ui, state: &State, actions: &mut Actions) -> bool {
        let modal = dialog(ui.ctx(), "presets", 520.0, |ui| {
            ui.heading("Your presets");
            if !state.factory.presets.available {
                ui.label("There is no place for presets on this system. Save the recipe as a file instead.");
            }
            self.save_line(ui, state, actions);
            ui.separator();
            let loaded = self.list(ui, state, actions);
            let mut close = loaded;
            ui.horizontal(|ui| {
                close |= ui.button("Close").clicked();
                if let Some(deleted) = &state.factory.presets.deleted
                    && ui.button(format!("Bring \u{201C}{}\u{201D} back", deleted.name)).clicked()
                {
                    actions.push(FactoryAction::Preset(PresetOrder::Restore));
                }
            });
            close
        });
        modal.inner || modal.should_close()
    }

    fn save_line(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let name = self.name.trim().to_owned();
        let is_taken = state.factory.presets.names.iter().any(|other| other.eq_ignore_ascii_case(&name));
        ui.horizontal(|ui| {
            let label = ui.label("Name");
            ui.add(TextEdit::singleline(&mut self.name).desired_width(220.0)).labelled_by(label.id);
            let word = if is_taken { "Replace it" } else { "Keep this recipe" };
            if primary_button(ui, state.factory.presets.available && !name.is_empty(), word).clicked() {
                actions.push(FactoryAction::Preset(PresetOrder::Save { name: name.clone(), replace: is_taken }));
                self.name.clear();
            }
        });
        if is_taken {
            ui.label(RichText::new("There is a preset of this name already").small().color(palette.alarm));
        }
    }

    /// Gives `true` when one was loaded.
    fn list(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) -> bool {
        let palette = theme::palette(ui);
        let mut loaded = false;
        if state.factory.presets.names.is_empty() {
            ui.label(RichText::new("None yet: turn some knobs, give the recipe a name, keep it").color(palette.muted));
        }
        ScrollArea::vertical().max_height(LIST_HEIGHT).show(ui, |ui| {
            for name in &state.factory.presets.names {
                ui.horizontal(|ui| {
                    if self.renamed.as_ref().is_some_and(|(old, _)| old == name) {
                        self.rename_line(ui, actions);
                    } else {
                        loaded |= self.line(ui, name, actions);
                    }
                });
            }
        });
        loaded
    }

    fn line(&mut self, ui: &mut Ui, name: &str, actions: &mut Actions) -> bool {
        let load =
            ui.add(Button::new(name).min_size(egui::vec2(280.0, 32.0))).on_hover_text("Tune on from this preset").clicked();
        if load {
            actions.push(FactoryAction::Preset(PresetOrder::Load(name.to_owned())));
        }
        if ui.button("Rename").clicked() {
            self.renamed = Some((name.to_owned(), name.to_owned()));
        }
        if ui.button("Delete").clicked() {
            actions.push(FactoryAction::Preset(PresetOrder::Delete(name.to_owned())));
        }
        load
    }

    fn rename_line(&mut self, ui: &mut Ui, actions: &mut Actions) {
        let Some((old, new)) = &mut self.renamed else { return };
        let label = ui.label("New name");
        ui.add(TextEdit::singleline(new).desired_width(200.0)).labelled_by(label.id);
        let name = new.trim().to_owned();
        let confirmed = ui.add_enabled(!name.is_empty(), Button::new("OK")).clicked();
        if confirmed && name != *old {
            actions.push(FactoryAction::Preset(PresetOrder::Rename { from: old.clone(), to: name }));
        }
        if confirmed || ui.button("Cancel").clicked() {
            self.renamed = None;
        }
    }
}
