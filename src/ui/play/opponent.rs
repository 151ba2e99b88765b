//! Which network plays against the person.

use egui::{ComboBox, RichText, TextStyle, Ui};

use super::super::widgets::size_in_drop_down;
use super::super::{Actions, theme};
use crate::app::{Control, OPEN_MODEL, Opponent, PlayAction, State};
use crate::factory::Recipe;
use crate::words::words;

/// A choice narrower than this, in points, has short names.
const NARROW: f32 = 210.0;
/// Smallest letters of the words, as a share of the usual ones.
const LEAST_SIZE: f32 = 0.75;

/// The name of the machine, and the choice of another one.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let play = &state.play;
    let name = |opponent: Opponent| match opponent {
        Opponent::Bundled => words().play_network_bundled(play.mode().word()),
        Opponent::Any => words().play_choice_any(),
        Opponent::Trained if state.train.trains_opponent() => words().play_network_in_training(),
        Opponent::Trained => words().play_network_trained(),
        Opponent::File => {
            let file = state.shared.models.file.as_ref();
            file.map_or_else(|| words().play_network_from_file(), |(_, name)| name.clone())
        }
    };
    let short = |opponent: Opponent| match opponent {
        Opponent::Bundled => words().play_short_bundled(play.mode().word()),
        Opponent::Trained if state.train.trains_opponent() => words().play_short_in_training(),
        Opponent::Trained => words().play_short_trained(),
        Opponent::Any => words().play_short_any(),
        Opponent::File => name(opponent),
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
        let words_of_chosen = if room < NARROW { short(chosen) } else { name(chosen) };
        // Names of files may be of any length: they are cut short rather than written too small.
        let least = LEAST_SIZE * TextStyle::Button.resolve(ui.style()).size;
        let size = size_in_drop_down(ui, &words_of_chosen, room).max(least);
        let response = ComboBox::from_id_salt("opponent")
            .width(room)
            .truncate()
            .selected_text(RichText::new(words_of_chosen).size(size))
            .show_ui(ui, |ui| choices(ui, state, name, actions));
        let response = response.response;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, words().play_machine()));
        if let Some(warning) = warning {
            response.on_hover_text(&warning);
            ui.label(RichText::new("!").color(theme::palette(ui).alarm)).on_hover_text(warning);
        }
    });
}

/// What the list holds: every network that there is, and a file to be chosen.
fn choices(ui: &mut Ui, state: &State, name: impl Fn(Opponent) -> String, actions: &mut Actions) {
    let models = &state.shared.models;
    let mut choice = |ui: &mut Ui, opponent: Opponent, enabled: bool| {
        let button = egui::Button::selectable(models.opponent == opponent, name(opponent));
        if ui.add_enabled(enabled, button).on_disabled_hover_text(words().play_none_trained_hint()).clicked() {
            ui.close(); // by Enter too, which is no click on the list
            actions.push(PlayAction::SetOpponent(opponent));
        }
    };
    choice(ui, Opponent::Bundled, true);
    choice(ui, Opponent::Any, true);
    choice(ui, Opponent::Trained, models.trained.is_some());
    if models.file.is_some() {
        choice(ui, Opponent::File, true);
    }
    if ui.button(words().play_open_model()).clicked() {
        actions.choose(OPEN_MODEL);
    }
}

/// That a network learned other pictures than those that are played.
fn other_recipe(state: &State, learned: &Recipe) -> String {
    if state.play.own.is_some() {
        words().play_learned_not_own_recipe(&learned.name)
    } else {
        words().play_learned_other_recipe(&learned.name, state.play.mode().word())
    }
}
