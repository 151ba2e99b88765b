//! What it gets wrong: who is taken for whom, whether it is right as often as it is sure, and which pictures are hard for it.

use egui::{Align, Button, CornerRadius, Layout, Rect, RichText, Sense, Stroke, TextStyle, Ui, pos2, vec2};
use egui_plot::{HoverPosition, Line, LineStyle, PlotPoint, PlotPoints, Points, Text};

use super::super::page::PageInfo;
use super::super::widgets::{confusion_matrix, fixed_plot};
use super::super::{Actions, theme};
use super::{TrainPage, recorded};
use crate::app::breakdown::{Group, by_contrast, by_size};
use crate::app::{Action, Examined, State, calibration, grouped, mistakes, number, tables};
use crate::words::words;

/// Height of the matrix and of the chart beside it, in points.
const UPPER: f32 = 236.0;
/// Height of a row of the lower tables, in points.
const ROW: f32 = 28.0;

/// The page.
pub struct Mistakes;

impl TrainPage for Mistakes {
    fn info(&self) -> PageInfo {
        PageInfo::new("mistakes", words().train_page_mistakes(), words().train_page_mistakes_hint())
    }

    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        show(ui, state, actions);
    }

    fn table(&self, state: &State) -> Result<Vec<u8>, csv::Error> {
        tables::confusion(&state.train.validation.map(|validation| validation.evaluation.confusion).unwrap_or_default())
    }
}

/// Shows the view.
fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    if recorded::is_watched(ui, state, |title| words().story_no_mistakes(title)) {
        return;
    }
    let palette = theme::palette(ui);
    let train = &state.train;
    let (Some(examined), Some(validation)) = (&train.details.examined, &train.validation) else {
        ui.add_space(theme::WIDE_GAP);
        let text = if train.is_active() { words().train_first_measurement() } else { words().train_mistakes_none() };
        ui.label(RichText::new(text).color(palette.muted));
        return;
    };
    let count = examined.pictures.len() as u64;
    let text = words().train_mistakes_about(grouped(count), grouped(validation.images));
    ui.label(RichText::new(text).small().color(palette.muted));
    ui.spacing_mut().item_spacing.x = theme::WIDE_GAP;
    ui.columns(2, |columns| {
        for column in &mut *columns {
            column.spacing_mut().item_spacing.x = theme::GAP;
        }
        let ui = &mut columns[0];
        head(ui, words().train_confusion(), words().train_confusion_hint());
        ui.allocate_ui(vec2(ui.available_width(), UPPER), |ui| {
            ui.set_min_height(UPPER);
            let confusion = &validation.evaluation.confusion;
            if let Some((truth, said)) = confusion_matrix(ui, &words().train_confusion_name(), confusion, palette.machine) {
                let gallery = mistakes::cell(&examined.first_id, &examined.pictures, truth, said);
                actions.push(Action::ShowGallery(Box::new(gallery)));
            }
        });
        reliability(&mut columns[1], examined);
    });
    ui.add_space(theme::GAP);
    ui.columns(2, |columns| {
        for column in &mut *columns {
            column.spacing_mut().item_spacing = vec2(theme::GAP, 4.0);
        }
        let sizes = by_size(&examined.pictures, &examined.facts);
        head(&mut columns[0], words().train_by_size(), String::new());
        caption(&mut columns[0], words().train_by_size_hint());
        groups(&mut columns[0], &sizes, examined, actions);
        let contrasts = by_contrast(&examined.pictures, &examined.facts);
        head(&mut columns[1], words().train_by_contrast(), String::new());
        caption(&mut columns[1], words().train_by_contrast_hint());
        groups(&mut columns[1], &contrasts, examined, actions);
    });
}

fn head(ui: &mut Ui, title: String, caption: String) {
    ui.horizontal(|ui| {
        ui.set_height(22.0);
        ui.label(theme::strong(ui, title, &TextStyle::Body));
        let caption = RichText::new(caption).small().color(theme::palette(ui).muted);
        ui.add(egui::Label::new(caption).truncate());
    });
}

fn caption(ui: &mut Ui, text: String) {
    ui.add(egui::Label::new(RichText::new(text).small().color(theme::palette(ui).muted)).truncate());
}

