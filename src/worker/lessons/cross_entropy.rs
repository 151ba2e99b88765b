//! Cross-entropy: a neuron that starts wrong, and two measures of its error.

use super::rules::rule;
use super::{Chapter, Talk};
use crate::lecture::cross_entropy::{MOST_STEPS, Measure, RATE, WRONG_START, course, figures, gradient_ratio, steps_to_half};
use crate::lecture::descent::{Path, Setting};
use crate::lecture::{Figure, Material};
use crate::worker::JobError;

/// Steps that are drawn.
pub const SHOWN: usize = 500;
/// The two measures, in the order of all that is seen.
pub const MEASURES: [Measure; 2] = [Measure::CrossEntropy, Measure::HalfSquare];

/// What a hand sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EntropyKnobs {
    /// The weighted sum z with which the neuron starts.
    pub start: f64,
    /// The learning rate.
    pub rate: f64,
}

impl Default for EntropyKnobs {
    fn default() -> Self {
        Self { start: WRONG_START, rate: RATE }
    }
}

/// What is seen.
#[derive(Clone, Debug)]
pub struct EntropySeen {
    /// The knobs that it belongs to.
    pub knobs: EntropyKnobs,
    /// The sums z with either measure, step by step.
    pub courses: [Path<1>; 2],
    /// Steps until the neuron gave the truth more than one half; `None` if so many steps did not reach it.
    pub steps: [Option<usize>; 2],
    /// How much larger the first gradient of the cross-entropy is.
    pub ratio: f64,
}

/// The chapter on its thread.
#[derive(Debug, Default)]
pub struct CrossEntropy;

impl Chapter for CrossEntropy {
    type Knobs = EntropyKnobs;
    type Seen = EntropySeen;
    const NAME: &'static str = "cross-entropy";

    fn respond(&mut self, _material: &Material, knobs: &EntropyKnobs, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        talk.show(seen(*knobs));
        Ok(())
    }

    fn figures(_material: &Material) -> Result<Vec<Figure>, JobError> {
        Ok(figures(&rule))
    }
}

fn seen(knobs: EntropyKnobs) -> EntropySeen {
    let walker = || rule(Setting::plain(knobs.rate));
    EntropySeen {
        knobs,
        courses: MEASURES.map(|measure| course(measure, knobs.start, &mut *walker(), SHOWN)),
        steps: MEASURES.map(|measure| steps_to_half(measure, knobs.start, &mut *walker(), MOST_STEPS)),
        ratio: gradient_ratio(knobs.start),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_descent_needs_seven_steps_and_426() {
        let seen = seen(EntropyKnobs { start: WRONG_START, rate: RATE });
        assert_eq!(seen.steps, [Some(7), Some(426)]);
        assert_eq!(seen.ratio.round(), 405.0);
        for (course, steps) in seen.courses.iter().zip(seen.steps) {
            assert_eq!(course.places.len(), SHOWN + 1);
            assert_eq!(course.places.iter().position(|[z]| *z > 0.0), steps);
        }
    }
}
