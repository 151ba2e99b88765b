//! What reaches each layer: the length of its gradient, now and over the run, on a logarithmic scale.

use egui::{Align2, Color32, Rect, RichText, Sense, TextStyle, Ui, pos2, vec2};
use egui_plot::LineStyle;

use super::super::Actions;
use super::super::page::PageInfo;
use super::super::theme::{self, Palette};
use super::super::widgets::{ChartWords, Series, draw, fitted, read_out};
use super::charts::{after, chart};
use super::{TrainPage, recorded};
use crate::app::{Curve, GradientState, State, gradient_layer_words, grouped, number, tables};
use crate::words::words;

/// Height of a layer's row, in points.
const ROW: f32 = 24.0;
/// Room for the names of the layers, in points.
const NAMES: f32 = 152.0;
/// Room for the numbers, in points.
const NUMBERS: f32 = 72.0;
/// A layer that gets less than this share of the longest gradient gets nearly nothing.
const VANISHED: f64 = 1e-3;
/// A first layer that gets less than this share of what the output gets has little to learn from.
const LITTLE: f64 = 0.15;

/// The page.
pub struct Gradients;

impl TrainPage for Gradients {
    fn info(&self) -> PageInfo {
        PageInfo::new("gradients", words().train_page_gradients(), words().train_page_gradients_hint())
    }

    fn show(&mut self, ui: &mut Ui, state: &State, _actions: &mut Actions) {
        show(ui, state);
    }

    fn table(&self, state: &State) -> Result<Vec<u8>, csv::Error> {
        tables::gradients(&state.train.details.gradients)
    }
}

/// Shows the view.
fn show(ui: &mut Ui, state: &State) {
    let palette = theme::palette(ui);
    let gradients = &state.train.details.gradients;
    if recorded::is_watched(ui, state, |title| words().story_no_gradients(title)) {
        return;
    }
    if gradients.last.is_empty() {
        ui.add_space(theme::WIDE_GAP);
        let text = if state.train.is_active() { words().train_gradients_first() } else { words().train_gradients_none() };
        ui.label(RichText::new(text).color(palette.muted));
        return;
    }
    ui.horizontal(|ui| {
        ui.label(theme::strong(ui, words().train_gradients_title(), &TextStyle::Body));
        ui.label(RichText::new(words().train_gradients_title_now()).small().color(palette.muted));
    });
    let settings = &state.train.running.settings;
    let names = gradient_layer_words(settings.architecture, settings.classes);
    bars(ui, gradients, &names);
    let (text, alarm) = in_words(gradients);
    ui.label(RichText::new(text).color(if alarm { palette.alarm } else { palette.text }));
    ui.add_space(theme::GAP);
    ui.label(theme::strong(ui, words().train_gradients_history(), &TextStyle::Body));
    history(ui, gradients, &names);
}

/// What the bars mean; and whether something is wrong.
fn in_words(gradients: &GradientState) -> (String, bool) {
    let (first, last) = (gradients.last.first().copied().unwrap_or(0.0), gradients.last.last().copied().unwrap_or(0.0));
    if gradients.last.iter().all(|&norm| norm == 0.0) {
        return (words().train_gradients_zero(), true);
    }
    if first < VANISHED * last {
        let vanished = |times: f64| words().train_gradients_vanished(grouped(times.round() as u64));
        return (if first > 0.0 { vanished(last / first) } else { words().train_gradients_gone() }, true);
    }
    if gradients.faintest_share().is_some_and(|share| share < VANISHED) {
        return (words().train_gradients_one_faint(), true);
    }
    if first < LITTLE * last {
        let times = (last / first).round() as u64;
        return (words().train_gradients_little(grouped(times)), false);
    }
    (words().train_gradients_shared(), false)
}

/// The decades that hold all positive lengths, as powers of ten.
fn decades(norms: &[f64]) -> (i32, i32) {
    let logs = || norms.iter().filter(|norm| **norm > 0.0).map(|norm| norm.log10());
    let low = logs().reduce(f64::min).unwrap_or(-1.0).floor() as i32;
    let high = logs().reduce(f64::max).unwrap_or(0.0).ceil() as i32;
    // At least four, so that small differences look small.
    (low.min(high - 4), high)
}

