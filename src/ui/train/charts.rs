//! The curves: loss above, accuracy below, over pictures seen.

use egui::{Align, Layout, RichText, TextStyle, Ui, vec2};
use egui_plot::{GridMark, HLine, HoverPosition, Line, LineStyle, MarkerShape, Plot, PlotPoints, Points};

use super::super::theme::{self, Palette};
use crate::app::{Curve, TestResult, Train};
use crate::network::CHANCE_LOSS;

/// Share of right answers of a network that knows nothing.
const CHANCE_ACCURACY: f64 = 0.25;
/// Room for the head of a chart, in points.
const HEAD: f32 = 28.0;

/// What the charts remember between frames.
#[derive(Default)]
pub struct Charts {
    logarithmic: bool,
}

impl Charts {
    /// Shows both charts one above the other, and leaves `below` points free.
    pub fn show(&mut self, ui: &mut Ui, train: &Train, below: f32) {
        let height = ((ui.available_height() - below - 2.0 * HEAD - 4.0 * theme::GAP) / 2.0).max(80.0);
        let palette = theme::palette(ui);
        ui.horizontal(|ui| {
            ui.set_height(HEAD);
            ui.label(theme::strong(ui, "Loss", &TextStyle::Body));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.checkbox(&mut self.logarithmic, "Log scale");
            });
        });
        self.loss(ui, train, height, palette);
        ui.horizontal(|ui| {
            ui.set_height(HEAD);
            ui.label(theme::strong(ui, "Accuracy", &TextStyle::Body));
            ui.add_space(theme::GAP);
            legend(ui, train, palette);
        });
        accuracy(ui, train, height, palette);
    }

    fn loss(&self, ui: &mut Ui, train: &Train, height: f32, palette: &Palette) {
        let log = self.logarithmic;
        let scale = move |value: f64| if log { value.max(1e-6).log10() } else { value };
        let back = move |value: f64| if log { 10_f64.powf(value) } else { value };
        let plot = chart("loss", height, palette)
            .include_y(scale(if log { 0.01 } else { 0.0 }))
            .include_y(scale(1.5))
            .y_grid_spacer(egui_plot::uniform_grid_spacer(|_| [0.5, 0.5, 1.0]))
            .y_axis_formatter(move |mark, _| short(back(mark.value)))
            .x_axis_label("")
            .label_formatter(move |hover| read_out(hover, move |y| format!("loss {:.3}", back(y))));
        let points = |curve: &Curve| curve.points().iter().map(|&[x, y]| [x, scale(y)]).collect::<Vec<_>>();
        let empty = train.loss.is_empty();
        let response = plot.show(ui, |plot| {
            let chance = HLine::new("chance", scale(CHANCE_LOSS)).color(palette.muted).style(LineStyle::dashed_loose());
            plot.hline(chance.allow_hover(false));
            plot.line(line("each step", points(&train.loss), palette.muted.gamma_multiply(0.45), 1.0));
            plot.line(line("training, smoothed", points(&train.smooth_loss), palette.machine, 2.5));
            validation(plot, points(&train.validation_loss), palette);
            test(plot, train, |test| scale(test.evaluation.loss), palette);
        });
        if empty {
            nothing_yet(ui, response.response.rect, train, palette);
        }
    }
}

fn accuracy(ui: &mut Ui, train: &Train, height: f32, palette: &Palette) {
    let plot = accuracy_chart("accuracy", height, palette);
    let empty = train.smooth_accuracy.is_empty();
    let response = plot.show(ui, |plot| {
        plot.hline(chance(palette));
        plot.line(line("training, smoothed", train.smooth_accuracy.points().to_vec(), palette.machine, 2.5));
        let known = line("its own fixed set", train.details.training_set.points().to_vec(), palette.human, 2.0);
        plot.line(known.style(LineStyle::dashed_dense()));
        validation(plot, train.validation_accuracy.points().to_vec(), palette);
        test(plot, train, |test| test.evaluation.confusion.accuracy(), palette);
    });
    if empty {
        nothing_yet(ui, response.response.rect, train, palette);
    }
}

/// An empty chart of accuracies over pictures seen.
pub fn accuracy_chart<'a>(id: &'static str, height: f32, palette: &Palette) -> Plot<'a> {
    accuracy_axis(chart(id, height, palette)).label_formatter(|hover| read_out(hover, |y| format!("{:.1} % right", 100.0 * y)))
}

