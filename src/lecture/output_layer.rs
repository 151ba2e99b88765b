//! Chapter 7, the output layer: from logits to probabilities, and what a temperature does to their sureness.

use super::neuron::sigmoid;
use super::{Figure, Unit};

/// Bins of the sureness, each a tenth wide.
pub const BINS: usize = 10;
/// Between these the best temperature is searched.
const TEMPERATURES: [f64; 2] = [0.02, 50.0];

/// The probabilities of logits at a temperature above 0: exp(z / T) divided by the sum of all of these.
///
/// The largest logit is taken off first, which changes nothing and keeps every exponential at 1 or below.
pub fn softmax<const N: usize>(logits: [f64; N], temperature: f64) -> [f64; N] {
    let largest = logits.into_iter().fold(f64::NEG_INFINITY, f64::max);
    let powers = logits.map(|logit| libm::exp((logit - largest) / temperature));
    let sum: f64 = powers.iter().sum();
    powers.map(|power| power / sum)
}

/// The cross-entropy of logits at a temperature: minus the logarithm of the probability of the true class.
pub fn cross_entropy<const N: usize>(logits: [f64; N], truth: usize, temperature: f64) -> f64 {
    let scaled = logits.map(|logit| logit / temperature);
    let largest = scaled.into_iter().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = scaled.iter().map(|logit| libm::exp(logit - largest)).sum();
    libm::log(sum) + largest - scaled[truth]
}

/// The place of the largest probability; the first of equal ones.
pub fn answer<const N: usize>(values: [f64; N]) -> usize {
    (1..N).fold(0, |best, at| if values[at] > values[best] { at } else { best })
}

/// What a network says of one picture, and the truth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged<const N: usize> {
    /// Its logits.
    pub logits: [f64; N],
    /// The true class.
    pub truth: usize,
}

/// The pictures whose sureness lies in one tenth.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// Number of pictures.
    pub pictures: usize,
    /// How many of them were answered right.
    pub right: usize,
    /// The sum of their sureness.
    pub sureness: f64,
}

/// How sure a network is of its answers, and how often they are right.
#[derive(Clone, Debug, PartialEq)]
pub struct Sureness {
    /// The share of right answers.
    pub accuracy: f64,
    /// The mean probability of the answer given.
    pub sureness: f64,
    /// The expected calibration error: the mean distance of sureness and share of right answers over the bins, each counted by its
    /// pictures (Naeini, Cooper and Hauskrecht, 2015).
    pub error: f64,
    /// The mean cross-entropy.
    pub loss: f64,
    /// The tenths of the sureness.
    pub bins: [Bin; BINS],
}

impl Sureness {
    /// The sureness over pictures at a temperature; `None` without any.
    pub fn of<const N: usize>(pictures: &[Judged<N>], temperature: f64) -> Option<Self> {
        let mut bins = [Bin::default(); BINS];
        let mut loss = 0.0;
        for &Judged { logits, truth } in pictures {
            let probabilities = softmax(logits, temperature);
            let answer = answer(logits);
            let sureness = probabilities[answer];
            let bin = &mut bins[((sureness * BINS as f64) as usize).min(BINS - 1)];
            bin.pictures += 1;
            bin.right += usize::from(answer == truth);
            bin.sureness += sureness;
            loss += cross_entropy(logits, truth, temperature);
        }
        let count = pictures.len() as f64;
        let error = bins.iter().map(|bin| (bin.sureness - bin.right as f64).abs()).sum::<f64>() / count;
        (!pictures.is_empty()).then(|| Self {
            accuracy: bins.iter().map(|bin| bin.right).sum::<usize>() as f64 / count,
            sureness: bins.iter().map(|bin| bin.sureness).sum::<f64>() / count,
            error,
            loss: loss / count,
            bins,
        })
    }
}

