//! The fields of the plan: the essential ones, and the rest behind "More". What differs from the network's preset is marked.

use egui::{Button, CollapsingHeader, ComboBox, Id, RichText, TextEdit, Ui, vec2};

use super::super::widgets::{FieldStyle, WholeStyle, refusal, segmented, sized_number_field, whole_number_field};
use super::super::{Actions, theme};
use super::fields::{Row, choice, named, resettable, row, sized, whole};
use super::pictures;
use crate::app::{
    Group, LengthUnit, Sees, State, TrainAction, TrainForm, answers_words, architecture_sentence, bases_words,
    device_choice_word, grouped, number, optimizer_word, schedule_word,
};
use crate::factory::Mode;
use crate::network::{
    Architecture, Bases, Classes, DeviceChoice, LearningRateSchedule, OptimizerKind, Setting, TrainingSettings,
};
use crate::runs::limits::{MINUTES, PATIENCE, PICTURES};
use crate::words::words;

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
    let more = if changed == 0 { words().train_more() } else { words().train_more_changed(changed.to_string()) };
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
    let all = [Sees::Sample, Sees::SampleAndBase];
    row(ui, words().setting_sees(), words().setting_sees_hint(), |ui| {
        choice(ui, words().setting_sees(), &mut sees, &all, Sees::words);
    });
    *form = form.clone().with_sight(sees);
}

/// What it says of a picture: one of the four classes, or no more than ill or healthy.
fn answers(ui: &mut Ui, form: &mut TrainForm) {
    row(ui, words().setting_answers(), words().setting_answers_hint(), |ui| {
        choice(ui, words().setting_answers(), &mut form.settings.classes, &Classes::ALL, answers_words);
    });
}

/// The network: name, size, a line about each.
fn architecture(ui: &mut Ui, form: &mut TrainForm) {
    let palette = theme::palette(ui);
    let TrainingSettings { architecture: before, classes, .. } = form.settings;
    let size = |architecture: Architecture| grouped(architecture.parameters(classes) as u64);
    let text = |architecture: Architecture| words().setting_architecture_choice(architecture.name(), size(architecture));
    let mut chosen = None;
    row(ui, words().setting_architecture(), words().setting_architecture_hint(), |ui| {
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
        named(&response.response, words().setting_architecture(), before.name());
    });
    let about = words().setting_architecture_about(architecture_sentence(before), size(before));
    ui.label(RichText::new(about).small().color(palette.muted));
    if let Some(architecture) = chosen {
        *form = form.clone().with_architecture(architecture);
    }
}

fn length(ui: &mut Ui, group: Id, form: &mut TrainForm) {
    row(ui, words().setting_length(), words().setting_length_hint(), |ui| {
        let unit = form.unit;
        match unit {
            LengthUnit::Minutes => {
                sized_number_field(
                    ui,
                    group,
                    &words().setting_minutes(),
                    &mut form.minutes,
                    FieldStyle { limits: MINUTES.range(), decimals: 2, width: 56.0, speed: 0.1 },
                );
            }
            LengthUnit::Pictures => {
                sized(ui, group, &words().setting_pictures_seen(), &mut form.images, PICTURES.range(), 56.0);
            }
        }
        ui.spacing_mut().button_padding.x = 5.0;
        ui.spacing_mut().icon_spacing = 2.0;
        let word = |unit: LengthUnit| match unit {
            LengthUnit::Minutes => words().setting_unit_minutes(),
            LengthUnit::Pictures => words().setting_unit_pictures(),
        };
        let combo = ComboBox::from_id_salt("unit").width(ui.available_width()).selected_text(word(unit));
        let response = combo.show_ui(ui, |ui| {
            for unit in [LengthUnit::Minutes, LengthUnit::Pictures] {
                ui.selectable_value(&mut form.unit, unit, word(unit));
            }
        });
        named(&response.response, words().setting_unit(), word(unit));
    });
}