/// From 0 to 100 %.
pub fn accuracy_axis(plot: Plot<'_>) -> Plot<'_> {
    plot.include_y(0.0)
        .include_y(1.0)
        .y_grid_spacer(egui_plot::uniform_grid_spacer(|_| [0.25, 0.25, 1.0]))
        .y_axis_formatter(|mark, _| format!("{:.0} %", 100.0 * mark.value))
}

/// The line of a network that knows nothing.
pub fn chance(palette: &Palette) -> HLine {
    HLine::new("chance", CHANCE_ACCURACY).color(palette.muted).style(LineStyle::dashed_loose()).allow_hover(false)
}

/// An empty chart of losses over pictures seen.
pub fn loss_chart<'a>(id: &'static str, height: f32, palette: &Palette) -> Plot<'a> {
    chart(id, height, palette)
        .include_y(0.0)
        .include_y(1.5)
        .y_axis_formatter(|mark, _| short(mark.value))
        .label_formatter(|hover| read_out(hover, |y| format!("loss {y:.3}")))
}

/// The loss of a network that knows nothing.
pub fn chance_loss(palette: &Palette) -> HLine {
    HLine::new("chance", CHANCE_LOSS).color(palette.muted).style(LineStyle::dashed_loose()).allow_hover(false)
}

/// An empty chart over pictures seen.
pub fn chart<'a>(id: &'static str, height: f32, palette: &Palette) -> Plot<'a> {
    frame(id, height, palette)
        .include_x(0.0)
        .include_x(2000.0)
        .x_axis_formatter(|mark: GridMark, _| if mark.value < 0.0 { String::new() } else { thousands(mark.value) })
        .x_axis_label("pictures seen")
}

/// An empty chart that stays as it is when it is dragged or scrolled over.
pub fn frame<'a>(id: &'static str, height: f32, palette: &Palette) -> Plot<'a> {
    Plot::new(id)
        .height(height)
        .allow_scroll(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_boxed_zoom(false)
        .y_axis_min_width(56.0)
        .grid_color(palette.border)
        .grid_spacing(48.0..=260.0)
}

fn line(name: &str, points: Vec<[f64; 2]>, color: egui::Color32, width: f32) -> Line<'static> {
    Line::new(name, PlotPoints::from(points)).color(color).width(width)
}

fn validation(plot: &mut egui_plot::PlotUi<'_>, points: Vec<[f64; 2]>, palette: &Palette) {
    let dots = Points::new("validation", PlotPoints::from(points.clone())).radius(3.5).color(palette.text);
    plot.line(line("validation", points, palette.text, 1.5));
    plot.points(dots);
}

/// The test pictures, which were looked at once, when all was done.
fn test(plot: &mut egui_plot::PlotUi<'_>, train: &Train, value: impl Fn(&TestResult) -> f64, palette: &Palette) {
    let Some(test) = &train.details.test else { return };
    let point = PlotPoints::from(vec![[test.images as f64, value(test)]]);
    plot.points(Points::new("test", point).shape(MarkerShape::Diamond).radius(7.0).color(palette.truth));
}

/// The names of the lines, in the order of the eye.
fn legend(ui: &mut Ui, train: &Train, palette: &Palette) {
    let mut entries = vec![
        ("\u{2013}", "each step", palette.muted),
        ("\u{2014}", "training", palette.machine),
        ("\u{25CF}", "validation", palette.text),
        ("- -", "chance", palette.muted),
    ];
    if !train.details.training_set.is_empty() {
        entries.push(("- -", "its own set", palette.human));
    }
    if train.details.test.is_some() {
        entries.push(("\u{25A0}", "test", palette.truth));
    }
    ui.spacing_mut().item_spacing.x = 10.0;
    for (mark, name, color) in entries {
        ui.add(egui::Label::new(RichText::new(format!("{mark} {name}")).small().color(color)).truncate());
    }
}

fn read_out(hover: &HoverPosition<'_>, value: impl Fn(f64) -> String) -> Option<String> {
    match hover {
        HoverPosition::NearDataPoint { plot_name, position, .. } => {
            Some(format!("{plot_name}\n{}\nafter {} pictures", value(position.y), thousands(position.x)))
        }
        HoverPosition::Elsewhere { .. } => None,
    }
}

/// What to do while there is nothing to draw.
fn nothing_yet(ui: &Ui, rect: egui::Rect, train: &Train, palette: &Palette) {
    let text = if train.is_active() { "The first steps are on their way" } else { "Press Start to see it learn" };
    let font = TextStyle::Body.resolve(ui.style());
    ui.painter().text(rect.center() - vec2(0.0, 12.0), egui::Align2::CENTER_CENTER, text, font, palette.muted);
}

/// A number of pictures, short.
fn thousands(count: f64) -> String {
    if count >= 10_000.0 { format!("{:.0} k", count / 1000.0) } else { format!("{count:.0}") }
}

fn short(value: f64) -> String {
    match value {
        v if v.abs() < 1e-9 => "0".to_owned(),
        v if v >= 0.095 => format!("{v:.1}"),
        v => format!("{v:.3}"),
    }
}
