//! The control: how much do learned features help with a question that they were not trained for?
//!
//! A logistic regression answers yes or no from features. It is fitted by Newton's method with a little decay (Hastie, Tibshirani and
//! Friedman, *The Elements of Statistical Learning*, 2nd edition, 2009, chapter 4.4.1).

use crate::lecture::linear_system::Cholesky;

/// Steps of Newton's method; a handful is enough.
const STEPS: usize = 8;
/// Decay of the weights, as a share of the number of rows: it keeps separable sets finite.
const DECAY: f64 = 1e-4;

/// A fitted regression: standardises the features, weighs them, adds a bias.
#[derive(Clone, Debug, PartialEq)]
pub struct Regression {
    mean: Vec<f64>,
    deviation: Vec<f64>,
    /// The bias last.
    weights: Vec<f64>,
}

impl Regression {
    /// Fits rows of `size` features to answers; `None` where there is nothing to fit.
    pub fn fit(features: &[f32], size: usize, answers: &[bool]) -> Option<Self> {
        let rows = answers.len();
        if size == 0 || rows == 0 || features.len() != rows * size {
            return None;
        }
        let (mean, deviation) = moments(features, size);
        let mut fitted = Self { mean, deviation, weights: vec![0.0; size + 1] };
        let inputs: Vec<f64> = features.chunks_exact(size).flat_map(|row| fitted.input(row)).collect();
        let width = size + 1;
        for _ in 0..STEPS {
            let decay = DECAY * rows as f64;
            let mut slopes: Vec<f64> = fitted.weights.iter().map(|weight| -decay * weight).collect();
            let mut curvatures = vec![0.0; width * width];
            for (input, &answer) in inputs.chunks_exact(width).zip(answers) {
                let sure = fitted.sureness(input);
                let (missing, weight) = (f64::from(u8::from(answer)) - sure, sure * (1.0 - sure));
                for (i, &value) in input.iter().enumerate() {
                    slopes[i] += missing * value;
                    let product = weight * value;
                    // The lower half is enough for Cholesky's decomposition.
                    curvatures[i * width..=i * width + i].iter_mut().zip(input).for_each(|(sum, &other)| *sum += product * other);
                }
            }
            (0..width).for_each(|i| curvatures[i * width + i] += decay);
            Cholesky::new(curvatures, width)?.solve(&mut slopes);
            fitted.weights.iter_mut().zip(slopes).for_each(|(weight, step)| *weight += step);
        }
        Some(fitted)
    }

    /// Share of the answers that it gets right.
    pub fn accuracy(&self, features: &[f32], answers: &[bool]) -> f64 {
        let rows = features.chunks_exact(self.mean.len());
        let right = rows.zip(answers).filter(|(row, answer)| (self.sureness(&self.input(row)) > 0.5) == **answer).count();
        right as f64 / answers.len().max(1) as f64
    }

    /// The features in units of their deviation, and 1 for the bias.
    fn input(&self, row: &[f32]) -> Vec<f64> {
        let standard = |((&value, mean), deviation): ((&f32, &f64), &f64)| (f64::from(value) - mean) / deviation;
        row.iter().zip(&self.mean).zip(&self.deviation).map(standard).chain([1.0]).collect()
    }

    /// The probability of yes.
    fn sureness(&self, input: &[f64]) -> f64 {
        let sum: f64 = input.iter().zip(&self.weights).map(|(value, weight)| value * weight).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

/// Mean and deviation of each feature; a feature that never changes has the deviation 1.
fn moments(features: &[f32], size: usize) -> (Vec<f64>, Vec<f64>) {
    let rows = (features.len() / size) as f64;
    let column = |feature: usize| features.iter().skip(feature).step_by(size).map(|&value| f64::from(value));
    let mean: Vec<f64> = (0..size).map(|feature| column(feature).sum::<f64>() / rows).collect();
    let deviation = |(feature, mean): (usize, &f64)| {
        let variance = column(feature).map(|value| (value - mean) * (value - mean)).sum::<f64>() / rows;
        if variance > 1e-18 { variance.sqrt() } else { 1.0 }
    };
    let deviations = mean.iter().enumerate().map(deviation).collect();
    (mean, deviations)
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng as _;
    use rand_xoshiro::Xoshiro256PlusPlus;

    use super::super::arithmetic::{fill_uniform, normal};
    use super::*;

    /// Two features and one that is noise; yes with the probability logistic(1.5 a - 2 b + 0.5).
    fn drawn(rows: usize, seed: u64) -> (Vec<f32>, Vec<bool>) {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
        let features: Vec<f32> = (0..rows * 3).map(|_| normal(&mut rng)).collect();
        let mut uniform = vec![0.0; rows];
        fill_uniform(&mut rng, &mut uniform);
        let answer = |(row, &uniform): (&[f32], &f32)| uniform < 1.0 / (1.0 + (-1.5 * row[0] + 2.0 * row[1] - 0.5).exp());
        let answers = features.chunks(3).zip(&uniform).map(answer).collect();
        (features, answers)
    }

    #[test]
    fn the_weights_that_made_the_answers_are_found() {
        let (features, answers) = drawn(40_000, 1);
        let fitted = Regression::fit(&features, 3, &answers).unwrap();
        for (found, expected) in fitted.weights.iter().zip([1.5, -2.0, 0.0, 0.5]) {
            assert!((found - expected).abs() < 0.06, "{:?}", fitted.weights);
        }
        let (features, answers) = drawn(10_000, 2);
        let accuracy = fitted.accuracy(&features, &answers);
        assert!((0.78..0.86).contains(&accuracy), "{accuracy}");
    }

    #[test]
    fn separable_answers_and_dead_features_end_finite() {
        let features = [0.0, 7.0, 1.0, 7.0, 2.0, 7.0, 3.0, 7.0];
        let fitted = Regression::fit(&features, 2, &[false, false, true, true]).unwrap();
        assert!(fitted.weights.iter().all(|weight| weight.is_finite()));
        assert_eq!(fitted.accuracy(&features, &[false, false, true, true]), 1.0);
        assert_eq!(Regression::fit(&[], 0, &[]), None);
    }
}
