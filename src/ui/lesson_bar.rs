//! The bar of a lesson that is taught, under the bar over every room: which step, what is said and asked, how much time is left.

use std::time::{Duration, Instant};

use egui::{
    Align, Button, Context, Frame, Id, Key, KeyboardShortcut, Layout, Margin, Modifiers, Panel, RichText, ScrollArea, Sense,
    TextStyle, Ui, vec2,
};

use super::{Actions, theme};
use crate::app::{Language, LessonStep, OpenLesson, Question, State, StepAction};
use crate::words::words;

/// Height of the line with title and buttons, in points.
const LINE: f32 = 32.0;
/// Largest share of the window's height for what is said and asked: the rest is scrolled.
const SAID_SHARE: f32 = 0.125;
/// In a window lower than this, in points, what is said stands in smaller letters: the room needs the height.
const LOW: f32 = 760.0;
/// Height of a choice, in points.
const CHOICE: f32 = 26.0;
/// Less time than this is said in the colour of alarm, in seconds.
const SHORT: u64 = 10;
/// Keys of the choices of a question, with Alt: the keys of the rooms stay free.
const CHOICES: [Key; 6] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];

/// Shows the bar, where a lesson is taught.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let Some(open) = state.lesson.open() else { return };
    let palette = theme::palette(ui);
    let height = ui.ctx().content_rect().height();
    let most = height * SAID_SHARE;
    let frame = Frame::new().fill(palette.card).inner_margin(Margin::symmetric(16, 4));
    Panel::top("lesson").frame(frame).resizable(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        head(ui, state, open, actions);
        let style = if height < LOW { TextStyle::Small } else { TextStyle::Body };
        ui.style_mut().override_text_style = Some(style);
        // Each step begins at the top of its text.
        let id = Id::unique("what a step says").with(open.place());
        ScrollArea::vertical().id_salt(id).max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            said(ui, state, open.step());
            if let Some(question) = &open.step().question {
                choices(ui, state, open, question, actions);
            }
        });
    });
}

/// Title and step at the left; time, languages and the ways to other steps at the right.
fn head(ui: &mut Ui, state: &State, open: &OpenLesson, actions: &mut Actions) {
    let wanted = state.shared.settings.language;
    let size = vec2(ui.available_width(), LINE);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        // The buttons stand from left to right as Tab goes, and so in a part of their own.
        let width = buttons_width(ui, open);
        ui.allocate_ui_with_layout(vec2(width, LINE), Layout::left_to_right(Align::Center), |ui| {
            languages(ui, open, wanted, actions);
            ways(ui, state, open, actions);
        });
        time(ui, open);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let step = words().lesson_step_of((open.place() + 1).to_string(), open.lesson.steps().len().to_string());
            ui.label(RichText::new(step).color(theme::palette(ui).muted));
            let title = open.lesson.title.in_language(wanted);
            let title = theme::strong(ui, title.text.as_str(), &TextStyle::Body);
            ui.add(egui::Label::new(title).truncate());
        });
    });
}

/// The words on the buttons, from left to right.
fn button_words(open: &OpenLesson) -> [String; 3] {
    let words = words();
    let on = match (open.was_told(), open.is_last()) {
        (true, _) => words.lesson_skip(),
        (false, true) => words.lesson_end(),
        (false, false) => words.lesson_on(),
    };
    [words.lesson_back(), on, words.lesson_leave()]
}

fn codes(open: &OpenLesson) -> Vec<Language> {
    let languages: Vec<Language> = open.lesson.languages().into_iter().collect();
    if languages.len() > 1 { languages } else { Vec::new() }
}

fn code(language: Language) -> String {
    language.code().to_uppercase()
}

fn buttons_width(ui: &Ui, open: &OpenLesson) -> f32 {
    let font = TextStyle::Button.resolve(ui.style());
    let (padding, space) = (2.0 * ui.spacing().button_padding.x, ui.spacing().item_spacing.x);
    let width = |word: &str| {
        let text = ui.painter().layout_no_wrap(word.to_owned(), font.clone(), theme::palette(ui).text);
        text.size().x + padding + space
    };
    let words: f32 = button_words(open).iter().map(|word| width(word)).sum();
    let codes: f32 = codes(open).into_iter().map(|language| width(&code(language))).sum();
    (words + codes + theme::GAP).ceil()
}

/// The languages that the lesson is written in, where there are several.
fn languages(ui: &mut Ui, open: &OpenLesson, wanted: Language, actions: &mut Actions) {
    for language in codes(open) {
        let button = ui.add(Button::selectable(language == wanted, code(language)));
        if button.on_hover_text(words().lesson_show_in(language.name())).clicked() {
            actions.push(StepAction::SetLanguage(language));
        }
    }
}

