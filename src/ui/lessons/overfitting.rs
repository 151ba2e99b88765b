//! Over- and underfitting: the course of a training on a small set, and where all sizes of the set end.

mod decay;

use egui::Ui;
use egui_plot::{LineStyle, MarkerShape};

use super::super::widgets::Series;
use super::super::{Actions, theme};
use super::chart::{Axis, share_chart};
use super::parts::{choice, number_rows};
use super::{LessonPage, View};
use crate::app::lessons::{FitPoint, FitScene, SEEN, SetSize};
use crate::app::{Knobs, LessonAction, PageId, number};
use crate::words::words;

/// Least height of a chart, in points.
const LEAST_CHART: f32 = 120.0;

/// The page.
#[derive(Default)]
pub struct OverfittingPage {
    decay: decay::DecayStage,
}

impl LessonPage for OverfittingPage {
    fn id(&self) -> PageId {
        PageId("overfitting")
    }

    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, _actions: &mut Actions) {
        let chapter = &view.chapters.overfitting;
        let Some(fits) = &chapter.seen else { return };
        if chapter.knobs.scene == FitScene::Decay {
            self.decay.stage(ui, fits);
            return;
        }
        let course = fits.of(chapter.knobs.size);
        let over_time = |value: fn(&FitPoint) -> f64| course.iter().map(|point| [point.seen as f64, value(point)]).collect();
        let title = course_title(chapter.knobs.size);
        let height = ((ui.available_height() - 184.0) / 2.0).max(LEAST_CHART);
        let lines = lines(ui, over_time(|point| point.training), over_time(|point| point.test));
        share_chart(ui, "course", &title, height, &lines, &Axis::seen(SEEN));
        ui.add_space(theme::GAP);
        let ends = |value: fn(&FitPoint) -> f64| {
            // Only trainings that have come to their end: a young network says nothing about its set.
            let last = |(place, size): (usize, &SetSize)| {
                Some([place as f64, value(fits.of(*size).last().filter(|point| point.seen >= SEEN)?)])
            };
            SetSize::ALL.iter().enumerate().filter_map(last).collect()
        };
        let lines = self::lines(ui, ends(|point| point.training), ends(|point| point.test));
        let title = words().chapter_overfitting_ends();
        share_chart(
            ui,
            "ends",
            &title,
            height,
            &lines,
            &Axis {
                name: words().chapter_overfitting_axis(),
                end: SetSize::ALL.len() as f64 - 1.0,
                mark: size_mark,
                place: of_size,
            },
        );
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let before = view.chapters.overfitting.knobs;
        let mut knobs = before;
        let scenes =
            [(FitScene::SetSizes, words().chapter_overfitting_sizes()), (FitScene::Decay, words().chapter_overfitting_decay())];
        if let Some(scene) = choice(ui, &words().chapter_look_at(), &scenes, knobs.scene) {
            knobs.scene = scene;
        }
        match knobs.scene {
            FitScene::SetSizes => {
                let choices = SetSize::ALL.map(|size| (size, short_title(size)));
                knobs.size = choice(ui, &words().chapter_overfitting_different(), &choices, knobs.size).unwrap_or(knobs.size);
            }
            FitScene::Decay => decay::knob(ui, &mut knobs.lambda),
        }
        if knobs != before {
            actions.push(LessonAction::Turn(Box::new(Knobs::Overfitting(knobs))));
        }
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let chapter = &view.chapters.overfitting;
        if chapter.knobs.scene == FitScene::Decay {
            decay::numbers(ui, chapter.seen.as_ref().and_then(|fits| fits.decayed.as_deref()));
            return;
        }
        let Some(last) = chapter.seen.as_ref().and_then(|fits| fits.of(chapter.knobs.size).last()) else { return };
        let percent = |share: f64| number::percent(100.0 * share, 0);
        let gap = (100.0 * (last.training - last.test)).round();
        number_rows(
            ui,
            "fit",
            &[
                (words().chapter_right_on_training(), percent(last.training)),
                (words().chapter_right_on_new(), percent(last.test)),
                (words().chapter_overfitting_gap(), words().chapter_overfitting_points(number::short(gap, 0), gap)),
            ],
        );
    }
}

fn lines(ui: &Ui, training: Vec<[f64; 2]>, test: Vec<[f64; 2]>) -> [Series; 2] {
    let palette = theme::palette(ui);
    [
        Series::line(words().chapter_overfitting_training(), palette.machine, (2.0, LineStyle::dashed_dense()), training)
            .with_dots(MarkerShape::Square, 4.0),
        Series::line(words().chapter_overfitting_test(), palette.truth, (2.5, LineStyle::Solid), test)
            .with_dots(MarkerShape::Circle, 4.0),
    ]
}

/// The size at a place of the axis; none between two places.
fn size_at(place: f64) -> Option<SetSize> {
    let whole = place.round();
    ((place - whole).abs() < 1e-6 && whole >= 0.0).then(|| SetSize::ALL.get(whole as usize).copied()).flatten()
}

fn size_mark(mark: egui_plot::GridMark) -> String {
    size_at(mark.value).map_or_else(String::new, short_title)
}

fn of_size(place: f64) -> String {
    size_at(place).map_or_else(String::new, title)
}

fn short_title(size: SetSize) -> String {
    match size {
        SetSize::Thirty => number::grouped(30),
        SetSize::Hundred => number::grouped(100),
        SetSize::ThreeHundred => number::grouped(300),
        SetSize::Thousand => number::grouped(1000),
        SetSize::Endless => words().chapter_overfitting_new(),
    }
}

fn title(size: SetSize) -> String {
    match size {
        SetSize::Endless => words().chapter_overfitting_every_time_new(),
        size => words().chapter_overfitting_again(short_title(size)),
    }
}

fn course_title(size: SetSize) -> String {
    match size {
        SetSize::Endless => words().chapter_overfitting_course_new(),
        size => words().chapter_overfitting_course(short_title(size)),
    }
}
