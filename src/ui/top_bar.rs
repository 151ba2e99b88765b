//! The bar over every room: tabs, training status, device, menus.

use std::time::Duration;

use egui::{Align, Button, Layout, RichText, TextStyle, Ui, vec2};

use super::actions::Wish;
use super::messages::Messages;
use super::rooms::ROOMS;
use super::{Actions, theme};
use crate::app::{
    Action, Appearance, BundledLesson, Control, LessonChoice, OPEN_BASE, OPEN_LESSON, OPEN_MODEL, PlayAction, Room, SAVE_MODEL,
    State, Status, StepAction, base_menu_words, device_name_words, device_trouble_words, number,
};
use crate::factory::{MadeBase, NAMED_BASES};
use crate::words::{Locale, words};

/// Where there is less room than this right of the tabs, in points, a message is there in place of the device's name.
const ROOM: f32 = 560.0;

/// Below this width of the window the tabs stand closer, in points.
const NARROW: f32 = 1100.0;
/// Room beside the word on a tab there, in points.
const CLOSE: f32 = 8.0;
/// Least width of a tab elsewhere, in points.
const TAB: f32 = 72.0;

/// The button at the right end.
const KEYS: &str = "?";

/// Shows the bar.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Messages, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.set_height(36.0);
        ui.label(theme::strong(ui, "Brain Tumor Lab", &TextStyle::Body));
        ui.add_space(theme::WIDE_GAP);
        let narrow = ui.ctx().content_rect().width() < NARROW;
        ui.scope(|ui| {
            if narrow {
                ui.spacing_mut().button_padding.x = CLOSE;
                ui.spacing_mut().item_spacing.x = 2.0;
            }
            let hides_others = state.lesson.hides(Control::Room);
            for entry in ROOMS.iter().filter(|entry| !hides_others || entry.room == state.shared.room) {
                if tab(ui, &(entry.title)(words()), state.shared.room == entry.room, if narrow { 0.0 } else { TAB }) {
                    actions.push(Action::Show(entry.room));
                }
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            menus(ui, state, actions);
            ui.separator();
            // In a narrow window a message takes the place of the device's name.
            if !messages.is_speaking() || ui.available_width() > ROOM {
                let (text, hover) = device(state);
                ui.label(RichText::new(text).color(palette.muted)).on_hover_text(hover);
            }
            if state.train.preparing.is_some() {
                ui.ctx().request_repaint_after(Duration::from_secs(1)); // its seconds are counted
            }
            for text in [training(state), export(state)].into_iter().flatten() {
                ui.separator();
                ui.label(RichText::new(text).color(palette.machine));
            }
            ui.add_space(theme::GAP);
            let room = ui.available_size();
            ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| messages.strip(ui, actions));
        });
    });
}

/// A tab: quiet, underlined when its room is shown.
fn tab(ui: &mut Ui, name: &str, chosen: bool, width: f32) -> bool {
    let palette = theme::palette(ui);
    let size = TextStyle::Body.resolve(ui.style()).size;
    let text = RichText::new(name).color(if chosen { palette.text } else { palette.muted });
    let text = if chosen { text.font(theme::strong_font(size)) } else { text };
    let response = ui.add(Button::selectable(chosen, text).frame_when_inactive(false).min_size(vec2(width, 36.0)));
    if chosen {
        let line = response.rect.with_min_y(response.rect.max.y - 3.0);
        ui.painter().rect_filled(line, 0.0, palette.accent);
    }
    response.clicked()
}

fn device(state: &State) -> (String, String) {
    let wanted = state.shared.device.chosen();
    match (&state.train.device, wanted) {
        (Some((_, name)), _) if state.train.is_active() => (name.clone(), words().device_training_runs_here_now()),
        (_, Some(device)) => {
            let hover = match state.shared.device.trouble() {
                None => words().device_training_would_run_here(),
                Some(trouble) => words().device_training_without_gpu(device_trouble_words(trouble)),
            };
            (device_name_words(device), hover)
        }
        (_, None) => (words().device_being_looked_for(), words().device_being_looked_for_hint()),
    }
}

fn training(state: &State) -> Option<String> {
    let train = &state.train;
    let percent = number::percent(100.0 * train.progress.share, 0);
    match train.status {
        Status::Preparing => Some(train.preparing_in_words()),
        Status::Running => Some(words().top_training(percent)),
        Status::Paused => Some(words().top_training_paused(percent)),
        Status::Idle | Status::Ended(_) | Status::Failed(_) => None,
    }
}

/// An export goes on when its dialog is closed.
fn export(state: &State) -> Option<String> {
    let export = state.factory.export.running.as_ref().filter(|export| !export.cancelled)?;
    Some(words().top_export(number::percent(100.0 * export.done as f64 / export.total.max(1) as f64, 0)))
}

