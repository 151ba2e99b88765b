//! The restricted Boltzmann machine: visible units, hidden units, a weight for each pair of them, a bias for each.
//!
//! Formulas as in Hinton, *A Practical Guide to Training Restricted Boltzmann Machines*, 2010. With the weights W, the visible biases b
//! and the hidden biases c, a hidden unit is on with probability logistic(c + v W). A binary visible unit is on with probability
//! logistic(b + W h); a Gaussian one is normal with mean b + W h and deviation 1 (there, chapter 13.2).

#![expect(clippy::inline_always, reason = "a loop compiled apart from its caller loses the instruction set")]

use pulp::{Arch, Simd, WithSimd};
use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;

use super::arithmetic::{Left, logistic_in_place, multiply_add, normal};

/// Deviation of the first weights (Hinton 2010, chapter 8).
const FIRST_WEIGHTS: f32 = 0.01;

/// What the visible units can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visible {
    /// 0 or 1.
    Binary,
    /// Any number, with deviation 1 around its mean.
    Gaussian,
}

/// A machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Machine {
    /// What the visible units can be.
    pub kind: Visible,
    /// One bias for each visible unit.
    pub visible_bias: Vec<f32>,
    /// One bias for each hidden unit.
    pub hidden_bias: Vec<f32>,
    /// A row for each visible unit, in it a weight for each hidden unit.
    pub weights: Vec<f32>,
}

impl Machine {
    /// A machine whose weights are drawn near 0. The visible biases are those with which it answers `mean` without hidden units; all
    /// hidden biases are `hidden_bias`.
    pub fn new(kind: Visible, mean: &[f32], hidden: usize, hidden_bias: f32, seed: u64) -> Self {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
        let bias = |&mean: &f32| match kind {
            Visible::Binary => {
                let share = mean.clamp(0.001, 0.999);
                (share / (1.0 - share)).ln()
            }
            Visible::Gaussian => mean,
        };
        Self {
            kind,
            visible_bias: mean.iter().map(bias).collect(),
            hidden_bias: vec![hidden_bias; hidden],
            weights: (0..mean.len() * hidden).map(|_| FIRST_WEIGHTS * normal(&mut rng)).collect(),
        }
    }

    /// Number of visible units.
    pub fn visible(&self) -> usize {
        self.visible_bias.len()
    }

    /// Number of hidden units.
    pub fn hidden(&self) -> usize {
        self.hidden_bias.len()
    }

    /// The weights of a hidden unit, one for each visible unit: a picture, where the visible units are pixels.
    pub fn filter(&self, unit: usize) -> Vec<f32> {
        self.weights.iter().skip(unit).step_by(self.hidden()).copied().collect()
    }

    /// The weights with a row for each hidden unit.
    pub(super) fn transposed(&self) -> Vec<f32> {
        let mut transposed = vec![0.0; self.weights.len()];
        self.transpose_into(&mut transposed);
        transposed
    }

    pub(super) fn transpose_into(&self, target: &mut [f32]) {
        let (visible, hidden) = (self.visible(), self.hidden());
        for (v, row) in self.weights.chunks_exact(hidden).enumerate() {
            for (h, &weight) in row.iter().enumerate() {
                target[h * visible + v] = weight;
            }
        }
    }

    /// The probability of each hidden unit to be on, for rows of visible values.
    pub fn hidden_probabilities(&self, visible: &[f32]) -> Vec<f32> {
        let mut probabilities = vec![0.0; visible.len() / self.visible() * self.hidden()];
        Arch::new().dispatch(Up { machine: self, visible, target: &mut probabilities });
        probabilities
    }

    /// The mean of each visible unit, for rows of hidden values: for binary units the probability to be on.
    pub fn visible_means(&self, hidden: &[f32]) -> Vec<f32> {
        let mut means = vec![0.0; hidden.len() / self.hidden() * self.visible()];
        self.visible_means_with(&self.transposed(), hidden, &mut means);
        means
    }

    /// The same with the weights already transposed, into a buffer.
    pub(super) fn visible_means_with(&self, transposed: &[f32], hidden: &[f32], target: &mut [f32]) {
        Arch::new().dispatch(Down { machine: self, transposed, hidden, target });
    }

    /// The mean square of what is missing when rows of visible values go to the hidden probabilities and back, per visible unit.
    pub fn reconstruction_error(&self, visible: &[f32]) -> f64 {
        let back = self.visible_means(&self.hidden_probabilities(visible));
        let square = |(a, b): (&f32, &f32)| f64::from(a - b) * f64::from(a - b);
        visible.iter().zip(&back).map(square).sum::<f64>() / visible.len().max(1) as f64
    }

