//! The scores of a session: one person, the majority, the machine, over the same pictures.

use egui::{Align, Color32, Label, Layout, RichText, TextStyle, Ui, vec2};

use super::super::theme;
use super::parts::team_name;
use crate::app::{State, number};
use crate::classroom::{Points, Section, Voter};
use crate::game::Score;
use crate::words::words;

/// Digits of a score, in points; in presentation mode they are read from the last row.
const DIGITS: (f32, f32) = (30.0, 40.0);

/// Width of a name and what belongs to it, in points.
const WORDS: f32 = 96.0;
/// Height of both, in points.
const TWO_LINES: f32 = 48.0;

/// Shows the bar.
pub fn show(ui: &mut Ui, state: &State) {
    let palette = theme::palette(ui);
    let scores = state.class.vote.scores().and_then(|scores| scores.section(Section::LastVote));
    let Some(standings) = scores.map(|scores| &scores.standings) else {
        ui.centered_and_justified(|ui| {
            ui.label(RichText::new(words().vote_scores_come()).color(palette.muted));
        });
        return;
    };
    let has_teams = standings.iter().any(|standing| standing.voter != Voter::Class);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP;
        for standing in standings {
            if standing.voter == Voter::Class
                && let Some(share) = standing.single.share()
            {
                let name = (words().vote_one_person(), words().vote_one_person_hint());
                score(ui, state, name, (number::percent(100.0 * share, 0), String::new()), palette.human);
            }
            let name = match standing.voter {
                Voter::Class if has_teams => words().vote_together(),
                Voter::Class => words().vote_majority(),
                Voter::Team(team) => team_name(team),
            };
            let points = if standing.chips.forecasts > 0 { standing.chips } else { standing.forecast };
            let name = (name, words().vote_majority_hint());
            score(ui, state, name, (of_rounds(standing.majority), points_words(points)), palette.human);
        }
        if let Some(standing) = standings.first().filter(|standing| standing.machine.rounds > 0) {
            let hint = match state.class.vote.machine() {
                Some(machine) => words().vote_machine_named_hint(&machine.shown),
                None => words().vote_machine_hint(),
            };
            let result = (of_rounds(standing.machine), points_words(standing.machine_points));
            score(ui, state, (words().class_machine(), hint), result, palette.machine);
        }
    });
}

fn of_rounds(score: Score) -> String {
    format!("{} / {}", score.right, score.rounds)
}

fn points_words(points: Points) -> String {
    words().vote_points(number::signed(points.sum, 0))
}

/// A number, its name, and what belongs to it.
fn score(ui: &mut Ui, state: &State, (name, hint): (String, String), (result, detail): (String, String), color: Color32) {
    let size = if state.shared.settings.appearance.presentation { DIGITS.1 } else { DIGITS.0 };
    ui.add(Label::new(RichText::new(result).font(theme::strong_font(size)).color(color)).extend());
    let words = vec2(WORDS, ui.available_height().min(TWO_LINES));
    ui.allocate_ui_with_layout(words, Layout::top_down(Align::Min), |ui| {
        ui.set_min_width(WORDS);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(RichText::new(name).color(color)).on_hover_text(hint);
        ui.label(RichText::new(detail).text_style(TextStyle::Small).color(theme::palette(ui).muted));
    });
}
