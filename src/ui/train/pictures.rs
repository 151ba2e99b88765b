//! The field of the plan that says what is learned from: the generator's pictures, or those of files.

use egui::{Button, ComboBox, Id, RichText, Ui, vec2};

use super::super::{Actions, theme};
use super::plan::{named, row, whole};
use crate::app::{OPEN_PICTURE_ARCHIVE, OPEN_PICTURE_FOLDER, State, TrainAction, TrainForm, grouped};
use crate::factory::Augment;
use crate::network::Setting;

/// Size of a fixed set at first.
const FIXED_SET: u64 = 200;
/// Width of the drop-down beside the number of a fixed set, in points.
const BESIDE_NUMBER: f32 = 74.0;

/// Endless pictures, a fixed set, or pictures of files.
pub fn show(ui: &mut Ui, state: &State, group: Id, form: &mut TrainForm, actions: &mut Actions) {
    let hover = "Fresh ones without end; the same ones again and again, which shows learning by heart; or your own, from files";
    row(ui, "Pictures", hover, |ui| {
        let (is_given, fixed) = (form.given.is_some(), form.settings.dataset);
        let chosen = match fixed {
            _ if is_given => "From files",
            Some(_) => "Fixed",
            None => "Endless",
        };
        let width = ui.available_width();
        let combo = ComboBox::from_id_salt("pictures").width(if fixed.is_some() { BESIDE_NUMBER } else { width });
        let response = combo.selected_text(chosen).show_ui(ui, |ui| {
            if ui.selectable_label(!is_given && fixed.is_none(), "Endless, each one new").clicked() {
                (form.given, form.settings.dataset) = (None, None);
                actions.push(TrainAction::StopReading);
            }
            if ui.selectable_label(fixed.is_some(), "A fixed set, again and again").clicked() {
                (form.given, form.settings.dataset) = (None, fixed.or(Some(FIXED_SET)));
                actions.push(TrainAction::StopReading);
            }
            for (words, request) in [("A folder\u{2026}", OPEN_PICTURE_FOLDER), ("An npz file\u{2026}", OPEN_PICTURE_ARCHIVE)] {
                if ui.selectable_label(false, words).clicked() {
                    actions.choose(request);
                }
            }
        });
        named(&response.response, "Pictures", chosen);
        if let Some(count) = &mut form.settings.dataset {
            whole(ui, group, "Pictures in the set", count, Setting::FIXED_SET.limits.range());
        }
    });
    if form.given.is_some() || form.settings.dataset.is_some() {
        augmentation(ui, form);
    }
    about_files(ui, state, form, actions);
}

/// The changes that multiply the set.
fn augmentation(ui: &mut Ui, form: &mut TrainForm) {
    let hover = "Change each picture of the set whenever it is seen, so that few pictures become many; zoom changes the class, and is there to show that";
    row(ui, "Augment", hover, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            for kind in Augment::ALL {
                let is_on = form.settings.augment.has(kind);
                let button = Button::selectable(is_on, RichText::new(kind.word()).small());
                if ui.add(button).on_hover_text(augment_words(kind)).clicked() {
                    form.settings.augment.set(kind, !is_on);
                }
            }
        });
    });
}

fn augment_words(kind: Augment) -> &'static str {
    match kind {
        Augment::Mirror => "Left and right exchanged in half of the pictures",
        Augment::Move => "Moved by up to 8 pixels in each direction",
        Augment::Tone => "Contrast changed by up to 15 %, brightness by up to 15 gray levels",
        Augment::Noise => "Every pixel changed by up to 12 gray levels",
        Augment::Size => "Smaller or larger by up to 10 %",
        Augment::Zoom => "Enlarged by up to 2.2: medium tumors look like big ones, so that the class is wrong",
    }
}

/// What is read, or was read, from files.
fn about_files(ui: &mut Ui, state: &State, form: &TrainForm, actions: &mut Actions) {
    let color = theme::palette(ui).muted;
    if let Some(name) = state.train.reading() {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(format!("Reading {name} \u{2026}")).small().color(color));
            let stop = ui.add(Button::new(RichText::new("Stop reading").small()).min_size(vec2(0.0, 24.0)));
            if stop.on_hover_text("The plan stays as it is").clicked() {
                actions.push(TrainAction::StopReading);
            }
        });
    } else if let Some(given) = &form.given {
        let pictures = if given.count() == 1 { "picture" } else { "pictures" };
        let (name, count, mode) = (given.name(), grouped(given.count()), form.group().word());
        let text = format!("{name}: {count} {pictures}. The network is measured on fresh pictures ({mode}).");
        ui.label(RichText::new(text).small().color(color)).on_hover_text(given.path.to_string_lossy());
    }
}

/// What is learned from, for what runs.
pub fn in_words(form: &TrainForm) -> String {
    match (&form.given, form.settings.dataset) {
        (Some(given), _) => format!("{} of {}", grouped(given.count()), given.name()),
        (None, Some(count)) if form.settings.augment.is_empty() => format!("{} again and again", grouped(count)),
        (None, Some(count)) => format!("{}, augmented", grouped(count)),
        (None, None) => "endless".to_owned(),
    }
}
