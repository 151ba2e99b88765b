//! Momentum: a ravine with a pad of learning rate and momentum, and two valleys with 401 starts.

mod pad;
mod valleys;

use egui::{Label, RichText, Sense, Stroke, Ui};
use egui_plot::LineStyle;

use self::pad::Pad;
use super::super::widgets::Series;
use super::super::{Actions, theme};
use super::course_chart::{self, CourseWords, falling};
use super::ground::{GroundView, MAP_SHARE, caption};
use super::learning_rate::{after_steps, walked};
use super::parts::{KnobStyle, choice, knob, number_rows};
use super::{LessonPage, View};
use crate::app::lessons::{MomentumGround, MomentumKnobs, MomentumScene, RAVINE_STEPS, RavineSeen, ValleysSeen, WALKERS, Walker};
use crate::app::{Knobs, LessonAction, PageId, number};
use crate::lecture::descent::End;
use crate::words::words;

/// How long a walk takes, in seconds.
const WALK: f64 = 4.0;

/// The page.
#[derive(Default)]
pub struct MomentumPage {
    map: GroundView,
    pad: Pad,
}

impl LessonPage for MomentumPage {
    fn id(&self) -> PageId {
        PageId("momentum")
    }

    fn length(&self, _view: &View<'_>) -> f64 {
        WALK
    }

    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let Some(seen) = &view.chapters.momentum.seen else { return };
        let share = view.seconds / WALK;
        match &seen.scene {
            MomentumScene::Ravine(ravine) => self.ravine(ui, ravine, view, share, actions),
            MomentumScene::Valleys(seen) => valleys::show(ui, seen, share),
        }
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let before = view.chapters.momentum.knobs;
        let mut knobs = before;
        let grounds = [
            (MomentumGround::Ravine, words().chapter_momentum_ravine()),
            (MomentumGround::Valleys, words().chapter_momentum_valleys()),
        ];
        if let Some(ground) = choice(ui, &words().chapter_loss(), &grounds, knobs.ground) {
            knobs.ground = ground;
        }
        let is_ravine = knobs.ground == MomentumGround::Ravine;
        if is_ravine && knobs.walker == Walker::Noise {
            knobs.walker = Walker::Plain; // the noise of the ravine is that of the batches: chapter 3
        }
        let walkers: Vec<(Walker, String)> = WALKERS
            .into_iter()
            .filter(|&walker| !is_ravine || walker != Walker::Noise)
            .map(|walker| (walker, name(walker)))
            .collect();
        if let Some(walker) = choice(ui, &words().chapter_momentum_method(), &walkers, knobs.walker) {
            knobs.walker = walker;
        }
        if knobs.walker == Walker::Noise {
            caption(ui, &words().chapter_momentum_about_noise());
        } else {
            let (rate, limits) =
                if is_ravine { (&mut knobs.rate, (0.01, 100.0)) } else { (&mut knobs.valley_rate, (0.001, 1.0)) };
            knob(ui, KnobStyle { name: &words().chapter_rate(), limits, decimals: 3, by_ratio: true }, rate);
        }
        if matches!(knobs.walker, Walker::HeavyBall | Walker::Nesterov) {
            let limits = (0.0, 0.99);
            knob(
                ui,
                KnobStyle { name: &words().chapter_momentum_share(), limits, decimals: 2, by_ratio: false },
                &mut knobs.share,
            );
        }
        if knobs != before {
            turn(knobs, actions);
        }
        landscape(ui, view, actions);
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(seen) = &view.chapters.momentum.seen else { return };
        match &seen.scene {
            MomentumScene::Ravine(ravine) => ravine_numbers(ui, ravine, seen.knobs),
            MomentumScene::Valleys(valleys) => valley_numbers(ui, valleys),
        }
    }
}

