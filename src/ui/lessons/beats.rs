//! The four beats of every chapter: predict, move, see, take home.

use egui::{Button, Response, RichText, ScrollArea, Sense, TextStyle, Ui, vec2};

use super::super::{Actions, theme};
use super::{LessonPage, View};
use crate::app::{AnyPlayed, ChapterWords, LessonAction};

/// Largest share of the window's height for the numbers.
const NUMBERS_SHARE: f32 = 0.34;

/// Shows the first two: the prediction, and what can be moved.
pub fn act(ui: &mut Ui, page: &mut dyn LessonPage, view: &View<'_>, played: &dyn AnyPlayed, actions: &mut Actions) {
    let words = view.state.lessons.words();
    heading(ui, "Predict").on_hover_text(words.question);
    // What was answered and done makes room for what comes next.
    if played.prediction().is_none() {
        ui.label(words.question);
    }
    predictions(ui, words, played.prediction(), actions);
    ui.add_space(theme::GAP);
    heading(ui, "Move").on_hover_text(words.task);
    if !played.was_moved() {
        ui.label(RichText::new(words.task).color(theme::palette(ui).muted));
    }
    page.knobs(ui, view, actions);
}

/// Shows the third: the numbers. They are always in sight.
pub fn find(ui: &mut Ui, page: &mut dyn LessonPage, view: &View<'_>, played: &dyn AnyPlayed) {
    heading(ui, "See").on_hover_text("What is measured now");
    let most = ui.ctx().content_rect().height() * NUMBERS_SHARE;
    ScrollArea::vertical().id_salt("numbers").max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        if played.is_seen() {
            page.numbers(ui, view);
        }
    });
}

/// Shows the last: the sentence to take home, once it is earned. It stands under the stage, so that the knobs keep their room.
pub fn keep(ui: &mut Ui, words: &ChapterWords, played: &dyn AnyPlayed) {
    heading(ui, "Take home").on_hover_text("What to remember");
    let is_earned = played.prediction().is_some() && played.was_moved();
    let palette = theme::palette(ui);
    if is_earned {
        ui.label(theme::strong(ui, words.sentence, &TextStyle::Body));
    } else {
        let missing = if played.prediction().is_none() { "Predict first (1, 2 or 3), then move." } else { "Now move." };
        ui.label(RichText::new(missing).color(palette.muted));
    }
}

/// Shows the ways out: to the same thing in the program, and to the chapter as it opened.
pub fn ways(ui: &mut Ui, words: &ChapterWords, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        if ui.button(words.visit_title).on_hover_text("The same thing in the program; Ctrl+5 leads back here").clicked() {
            actions.push(LessonAction::Visit);
        }
        if ui.button("Reset").on_hover_text("The chapter as it opened (R)").clicked() {
            actions.push(LessonAction::Reset);
        }
    });
}

fn heading(ui: &mut Ui, word: &str) -> Response {
    let size = TextStyle::Small.resolve(ui.style()).size;
    ui.label(RichText::new(word).font(theme::strong_font(size)).color(theme::palette(ui).muted))
}

/// The three predictions. The first choice holds; then the right one is marked.
fn predictions(ui: &mut Ui, words: &ChapterWords, chosen: Option<usize>, actions: &mut Actions) {
    let palette = theme::palette(ui);
    for (choice, word) in words.predictions.iter().enumerate() {
        // Once one is taken, the others have said what they have to say: the numbers need the room.
        if chosen.is_some_and(|chosen| choice != chosen && choice != words.right) {
            continue;
        }
        let (mark, color) = match chosen {
            None => ("", palette.text),
            Some(_) if choice == words.right => ("\u{2714} ", palette.truth),
            Some(_) => ("\u{2716} ", palette.human),
        };
        let text = RichText::new(format!("{}  {mark}{word}", choice + 1)).color(color);
        let button = Button::new(text).wrap().min_size(vec2(ui.available_width(), 32.0));
        // A choice that was made stays readable: it cannot be pressed again, but is not dimmed.
        let sense = if chosen.is_none() { Sense::click() } else { Sense::hover() };
        if ui.add(button.sense(sense)).clicked() {
            actions.push(LessonAction::Predict(choice));
        }
    }
}