fn bars(ui: &mut Ui, gradients: &GradientState, names: &[String]) {
    let palette = theme::palette(ui);
    let (low, high) = decades(&gradients.last);
    let rows = gradients.last.len() as f32;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW * (rows + 1.0)), Sense::hover());
    let painter = ui.painter();
    let small = TextStyle::Small.resolve(ui.style());
    let scale = Rect::from_min_max(area.min + vec2(NAMES, 0.0), pos2(area.max.x - NUMBERS, area.min.y + ROW * rows));
    let at = |log: f64| scale.min.x + scale.width() * ((log - f64::from(low)) / f64::from(high - low)).clamp(0.0, 1.0) as f32;
    // Marks of the decades, so many that they do not touch.
    let step = ((f64::from(high - low) * 44.0 / f64::from(scale.width().max(1.0))).ceil() as i32).max(1);
    for decade in (low..=high).step_by(step as usize) {
        let x = at(f64::from(decade));
        painter.vline(x, scale.y_range(), egui::Stroke::new(1.0, palette.border));
        painter.text(pos2(x, scale.max.y + 3.0), Align2::CENTER_TOP, power(decade), small.clone(), palette.muted);
    }
    for (place, &norm) in gradients.last.iter().enumerate() {
        let top = area.min.y + ROW * place as f32;
        let middle = top + ROW / 2.0;
        let name = names.get(place).map_or("", String::as_str);
        let font = fitted(ui, name, small.clone(), NAMES - 8.0);
        painter.text(pos2(area.min.x, middle), Align2::LEFT_CENTER, name, font, palette.muted);
        if norm > 0.0 {
            let bar =
                Rect::from_min_max(pos2(scale.min.x, top + 5.0), pos2(at(norm.log10()).max(scale.min.x + 2.0), top + ROW - 5.0));
            painter.rect_filled(bar, 2.0, color(palette, place, gradients.last.len()));
        }
        let text = short(norm);
        painter.text(pos2(area.max.x, middle), Align2::RIGHT_CENTER, &text, small.clone(), palette.text);
        let row = Rect::from_min_size(pos2(area.min.x, top), vec2(area.width(), ROW));
        let response = ui.interact(row, ui.scope_id().with(("gradient", place)), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words().train_gradient_of(name, &text)));
    }
}

fn power(decade: i32) -> String {
    if (-4..=4).contains(&decade) { number::short(10_f64.powi(decade), 4) } else { number::scientific(10_f64.powi(decade), 0) }
}

/// Two digits of a length.
fn short(norm: f64) -> String {
    match norm {
        0.0 => "0".to_owned(),
        norm if norm >= 1.0 => number::fixed(norm, 1),
        norm if norm >= 1e-4 => {
            let digits = 1 - norm.log10().floor() as i32;
            number::fixed(norm, digits.max(1) as usize)
        }
        norm => number::scientific(norm, 1),
    }
}

/// From white at the picture to the machine's blue at the output.
fn color(palette: &Palette, place: usize, layers: usize) -> Color32 {
    let depth = place as f32 / (layers.max(2) - 1) as f32;
    palette.text.lerp_to_gamma(palette.machine, depth)
}

fn history(ui: &mut Ui, gradients: &GradientState, names: &[String]) {
    let palette = theme::palette(ui);
    let height = ui.available_height().max(110.0);
    let layers = gradients.history.len();
    let all = || gradients.history.iter().flat_map(Curve::points).map(|point| point[1]);
    let (low, high) = (all().reduce(f64::min).unwrap_or(-1.0).floor(), all().reduce(f64::max).unwrap_or(0.0).ceil());
    let lines: Vec<Series> = gradients
        .history
        .iter()
        .enumerate()
        .map(|(place, curve)| {
            let name = names.get(place).cloned().unwrap_or_default();
            let width = if place == 0 || place + 1 == layers { 2.5 } else { 1.2 };
            Series::line(name, color(palette, place, layers), (width, LineStyle::Solid), curve.points().to_vec())
        })
        .collect();
    let chart = chart("gradients over the run", height, ui)
        .y_grid_spacer(egui_plot::uniform_grid_spacer(|_| [1.0, 1.0, 2.0]))
        .y_axis_formatter(|mark, _| power(mark.value.round() as i32))
        .include_y(low)
        .include_y(high)
        .show(ui, |plot| draw(plot, &lines));
    let words = ChartWords { place: &after, value: &|_, [_, y]| short(10_f64.powf(y)) };
    read_out(ui, &chart, &lines, &words);
}
