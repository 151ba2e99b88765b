//! Which network plays against the person.

use egui::{ComboBox, RichText, Ui};

use super::super::{Actions, theme};
use crate::app::{Control, OPEN_MODEL, Opponent, PlayAction, State};
use crate::factory::Recipe;

/// A choice narrower than this, in points, has short names.
const NARROW: f32 = 210.0;

/// The name of the machine, and the choice of another one.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let play = &state.play;
    let name = |opponent: Opponent| match opponent {
        Opponent::Bundled => format!("Bundled {} network", play.mode()),
        Opponent::Any => "For any base image".to_owned(),
        Opponent::Trained if state.train.trains_opponent() => "The network in training".to_owned(),
        Opponent::Trained => "The network you trained".to_owned(),
        Opponent::File => {
            state.shared.models.file.as_ref().map_or_else(|| "Model from a file".to_owned(), |(_, name)| name.clone())
        }
    };
    let short = |opponent: Opponent| match opponent {
        Opponent::Bundled => format!("Bundled {}", play.mode()),
        Opponent::Trained if state.train.trains_opponent() => "In training".to_owned(),
        Opponent::Trained => "Yours".to_owned(),
        Opponent::Any | Opponent::File => name(opponent),
    };
    ui.horizontal(|ui| {
        let chosen = state.shared.models.opponent;
        let warning = state.learned_recipe().map(|learned| other_recipe(state, &learned));
        let room = ui.available_width() - if warning.is_some() { 16.0 } else { 0.0 };
        if state.lesson.hides(Control::Machine) {
            let text = RichText::new(if room < NARROW { short(chosen) } else { name(chosen) }).color(theme::palette(ui).machine);
            ui.add(egui::Label::new(text).truncate());
            return;
        }
        let response = ComboBox::from_id_salt("opponent")
            .width(room)
            .truncate()
            .selected_text(if room < NARROW { short(chosen) } else { name(chosen) })
            .show_ui(ui, |ui| {
                let mut choice = |ui: &mut Ui, opponent: Opponent, enabled: bool, reason: &str| {
                    let button = egui::Button::selectable(state.shared.models.opponent == opponent, name(opponent));
                    if ui.add_enabled(enabled, button).on_disabled_hover_text(reason).clicked() {
                        ui.close(); // by Enter too, which is no click on the list
                        actions.push(PlayAction::SetOpponent(opponent));
                    }
                };
                choice(ui, Opponent::Bundled, true, "");
                choice(ui, Opponent::Any, true, "");
                choice(
                    ui,
                    Opponent::Trained,
                    state.shared.models.trained.is_some(),
                    "Start a training first: its first network is there after a few seconds",
                );
                if state.shared.models.file.is_some() {
                    choice(ui, Opponent::File, true, "");
                }
                if ui.button("Open model\u{2026}").clicked() {
                    actions.choose(OPEN_MODEL);
                }
            });
        let response = response.response;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Machine"));
        if let Some(warning) = warning {
            response.on_hover_text(&warning);
            ui.label(RichText::new("!").color(theme::palette(ui).alarm)).on_hover_text(warning);
        }
    });
}

/// That a network learned other pictures than those that are played.
fn other_recipe(state: &State, learned: &Recipe) -> String {
    let word = if state.play.own.is_some() { "an own recipe" } else { state.play.mode().word() };
    format!("It learned {}; {word} is played", learned.name)
}
