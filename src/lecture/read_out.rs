//! The read-out: what of the drawn parameters is kept in a code, as far as a straight line can tell.
//!
//! For each parameter, ridge regression on the features of the code (Hoerl and Kennard, "Ridge regression", Technometrics 12, 1970): with X
//! the features of n pictures, each with mean 0 and deviation 1, and y the parameter with mean 0, the weights are
//! w = (X^T X / n + s I)^-1 X^T y / n. The strength s is that of a few which fits best on pictures set apart. Reported is
//! R^2 = 1 - sum of squared errors / sum of squared deviations from the mean, on pictures that neither has seen: 1 where the code tells the
//! parameter exactly, 0 where it tells no more than the mean does; a little below 0 by chance. Classes are told apart by four such
//! regressions on 0 and 1: the largest answer wins (Hastie, Tibshirani and Friedman, "The elements of statistical learning", 2009, 4.2).
//! Reading codes in this way is known as a linear probe (Alain and Bengio, "Understanding intermediate layers using linear classifier
//! probes", 2016).

use super::linear_system::Cholesky;
use crate::factory::Syndrome;

/// Strengths that are tried.
const STRENGTHS: [f64; 5] = [1e-4, 1e-3, 1e-2, 1e-1, 1.0];
/// Shares of the pictures, in tenths: 6 to fit, 2 to choose the strength, the rest to measure.
const FIT_TENTHS: usize = 6;
const CHOOSE_TENTHS: usize = 2;
/// Fewest pictures that can be read.
pub const FEWEST_PICTURES: usize = 20;
/// Features with a smaller deviation than this share of their size never vary.
const CONSTANT: f64 = 1e-9;

/// What is asked of a code: the values of a parameter, one for each picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Name of the parameter, as in tables.
    pub name: String,
    /// Its values, in its own unit.
    pub values: Vec<f64>,
}

/// How well a parameter can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Name of the parameter.
    pub name: String,
    /// R^2 on unseen pictures, at most 1; `None` where the parameter is the same in all of them.
    pub r_squared: Option<f64>,
}

/// What a code keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadOut {
    /// In the order of the questions.
    pub parameters: Vec<Kept>,
    /// Share of the unseen pictures whose class is read rightly; chance has 1/4.
    pub class_accuracy: f64,
    /// Numbers per picture.
    pub features: usize,
    /// Pictures that it was measured on.
    pub unseen: usize,
}

/// Reads parameters and classes off codes. `codes` has `features` numbers for each picture; questions and classes are in the same order.
///
/// `progress` is told the share that is done, 0 to 1, and says whether to go on.
///
/// `None` when it said no, or there are fewer than [`FEWEST_PICTURES`].
///
/// # Panics
/// When codes, questions and classes are not of the same pictures.
pub fn read_out(
    codes: &[f32],
    features: usize,
    questions: &[Question],
    classes: &[Syndrome],
    progress: &mut dyn FnMut(f64) -> bool,
) -> Option<ReadOut> {
    let pictures = classes.len();
    assert_eq!(codes.len(), pictures * features, "a code for each picture");
    assert!(questions.iter().all(|question| question.values.len() == pictures), "an answer for each picture");
    if pictures < FEWEST_PICTURES {
        return None;
    }
    let fit = pictures * FIT_TENTHS / 10;
    let choose = pictures * CHOOSE_TENTHS / 10;
    let codes = Standardised::new(codes, features, fit);
    let of_class = |class: Syndrome| classes.iter().map(|own| f64::from(u8::from(*own == class))).collect();
    let asked = questions.iter().map(|question| question.values.clone());
    let targets: Vec<Target> = asked.chain(Syndrome::ALL.map(of_class)).map(|values| Target::new(values, fit)).collect();
    let normal = NormalEquations::new(&codes, &targets, fit, progress)?;

    // For each target the answers of the strength that fits best on the pictures set apart.
    let mut best: Vec<(f64, Vec<f64>)> = vec![(f64::INFINITY, Vec::new()); targets.len()];
    for (place, strength) in STRENGTHS.into_iter().enumerate() {
        let Some(cholesky) = normal.with_strength(strength) else { continue };
        for (target, (side, best)) in targets.iter().zip(normal.sides.iter().zip(&mut best)) {
            let mut weights = side.clone();
            cholesky.solve(&mut weights);
            let answer = |picture: usize| codes.row(picture).iter().zip(&weights).map(|(x, w)| x * w).sum::<f64>();
            let error: f64 = (fit..fit + choose).map(|picture| (answer(picture) - target.centred[picture]).powi(2)).sum();
            if error < best.0 {
                *best = (error, (fit + choose..pictures).map(answer).collect());
            }
        }
        if !progress(0.5 + 0.5 * (place + 1) as f64 / STRENGTHS.len() as f64) {
            return None;
        }
    }

    let first = fit + choose;
    let parameters = questions.iter().zip(targets.iter().zip(&best));
    let parameters = parameters.map(|(question, (target, (_, answers)))| Kept {
        name: question.name.clone(),
        r_squared: r_squared(answers, &target.centred[first..]),
    });
    let of_classes = &best[questions.len()..];
    let means = &targets[questions.len()..];
    let said = |picture: usize| {
        let answer = |class: &usize| of_classes[*class].1.get(picture).map_or(0.0, |answer| answer + means[*class].mean);
        (0..Syndrome::COUNT).max_by(|one, other| answer(one).total_cmp(&answer(other)))
    };
    let right = (first..pictures).filter(|&picture| said(picture - first) == Some(classes[picture].index())).count();
    Some(ReadOut {
        parameters: parameters.collect(),
        class_accuracy: right as f64 / (pictures - first) as f64,
        features,
        unseen: pictures - first,
    })
}

