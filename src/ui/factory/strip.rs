//! The same specimen at nine values of one knob.

use egui::{ComboBox, RichText, Ui};

use super::super::{Actions, theme};
use super::grid::Grid;
use crate::app::{Action, State, StudioPicture};
use crate::factory::{Parameter, ParameterValue};

/// Shows the choice of the knob and the nine pictures.
pub fn show(wall: &mut Grid, ui: &mut Ui, state: &State, picture: &StudioPicture, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let factory = &state.factory;
    let name = |parameter: &Parameter| format!("{}: {}", parameter.group.word(), parameter.name);
    let chosen = Parameter::by_key(factory.strip_key);
    ui.horizontal(|ui| {
        let label = ui.label(RichText::new("Knob").color(palette.muted));
        let combo = ComboBox::from_id_salt("strip").width(300.0).selected_text(chosen.map_or_else(String::new, name));
        let response = combo.show_ui(ui, |ui| {
            for parameter in Parameter::all() {
                let is_switch = matches!(parameter.get(factory.recipe()), ParameterValue::Switch(_));
                if !is_switch && ui.selectable_label(parameter.key == factory.strip_key, name(parameter)).clicked() {
                    actions.push(Action::SetStripKey(parameter.key));
                }
            }
        });
        response.response.labelled_by(label.id);
        ui.label(RichText::new(chosen.map_or("", |parameter| parameter.hint)).small().color(palette.muted));
    });
    wall.wall(ui, picture, 1.6, |thumbnail| {
        thumbnail.value.map_or_else(String::new, |value| {
            if value.fract().abs() < 1e-9 { format!("{value:.0}") } else { format!("{value:.3}") }
        })
    });
}
