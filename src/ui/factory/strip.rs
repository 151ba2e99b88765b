//! The same specimen at nine values of one knob.

use egui::{ComboBox, RichText, Ui};

use super::super::page::PageInfo;
use super::super::{Actions, theme};
use super::grid::Wall;
use super::pair::Pair;
use super::{FactoryPage, InView, Saves};
use crate::app::{Extra, Factory, FactoryAction, Rendered, State, group_word, number, parameter_hint, parameter_name};
use crate::factory::{Parameter, ParameterValue};
use crate::words::words;

/// What the page remembers between frames.
#[derive(Default)]
pub struct Strip {
    wall: Wall,
}

impl FactoryPage for Strip {
    fn info(&self) -> PageInfo {
        PageInfo::new("strip", words().factory_page_one_knob(), words().factory_page_one_knob_hint())
    }

    fn needs(&self, factory: &Factory) -> Extra {
        Parameter::by_key(factory.strip_key)
            .map_or(Extra::None, |parameter| Extra::Strip { key: factory.strip_key, range: factory.shown_range(parameter) })
    }

    fn saves(&self) -> Saves {
        Saves::Pictures(InView::NineValues)
    }

    fn show(&mut self, ui: &mut Ui, state: &State, picture: &Rendered, _pair: &mut Pair, actions: &mut Actions) {
        show(&mut self.wall, ui, state, picture, actions);
    }
}

/// Shows the choice of the knob and the nine pictures.
fn show(wall: &mut Wall, ui: &mut Ui, state: &State, picture: &Rendered, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let factory = &state.factory;
    let name = |parameter: &Parameter| words().factory_strip_knob(group_word(parameter.group), parameter_name(parameter));
    let chosen = Parameter::by_key(factory.strip_key);
    ui.horizontal(|ui| {
        let label = ui.label(RichText::new(words().factory_knob()).color(palette.muted));
        let combo = ComboBox::from_id_salt("strip").width(300.0).selected_text(chosen.map_or_else(String::new, name));
        let response = combo.show_ui(ui, |ui| {
            for parameter in Parameter::all() {
                let is_switch = matches!(parameter.get(factory.recipe()), ParameterValue::Switch(_));
                if !is_switch && ui.selectable_label(parameter.key == factory.strip_key, name(parameter)).clicked() {
                    actions.push(FactoryAction::SetStripKey(parameter.key));
                }
            }
        });
        response.response.labelled_by(label.id);
        let hint = RichText::new(chosen.map_or_else(String::new, parameter_hint)).small().color(palette.muted);
        ui.add(egui::Label::new(hint).truncate());
    });
    wall.show(ui, picture, 1.6, |thumbnail| {
        thumbnail.value.map_or_else(String::new, |value| number::fixed(value, if value.fract().abs() < 1e-9 { 0 } else { 3 }))
    });
}
