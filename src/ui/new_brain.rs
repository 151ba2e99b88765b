//! Another brain as base image: a button that draws one, and its number, to be told or typed.

use egui::{Align, Button, Id, Layout, Rect, RichText, TextStyle, TextWrapMode, Ui, UiBuilder, vec2};

use super::Actions;
use super::widgets::{WholeStyle, optional_whole_number_field, refusal};
use crate::app::{Action, State};
use crate::factory::MadeBase;
use crate::words::words;

/// Least width of the field, in points: five digits, which is what is drawn.
const FIELD: f32 = 58.0;
/// Largest number that can be typed here, twelve digits: a larger one, from the command line, has no room under a picture.
const LARGEST: u64 = 999_999_999_999;
/// Space between button and field, in points.
const SPACE: f32 = 4.0;

/// Shows them at the left end of a line under the base image; gives what is left of the line.
pub fn show(ui: &mut Ui, state: &State, line: Rect, actions: &mut Actions) -> Rect {
    let layout = Layout::left_to_right(Align::Center);
    // A part of its own: what is laid out after it lies where it lay.
    let mut part = ui.new_child(UiBuilder::new().max_rect(line).layout(layout));
    controls(&mut part, state, actions);
    line.with_min_x((part.min_rect().max.x + 2.0 * SPACE).min(line.max.x))
}

fn controls(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let height = ui.max_rect().height();
    ui.spacing_mut().button_padding = vec2(6.0, 1.0);
    ui.spacing_mut().item_spacing.x = SPACE;
    ui.spacing_mut().interact_size.y = height;
    ui.style_mut().drag_value_text_style = TextStyle::Small;
    let text = RichText::new(words().shared_new_brain()).small();
    let button = ui.add(Button::new(text).min_size(vec2(0.0, height)).wrap_mode(TextWrapMode::Extend));
    if button.on_hover_text(words().shared_new_brain_hint()).clicked() {
        actions.push(Action::NewBrain);
    }
    let group = Id::unique("brain");
    let mut number = state.shared.brain_number().filter(|&number| number <= LARGEST);
    // Numbers beside each other give brains that have nothing in common: there is nothing to drag.
    let style = WholeStyle { limits: (0, LARGEST), width: field_width(ui, number), speed: 0.0 };
    let field = optional_whole_number_field(ui, group, &words().shared_brain_number(), &mut number, style);
    let field = field.on_hover_text(words().shared_brain_number_hint());
    if let Some(number) = number.filter(|_| field.changed()) {
        actions.push(Action::UseMadeBase(MadeBase::random(number)));
    }
    ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
    refusal(ui, group);
}

/// As wide as its number: one that was typed may have up to twelve digits.
fn field_width(ui: &Ui, number: Option<u64>) -> f32 {
    let font = TextStyle::Small.resolve(ui.style());
    let text = number.map_or_else(String::new, |number| number.to_string());
    let digits = ui.painter().layout_no_wrap(text, font, ui.visuals().text_color()).size().x;
    FIELD.max((digits + 2.0 * ui.spacing().button_padding.x + 2.0).ceil())
}
