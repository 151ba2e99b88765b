//! The scores of a session: one person, the majority, the machine, over the same pictures.

use egui::{Align, Color32, Label, Layout, RichText, TextStyle, Ui, vec2};

use super::super::theme;
use crate::app::State;
use crate::classroom::{Points, Section, Team, Voter};
use crate::game::Score;

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
            let words = "After the first reveal, the scores of one person, of the majority and of the machine stand here.";
            ui.label(RichText::new(words).color(palette.muted));
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
                let hint = "Hands for what was true, of all hands: the chance of a single person";
                score(ui, state, ("One person", hint), (format!("{:.0} %", 100.0 * share), String::new()), palette.human);
            }
            let name = match standing.voter {
                Voter::Class if has_teams => "Together",
                Voter::Class => "Majority",
                Voter::Team(Team::One) => "Team 1",
                Voter::Team(Team::Two) => "Team 2",
            };
            let points = if standing.chips.forecasts > 0 { standing.chips } else { standing.forecast };
            let hint = "Pictures in which most hands, or most chips, were on what was true; below, the points of the shares";
            score(ui, state, (name, hint), (of_rounds(standing.majority), points_words(points)), palette.human);
        }
        if let Some(standing) = standings.first().filter(|standing| standing.machine.rounds > 0) {
            let name = state.class.vote.machine().map_or_else(String::new, |machine| format!(": {}", machine.name));
            let hint = format!("Right answers of the machine on the same pictures{name}");
            let words = (of_rounds(standing.machine), points_words(standing.machine_points));
            score(ui, state, ("Machine", &hint), words, palette.machine);
        }
    });
}

fn of_rounds(score: Score) -> String {
    format!("{} / {}", score.right, score.rounds)
}

fn points_words(points: Points) -> String {
    format!("{:+.0} points", points.sum)
}

/// A number, its name, and what belongs to it.
fn score(ui: &mut Ui, state: &State, (name, hint): (&str, &str), (number, detail): (String, String), color: Color32) {
    let size = if state.shared.settings.appearance.presentation { DIGITS.1 } else { DIGITS.0 };
    ui.add(Label::new(RichText::new(number).font(theme::strong_font(size)).color(color)).extend());
    let words = vec2(WORDS, ui.available_height().min(TWO_LINES));
    ui.allocate_ui_with_layout(words, Layout::top_down(Align::Min), |ui| {
        ui.set_min_width(WORDS);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(RichText::new(name).color(color)).on_hover_text(hint);
        ui.label(RichText::new(detail).text_style(TextStyle::Small).color(theme::palette(ui).muted));
    });
}
