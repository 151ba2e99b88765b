//! The learning rate: a path down the map, and the gap step by step.

use egui::{Sense, Stroke, Ui};
use egui_plot::LineStyle;

use super::super::widgets::Series;
use super::super::{Actions, theme};
use super::course_chart::{self, CourseWords, falling};
use super::ground::{GroundView, MAP_SHARE, caption, large_numbers};
use super::parts::{KnobStyle, choice, knob, number_rows};
use super::{LessonPage, View};
use crate::app::lessons::{MOST_RATE_STEPS, RateGround, RateSeen};
use crate::app::{Knobs, LessonAction, PageId, number};
use crate::lecture::descent::End;
use crate::words::words;

/// How long a walk takes, in seconds.
const WALK: f64 = 4.0;
/// Learning rates to choose on the neuron.
const RATES: [f64; 5] = [0.1, 1.0, 7.0, 12.0, 20.0];
/// Learning rates to choose on the bowl: below the fastest one, which is a fraction, and above it.
const BOWL_RATES: [f64; 3] = [0.05, 0.079, 0.09];
const FASTEST_ON_BOWL: (f64, &str) = (2.0 / 26.0, "2/26");

/// The page.
#[derive(Default)]
pub struct LearningRatePage {
    map: GroundView,
}

impl LessonPage for LearningRatePage {
    fn id(&self) -> PageId {
        PageId("learning-rate")
    }

    fn length(&self, _view: &View<'_>) -> f64 {
        WALK
    }

    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, _actions: &mut Actions) {
        let Some(seen) = &view.chapters.learning_rate.seen else { return };
        let side = (MAP_SHARE * ui.available_height() - 24.0).min(0.66 * ui.available_width());
        caption(ui, &map_words(seen.knobs.ground));
        ui.horizontal_top(|ui| {
            let ground = self.map.show(ui, &words().chapter_map_name(), &seen.map, side, Sense::hover());
            let places = walked(&seen.path.places, view.seconds / WALK);
            ground.cross(ui, seen.lowest);
            ground.path(ui, places, Stroke::new(1.5, theme::DARK.human));
            ground.dots(ui, &places[..places.len().min(200)], 2.5, theme::DARK.human);
            if let Some(&last) = places.last() {
                ground.ball(ui, last, theme::DARK.human);
            }
            ui.add_space(theme::GAP);
            ui.vertical(|ui| large_numbers(ui, &beside(seen)));
        });
        ui.add_space(theme::GAP);
        let lines = lines(ui, seen);
        let course = CourseWords {
            id: "rate course",
            title: &words().chapter_learning_rate_course(),
            axis: &words().chapter_steps(),
            place: &after_steps,
        };
        let end = (seen.path.gaps.len() - 1) as f64;
        let height = ui.available_height();
        course_chart::show(ui, &course, height, end, &lines);
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let before = view.chapters.learning_rate.knobs;
        let mut knobs = before;
        let grounds = [
            (RateGround::Neuron, words().chapter_learning_rate_neuron()),
            (RateGround::Bowl, words().chapter_learning_rate_bowl()),
        ];
        if let Some(ground) = choice(ui, &words().chapter_loss(), &grounds, knobs.ground) {
            knobs.ground = ground;
        }
        let name = &words().chapter_rate();
        let choices = rates(knobs.ground);
        let (rate, limits) = match knobs.ground {
            RateGround::Neuron => (&mut knobs.rate, (0.01, 100.0)),
            RateGround::Bowl => (&mut knobs.bowl_rate, (0.001, 1.0)),
        };
        knob(ui, KnobStyle { name, limits, decimals: 4, by_ratio: true }, rate);
        if let Some(chosen) = choice(ui, &words().chapter_try(), &choices, *rate) {
            *rate = chosen;
        }
        if knobs != before {
            actions.push(LessonAction::Turn(Box::new(Knobs::LearningRate(knobs))));
        }
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(seen) = &view.chapters.learning_rate.seen else { return };
        let arrived = match seen.arrived {
            Some(steps) if seen.knobs.rate() > seen.limit => {
                words().chapter_learning_rate_and_away(number::grouped(steps as u64))
            }
            Some(steps) => number::grouped(steps as u64),
            None => words().chapter_not_within(number::grouped(MOST_RATE_STEPS as u64)),
        };
        number_rows(
            ui,
            "rate",
            &[
                (words().chapter_steps_to_goal(), arrived),
                (words().chapter_learning_rate_turns(), number::percent(100.0 * seen.path.turning(), 0)),
                (words().chapter_learning_rate_limit(), written_limit(seen)),
            ],
        );
        if let End::RanAway { step } = seen.path.end {
            let ran_away = words().chapter_learning_rate_ran_away(number::grouped(step as u64));
            ui.colored_label(theme::palette(ui).alarm, ran_away);
        } else if seen.knobs.ground == RateGround::Neuron && seen.knobs.rate() > seen.limit {
            caption(ui, &words().chapter_learning_rate_passed());
        }
    }
}

