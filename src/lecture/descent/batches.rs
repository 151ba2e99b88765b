//! Mini-batches: many rough steps in place of one exact one.

use super::rule::Rule;
use super::walk::{End, is_far};
use crate::lecture::neuron::Stage;
use crate::lecture::random::Random;

/// How often in a pass the loss of all pictures is looked at.
const LOOKS: usize = 8;

/// A walk in which each step sees some of the pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchPath {
    /// The start, and the weights after each update. All are finite.
    pub places: Vec<[f64; 2]>,
    /// Passes through all pictures, and how far the loss lies above the least one: at the start, and at most eight times in each pass.
    pub gaps: Vec<(f64, f64)>,
    /// The gap after each whole pass.
    pub after_pass: Vec<f64>,
    /// How it ended.
    pub end: End,
}

impl BatchPath {
    /// The first pass after which the gap is at most this share of the first gap, counted from 1; `None` if it never was.
    pub fn passes_to(&self, share: f64) -> Option<usize> {
        let first = self.gaps.first()?.1;
        self.after_pass.iter().position(|&gap| gap <= share * first).map(|place| place + 1)
    }
}

/// Walks over the stage's pictures in batches of `batch`, each pass in a new order; the last batch of a pass may be smaller.
///
/// `batch` is held between 1 and the number of pictures.
pub fn walk_in_batches(
    stage: &Stage,
    start: [f64; 2],
    rule: &mut dyn Rule,
    [batch, passes]: [usize; 2],
    random: &mut Random,
) -> BatchPath {
    let count = stage.neuron.count();
    let batch = batch.clamp(1, count);
    let updates = count.div_ceil(batch);
    let look_every = updates.div_ceil(LOOKS);
    let first = stage.neuron.loss(start) - stage.least;
    let mut path = BatchPath { places: vec![start], gaps: vec![(0.0, first)], after_pass: Vec::new(), end: End::Finished };
    let mut order: Vec<usize> = (0..count).collect();
    let mut weights = start;
    for pass in 0..passes {
        random.shuffle(&mut order);
        for (update, batch) in order.chunks(batch).enumerate() {
            let gradient = stage.neuron.gradient_of(batch, weights);
            rule.step(&mut weights, &gradient);
            let is_last = update + 1 == updates;
            if is_last || (update + 1) % look_every == 0 || weights.iter().any(|weight| !weight.is_finite()) {
                let gap = stage.neuron.loss(weights) - stage.least;
                if is_far(gap, first) {
                    path.end = End::RanAway { step: path.places.len() };
                    return path;
                }
                path.gaps.push((pass as f64 + (update + 1) as f64 / updates as f64, gap));
                if is_last {
                    path.after_pass.push(gap);
                }
            }
            path.places.push(weights);
        }
    }
    path
}

/// The cloud of weights around the best ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Cloud {
    /// The weights after each update.
    pub places: Vec<[f64; 2]>,
    /// Their deviation from the best weights: along the steep direction of the loss, and along the flat one.
    pub deviation: [f64; 2],
}

impl Cloud {
    /// The places of a walk from `from` on, around the best weights of a stage.
    pub fn of(stage: &Stage, places: &[[f64; 2]]) -> Self {
        let along = |direction: [f64; 2]| {
            let distance = |place: &[f64; 2]| (0..2).map(|at| (place[at] - stage.best[at]) * direction[at]).sum::<f64>();
            (places.iter().map(|place| distance(place).powi(2)).sum::<f64>() / places.len().max(1) as f64).sqrt()
        };
        Self { places: places.to_vec(), deviation: stage.curvatures.map(|curvature| along(curvature.direction)) }
    }
}

/// The variance around the bottom of a bowl in which mini-batch descent comes to rest: `rate s^2 / (B lambda (2 - rate lambda))`.
///
/// `s` is the deviation of one picture's gradient, `lambda` the curvature. It follows from `Var' = (1 - rate lambda)^2 Var + rate^2 s^2 / B`
/// (Mandt, Hoffman and Blei, 2017, have it for small rates).
pub fn resting_variance(rate: f64, s: f64, batch: usize, lambda: f64) -> f64 {
    rate * s * s / (batch as f64 * lambda * (2.0 - rate * lambda))
}

/// The same, measured: the mean square over `updates` steps on the bowl `lambda x^2 / 2`, with normal noise in each picture's gradient.
pub fn measured_variance(rule: &mut dyn Rule, s: f64, batch: usize, lambda: f64, updates: usize, random: &mut Random) -> f64 {
    let mut x = [0.0];
    let mut step = |x: &mut [f64; 1]| {
        let noise = (0..batch).map(|_| s * random.normal()).sum::<f64>() / batch as f64;
        let slope = lambda * x[0] + noise;
        rule.step(x, &[slope]);
    };
    // The start at the bottom is forgotten first.
    (0..updates / 100).for_each(|_| step(&mut x));
    let mut sum = 0.0;
    for _ in 0..updates {
        step(&mut x);
        sum += x[0] * x[0];
    }
    sum / updates as f64
}
