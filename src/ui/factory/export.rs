//! The dialog of the export: what to write; how far it is.

use egui::{Id, RichText, Ui};

use super::super::widgets::{WholeStyle, bar, dialog, primary_button, refusal, segmented, whole_number_field, wide_button};
use super::super::{Actions, theme};
use crate::app::{EXPORT_FILE, EXPORT_FOLDER, ExportForm, Exporting, FactoryAction, State};
use crate::factory::Syndrome;
use crate::storage::{ImageFormat, shown};

/// Shows the dialog. Gives `true` when it is to be closed; a running export goes on.
pub fn show(ui: &Ui, state: &State, actions: &mut Actions) -> bool {
    let modal = dialog(ui.ctx(), "export", 440.0, |ui| {
        ui.heading("Export a dataset");
        match &state.factory.export.running {
            Some(running) => progress(ui, running, actions),
            None => form(ui, state, actions),
        }
        ui.button("Close").clicked()
    });
    modal.inner || modal.should_close()
}

fn form(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let old = state.factory.export.form;
    let mut form = old;
    let seed = state.factory.seed;
    let group = Id::unique("export fields");
    ui.label(RichText::new(format!("Pictures of this recipe, seed {seed}, from picture 0 on")).color(palette.muted));
    ui.horizontal(|ui| {
        let label = ui.label("Pictures");
        let style = WholeStyle { limits: (1, 1_000_000), width: 84.0, speed: 10.0 };
        whole_number_field(ui, group, "Pictures", &mut form.count, style).labelled_by(label.id);
    });
    refusal(ui, group);
    ui.horizontal(|ui| {
        ui.label("Classes");
        for class in Syndrome::ALL {
            ui.checkbox(&mut form.classes[class.index()], class.to_string());
        }
    });
    let formats = [(ImageFormat::Png, "PNG folder"), (ImageFormat::Pgm, "PGM folder"), (ImageFormat::Npz, "NumPy npz")];
    if let Some(format) = segmented(ui, true, &formats, form.format) {
        form.format = format;
    }
    ui.checkbox(&mut form.masks, "With masks of the tumors");
    if form != old {
        actions.push(FactoryAction::EditExport(ExportForm { ..form }));
    }
    if primary_button(ui, form.is_possible(), "Choose where\u{2026}").clicked() {
        actions.choose(if form.format == ImageFormat::Npz { EXPORT_FILE } else { EXPORT_FOLDER });
    }
}

fn progress(ui: &mut Ui, running: &Exporting, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let share = running.done as f32 / running.total.max(1) as f32;
    ui.label(format!("{} of {} pictures", running.done, running.total));
    bar(ui, share, 8.0, palette.accent);
    let text = format!("{:.0} pictures/s, {:.0} s left", running.rate(), running.left());
    ui.label(RichText::new(text).color(palette.muted));
    ui.label(RichText::new(shown(&running.path)).small().color(palette.muted));
    if wide_button(ui, !running.cancelled, "Cancel the export").clicked() {
        actions.push(FactoryAction::CancelExport);
    }
}