/// The number that counts, beside the map.
fn beside(seen: &RateSeen) -> [(String, String); 2] {
    let passes_limit = seen.knobs.rate() > seen.limit;
    let words = words();
    let steps = match (seen.arrived, seen.path.end) {
        // It may come near once, by chance: it does not stay there.
        (Some(_), End::Finished) if passes_limit => {
            (words.chapter_learning_rate_never(), words.chapter_learning_rate_never_settles())
        }
        (Some(steps), _) => (number::grouped(steps as u64), words.chapter_learning_rate_steps_left()),
        (None, End::RanAway { step }) => (number::grouped(step as u64), words.chapter_learning_rate_steps_away()),
        (None, End::Finished) => {
            (words.chapter_over(number::grouped(MOST_RATE_STEPS as u64)), words.chapter_learning_rate_steps_left())
        }
    };
    [steps, (written_limit(seen), words.chapter_learning_rate_is_limit())]
}

fn written_limit(seen: &RateSeen) -> String {
    number::short(seen.limit, if seen.limit < 1.0 { 4 } else { 2 })
}

fn map_words(ground: RateGround) -> String {
    match ground {
        RateGround::Neuron => words().chapter_map(),
        RateGround::Bowl => words().chapter_learning_rate_bowl_map(),
    }
}

/// The rates that can be chosen, as they are written.
fn rates(ground: RateGround) -> Vec<(f64, String)> {
    let written = |rate: f64| (rate, number::short(rate, 3));
    match ground {
        RateGround::Neuron => RATES.map(written).to_vec(),
        RateGround::Bowl => {
            let mut rates = BOWL_RATES.map(written).to_vec();
            let (fastest, fraction) = FASTEST_ON_BOWL;
            rates.insert(1, (fastest, fraction.to_owned()));
            rates
        }
    }
}

/// A place on an axis of steps.
pub fn after_steps(step: f64) -> String {
    let step = step.max(0.0).round();
    words().chapter_after_steps(number::grouped(step as u64), step)
}

/// The beginning of a path: as much as was walked at this share of the time.
pub fn walked(places: &[[f64; 2]], share: f64) -> &[[f64; 2]] {
    let count = (share * places.len() as f64).ceil() as usize;
    &places[..count.clamp(places.len().min(1), places.len())]
}

fn lines(ui: &Ui, seen: &RateSeen) -> [Series; 2] {
    let palette = theme::palette(ui);
    let gaps = seen.path.gaps.iter().enumerate().map(|(step, &gap)| (step as f64, gap));
    let end = (seen.path.gaps.len() - 1) as f64;
    let name = words().chapter_learning_rate_line(number::short(seen.knobs.rate(), 4));
    [
        course_chart::goal(ui, &number::percent(1.0, 0), 0.01, end),
        Series::line(name, palette.human, (2.0, LineStyle::Solid), falling(gaps)),
    ]
}
