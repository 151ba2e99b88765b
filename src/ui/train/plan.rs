//! The fields of the plan: the essential ones, and the rest behind "More". What differs from the network's preset is marked.

use egui::{Button, CollapsingHeader, ComboBox, Id, RichText, TextEdit, Ui, vec2};

use super::super::widgets::{FieldStyle, WholeStyle, refusal, segmented, sized_number_field, whole_number_field};
use super::super::{Actions, theme};
use super::pictures;
use crate::app::{Group, LengthUnit, Sees, State, TrainAction, TrainForm, architecture_sentence, grouped};
use crate::factory::Mode;
use crate::network::{
    Architecture, Bases, Classes, DeviceChoice, LearningRateSchedule, OptimizerKind, Setting, TrainingSettings,
};
use crate::runs::limits::{MINUTES, PATIENCE, PICTURES};

/// Width of the words before the fields, in points.
const WORD_WIDTH: f32 = 100.0;
/// Height of a row, in points.
const ROW_HEIGHT: f32 = 30.0;
/// Room for the arrow that takes a change back, in points.
const RESET_WIDTH: f32 = 20.0;
/// Patience at first.
const FIRST_PATIENCE: u32 = 20;
/// Largest seed: the description of a run holds no larger whole number.
const LARGEST_SEED: u64 = i64::MAX as u64;

/// Shows the form.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let form = &state.train.form;
    let mut new = form.clone();
    let group = ui.scope_id().with("plan");
    ui.spacing_mut().item_spacing.y = 6.0;
    modes(ui, state, &mut new);
    sight(ui, &mut new);
    answers(ui, &mut new);
    architecture(ui, &mut new);
    pictures::show(ui, state, group, &mut new, actions);
    length(ui, group, &mut new);
    learning_rate(ui, group, &mut new);
    let preset = form.preset();
    let changed = hidden_changes(form, &preset);
    let more = if changed == 0 { "More".to_owned() } else { format!("More ({changed} changed)") };
    CollapsingHeader::new(RichText::new(more).color(theme::palette(ui).muted)).id_salt("more of the plan").show_unindented(
        ui,
        |ui| {
            self::more(ui, group, &mut new);
        },
    );
    refusal(ui, group);
    if new != *form {
        actions.push(TrainAction::EditForm(Box::new(new)));
    }
}

/// How many of the fields behind "More" are not as the network's preset has them.
fn hidden_changes(form: &TrainForm, preset: &TrainingSettings) -> usize {
    let settings = &form.settings;
    [
        settings.optimizer != preset.optimizer,
        settings.schedule != preset.schedule,
        settings.weight_decay != preset.weight_decay,
        settings.batch != preset.batch,
        settings.guidance != preset.guidance,
        settings.smoothing != preset.smoothing,
        settings.bases != preset.bases,
        form.patience.is_some(),
    ]
    .into_iter()
    .filter(|changed| *changed)
    .count()
}

fn modes(ui: &mut Ui, state: &State, form: &mut TrainForm) {
    let mut choices: Vec<(Option<Mode>, &str)> = Mode::ALL.map(|mode| (Some(mode), mode.word())).to_vec();
    if state.train.own.is_some() {
        choices.push((None, Group::Own.word()));
    }
    let chosen = if form.own { None } else { Some(form.mode) };
    if let Some(choice) = segmented(ui, true, &choices, chosen) {
        (form.own, form.mode) = (choice.is_none(), choice.unwrap_or(form.mode));
    }
}

/// Whether the network is given the base image too.
fn sight(ui: &mut Ui, form: &mut TrainForm) {
    let mut sees = form.sees();
    let hint = "Base and sample: the network is given the difference of the sample from the base image beside the sample";
    row(ui, "Sees", hint, |ui| choice(ui, "Sees", &mut sees, &[Sees::Sample, Sees::SampleAndBase], Sees::words));
    *form = form.clone().with_sight(sees);
}

/// What it says of a picture: one of the four classes, or no more than ill or healthy.
fn answers(ui: &mut Ui, form: &mut TrainForm) {
    let hint = "Ill or healthy: one neuron with the sigmoid in place of four with softmax. Three of four pictures are ill";
    row(ui, "Answers", hint, |ui| choice(ui, "Answers", &mut form.settings.classes, &Classes::ALL, Classes::words));
}

