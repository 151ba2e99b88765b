//! The rows of the plan: a word, a field, and a way back to the network's preset.

use egui::{Button, ComboBox, Id, RichText, Ui, vec2};

use super::super::theme;
use super::super::widgets::{WholeStyle, size_in_drop_down, whole_number_field};
use crate::words::words;

/// Width of the words before the fields, in points.
const WORD_WIDTH: f32 = 100.0;
/// Height of a row, in points.
const ROW_HEIGHT: f32 = 30.0;
/// Room for the arrow that takes a change back, in points.
const RESET_WIDTH: f32 = 20.0;

/// How a row of the plan is named.
pub struct Row {
    /// The word before the field, for which there is little room.
    pub word: String,
    /// The name of its control.
    pub name: String,
    /// What it is.
    pub hover: String,
}

impl Row {
    /// With a word that is short enough to be the name too.
    pub fn new(word: String, hover: String) -> Self {
        Self { name: word.clone(), word, hover }
    }
}

/// A word, and what belongs to it.
pub fn row(ui: &mut Ui, word: String, hover: String, content: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_height(ROW_HEIGHT);
        ui.spacing_mut().item_spacing.x = 4.0;
        let label = egui::Label::new(RichText::new(word).color(theme::palette(ui).muted));
        ui.allocate_ui_with_layout(vec2(WORD_WIDTH, ROW_HEIGHT), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(WORD_WIDTH);
            ui.add(label).on_hover_text(hover);
        });
        content(ui);
    });
}

/// The same with a mark and a way back where the value is not the preset's. The field gets its name.
pub fn resettable<T: Clone + PartialEq>(
    ui: &mut Ui,
    Row { word, name, hover }: Row,
    value: &mut T,
    preset: T,
    content: impl FnOnce(&mut Ui, &str, &mut T),
) {
    ui.horizontal(|ui| {
        let width = ui.available_width() - RESET_WIDTH - ui.spacing().item_spacing.x;
        ui.allocate_ui(vec2(width, ROW_HEIGHT), |ui| row(ui, word, hover, |ui| content(ui, &name, value)));
        if *value != preset {
            ui.spacing_mut().button_padding = vec2(0.0, 0.0);
            let text = RichText::new("\u{21BA}").color(theme::palette(ui).human);
            let arrow = ui.add(Button::new(text).frame(false).min_size(vec2(RESET_WIDTH, 24.0)));
            let arrow = arrow.on_hover_text(words().train_reset_hint());
            named(&arrow, words().train_reset(&name), "");
            if arrow.clicked() {
                *value = preset;
            }
        }
    });
}

/// A drop-down of named things.
pub fn choice<T: Copy + PartialEq, W: Into<String>>(ui: &mut Ui, name: String, value: &mut T, all: &[T], word: impl Fn(T) -> W) {
    let before: String = word(*value).into();
    let width = ui.available_width();
    let size = size_in_drop_down(ui, &before, width);
    let combo = ComboBox::from_id_salt(&name).width(width).height(320.0).selected_text(RichText::new(&before).size(size));
    let response = combo.show_ui(ui, |ui| {
        for &one in all {
            let word: String = word(one).into();
            ui.selectable_value(value, one, word);
        }
    });
    named(&response.response, name, before);
}

/// A whole number over the width that is left, up to a limit.
pub fn whole(ui: &mut Ui, group: Id, name: &str, value: &mut u64, limits: (f64, f64)) {
    let width = ui.available_width().min(84.0);
    sized(ui, group, name, value, limits, width);
}

pub fn sized(ui: &mut Ui, group: Id, name: &str, value: &mut u64, limits: (f64, f64), width: f32) {
    let style = WholeStyle { limits: (limits.0 as u64, limits.1 as u64), width, speed: (*value as f64 / 100.0).max(0.2) };
    whole_number_field(ui, group, name, value, style);
}

/// Gives a control a name for screen readers and tests, and a drop-down its value too.
pub fn named(response: &egui::Response, name: String, value: impl Into<String>) {
    let value: String = value.into();
    response.widget_info(move || {
        let role = if value.is_empty() { egui::Role::Button } else { egui::Role::ComboBox };
        let mut info = egui::WidgetInfo::new(role);
        info.label = Some(name.clone());
        info.current_text_value = (!value.is_empty()).then(|| value.clone());
        info
    });
}
