//! The scores of both players over the same rounds, against the machine that plays.
//!
//! Nothing here moves when a number grows: the digits are as large as "100 / 100" fits, or more where more was played.

use egui::{Align, Color32, Layout, RichText, Sense, Stroke, TextStyle, Ui, vec2};

use super::super::actions::Dialog;
use super::super::widgets::width_of;
use super::super::{Actions, theme};
use super::{opponent, score as comparison, session_controls};
use crate::app::{Sees, State, number};
use crate::game::{Player, Score};
use crate::network::Classes;
use crate::words::words;

/// Height of the bar, in points; more in presentation mode.
const HEIGHT: (f32, f32) = (84.0, 90.0);
/// Largest digits of a score, in points; in presentation mode their height is 60 pixels on a screen of 1920 x 1080.
const DIGITS: (f32, f32) = (40.0, 55.0);
/// Smallest digits, in points.
const SMALLEST_DIGITS: f32 = 18.0;
/// Digits of a number of rounds that has room from the start.
const LEAST_PLACES: usize = 3;
/// Width of the words beside the person's score, in points.
const HUMAN_WORDS: f32 = 88.0;
/// Width of those beside the machine's score, in a narrow bar and in a wide one.
const MACHINE_WORDS: (f32, f32) = (172.0, 240.0);
/// Width of a wide bar, in points.
const WIDE: f32 = 1160.0;
/// Most and fewest rounds shown as marks.
const MARKS: (usize, usize) = (20, 5);
/// Width of one mark, in points.
const MARK_WIDTH: f32 = 15.0;

/// Height of the bar, in points.
pub fn height(state: &State) -> f32 {
    if state.shared.settings.appearance.presentation { HEIGHT.1 } else { HEIGHT.0 }
}

/// Shows the bar.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let play = &state.play;
    let matchup = play.matchup();
    let scores = [Player::Human, Player::Machine].map(|player| play.score(player));
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP;
        let is_narrow = ui.available_width() < WIDE || state.shared.settings.appearance.presentation;
        let knows_classes = matchup.answers == Classes::Four;
        let human_words = HUMAN_WORDS.max(head_width(ui, &words().play_you(), false));
        let machine_words = if is_narrow { MACHINE_WORDS.0 } else { MACHINE_WORDS.1 };
        let machine_words = machine_words.max(head_width(ui, &words().play_machine(), !knows_classes));
        let both_words = human_words + machine_words;
        let room = ui.available_width() - session_controls::WIDTH - comparison::BUTTON_WIDTH - both_words - 6.0 * theme::GAP;
        let rounds = scores[0].rounds;
        let (size, width) = digits(ui, state, room / 2.0, rounds);
        block(ui, human_words, |ui| {
            name(ui, (words().play_you(), matchup.person, false), scores[0], palette.human);
            let streak = play.session.streak(&matchup);
            let text = if streak > 1 { words().play_streak(streak.to_string()) } else { String::new() };
            ui.label(RichText::new(text).small().color(palette.muted)).on_hover_text(words().play_streak_hint());
        });
        right_of_rounds(ui, scores[0], (size, width), palette.human);
        ui.add_space(theme::GAP);
        block(ui, machine_words, |ui| {
            name(ui, (words().play_machine(), matchup.machine, !knows_classes), scores[1], palette.machine);
            opponent::show(ui, state, actions);
        });
        right_of_rounds(ui, scores[1], (size, width), palette.machine);
        let left = room - 2.0 * width - theme::GAP;
        marks(ui, state, (left / MARK_WIDTH).max(0.0) as usize);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            session_controls::show(ui, state, actions);
            if comparison::button(ui) {
                actions.toggle(Dialog::Score);
            }
        });
    });
}

/// Width of the line with the name of a player, the share of right answers and of which answers alone, at most.
fn head_width(ui: &Ui, name: &str, only_ill_or_healthy: bool) -> f32 {
    let body = TextStyle::Body.resolve(ui.style());
    let share = width_of(ui, &number::percent(100.0, 0), theme::strong_font(body.size));
    let only = if only_ill_or_healthy {
        theme::GAP + width_of(ui, &words().play_ill_healthy(), TextStyle::Small.resolve(ui.style()))
    } else {
        0.0
    };
    (width_of(ui, name, body) + theme::GAP + share + only).ceil()
}

