//! Chapter 8, cross-entropy: a neuron that starts wrong, and two ways to measure how wrong it is.

use super::descent::{Path, Rule, Rules, Setting, Surface, walk};
use super::neuron::{sigmoid, softplus};
use super::{Figure, Unit};

/// The number of classes of the lesson, and of the line of chance.
pub const CLASSES: usize = 4;
/// Where the neuron of the figures starts: it says 0.25 % where the truth is 100 %.
pub const WRONG_START: f64 = -6.0;
/// Its learning rate.
pub const RATE: f64 = 1.0;
/// A neuron that has not come over one half in so many steps is left.
pub const MOST_STEPS: usize = 100_000;

/// How an error is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Minus the logarithm of the probability that was given to the truth.
    CrossEntropy,
    /// Half the square of the distance between probability and truth.
    HalfSquare,
}

/// One neuron whose sum is z and whose truth is 1: it says the probability 1 / (1 + exp(-z)).
impl Surface<1> for Measure {
    fn loss(&self, [z]: [f64; 1]) -> f64 {
        match self {
            Self::CrossEntropy => softplus(-z),
            Self::HalfSquare => (1.0 - sigmoid(z)).powi(2) / 2.0,
        }
    }

    fn gradient(&self, [z]: [f64; 1]) -> [f64; 1] {
        let p = sigmoid(z);
        // The factor p (1 - p) is the slope of the sigmoid: nearly nothing where the neuron is surely wrong (Nielsen, 2015, chapter 3).
        [match self {
            Self::CrossEntropy => p - 1.0,
            Self::HalfSquare => (p - 1.0) * p * (1.0 - p),
        }]
    }

    /// The loss has no bottom: it falls towards 0 for ever.
    fn lowest(&self) -> [f64; 1] {
        [f64::INFINITY]
    }

    fn steepest(&self) -> f64 {
        0.0
    }
}

/// The sums z of a neuron that starts at `start`, step by step.
pub fn course(measure: Measure, start: f64, rule: &mut dyn Rule, steps: usize) -> Path<1> {
    walk(&measure, [start], rule, steps)
}

/// Steps until the neuron gives the truth more than one half; `None` if `most` steps do not reach it.
pub fn steps_to_half(measure: Measure, start: f64, rule: &mut dyn Rule, most: usize) -> Option<usize> {
    let mut z = [start];
    for step in 0..=most {
        // p > 1/2 exactly where z > 0.
        if z[0] > 0.0 {
            return Some(step);
        }
        let gradient = measure.gradient(z);
        rule.step(&mut z, &gradient);
    }
    None
}

/// The gradient of the cross-entropy divided by that of half the square: 1 / (p (1 - p)).
pub fn gradient_ratio(z: f64) -> f64 {
    let p = sigmoid(z);
    1.0 / (p * sigmoid(-z))
}

/// The cross-entropy of somebody who gives each of `classes` the same probability: the logarithm of their number.
pub fn chance_loss(classes: usize) -> f64 {
    libm::log(classes as f64)
}

/// The main numbers of the chapter.
pub fn figures(rules: Rules<'_>) -> Vec<Figure> {
    let steps = |name: &str, measure| {
        let found = steps_to_half(measure, WRONG_START, &mut *rules(Setting::plain(RATE)), MOST_STEPS);
        Figure::new(name, found.map_or(f64::NAN, |steps| steps as f64), Unit::Steps)
    };
    vec![
        steps("steps_cross_entropy", Measure::CrossEntropy),
        steps("steps_half_square", Measure::HalfSquare),
        Figure::new("gradient_ratio", gradient_ratio(WRONG_START), Unit::Number),
        Figure::new("chance_loss", chance_loss(CLASSES), Unit::Number),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::descent::End;
    use super::super::output_layer;
    use super::*;

    fn plain(rate: f64) -> impl Rule {
        move |weights: &mut [f64], gradient: &[f64]| weights[0] -= rate * gradient[0]
    }

    fn rules(setting: Setting) -> Box<dyn Rule> {
        Box::new(plain(setting.rate))
    }

    #[test]
    fn both_gradients_are_central_differences() {
        let step = 1e-5;
        for z in [-6.0, -2.0, -0.3, 0.0, 0.7, 3.0] {
            for measure in [Measure::CrossEntropy, Measure::HalfSquare] {
                let slope = (measure.loss([z + step]) - measure.loss([z - step])) / (2.0 * step);
                let [gradient] = measure.gradient([z]);
                assert!((gradient - slope).abs() < 1e-6 * slope.abs().max(1e-4), "{measure:?} at {z}: {gradient} and {slope}");
            }
            assert!((Measure::CrossEntropy.gradient([z])[0] - (1.0 / (1.0 + (-z).exp()) - 1.0)).abs() < 1e-12, "p - y");
        }
    }

    #[test]
    fn the_ratio_of_the_gradients_is_405_at_the_wrong_start() {
        for z in [-6.0, -1.0, 0.0, 2.0] {
            let [one] = Measure::CrossEntropy.gradient([z]);
            let [other] = Measure::HalfSquare.gradient([z]);
            assert!((gradient_ratio(z) - one / other).abs() < 1e-9 * gradient_ratio(z));
        }
        assert_eq!(gradient_ratio(-6.0).round(), 405.0);
        assert_eq!(gradient_ratio(0.0), 4.0);
    }

    /// The steps of the two by plain loops.
    #[test]
    fn the_wrong_start_costs_the_square_four_hundred_steps() {
        let by_hand = |slope: &dyn Fn(f64) -> f64| {
            let (mut z, mut steps) = (-6.0f64, 0);
            while 1.0 / (1.0 + (-z).exp()) <= 0.5 {
                let p = 1.0 / (1.0 + (-z).exp());
                z -= slope(p);
                steps += 1;
            }
            f64::from(steps)
        };
        let found = figures(&rules);
        assert_eq!(found[0].value, by_hand(&|p| p - 1.0));
        assert_eq!(found[1].value, by_hand(&|p| (p - 1.0) * p * (1.0 - p)));
        assert_eq!((found[0].value, found[1].value), (7.0, 426.0));
    }

    #[test]
    fn the_line_of_chance_is_the_loss_of_equal_logits() {
        assert_eq!(chance_loss(4), 4.0f64.ln());
        for truth in 0..4 {
            assert!((output_layer::cross_entropy([0.7; 4], truth, 1.0) - chance_loss(4)).abs() < 1e-12);
        }
    }

    #[test]
    fn a_course_has_its_steps_and_a_right_start_needs_none() {
        let path = course(Measure::CrossEntropy, -6.0, &mut plain(1.0), 20);
        assert_eq!((path.places.len(), path.end), (21, End::Finished));
        assert_eq!(path.places.iter().position(|[z]| *z > 0.0), Some(7));
        assert!(path.gaps.windows(2).all(|pair| pair[1] < pair[0]));
        assert_eq!(steps_to_half(Measure::HalfSquare, 0.5, &mut plain(1.0), 10), Some(0));
        assert_eq!(steps_to_half(Measure::HalfSquare, -30.0, &mut plain(1.0), 1000), None);
    }
}