    /// Share of the hidden units that tell nothing: over these rows, the probability to be on deviates by less than 0.01 from its mean.
    pub fn dead_units(&self, visible: &[f32]) -> f64 {
        let probabilities = self.hidden_probabilities(visible);
        let rows = (visible.len() / self.visible()).max(1) as f64;
        let is_dead = |&unit: &usize| {
            let values = || probabilities.iter().skip(unit).step_by(self.hidden()).map(|&value| f64::from(value));
            let mean = values().sum::<f64>() / rows;
            let variance = values().map(|value| (value - mean) * (value - mean)).sum::<f64>() / rows;
            variance.sqrt() < 0.01
        };
        (0..self.hidden()).filter(is_dead).count() as f64 / self.hidden().max(1) as f64
    }

    /// Up: the hidden probabilities, within a job for one instruction set.
    #[inline(always)]
    pub(super) fn up<S: Simd>(&self, simd: S, visible: &[f32], target: &mut [f32]) {
        for row in target.chunks_exact_mut(self.hidden()) {
            row.copy_from_slice(&self.hidden_bias);
        }
        multiply_add(simd, 1.0, Left::new(visible, self.visible()), &self.weights, self.hidden(), target);
        logistic_in_place(target);
    }

    /// Down: the visible means, within a job for one instruction set.
    #[inline(always)]
    pub(super) fn down<S: Simd>(&self, simd: S, transposed: &[f32], hidden: &[f32], target: &mut [f32]) {
        for row in target.chunks_exact_mut(self.visible()) {
            row.copy_from_slice(&self.visible_bias);
        }
        multiply_add(simd, 1.0, Left::new(hidden, self.hidden()), transposed, self.visible(), target);
        if self.kind == Visible::Binary {
            logistic_in_place(target);
        }
    }
}

struct Up<'a> {
    machine: &'a Machine,
    visible: &'a [f32],
    target: &'a mut [f32],
}

impl WithSimd for Up<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.machine.up(simd, self.visible, self.target);
    }
}

struct Down<'a> {
    machine: &'a Machine,
    transposed: &'a [f32],
    hidden: &'a [f32],
    target: &'a mut [f32],
}

impl WithSimd for Down<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.machine.down(simd, self.transposed, self.hidden, self.target);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(kind: Visible) -> Machine {
        let mut machine = Machine::new(kind, &[0.2, 0.5, 0.9], 2, -1.0, 5);
        machine.weights = vec![1.0, -0.5, 0.25, 2.0, -1.5, 0.75];
        machine
    }

    fn logistic(x: f64) -> f64 {
        1.0 / (1.0 + (-x).exp())
    }

    #[test]
    fn units_see_each_other_as_the_formulas_say() {
        let machine = small(Visible::Binary);
        let hidden = machine.hidden_probabilities(&[1.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
        let expected = [-1.0 + 1.0 - 1.5, -1.0 - 0.5 + 0.75, -1.0 + 0.25, -1.0 + 2.0].map(logistic);
        for (found, expected) in hidden.iter().zip(expected) {
            assert!((f64::from(*found) - expected).abs() < 1e-6);
        }
        for kind in [Visible::Binary, Visible::Gaussian] {
            let machine = small(kind);
            let bias = |unit: usize| f64::from(machine.visible_bias[unit]);
            let sums = [bias(0) + 1.0 - 0.5, bias(1) + 0.25 + 2.0, bias(2) - 1.5 + 0.75];
            let expected = if kind == Visible::Binary { sums.map(logistic) } else { sums };
            for (found, expected) in machine.visible_means(&[1.0, 1.0]).iter().zip(expected) {
                assert!((f64::from(*found) - expected).abs() < 1e-6, "{kind:?}");
            }
        }
        assert_eq!(machine.filter(1), [-0.5, 2.0, 0.75]);
    }

    #[test]
    fn without_weights_a_machine_answers_the_mean() {
        for kind in [Visible::Binary, Visible::Gaussian] {
            let mut machine = small(kind);
            machine.weights.fill(0.0);
            let means = machine.visible_means(&[1.0, 0.0]);
            assert!(means.iter().zip([0.2, 0.5, 0.9]).all(|(found, mean): (&f32, f32)| (found - mean).abs() < 1e-6), "{means:?}");
        }
    }

    #[test]
    fn a_unit_that_answers_everything_alike_is_dead() {
        let mut machine = small(Visible::Binary);
        let rows = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0];
        assert_eq!(machine.dead_units(&rows), 0.0);
        machine.hidden_bias[1] = -30.0;
        assert_eq!(machine.dead_units(&rows), 0.5);
    }
}