/// The network: name, size, a line about each.
fn architecture(ui: &mut Ui, form: &mut TrainForm) {
    let palette = theme::palette(ui);
    let TrainingSettings { architecture: before, classes, .. } = form.settings;
    let size = |architecture: Architecture| format!("{} weights", grouped(architecture.parameters(classes) as u64));
    let text = |architecture: Architecture| format!("{architecture}, {}", size(architecture));
    let mut chosen = None;
    row(ui, "Architecture", "What learns. A choice brings the settings that go with it", |ui| {
        let combo = ComboBox::from_id_salt("architecture").width(ui.available_width()).height(420.0).selected_text(before.name());
        let response = combo.show_ui(ui, |ui| {
            ui.set_min_width(420.0);
            for architecture in Architecture::ALL {
                let button = Button::selectable(architecture == before, text(architecture)).min_size(vec2(420.0, 0.0));
                if ui.add(button).on_hover_text(architecture_sentence(architecture)).clicked() {
                    chosen = Some(architecture);
                }
            }
        });
        named(&response.response, "Architecture", before.name());
    });
    ui.label(RichText::new(format!("{} {}.", architecture_sentence(before), size(before))).small().color(palette.muted));
    if let Some(architecture) = chosen {
        *form = form.clone().with_architecture(architecture);
    }
}

fn length(ui: &mut Ui, group: Id, form: &mut TrainForm) {
    row(ui, "Length", "When it ends; pauses do not count. By pictures it gives the same network at every speed", |ui| {
        let unit = form.unit;
        match unit {
            LengthUnit::Minutes => {
                sized_number_field(
                    ui,
                    group,
                    "Minutes",
                    &mut form.minutes,
                    FieldStyle { limits: MINUTES.range(), decimals: 2, width: 56.0, speed: 0.1 },
                );
            }
            LengthUnit::Pictures => {
                sized(ui, group, "Pictures seen in all", &mut form.images, PICTURES.range(), 56.0);
            }
        }
        ui.spacing_mut().button_padding.x = 5.0;
        ui.spacing_mut().icon_spacing = 2.0;
        let word = |unit: LengthUnit| if unit == LengthUnit::Minutes { "minutes" } else { "pictures" };
        let combo = ComboBox::from_id_salt("unit").width(ui.available_width()).selected_text(word(unit));
        let response = combo.show_ui(ui, |ui| {
            for unit in [LengthUnit::Minutes, LengthUnit::Pictures] {
                ui.selectable_value(&mut form.unit, unit, word(unit));
            }
        });
        named(&response.response, "Unit of the length", word(unit));
    });
}

fn learning_rate(ui: &mut Ui, group: Id, form: &mut TrainForm) {
    let preset = form.preset().learning_rate;
    let value = &mut form.settings.learning_rate;
    let hover = "How far a step goes, at the most. Can be changed while it runs";
    resettable(ui, "Learning rate", hover, value, preset, |ui, value| {
        let speed = (*value / 50.0).max(1e-9);
        let width = ui.available_width();
        sized_number_field(
            ui,
            group,
            "Learning rate",
            value,
            FieldStyle { limits: Setting::LEARNING_RATE.limits.range(), decimals: 9, width, speed },
        );
    });
}

