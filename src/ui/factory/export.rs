//! The dialog of the export: what to write; how far it is.

use egui::{Id, RichText, Ui};

use super::super::widgets::{WholeStyle, bar, dialog, primary_button, refusal, segmented, whole_number_field, wide_button};
use super::super::{Actions, theme};
use crate::app::{EXPORT_FILE, EXPORT_FOLDER, ExportForm, Exporting, FactoryAction, State, number};
use crate::factory::Syndrome;
use crate::storage::{ImageFormat, shown};
use crate::words::words;

/// Shows the dialog. Gives `true` when it is to be closed; a running export goes on.
pub fn show(ui: &Ui, state: &State, actions: &mut Actions) -> bool {
    let modal = dialog(ui.ctx(), "export", 440.0, |ui| {
        ui.heading(words().factory_export_title());
        match &state.factory.export.running {
            Some(running) => progress(ui, running, actions),
            None => form(ui, state, actions),
        }
        ui.button(words().button_close()).clicked()
    });
    modal.inner || modal.should_close()
}

fn form(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let old = state.factory.export.form;
    let mut form = old;
    let seed = state.factory.seed;
    let group = Id::unique("export fields");
    ui.label(RichText::new(words().factory_export_about(seed.to_string())).color(palette.muted));
    ui.horizontal(|ui| {
        let name = words().factory_export_pictures();
        let label = ui.label(&name);
        let style = WholeStyle { limits: (1, 1_000_000), width: 84.0, speed: 10.0 };
        whole_number_field(ui, group, &name, &mut form.count, style).labelled_by(label.id);
    });
    refusal(ui, group);
    ui.horizontal(|ui| {
        ui.label(words().factory_export_classes());
        for class in Syndrome::ALL {
            ui.checkbox(&mut form.classes[class.index()], class.to_string());
        }
    });
    let [png, pgm, npz] = [words().factory_export_png(), words().factory_export_pgm(), words().factory_export_npz()];
    let formats = [(ImageFormat::Png, &*png), (ImageFormat::Pgm, &*pgm), (ImageFormat::Npz, &*npz)];
    if let Some(format) = segmented(ui, true, &formats, form.format) {
        form.format = format;
    }
    ui.checkbox(&mut form.masks, words().factory_export_masks());
    if form != old {
        actions.push(FactoryAction::EditExport(ExportForm { ..form }));
    }
    if primary_button(ui, form.is_possible(), words().factory_export_choose()).clicked() {
        actions.choose(if form.format == ImageFormat::Npz { EXPORT_FILE } else { EXPORT_FOLDER });
    }
}

fn progress(ui: &mut Ui, running: &Exporting, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let share = running.done as f32 / running.total.max(1) as f32;
    ui.label(words().factory_pictures_of(number::grouped(running.done), number::grouped(running.total)));
    bar(ui, share, 8.0, palette.accent);
    let text = words().factory_export_rate(number::fixed(running.rate(), 0), number::fixed(running.left(), 0));
    ui.label(RichText::new(text).color(palette.muted));
    ui.label(RichText::new(shown(&running.path)).small().color(palette.muted));
    if wide_button(ui, !running.cancelled, words().factory_export_cancel()).clicked() {
        actions.push(FactoryAction::CancelExport);
    }
}