/// Back, on, and out of the lesson.
fn ways(ui: &mut Ui, state: &State, open: &OpenLesson, actions: &mut Actions) {
    let [back, on, leave] = button_words(open);
    ui.add_space(theme::GAP);
    if ui.add_enabled(open.place() > 0, Button::new(back)).on_hover_text(words().lesson_back_hint(ctrl!("+"))).clicked() {
        actions.push(StepAction::Back);
    }
    let waits = state.step_waits_for();
    let hint = match (&waits, open.is_last()) {
        (Some(sentence), _) => words().lesson_waits_hint(sentence, ctrl!("+")),
        (None, true) => words().lesson_end_hint(ctrl!("+")),
        (None, false) => words().lesson_on_hint(ctrl!("+")),
    };
    // What the step waits for is not there yet: the button is there, and quiet.
    let palette = theme::palette(ui);
    let color = if waits.is_some() { palette.muted } else { palette.text };
    if ui.button(RichText::new(on).color(color)).on_hover_text(hint).clicked() {
        actions.push(StepAction::On);
    }
    let out = ui.button(leave).on_hover_text(words().lesson_leave_hint(ctrl!("+W")));
    if out.clicked() {
        actions.push(StepAction::Leave);
    }
}

/// The time that is left of the step.
fn time(ui: &mut Ui, open: &OpenLesson) {
    let Some(left) = open.time_left(Instant::now()) else { return };
    let palette = theme::palette(ui);
    // A second that has begun counts.
    let seconds = left.as_millis().div_ceil(1000) as u64;
    let text = if seconds == 0 { words().lesson_time_over() } else { format!("{}:{:02}", seconds / 60, seconds % 60) };
    let color = if seconds > SHORT { palette.text } else { palette.alarm };
    ui.label(theme::strong(ui, text, &TextStyle::Body).color(color)).on_hover_text(words().lesson_time_hint());
    if seconds > 0 {
        let next = left.saturating_sub(Duration::from_secs(seconds - 1));
        ui.ctx().request_repaint_after(next);
    }
}

/// What is said; and in which language, where it is not written in the one that is wanted.
fn said(ui: &mut Ui, state: &State, step: &LessonStep) {
    let told = step.text.in_language(state.shared.settings.language);
    ui.label(told.text.as_str());
    if let Some(note) = told.note() {
        ui.label(RichText::new(note).small().color(theme::palette(ui).muted));
    }
}

/// The choices of the question. The first answer holds; then the right one is marked, where there is one.
fn choices(ui: &mut Ui, state: &State, open: &OpenLesson, question: &Question, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let answer = open.answer();
    let told = question.choices.in_language(state.shared.settings.language);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().button_padding.y = 2.0;
        for (place, word) in told.text.iter().enumerate() {
            let (mark, color) = match (answer, question.right) {
                (None, _) => ("", palette.text),
                (Some(_), Some(right)) if place == right => ("\u{2714} ", palette.truth),
                (Some(chosen), Some(_)) if place == chosen => ("\u{2716} ", palette.human),
                (Some(chosen), None) if place == chosen => ("\u{2714} ", palette.human),
                (Some(_), _) => ("", palette.muted),
            };
            let button = Button::new(RichText::new(format!("{}  {mark}{word}", place + 1)).color(color))
                .wrap()
                .min_size(vec2(0.0, CHOICE));
            // A choice that was made stays readable: it cannot be pressed again, but is not dimmed.
            let sense = if answer.is_none() { Sense::click() } else { Sense::hover() };
            if ui.add(button.sense(sense)).on_hover_text(format!(alt!("+{}"), place + 1)).clicked() {
                actions.push(StepAction::Answer(place));
            }
        }
    });
    if let Some(note) = told.note() {
        ui.label(RichText::new(note).small().color(palette.muted));
    }
}

/// Reads the keys of a lesson that is taught: they work in every room, and in fields too.
pub fn read_keys(ctx: &Context, state: &State, actions: &mut Actions) {
    if state.lesson.open().is_none() {
        return;
    }
    let pressed = |modifiers, key| ctx.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)));
    let ways = [(Key::PageUp, StepAction::Back), (Key::PageDown, StepAction::On), (Key::W, StepAction::Leave)];
    for (key, action) in ways {
        if pressed(Modifiers::COMMAND, key) {
            actions.push(action);
        }
    }
    for (place, key) in CHOICES.into_iter().enumerate() {
        if pressed(Modifiers::ALT, key) {
            actions.push(StepAction::Answer(place));
        }
    }
}
