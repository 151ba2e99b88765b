//! Cross-entropy: two neurons that start equally wrong, step by step and on the curves of their errors.

use egui::{TextStyle, Ui};
use egui_plot::{AxisHints, GridMark, LineStyle, MarkerShape};

use super::super::widgets::{ChartWords, Series, draw, fixed_plot, legend_entry, read_out};
use super::super::{Actions, theme};
use super::chart::axis;
use super::course_chart::{few_marks, whole_mark};
use super::ground::caption;
use super::learning_rate::after_steps;
use super::parts::{KnobStyle, choice, knob, number_rows};
use super::{LessonPage, View};
use crate::app::lessons::{ENTROPY_STEPS, EntropySeen, MEASURES};
use crate::app::{Knobs, LessonAction, PageId, number};
use crate::lecture::cross_entropy::{CLASSES, MOST_STEPS, chance_loss};
use crate::lecture::descent::Surface as _;
use crate::lecture::neuron::sigmoid;
use crate::words::words;

/// How long the steps take, in seconds.
const WALK: f64 = 5.0;
/// The sums that are shown go from minus this to this.
const REACH: f64 = 8.0;
/// Points of a curve.
const POINTS: usize = 160;
/// Starts to choose.
const STARTS: [f64; 4] = [0.0, -3.0, -6.0, -8.0];

/// The page.
pub struct CrossEntropyPage;

impl LessonPage for CrossEntropyPage {
    fn id(&self) -> PageId {
        PageId("cross-entropy")
    }

    fn length(&self, _view: &View<'_>) -> f64 {
        WALK
    }

    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, _actions: &mut Actions) {
        let Some(seen) = &view.chapters.cross_entropy.seen else { return };
        let half = ((ui.available_height() - 150.0) / 2.0).max(120.0);
        let shown = shown_steps(seen);
        let now = ((view.seconds / WALK * shown as f64).round() as usize).min(shown);
        ui.label(theme::strong(ui, words().chapter_cross_entropy_truth(), &TextStyle::Body));
        let lines = said(ui, seen, now, shown);
        legend(ui, &lines[1..]);
        chart_said(ui, half, shown, &lines);
        ui.add_space(theme::GAP);
        ui.label(theme::strong(ui, words().chapter_cross_entropy_errors(), &TextStyle::Body));
        caption(ui, &words().chapter_cross_entropy_slope());
        chart_errors(ui, half, &errors(ui, seen, now));
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let before = view.chapters.cross_entropy.knobs;
        let mut knobs = before;
        knob(
            ui,
            KnobStyle { name: &words().chapter_cross_entropy_start(), limits: (-REACH, REACH), decimals: 1, by_ratio: false },
            &mut knobs.start,
        );
        let starts = STARTS.map(|start| (start, number::short(start, 0)));
        if let Some(start) = choice(ui, &words().chapter_try(), &starts, knobs.start) {
            knobs.start = start;
        }
        knob(
            ui,
            KnobStyle { name: &words().chapter_rate(), limits: (0.01, 100.0), decimals: 2, by_ratio: true },
            &mut knobs.rate,
        );
        if knobs != before {
            actions.push(LessonAction::Turn(Box::new(Knobs::CrossEntropy(knobs))));
        }
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(seen) = &view.chapters.cross_entropy.seen else { return };
        let over = || words().chapter_over(number::grouped(MOST_STEPS as u64));
        let [entropy, square] = seen.steps.map(|steps| steps.map_or_else(over, |steps| number::grouped(steps as u64)));
        let start = seen.knobs.start;
        number_rows(
            ui,
            "entropy",
            &[
                (
                    words().chapter_cross_entropy_at_start(),
                    words().chapter_cross_entropy_percent(number::short(100.0 * sigmoid(start), 3)),
                ),
                (words().chapter_cross_entropy_steps(), entropy),
                (words().chapter_cross_entropy_steps_square(), square),
                (words().chapter_cross_entropy_gradients(), words().chapter_cross_entropy_ratio(number::fixed(seen.ratio, 0))),
                (words().chapter_cross_entropy_chance(), number::fixed(chance_loss(CLASSES), 3)),
            ],
        );
    }
}

/// The names of the two errors.
fn error_names() -> [String; 2] {
    [words().chapter_cross_entropy_error(), words().chapter_cross_entropy_square()]
}

/// Steps that are worth seeing: until both say more than one half, and a little more.
fn shown_steps(seen: &EntropySeen) -> usize {
    let slower = seen.steps.map(|steps| steps.unwrap_or(ENTROPY_STEPS));
    let wanted = slower[0].max(slower[1]) * 5 / 4;
    wanted.clamp(20, ENTROPY_STEPS)
}