/// Accuracy over confidence, with the number of pictures in each tenth.
fn reliability(ui: &mut Ui, examined: &Examined) {
    let palette = theme::palette(ui);
    let bins = calibration::bins(&examined.pictures);
    let error = 100.0 * calibration::expected_error(&bins);
    head(ui, words().train_reliability(), words().train_reliability_error(number::percent(error, 1)));
    let percent = |value: f64| number::percent(100.0 * value, 0);
    let used: Vec<_> = bins.iter().filter(|bin| bin.count > 0).collect();
    let described: Vec<([f64; 2], String)> = used
        .iter()
        .map(|bin| {
            let [low, high] = bin.interval();
            let [sure, right, low, high] = [bin.confidence, bin.accuracy(), low, high].map(percent);
            let text = words().train_reliability_bin(bin.count, grouped(bin.count), sure, right, low, high);
            ([bin.confidence, bin.accuracy()], text)
        })
        .collect();
    let read_out = move |hover: &HoverPosition<'_>| match hover {
        HoverPosition::NearDataPoint { position, .. } => {
            let near = described.iter().find(|(at, _)| (at[0] - position.x).abs() < 1e-9 && (at[1] - position.y).abs() < 1e-9);
            near.map(|(_, text)| text.clone())
        }
        HoverPosition::Elsewhere { .. } => None,
    };
    fixed_plot("reliability", UPPER)
        .include_x(0.2)
        .include_x(1.02)
        .include_y(-0.12)
        .include_y(1.02)
        .show_x(false)
        .show_y(false)
        .grid_color(palette.border)
        .x_grid_spacer(egui_plot::uniform_grid_spacer(|_| [0.25, 0.25, 1.0]))
        .y_grid_spacer(egui_plot::uniform_grid_spacer(|_| [0.25, 0.25, 1.0]))
        .x_axis_formatter(move |mark, _| percent(mark.value))
        .y_axis_formatter(move |mark, _| if mark.value < 0.0 { String::new() } else { percent(mark.value) })
        .x_axis_label(words().train_reliability_axis())
        .label_formatter(read_out)
        .show(ui, |plot| {
            let diagonal = Line::new("", PlotPoints::from(vec![[0.2, 0.2], [1.0, 1.0]]));
            plot.line(diagonal.color(palette.muted).style(LineStyle::dashed_loose()).allow_hover(false));
            for (place, bin) in bins.iter().enumerate().filter(|(_, bin)| bin.count > 0) {
                let [low, high] = bin.interval();
                let whisker = PlotPoints::from(vec![[bin.confidence, low], [bin.confidence, high]]);
                plot.line(Line::new("", whisker).color(palette.machine).width(1.5).allow_hover(false));
                let count = RichText::new(grouped(bin.count)).small().color(palette.muted);
                plot.text(
                    Text::new("", PlotPoint::new((place as f64 + 0.5) / calibration::BINS as f64, -0.06), count)
                        .allow_hover(false),
                );
            }
            let points: Vec<[f64; 2]> = used.iter().map(|bin| [bin.confidence, bin.accuracy()]).collect();
            plot.points(Points::new("", PlotPoints::from(points)).radius(4.5).color(palette.machine));
        });
}

/// A row per group: name, share of right answers with its interval, and a way to the wrong ones.
fn groups(ui: &mut Ui, groups: &[Group], examined: &Examined, actions: &mut Actions) {
    let palette = theme::palette(ui);
    if groups.is_empty() {
        ui.label(RichText::new(words().train_no_tumor()).small().color(palette.muted));
    }
    for group in groups {
        ui.horizontal(|ui| {
            ui.set_height(ROW);
            ui.spacing_mut().item_spacing.x = 6.0;
            let name = RichText::new(group.common.words()).small().color(palette.muted);
            ui.allocate_ui_with_layout(vec2(62.0, ROW), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(62.0);
                ui.add(egui::Label::new(name).truncate());
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let wrong = group.count() - group.right;
                ui.spacing_mut().button_padding = vec2(6.0, 2.0);
                let button =
                    Button::new(RichText::new(words().train_wrong(wrong, grouped(wrong))).small()).min_size(vec2(84.0, 24.0));
                let button = ui.add_enabled(wrong > 0, button).on_hover_text(words().train_wrong_hint());
                let spoken = group.common.wrong_in_words();
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, wrong > 0, &spoken));
                if button.clicked() {
                    let gallery = mistakes::wrong_of(group, &examined.first_id, &examined.pictures);
                    actions.push(Action::ShowGallery(Box::new(gallery)));
                }
                let share = group.accuracy();
                let text = share.map_or_else(|| "\u{2013}".to_owned(), |share| number::percent(100.0 * share, 0));
                ui.add_sized([46.0, ROW], egui::Label::new(RichText::new(text).small()));
                whisker(ui, group);
            });
        });
    }
}

/// A bar of the share, and a thin line for its interval.
fn whisker(ui: &mut Ui, group: &Group) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 12.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(3), palette.border);
    let Some(share) = group.accuracy() else { return };
    let at = |share: f64| rect.min.x + rect.width() * share as f32;
    let filled = Rect::from_min_max(rect.min, pos2(at(share), rect.max.y));
    ui.painter().rect_filled(filled, CornerRadius::same(3), palette.machine);
    let [low, high] = group.interval();
    let y = rect.center().y;
    ui.painter().hline(at(low)..=at(high), y, Stroke::new(3.0, palette.background));
    ui.painter().hline(at(low)..=at(high), y, Stroke::new(1.5, palette.text));
    let [low, high] = [low, high].map(|end| number::fixed(100.0 * end, 0));
    response.on_hover_text(words().train_whisker(grouped(group.right), grouped(group.count()), low, high));
}
