//! The scores of both players over the same rounds.

use egui::{Align, Color32, Layout, RichText, Sense, Stroke, TextStyle, Ui, vec2};

use super::super::actions::Dialog;
use super::super::{Actions, theme};
use super::{opponent, score as comparison};
use crate::app::{PlayAction, SAVE_SESSION, State};
use crate::game::{Player, Score};

/// Height of the bar, in points.
pub const HEIGHT: f32 = 84.0;
/// Most rounds shown as marks.
const MARKS: usize = 20;
/// Width of one mark, in points.
const MARK_WIDTH: f32 = 15.0;
/// Width of what stands right of the marks, in points.
const RIGHT_WIDTH: f32 = 376.0;
/// Width of the buttons of the session, in points: both words on one line.
const SESSION_WIDTH: f32 = 152.0;
/// Height of each of them, in points.
const BUTTON_HEIGHT: f32 = 32.0;

/// Shows the bar.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let play = &state.play;
    ui.horizontal_centered(|ui| {
        score(ui, 176.0, play.score(Player::Human), palette.human, |ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new("You").color(palette.human));
                let streak = play.session.streak(play.group());
                if streak > 1 {
                    ui.label(RichText::new(format!("streak {streak}")).small().color(palette.muted));
                }
            });
        });
        ui.add_space(theme::WIDE_GAP);
        score(ui, 290.0, play.score(Player::Machine), palette.machine, |ui| opponent::show(ui, state, actions));
        ui.add_space(theme::WIDE_GAP);
        marks(ui, state);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            session_buttons(ui, state, actions);
            ui.add_space(theme::GAP);
            seed(ui, state, actions);
            ui.add_space(theme::GAP);
            if comparison::button(ui) {
                actions.toggle(Dialog::Score);
            }
        });
    });
}

fn session_buttons(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let play = &state.play;
    let any = !play.session.records().is_empty();
    ui.allocate_ui_with_layout(vec2(SESSION_WIDTH, 2.0 * BUTTON_HEIGHT + 4.0), Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let size = vec2(SESSION_WIDTH, BUTTON_HEIGHT);
        let button = |text: &str| egui::Button::new(text).min_size(size).wrap_mode(egui::TextWrapMode::Extend);
        if play.restorable().is_some() {
            if ui.add(button("Restore session")).on_hover_text("Back to the scores before").clicked() {
                actions.push(PlayAction::RestoreSession);
            }
        } else if ui.add_enabled(any, button("New session")).on_hover_text("Both scores from zero, from picture 1").clicked() {
            actions.push(PlayAction::NewSession);
        }
        let save = ui.add_enabled(any && !state.shared.file_busy(), button("Save session\u{2026}"));
        if save.on_hover_text("Every round as a table (CSV)").clicked() {
            actions.choose(SAVE_SESSION);
        }
    });
}

/// The seed: two people with the same one get the same rounds.
fn seed(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.allocate_ui_with_layout(vec2(100.0, 60.0), Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = ui.label(RichText::new("Seed").color(palette.muted));
        let mut seed = state.play.seed;
        let field = egui::DragValue::new(&mut seed).speed(0.05).update_while_editing(false);
        let hover = "The same seed, the same rounds: tell it to a second player";
        if ui.add_sized([100.0, 28.0], field).on_hover_text(hover).labelled_by(label.id).changed() {
            actions.push(PlayAction::SetSeed(seed));
        }
    });
}

/// Name, right answers of rounds, share. The width is fixed: a growing number moves nothing.
fn score(ui: &mut Ui, width: f32, score: Score, color: Color32, name: impl FnOnce(&mut Ui)) {
    let text = match score.share() {
        None => "\u{2013}".to_owned(),
        Some(share) => format!("{} / {}   {:.0} %", score.right, score.rounds, 100.0 * share),
    };
    ui.allocate_ui(vec2(width, HEIGHT - 20.0), |ui| {
        ui.set_min_width(width);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            name(ui);
            ui.label(theme::strong(ui, text, &TextStyle::Heading).color(color));
        });
    });
}

/// The last rounds: a disc for right, a cross for wrong, you above the machine.
fn marks(ui: &mut Ui, state: &State) {
    let palette = theme::palette(ui);
    let group = state.play.group();
    let room = ((ui.available_width() - RIGHT_WIDTH) / MARK_WIDTH).max(0.0) as usize;
    let newest_first = state.play.session.records().iter().rev().filter(|record| record.group == group);
    let records: Vec<_> = newest_first.take(room.min(MARKS)).collect();
    let (rect, response) = ui.allocate_exact_size(vec2(MARK_WIDTH * room.min(MARKS) as f32, 40.0), Sense::hover());
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
    response.on_hover_text("The last rounds, you above the machine: a disc is right, a cross is wrong");
}