/// The temperature with the least cross-entropy, between 0.02 and 50 (Guo, Pleiss, Sun and Weinberger, 2017).
///
/// The loss has one valley over the logarithm of the temperature where it has any; golden sections find it.
pub fn best_temperature<const N: usize>(pictures: &[Judged<N>]) -> f64 {
    let loss = |log: f64| pictures.iter().map(|one| cross_entropy(one.logits, one.truth, libm::exp(log))).sum::<f64>();
    let section = (5.0f64.sqrt() - 1.0) / 2.0;
    let [mut low, mut high] = TEMPERATURES.map(libm::log);
    let (mut left, mut right) = (high - section * (high - low), low + section * (high - low));
    let (mut at_left, mut at_right) = (loss(left), loss(right));
    while high - low > 1e-4 {
        if at_left <= at_right {
            (high, right, at_right) = (right, left, at_left);
            left = high - section * (high - low);
            at_left = loss(left);
        } else {
            (low, left, at_left) = (left, right, at_right);
            right = low + section * (high - low);
            at_right = loss(right);
        }
    }
    libm::exp(f64::midpoint(low, high))
}

/// The main numbers of the chapter, for what a network says of some pictures.
pub fn figures<const N: usize>(pictures: &[Judged<N>]) -> Vec<Figure> {
    let number = |name: &str, value: f64| Figure::new(name, value, Unit::Number);
    let share = |name: &str, value: f64| Figure::new(name, value, Unit::Share);
    let difference = |one: [f64; 4], other: [f64; 4]| one.iter().zip(other).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    let logits = [2.0, -1.0, 0.5, 0.0];
    let shifted = difference(softmax(logits, 1.0), softmax(logits.map(|logit| logit + 100.0), 1.0));
    let sigmoid_gap = (sigmoid(1.7) - softmax([1.7, 0.0], 1.0)[0]).abs();
    let mut found = vec![number("change_by_a_constant", shifted), number("sigmoid_against_softmax_of_two", sigmoid_gap)];
    let best = best_temperature(pictures);
    for (name, temperature) in [("half", 0.5), ("1", 1.0), ("2", 2.0), ("best", best)] {
        let Some(at) = Sureness::of(pictures, temperature) else { continue };
        found.push(share(&format!("accuracy_at_temperature_{name}"), at.accuracy));
        found.push(share(&format!("sureness_at_temperature_{name}"), at.sureness));
        found.push(share(&format!("calibration_error_at_temperature_{name}"), at.error));
    }
    if !pictures.is_empty() {
        found.push(number("best_temperature", best));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lecture::random::Random;

    /// Pictures whose true class is drawn from the softmax of their logits, which are then multiplied by `scale`.
    fn pictures(count: usize, scale: f64) -> Vec<Judged<4>> {
        let mut random = Random::new(11, "logits");
        let one = |_| {
            let logits: [f64; 4] = std::array::from_fn(|_| 2.0 * random.normal());
            let mut left = random.uniform();
            let truth = softmax(logits, 1.0).iter().position(|probability| {
                left -= probability;
                left < 0.0
            });
            Judged { logits: logits.map(|logit| scale * logit), truth: truth.unwrap_or(3) }
        };
        (0..count).map(one).collect()
    }

    #[test]
    fn softmax_is_its_definition_and_a_constant_changes_nothing() {
        let mut random = Random::new(2, "softmax");
        for _ in 0..200 {
            let logits: [f64; 4] = std::array::from_fn(|_| 5.0 * random.normal());
            let temperature = 0.2 + 3.0 * random.uniform();
            let found = softmax(logits, temperature);
            let sum: f64 = logits.iter().map(|logit| (logit / temperature).exp()).sum();
            assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            let shifted = softmax(logits.map(|logit| logit + 37.25), temperature);
            for at in 0..4 {
                assert!((found[at] - (logits[at] / temperature).exp() / sum).abs() < 1e-12);
                assert!((found[at] - shifted[at]).abs() < 1e-12);
                assert!((cross_entropy(logits, at, temperature) + found[at].ln()).abs() < 1e-9);
            }
            assert!((sigmoid(logits[0]) - softmax([logits[0], 0.0], 1.0)[0]).abs() < 1e-15);
            let of_two = softmax([logits[0], logits[1]], 1.0)[0];
            assert!((of_two - sigmoid(logits[0] - logits[1])).abs() < 1e-14);
        }
    }

    #[test]
    fn far_logits_overflow_nothing() {
        assert_eq!(softmax([1e308, 0.0, -1e308, 0.0], 1.0), [1.0, 0.0, 0.0, 0.0]);
        assert_eq!(softmax([-1e4; 4], 0.02), [0.25; 4]);
        assert_eq!(cross_entropy([1e5, 0.0], 1, 1.0), 1e5);
    }

    /// dL/dz = p - y.
    #[test]
    fn the_slope_of_the_cross_entropy_is_p_minus_y() {
        let (logits, truth, step) = ([0.3, -1.2, 2.0, 0.1], 1, 1e-5);
        let probabilities = softmax(logits, 1.0);
        for at in 0..4 {
            let moved = |by: f64| {
                let mut logits = logits;
                logits[at] += by;
                cross_entropy(logits, truth, 1.0)
            };
            let slope = (moved(step) - moved(-step)) / (2.0 * step);
            assert!((slope - (probabilities[at] - f64::from(at == truth))).abs() < 1e-9);
        }
    }

    #[test]
    fn a_temperature_changes_every_sureness_and_no_answer() {
        let pictures = pictures(1000, 1.0);
        let at = |temperature| Sureness::of(&pictures, temperature).unwrap();
        let (cold, warm) = (at(0.5), at(2.0));
        assert_eq!(cold.accuracy, warm.accuracy);
        assert!(cold.sureness > at(1.0).sureness + 0.05 && at(1.0).sureness > warm.sureness + 0.05);
        for picture in &pictures {
            let [cold, warm] = [0.5, 2.0].map(|temperature| softmax(picture.logits, temperature));
            assert_eq!(answer(cold), answer(warm));
        }
    }

    /// What was drawn from the probabilities themselves is right as often as it is sure.
    #[test]
    fn what_is_drawn_from_its_own_probabilities_is_calibrated() {
        let honest = Sureness::of(&pictures(20_000, 1.0), 1.0).unwrap();
        assert!((honest.accuracy - honest.sureness).abs() < 0.01, "{honest:?}");
        assert!(honest.error < 0.015);
        assert!((best_temperature(&pictures(20_000, 1.0)) - 1.0).abs() < 0.03);
        let boastful = pictures(20_000, 3.0);
        assert!(Sureness::of(&boastful, 1.0).unwrap().error > 0.1);
        assert!((best_temperature(&boastful) - 3.0).abs() < 0.1);
        assert!(Sureness::of(&boastful, best_temperature(&boastful)).unwrap().error < 0.015);
    }

    /// Bin by bin, with plain loops.
    #[test]
    fn the_calibration_error_is_that_of_plain_loops() {
        let pictures = pictures(500, 1.5);
        let found = Sureness::of(&pictures, 1.0).unwrap();
        let mut error = 0.0;
        for bin in 0..10 {
            let (low, high) = (f64::from(bin) / 10.0, f64::from(bin + 1) / 10.0);
            let inside: Vec<(f64, bool)> = pictures
                .iter()
                .map(|one| (softmax(one.logits, 1.0)[answer(one.logits)], answer(one.logits) == one.truth))
                .filter(|(sure, _)| *sure >= low && (*sure < high || bin == 9))
                .collect();
            if !inside.is_empty() {
                let mean = |value: &dyn Fn(&(f64, bool)) -> f64| inside.iter().map(value).sum::<f64>() / inside.len() as f64;
                error += inside.len() as f64 / 500.0 * (mean(&|one| one.0) - mean(&|one| f64::from(one.1))).abs();
            }
        }
        assert!((found.error - error).abs() < 1e-12);
        assert_eq!(found.bins.iter().map(|bin| bin.pictures).sum::<usize>(), 500);
        let loss = pictures.iter().map(|one| -softmax(one.logits, 1.0)[one.truth].ln()).sum::<f64>() / 500.0;
        assert!((found.loss - loss).abs() < 1e-9);
        assert_eq!(Sureness::of::<4>(&[], 1.0), None);
    }

    #[test]
    fn the_figures_say_that_only_the_sureness_moves() {
        let found = figures(&pictures(1000, 2.0));
        let value = |name: &str| found.iter().find(|figure| figure.name == name).unwrap().value;
        assert!(value("change_by_a_constant") < 1e-12 && value("sigmoid_against_softmax_of_two") < 1e-12);
        assert_eq!(value("accuracy_at_temperature_half"), value("accuracy_at_temperature_best"));
        assert!(value("sureness_at_temperature_half") > value("sureness_at_temperature_2"));
        assert!(value("calibration_error_at_temperature_best") < value("calibration_error_at_temperature_1"));
        assert_eq!(figures::<4>(&[]).len(), 2);
    }
}
