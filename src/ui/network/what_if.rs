//! "What if": paint and erase on the picture, move the knobs of its making, and see what the network makes of it.

use egui::{Align, Button, DragValue, Key, Layout, RichText, Slider, TextStyle, Ui, vec2};

use super::super::page::PageInfo;
use super::super::widgets::{class_icon, exactly, width_of};
use super::super::{Actions, theme};
use super::facts::FINE;
use super::maps::Maps;
use super::outcome::in_percent;
use super::{Looked, NetworkPage, layer};
use crate::app::{
    Brush, Classified, NetworkAction, Outcome, PageId, Restored, State, answer_words, decibels, layer_name, number, what_if_word,
};
use crate::factory::Alterations;
use crate::factory::alteration::{Control, WhatIf as WhatIfKnob};
use crate::network::{Answer, Cell};
use crate::words::words;

/// Knobs in a row.
const COLUMNS: usize = 2;
/// Space between the columns of knobs, and width of the number beside a slider with the space around it, in points.
const GAP: f32 = 20.0;
const VALUE: f32 = 62.0;

/// In less room the sliders are short, in points.
const NARROW: f32 = 440.0;
/// Radii of the brush, in pixels.
const RADII: std::ops::RangeInclusive<i32> = 1..=20;
/// How much brighter it paints, in gray levels.
const BRIGHTNESSES: std::ops::RangeInclusive<i32> = 10..=130;

/// The name of the page.
pub const WHAT_IF: PageId = PageId("what if");

/// The page.
#[derive(Default)]
pub struct WhatIf {
    /// A knob is being moved by the pointer: all of the move is one step.
    is_moving: bool,
}

impl NetworkPage for WhatIf {
    fn info(&self) -> PageInfo {
        PageInfo::new(WHAT_IF.0, words().network_page_what_if(), words().network_page_what_if_hint()).with_key(Key::W, "W")
    }

    fn show(&mut self, maps: &mut Maps, ui: &mut Ui, looked: &Looked<'_>, actions: &mut Actions) -> Option<(usize, Cell)> {
        let (state, shown) = (looked.state, looked.shown);
        let network = &state.network;
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.visuals_mut().widgets.inactive.bg_fill = theme::palette(ui).border; // the rails of the sliders
        verbs(ui, state, actions);
        brush(ui, state, actions);
        let (down, released) = ui.input(|input| (input.pointer.any_down(), input.pointer.any_released()));
        self.is_moving &= down || released;
        let now = network.edit.alterations.unwrap_or(shown.specimen.plan.alterations);
        if let Some(changed) = knobs(ui, now) {
            if !self.is_moving {
                actions.push(NetworkAction::BeginChange);
            }
            self.is_moving = down || released;
            actions.push(NetworkAction::Alter(changed));
        }
        ui.horizontal(|ui| match &shown.outcome {
            Outcome::Classified(classified) => verdict(ui, classified),
            Outcome::Restored(restored) => nearness(ui, restored),
        });
        let info = layer(state, shown);
        ui.label(RichText::new(layer_name(info)).size(FINE).color(theme::palette(ui).muted));
        maps.all(ui, state, shown, ui.available_size(), actions)
    }
}

/// How to paint; and the steps back and again.
fn verbs(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let network = &state.network;
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().button_padding.x = 8.0;
            let verbs = [
                (words().network_reset(), !network.edit.is_empty(), words().network_reset_hint(), NetworkAction::ResetEdit),
                (words().network_redo(), network.history.can_redo(), ctrl!("+Shift+Z").into(), NetworkAction::RedoChange),
                (words().network_undo(), network.history.can_undo(), ctrl!("+Z").into(), NetworkAction::UndoChange),
            ];
            for (word, enabled, hover, action) in verbs {
                if ui.add_enabled(enabled, Button::new(word)).on_hover_text(hover).clicked() {
                    actions.push(action);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = words().network_what_if_buttons();
                ui.add(egui::Label::new(RichText::new(text).size(FINE).color(palette.muted)).truncate());
            });
        });
    });
}

fn brush(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let mut brush: Brush = state.network.brush;
    ui.horizontal(|ui| {
        for (erases, word) in [(false, words().network_paint()), (true, words().network_erase())] {
            if ui.add(Button::selectable(brush.erases == erases, word).min_size(vec2(64.0, 30.0))).clicked() {
                brush.erases = erases;
            }
        }
        if ui.available_width() > NARROW {
            ui.spacing_mut().slider_width = 90.0;
            ui.add(Slider::new(&mut brush.radius, RADII).custom_parser(number::read).text(words().network_radius()));
            let slider = Slider::new(&mut brush.brightness, BRIGHTNESSES).custom_parser(number::read);
            ui.add_enabled(!brush.erases, slider.text(words().network_brightness()));
        } else {
            // Numbers that are dragged take less room than sliders with their numbers.
            let radius = ui.label(words().network_radius());
            let field = exactly(ui, DragValue::new(&mut brush.radius).range(RADII).speed(0.1), number::read);
            ui.add(field).labelled_by(radius.id);
            let brightness = ui.label(words().network_brightness());
            let field = exactly(ui, DragValue::new(&mut brush.brightness).range(BRIGHTNESSES).speed(0.5), number::read);
            ui.add_enabled(!brush.erases, field).labelled_by(brightness.id);
        }
    });
    if brush != state.network.brush {
        actions.push(NetworkAction::SetBrush(brush));
    }
}

