//! The dialog of the presets that the user keeps.

use egui::{Button, Key, RichText, ScrollArea, TextEdit, Ui};

use super::super::widgets::{Armed, cleaned_name_note, dialog, primary_button};
use super::super::{Actions, theme};
use crate::app::{FactoryAction, PresetOrder, State};
use crate::factory::{Mode, Preset};
use crate::storage::{clean_name, printable};
use crate::words::words;

/// Height of the list, in points.
const LIST_HEIGHT: f32 = 260.0;
/// Width of the button of a preset, in points.
const NAME_WIDTH: f32 = 220.0;
/// Width of the button that asks to delete, and of the one in its place that does not, in points.
const DELETE_WIDTH: f32 = 88.0;

/// What the dialog remembers between frames.
#[derive(Default)]
pub struct Presets {
    name: String,
    /// The preset that gets another name, and what was typed so far.
    renamed: Option<(String, String)>,
    /// The preset that a first press on Delete wants to delete.
    deleted: Armed<String>,
    /// The frame in which the dialog was shown last: it was just opened where that is not the one before.
    frame: u64,
    /// Whether the field for another name was just opened.
    wants_focus: bool,
}

impl Presets {
    /// Shows the dialog. Gives `true` when it is to be closed.
    pub fn show(&mut self, ui: &Ui, state: &State, actions: &mut Actions) -> bool {
        let frame = ui.ctx().cumulative_frame_nr();
        let is_new = frame > self.frame + 1;
        self.frame = frame;
        let modal = dialog(ui.ctx(), "presets", 520.0, |ui| {
            ui.heading(words().factory_presets_title());
            if !state.factory.presets.available {
                ui.label(words().factory_presets_no_place());
            }
            self.save_line(ui, state, is_new, actions);
            ui.separator();
            let mut close = self.list(ui, state, actions);
            ui.separator();
            close |= with_the_program(ui, actions);
            ui.horizontal(|ui| {
                close |= ui.button(words().button_close()).clicked();
                if let Some(deleted) = &state.factory.presets.deleted
                    && ui.button(words().factory_presets_bring_back(&deleted.name)).clicked()
                {
                    actions.push(FactoryAction::Preset(PresetOrder::Restore));
                }
            });
            close
        });
        modal.inner || modal.should_close()
    }

    fn save_line(&mut self, ui: &mut Ui, state: &State, is_new: bool, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let presets = &state.factory.presets;
        let mut is_taken = false;
        ui.horizontal(|ui| {
            let label = ui.label(words().factory_presets_name());
            let field = ui.add(TextEdit::singleline(&mut self.name).desired_width(220.0)).labelled_by(label.id);
            if is_new {
                field.request_focus();
            }
            let name = self.name.trim().to_owned();
            is_taken = !name.is_empty() && presets.names.iter().any(|other| other.eq_ignore_ascii_case(&clean_name(&name)));
            let word = if is_taken { words().factory_presets_replace() } else { words().factory_presets_keep() };
            let possible = presets.available && !name.is_empty();
            let pressed = primary_button(ui, possible, &word).clicked();
            // Enter keeps; what would be replaced is replaced by the button alone.
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !is_taken;
            if possible && (pressed || entered) {
                actions.push(FactoryAction::Preset(PresetOrder::Save { name, replace: is_taken }));
                self.name.clear();
                is_taken = false;
            }
        });
        cleaned_name_note(ui, &self.name);
        if is_taken {
            ui.label(RichText::new(words().factory_presets_taken()).small().color(palette.alarm));
        }
    }

    /// Gives `true` when one was loaded.
    fn list(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) -> bool {
        let palette = theme::palette(ui);
        let mut loaded = false;
        if state.factory.presets.names.is_empty() {
            ui.label(RichText::new(words().factory_presets_none()).color(palette.muted));
        }
        ScrollArea::vertical().max_height(LIST_HEIGHT).show(ui, |ui| {
            for name in &state.factory.presets.names {
                let is_renamed = self.renamed.as_ref().is_some_and(|(old, _)| old == name);
                ui.horizontal(|ui| {
                    if is_renamed {
                        self.rename_line(ui, actions);
                    } else {
                        loaded |= self.line(ui, name, actions);
                    }
                });
                if let Some((_, new)) = self.renamed.as_ref().filter(|_| is_renamed) {
                    cleaned_name_note(ui, new);
                }
            }
        });
        loaded
    }

    fn line(&mut self, ui: &mut Ui, name: &str, actions: &mut Actions) -> bool {
        let load = ui
            .add(Button::new(printable(name)).min_size(egui::vec2(NAME_WIDTH, 32.0)))
            .on_hover_text(words().factory_presets_load_hint())
            .clicked();
        if load {
            actions.push(FactoryAction::Preset(PresetOrder::Load(name.to_owned())));
        }
        if ui.button(words().factory_presets_rename()).clicked() {
            self.renamed = Some((name.to_owned(), name.to_owned()));
            self.wants_focus = true;
        }
        let button = |word: String| Button::new(word).min_size(egui::vec2(DELETE_WIDTH, 0.0));
        if self.deleted.is_armed(ui, &name.to_owned()) {
            // What deletes lies where no button lay: a second press in the same place deletes nothing.
            if ui.add(button(words().factory_presets_keep_it())).clicked() {
                self.deleted.disarm();
            }
            if ui.button(words().factory_presets_really_delete()).clicked() {
                actions.push(FactoryAction::Preset(PresetOrder::Delete(name.to_owned())));
                self.deleted.disarm();
            }
        } else if ui.add(button(words().factory_presets_delete())).on_hover_text(words().factory_presets_delete_hint()).clicked()
        {
            self.deleted.arm(ui, name.to_owned());
        }
        load
    }

    fn rename_line(&mut self, ui: &mut Ui, actions: &mut Actions) {
        let Some((old, new)) = &mut self.renamed else { return };
        let label = ui.label(words().factory_presets_new_name());
        let field = ui.add(TextEdit::singleline(new).desired_width(200.0)).labelled_by(label.id);
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        let name = new.trim().to_owned();
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !name.is_empty();
        let confirmed = ui.add_enabled(!name.is_empty(), Button::new(words().button_ok())).clicked() || entered;
        if confirmed && name != *old {
            actions.push(FactoryAction::Preset(PresetOrder::Rename { from: old.clone(), to: name }));
        }
        if confirmed || ui.button(words().button_cancel()).clicked() {
            self.renamed = None;
        }
    }
}

/// The recipes that come with the program and are no difficulty of the game. Gives `true` when one was loaded.
fn with_the_program(ui: &mut Ui, actions: &mut Actions) -> bool {
    let mut loaded = false;
    ui.label(RichText::new(words().factory_presets_of_2019()).color(theme::palette(ui).muted));
    ui.horizontal(|ui| {
        for mode in Mode::ALL {
            let preset = Preset::Of2019(mode);
            let button = Button::new(preset.word()).min_size(egui::vec2(NAME_WIDTH, 32.0));
            if ui.add(button).on_hover_text(words().factory_presets_of_2019_hint()).clicked() {
                actions.push(FactoryAction::LoadPreset(preset));
                loaded = true;
            }
        }
    });
    loaded
}
