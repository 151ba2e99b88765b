//! The values of the picture in view: each is dragged, typed or put back to what was drawn. A changed value is pinned: it stays while
//! one goes through the pictures.

use egui::{Button, Id, RichText, ScrollArea, Ui};

use super::super::Actions;
use super::super::widgets::{fit_buttons, refusal};
use super::selected_tumor::{self, SLIDER_LIGHT, SLIDER_SIZE};
use super::step::step;
use super::value_row::{ValueChange, ValueRow, switch_row};
use crate::app::{FactoryAction, Rendered, State, parameter_hint, parameter_unit, picture_value_name};
use crate::factory::{BRIGHTNESS_LIMITS, MOST_TUMORS, Parameter, PictureAccess, Pins, SIZE_LIMITS, TumorSize};
use crate::words::words;

/// Where the reasons of refused numbers are kept.
const GROUP: &str = "this picture";
/// The end of a slider for a number of tumors, unless more are in view.
const FEW: f64 = 12.0;
/// The same for small tumors.
const MANY: f64 = 60.0;

/// Shows the face; `true` when the pins were turned into ranges of the recipe.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) -> bool {
    let to_recipe = buttons(ui, state, actions);
    let Some(picture) = &state.factory.picture else { return to_recipe };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut pins = (**state.factory.pins()).clone();
        let mut changed = None;
        for parameter in Parameter::all() {
            if let Some(change) = value(ui, state, picture, parameter) {
                match change {
                    ValueChange::Set(value) => pins.pin(parameter, value),
                    ValueChange::AsDrawn => pins.unpin(parameter),
                }
                changed = Some(parameter.key);
            }
        }
        ui.add_space(6.0);
        changed = tumors(ui, picture, &mut pins).or(changed);
        selected_tumor::show(ui, state, picture, Id::unique(GROUP), actions);
        refusal(ui, Id::unique(GROUP));
        if let Some(knob) = changed {
            actions.push(FactoryAction::EditPins(Box::new(pins), step(ui, knob)));
        }
    });
    to_recipe
}

/// Undo and redo, all as drawn, and the way into the recipe.
fn buttons(ui: &mut Ui, state: &State, actions: &mut Actions) -> bool {
    let mut to_recipe = false;
    let factory = &state.factory;
    let pins = factory.pins();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let all = [words().factory_undo(), words().factory_redo(), words().factory_as_drawn(), words().factory_to_recipe()];
        let size = fit_buttons(ui, &all, ui.available_width());
        let button = |ui: &mut Ui, enabled: bool, text: String, hover: String| {
            ui.add_enabled(enabled, Button::new(RichText::new(text).size(size))).on_hover_text(hover).clicked()
        };
        if button(ui, factory.history.can_undo(), words().factory_undo(), ctrl!("+Z").to_owned()) {
            actions.push(FactoryAction::Undo);
        }
        if button(ui, factory.history.can_redo(), words().factory_redo(), words().factory_redo_hint(ctrl!("+"))) {
            actions.push(FactoryAction::Redo);
        }
        if button(ui, !pins.is_empty(), words().factory_as_drawn(), words().factory_as_drawn_hint()) {
            actions.push(FactoryAction::EditPins(Box::default(), "all as drawn".into()));
        }
        let possible = !pins.is_empty() && factory.picture.is_some();
        if button(ui, possible, words().factory_to_recipe(), words().factory_to_recipe_hint()) {
            actions.push(FactoryAction::PinsToRecipe);
            to_recipe = true;
        }
    });
    to_recipe
}