/// Everything else.
fn more(ui: &mut Ui, group: Id, form: &mut TrainForm) {
    let preset = form.preset();
    let set = form.set_size();
    let TrainForm { settings, patience, name, device, .. } = form;
    resettable(ui, "Optimizer", "How the weights follow the gradient", &mut settings.optimizer, preset.optimizer, |ui, value| {
        choice(ui, "Optimizer", value, &OptimizerKind::ALL, OptimizerKind::name);
    });
    resettable(ui, "Schedule", "The course of the learning rate", &mut settings.schedule, preset.schedule, |ui, value| {
        choice(ui, "Schedule", value, &LearningRateSchedule::ALL, LearningRateSchedule::name);
    });
    let hover = "Pulls the weights towards zero, against learning by heart. Can be changed while it runs";
    resettable(ui, "L2", hover, &mut settings.weight_decay, preset.weight_decay, |ui, value| {
        let (width, speed) = (ui.available_width(), (*value / 50.0).max(1e-4));
        sized_number_field(ui, group, "L2", value, FieldStyle { limits: Setting::L2.limits.range(), decimals: 6, width, speed });
    });
    resettable(ui, "Batch", "Pictures per step", &mut settings.batch, preset.batch, |ui, value| {
        batch(ui, group, value, set);
    });
    let hover = "Weight of a second question while it learns: which tumors lie where. Only compact networks are asked";
    resettable(ui, "Guidance", hover, &mut settings.guidance, preset.guidance, |ui, value| {
        let (limits, width) = (Setting::GUIDANCE.limits.range(), ui.available_width());
        sized_number_field(ui, group, "Guidance", value, FieldStyle { limits, decimals: 2, width, speed: 0.02 });
    });
    let hover = "Share of the target that is spread over all answers: it is never asked to be quite sure";
    resettable(ui, "Smoothing", hover, &mut settings.smoothing, preset.smoothing, |ui, value| {
        let (limits, width) = (Setting::SMOOTHING.limits.range(), ui.available_width());
        sized_number_field(ui, group, "Smoothing", value, FieldStyle { limits, decimals: 2, width, speed: 0.005 });
    });
    let hover =
        "Base images of the pictures: the one in use, or endlessly many that are painted at random, for a network that reads any";
    resettable(ui, "Base images", hover, &mut settings.bases, Bases::Given, |ui, value| {
        choice(ui, "Base images", value, &[Bases::Given, Bases::Random], |bases| match bases {
            Bases::Given => "the one in use",
            Bases::Random => "endlessly many",
        });
    });
    resettable(ui, "Patience", "Ends after so many measurements without a better one", patience, None, |ui, patience| {
        let mut on = patience.is_some();
        let tick = ui.checkbox(&mut on, "");
        tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, "Stop early"));
        if on != patience.is_some() {
            *patience = on.then_some(FIRST_PATIENCE);
        }
        if let Some(count) = patience {
            let mut number = u64::from(*count);
            whole(ui, group, "Measurements without a better one", &mut number, PATIENCE.range());
            *count = number as u32;
        } else {
            ui.label(RichText::new("to the end").color(theme::palette(ui).muted));
        }
    });
    without_preset(ui, group, &mut settings.seed, name, device);
}

/// The settings that no preset has: the seed, the name of the run, and the device.
fn without_preset(ui: &mut Ui, group: Id, seed: &mut u64, name: &mut String, device: &mut DeviceChoice) {
    row(ui, "Seed", "Fixes first weights and all pictures: the same seed, the same training", |ui| {
        let style = WholeStyle { limits: (0, LARGEST_SEED), width: ui.available_width(), speed: 0.2 };
        whole_number_field(ui, group, "Seed of the training", seed, style);
    });
    row(ui, "Run name", "Under this name it is kept; empty for one of its own", |ui| {
        let field = ui.add(TextEdit::singleline(name).hint_text("its own").desired_width(ui.available_width() - 12.0));
        field.widget_info(|| {
            let mut info = egui::WidgetInfo::new(egui::Role::TextInput);
            info.label = Some("Run name".to_owned());
            info
        });
    });
    row(ui, "Device", "Where it computes", |ui| {
        choice(ui, "Device", device, &[DeviceChoice::Auto, DeviceChoice::Gpu, DeviceChoice::Cpu], |device| match device {
            DeviceChoice::Auto => "auto",
            DeviceChoice::Gpu => "GPU",
            DeviceChoice::Cpu => "CPU",
        });
    });
}

/// Pictures per step: a number, one, or all of a fixed set.
fn batch(ui: &mut Ui, group: Id, value: &mut usize, set: Option<u64>) {
    let mut number = *value as u64;
    let limits = Setting::BATCH.limits;
    sized(ui, group, "Batch", &mut number, limits.range(), 52.0);
    *value = number as usize;
    let small = |text: &str| Button::new(RichText::new(text).small()).min_size(vec2(26.0, 26.0));
    ui.spacing_mut().button_padding.x = 5.0;
    let one = ui.add(small("1")).on_hover_text("A step after every single picture");
    named(&one, "One picture per step", "");
    if one.clicked() {
        *value = 1;
    }
    let all = set.filter(|&count| limits.check(count as f64).is_ok());
    let reason = match set {
        None => "Endless pictures have no end: choose a fixed set first".to_owned(),
        Some(_) => {
            format!("More than {} at once do not fit; the optimizer gradient-descent takes them in parts", limits.high)
        }
    };
    let whole_set = ui.add_enabled(all.is_some(), small("all")).on_hover_text("A step after all pictures of the set");
    named(&whole_set, "All pictures per step", "");
    if let (true, Some(all)) = (whole_set.on_disabled_hover_text(reason).clicked(), all) {
        *value = all as usize;
    }
}

