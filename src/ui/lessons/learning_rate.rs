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

/// How long a walk takes, in seconds.
const WALK: f64 = 4.0;
/// Learning rates to choose, on the neuron and on the bowl.
const RATES: &[(f64, &str)] = &[(0.1, "0.1"), (1.0, "1"), (7.0, "7"), (12.0, "12"), (20.0, "20")];
const BOWL_RATES: &[(f64, &str)] = &[(0.05, "0.05"), (2.0 / 26.0, "2/26"), (0.079, "0.079"), (0.09, "0.09")];

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
        caption(ui, map_words(seen.knobs.ground));
        ui.horizontal_top(|ui| {
            let ground = self.map.show(ui, "Map of the loss with the path", &seen.map, side, Sense::hover());
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
        let words = CourseWords {
            id: "rate course",
            title: "What is left of the first gap to the least loss",
            axis: "steps",
            place: &|step| format!("after {step:.0} steps"),
        };
        let end = (seen.path.gaps.len() - 1) as f64;
        let height = ui.available_height();
        course_chart::show(ui, &words, height, end, &lines);
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let before = view.chapters.learning_rate.knobs;
        let mut knobs = before;
        if let Some(ground) = choice(ui, "Loss", &[(RateGround::Neuron, "The neuron"), (RateGround::Bowl, "Bowl")], knobs.ground)
        {
            knobs.ground = ground;
        }
        let name = "Learning rate";
        let (rate, limits, rates) = match knobs.ground {
            RateGround::Neuron => (&mut knobs.rate, (0.01, 100.0), RATES),
            RateGround::Bowl => (&mut knobs.bowl_rate, (0.001, 1.0), BOWL_RATES),
        };
        knob(ui, KnobStyle { name, limits, decimals: 4, by_ratio: true }, rate);
        if let Some(chosen) = choice(ui, "Try", rates, *rate) {
            *rate = chosen;
        }
        if knobs != before {
            actions.push(LessonAction::Turn(Box::new(Knobs::LearningRate(knobs))));
        }
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(seen) = &view.chapters.learning_rate.seen else { return };
        let arrived = match seen.arrived {
            Some(steps) if seen.knobs.rate() > seen.limit => format!("{steps}, and away again"),
            Some(steps) => steps.to_string(),
            None => format!("not within {MOST_RATE_STEPS}"),
        };
        number_rows(
            ui,
            "rate",
            &[
                ("Steps to 1 % of the gap", arrived),
                ("Steps that turn back", format!("{:.0} %", 100.0 * seen.path.turning())),
                ("Largest rate that settles", written_limit(seen)),
            ],
        );
        if let End::RanAway { step } = seen.path.end {
            let words = format!(
                "Step {step}: the loss is a million times the first one, and grows for ever. A smaller rate comes back (R: as it opened)."
            );
            ui.colored_label(theme::palette(ui).alarm, words);
        } else if seen.knobs.ground == RateGround::Neuron && seen.knobs.rate() > seen.limit {
            caption(ui, "2 / steepest curvature is passed.");
        }
    }
}

/// The number that counts, beside the map.
fn beside(seen: &RateSeen) -> [(String, &'static str); 2] {
    let passes_limit = seen.knobs.rate() > seen.limit;
    let steps = match (seen.arrived, seen.path.end) {
        // It may come near once, by chance: it does not stay there.
        (Some(_), End::Finished) if passes_limit => ("never".to_owned(), "settles: the rate is beyond the limit"),
        (Some(steps), _) => (steps.to_string(), "steps until 1 % of the first gap to the least loss is left"),
        (None, End::RanAway { step }) => (step.to_string(), "steps until it had run away"),
        (None, End::Finished) => {
            (format!("over {MOST_RATE_STEPS}"), "steps until 1 % of the first gap to the least loss is left")
        }
    };
    [steps, (written_limit(seen), "is the largest rate that settles: 2 / steepest curvature")]
}

fn written_limit(seen: &RateSeen) -> String {
    number::short(seen.limit, if seen.limit < 1.0 { 4 } else { 2 })
}

fn map_words(ground: RateGround) -> &'static str {
    match ground {
        RateGround::Neuron => "Loss over the weights of spread (\u{2192}) and contrast (\u{2191}): dark is low",
        RateGround::Bowl => "The bowl (x\u{b2} + 25 y\u{b2}) / 2, x to the right, y upwards: dark is low",
    }
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
    let name = format!("rate {}", number::short(seen.knobs.rate(), 4));
    [course_chart::goal(ui, "1 %", 0.01, end), Series::line(name, palette.human, (2.0, LineStyle::Solid), falling(gaps))]
}
