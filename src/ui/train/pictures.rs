//! The field of the plan that says what is learned from: the generator's pictures, or those of files.

use egui::{Button, ComboBox, Id, RichText, Ui, vec2};

use super::super::{Actions, theme};
use super::fields::{named, row, whole};
use crate::app::{OPEN_PICTURE_ARCHIVE, OPEN_PICTURE_FOLDER, State, TrainAction, TrainForm, augment_words, grouped};
use crate::factory::Augment;
use crate::network::Setting;
use crate::words::words;

/// Size of a fixed set at first.
const FIXED_SET: u64 = 200;
/// Width of the drop-down beside the number of a fixed set, in points.
const BESIDE_NUMBER: f32 = 74.0;

/// Endless pictures, a fixed set, or pictures of files.
pub fn show(ui: &mut Ui, state: &State, group: Id, form: &mut TrainForm, actions: &mut Actions) {
    row(ui, words().setting_pictures(), words().setting_pictures_hint(), |ui| {
        let (is_given, fixed) = (form.given.is_some(), form.settings.dataset);
        let chosen = match fixed {
            _ if is_given => words().setting_pictures_files(),
            Some(_) => words().setting_pictures_fixed(),
            None => words().setting_pictures_endless(),
        };
        let width = ui.available_width();
        let combo = ComboBox::from_id_salt("pictures").width(if fixed.is_some() { BESIDE_NUMBER } else { width });
        let response = combo.selected_text(&chosen).show_ui(ui, |ui| {
            if ui.selectable_label(!is_given && fixed.is_none(), words().setting_pictures_endless_choice()).clicked() {
                (form.given, form.settings.dataset) = (None, None);
                actions.push(TrainAction::StopReading);
            }
            if ui.selectable_label(fixed.is_some(), words().setting_pictures_fixed_choice()).clicked() {
                (form.given, form.settings.dataset) = (None, fixed.or(Some(FIXED_SET)));
                actions.push(TrainAction::StopReading);
            }
            let folder = (words().setting_pictures_files_folder(), OPEN_PICTURE_FOLDER);
            let archive = (words().setting_pictures_files_archive(), OPEN_PICTURE_ARCHIVE);
            for (word, request) in [folder, archive] {
                if ui.selectable_label(false, word).clicked() {
                    actions.choose(request);
                }
            }
        });
        named(&response.response, words().setting_pictures(), chosen);
        if let Some(count) = &mut form.settings.dataset {
            whole(ui, group, &words().setting_fixed_set(), count, Setting::FIXED_SET.limits.range());
        }
    });
    if form.given.is_some() || form.settings.dataset.is_some() {
        augmentation(ui, form);
    }
    about_files(ui, state, form, actions);
}

/// The changes that multiply the set.
fn augmentation(ui: &mut Ui, form: &mut TrainForm) {
    row(ui, words().setting_augment(), words().setting_augment_hint(), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            for kind in Augment::ALL {
                let is_on = form.settings.augment.has(kind);
                let [word, hover] = augment_words(kind);
                let button = Button::selectable(is_on, RichText::new(word).small());
                if ui.add(button).on_hover_text(hover).clicked() {
                    form.settings.augment.set(kind, !is_on);
                }
            }
        });
    });
}

/// What is read, or was read, from files.
fn about_files(ui: &mut Ui, state: &State, form: &TrainForm, actions: &mut Actions) {
    let color = theme::palette(ui).muted;
    if let Some(name) = state.train.reading() {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(words().train_reading(name)).small().color(color));
            let stop = ui.add(Button::new(RichText::new(words().train_stop_reading()).small()).min_size(vec2(0.0, 24.0)));
            if stop.on_hover_text(words().train_stop_reading_hint()).clicked() {
                actions.push(TrainAction::StopReading);
            }
        });
    } else if let Some(given) = &form.given {
        let pictures = words().train_counted_pictures(given.count(), grouped(given.count()));
        let text = words().train_given(given.name(), pictures, form.group().word());
        ui.label(RichText::new(text).small().color(color)).on_hover_text(given.path.to_string_lossy());
    }
}

/// What is learned from, for what runs.
pub fn in_words(form: &TrainForm) -> String {
    match (&form.given, form.settings.dataset) {
        (Some(given), _) => words().train_given_running(grouped(given.count()), given.name()),
        (None, Some(count)) if form.settings.augment.is_empty() => words().train_fixed_running(grouped(count)),
        (None, Some(count)) => words().train_augmented_running(grouped(count)),
        (None, None) => words().train_endless_running(),
    }
}
