//! The scores of a session: one person, the majority, the machine, over the same pictures.

use egui::{Align, Color32, Label, Layout, RichText, TextStyle, Ui, vec2};

use super::super::theme;
use crate::app::State;
use crate::classroom::Team;

/// Digits of a score, in points; in presentation mode they are read from the last row.
const DIGITS: (f32, f32) = (30.0, 40.0);

/// Width of a name and what belongs to it, in points.
const WORDS: f32 = 96.0;
/// Height of both, in points.
const TWO_LINES: f32 = 48.0;

/// Shows the bar.
pub fn show(ui: &mut Ui, state: &State) {
    let palette = theme::palette(ui);
    let vote = &state.class.vote;
    let finished = &vote.finished;
    if finished.is_empty() {
        ui.centered_and_justified(|ui| {
            ui.label(
                RichText::new("After the first reveal, the scores of one person, of the majority and of the machine stand here.")
                    .color(palette.muted),
            );
        });
        return;
    }
    let rounds = finished.len();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = theme::WIDE_GAP;
        let single: Vec<f64> = finished.iter().filter_map(|vote| vote.revealed.single_person()).collect();
        if !single.is_empty() {
            let share = 100.0 * single.iter().sum::<f64>() / single.len() as f64;
            score(
                ui,
                state,
                "One person",
                "The share of hands for what was true, over all pictures",
                (format!("{share:.0} %"), String::new()),
                palette.human,
            );
        }
        let teams: &[Team] = vote.teams();
        for &team in teams {
            let name = match (teams.len() > 1, team) {
                (false, _) => "Majority",
                (true, Team::One) => "Team 1",
                (true, Team::Two) => "Team 2",
            };
            let ballots = || finished.iter().filter_map(move |vote| Some((vote.revealed.last().of(team)?, vote.revealed.truth)));
            let right = ballots().filter(|(ballot, truth)| ballot.is_right(*truth)).count();
            let points: f64 = ballots().filter_map(|(ballot, truth)| ballot.points(truth)).sum();
            score(
                ui,
                state,
                name,
                "Right answers by the most hands or chips",
                (format!("{right} / {rounds}"), points_words(points)),
                palette.human,
            );
        }
        let machine: Vec<bool> = finished.iter().filter_map(|vote| vote.machine_is_right).collect();
        if !machine.is_empty() {
            let right = machine.iter().filter(|right| **right).count();
            let points: f64 = finished.iter().filter_map(|vote| Some(vote.revealed.machine?.points(vote.revealed.truth))).sum();
            score(
                ui,
                state,
                "Machine",
                "Right answers of the machine, on the same pictures",
                (format!("{right} / {}", machine.len()), points_words(points)),
                palette.machine,
            );
        }
    });
}

fn points_words(points: f64) -> String {
    format!("{points:+.0} points")
}

/// A name, a number, and what belongs to it.
fn score(ui: &mut Ui, state: &State, name: &str, hint: &str, (number, detail): (String, String), color: Color32) {
    let size = if state.shared.settings.appearance.presentation { DIGITS.1 } else { DIGITS.0 };
    let words = vec2(WORDS, ui.available_height().min(TWO_LINES));
    ui.allocate_ui_with_layout(words, Layout::top_down(Align::Min), |ui| {
        ui.set_min_width(WORDS);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(RichText::new(name).color(color)).on_hover_text(hint);
        ui.label(RichText::new(detail).text_style(TextStyle::Small).color(theme::palette(ui).muted));
    });
    ui.add(Label::new(RichText::new(number).font(theme::strong_font(size)).color(color)).extend());
}