/// The probabilities of both neurons, up to a step, over the line of one half.
fn said(ui: &Ui, seen: &EntropySeen, now: usize, shown: usize) -> [Series; 3] {
    let palette = theme::palette(ui);
    let of = |at: usize| {
        let course = &seen.courses[at].places;
        course.iter().take(now + 1).enumerate().map(|(step, [z])| [step as f64, sigmoid(*z)]).collect::<Vec<_>>()
    };
    let names = error_names();
    let name = |at: usize| match seen.steps[at] {
        Some(steps) => words().chapter_cross_entropy_to_half(&names[at], number::grouped(steps as u64), steps as u64),
        None => words().chapter_cross_entropy_never_half(&names[at]),
    };
    [
        Series::line(
            words().chapter_cross_entropy_half(),
            palette.muted,
            (1.5, LineStyle::dotted_dense()),
            vec![[0.0, 0.5], [shown as f64, 0.5]],
        ),
        Series::line(name(0), palette.truth, (2.5, LineStyle::Solid), of(0)),
        Series::line(name(1), palette.human, (2.5, LineStyle::dashed_dense()), of(1)),
    ]
}

fn legend(ui: &mut Ui, lines: &[Series]) {
    ui.horizontal(|ui| {
        for series in lines {
            legend_entry(ui, series);
            ui.add_space(theme::GAP);
        }
    });
}

fn chart_said(ui: &mut Ui, height: f32, shown: usize, lines: &[Series; 3]) {
    let percent = |mark: GridMark| match mark.value {
        share if (-1e-9..=1.0 + 1e-9).contains(&share) => number::percent(100.0 * share, 0),
        _ => String::new(),
    };
    let plot = fixed_plot("said", height)
        .include_x(0.0)
        .include_x(shown as f64)
        .include_y(0.0)
        .include_y(1.0)
        .set_margin_fraction(egui::vec2(0.03, 0.05))
        .grid_color(theme::palette(ui).border)
        .show_x(false)
        .show_y(false)
        .x_grid_spacer(few_marks)
        .custom_x_axes(vec![axis(words().chapter_steps()).formatter(|mark, _| whole_mark(mark))])
        .custom_y_axes(vec![AxisHints::new_y().min_thickness(56.0).formatter(move |mark, _| percent(mark))]);
    let response = plot.show(ui, |plot| draw(plot, lines));
    let value = |_: &str, point: [f64; 2]| number::percent(100.0 * point[1], 1);
    read_out(ui, &response, &lines[1..], &ChartWords { place: &after_steps, value: &value });
}

/// The curves of both errors, with the neurons on them.
fn errors(ui: &Ui, seen: &EntropySeen, now: usize) -> Vec<Series> {
    let palette = theme::palette(ui);
    let looks = [
        (palette.truth, LineStyle::Solid, MarkerShape::Circle),
        (palette.human, LineStyle::dashed_dense(), MarkerShape::Diamond),
    ];
    let mut all = Vec::new();
    let names = error_names();
    for (at, (color, style, shape)) in looks.into_iter().enumerate() {
        let error = |z: f64| MEASURES[at].loss([z]);
        let curve = (0..=POINTS).map(|point| REACH * (2.0 * point as f64 / POINTS as f64 - 1.0)).map(|z| [z, error(z)]).collect();
        all.push(Series::line(names[at].as_str(), color, (2.0, style), curve));
        let course = &seen.courses[at].places;
        if let Some([z]) = course.get(now.min(course.len() - 1)) {
            let z = z.clamp(-REACH, REACH);
            all.push(Series::dots(words().chapter_cross_entropy_its_neuron(), color, (shape, 7.0), vec![[z, error(z)]]));
        }
    }
    all
}

fn chart_errors(ui: &mut Ui, height: f32, lines: &[Series]) {
    let signed = |mark: GridMark| {
        if mark.value.fract().abs() > 1e-9 { String::new() } else { number::whole(mark.value as i64) }
    };
    let plot = fixed_plot("errors", height)
        .include_x(-REACH)
        .include_x(REACH)
        .include_y(0.0)
        .include_y(REACH)
        .set_margin_fraction(egui::vec2(0.03, 0.05))
        .grid_color(theme::palette(ui).border)
        .show_x(false)
        .show_y(false)
        .x_grid_spacer(few_marks)
        .custom_x_axes(vec![axis(words().chapter_cross_entropy_sum()).formatter(move |mark, _| signed(mark))])
        .custom_y_axes(vec![AxisHints::new_y().min_thickness(56.0).formatter(|mark, _| whole_mark(mark))]);
    let response = plot.show(ui, |plot| draw(plot, lines));
    let curves: Vec<Series> = lines.iter().filter(|series| series.points.len() > 1).cloned().collect();
    let value = |_: &str, point: [f64; 2]| number::fixed(point[1], 3);
    let place = |z: f64| words().chapter_cross_entropy_at(number::fixed(z, 1));
    read_out(ui, &response, &curves, &ChartWords { place: &place, value: &value });
}
