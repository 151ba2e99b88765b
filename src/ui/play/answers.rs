//! The four answers: buttons before the guess, results in the same places after it.

use egui::{
    Align, Align2, FontId, Layout, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2,
    vec2,
};

use super::super::outcome_words::{self, machine_said, you_said};
use super::super::widgets::{class_icon, fitting_size, primary_button_of, segmented, width_of};
use super::super::{Actions, theme};
use super::{evidence, ill_or_healthy, learning};
use crate::app::{Appearance, Control, Group, LiveRound, Play, PlayAction, State, number};
use crate::factory::{Mode, Syndrome};
use crate::game::Round;
use crate::network::Classes;
use crate::words::words;

/// Height of one answer, in points, in a window that is high and in one that is not.
const ROW_HEIGHT: (f32, f32) = (58.0, 44.0);
/// Height of one answer in presentation mode, in points.
const PRESENTED_ROW: f32 = 46.0;
/// How much lower an answer is without the machine's bar, in points.
const ROW_WITHOUT_BAR: f32 = 6.0;
/// Height of the question, and of the answer to it in the same place, in points.
const QUESTION_HEIGHT: f32 = 28.0;
/// Largest letters of both, in points.
const QUESTION_SIZE: f32 = 22.0;
/// Height of a high window, in points.
const HIGH: f32 = 760.0;
/// Height of the words under the answers: kept free before the guess, so that nothing jumps.
const VERDICT_HEIGHT: f32 = 24.0;
/// A column narrower than this, in points, has them in small letters.
const WIDE: f32 = 380.0;
/// Left of the words of an answer, in points: its shape, and its letter.
const SHAPE: f32 = 68.0;
const LETTER: f32 = 28.0;
/// Room right of the bar, in points: the percentage, and who said so.
const BESIDE_BAR: f32 = 148.0;
/// From the middle of the word that says who chose an answer to the lower edge of the card, in points, at least.
const CHIP_ROOM: f32 = 12.5;
/// Largest words of an answer, in points; in presentation mode they are read from the last row.
const WORDS: (f32, f32) = (16.0, 21.0);

/// Shows difficulty, answers, verdict, the next button, and in what is left of `height` points how the network learned.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions, height: f32) {
    let top = ui.cursor().min.y;
    let play = &state.play;
    let mut choices: Vec<(Option<Mode>, String)> = Mode::ALL.map(|mode| (Some(mode), mode.word().to_owned())).to_vec();
    if play.own.is_some() {
        choices.push((None, Group::Own.words()));
    }
    let chosen = if play.own.is_some() { None } else { Some(play.mode()) };
    if state.lesson.hides(Control::Mode) {
        ui.label(theme::strong(ui, play.group().words(), &TextStyle::Body));
    } else if let Some(Some(mode)) = segmented(ui, true, &choices, chosen) {
        actions.push(PlayAction::SetMode(mode));
    }
    question(ui, play.live.as_ref());
    ui.spacing_mut().item_spacing.y = 6.0;
    let live = play.live.as_ref();
    let counts_for = live.map_or_else(|| play.matchup(), |live| live.counts_for.clone());
    let knows_classes = counts_for.answers == Classes::Four;
    let looks = Looks::of(ui, state.shared.settings.appearance, knows_classes);
    for class in Syndrome::ALL {
        if answer(ui, class, live, looks).clicked() && play.waits_for_answer() {
            actions.push(PlayAction::Answer(class));
        }
    }
    if !knows_classes {
        ill_or_healthy::show(ui, live);
    }
    ui.allocate_ui(vec2(ui.available_width(), VERDICT_HEIGHT), |ui| {
        ui.set_min_height(VERDICT_HEIGHT);
        ui.spacing_mut().item_spacing.y = 4.0;
        verdict(ui, play, live);
    });
    if next_button(ui, play.is_answered()).on_hover_text(words().play_next_hint()).clicked() {
        actions.push(PlayAction::Next);
    }
    if state.shared.settings.evidence && play.is_answered() {
        ui.scope(|ui| evidence::show(ui, state, actions));
    }
    learning::show(ui, state, height - (ui.cursor().min.y - top));
}

