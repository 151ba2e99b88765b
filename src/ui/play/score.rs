//! Both players compared: two confusion matrices, four boxes with their pictures, and whether it can be luck.

use egui::{Align, Align2, Button, Color32, Context, Layout, Rect, RichText, Sense, Stroke, TextStyle, Ui, pos2, vec2};

use super::super::widgets::{confusion_matrix, dialog, fitted, fitting_size};
use super::super::{Actions, theme};
use crate::app::{Action, Pick, Play, State, number, outcome_words, short_outcome_words};
use crate::game::{CONFIDENCE, Duel, Outcome, Player};
use crate::network::Classes;
use crate::words::words;

/// Widest content, in points.
const WIDEST: f32 = 1080.0;
/// What stands around the content, in points.
const AROUND: f32 = 80.0;
/// Space between the matrices and the boxes, in points.
const COLUMN_GAP: f32 = 32.0;
/// Height of a box, in points.
const BOX_HEIGHT: f32 = 74.0;
/// Room for the name of an interval, in points.
const NAME: f32 = 92.0;
/// Room for its figures, in points.
const FIGURES: f32 = 252.0;
/// Right answers of somebody who knows nothing, in percent.
const CHANCE: i32 = 25;

/// Shows the comparison. Gives `true` when it is to be closed.
pub fn show(ctx: &Context, state: &State, actions: &mut Actions) -> bool {
    let play = &state.play;
    let duel = play.duel();
    let width = (ctx.content_rect().width() - AROUND).min(WIDEST);
    // An open gallery lies over it, and keys are for the gallery.
    let pressed = state.gallery().is_none() && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::S));
    let modal = dialog(ctx, "score", width, |ui| {
        let mut close = false;
        ui.horizontal(|ui| {
            ui.label(theme::strong(ui, words().score_title(), &TextStyle::Heading));
            let rounds = duel.rounds();
            let matchup = play.matchup();
            let (pictures, opponent) = (matchup.group.words(), matchup.opponent.words());
            let text = words().score_what(rounds, pictures, opponent, number::grouped(rounds));
            ui.label(RichText::new(text).color(theme::palette(ui).muted));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                close = ui.button(words().button_close()).on_hover_text(words().score_close_hint()).clicked();
            });
        });
        ui.label(RichText::new(play.matchup().rules_in_words()).small().color(theme::palette(ui).muted));
        ui.add_space(theme::GAP);
        ui.spacing_mut().item_spacing.x = COLUMN_GAP;
        ui.columns(3, |columns| {
            for column in columns.iter_mut() {
                column.spacing_mut().item_spacing.x = theme::GAP;
            }
            let [human, machine, boxes] = columns else { return };
            matrix(human, state, Player::Human, actions);
            matrix(machine, state, Player::Machine, actions);
            outcomes(boxes, state, &duel, actions);
        });
        ui.spacing_mut().item_spacing.x = theme::GAP;
        ui.add_space(theme::WIDE_GAP);
        luck(ui, &duel, play);
        if let Some(race) = state.train.race_in_words() {
            let race = words().score_network_in_training(race);
            ui.label(RichText::new(race).small().color(theme::palette(ui).muted));
        }
        close
    });
    modal.inner || modal.should_close() || pressed
}

/// The name of a player, and the colour.
fn named(ui: &Ui, player: Player) -> (String, Color32) {
    let palette = theme::palette(ui);
    match player {
        Player::Human => (words().play_you(), palette.human),
        Player::Machine => (words().play_machine(), palette.machine),
    }
}

fn matrix(ui: &mut Ui, state: &State, player: Player, actions: &mut Actions) {
    let (name, color) = named(ui, player);
    let heading = match player {
        Player::Human => words().score_your_answers(),
        Player::Machine => words().score_machine_answers(),
    };
    ui.label(theme::strong(ui, heading, &TextStyle::Body).color(color));
    let confusion = state.play.matrix(player);
    if let Some((truth, said)) = confusion_matrix(ui, &name, &confusion, color) {
        let gallery = state.play.gallery(Pick::Cell { player, truth, said });
        actions.push(Action::ShowGallery(Box::new(gallery)));
    }
}

/// Four boxes: who was right in how many rounds; each opens its pictures.
fn outcomes(ui: &mut Ui, state: &State, duel: &Duel, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.label(theme::strong(ui, words().score_who_was_right(), &TextStyle::Body));
    ui.add_space(2.0);
    let width = (ui.available_width() - theme::GAP) / 2.0;
    for pair in [[Outcome::BothRight, Outcome::OnlyHuman], [Outcome::OnlyMachine, Outcome::BothWrong]] {
        ui.horizontal(|ui| {
            for outcome in pair {
                let count = duel.count(outcome);
                let sense = if count > 0 { Sense::click() } else { Sense::hover() };
                let (rect, response) = ui.allocate_exact_size(vec2(width, BOX_HEIGHT), sense);
                let name = words().score_box(outcome_words(outcome), number::grouped(count));
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, count > 0, &name));
                let color = match outcome {
                    Outcome::BothRight => palette.truth,
                    Outcome::OnlyHuman => palette.human,
                    Outcome::OnlyMachine => palette.machine,
                    Outcome::BothWrong => palette.alarm,
                };
                let lit = count > 0 && (response.hovered() || response.has_focus());
                let painter = ui.painter();
                painter.rect_filled(rect, 6.0, if lit { palette.card_hovered } else { palette.card });
                painter.rect_filled(rect.with_max_x(rect.min.x + 4.0), 2.0, color);
                let (small, left) = (TextStyle::Small.resolve(ui.style()), rect.min.x + 16.0);
                let short = short_outcome_words(outcome);
                let small = fitted(ui, &short, small, width - 24.0);
                painter.text(pos2(left, rect.min.y + 20.0), Align2::LEFT_CENTER, short, small, palette.muted);
                let ink = if count > 0 { color } else { palette.muted };
                let font = theme::strong_font(TextStyle::Heading.resolve(ui.style()).size);
                painter.text(pos2(left, rect.max.y - 24.0), Align2::LEFT_CENTER, number::grouped(count), font, ink);
                if count > 0 && response.on_hover_text(words().score_box_hint()).clicked() {
                    let gallery = state.play.gallery(Pick::Box(outcome));
                    actions.push(Action::ShowGallery(Box::new(gallery)));
                }
            }
        });
    }
    let text = if duel.rounds() == 0 { words().score_no_numbers() } else { words().score_click_a_number() };
    // Columns are justified, which spaces out the letters of a text that is broken.
    ui.vertical(|ui| ui.label(RichText::new(text).small().color(palette.muted)));
}

