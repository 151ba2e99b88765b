//! The page of the target: a picture that samples should look like, beside the sample, in blinking, in gray values and in numbers.

use egui::{Align, Grid, Label, Layout, RichText, TextStyle, Ui, vec2};

use super::super::page::PageInfo;
use super::super::widgets::{paint_outlines, tool};
use super::super::{Actions, theme};
use super::FactoryPage;
use super::histogram::{self, Counted};
use super::pair::{Pair, Side};
use crate::app::{FactoryAction, OPEN_TARGET, Rendered, State, TARGET, Target, number};
use crate::factory::Appearance;
use crate::words::{Text, Words, words};

/// Room for gray values and numbers under the pictures, in points.
const BOTTOM: f32 = 108.0;
/// Room for the numbers, in points.
const TABLE_WIDTH: f32 = 364.0;
/// Widths of the columns of numbers, in points: of the sample, of the target, and of what they differ in.
const NUMBER_WIDTHS: [f32; 3] = [56.0, 56.0, 74.0];
/// Height of a line of numbers, in points.
const LINE: f32 = 20.0;

/// One of the numbers: its name with its unit, what it means, its digits, and how to read it.
type Row = (Text, Text, usize, fn(&Appearance) -> Option<f64>);

/// What is compared.
const ROWS: [Row; 4] = [
    (Words::factory_look_noise, Words::factory_look_noise_hint, 1, |found| found.noise),
    (Words::factory_look_mean, Words::factory_look_mean_hint, 1, |found| Some(found.mean)),
    (Words::factory_look_contrast, Words::factory_look_contrast_hint, 1, |found| Some(found.contrast)),
    (Words::factory_look_sharpness, Words::factory_look_sharpness_hint, 0, |found| found.sharpness),
];

/// The target.
pub struct TargetPage;

impl FactoryPage for TargetPage {
    fn info(&self) -> PageInfo {
        PageInfo::new(TARGET.0, words().factory_page_target(), words().factory_page_target_hint())
    }

    fn show(&mut self, ui: &mut Ui, state: &State, picture: &Rendered, pair: &mut Pair, actions: &mut Actions) {
        let Some(target) = &state.factory.target.target else { return invite(ui, actions) };
        let sample = &picture.specimen.image;
        let mut compare = pair.compare;
        let right = compare.of_target(ui, &target.image, sample);
        let [left, _] =
            pair.show_with(ui, ui.available_height() - BOTTOM, &Side::new(words().factory_sample(), sample), &right, |ui| {
                if tool(ui, false, &words().factory_target_clear(), &words().factory_target_clear_hint()).clicked() {
                    actions.push(FactoryAction::ClearTarget);
                }
                if tool(ui, false, &words().factory_target_open(), &file(target)).clicked() {
                    actions.choose(OPEN_TARGET);
                }
                compare.target_tools(ui);
            });
        pair.compare = compare;
        if state.shared.settings.outlines {
            left.view.over(ui, |ui, whole| paint_outlines(ui, whole, &picture.outlines));
        }
        ui.horizontal_top(|ui| {
            let palette = theme::palette(ui);
            let width = (ui.available_width() - TABLE_WIDTH).max(120.0);
            ui.allocate_ui_with_layout(vec2(width, BOTTOM - 8.0), Layout::top_down(Align::Min), |ui| {
                let name = words().factory_look_target();
                let aim = Counted { name, counts: &target.histogram, color: palette.truth };
                let name = words().factory_look_sample();
                histogram::show(ui, &[aim, Counted { name, counts: &picture.histogram, color: palette.text }]);
            });
            numbers(ui, state.factory.target.sample.as_ref(), &target.appearance);
        });
    }
}

/// What the target is, for who wants to open another one.
fn file(target: &Target) -> String {
    match target.fitted_from {
        None => words().factory_target_file(&target.name),
        Some((width, height)) => words().factory_target_fitted(&target.name, width.to_string(), height.to_string()),
    }
}

/// There is no target yet.
fn invite(ui: &mut Ui, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 2.0 - 90.0).max(0.0));
        ui.label(theme::strong(ui, words().factory_target_title(), &TextStyle::Body));
        ui.add_space(theme::GAP);
        ui.scope(|ui| {
            ui.set_max_width(520.0);
            ui.label(RichText::new(words().factory_target_invitation()).color(palette.muted));
        });
        ui.add_space(theme::WIDE_GAP);
        if ui.button(words().factory_target_choose()).clicked() {
            actions.choose(OPEN_TARGET);
        }
    });
}

/// The numbers of both, and how much they differ.
fn numbers(ui: &mut Ui, sample: Option<&Appearance>, target: &Appearance) {
    let palette = theme::palette(ui);
    let line = |ui: &mut Ui, texts: [String; 3]| {
        for ((text, width), color) in texts.into_iter().zip(NUMBER_WIDTHS).zip([palette.text, palette.truth, palette.muted]) {
            ui.allocate_ui_with_layout(vec2(width, LINE), Layout::right_to_left(Align::Center), |ui| {
                ui.set_min_width(width);
                ui.add(Label::new(RichText::new(text).small().color(color)).extend());
            });
        }
        ui.end_row();
    };
    Grid::new("appearance").num_columns(4).spacing(vec2(4.0, 0.0)).min_row_height(LINE).show(ui, |ui| {
        ui.label(RichText::new(words().factory_look_title()).small().color(palette.text));
        line(ui, [words().factory_look_sample(), words().factory_look_target(), words().factory_look_difference()]);
        for (name, meaning, digits, read) in ROWS {
            ui.label(RichText::new(name(words())).small().color(palette.muted)).on_hover_text(meaning(words()));
            let (ours, aim) = (sample.and_then(read), read(target));
            let number = |value: Option<f64>| value.map(|value| number::fixed(value, digits));
            let difference = ours.zip(aim).map(|(ours, aim)| number::signed(ours - aim, digits));
            // What cannot be told of a picture is a dash.
            line(ui, [number(ours), number(aim), difference].map(|text| text.unwrap_or_else(|| "\u{2013}".to_owned())));
        }
    });
}