impl MomentumPage {
    fn ravine(&mut self, ui: &mut Ui, seen: &RavineSeen, view: &View<'_>, share: f64, actions: &mut Actions) {
        let knobs = view.chapters.momentum.knobs;
        let height = (MAP_SHARE * ui.available_height()).min(0.62 * ui.available_width());
        let side = height - 24.0;
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(side);
                caption(ui, &words().chapter_momentum_map());
                let ground = self.map.show(ui, &words().chapter_map_name(), &seen.map, side, Sense::hover());
                ground.cross(ui, seen.lowest);
                ground.path(ui, walked(&seen.plain.places, share), Stroke::new(1.0, theme::DARK.machine));
                let places = walked(&seen.path.places, share);
                ground.path(ui, places, Stroke::new(1.5, theme::DARK.human));
                ground.dots(ui, if places.len() > 60 { &places[..60] } else { places }, 2.5, theme::DARK.human);
                if let Some(&last) = places.last() {
                    ground.ball(ui, last, theme::DARK.human);
                }
            });
            ui.add_space(theme::GAP);
            ui.vertical(|ui| {
                if let Some((rate, share)) = self.pad.show(ui, seen, knobs, side) {
                    turn(MomentumKnobs { rate, share, ..knobs }, actions);
                }
            });
        });
        ui.add_space(theme::GAP);
        let title = match seen.arrived {
            Some(steps) => words().chapter_momentum_course(number::grouped(steps as u64)),
            None => words().chapter_momentum_course_never(number::grouped(RAVINE_STEPS as u64)),
        };
        let course = CourseWords { id: "momentum course", title: &title, axis: &words().chapter_steps(), place: &after_steps };
        let longest = seen.arrived.max(seen.plain_arrived).map_or(100, |steps| (2 * steps).clamp(30, 300));
        let height = ui.available_height();
        course_chart::show(ui, &course, height, longest as f64, &lines(ui, seen, knobs.walker, longest));
    }
}

/// The same with all the weights of a network: the way to the landscape of a run, or how to come to one.
fn landscape(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    ui.add_space(theme::GAP);
    if view.state.shared.runs.list.is_empty() {
        ui.label(egui::RichText::new(words().chapter_momentum_no_landscape()).color(theme::palette(ui).muted));
        return;
    }
    let hint = words().chapter_momentum_landscape_hint(ctrl!("+5"));
    if ui.button(words().chapter_momentum_landscape()).on_hover_text(hint).clicked() {
        actions.push(LessonAction::VisitLandscape);
    }
}

fn turn(knobs: MomentumKnobs, actions: &mut Actions) {
    actions.push(LessonAction::Turn(Box::new(Knobs::Momentum(knobs))));
}

fn ravine_numbers(ui: &mut Ui, seen: &RavineSeen, knobs: MomentumKnobs) {
    let steps = |steps: Option<usize>| {
        let never = || words().chapter_not_within(number::grouped(RAVINE_STEPS as u64));
        steps.map_or_else(never, |steps| number::grouped(steps as u64))
    };
    let mut rows = vec![
        (words().chapter_steps_to_goal(), steps(seen.arrived)),
        (words().chapter_momentum_plain_at_seven(), steps(seen.plain_arrived)),
        (words().chapter_momentum_pull(), number::short(knobs.rate * seen.steepest, 2)),
    ];
    if let Some(limit) = seen.limit {
        rows.push((words().chapter_momentum_settles_below(), number::short(limit * seen.steepest, 2)));
    }
    number_rows(ui, "momentum", &rows);
    if let End::RanAway { step } = seen.path.end {
        ui.colored_label(theme::palette(ui).alarm, words().chapter_momentum_ran_away(number::grouped(step as u64)));
    }
}

fn valley_numbers(ui: &mut Ui, seen: &ValleysSeen) {
    ui.label(words().chapter_momentum_reached());
    let share = |share: Option<f64>| {
        share.map_or_else(|| words().chapter_momentum_not_tried(), |share| number::percent(100.0 * share, 1))
    };
    let rows: Vec<(String, String)> =
        WALKERS.into_iter().zip(seen.tried).map(|(walker, tried)| (name(walker), share(tried))).collect();
    number_rows(ui, "valleys", &rows);
    let starts = RichText::new(words().chapter_momentum_starts()).small().color(theme::palette(ui).muted);
    ui.add(Label::new(starts).wrap());
}

fn lines(ui: &Ui, seen: &RavineSeen, walker: Walker, longest: usize) -> [Series; 3] {
    let palette = theme::palette(ui);
    let of = |gaps: &[f64]| {
        let shown = &gaps[..gaps.len().min(longest + 1)];
        falling(shown.iter().enumerate().map(|(step, &gap)| (step as f64, gap)))
    };
    [
        course_chart::goal(ui, &number::percent(1.0, 0), 0.01, longest as f64),
        Series::line(words().chapter_gradient_descent(), palette.machine, (1.5, LineStyle::dashed_dense()), of(&seen.plain.gaps)),
        Series::line(name(walker), palette.human, (2.5, LineStyle::Solid), of(&seen.path.gaps)),
    ]
}

fn name(walker: Walker) -> String {
    match walker {
        Walker::Plain => words().chapter_momentum_plain(),
        Walker::HeavyBall => words().chapter_momentum_heavy_ball(),
        Walker::Nesterov => words().chapter_momentum_nesterov(),
        Walker::Adam => words().chapter_momentum_adam(),
        Walker::Noise => words().chapter_momentum_noise(),
    }
}
