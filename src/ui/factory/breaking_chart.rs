//! The chart of breaking points: the machine's share of right answers over the knob, the player's beside it.

use egui::{Align2, Color32, RichText, Ui};
use egui_plot::{AxisHints, FilledArea, HLine, Line, LineStyle, MarkerShape, PlotPoint, PlotPoints, PlotUi, Span, Text, VLine};

use super::super::theme::{self, Palette};
use super::super::widgets::{ChartWords, Series, fixed_plot, legend_entry, read_out, room_for_half_a_mark, round_step};
use crate::app::{BROKEN, Measured, State, SweepGroup, SweepRun, Tally, knob_value, knob_words, number, parameter_unit};
use crate::factory::{Parameter, Syndrome};
use crate::words::words;

/// Which lines are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Split {
    /// One for all pictures.
    #[default]
    All,
    /// One for each class.
    Class,
    /// One for smaller, one for larger tumors.
    Size,
}

impl Split {
    /// In the order of the buttons.
    pub const ALL: [Self; 3] = [Self::All, Self::Class, Self::Size];

    /// The word on the button.
    pub fn word(self) -> String {
        match self {
            Self::All => words().factory_split_all(),
            Self::Class => words().factory_split_class(),
            Self::Size => words().factory_split_size(),
        }
    }

    /// What it means.
    pub fn hint(self) -> String {
        match self {
            Self::All => words().factory_split_all_hint(),
            Self::Class => words().factory_split_class_hint(),
            Self::Size => words().factory_split_size_hint(),
        }
    }

    /// The groups, each with its own mark and dash, so that none is told by colour alone.
    fn groups(self) -> Vec<(SweepGroup, MarkerShape, LineStyle)> {
        let class = SweepGroup::Class;
        match self {
            Self::All => vec![(SweepGroup::All, MarkerShape::Circle, LineStyle::Solid)],
            Self::Class => vec![
                (class(Syndrome::A), MarkerShape::Circle, LineStyle::Solid),
                (class(Syndrome::B), MarkerShape::Square, LineStyle::dashed_loose()),
                (class(Syndrome::C), MarkerShape::Up, LineStyle::dotted_loose()),
                (class(Syndrome::Z), MarkerShape::Down, LineStyle::dashed_dense()),
            ],
            Self::Size => vec![
                (SweepGroup::SmallerTumors, MarkerShape::Down, LineStyle::dashed_loose()),
                (SweepGroup::LargerTumors, MarkerShape::Up, LineStyle::Solid),
            ],
        }
    }
}

