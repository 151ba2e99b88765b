//! The plan of the next training, and the verbs: start, pause, resume, stop and keep, discard.

use egui::{DragValue, RichText, Ui};

use super::super::widgets::{primary_button, segmented, wide_button};
use super::super::window::Wish;
use super::super::{Actions, theme};
use crate::app::{Action, State, Status, TrainForm, TrainState};
use crate::factory::Mode;
use crate::network::DeviceChoice;

/// What the column remembers between frames.
#[derive(Default)]
pub struct Controls {
    /// The button to discard was pressed once and asks for a second time.
    discard_armed: bool,
}

impl Controls {
    /// Shows the column.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions, wishes: &mut Vec<Wish>) {
        let train = &state.train;
        let active = train.is_active();
        ui.heading("Training");
        let palette = theme::palette(ui);
        ui.label(RichText::new("A fresh network, endless new pictures.").color(palette.muted));
        ui.add_space(theme::GAP);
        if let Some(form) = fields(ui, train) {
            actions.push(Action::EditForm(form));
        }
        ui.add_space(theme::GAP);
        if !active {
            self.discard_armed = false;
            if primary_button(ui, true, "Start").on_hover_text("Ctrl+T").clicked() {
                actions.push(Action::Start);
            }
        } else if train.status == Status::Paused {
            if primary_button(ui, true, "Resume").on_hover_text("P").clicked() {
                actions.push(Action::Resume);
            }
        } else if primary_button(ui, train.status == Status::Running, "Pause").on_hover_text("P").clicked() {
            actions.push(Action::Pause);
        }
        if wide_button(ui, active, "Stop and keep").clicked() {
            actions.push(Action::StopAndKeep);
        }
        let word = if self.discard_armed { "Really discard?" } else { "Discard" };
        if wide_button(ui, active, word).on_hover_text("Ends the training and throws its network away").clicked() {
            if self.discard_armed {
                actions.push(Action::Discard);
            }
            self.discard_armed = !self.discard_armed;
        }
        ui.separator();
        let can_save = train.model.is_some() && !state.file_busy;
        if wide_button(ui, can_save, "Save model\u{2026}").on_disabled_hover_text("No network has been trained yet").clicked() {
            wishes.push(Wish::SaveModel);
        }
        if wide_button(ui, !state.file_busy, "Open model\u{2026}").on_hover_text("It then plays against you").clicked() {
            wishes.push(Wish::OpenModel);
        }
    }
}

/// The form; gives the changed one.
fn fields(ui: &mut Ui, train: &TrainState) -> Option<TrainForm> {
    let enabled = !train.is_active();
    let form = if enabled { train.form } else { train.running };
    let mut new = form;
    let mut choices: Vec<(Option<Mode>, &str)> = Mode::ALL.map(|mode| (Some(mode), mode.word())).to_vec();
    if train.own.is_some() {
        choices.push((None, "OWN"));
    }
    let chosen = if form.own { None } else { Some(form.mode) };
    if let Some(choice) = segmented(ui, enabled, &choices, chosen) {
        (new.own, new.mode) = (choice.is_none(), choice.unwrap_or(form.mode));
    }
    ui.add_enabled_ui(enabled, |ui| {
        egui::Grid::new("plan fields").num_columns(2).spacing([theme::GAP, theme::GAP]).show(ui, |ui| {
            field(ui, "Minutes", "Length of the training; pauses do not count", number(&mut new.minutes, 0.1, 0.1..=1440.0));
            let rate = number(&mut new.learning_rate, 1e-4, 1e-6..=1.0).max_decimals(6);
            field(ui, "Learning rate", "The highest value; it rises at first and then falls to nothing", rate);
            field(ui, "Batch", "Pictures per step", DragValue::new(&mut new.batch).range(8..=512).speed(1.0));
            field(
                ui,
                "Seed",
                "Fixes first weights and all pictures: the same seed, the same training",
                DragValue::new(&mut new.seed),
            );
        });
        ui.label(RichText::new("Device").color(theme::palette(ui).muted));
    });
    let devices = [(DeviceChoice::Auto, "Auto"), (DeviceChoice::Gpu, "GPU"), (DeviceChoice::Cpu, "CPU")];
    if let Some(device) = segmented(ui, enabled, &devices, form.device) {
        new.device = device;
    }
    (new != form).then_some(new)
}

/// A number that takes a point or a comma.
fn number(value: &mut f64, speed: f64, range: std::ops::RangeInclusive<f64>) -> DragValue<'_> {
    DragValue::new(value).speed(speed).range(range).custom_parser(|text| text.replace(',', ".").trim().parse().ok())
}

fn field(ui: &mut Ui, name: &str, hover: &str, value: DragValue<'_>) {
    let label = ui.label(RichText::new(name).color(theme::palette(ui).muted)).on_hover_text(hover);
    let width = ui.available_width().max(120.0);
    ui.add_sized([width, 30.0], value).on_hover_text(hover).labelled_by(label.id);
    ui.end_row();
}
