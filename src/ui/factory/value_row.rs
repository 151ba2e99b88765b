//! One value of the picture in view: its name, a slider, a field, and the way back to what was drawn.

use egui::{
    Align, Button, FontId, Id, Key, Layout, PointerButton, Rect, Response, RichText, Slider, Stroke, TextStyle, Ui, WidgetInfo,
    pos2, vec2,
};

use super::super::theme;
use super::super::widgets::{FieldStyle, fitting_size, sized_number_field, width_of};
use crate::app::number;
use crate::words::words;

/// Height of a row, in points.
const HEIGHT: f32 = 24.0;
/// Width of the name, in points.
const NAME: f32 = 112.0;
/// Least size of its letters, in points.
const SMALLEST_NAME: f32 = 10.0;
/// Width of the slider, in points.
const SLIDER: f32 = 116.0;
/// Width of the field, in points.
const FIELD: f32 = 58.0;
/// Width of the button that takes the pin away, in points.
const BACK: f32 = 24.0;

/// Space between them, in points.
const SPACE: f32 = 4.0;

/// A value to be shown.
pub struct ValueRow<'a> {
    /// What people call it; no two rows have the same.
    pub name: &'a str,
    /// What it does to the picture.
    pub hint: &'a str,
    /// The unit; empty where there is none.
    pub unit: &'a str,
    /// The value as it is.
    pub value: f64,
    /// What the picture drew.
    pub drawn: f64,
    /// The ends of the slider.
    pub range: (f64, f64),
    /// The smallest and the largest value that can be typed.
    pub limits: (f64, f64),
    /// Digits behind the point.
    pub decimals: usize,
    /// Whether a hand has set it.
    pub is_pinned: bool,
}

/// What a hand did to a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueChange {
    /// Set it.
    Set(f64),
    /// Let it be as it was drawn.
    AsDrawn,
}

impl ValueRow<'_> {
    /// Shows the row; refusals of its field are kept under `group`.
    pub fn show(&self, ui: &mut Ui, group: Id) -> Option<ValueChange> {
        row(ui, self.name, self.hint, self.is_pinned, |ui| self.controls(ui, group))
    }

    fn controls(&self, ui: &mut Ui, group: Id) -> Option<ValueChange> {
        let mut value = self.value;
        let slider = self.slider(ui, &mut value);
        let is_doubled =
            slider.contains_pointer() && ui.input(|input| input.pointer.button_double_clicked(PointerButton::Primary));
        let slid = slider.changed();
        if slider.drag_started() {
            slider.request_focus(); // the arrow keys go on where the pointer stopped
        }
        by_tens(ui, &slider, self, &mut value);
        let style = FieldStyle {
            limits: self.limits,
            decimals: self.decimals,
            width: FIELD,
            speed: (self.range.1 - self.range.0) / 400.0,
        };
        let before = value;
        let field = sized_number_field(ui, group, self.name, &mut value, style);
        if !slid && is_rounding(before, value, self.decimals) {
            value = before; // a look at a number is no change of it
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            slider.request_focus(); // who typed goes on from here
        }
        if is_doubled {
            return Some(ValueChange::AsDrawn);
        }
        (value != self.value).then_some(ValueChange::Set(value))
    }

    fn slider(&self, ui: &mut Ui, value: &mut f64) -> Response {
        let palette = theme::palette(ui);
        ui.spacing_mut().slider_width = SLIDER;
        ui.visuals_mut().widgets.inactive.bg_fill = palette.border; // the rail
        let (low, high) = (self.range.0.min(*value), self.range.1.max(*value));
        let step = 10.0_f64.powi(-(self.decimals as i32));
        let before = *value;
        let response = ui.add(Slider::new(value, low..=high).show_value(false).step_by(step));
        // A drawn value lies between the steps of the slider: rounding it is no change.
        if (*value - before).abs() < 0.51 * step {
            *value = before;
        }
        let name = words().factory_row_slider(self.name);
        response.widget_info(|| WidgetInfo::slider(true, self.value, &name));
        // Where the drawn value lies.
        let rail = response.rect.shrink2(vec2(response.rect.height() / 2.5, 0.0));
        let x = rail.min.x + rail.width() * ((self.drawn - low) / (high - low).max(f64::MIN_POSITIVE)) as f32;
        let ends = [pos2(x, response.rect.max.y - 5.0), pos2(x, response.rect.max.y)];
        ui.painter().line_segment(ends, Stroke::new(2.0, palette.truth));
        let drawn = number::short(self.drawn, self.decimals);
        response.on_hover_text(if self.unit.is_empty() {
            words().factory_row_hint(self.hint, drawn)
        } else {
            words().factory_row_hint_unit(self.hint, drawn, self.unit)
        })
    }
}