/// Shows the chart; gives the value that was clicked.
pub fn show(ui: &mut Ui, state: &State, split: Split, height: f32) -> Option<f64> {
    let palette = theme::palette(ui);
    let sweep = &state.factory.sweep;
    let run = sweep.run.as_ref();
    let form = run.map_or(sweep.form, |run| run.form);
    let (low, high) = form.range;
    let name = Parameter::by_key(form.key).map_or_else(String::new, knob_words);
    let unit = Parameter::by_key(form.key).map_or_else(String::new, parameter_unit);
    let axis = if unit.is_empty() { name.clone() } else { words().factory_knob_unit(&name, unit) };
    let margin = 0.02 * (high - low);
    let step = round_step((high - low) / 9.0);
    let lines = lines(state, split, palette);
    // Share of right answers of a machine that knows nothing.
    let chance = run.map_or(0.25, |run| run.answers.base_rate(&run.first.recipe));
    let plot = fixed_plot("breaking points", height)
        .width(ui.available_width() - room_for_half_a_mark(ui))
        .include_x(low - margin)
        .include_x(high + margin)
        .include_y(-0.02)
        .include_y(1.02)
        .allow_double_click_reset(false)
        .show_x(false)
        .show_y(false)
        .y_axis_min_width(52.0)
        .grid_color(palette.border)
        .grid_spacing(24.0..=100.0)
        .x_grid_spacer(egui_plot::uniform_grid_spacer(move |_| [step, step, 5.0 * step]))
        .y_grid_spacer(egui_plot::uniform_grid_spacer(|_| [0.25, 0.25, 1.0]))
        .y_axis_formatter(|mark, _| {
            if (-0.01..1.01).contains(&mark.value) { number::percent(100.0 * mark.value, 0) } else { String::new() }
        })
        .show_crosshair(false)
        .custom_x_axes(vec![
            AxisHints::new_x().label(axis).label_spacing(24.0..=40.0).formatter(|mark, _| number::short(mark.value, 3)),
        ]);
    let pointed = sweep.value;
    let is_pointed = run.is_none_or(|run| run.form.key == sweep.form.key);
    let response = plot.show(ui, |plot| {
        plot.hline(dashed(BROKEN, palette));
        plot.hline(dashed(chance, palette));
        if let Some(run) = run {
            own_values(plot, run, palette);
            if is_pointed {
                plot.vline(VLine::new("", pointed).color(palette.muted).width(1.0).allow_hover(false));
            }
            if split == Split::All {
                band(plot, run, palette);
            }
            for line in &lines {
                line.series.draw(plot);
            }
            if split == Split::Class {
                names(plot, run, palette);
            }
            if split == Split::All {
                breaks(plot, run, palette);
            }
            player(plot, run, state, palette);
        }
    });
    let value = |name: &str, point: [f64; 2]| counted_words(&lines, name, point);
    let place = |value: f64| words().factory_knob_at(&name, knob_value(value));
    let all: Vec<Series> = lines.iter().map(|line| line.series.clone()).collect();
    read_out(ui, &response, &all, &ChartWords { place: &place, value: &value });
    if run.is_none_or(|run| run.points.iter().all(Option::is_none)) {
        let text = if run.is_some() { words().factory_chart_first() } else { words().factory_chart_empty() };
        let font = egui::TextStyle::Body.resolve(ui.style());
        let middle = response.response.rect.center() - egui::vec2(0.0, 40.0);
        ui.painter().text(middle, Align2::CENTER_CENTER, text, font, palette.muted);
    }
    let clicked = response.response.clicked().then(|| response.response.interact_pointer_pos()).flatten();
    clicked.map(|position| response.transform.value_from_position(position).x)
}

fn dashed(y: f64, palette: &Palette) -> HLine {
    HLine::new("", y).color(palette.muted.gamma_multiply(0.7)).style(LineStyle::dashed_loose()).allow_hover(false)
}

/// The values that the recipe itself draws.
fn own_values(plot: &mut PlotUi<'_>, run: &SweepRun, palette: &Palette) {
    let (first, last) = run.own_range();
    let (low, high) = run.form.range;
    if last < low || first > high {
        return;
    }
    let (first, last) = (first.max(low), last.min(high));
    plot.span(Span::new("", first..=last).fill(palette.truth.gamma_multiply(0.14)).border_width(1.0).border_color(palette.truth));
    // The space parts it from the line.
    let text = RichText::new(format!(" {}", words().factory_chart_own(&run.first.recipe.name))).small().color(palette.truth);
    let place = PlotPoint::new(last, 0.03);
    plot.text(Text::new("", place, text).anchor(Align2::LEFT_BOTTOM).allow_hover(false));
}

/// A line of the chart, and what was counted at each of its points.
struct MeasuredLine {
    series: Series,
    counted: Vec<(f64, Measured)>,
}

/// The machine's lines, and the player's answers.
fn lines(state: &State, split: Split, palette: &Palette) -> Vec<MeasuredLine> {
    let Some(run) = &state.factory.sweep.run else { return Vec::new() };
    let points = |counted: &[(f64, Measured)]| counted.iter().map(|(value, at)| [*value, at.share().unwrap_or(0.0)]).collect();
    let of_machine = |(group, marker, style): (SweepGroup, MarkerShape, LineStyle)| {
        let counted = run.line(group);
        let series = Series::line(machine_name(group), palette.machine, (2.0, style), points(&counted));
        MeasuredLine { series: series.with_dots(marker, 4.5), counted }
    };
    let played = run.played(&state.play.session);
    let you = Series::dots(words().factory_chart_you(), palette.human, (MarkerShape::Diamond, 6.0), points(&played));
    let you = (!played.is_empty()).then_some(MeasuredLine { series: you, counted: played });
    split.groups().into_iter().map(of_machine).chain(you).collect()
}