/// The next picture; not as high as elsewhere where the window is not.
fn next_button(ui: &mut Ui, enabled: bool) -> Response {
    let height = if ui.ctx().content_rect().height() < HIGH { 36.0 } else { 44.0 };
    primary_button_of(ui, enabled, words().play_next(), height)
}

/// The question; once it is answered, what is true in the same place.
fn question(ui: &mut Ui, live: Option<&LiveRound>) {
    let palette = theme::palette(ui);
    let (text, color) = match live.and_then(|live| Some((live, live.revealed_specimen()?))) {
        None => (words().play_question(), palette.text),
        Some((live, specimen)) => {
            let truth = specimen.plan.syndrome;
            let found = outcome_words::findings_in_picture(&specimen.plan, live.revealed_outlines());
            (words().play_truth(truth.to_string(), found), palette.truth)
        }
    };
    let size = fitting_size(ui, &text, theme::strong_font(QUESTION_SIZE), ui.available_width());
    ui.allocate_ui_with_layout(vec2(ui.available_width(), QUESTION_HEIGHT), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(vec2(ui.available_width(), QUESTION_HEIGHT));
        ui.add(egui::Label::new(RichText::new(text).font(theme::strong_font(size)).color(color)).extend());
    });
}

/// How large the answers are.
#[derive(Clone, Copy)]
struct Looks {
    /// Height of one answer, in points.
    height: f32,
    /// Size of the words with which every class is described in one line, in points.
    words: f32,
}

impl Looks {
    /// Where the machine's bars are not in the answers but under them, the answers are lower by as much.
    fn of(ui: &Ui, Appearance { presentation, .. }: Appearance, has_bars: bool) -> Self {
        let low = ui.ctx().content_rect().height() < HIGH;
        let height = match (low, presentation) {
            (false, _) => ROW_HEIGHT.0,
            (true, true) => PRESENTED_ROW,
            (true, false) => ROW_HEIGHT.1,
        } - if has_bars { 0.0 } else { ROW_WITHOUT_BAR };
        let largest = if presentation { WORDS.1 } else { WORDS.0 };
        let width = |class: Syndrome| width_of(ui, &outcome_words::description(class), FontId::proportional(largest));
        let widest = Syndrome::ALL.into_iter().map(width).fold(1.0, f32::max);
        let words = (largest * (ui.available_width() - SHAPE - LETTER - 12.0) / widest).min(largest);
        Self { height, words }
    }
}

/// One answer: shape, letter, what to look for; then who chose it and how sure the machine was.
fn answer(ui: &mut Ui, class: Syndrome, live: Option<&LiveRound>, looks: Looks) -> Response {
    let palette = theme::palette(ui);
    let waits = live.is_some_and(|live| !live.round.is_answered());
    let round = live.map(|live| &live.round);
    let truth = round.and_then(Round::truth) == Some(class);
    let guessed = round.and_then(Round::guess) == Some(class);
    let share = live.and_then(LiveRound::revealed_prediction).and_then(|prediction| prediction.share(class.into()));

    let sense = if waits { Sense::click() } else { Sense::focusable_noninteractive() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), looks.height), sense);
    let name = spoken(class, live);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, waits, &name));

    let painter = ui.painter();
    let lit = waits && (response.hovered() || response.has_focus());
    painter.rect_filled(rect, 8.0, if lit { palette.card_hovered } else { palette.card });
    let (border, width) = match (truth, lit) {
        (true, _) => (palette.truth, 3.0),
        (false, true) => (palette.text, 1.5),
        (false, false) => (palette.border, 1.0),
    };
    painter.rect_stroke(rect, 8.0, Stroke::new(width, border), StrokeKind::Inside);

    class_icon(painter, pos2(rect.min.x + 34.0, rect.center().y), 18.0, class, palette.text);
    let body = TextStyle::Body.resolve(ui.style());
    let small = TextStyle::Small.resolve(ui.style());
    let left = rect.min.x + SHAPE;
    let text =
        |x: f32, y: f32, align: Align2, text: &str, font: FontId, color| painter.text(pos2(x, y), align, text, font, color);
    text(left, rect.center().y, Align2::LEFT_CENTER, &class.to_string(), theme::strong_font(24.0), palette.text);
    let (upper, lower) = (rect.center().y - 0.24 * rect.height(), rect.center().y + 0.23 * rect.height());
    let (left, font) = (left + LETTER, FontId::proportional(looks.words));
    text(
        left,
        upper,
        Align2::LEFT_CENTER,
        &outcome_words::description(class),
        font,
        if waits { palette.text } else { palette.muted },
    );

    if let Some(share) = share {
        let track = Rect::from_min_max(pos2(left, lower - 4.0), pos2(rect.max.x - BESIDE_BAR, lower + 4.0));
        painter.rect_filled(track, 4.0, palette.border);
        painter.rect_filled(track.with_max_x(track.min.x + (track.width() * share).max(2.0)), 4.0, palette.machine);
        let percent = number::percent((100.0 * share).into(), 0);
        text(track.max.x + 54.0, lower, Align2::RIGHT_CENTER, &percent, body, palette.machine);
    } else if waits {
        text(left, lower, Align2::LEFT_CENTER, &words().play_press(class.to_string()), small, palette.muted);
    }
    // In a low card it stands as high as its border wants.
    let chip_at = pos2(rect.max.x - 10.0, lower.min(rect.max.y - CHIP_ROOM));
    if guessed {
        chip(ui, chip_at, if truth { words().play_chip_right() } else { words().play_chip_wrong() }, palette.human);
    } else if truth {
        chip(ui, chip_at, words().play_chip_truth(), palette.truth);
    }
    response
}

