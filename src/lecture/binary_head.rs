//! Chapter 7, the other output layer: one neuron with a sigmoid, which says ill or healthy.
//!
//! It calls a picture ill from a probability on that a hand can set. How many of the ill pictures it then finds is its sensitivity, how many of the
//! healthy ones it leaves in peace its specificity (Altman and Bland, "Diagnostic tests 1: sensitivity and specificity", BMJ 308, 1994).

use super::neuron::sigmoid;
use super::output_layer::softmax;

/// What is said of one picture, and the truth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screened {
    /// The probability of ill, 0 to 1.
    pub probability: f64,
    /// Whether it is ill.
    pub is_ill: bool,
}

/// How well ill is told from healthy: shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screening {
    /// Right answers of all.
    pub right: f64,
    /// Ill pictures that are called ill: the sensitivity.
    pub ill_found: f64,
    /// Healthy pictures that are called healthy: the specificity.
    pub healthy_found: f64,
}

impl Screening {
    /// Where pictures are called ill from the probability `threshold` on. `None` without an ill and a healthy picture.
    pub fn of(pictures: &[Screened], threshold: f64) -> Option<Self> {
        let (ill, healthy): (Vec<&Screened>, Vec<&Screened>) = pictures.iter().partition(|picture| picture.is_ill);
        if ill.is_empty() || healthy.is_empty() {
            return None;
        }
        let called_ill = |pictures: &[&Screened]| pictures.iter().filter(|picture| picture.probability >= threshold).count();
        let (found, spared) = (called_ill(&ill), healthy.len() - called_ill(&healthy));
        Some(Self {
            right: (found + spared) as f64 / pictures.len() as f64,
            ill_found: found as f64 / ill.len() as f64,
            healthy_found: spared as f64 / healthy.len() as f64,
        })
    }
}

/// The largest difference between the sigmoid of a logit and the softmax of two logits, that one and 0: nothing but rounding.
pub fn largest_gap(logits: impl Iterator<Item = f64>) -> f64 {
    logits.map(|logit| (sigmoid(logit) - softmax([logit, 0.0], 1.0)[0]).abs()).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_those_counted_by_hand() {
        let screened = |probability, is_ill| Screened { probability, is_ill };
        let pictures =
            [screened(0.9, true), screened(0.5, true), screened(0.2, true), screened(0.6, false), screened(0.1, false)];
        let at = |threshold| Screening::of(&pictures, threshold).unwrap();
        assert_eq!(at(0.5), Screening { right: 0.6, ill_found: 2.0 / 3.0, healthy_found: 0.5 });
        assert_eq!(at(0.0), Screening { right: 0.6, ill_found: 1.0, healthy_found: 0.0 }, "everything is called ill");
        assert_eq!(at(1.0), Screening { right: 0.4, ill_found: 0.0, healthy_found: 1.0 });
        assert_eq!(Screening::of(&pictures[..3], 0.5), None, "no healthy picture");
        assert_eq!(Screening::of(&[], 0.5), None);
    }

    #[test]
    fn a_higher_threshold_finds_fewer_ill_and_spares_more_healthy() {
        let pictures: Vec<Screened> =
            (0..200_u32).map(|n| Screened { probability: f64::from(n * 37 % 101) / 100.0, is_ill: n * 53 % 7 < 4 }).collect();
        let all: Vec<Screening> = (0..=20).map(|step| Screening::of(&pictures, f64::from(step) / 20.0).unwrap()).collect();
        assert!(all.is_sorted_by(|a, b| a.ill_found >= b.ill_found && a.healthy_found <= b.healthy_found));
    }

    #[test]
    fn sigmoid_is_the_softmax_of_a_logit_and_zero() {
        assert!(largest_gap((-400..=400).map(|step| f64::from(step) / 8.0)) < 1e-15);
    }
}
