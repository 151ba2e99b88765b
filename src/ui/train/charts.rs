//! The curves: loss above, accuracy below, over pictures seen.

use egui::{Align, Layout, TextStyle, Ui, vec2};
use egui_plot::{HLine, LineStyle, MarkerShape, Plot};

use super::super::theme::{self, Palette};
use super::super::widgets::{ChartWords, Series, draw, fixed_plot, legend_entry, pictures_mark, read_out, room_for_half_a_mark};
use crate::app::{Answered, TestResult, Train, grouped, number};
use crate::factory::Recipe;
use crate::network::Classes;
use crate::runs::CurveRow;
use crate::words::{Text, Words, words};

/// What a network reaches that knows nothing of the pictures.
#[derive(Clone, Copy, PartialEq)]
pub struct Chance {
    /// Share of right answers, 0 to 1.
    pub accuracy: f64,
    /// Cross-entropy, in nats.
    pub loss: f64,
}

impl Chance {
    /// Of the four classes: a quarter, and ln 4.
    pub fn of_four() -> Self {
        Self { accuracy: 0.25, loss: Classes::Four.chance_loss() }
    }

    /// Of these answers on pictures of a recipe.
    pub fn of(classes: Classes, recipe: &Recipe) -> Self {
        Self { accuracy: classes.base_rate(recipe), loss: classes.chance_loss() }
    }
}

/// Room for the head of a chart, in points.
const HEAD: f32 = 28.0;

/// What the charts show: points of pictures seen and a value.
pub struct Curves {
    chance: Chance,
    /// Loss of each step.
    steps: Vec<[f64; 2]>,
    /// The same, smoothed.
    loss: Vec<[f64; 2]>,
    /// Accuracy of the steps, smoothed.
    accuracy: Vec<[f64; 2]>,
    validation_loss: Vec<[f64; 2]>,
    validation_accuracy: Vec<[f64; 2]>,
    /// Pictures that the networks had seen when they were measured, and how many pictures the measurement judged.
    judged: Vec<(u64, u64)>,
    /// Accuracy on the fixed set that is learned from.
    training_set: Vec<[f64; 2]>,
    /// The test pictures, which were looked at once, when all was done.
    test: Option<TestResult>,
    /// What to do while there is nothing to draw.
    nothing_yet: Text,
}

impl Curves {
    /// Of the training under way, or the last one.
    pub fn of_training(train: &Train) -> Self {
        Self {
            chance: Chance::of(train.running.settings.classes, &train.recipe),
            steps: train.loss.points().to_vec(),
            loss: train.smooth_loss.points().to_vec(),
            accuracy: train.smooth_accuracy.points().to_vec(),
            validation_loss: train.validation_loss.points().to_vec(),
            validation_accuracy: train.validation_accuracy.points().to_vec(),
            judged: judged(&train.rows),
            training_set: train.details.training_set.points().to_vec(),
            test: train.details.test,
            nothing_yet: if train.is_active() { Words::train_chart_first_steps } else { Words::train_chart_press_start },
        }
    }

    /// Of a run that was recorded: one point per measurement.
    pub fn of_rows(rows: &[CurveRow]) -> Self {
        let points = |value: fn(&CurveRow) -> f64| rows.iter().map(|row| [row.images as f64, value(row)]).collect();
        Self {
            // The recorded stories are of the four classes.
            chance: Chance::of_four(),
            steps: Vec::new(),
            judged: judged(rows),
            training_set: Vec::new(),
            test: None,
            loss: points(|row| row.loss),
            accuracy: points(|row| row.accuracy),
            validation_loss: points(|row| row.validation_loss),
            validation_accuracy: points(|row| row.validation_accuracy),
            nothing_yet: Words::train_chart_recording_begins,
        }
    }

    /// The lines of the loss, on the scale that `scale` makes of it.
    fn losses(&self, scale: impl Fn(f64) -> f64, palette: &Palette) -> Vec<Series> {
        let scaled = |points: &[[f64; 2]]| points.iter().map(|&[x, y]| [x, scale(y)]).collect::<Vec<_>>();
        let mut all = Vec::new();
        if !self.steps.is_empty() {
            all.push(Series::line(words().train_line_step(), faint(palette), (1.0, LineStyle::Solid), scaled(&self.steps)));
        }
        all.push(Series::line(words().train_line_training(), palette.machine, (2.5, LineStyle::Solid), scaled(&self.loss)));
        all.push(measured(scaled(&self.validation_loss), palette));
        all.extend(self.test.map(|test| tested(test.images, scale(test.evaluation.loss), palette)));
        all
    }

