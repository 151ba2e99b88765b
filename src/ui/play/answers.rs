//! The four answers: buttons before the guess, results in the same places after it.

use egui::{Align2, FontId, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::widgets::{class_icon, primary_button, segmented};
use super::super::{Actions, theme};
use super::{evidence, learning, words};
use crate::app::{Group, LiveRound, PlayAction, State};
use crate::factory::{Mode, Syndrome};
use crate::game::Round;

/// Height of one answer, in points, in a window that is high and in one that is not.
const ROW_HEIGHT: (f32, f32) = (58.0, 48.0);
/// Height of a high window, in points.
const HIGH: f32 = 760.0;
/// Height of the words under the answers: kept free before the guess, so that nothing jumps.
const VERDICT_HEIGHT: f32 = 68.0;

/// Shows difficulty, answers, verdict, the next button, and in what is left of `height` points how the network learned.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions, height: f32) {
    let top = ui.cursor().min.y;
    let play = &state.play;
    let mut choices: Vec<(Option<Mode>, &str)> = Mode::ALL.map(|mode| (Some(mode), mode.word())).to_vec();
    if play.own.is_some() {
        choices.push((None, Group::Own.word()));
    }
    let chosen = if play.own.is_some() { None } else { Some(play.mode()) };
    if let Some(Some(mode)) = segmented(ui, true, &choices, chosen) {
        actions.push(PlayAction::SetMode(mode));
    }
    ui.label(theme::strong(ui, "Which syndrome is it?", &TextStyle::Heading));
    ui.spacing_mut().item_spacing.y = 6.0;
    let live = play.live.as_ref();
    for class in Syndrome::ALL {
        if answer(ui, class, live).clicked() && play.waits_for_answer() {
            actions.push(PlayAction::Answer(class));
        }
    }
    ui.allocate_ui(vec2(ui.available_width(), VERDICT_HEIGHT), |ui| {
        ui.set_min_height(VERDICT_HEIGHT);
        ui.spacing_mut().item_spacing.y = 4.0;
        verdict(ui, live);
    });
    if primary_button(ui, play.is_answered(), "Next picture").on_hover_text("Space").clicked() {
        actions.push(PlayAction::Next);
    }
    if state.shared.settings.evidence && play.is_answered() {
        ui.scope(|ui| evidence::show(ui, state, actions));
    }
    learning::show(ui, state, height - (ui.cursor().min.y - top));
}

/// One answer: shape, letter, what to look for; then who chose it and how sure the machine was.
fn answer(ui: &mut Ui, class: Syndrome, live: Option<&LiveRound>) -> Response {
    let palette = theme::palette(ui);
    let waits = live.is_some_and(|live| !live.round.is_answered());
    let round = live.map(|live| &live.round);
    let truth = round.and_then(Round::truth) == Some(class);
    let guessed = round.and_then(Round::guess) == Some(class);
    let share = live.and_then(LiveRound::revealed_prediction).map(|prediction| prediction.probabilities[class.index()]);

    let sense = if waits { Sense::click() } else { Sense::focusable_noninteractive() };
    let height = if ui.ctx().content_rect().height() < HIGH { ROW_HEIGHT.1 } else { ROW_HEIGHT.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
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

    class_icon(painter, pos2(rect.min.x + 36.0, rect.center().y), 20.0, class, palette.text);
    let body = TextStyle::Body.resolve(ui.style());
    let small = TextStyle::Small.resolve(ui.style());
    let left = rect.min.x + 72.0;
    let text =
        |x: f32, y: f32, align: Align2, text: &str, font: FontId, color| painter.text(pos2(x, y), align, text, font, color);
    let line = text(left, rect.min.y + 18.0, Align2::LEFT_CENTER, &class.to_string(), theme::strong_font(22.0), palette.text);
    text(line.max.x + 10.0, rect.min.y + 19.0, Align2::LEFT_CENTER, words::description(class), small.clone(), palette.muted);

    if let Some(share) = share {
        let track = Rect::from_min_max(pos2(left, rect.max.y - 19.0), pos2(rect.max.x - 156.0, rect.max.y - 11.0));
        painter.rect_filled(track, 4.0, palette.border);
        painter.rect_filled(track.with_max_x(track.min.x + (track.width() * share).max(2.0)), 4.0, palette.machine);
        let percent = format!("{:.0} %", 100.0 * share);
        text(track.max.x + 56.0, track.center().y, Align2::RIGHT_CENTER, &percent, body, palette.machine);
    } else if waits {
        text(left, rect.max.y - 16.0, Align2::LEFT_CENTER, &format!("press {class}"), small.clone(), palette.muted);
    }
    if guessed {
        chip(ui, pos2(rect.max.x - 12.0, rect.max.y - 13.0), if truth { "You \u{2713}" } else { "You \u{2717}" }, palette.human);
    } else if truth {
        chip(ui, pos2(rect.max.x - 12.0, rect.max.y - 13.0), "Truth", palette.truth);
    }
    response
}

/// What a screen reader says of an answer.
fn spoken(class: Syndrome, live: Option<&LiveRound>) -> String {
    let mut parts = vec![format!("{class}: {}", words::description(class))];
    if let Some(live) = live {
        let share = live.revealed_prediction().map(|prediction| prediction.probabilities[class.index()]);
        parts.extend(share.map(|share| format!("the machine gives it {:.0} %", 100.0 * share)));
        parts.extend((live.round.guess() == Some(class)).then(|| "your answer".to_owned()));
        parts.extend((live.round.truth() == Some(class)).then(|| "the truth".to_owned()));
    }
    parts.join("; ")
}

/// A word on a coloured ground, its right middle at `anchor`.
fn chip(ui: &Ui, anchor: egui::Pos2, word: &str, color: egui::Color32) {
    let palette = theme::palette(ui);
    let font = theme::strong_font(TextStyle::Small.resolve(ui.style()).size);
    let galley = ui.painter().layout_no_wrap(word.to_owned(), font, palette.background);
    let size = galley.size() + vec2(16.0, 6.0);
    let rect = Rect::from_min_size(pos2(anchor.x - size.x, anchor.y - size.y / 2.0), size);
    ui.painter().rect_filled(rect, 10.0, color);
    ui.painter().galley(rect.min + vec2(8.0, 3.0), galley, palette.background);
}

/// The answer in words.
fn verdict(ui: &mut Ui, live: Option<&LiveRound>) {
    let palette = theme::palette(ui);
    let Some((live, specimen)) = live.and_then(|live| Some((live, live.revealed_specimen()?))) else {
        ui.label(
            RichText::new("Compare the sample with the base image, then answer. The machine has the same picture.")
                .color(palette.muted),
        );
        return;
    };
    let truth = specimen.plan.syndrome;
    ui.label(
        theme::strong(ui, format!("It is {truth}: {}.", words::findings_in_picture(&specimen.plan, &live.outlines)), &TextStyle::Body).color(palette.truth),
    );
    let mark = |right: bool| if right { "\u{2713} right" } else { "\u{2717} wrong" };
    if let (Some(right), Some(guess)) = (live.round.human_is_right(), live.round.guess()) {
        ui.label(RichText::new(format!("You said {guess}: {}", mark(right))).color(palette.human));
    }
    match (live.round.machine_is_right(), live.round.machine()) {
        (Some(right), Some(class)) => {
            ui.label(RichText::new(format!("The machine said {class}: {}", mark(right))).color(palette.machine));
        }
        _ => {
            ui.label(RichText::new("The machine has not answered").color(palette.muted));
        }
    }
}
