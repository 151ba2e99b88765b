//! The selected tumor of the picture in view, by numbers: for the keyboard, and for exact values.

use egui::{Id, RichText, Ui};

use super::super::{Actions, theme};
use super::step::step;
use super::tumor_handles::KNOB;
use super::value_row::{ValueChange, ValueRow};
use crate::app::{FactoryAction, Rendered, State, size_words};
use crate::factory::{BRIGHTNESS_LIMITS, MOVE_LIMIT, SIZE_LIMITS, TumorId, TumorTouch};
use crate::words::words;

/// The end of the slider for the place, in pixels.
const SLIDER_MOVE: f64 = 30.0;
/// The end of the sliders for the size of one tumor and of all, as a factor.
pub const SLIDER_SIZE: f64 = 2.5;
/// The end of the sliders for the brightness of one tumor and of all, in gray levels.
pub const SLIDER_LIGHT: f64 = 100.0;

/// Shows which tumor is selected, and its values.
pub fn show(ui: &mut Ui, state: &State, picture: &Rendered, group: Id, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let factory = &state.factory;
    let ids = picture.specimen.plan.tumor_ids(&picture.pins);
    let place = factory.selected.and_then(|selected| ids.iter().position(|id| *id == selected));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding.y = 2.0;
        let text = match place.and_then(|place| Some((place, ids.get(place)?))) {
            Some((place, id)) => words().factory_tumor_of((place + 1).to_string(), ids.len().to_string(), size_words(id.size)),
            None if ids.is_empty() => words().factory_tumor_none(),
            None => words().factory_tumor_drag(ids.len() as u64, ids.len().to_string()),
        };
        ui.label(RichText::new(text).small().color(palette.muted));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let next = ids.get(place.map_or(0, |place| (place + 1) % ids.len().max(1))).copied();
            let button = ui.add_enabled(!ids.is_empty(), egui::Button::new(words().factory_tumor_next()).small());
            if button.on_hover_text(words().factory_tumor_next_hint()).clicked() {
                actions.push(FactoryAction::SelectTumor(next));
            }
            if place.is_some()
                && ui.small_button(words().factory_tumor_remove()).on_hover_text(words().factory_tumor_remove_hint()).clicked()
            {
                actions.push(FactoryAction::RemoveTumor);
            }
        });
    });
    if let Some(id) = place.and_then(|place| ids.get(place)) {
        values(ui, state, *id, group, actions);
    }
}

fn values(ui: &mut Ui, state: &State, id: TumorId, group: Id, actions: &mut Actions) {
    let factory = &state.factory;
    let at = (factory.seed, factory.index);
    let before = factory.pins().touch(at, id);
    let mut touch = before;
    let hint = words().factory_tumor_row_hint();
    let mut row = |name: &str, value: f64, drawn: f64, range: (f64, f64), limits: (f64, f64), decimals: usize| {
        let is_pinned = value != drawn;
        ValueRow { name, hint: &hint, unit: "", value, drawn, range, limits, decimals, is_pinned }.show(ui, group)
    };
    let places = ((-SLIDER_MOVE, SLIDER_MOVE), (-f64::from(MOVE_LIMIT), f64::from(MOVE_LIMIT)));
    let of = |change: Option<ValueChange>, drawn: f64| {
        change.map(|change| if let ValueChange::Set(value) = change { value } else { drawn })
    };
    if let Some(x) = of(row(&words().factory_tumor_right(), before.dx.into(), 0.0, places.0, places.1, 0), 0.0) {
        touch.dx = x.round() as i32;
    }
    if let Some(y) = of(row(&words().factory_tumor_down(), before.dy.into(), 0.0, places.0, places.1, 0), 0.0) {
        touch.dy = y.round() as i32;
    }
    let sizes = (SIZE_LIMITS.0, SLIDER_SIZE);
    if let Some(size) = of(row(&words().factory_tumor_size(), before.size, 1.0, sizes, SIZE_LIMITS, 2), 1.0) {
        touch.size = size;
    }
    let limits = (f64::from(BRIGHTNESS_LIMITS.0), f64::from(BRIGHTNESS_LIMITS.1));
    let range = (-SLIDER_LIGHT, SLIDER_LIGHT);
    if let Some(levels) = of(row(&words().factory_tumor_light(), before.brightness.into(), 0.0, range, limits, 0), 0.0) {
        touch.brightness = levels.round() as i32;
    }
    if touch != before {
        let touch = TumorTouch { removed: false, ..touch };
        let mut pins = (**factory.pins()).clone();
        pins.set_touch(at, id, touch);
        actions.push(FactoryAction::EditPins(Box::new(pins), step(ui, KNOB)));
    }
}