    /// An accuracy in words; of a measurement, with the number of pictures that it judged and the interval of the share behind it.
    fn accuracy_words(&self, name: &str, validation: &str, [images, share]: [f64; 2]) -> String {
        let place = self.judged.binary_search_by(|(seen, _)| (*seen as f64).total_cmp(&images));
        match place.ok().filter(|_| name == validation).and_then(|place| self.judged.get(place)) {
            Some(&(_, of)) => judged_share_words(share, Answered { right: (share * of as f64).round() as u64, of }),
            None => percent(share),
        }
    }

    /// The lines of the accuracy.
    fn accuracies(&self, palette: &Palette) -> Vec<Series> {
        let mut all =
            vec![Series::line(words().train_line_training(), palette.machine, (2.5, LineStyle::Solid), self.accuracy.clone())];
        if !self.training_set.is_empty() {
            let style = (2.0, LineStyle::dashed_dense());
            all.push(Series::line(words().train_line_own_set(), palette.human, style, self.training_set.clone()));
        }
        all.push(measured(self.validation_accuracy.clone(), palette));
        all.extend(self.test.map(|test| tested(test.images, test.evaluation.confusion.accuracy(), palette)));
        all
    }
}

fn judged(rows: &[CurveRow]) -> Vec<(u64, u64)> {
    rows.iter().map(|row| (row.images, row.validation_pictures)).collect()
}

/// An accuracy, how many pictures it is the share of, and the exact 95 % interval of the share behind it.
pub fn judged_share_words(share: f64, answered: Answered) -> String {
    let [low, high] = answered.interval().map(|end| number::fixed(100.0 * end, 0));
    words().train_judged_share(percent(share), grouped(answered.of), low, high)
}

/// An accuracy.
fn percent(share: f64) -> String {
    number::percent(100.0 * share, 1)
}

/// The colour of the single steps, which lie behind the smoothed line.
fn faint(palette: &Palette) -> egui::Color32 {
    palette.muted.gamma_multiply(0.45)
}

fn measured(points: Vec<[f64; 2]>, palette: &Palette) -> Series {
    Series::line(words().train_line_validation(), palette.text, (1.5, LineStyle::Solid), points)
        .with_dots(MarkerShape::Circle, 3.5)
}

fn tested(images: u64, value: f64, palette: &Palette) -> Series {
    Series::dots(words().train_line_test(), palette.truth, (MarkerShape::Diamond, 7.0), vec![[images as f64, value]])
}

/// What the charts remember between frames.
#[derive(Default)]
pub struct Charts {
    logarithmic: bool,
}

impl Charts {
    /// Shows both charts one above the other, and leaves `below` points free.
    pub fn show(&mut self, ui: &mut Ui, curves: &Curves, below: f32) {
        let height = ((ui.available_height() - below - 2.0 * HEAD - 4.0 * theme::GAP) / 2.0).max(80.0);
        let palette = theme::palette(ui);
        let accuracies = curves.accuracies(palette);
        // Lines of both charts are named over the lower one, those of the loss alone over the upper one.
        let chance_line = Series::line(words().train_line_chance(), palette.muted, (1.0, LineStyle::dashed_loose()), Vec::new());
        let steps = Series::line(words().train_line_step(), faint(palette), (1.0, LineStyle::Solid), Vec::new());
        let upper = if curves.steps.is_empty() { vec![chance_line] } else { vec![steps, chance_line] };
        ui.horizontal(|ui| {
            ui.set_height(HEAD);
            ui.label(theme::strong(ui, words().train_loss(), &TextStyle::Body));
            ui.add_space(theme::GAP);
            legend(ui, &upper);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.checkbox(&mut self.logarithmic, words().train_log_scale());
            });
        });
        self.loss(ui, curves, height, palette);
        ui.horizontal(|ui| {
            ui.set_height(HEAD);
            ui.label(theme::strong(ui, words().train_accuracy(), &TextStyle::Body));
            ui.add_space(theme::GAP);
            legend(ui, &accuracies);
        });
        let chart = accuracy_chart("accuracy", height, ui).show(ui, |plot| {
            plot.hline(chance(curves.chance.accuracy, palette));
            draw(plot, &accuracies);
        });
        let validation = words().train_line_validation();
        let value = |name: &str, point: [f64; 2]| curves.accuracy_words(name, &validation, point);
        read_out(ui, &chart, &accuracies, &ChartWords { place: &after, value: &value });
        if curves.accuracy.is_empty() {
            nothing_yet(ui, chart.response.rect, curves, palette);
        }
    }

    fn loss(&self, ui: &mut Ui, curves: &Curves, height: f32, palette: &Palette) {
        let log = self.logarithmic;
        let scale = move |value: f64| if log { value.max(1e-6).log10() } else { value };
        let back = move |value: f64| if log { 10_f64.powf(value) } else { value };
        let losses = curves.losses(scale, palette);
        let plot = chart("loss", height, ui)
            .include_y(scale(if log { 0.01 } else { 0.0 }))
            .include_y(scale(1.5))
            .y_grid_spacer(egui_plot::uniform_grid_spacer(|_| [0.5, 0.5, 1.0]))
            .y_axis_formatter(move |mark, _| short(back(mark.value)))
            .x_axis_label("");
        let chart = plot.show(ui, |plot| {
            let chance = HLine::new(words().train_line_chance(), scale(curves.chance.loss))
                .color(palette.muted)
                .style(LineStyle::dashed_loose());
            plot.hline(chance.allow_hover(false));
            draw(plot, &losses);
        });
        let words = ChartWords { place: &after, value: &|_, [_, y]| number::fixed(back(y), 3) };
        read_out(ui, &chart, &losses, &words);
        if curves.loss.is_empty() {
            nothing_yet(ui, chart.response.rect, curves, palette);
        }
    }
}