fn learning_rate(ui: &mut Ui, group: Id, form: &mut TrainForm) {
    let preset = form.preset().learning_rate;
    let value = &mut form.settings.learning_rate;
    let row = Row {
        word: words().setting_learning_rate_short(),
        name: words().setting_learning_rate(),
        hover: words().setting_learning_rate_hint(),
    };
    resettable(ui, row, value, preset, |ui, name, value| {
        let speed = (*value / 50.0).max(1e-9);
        let width = ui.available_width();
        sized_number_field(
            ui,
            group,
            name,
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
    let (words, all) = (words(), &OptimizerKind::ALL);
    let row = Row::new(words.setting_optimizer(), words.setting_optimizer_hint());
    resettable(ui, row, &mut settings.optimizer, preset.optimizer, |ui, name, value| {
        choice(ui, name.to_owned(), value, all, optimizer_word);
    });
    let row = Row::new(words.setting_schedule(), words.setting_schedule_hint());
    resettable(ui, row, &mut settings.schedule, preset.schedule, |ui, name, value| {
        choice(ui, name.to_owned(), value, &LearningRateSchedule::ALL, schedule_word);
    });
    let row = Row::new(words.setting_l2(), words.setting_l2_hint());
    resettable(ui, row, &mut settings.weight_decay, preset.weight_decay, |ui, name, value| {
        let (width, speed) = (ui.available_width(), (*value / 50.0).max(1e-4));
        sized_number_field(ui, group, name, value, FieldStyle { limits: Setting::L2.limits.range(), decimals: 6, width, speed });
    });
    let row = Row::new(words.setting_batch(), words.setting_batch_hint());
    resettable(ui, row, &mut settings.batch, preset.batch, |ui, name, value| batch(ui, group, name, value, set));
    let row = Row::new(words.setting_guidance(), words.setting_guidance_hint());
    resettable(ui, row, &mut settings.guidance, preset.guidance, |ui, name, value| {
        let (limits, width) = (Setting::GUIDANCE.limits.range(), ui.available_width());
        sized_number_field(ui, group, name, value, FieldStyle { limits, decimals: 2, width, speed: 0.02 });
    });
    let row = Row::new(words.setting_smoothing(), words.setting_smoothing_hint());
    resettable(ui, row, &mut settings.smoothing, preset.smoothing, |ui, name, value| {
        let (limits, width) = (Setting::SMOOTHING.limits.range(), ui.available_width());
        sized_number_field(ui, group, name, value, FieldStyle { limits, decimals: 2, width, speed: 0.005 });
    });
    let row = Row { word: words.setting_bases_short(), name: words.setting_bases(), hover: words.setting_bases_hint() };
    resettable(ui, row, &mut settings.bases, Bases::Given, |ui, name, value| {
        choice(ui, name.to_owned(), value, &[Bases::Given, Bases::Random], bases_words);
    });
    let row = Row::new(words.setting_patience(), words.setting_patience_hint());
    resettable(ui, row, patience, None, |ui, _name, patience| patience_field(ui, group, patience));
    without_preset(ui, group, &mut settings.seed, name, device);
}

/// Whether it ends early, and after how many measurements.
fn patience_field(ui: &mut Ui, group: Id, patience: &mut Option<u32>) {
    let mut on = patience.is_some();
    let tick = ui.checkbox(&mut on, "");
    tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, words().setting_stop_early()));
    if on != patience.is_some() {
        *patience = on.then_some(FIRST_PATIENCE);
    }
    if let Some(count) = patience {
        let mut number = u64::from(*count);
        whole(ui, group, &words().setting_measurements(), &mut number, PATIENCE.range());
        *count = number as u32;
    } else {
        ui.label(RichText::new(words().setting_patience_none()).color(theme::palette(ui).muted));
    }
}

/// The settings that no preset has: the seed, the name of the run, and the device.
fn without_preset(ui: &mut Ui, group: Id, seed: &mut u64, name: &mut String, device: &mut DeviceChoice) {
    let words = words();
    row(ui, words.setting_seed(), words.setting_seed_hint(), |ui| {
        let style = WholeStyle { limits: (0, LARGEST_SEED), width: ui.available_width(), speed: 0.2 };
        whole_number_field(ui, group, &words.setting_seed_name(), seed, style);
    });
    row(ui, words.setting_run_name(), words.setting_run_name_hint(), |ui| {
        let width = ui.available_width() - 12.0;
        let field = ui.add(TextEdit::singleline(name).hint_text(words.setting_run_name_empty()).desired_width(width));
        field.widget_info(|| {
            let mut info = egui::WidgetInfo::new(egui::Role::TextInput);
            info.label = Some(words.setting_run_name());
            info
        });
    });
    row(ui, words.setting_device(), words.setting_device_hint(), |ui| {
        let all = [DeviceChoice::Auto, DeviceChoice::Gpu, DeviceChoice::Cpu];
        choice(ui, words.setting_device(), device, &all, device_choice_word);
    });
}

/// Pictures per step: a number, one, or all of a fixed set.
fn batch(ui: &mut Ui, group: Id, name: &str, value: &mut usize, set: Option<u64>) {
    let mut number = *value as u64;
    let limits = Setting::BATCH.limits;
    sized(ui, group, name, &mut number, limits.range(), 52.0);
    *value = number as usize;
    let small = |text: String| Button::new(RichText::new(text).small()).min_size(vec2(26.0, 26.0));
    ui.spacing_mut().button_padding.x = 5.0;
    let one = ui.add(small(1.to_string())).on_hover_text(words().setting_batch_one_hint());
    named(&one, words().setting_batch_one(), "");
    if one.clicked() {
        *value = 1;
    }
    let all = set.filter(|&count| limits.check(count as f64).is_ok());
    let reason = match set {
        None => words().setting_batch_all_endless(),
        Some(_) => words().setting_batch_too_large(grouped(limits.high as u64), optimizer_word(OptimizerKind::GradientDescent)),
    };
    let whole_set = ui.add_enabled(all.is_some(), small(words().setting_batch_all_short()));
    let whole_set = whole_set.on_hover_text(words().setting_batch_all_hint());
    named(&whole_set, words().setting_batch_all(), "");
    if let (true, Some(all)) = (whole_set.on_disabled_hover_text(reason).clicked(), all) {
        *value = all as usize;
    }
}

/// The plan in words, for what runs.
pub fn in_words(ui: &mut Ui, form: &TrainForm) {
    let settings = &form.settings;
    let length = match form.unit {
        LengthUnit::Minutes if form.minutes < 0.1 => words().train_length_minutes(number::fixed(form.minutes, 2)),
        LengthUnit::Minutes => words().train_length_minutes(number::fixed(form.minutes, 1)),
        LengthUnit::Pictures => words().train_counted_pictures(form.images, grouped(form.images)),
    };
    let mut rows: Vec<(String, String)> = vec![
        (words().train_learns(), form.group().word().into()),
        (words().setting_architecture(), settings.architecture.name().to_owned()),
        (words().setting_sees(), form.sees().words().into()),
        (words().setting_answers(), answers_words(settings.classes)),
        (words().setting_pictures(), pictures::in_words(form)),
        (words().setting_length(), length),
        (words().setting_optimizer(), optimizer_word(settings.optimizer)),
        (words().setting_schedule(), schedule_word(settings.schedule)),
        (words().setting_batch(), settings.batch.to_string()),
        (words().setting_seed(), settings.seed.to_string()),
    ];
    if let Some(patience) = form.patience {
        rows.push((words().setting_patience(), patience.to_string()));
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