/// What a screen reader says of an answer.
fn spoken(class: Syndrome, live: Option<&LiveRound>) -> String {
    let mut parts = vec![words().play_answer(class.to_string(), outcome_words::description(class))];
    if let Some(live) = live {
        let share = live.revealed_prediction().and_then(|prediction| prediction.share(class.into()));
        parts.extend(share.map(|share| words().play_answer_machine(number::percent((100.0 * share).into(), 0))));
        parts.extend((live.round.guess() == Some(class)).then(|| words().play_answer_yours()));
        parts.extend((live.round.truth() == Some(class)).then(|| words().play_answer_true()));
    }
    parts.into_iter().reduce(|said, more| words().play_answer_and(said, more)).unwrap_or_default()
}

/// A word on a coloured ground, its right middle at `anchor`.
fn chip(ui: &Ui, anchor: egui::Pos2, word: String, color: egui::Color32) {
    let palette = theme::palette(ui);
    let font = theme::strong_font(TextStyle::Small.resolve(ui.style()).size);
    let galley = ui.painter().layout_no_wrap(word, font, palette.background);
    let size = galley.size() + vec2(16.0, 0.0);
    let rect = Rect::from_min_size(pos2(anchor.x - size.x, anchor.y - size.y / 2.0), size);
    ui.painter().rect_filled(rect, 10.0, color);
    ui.painter().galley(rect.min + vec2(8.0, 0.0), galley, palette.background);
}

/// Who was right, in words.
fn verdict(ui: &mut Ui, play: &Play, live: Option<&LiveRound>) {
    let palette = theme::palette(ui);
    let room = ui.available_width();
    let Some((live, guess)) = live.and_then(|live| Some((live, live.round.guess()?))) else {
        let seen = play.matchup().seen_words();
        let size = fitting_size(ui, &seen, TextStyle::Body.resolve(ui.style()), room);
        let hint = RichText::new(seen).size(size).color(palette.muted);
        ui.horizontal(|ui| {
            ui.set_height(VERDICT_HEIGHT);
            ui.add(egui::Label::new(hint).extend()).on_hover_text(words().play_same_sample_hint());
        });
        return;
    };
    let human = live.round.human_is_right().map(|right| (you_said(guess, right), palette.human));
    let machine = match (live.round.machine_is_right(), live.round.machine()) {
        (Some(right), Some(answer)) => (machine_said(answer, right), palette.machine),
        _ => (words().play_machine_silent(), palette.muted),
    };
    let said: Vec<_> = human.into_iter().chain([machine]).collect();
    let style = if room < WIDE { TextStyle::Small } else { TextStyle::Body };
    let all: String = said.iter().map(|(text, _)| text.as_str()).collect();
    let between = theme::WIDE_GAP * (said.len() - 1) as f32;
    let size = fitting_size(ui, &all, style.resolve(ui.style()), room - between);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::WIDE_GAP;
        ui.set_height(VERDICT_HEIGHT);
        for (text, color) in said {
            ui.label(RichText::new(text).size(size).color(color));
        }
    });
}