/// Whether a field has only rounded a number to its digits.
fn is_rounding(before: f64, after: f64, decimals: usize) -> bool {
    let digits = 10.0_f64.powi(decimals as i32);
    (before * digits).round() == (after * digits).round()
}

/// With Shift an arrow key moves the slider ten steps: nine more than the slider's own.
fn by_tens(ui: &Ui, slider: &Response, row: &ValueRow<'_>, value: &mut f64) {
    if !slider.has_focus() || !slider.changed() || !ui.input(|input| input.modifiers.shift) {
        return;
    }
    let steps = 9.0 * 10.0_f64.powi(-(row.decimals as i32)) * (*value - row.value).signum();
    *value = (*value + steps).clamp(row.limits.0, row.limits.1);
}

/// A row of a switch; gives what a hand did to it.
pub fn switch_row(ui: &mut Ui, name: &str, hint: &str, on: bool, pin: Option<f64>) -> Option<ValueChange> {
    row(ui, name, hint, pin.is_some(), |ui| {
        let mut new = on;
        let word = if on { words().factory_row_is_there() } else { words().factory_row_is_not_there() };
        let response = ui.checkbox(&mut new, word);
        response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, on, name));
        (new != on).then_some(ValueChange::Set(f64::from(u8::from(new))))
    })
}

/// Name, controls, and the button that takes the pin away. The widths are fixed: nothing moves when a value is pinned.
fn row(
    ui: &mut Ui,
    name: &str,
    hint: &str,
    is_pinned: bool,
    controls: impl FnOnce(&mut Ui) -> Option<ValueChange>,
) -> Option<ValueChange> {
    let palette = theme::palette(ui);
    let width = ui.available_width();
    let mut change = None;
    ui.allocate_ui_with_layout(vec2(width, HEIGHT), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(vec2(width, HEIGHT));
        ui.spacing_mut().item_spacing.x = SPACE;
        ui.spacing_mut().interact_size.y = HEIGHT - 2.0;
        ui.spacing_mut().button_padding = vec2(4.0, 1.0);
        let (place, _) = ui.allocate_exact_size(vec2(NAME, HEIGHT), egui::Sense::hover());
        let color = if is_pinned { palette.human } else { palette.text };
        let font = TextStyle::Small.resolve(ui.style());
        let size = fitting_size(ui, name, font.clone(), NAME).max(SMALLEST_NAME.min(font.size));
        let text = RichText::new(name).size(size).color(color);
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
        // A name that does not fit is said whole beside the pointer.
        let is_cut = width_of(ui, name, FontId { size, ..font }) > NAME;
        let hint = if is_cut { format!("{name}. {hint}") } else { hint.to_owned() };
        child.add(egui::Label::new(text).truncate()).on_hover_text(hint);
        change = controls(ui);
        let left = place.min.x + NAME + SLIDER + FIELD + 3.0 * SPACE;
        let end = Rect::from_min_size(pos2(left, place.min.y + 1.0), vec2(BACK, HEIGHT - 2.0));
        if is_pinned {
            let button = ui.put(end, Button::new("\u{21BA}").small());
            let label = words().factory_row_as_drawn(name);
            button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &label));
            if button.on_hover_text(words().factory_row_as_drawn_hint()).clicked() {
                change = Some(ValueChange::AsDrawn);
            }
        }
    });
    change
}