/// 1 - squared errors / squared deviations from the mean; `None` where nothing deviates.
fn r_squared(answers: &[f64], truth: &[f64]) -> Option<f64> {
    let mean = truth.iter().sum::<f64>() / truth.len() as f64;
    let deviations: f64 = truth.iter().map(|value| (value - mean).powi(2)).sum();
    let errors: f64 = answers.iter().zip(truth).map(|(answer, value)| (answer - value).powi(2)).sum();
    (deviations > CONSTANT && answers.len() == truth.len()).then(|| 1.0 - errors / deviations)
}

/// Codes whose features have mean 0 and deviation 1 over the pictures that are fitted; a feature that never varies there is 0.
struct Standardised {
    features: usize,
    values: Vec<f64>,
}

impl Standardised {
    fn new(codes: &[f32], features: usize, fit: usize) -> Self {
        let mut values: Vec<f64> = codes.iter().map(|&value| f64::from(value)).collect();
        let n = fit as f64;
        for feature in 0..features {
            let column = || codes[..fit * features].iter().skip(feature).step_by(features).map(|&value| f64::from(value));
            let mean = column().sum::<f64>() / n;
            let deviation = (column().map(|value| (value - mean).powi(2)).sum::<f64>() / n).sqrt();
            let factor = if deviation > CONSTANT * mean.abs().max(CONSTANT) { 1.0 / deviation } else { 0.0 };
            values.iter_mut().skip(feature).step_by(features.max(1)).for_each(|value| *value = (*value - mean) * factor);
        }
        Self { features, values }
    }

    fn row(&self, picture: usize) -> &[f64] {
        &self.values[picture * self.features..][..self.features]
    }
}

/// A parameter minus its mean over the pictures that are fitted.
struct Target {
    mean: f64,
    centred: Vec<f64>,
}

impl Target {
    fn new(mut values: Vec<f64>, fit: usize) -> Self {
        let mean = values[..fit].iter().sum::<f64>() / fit as f64;
        for value in &mut values {
            *value -= mean;
        }
        Self { mean, centred: values }
    }
}

/// X^T X / n, of which the lower triangle is filled, and X^T y / n for each target.
struct NormalEquations {
    features: usize,
    matrix: Vec<f64>,
    sides: Vec<Vec<f64>>,
}

impl NormalEquations {
    /// `None` when `progress` said no.
    fn new(codes: &Standardised, targets: &[Target], fit: usize, progress: &mut dyn FnMut(f64) -> bool) -> Option<Self> {
        let features = codes.features;
        let mut matrix = vec![0.0; features * features];
        let mut sides = vec![vec![0.0; features]; targets.len()];
        let add = |to: &mut [f64], row: &[f64], times: f64| to.iter_mut().zip(row).for_each(|(to, x)| *to += x * times);
        for picture in 0..fit {
            let row = codes.row(picture);
            for (place, &value) in row.iter().enumerate().filter(|(_, value)| **value != 0.0) {
                add(&mut matrix[place * features..][..=place], row, value / fit as f64);
            }
            for (side, target) in sides.iter_mut().zip(targets) {
                add(side, row, target.centred[picture] / fit as f64);
            }
            if picture % 64 == 0 && !progress(0.5 * picture as f64 / fit as f64) {
                return None;
            }
        }
        Some(Self { features, matrix, sides })
    }

    fn with_strength(&self, strength: f64) -> Option<Cholesky> {
        let mut matrix = self.matrix.clone();
        matrix.iter_mut().step_by(self.features + 1).for_each(|value| *value += strength);
        Cholesky::new(matrix, self.features)
    }
}

#[cfg(test)]
mod tests;
