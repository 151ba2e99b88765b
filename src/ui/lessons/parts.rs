//! Small parts that the chapters share: a knob, a number with what it is compared with.

use egui::{Button, Grid, Id, Label, RichText, Slider, TextStyle, Ui, WidgetInfo, vec2};

use super::super::focus::arrows;
use super::super::theme;
use super::super::widgets::{FieldStyle, sized_number_field};

/// Width of the field of a knob, in points.
const FIELD: f32 = 72.0;
/// Between a name and its number, in points.
const ROW_GAP: f32 = 12.0;

/// A knob: what it is called and how far it goes.
#[derive(Clone, Copy, Debug)]
pub struct KnobStyle<'a> {
    /// Its name.
    pub name: &'a str,
    /// The smallest and the largest value.
    pub limits: (f64, f64),
    /// Most digits behind the point.
    pub decimals: usize,
    /// Whether equal ways of the slider are equal ratios; the smallest value is then above 0.
    pub by_ratio: bool,
}

/// A slider and a field for the same number; whether it was changed. What cannot be typed leaves the value, and the field says why.
pub fn knob(ui: &mut Ui, style: KnobStyle<'_>, value: &mut f64) -> bool {
    let KnobStyle { name, limits, decimals, by_ratio } = style;
    let before = *value;
    ui.label(name);
    ui.horizontal(|ui| {
        ui.visuals_mut().widgets.inactive.bg_fill = theme::palette(ui).border; // the rail of the slider
        ui.spacing_mut().slider_width = (ui.available_width() - FIELD - theme::WIDE_GAP).max(60.0);
        let mut moved = *value;
        let slider = Slider::new(&mut moved, limits.0..=limits.1).logarithmic(by_ratio).max_decimals(decimals).show_value(false);
        let response = ui.add(slider);
        response.widget_info(|| WidgetInfo::slider(true, *value, name));
        if response.changed() {
            *value = moved;
        }
        let speed = if by_ratio { value.abs() / 50.0 } else { (limits.1 - limits.0) / 400.0 };
        sized_number_field(ui, Id::unique("lessons"), name, value, FieldStyle { limits, decimals, width: FIELD, speed });
    });
    (*value - before).abs() > 0.0
}

/// Rows of a name, a number, and where there is one the number it is compared with.
pub fn number_rows<N: AsRef<str>>(ui: &mut Ui, id: &str, rows: &[(N, String)]) {
    let font = theme::strong_font(TextStyle::Body.resolve(ui.style()).size);
    let ink = theme::palette(ui).text;
    let room = ui.available_width();
    // The names have what the widest number leaves; a longer one stands in two lines.
    let width = |value: &String| ui.painter().layout_no_wrap(value.clone(), font.clone(), ink).size().x;
    let widest = rows.iter().map(|(_, value)| width(value)).fold(0.0, f32::max).min(room / 2.0);
    Grid::new(id).num_columns(2).min_row_height(0.0).spacing([ROW_GAP, 2.0]).show(ui, |ui| {
        for (name, value) in rows {
            ui.scope(|ui| {
                ui.set_max_width(room - widest - ROW_GAP);
                ui.add(Label::new(RichText::new(name.as_ref()).color(theme::palette(ui).muted)).wrap());
            });
            ui.label(RichText::new(value).font(font.clone()));
            ui.end_row();
        }
    });
}

/// A choice with its name above it; gives the word that was pressed, or that an arrow key went to. Words that do not fit stand in the
/// next line.
pub fn choice<T: Copy + PartialEq, W: AsRef<str>>(ui: &mut Ui, name: &str, choices: &[(T, W)], chosen: T) -> Option<T> {
    let palette = theme::palette(ui);
    let mut pressed = None;
    let mut buttons = Vec::new();
    ui.label(name);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for (value, word) in choices {
            let is_chosen = *value == chosen;
            let text = RichText::new(word.as_ref()).color(if is_chosen { palette.text } else { palette.muted });
            let fill = if is_chosen { palette.card_hovered } else { palette.card };
            let button = ui.add(Button::selectable(is_chosen, text).min_size(vec2(44.0, 32.0)).fill(fill));
            if button.clicked() && !is_chosen {
                pressed = Some(*value);
            }
            buttons.push(button);
        }
    });
    // As in every group of which one is chosen: the arrows choose the next one, and the focus goes with them.
    if let Some(at) = buttons.iter().position(egui::Response::has_focus) {
        let [right, up] = arrows(ui, &buttons[at]);
        let next = at.saturating_add_signed((right - up).signum() as isize).min(buttons.len() - 1);
        if next != at {
            buttons[next].request_focus();
            pressed = (choices[next].0 != chosen).then_some(choices[next].0);
        }
    }
    pressed
}