/// The numbers of a chart of losses.
pub const LOSS_WORDS: ChartWords<'static> = ChartWords { place: &after, value: &|_, [_, y]| number::fixed(y, 3) };
/// The numbers of a chart of accuracies.
pub const ACCURACY_WORDS: ChartWords<'static> = ChartWords { place: &after, value: &|_, [_, y]| percent(y) };

/// A place in a chart over pictures seen, in words.
pub fn after(images: f64) -> String {
    let count = images.max(0.0).round() as u64;
    words().train_after(count, grouped(count))
}

/// An empty chart of accuracies over pictures seen.
pub fn accuracy_chart<'a>(id: &'static str, height: f32, ui: &Ui) -> Plot<'a> {
    accuracy_axis(chart(id, height, ui))
}

/// From 0 to 100 %.
pub fn accuracy_axis(plot: Plot<'_>) -> Plot<'_> {
    plot.include_y(0.0)
        .include_y(1.0)
        .y_grid_spacer(egui_plot::uniform_grid_spacer(|_| [0.25, 0.25, 1.0]))
        .y_axis_formatter(|mark, _| number::percent(100.0 * mark.value, 0))
}

/// The line of a network that knows nothing, which is right in this share of the pictures.
pub fn chance(accuracy: f64, palette: &Palette) -> HLine {
    HLine::new(words().train_line_chance(), accuracy).color(palette.muted).style(LineStyle::dashed_loose()).allow_hover(false)
}

/// An empty chart of losses over pictures seen.
pub fn loss_chart<'a>(id: &'static str, height: f32, ui: &Ui) -> Plot<'a> {
    chart(id, height, ui).include_y(0.0).include_y(1.5).y_axis_formatter(|mark, _| short(mark.value))
}

/// The loss of a network that knows nothing, in nats.
pub fn chance_loss(loss: f64, palette: &Palette) -> HLine {
    HLine::new(words().train_line_chance(), loss).color(palette.muted).style(LineStyle::dashed_loose()).allow_hover(false)
}

/// An empty chart over pictures seen.
pub fn chart<'a>(id: &'static str, height: f32, ui: &Ui) -> Plot<'a> {
    frame(id, height, ui)
        .include_x(0.0)
        .include_x(2000.0)
        .x_axis_formatter(|mark, _| pictures_mark(mark))
        .x_axis_label(words().train_axis_pictures())
}

/// An empty chart that stays as it is when it is dragged or scrolled over.
pub fn frame<'a>(id: &'static str, height: f32, ui: &Ui) -> Plot<'a> {
    fixed_plot(id, height)
        .width(ui.available_width() - room_for_half_a_mark(ui))
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .y_axis_min_width(56.0)
        .grid_color(theme::palette(ui).border)
        .grid_spacing(48.0..=260.0)
}

/// The names of lines, with their marks.
fn legend(ui: &mut Ui, lines: &[Series]) {
    for series in lines {
        legend_entry(ui, series);
        ui.add_space(4.0);
    }
}

/// What to do while there is nothing to draw.
fn nothing_yet(ui: &Ui, rect: egui::Rect, curves: &Curves, palette: &Palette) {
    let font = TextStyle::Body.resolve(ui.style());
    let place = rect.center() - vec2(0.0, 12.0);
    ui.painter().text(place, egui::Align2::CENTER_CENTER, (curves.nothing_yet)(words()), font, palette.muted);
}

fn short(value: f64) -> String {
    match value {
        v if v.abs() < 1e-9 => "0".to_owned(),
        v if v >= 0.095 => number::fixed(v, 1),
        v => number::fixed(v, 3),
    }
}
