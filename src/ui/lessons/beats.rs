//! The four beats of every chapter: predict, move, see, take home.

use std::f32::consts::FRAC_PI_2;

use egui::{
    Atom, Button, Id, Label, Response, RichText, Role, ScrollArea, Sense, Shape, TextStyle, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::super::{Actions, theme};
use super::{LessonPage, View};
use crate::app::{AnyPlayed, ChapterWords, LessonAction, number};
use crate::words::words;

/// Largest share of the window's height for the numbers.
const NUMBERS_SHARE: f32 = 0.34;

/// Shows the first two: the prediction, and what can be moved.
pub fn act(ui: &mut Ui, page: &mut dyn LessonPage, view: &View<'_>, played: &dyn AnyPlayed, actions: &mut Actions) {
    let words = view.state.lessons.words();
    // What was answered and done makes room for what comes next; its heading brings it back.
    if foldable(ui, Beat::Predict, played.prediction().is_some()) {
        ui.label(words.question());
    }
    predictions(ui, words, played, actions);
    ui.add_space(theme::GAP);
    if foldable(ui, Beat::Move, played.was_moved()) {
        ui.label(RichText::new(words.task()).color(theme::palette(ui).muted));
    }
    // Named by themselves, so that a knob with the focus keeps it when the words above it go.
    let knobs = UiBuilder::new().scope_id(Id::unique(("knobs", words.id)));
    ui.scope_builder(knobs, |ui| page.knobs(ui, view, actions));
}

/// Shows the third: the numbers, and what is being computed.
pub fn find(ui: &mut Ui, page: &mut dyn LessonPage, view: &View<'_>, played: &dyn AnyPlayed) {
    ui.horizontal(|ui| {
        heading(ui, words().lessons_see()).on_hover_text(words().lessons_see_hint());
        if let Some(what) = computing(view, played) {
            ui.add(Label::new(RichText::new(what).small().color(theme::palette(ui).muted)).truncate());
        }
    });
    let most = ui.ctx().content_rect().height() * NUMBERS_SHARE;
    ScrollArea::vertical().id_salt("numbers").max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        if played.is_seen() {
            page.numbers(ui, view);
        }
    });
}

/// What is being computed, and how far it is; `None` where nothing is, or where it takes a moment.
pub fn computing(view: &View<'_>, played: &dyn AnyPlayed) -> Option<String> {
    if !played.is_busy() {
        return None;
    }
    let what = (view.state.lessons.words().computes)(view.chapters);
    match percent_done(played) {
        Some(percent) => Some(words().lessons_computing_share(what, number::percent(f64::from(percent), 0))),
        None => (!played.is_seen()).then(|| words().lessons_computing(what)),
    }
}

/// How far a long computation is, in whole percent from 0 to 100; `None` where there is none.
pub fn percent_done(played: &dyn AnyPlayed) -> Option<f32> {
    let steps = played.steps().filter(|_| played.is_in_progress())?;
    Some((100 * steps.done.min(steps.total) / steps.total) as f32)
}

/// Shows the last: the sentence to take home, once it is earned. It stands under the stage, so that the knobs keep their room.
pub fn keep(ui: &mut Ui, view: &View<'_>, played: &dyn AnyPlayed) {
    let chapter = view.state.lessons.words();
    heading(ui, words().lessons_take_home()).on_hover_text(words().lessons_take_home_hint());
    if played.is_answered() {
        ui.label(theme::strong(ui, chapter.sentence(), &TextStyle::Body));
        return;
    }
    let missing = (chapter.missing)(view.chapters).filter(|_| !played.is_evident());
    let what_next = match (played.prediction(), played.was_moved(), missing) {
        (None, ..) => words().lessons_predict_first(),
        (Some(_), false, _) => words().lessons_now_move(),
        (Some(_), true, Some(missing)) => words().lessons_still_to_see(missing),
        (Some(_), true, None) => words().lessons_result_computed(),
    };
    ui.label(RichText::new(what_next).color(theme::palette(ui).muted));
}

/// Shows the ways out: to the same thing in the program, and to the chapter as it opened.
pub fn ways(ui: &mut Ui, chapter: &ChapterWords, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        if ui.button(chapter.visit_title()).on_hover_text(words().lessons_visit_hint(ctrl!("+5"))).clicked() {
            actions.push(LessonAction::Visit);
        }
        if ui.button(words().lessons_reset()).on_hover_text(words().lessons_reset_hint()).clicked() {
            actions.push(LessonAction::Reset);
        }
    });
}

fn heading(ui: &mut Ui, word: String) -> Response {
    let size = TextStyle::Small.resolve(ui.style()).size;
    ui.label(RichText::new(word).font(theme::strong_font(size)).color(theme::palette(ui).muted))
}

/// A beat whose words are folded away once they were followed.
#[derive(Clone, Copy, Debug, Hash)]
enum Beat {
    Predict,
    Move,
}

impl Beat {
    /// The heading.
    fn word(self) -> String {
        match self {
            Self::Predict => words().lessons_predict(),
            Self::Move => words().lessons_move(),
        }
    }

    /// What pressing the heading does.
    fn hint(self, is_open: bool) -> String {
        match (self, is_open) {
            (Self::Predict, false) => words().lessons_show_question(),
            (Self::Predict, true) => words().lessons_hide_question(),
            (Self::Move, false) => words().lessons_show_task(),
            (Self::Move, true) => words().lessons_hide_task(),
        }
    }
}

/// A heading over words that are folded away once they were followed; pressing it shows them again. Gives whether they are shown.
fn foldable(ui: &mut Ui, beat: Beat, is_done: bool) -> bool {
    let word = beat.word();
    if !is_done {
        heading(ui, word);
        return true;
    }
    let id = Id::unique(("lesson words", beat));
    let is_open = ui.data(|data| data.get_temp(id).unwrap_or(false));
    let size = TextStyle::Small.resolve(ui.style()).size;
    let text = RichText::new(word).font(theme::strong_font(size)).color(theme::palette(ui).muted);
    let hint = beat.hint(is_open);
    let response = ui.add(Button::new((text, fold_mark(size * 0.6, is_open))).frame(false)).on_hover_text(&hint);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &hint));
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !is_open));
    }
    is_open
}

/// The triangle of egui's folding headers: it points to the right where the words are folded away, and down where they are shown.
fn fold_mark(side: f32, is_open: bool) -> Atom<'static> {
    let turn = if is_open { 0.0 } else { -FRAC_PI_2 };
    Atom::paint(Vec2::splat(side), move |ui, args| {
        ui.painter().add(Shape::rotated_triangle(args.rect, turn, args.fallback_text_color));
    })
}

/// The three predictions. The first choice holds; which one is right is marked once the stage has shown it.
fn predictions(ui: &mut Ui, chapter: &ChapterWords, played: &dyn AnyPlayed, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let (chosen, is_told) = (played.prediction(), played.is_answered());
    for (choice, word) in chapter.predictions().iter().enumerate() {
        let is_right = is_told && choice == chapter.right;
        // Once one is taken, the others have said what they have to say: the numbers need the room.
        if chosen.is_some_and(|chosen| choice != chosen && !is_right) {
            continue;
        }
        let (mark, color) = match chosen {
            Some(_) if is_right => ("\u{2714} ", palette.truth),
            Some(_) if is_told => ("\u{2716} ", palette.human),
            _ => ("", palette.text),
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