/// The plan in words, for what runs.
pub fn in_words(ui: &mut Ui, form: &TrainForm) {
    let settings = &form.settings;
    let mode = form.group().word();
    let length = match form.unit {
        LengthUnit::Minutes if form.minutes < 0.1 => format!("{:.2} minutes", form.minutes),
        LengthUnit::Minutes => format!("{:.1} minutes", form.minutes),
        LengthUnit::Pictures => format!("{} pictures", grouped(form.images)),
    };
    let mut rows = vec![
        ("Learns", mode.to_owned()),
        ("Architecture", settings.architecture.name().to_owned()),
        ("Sees", form.sees().words().to_owned()),
        ("Answers", settings.classes.words().to_owned()),
        ("Pictures", pictures::in_words(form)),
        ("Length", length),
        ("Optimizer", settings.optimizer.name().to_owned()),
        ("Schedule", settings.schedule.name().to_owned()),
        ("Batch", settings.batch.to_string()),
        ("Seed", settings.seed.to_string()),
    ];
    if let Some(patience) = form.patience {
        rows.push(("Patience", patience.to_string()));
    }
    for (name, value) in rows {
        ui.horizontal(|ui| {
            ui.set_height(22.0);
            ui.label(RichText::new(name).small().color(theme::palette(ui).muted));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(value).small()).truncate());
            });
        });
    }
}

/// A word, and what belongs to it.
pub(super) fn row(ui: &mut Ui, word: &str, hover: &str, content: impl FnOnce(&mut Ui)) {
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

/// The same with a mark and a way back where the value is not the preset's.
fn resettable<T: Clone + PartialEq>(
    ui: &mut Ui,
    word: &str,
    hover: &str,
    value: &mut T,
    preset: T,
    content: impl FnOnce(&mut Ui, &mut T),
) {
    ui.horizontal(|ui| {
        let width = ui.available_width() - RESET_WIDTH - ui.spacing().item_spacing.x;
        ui.allocate_ui(vec2(width, ROW_HEIGHT), |ui| row(ui, word, hover, |ui| content(ui, value)));
        if *value != preset {
            ui.spacing_mut().button_padding = vec2(0.0, 0.0);
            let text = RichText::new("\u{21BA}").color(theme::palette(ui).human);
            let arrow = ui.add(Button::new(text).frame(false).min_size(vec2(RESET_WIDTH, 24.0)));
            let arrow = arrow.on_hover_text("Not the preset of this network; click to take the preset");
            named(&arrow, &format!("Reset {}", word.to_lowercase()), "");
            if arrow.clicked() {
                *value = preset;
            }
        }
    });
}

/// A drop-down of named things.
fn choice<T: Copy + PartialEq, W: Into<String>>(ui: &mut Ui, name: &str, value: &mut T, all: &[T], word: impl Fn(T) -> W) {
    let combo = ComboBox::from_id_salt(name).width(ui.available_width()).height(320.0).selected_text(word(*value).into());
    let before: String = word(*value).into();
    let response = combo.show_ui(ui, |ui| {
        for &one in all {
            ui.selectable_value(value, one, word(one).into());
        }
    });
    named(&response.response, name, &before);
}

/// A whole number over the width that is left, up to a limit.
pub(super) fn whole(ui: &mut Ui, group: Id, name: &str, value: &mut u64, limits: (f64, f64)) {
    let width = ui.available_width().min(84.0);
    sized(ui, group, name, value, limits, width);
}

fn sized(ui: &mut Ui, group: Id, name: &str, value: &mut u64, limits: (f64, f64), width: f32) {
    let style = WholeStyle { limits: (limits.0 as u64, limits.1 as u64), width, speed: (*value as f64 / 100.0).max(0.2) };
    whole_number_field(ui, group, name, value, style);
}

/// Gives a control a name for screen readers and tests, and a drop-down its value too.
pub(super) fn named(response: &egui::Response, name: &str, value: &str) {
    let (name, value) = (name.to_owned(), value.to_owned());
    response.widget_info(|| {
        let role = if value.is_empty() { egui::Role::Button } else { egui::Role::ComboBox };
        let mut info = egui::WidgetInfo::new(role);
        info.label = Some(name.clone());
        info.current_text_value = (!value.is_empty()).then(|| value.clone());
        info
    });
}