/// The knobs of the picture's making, two in a row.
fn knobs(ui: &mut Ui, now: Alterations) -> Option<Alterations> {
    let mut new = now;
    let is_wide = ui.available_width() > NARROW;
    let slider_width = if is_wide { 96.0 } else { 44.0 };
    ui.spacing_mut().slider_width = slider_width;
    let font = TextStyle::Button.resolve(ui.style());
    let room = (ui.available_width() - GAP) / COLUMNS as f32 - VALUE;
    let words = Alterations::what_if().into_iter().map(what_if_word);
    let longest = words.map(|word| width_of(ui, &word, font.clone())).fold(0.0, f32::max);
    // Where names are long, numbers that are dragged stand in the place of the sliders.
    let has_rails = longest <= room - slider_width;
    egui::Grid::new("knobs").num_columns(COLUMNS).spacing([GAP, 4.0]).show(ui, |ui| {
        for row in Alterations::what_if().chunks(COLUMNS) {
            for what_if in row {
                if let Some(value) = knob(ui, what_if, has_rails, (what_if.get)(&now)) {
                    (what_if.set)(&mut new, value);
                }
            }
            ui.end_row();
        }
    });
    (new != now).then_some(new)
}

/// One knob, with a rail for its slider or without; gives a value once it was changed.
fn knob(ui: &mut Ui, what_if: &WhatIfKnob, has_rail: bool, value: f64) -> Option<f64> {
    let name = what_if_word(what_if);
    match what_if.control {
        Control::Slider { range, decimals } => slider(ui, (name, has_rail), value, range, decimals),
        Control::CheckBox => {
            let mut on = value >= 0.5;
            ui.checkbox(&mut on, name).changed().then(|| f64::from(u8::from(on)))
        }
    }
}

/// A slider with a field for its number; gives a value once it was moved. A drawn value lies between the steps of the slider: it is left alone until then.
fn slider(ui: &mut Ui, (name, has_rail): (String, bool), value: f64, (low, high): (f64, f64), decimals: usize) -> Option<f64> {
    let step = 10.0_f64.powi(-(decimals as i32));
    let mut moved = value;
    let range = low.min(value)..=high.max(value);
    if has_rail {
        ui.add(Slider::new(&mut moved, range).step_by(step).max_decimals(decimals).custom_parser(number::read).text(name));
    } else {
        ui.horizontal(|ui| {
            let field = DragValue::new(&mut moved).range(range).speed(step).max_decimals(decimals);
            let field = exactly(ui, field, number::read);
            let field = ui.add(field);
            field.labelled_by(ui.label(name).id);
        });
    }
    ((moved - value).abs() > 0.51 * step).then_some((moved / step).round() * step)
}

/// What it said before, and what it says now.
fn verdict(ui: &mut Ui, classified: &Classified) {
    let palette = theme::palette(ui);
    let (before, now) = (&classified.before, &classified.prediction);
    let (first, last) = (before.answer(), now.answer());
    let mut part = |word: String, answer: Answer, share: f32| {
        ui.label(RichText::new(word).size(FINE).color(palette.muted));
        let (rect, _) = ui.allocate_exact_size(vec2(24.0, 28.0), egui::Sense::hover());
        class_icon(ui.painter(), rect.center(), 9.0, answer, palette.machine);
        let text = words().network_answer_with_share(answer_words(answer), in_percent(share));
        ui.label(theme::strong(ui, text, &TextStyle::Body).color(palette.machine));
    };
    part(words().network_before(), first, before.confidence());
    part(words().network_now(), last, now.confidence());
    if let Some(share) = now.share(first).filter(|_| first != last) {
        let text = words().network_former_answer(answer_words(first), in_percent(share));
        ui.label(RichText::new(text).size(FINE).color(palette.muted));
    }
    ui.add_space(theme::GAP);
}

/// How near the picture that an autoencoder gives comes to the true one.
fn nearness(ui: &mut Ui, restored: &Restored) {
    let palette = theme::palette(ui);
    let numbers = [
        (words().network_nearness_given(), restored.given_closeness.all),
        (words().network_nearness_restored(), restored.made_closeness.all),
    ];
    for (word, value) in numbers {
        ui.label(RichText::new(word).size(FINE).color(palette.muted));
        ui.label(theme::strong(ui, decibels(value), &TextStyle::Body).color(palette.machine));
    }
    let from = RichText::new(words().network_nearness_from()).size(FINE).color(palette.muted);
    ui.add(egui::Label::new(from).truncate());
}