/// The size of the digits with which a score of so many rounds fits into `room` points, and the width that it takes at most.
fn digits(ui: &Ui, state: &State, room: f32, rounds: usize) -> (f32, f32) {
    let places = rounds.to_string().len().max(LEAST_PLACES);
    let longest = "0".repeat(places);
    let largest = if state.shared.settings.appearance.presentation { DIGITS.1 } else { DIGITS.0 };
    let width = |size: f32| {
        let font = theme::strong_font(size);
        ui.painter().layout_no_wrap(words().play_right_of(&longest, &longest), font, Color32::WHITE).size().x
    };
    let fitting = (largest * room / width(largest)).floor().clamp(SMALLEST_DIGITS, largest);
    (fitting, width(fitting).ceil())
}

/// Two lines of words, one over the other.
fn block(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 62.0), Layout::top_down(Align::Min), |ui| {
        ui.set_min_width(width);
        ui.spacing_mut().item_spacing.y = 4.0;
        content(ui);
    });
}

/// Who it is and what that player sees, the share of right answers, and of which answers alone, where it is a machine that cannot name
/// the classes.
fn name(ui: &mut Ui, (word, sees, only_ill_or_healthy): (String, Sees, bool), score: Score, color: Color32) {
    let hint = match sees {
        Sees::Sample => words().play_sees_sample_hint(),
        Sees::SampleAndBase => words().play_sees_both_hint(),
    };
    ui.horizontal(|ui| {
        ui.set_height(26.0);
        ui.label(RichText::new(word).color(color)).on_hover_text(hint);
        if let Some(share) = score.share() {
            ui.label(theme::strong(ui, number::percent(100.0 * share, 0), &TextStyle::Body).color(color));
        }
        if only_ill_or_healthy {
            let only = RichText::new(words().play_ill_healthy()).small().color(color);
            ui.label(only).on_hover_text(words().play_ill_healthy_hint());
        }
    });
}

/// Right answers of rounds, in large digits.
fn right_of_rounds(ui: &mut Ui, score: Score, (size, width): (f32, f32), color: Color32) {
    let text = if score.rounds == 0 {
        "\u{2013}".to_owned()
    } else {
        words().play_right_of(score.right.to_string(), score.rounds.to_string())
    };
    ui.allocate_ui_with_layout(vec2(width, 66.0), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(width);
        ui.add(egui::Label::new(RichText::new(text).font(theme::strong_font(size)).color(color)).extend());
    });
}

/// The last rounds: a disc for right, a cross for wrong, you above the machine.
fn marks(ui: &mut Ui, state: &State, room: usize) {
    if room < MARKS.1 {
        return;
    }
    let palette = theme::palette(ui);
    let matchup = state.play.matchup();
    let records: Vec<_> = state.play.session.of_group(&matchup).rev().take(room.min(MARKS.0)).collect();
    let (rect, response) = ui.allocate_exact_size(vec2(MARK_WIDTH * room.min(MARKS.0) as f32, 40.0), Sense::hover());
    for (place, record) in records.iter().rev().enumerate() {
        let rows =
            [(record.round.human_is_right(), palette.human, 0.27), (record.round.machine_is_right(), palette.machine, 0.73)];
        for (right, color, height) in rows {
            let centre = rect.min + vec2(MARK_WIDTH * (place as f32 + 0.5), rect.height() * height);
            if right == Some(true) {
                ui.painter().circle_filled(centre, 4.5, color);
            } else {
                let arm = 3.8;
                let stroke = Stroke::new(2.0, color);
                ui.painter().line_segment([centre - vec2(arm, arm), centre + vec2(arm, arm)], stroke);
                ui.painter().line_segment([centre - vec2(arm, -arm), centre + vec2(arm, -arm)], stroke);
            }
        }
    }
    response.on_hover_text(words().play_marks_hint());
}