/// The marks of the lines that the split tells apart.
pub fn legend(ui: &mut Ui, split: Split) {
    let groups = if split == Split::All { Vec::new() } else { split.groups() };
    for (group, marker, style) in groups {
        let series = Series::line(group.words(), theme::palette(ui).machine, (2.0, style), Vec::new());
        legend_entry(ui, &series.with_dots(marker, 4.5));
    }
}

/// The interval around the machine's line for all pictures.
fn band(plot: &mut PlotUi<'_>, run: &SweepRun, palette: &Palette) {
    let line = run.line(SweepGroup::All);
    let column = |value: &dyn Fn(&(f64, Measured)) -> f64| line.iter().map(value).collect::<Vec<f64>>();
    let xs = column(&|(value, _)| *value);
    let (lows, highs) = (column(&|(_, at)| at.interval.0), column(&|(_, at)| at.interval.1));
    let band = FilledArea::new("", &xs, &lows, &highs);
    plot.add(band.fill_color(palette.machine.gamma_multiply(0.22)).allow_hover(false));
}

/// Each line is named where it parts best from the others: at its steepest fall.
fn names(plot: &mut PlotUi<'_>, run: &SweepRun, palette: &Palette) {
    for (group, ..) in Split::Class.groups() {
        let points: Vec<[f64; 2]> = run.line(group).iter().map(|(value, at)| [*value, at.share().unwrap_or(0.0)]).collect();
        let steepest = points.windows(2).max_by(|a, b| (a[0][1] - a[1][1]).abs().total_cmp(&(b[0][1] - b[1][1]).abs()));
        let Some([from, to]) = steepest else { continue };
        let place = PlotPoint::new(f64::midpoint(from[0], to[0]), f64::midpoint(from[1], to[1]));
        let text = RichText::new(format!("  {}", group.words())).color(palette.text);
        plot.text(Text::new("", place, text).anchor(Align2::LEFT_CENTER).allow_hover(false));
    }
}

/// Where the machine is right on fewer than half of the pictures.
fn breaks(plot: &mut PlotUi<'_>, run: &SweepRun, palette: &Palette) {
    for (value, anchor) in run.breaks().into_iter().zip([Align2::RIGHT_BOTTOM, Align2::LEFT_BOTTOM]) {
        let Some(value) = value else { continue };
        plot.vline(VLine::new("", value).color(palette.alarm).width(1.5).style(LineStyle::dashed_dense()).allow_hover(false));
        // Spaces part it from the line, on whichever side it stands.
        let text = RichText::new(format!(" {} ", words().factory_chart_breaks(knob_value(value)))).color(palette.alarm);
        let place = PlotPoint::new(value, BROKEN + 0.01);
        plot.text(Text::new("", place, text).anchor(anchor).allow_hover(false));
    }
}

/// The intervals of the player's own answers.
fn player(plot: &mut PlotUi<'_>, run: &SweepRun, state: &State, palette: &Palette) {
    let played = run.played(&state.play.session);
    let color: Color32 = palette.human;
    for (value, at) in &played {
        let (low, high) = at.interval;
        plot.line(
            Line::new("", PlotPoints::from(vec![[*value, low], [*value, high]])).color(color).width(2.0).allow_hover(false),
        );
    }
}

fn machine_name(group: SweepGroup) -> String {
    words().factory_chart_machine(group.words())
}

/// What was counted at a point.
fn counted_words(lines: &[MeasuredLine], name: &str, point: [f64; 2]) -> String {
    let line = lines.iter().find(|line| line.series.name == name);
    let counted = line.and_then(|line| line.counted.iter().find(|(value, _)| (value - point[0]).abs() < f64::EPSILON));
    let share = number::percent(100.0 * point[1], 1);
    let Some((_, at)) = counted else { return share };
    let ((low, high), Tally { right, pictures }) = (at.interval, at.tally);
    let (right, pictures) = (number::grouped(right), number::grouped(pictures));
    words().factory_chart_counted(share, right, pictures, number::fixed(100.0 * low, 0), number::percent(100.0 * high, 0))
}
