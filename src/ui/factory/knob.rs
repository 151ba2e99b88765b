//! One knob: its distribution with the value that the specimen drew, its range, its reset.

use egui::{Align, Button, ComboBox, Id, Layout, Pos2, RangeSlider, RichText, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::super::widgets::{number_field, refusal};
use super::super::{Actions, theme};
use crate::app::{FactoryAction, State};
use crate::factory::{Distribution, DistributionKind, Parameter, ParameterValue};

/// Height of the drawn distribution, in points.
const CURVE_HEIGHT: f32 = 30.0;
/// Points of the drawn distribution.
const CURVE_POINTS: usize = 60;

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
            ui.checkbox(on, format!("{} (on)", parameter.name)).on_hover_text(parameter.hint);
        }
        ParameterValue::Number(number) => {
            field(ui, parameter, parameter.name, number);
        }
        ParameterValue::Integers(range) => {
            let (mut low, mut high) = (f64::from(range.min), f64::from(range.max));
            bounds(ui, parameter, shown, &mut low, &mut high);
            (range.min, range.max) = (low.round() as i32, high.round() as i32);
        }
        ParameterValue::Distribution(distribution) => {
            curve(ui, state, parameter, shown, *distribution);
            *distribution = edited(ui, parameter, shown, *distribution);
        }
    });
    refusal(ui, Id::unique(parameter.key));
    if new != value {
        let mut changed = recipe.clone();
        parameter.set(&mut changed, new);
        actions.push(FactoryAction::EditRecipe(Box::new(changed), parameter.key));
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
        let unit = if parameter.unit.is_empty() { String::new() } else { format!(" ({})", parameter.unit) };
        ui.label(format!("{mark}{}{unit}", parameter.name)).on_hover_text(parameter.hint);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if differs && ui.add(Button::new("Reset").small()).on_hover_text("Back to the preset").clicked() {
                let mut changed = factory.recipe().clone();
                parameter.set(&mut changed, parameter.get(factory.preset()));
                actions.push(FactoryAction::EditRecipe(Box::new(changed), parameter.key));
            }
            if let Some(drawn) = drawn(state, parameter) {
                let text = RichText::new(short(drawn)).small().color(palette.truth);
                ui.label(text).on_hover_text("What this picture drew");
            }
        });
    });
}

fn drawn(state: &State, parameter: &Parameter) -> Option<f64> {
    parameter.drawn(&state.factory.picture.as_ref()?.specimen.plan)
}

/// The density over a range, and a line where the specimen's value lies.
fn curve(ui: &mut Ui, state: &State, parameter: &Parameter, (low, high): (f64, f64), distribution: Distribution) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CURVE_HEIGHT), Sense::hover());
    let at = |x: f64, height: f64| -> Pos2 {
        pos2(rect.min.x + rect.width() * ((x - low) / (high - low)) as f32, rect.max.y - (rect.height() - 3.0) * height as f32)
    };
    ui.painter().rect_filled(rect, 3.0, palette.background);
    if let Distribution::Fixed { value } = distribution {
        ui.painter().line_segment([at(value, 0.0), at(value, 1.0)], Stroke::new(2.0, palette.text));
    } else {
        let (first, last) = distribution.bounds();
        let step = (last - first) / (CURVE_POINTS - 1) as f64;
        let xs = (0..CURVE_POINTS).map(|place| first + step * place as f64);
        let top = xs.map(|x| at(x, distribution.density(x)));
        let points: Vec<Pos2> = std::iter::once(at(first, 0.0)).chain(top).chain(std::iter::once(at(last, 0.0))).collect();
        ui.painter().add(Shape::line(points, Stroke::new(1.5, palette.muted)));
    }
    if let Some(value) = drawn(state, parameter) {
        ui.painter().line_segment([at(value, 0.0), at(value, 1.0)], Stroke::new(2.0, palette.truth));
    }
    response.on_hover_text(parameter.hint);
}

/// Kind and range of a distribution, as they are after this frame.
fn edited(ui: &mut Ui, parameter: &Parameter, range: (f64, f64), distribution: Distribution) -> Distribution {
    let mut kind = distribution.kind();
    ComboBox::from_id_salt("kind")
        .width(112.0)
        .selected_text(kind.word())
        .show_ui(ui, |ui| {
            for choice in DistributionKind::ALL {
                ui.selectable_value(&mut kind, choice, choice.word());
            }
        })
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, format!("{} distribution", parameter.name)));
    let mut result = distribution.with_kind(kind);
    match &mut result {
        Distribution::Fixed { value } => field(ui, parameter, parameter.name, value),
        Distribution::Uniform { low, high } | Distribution::Normal { low, high } => bounds(ui, parameter, range, low, high),
        Distribution::HalfNormal { low, deviation, high } => {
            bounds(ui, parameter, range, low, high);
            field(ui, parameter, "deviation", deviation);
        }
    }
    result
}

/// Both ends: handles to drag, and fields to type.
fn bounds(ui: &mut Ui, parameter: &Parameter, (first, last): (f64, f64), low: &mut f64, high: &mut f64) {
    ui.horizontal(|ui| {
        number(ui, parameter, &format!("{} from", parameter.name), low);
        ui.spacing_mut().slider_width = 148.0;
        let step = if parameter.whole { 1.0 } else { 0.0 };
        let slider = RangeSlider::new(low, high, first..=last).show_value(false).step_by(step);
        ui.name_inputs(format!("{} from and to", parameter.name), |ui| ui.add(slider)).on_hover_text(parameter.hint);
        number(ui, parameter, &format!("{} to", parameter.name), high);
    });
    if *low > *high {
        std::mem::swap(low, high);
    }
    if parameter.whole {
        (*low, *high) = (low.round(), high.round());
    }
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
    if (value - value.round()).abs() < 1e-9 { format!("{value:.0}") } else { format!("{value:.2}") }
}
