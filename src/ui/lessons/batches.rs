//! Batches: three walks at equal passes, and the cloud in which one of them ends.

use egui::{Color32, Sense, Stroke, Ui};
use egui_plot::LineStyle;

use super::super::widgets::Series;
use super::super::{Actions, theme};
use super::course_chart::{self, CourseWords, falling};
use super::ground::{Ground, GroundView, MAP_SHARE, caption, large_numbers};
use super::learning_rate::walked;
use super::parts::{KnobStyle, choice, knob, number_rows};
use super::{LessonPage, View};
use crate::app::lessons::{ALL_PICTURES, BATCH_PASSES, BatchKnobs, BatchSeen, COMPANIONS, WHOLE_PASSES};
use crate::app::{Knobs, LessonAction, PageId, number};
use crate::lecture::descent::End;
use crate::words::words;

/// How long the passes take, in seconds.
const WALK: f64 = 5.0;
/// Pairs to choose: batch and learning rate.
const PAIRS: [(usize, f64); 6] = [(1, 0.1), (10, 1.0), (50, 3.0), (400, 7.0), (1, 0.03), (10, 0.3)];

/// The page.
#[derive(Default)]
pub struct BatchesPage {
    map: GroundView,
}

impl LessonPage for BatchesPage {
    fn id(&self) -> PageId {
        PageId("batches")
    }

    fn length(&self, _view: &View<'_>) -> f64 {
        WALK
    }

    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, _actions: &mut Actions) {
        let Some(seen) = &view.chapters.batches.seen else { return };
        let side = (MAP_SHARE * ui.available_height() - 24.0).min(0.66 * ui.available_width());
        caption(ui, &words().chapter_map());
        ui.horizontal_top(|ui| {
            let ground = self.map.show(ui, &words().chapter_batches_map(), &seen.map, side, Sense::hover());
            paths(ui, &ground, seen, view.seconds / WALK);
            ui.add_space(theme::GAP);
            ui.vertical(|ui| {
                let rate = number::short(seen.knobs.rate / seen.knobs.batch.max(1) as f64, 4);
                let passes =
                    seen.arrived.map_or_else(|| words().chapter_over(WHOLE_PASSES.to_string()), |passes| passes.to_string());
                let rows = [(passes, words().chapter_batches_passes_left()), (rate, words().chapter_batches_is_ratio())];
                large_numbers(ui, &rows);
                caption(ui, &words().chapter_batches_dots());
            });
        });
        ui.add_space(theme::GAP);
        let course = CourseWords {
            id: "batch course",
            title: &words().chapter_batches_course(),
            axis: &words().chapter_batches_passes(),
            place: &|pass| words().chapter_batches_after(number::short(pass, 2), pass),
        };
        let height = ui.available_height();
        course_chart::show(ui, &course, height, BATCH_PASSES as f64, &lines(ui, seen));
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let before = view.chapters.batches.knobs;
        let (mut batch, mut rate) = (before.batch as f64, before.rate);
        let limits = (1.0, ALL_PICTURES as f64);
        knob(ui, KnobStyle { name: &words().chapter_batches_size(), limits, decimals: 0, by_ratio: true }, &mut batch);
        knob(ui, KnobStyle { name: &words().chapter_rate(), limits: (0.001, 50.0), decimals: 3, by_ratio: true }, &mut rate);
        let mut knobs = BatchKnobs { batch: batch.round() as usize, rate };
        let pair = |(batch, rate): (usize, f64)| words().chapter_batches_pair(batch.to_string(), number::short(rate, 3));
        let pairs = PAIRS.map(|both| (both, pair(both)));
        if let Some((batch, rate)) = choice(ui, &words().chapter_batches_pairs(), &pairs, (knobs.batch, knobs.rate)) {
            knobs = BatchKnobs { batch, rate };
        }
        if knobs != before {
            actions.push(LessonAction::Turn(Box::new(Knobs::Batches(knobs))));
        }
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(seen) = &view.chapters.batches.seen else { return };
        let BatchKnobs { batch, rate } = seen.knobs;
        let arrived =
            seen.arrived.map_or_else(|| words().chapter_not_within(WHOLE_PASSES.to_string()), |passes| passes.to_string());
        // As in the chart: shares of the gap at the start.
        let first = seen.path.gaps.first().map_or(1.0, |(_, gap)| *gap);
        let left = |gap: f64| course_chart::percent(gap / first);
        let after_five = seen.path.after_pass.get(4).map_or_else(|| "\u{2013}".to_owned(), |gap| left(*gap));
        number_rows(
            ui,
            "batches",
            &[
                (words().chapter_batches_passes_to_goal(), arrived),
                (words().chapter_batches_after_five(), after_five),
                (words().chapter_batches_in_cloud(), left(seen.hovering)),
                (words().chapter_batches_ratio(), number::short(rate / batch.max(1) as f64, 4)),
            ],
        );
        if let End::RanAway { step } = seen.path.end {
            ui.colored_label(theme::palette(ui).alarm, words().chapter_batches_ran_away(number::grouped(step as u64)));
        }
    }
}

/// The colours of the two companions, on the map.
const COMPANION_COLORS: [Color32; 2] = [theme::DARK.truth, theme::DARK.machine];

fn paths(ui: &Ui, ground: &Ground, seen: &BatchSeen, share: f64) {
    ground.cross(ui, seen.lowest);
    for (path, color) in seen.companions.iter().zip(COMPANION_COLORS) {
        let places = walked(&path.places, share);
        ground.path(ui, places, Stroke::new(1.0, color.gamma_multiply(0.8)));
        if let Some(&last) = places.last() {
            ground.dots(ui, &[last], 5.0, color);
        }
    }
    if share >= 1.0 {
        ground.dots(ui, &seen.cloud.places, 1.5, theme::DARK.human.gamma_multiply(0.6));
    }
    let places = walked(&seen.path.places, share);
    ground.path(ui, places, Stroke::new(1.5, theme::DARK.human));
    if let Some(&last) = places.last() {
        ground.ball(ui, last, theme::DARK.human);
    }
}

fn lines(ui: &Ui, seen: &BatchSeen) -> Vec<Series> {
    let palette = theme::palette(ui);
    let colors = [palette.truth, palette.machine];
    let styles = [LineStyle::dotted_dense(), LineStyle::dashed_dense()];
    let mut lines = vec![course_chart::goal(ui, &number::percent(5.0, 0), 0.05, BATCH_PASSES as f64)];
    for (at, path) in seen.companions.iter().enumerate() {
        let (batch, rate) = COMPANIONS[at];
        let points = falling(path.gaps.iter().copied());
        lines.push(Series::line(
            words().chapter_batches_line(batch.to_string(), number::short(rate, 3)),
            colors[at],
            (1.5, styles[at]),
            points,
        ));
    }
    let BatchKnobs { batch, rate } = seen.knobs;
    let name = words().chapter_batches_yours(batch.to_string(), number::short(rate, 3));
    lines.push(Series::line(name, palette.human, (2.5, LineStyle::Solid), falling(seen.path.gaps.iter().copied())));
    lines
}
