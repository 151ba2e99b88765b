//! All knobs of the recipe, by group, with a search.

use egui::{CollapsingHeader, RichText, ScrollArea, Ui};

use super::super::actions::Dialog;
use super::super::widgets::{search_field, segmented};
use super::super::{Actions, theme};
use super::knob;
use crate::app::{FactoryAction, Idle, OPEN_RECIPE, SAVE_RECIPE, State, group_word, is_found};
use crate::factory::{AlterationKind, Mode, Parameter, ParameterGroup};
use crate::words::words;

/// What the column remembers between frames.
#[derive(Default)]
pub struct Knobs {
    search: String,
}

impl Knobs {
    /// Shows the column.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        recipe_line(ui, state, actions);
        search_field(ui, &mut self.search, &words().factory_knobs_search());
        let found = |parameter: &&Parameter| is_found(parameter, &self.search);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - theme::GAP); // the bar of the scroll area lies beside the knobs
            ui.spacing_mut().interact_size.y = 24.0;
            ui.spacing_mut().item_spacing.y = 5.0;
            // Alterations first: they are turned most.
            let (alterations, tumors): (Vec<_>, Vec<_>) = ParameterGroup::all().partition(|group| group.alteration().is_some());
            for group in alterations.into_iter().chain(tumors) {
                let members: Vec<&'static Parameter> =
                    Parameter::all().iter().filter(|parameter| parameter.group == group).filter(found).collect();
                if !members.is_empty() {
                    self.group(ui, state, group, &members, actions);
                }
            }
        });
    }

    fn group(&self, ui: &mut Ui, state: &State, group: ParameterGroup, members: &[&'static Parameter], actions: &mut Actions) {
        let factory = &state.factory;
        let changed = members.iter().any(|parameter| parameter.differs(factory.recipe(), factory.preset()));
        let title = format!("{}{}", group_word(group), if changed { "  \u{2022}" } else { "" });
        // While something is searched, everything that was found is open.
        let open = (!self.search.trim().is_empty()).then_some(true);
        let is_first_seen = group == ParameterGroup::Alteration(AlterationKind::Shade);
        let header = CollapsingHeader::new(title).id_salt(group.word()).default_open(is_first_seen).open(open);
        let right = ui.max_rect().max.x;
        let response = header.show(ui, |ui| {
            for parameter in members {
                knob::show(ui, state, parameter, actions);
            }
        });
        let plan = factory.picture.as_ref().map(|picture| &picture.specimen.plan);
        if let Some(idle) = plan.and_then(|plan| Idle::of(group, factory.recipe(), plan)) {
            let (font, color) = (egui::TextStyle::Small.resolve(ui.style()), theme::palette(ui).muted);
            let at = egui::pos2(right, response.header_response.rect.center().y);
            ui.painter().text(at, egui::Align2::RIGHT_CENTER, idle.words(), font, color);
            response.header_response.on_hover_text(words().factory_idle_hint(idle.words()));
        }
    }
}

/// Presets, undo, redo, files.
fn recipe_line(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let factory = &state.factory;
    // Changed or not: the preset that the marks are against.
    let chosen = Mode::ALL.into_iter().find(|mode| mode.recipe() == *factory.preset());
    let [easy, hard] = Mode::ALL.map(|mode| (Some(mode), mode.word()));
    match segmented(ui, true, &[easy, hard, (None, &words().factory_knobs_yours())], chosen) {
        Some(Some(mode)) => actions.push(FactoryAction::LoadMode(mode)),
        Some(None) => actions.toggle(Dialog::Presets),
        None => {}
    }
    ui.horizontal_wrapped(|ui| {
        let button = |ui: &mut Ui, enabled: bool, text: String, hover: String| {
            ui.add_enabled(enabled, egui::Button::new(text)).on_hover_text(hover).clicked()
        };
        if button(ui, factory.history.can_undo(), words().factory_undo(), ctrl!("+Z").to_owned()) {
            actions.push(FactoryAction::Undo);
        }
        if button(ui, factory.history.can_redo(), words().factory_redo(), words().factory_redo_hint(ctrl!("+"))) {
            actions.push(FactoryAction::Redo);
        }
        if button(ui, !state.shared.file_busy(), words().factory_recipe_open(), words().factory_recipe_open_hint()) {
            actions.choose(OPEN_RECIPE);
        }
        if button(ui, !state.shared.file_busy(), words().factory_recipe_save(), words().factory_recipe_save_hint()) {
            actions.choose(SAVE_RECIPE);
        }
    });
    let name = &factory.preset().name;
    let text = if factory.is_changed() { words().factory_recipe_changed(name) } else { name.clone() };
    ui.label(RichText::new(text).small().color(theme::palette(ui).muted));
}