/// The intervals of both, and the comparison in a sentence.
fn luck(ui: &mut Ui, duel: &Duel, play: &Play) {
    ui.label(theme::strong(ui, words().score_luck(), &TextStyle::Body));
    ui.label(play.verdict_in_words()).on_hover_text(words().score_luck_hint());
    ui.add_space(4.0);
    for player in [Player::Human, Player::Machine] {
        interval(ui, duel, player);
    }
    axis(ui, (play.matchup().answers == Classes::Binary).then(|| Classes::Binary.base_rate(&play.recipe())));
}

/// The line from 0 to 100 % of a row, right of its name and left of its figures.
fn track(row: Rect) -> Rect {
    Rect::from_min_max(pos2(row.min.x + NAME, row.min.y), pos2(row.max.x - FIGURES, row.max.y))
}

fn interval(ui: &mut Ui, duel: &Duel, player: Player) {
    let (palette, (name, color)) = (theme::palette(ui), named(ui, player));
    let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let (low, high) = duel.interval(player);
    let share = duel.score(player).share();
    let figures = match share {
        Some(share) => {
            let [share, high] = [share, high].map(|share| number::percent(100.0 * share, 0));
            words().score_interval(share, number::fixed(100.0 * low, 0), high)
        }
        None => words().score_anything(),
    };
    let spoken = words().score_figures(&name, &figures);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    let track = track(row);
    let painter = ui.painter();
    let body = TextStyle::Body.resolve(ui.style());
    painter.text(row.left_center(), Align2::LEFT_CENTER, name, body.clone(), color);
    painter.text(pos2(track.max.x + 16.0, row.center().y), Align2::LEFT_CENTER, figures, body, palette.text);
    let at = |share: f64| track.min.x + track.width() * share as f32;
    let line = Rect::from_min_max(pos2(track.min.x, row.center().y - 1.0), pos2(track.max.x, row.center().y + 1.0));
    painter.rect_filled(line, 0.0, palette.border);
    let Some(share) = share else { return };
    let bar = Rect::from_min_max(pos2(at(low), row.center().y - 5.0), pos2(at(high), row.center().y + 5.0));
    painter.rect_filled(bar, 5.0, color.gamma_multiply(0.45));
    for end in [low, high] {
        painter.vline(at(end), (row.center().y - 8.0)..=(row.center().y + 8.0), Stroke::new(2.0, color));
    }
    painter.circle(pos2(at(share), row.center().y), 6.0, color, Stroke::new(2.0, palette.panel));
    let times = number::fixed(100.0 * CONFIDENCE, 0);
    response.on_hover_text(words().score_interval_hint(number::percent(100.0 * CONFIDENCE, 0), times));
}

/// The percentages under the intervals, and where somebody stands who knows nothing; of a machine that only says ill or healthy that is
/// another share, `machine`.
fn axis(ui: &mut Ui, machine: Option<f64>) {
    let palette = theme::palette(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let track = track(row);
    let font = TextStyle::Small.resolve(ui.style());
    for percent in [0, 25, 50, 75, 100] {
        let x = track.min.x + track.width() * percent as f32 / 100.0;
        let mark = number::percent(percent.into(), 0);
        let text = match machine {
            None if percent == CHANCE => words().score_guessing(mark),
            Some(_) if percent == CHANCE => words().score_you_guessing(mark),
            Some(share) if percent == (100.0 * share).round() as i32 => words().score_machine_guessing(mark),
            _ => mark,
        };
        ui.painter().vline(x, (row.min.y - 4.0)..=row.min.y, Stroke::new(1.0, palette.muted));
        ui.painter().text(pos2(x, row.center().y + 2.0), Align2::CENTER_CENTER, text, font.clone(), palette.muted);
    }
}

/// Width of the button that opens it, in points.
pub const BUTTON_WIDTH: f32 = 58.0;

/// The button that opens it.
pub fn button(ui: &mut Ui) -> bool {
    ui.spacing_mut().button_padding.x = 6.0;
    let word = words().play_score();
    let size = fitting_size(ui, &word, TextStyle::Button.resolve(ui.style()), BUTTON_WIDTH - 12.0);
    ui.add(Button::new(RichText::new(word).size(size)).min_size(vec2(BUTTON_WIDTH, 66.0)))
        .on_hover_text(words().play_score_hint())
        .clicked()
}