/// The menu and the list of keys, from left to right as Tab goes.
fn menus(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let font = TextStyle::Button.resolve(ui.style());
    let menu_word = words().top_menu();
    let width = |word: &str| {
        let text = ui.painter().layout_no_wrap(word.to_owned(), font.clone(), theme::palette(ui).text);
        (text.size().x + 2.0 * ui.spacing().button_padding.x).ceil()
    };
    let size = vec2(width(&menu_word) + ui.spacing().item_spacing.x + width(KEYS), ui.available_height());
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        menu(ui, &menu_word, state, actions);
        if ui.button(KEYS).on_hover_text(words().top_keys_hint()).clicked() {
            actions.wish(Wish::ToggleHelp);
        }
    });
}

fn menu(ui: &mut Ui, word: &str, state: &State, actions: &mut Actions) {
    let appearance = state.shared.settings.appearance;
    ui.menu_button(word, |ui| {
        ui.set_min_width(260.0);
        if !state.lesson.hides(Control::Base) {
            bases(ui, state, actions);
            ui.separator();
        }
        if item(ui, !state.shared.file_busy(), &words().menu_open_model(), ctrl!("+M")) {
            actions.choose(OPEN_MODEL);
        }
        if item(
            ui,
            state.shared.models.trained.is_some() && !state.shared.file_busy(),
            &words().menu_save_trained_model(),
            ctrl!("+S"),
        ) {
            actions.choose(SAVE_MODEL);
        }
        ui.separator();
        ui.menu_button(words().menu_teach_lesson(), |ui| lessons(ui, state, actions));
        ui.menu_button(words().menu_language(), |ui| languages(ui, state, actions));
        ui.separator();
        let light = if appearance.light { words().menu_dark_theme() } else { words().menu_light_theme() };
        let theme = ui.add_enabled(!appearance.presentation, Button::new(light).min_size(vec2(240.0, 0.0)));
        if theme.on_disabled_hover_text(words().menu_theme_in_presentation()).clicked() {
            actions.push(Action::SetAppearance(Appearance { light: !appearance.light, ..appearance }));
        }
        let presentation = if appearance.presentation { words().menu_leave_presentation() } else { words().menu_presentation() };
        if item(ui, true, &presentation, "F11") {
            actions.wish(Wish::TogglePresentation);
        }
        ui.separator();
        if item(ui, true, &words().menu_examples(), "") {
            actions.push(Action::Show(Room::Play));
            actions.push(PlayAction::ShowExamples);
        }
        if item(ui, true, &words().menu_keys(), "?") {
            actions.wish(Wish::ToggleHelp);
        }
        if item(ui, true, &words().menu_messages(), "") {
            actions.wish(Wish::ToggleMessages);
        }
        if item(ui, true, &words().menu_about(), "") {
            actions.wish(Wish::ToggleAbout);
        }
    });
}

/// The languages of the window, each by its own name.
fn languages(ui: &mut Ui, state: &State, actions: &mut Actions) {
    for locale in Locale::ALL {
        if ui.radio(state.shared.locale == locale, locale.own_name()).clicked() {
            actions.push(Action::SetLocale(locale));
        }
    }
}

/// An entry of the menu with its keys; whether it was chosen.
fn item(ui: &mut Ui, enabled: bool, text: &str, keys: &str) -> bool {
    let button = Button::new(text).min_size(vec2(240.0, 0.0));
    // An empty text would leave a blank at the end of the spoken name.
    let button = if keys.is_empty() { button } else { button.shortcut_text(keys) };
    let is_chosen = ui.add_enabled(enabled, button).clicked();
    if is_chosen {
        ui.close(); // a click closes the menu by itself, Enter does not
    }
    is_chosen
}

/// The base images that can be chosen.
fn bases(ui: &mut Ui, state: &State, actions: &mut Actions) {
    if item(ui, !state.shared.file_busy(), &words().menu_open_base(), ctrl!("+O")) {
        actions.choose(OPEN_BASE);
    }
    if item(ui, !state.shared.file_busy(), &words().menu_bundled_base(), "") {
        actions.push(Action::UseBundledBase);
    }
    for base in &NAMED_BASES {
        if item(ui, !state.shared.is_making_base(), &base_menu_words(base), "") {
            actions.push(Action::UseMadeBase(MadeBase::Named(base)));
        }
    }
    if item(ui, true, &words().menu_new_brain(), "") {
        actions.push(Action::NewBrain);
    }
}

/// The lessons that come with the program, those in files, and the way to make one.
fn lessons(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let is_free = !state.shared.file_busy();
    for lesson in BundledLesson::ALL {
        if item(ui, is_free, &lesson.title(), "") {
            actions.push(StepAction::Open(LessonChoice::Bundled(lesson)));
        }
    }
    if item(ui, is_free, &words().menu_open_lesson(), "") {
        actions.choose(OPEN_LESSON);
    }
    ui.separator();
    if item(ui, is_free, &words().menu_keep_step(), "") {
        actions.wish(Wish::ToggleKeepStep);
    }
}
