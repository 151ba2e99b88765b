//! One knob: its distribution with the value that the specimen drew, its range, its reset.

use egui::{Align, Button, ComboBox, Id, Layout, RichText, Ui};

use super::super::widgets::{number_field, refusal};
use super::super::{Actions, theme};
use super::range_curve::range_curve;
use super::step::step;
use crate::app::{FactoryAction, State, distribution_word, parameter_hint, parameter_name, parameter_unit};
use crate::factory::{Distribution, DistributionKind, Parameter, ParameterValue};
use crate::words::words;

/// Shows a knob; a change becomes an action.
pub fn show(ui: &mut Ui, state: &State, parameter: &'static Parameter, actions: &mut Actions) {
    let factory = &state.factory;
    let recipe = factory.recipe();
    let value = parameter.get(recipe);
    let mut new = value;
    if !matches!(value, ParameterValue::Switch(_)) {
        head(ui, state, parameter, actions);
    }
    let shown = factory.shown_range(parameter);
    ui.push_id(parameter.key, |ui| match &mut new {
        ParameterValue::Switch(on) => {
            ui.checkbox(on, words().factory_knob_on(parameter_name(parameter))).on_hover_text(parameter_hint(parameter));
        }
        ParameterValue::Number(number) => {
            field(ui, parameter, &parameter_name(parameter), number);
        }
        ParameterValue::Integers(range) => {
            let uniform = Distribution::Uniform { low: f64::from(range.min), high: f64::from(range.max) };
            let (low, high) = integers(ui, state, parameter, shown, uniform).bounds();
            (range.min, range.max) = (low.round() as i32, high.round() as i32);
        }
        ParameterValue::Distribution(distribution) => *distribution = edited(ui, state, parameter, shown, *distribution),
    });
    refusal(ui, Id::unique(parameter.key));
    if new != value {
        let mut changed = recipe.clone();
        parameter.set(&mut changed, new);
        actions.push(FactoryAction::EditRecipe(Box::new(changed), step(ui, parameter.key)));
    }
    ui.add_space(4.0);
}

/// Name, mark and reset.
fn head(ui: &mut Ui, state: &State, parameter: &'static Parameter, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let factory = &state.factory;
    let differs = parameter.differs(factory.recipe(), factory.preset());
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        let mark = if differs { "\u{2022} " } else { "" };
        let (name, unit) = (parameter_name(parameter), parameter_unit(parameter));
        let name = if unit.is_empty() { name } else { words().factory_knob_unit(name, unit) };
        ui.label(format!("{mark}{name}")).on_hover_text(parameter_hint(parameter));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let reset = Button::new(words().factory_knob_reset()).small();
            if differs && ui.add(reset).on_hover_text(words().factory_knob_reset_hint()).clicked() {
                let mut changed = factory.recipe().clone();
                parameter.set(&mut changed, parameter.get(factory.preset()));
                actions.push(FactoryAction::EditRecipe(Box::new(changed), step(ui, parameter.key)));
            }
            if let Some(drawn) = drawn(state, parameter) {
                let text = RichText::new(short(drawn)).small().color(palette.truth);
                ui.label(text).on_hover_text(words().factory_knob_drawn_hint());
            }
        });
    });
}

fn drawn(state: &State, parameter: &Parameter) -> Option<f64> {
    parameter.drawn(&state.factory.picture.as_ref()?.specimen.plan)
}

/// The ends of a range of whole numbers.
fn integers(ui: &mut Ui, state: &State, parameter: &Parameter, range: (f64, f64), uniform: Distribution) -> Distribution {
    let (mut low, mut high) = range_curve(ui, parameter, range, uniform, drawn(state, parameter)).bounds();
    ui.horizontal(|ui| {
        number(ui, parameter, &words().factory_knob_from(parameter_name(parameter)), &mut low);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            number(ui, parameter, &words().factory_knob_to(parameter_name(parameter)), &mut high);
        });
    });
    uniform.with_ends(low, high)
}

/// Curve, kind and ends of a distribution, as they are after this frame.
fn edited(ui: &mut Ui, state: &State, parameter: &Parameter, range: (f64, f64), distribution: Distribution) -> Distribution {
    let mut result = range_curve(ui, parameter, range, distribution, drawn(state, parameter));
    ui.horizontal(|ui| {
        let (mut low, mut high) = result.bounds();
        let is_fixed = result.kind() == DistributionKind::Fixed;
        let name = parameter_name(parameter);
        let first = if is_fixed { name } else { words().factory_knob_from(name) };
        number(ui, parameter, &first, &mut low);
        let kind = kind(ui, parameter, result.kind());
        if !is_fixed {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                number(ui, parameter, &words().factory_knob_to(parameter_name(parameter)), &mut high);
            });
        }
        result = result.with_ends(low, high).with_kind(kind);
    });
    if let Distribution::HalfNormal { deviation, .. } = &mut result {
        ui.horizontal(|ui| {
            let name = words().factory_knob_deviation();
            number(ui, parameter, &name, deviation);
            ui.label(RichText::new(name).small().color(theme::palette(ui).muted));
        });
    }
    result
}

fn kind(ui: &mut Ui, parameter: &Parameter, mut kind: DistributionKind) -> DistributionKind {
    ComboBox::from_id_salt("kind")
        .width(112.0)
        .selected_text(distribution_word(kind))
        .show_ui(ui, |ui| {
            for choice in DistributionKind::of(parameter.whole) {
                ui.selectable_value(&mut kind, choice, distribution_word(choice));
            }
        })
        .response
        .widget_info(|| {
            let name = words().factory_knob_distribution(parameter_name(parameter));
            egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name)
        });
    kind
}

fn field(ui: &mut Ui, parameter: &Parameter, name: &str, value: &mut f64) {
    ui.horizontal(|ui| number(ui, parameter, name, value));
}

fn number(ui: &mut Ui, parameter: &Parameter, name: &str, value: &mut f64) {
    let decimals = if parameter.whole { 0 } else { 3 };
    number_field(ui, Id::unique(parameter.key), name, value, parameter.limits, decimals);
}

/// A value, short.
fn short(value: f64) -> String {
    let digits = if (value - value.round()).abs() < 1e-9 { 0 } else { 2 };
    crate::app::number::fixed(value, digits)
}