/// One value of an alteration.
fn value(ui: &mut Ui, state: &State, picture: &Rendered, parameter: &'static Parameter) -> Option<ValueChange> {
    let (in_picture, name) = (parameter.in_picture?, picture_value_name(parameter)?);
    let (hint, unit) = (parameter_hint(parameter), parameter_unit(parameter));
    let pin = state.factory.pins().value(parameter);
    let (now, drawn) = (parameter.value_in(&picture.specimen.plan), parameter.value_in(&picture.drawn));
    // While a picture is being made, the slider shows what the hand wants already.
    let wanted = pin.or(drawn);
    match in_picture.access {
        PictureAccess::Switch { .. } => switch_row(ui, &name, &hint, wanted.unwrap_or_default() >= 0.5, pin),
        PictureAccess::Number(_) => {
            // The switch above says that there is no ghost.
            let now = now?;
            let row = ValueRow {
                name: &name,
                hint: &hint,
                unit: &unit,
                value: wanted.unwrap_or(now),
                drawn: drawn.unwrap_or(now),
                range: state.factory.hand_range(parameter),
                limits: parameter.limits,
                decimals: decimals(parameter),
                is_pinned: pin.is_some(),
            };
            row.show(ui, Id::unique(GROUP))
        }
    }
}

fn decimals(parameter: &Parameter) -> usize {
    let (low, high) = parameter.limits;
    match (parameter.whole, high - low) {
        (true, _) => 0,
        (false, width) if width > 20.0 => 1,
        (false, _) => 2,
    }
}

/// Numbers, size and brightness of the tumors; gives the name of what was changed.
fn tumors(ui: &mut Ui, picture: &Rendered, pins: &mut Pins) -> Option<&'static str> {
    let mut changed = None;
    let words = words();
    let tumors = words.parameter_unit_tumors();
    for size in TumorSize::BIG_FIRST {
        let (name, hint, end) = match size {
            TumorSize::Big => (words.factory_tumors_big(), words.factory_tumors_big_hint(), FEW),
            TumorSize::Medium => (words.factory_tumors_medium(), words.factory_tumors_medium_hint(), FEW),
            TumorSize::Small => (words.factory_tumors_small(), words.factory_tumors_small_hint(), MANY),
        };
        let drawn = picture.drawn.count(size) as f64;
        let row = ValueRow {
            value: pins.count(size).map_or(drawn, f64::from),
            drawn,
            range: (0.0, end.max(drawn)),
            limits: (0.0, f64::from(MOST_TUMORS)),
            is_pinned: pins.count(size).is_some(),
            ..blank_row(&name, &hint, &tumors)
        };
        if let Some(change) = row.show(ui, Id::unique(GROUP)) {
            pins.set_count(size, if let ValueChange::Set(count) = change { Some(count.round() as u32) } else { None });
            changed = Some(size.word());
        }
    }
    let (name, hint, unit) = (words.factory_tumors_size(), words.factory_tumors_size_hint(), words.parameter_unit_times());
    let row = ValueRow {
        value: pins.size(),
        drawn: 1.0,
        range: (SIZE_LIMITS.0, SLIDER_SIZE),
        limits: SIZE_LIMITS,
        decimals: 2,
        is_pinned: pins.size() != 1.0,
        ..blank_row(&name, &hint, &unit)
    };
    if let Some(change) = row.show(ui, Id::unique(GROUP)) {
        pins.set_size(if let ValueChange::Set(size) = change { size } else { 1.0 });
        changed = Some("tumor size");
    }
    let (name, hint, unit) = (words.factory_tumors_light(), words.factory_tumors_light_hint(), words.parameter_unit_levels());
    let row = ValueRow {
        value: f64::from(pins.brightness()),
        drawn: 0.0,
        range: (-SLIDER_LIGHT, SLIDER_LIGHT),
        limits: (f64::from(BRIGHTNESS_LIMITS.0), f64::from(BRIGHTNESS_LIMITS.1)),
        is_pinned: pins.brightness() != 0,
        ..blank_row(&name, &hint, &unit)
    };
    if let Some(change) = row.show(ui, Id::unique(GROUP)) {
        pins.set_brightness(if let ValueChange::Set(levels) = change { levels.round() as i32 } else { 0 });
        changed = Some("tumor light");
    }
    changed
}

/// A row of whole numbers that says nothing yet.
fn blank_row<'a>(name: &'a str, hint: &'a str, unit: &'a str) -> ValueRow<'a> {
    ValueRow { name, hint, unit, value: 0.0, drawn: 0.0, range: (0.0, 1.0), limits: (0.0, 1.0), decimals: 0, is_pinned: false }
}
