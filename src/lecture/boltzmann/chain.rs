//! Contrastive divergence: from the data up, and k times down and up again (Hinton, *Neural Computation* 14, 2002).

#![expect(clippy::inline_always, reason = "a loop compiled apart from its caller loses the instruction set")]

use pulp::{Arch, Simd, WithSimd};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::arithmetic::{Left, fill_uniform, multiply_add, normal};
use super::{Machine, Visible};

/// What goes back up in place of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reconstruction {
    /// The means of the visible units: less noise (Hinton 2010, chapter 3.2).
    Means,
    /// States drawn from them: with many steps, the chain then comes to the machine's own distribution.
    Sampled,
}

/// How the gradient is estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Divergence {
    /// Times down and up, 1 or more: the k of CD-k.
    pub steps: usize,
    /// What goes back up.
    pub reconstruction: Reconstruction,
}

/// Estimates gradients; keeps its memory from batch to batch.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    transposed: Vec<f32>,
    data_hidden: Vec<f32>,
    states: Vec<f32>,
    visible: Vec<f32>,
    hidden: Vec<f32>,
    random: Vec<f32>,
    /// By the weights, a row for each visible unit.
    pub weights: Vec<f32>,
    /// By the visible biases.
    pub visible_bias: Vec<f32>,
    /// By the hidden biases.
    pub hidden_bias: Vec<f32>,
    /// Mean of each hidden unit's probability under the data.
    pub activity: Vec<f32>,
    /// Mean square of reconstruction minus data, per visible unit.
    pub error: f64,
}

impl Chain {
    /// Estimates the gradient of the mean log likelihood of the rows in `data`: `weights`, `visible_bias`, `hidden_bias`.
    pub fn estimate(&mut self, machine: &Machine, divergence: Divergence, data: &[f32], rng: &mut Xoshiro256PlusPlus) {
        Arch::new().dispatch(Estimate { chain: self, machine, divergence, data, rng });
    }

    /// Room for a batch. What is in it does not matter, but for the gradient, which is 0.
    fn make_room(&mut self, machine: &Machine, rows: usize) {
        let (visible, hidden) = (machine.visible(), machine.hidden());
        self.transposed.resize(visible * hidden, 0.0);
        for buffer in [&mut self.data_hidden, &mut self.states, &mut self.hidden] {
            buffer.resize(rows * hidden, 0.0);
        }
        self.visible.resize(rows * visible, 0.0);
        self.random.resize(rows * visible.max(hidden), 0.0);
        for (gradient, len) in [
            (&mut self.weights, visible * hidden),
            (&mut self.visible_bias, visible),
            (&mut self.hidden_bias, hidden),
            (&mut self.activity, hidden),
        ] {
            gradient.clear();
            gradient.resize(len, 0.0);
        }
    }
}

struct Estimate<'a> {
    chain: &'a mut Chain,
    machine: &'a Machine,
    divergence: Divergence,
    data: &'a [f32],
    rng: &'a mut Xoshiro256PlusPlus,
}

impl WithSimd for Estimate<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { chain, machine, divergence, data, rng } = self;
        let (visible, hidden) = (machine.visible(), machine.hidden());
        let rows = data.len() / visible;
        chain.make_room(machine, rows);
        machine.transpose_into(&mut chain.transposed);
        machine.up(simd, data, &mut chain.data_hidden);
        chain.hidden.copy_from_slice(&chain.data_hidden);
        for _ in 0..divergence.steps.max(1) {
            draw_states(&chain.hidden, &mut chain.random, rng, &mut chain.states);
            machine.down(simd, &chain.transposed, &chain.states, &mut chain.visible);
            if divergence.reconstruction == Reconstruction::Sampled {
                draw_visible(machine.kind, &mut chain.visible, &mut chain.random, rng);
            }
            machine.up(simd, &chain.visible, &mut chain.hidden);
        }
        let share = 1.0 / rows.max(1) as f32;
        multiply_add(simd, share, Left::transposed(data, visible), &chain.data_hidden, hidden, &mut chain.weights);
        multiply_add(simd, -share, Left::transposed(&chain.visible, visible), &chain.hidden, hidden, &mut chain.weights);
        add_rows(share, data, &mut chain.visible_bias);
        add_rows(-share, &chain.visible, &mut chain.visible_bias);
        add_rows(share, &chain.data_hidden, &mut chain.activity);
        add_rows(share, &chain.data_hidden, &mut chain.hidden_bias);
        add_rows(-share, &chain.hidden, &mut chain.hidden_bias);
        chain.error = mean_square(data, &chain.visible);
    }
}

/// Draws 1 with each of these probabilities, and 0 otherwise.
#[inline(always)]
pub(super) fn draw_states(probabilities: &[f32], random: &mut [f32], rng: &mut Xoshiro256PlusPlus, states: &mut [f32]) {
    fill_uniform(rng, &mut random[..states.len()]);
    for ((state, &probability), &random) in states.iter_mut().zip(probabilities).zip(&*random) {
        *state = if random < probability { 1.0 } else { 0.0 };
    }
}

/// Draws visible values from their means, in place.
#[inline(always)]
pub(super) fn draw_visible(kind: Visible, means: &mut [f32], random: &mut [f32], rng: &mut Xoshiro256PlusPlus) {
    match kind {
        Visible::Binary => {
            fill_uniform(rng, &mut random[..means.len()]);
            for (mean, &random) in means.iter_mut().zip(&*random) {
                *mean = if random < *mean { 1.0 } else { 0.0 };
            }
        }
        Visible::Gaussian => means.iter_mut().for_each(|mean| *mean += normal(rng)),
    }
}

#[inline(always)]
fn add_rows(factor: f32, rows: &[f32], sums: &mut [f32]) {
    for row in rows.chunks_exact(sums.len()) {
        sums.iter_mut().zip(row).for_each(|(sum, &value)| *sum += factor * value);
    }
}

#[inline(always)]
fn mean_square(left: &[f32], right: &[f32]) -> f64 {
    const LANES: usize = 16;
    let mut sums = [0.0_f32; LANES];
    let (lefts, rights) = (left.chunks_exact(LANES), right.chunks_exact(LANES));
    let rest = lefts.remainder().iter().zip(rights.remainder()).map(|(a, b)| (a - b) * (a - b)).sum::<f32>();
    for (left, right) in lefts.zip(rights) {
        for ((sum, a), b) in sums.iter_mut().zip(left).zip(right) {
            *sum += (a - b) * (a - b);
        }
    }
    f64::from(sums.iter().sum::<f32>() + rest) / left.len().max(1) as f64
}

/// The cosine of CD-k's mean gradient to the exact one, on a machine of 6 visible and 3 hidden units with binary data: how far the
/// short cut points in the right direction. `draws` estimates are averaged.
pub fn cosine_to_exact(machine: &Machine, data: &[f32], steps: usize, draws: usize, rng: &mut Xoshiro256PlusPlus) -> Option<f64> {
    let exact = super::exact_gradient(machine, data)?;
    let mut chain = Chain::default();
    let mut mean = vec![0.0; exact.len()];
    let divergence = Divergence { steps, reconstruction: Reconstruction::Sampled };
    for _ in 0..draws {
        chain.estimate(machine, divergence, data, rng);
        mean.iter_mut().zip(&chain.weights).for_each(|(sum, &slope)| *sum += f64::from(slope));
    }
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    Some(dot(&exact, &mean) / (dot(&exact, &exact) * dot(&mean, &mean)).sqrt())
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng as _;

    use super::super::{test_data, test_machine};
    use super::*;

    #[test]
    fn more_steps_come_nearer_to_the_exact_gradient() {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(3);
        let [one, twenty] = [1, 20].map(|k| cosine_to_exact(&test_machine(), &test_data(), k, 20_000, &mut rng).unwrap());
        assert!(one > 0.95 && one < 0.999, "CD-1 points roughly in the right direction: {one}");
        assert!(twenty > 0.999, "CD-20: {twenty}");
    }

    #[test]
    fn the_gradient_is_the_difference_of_two_means_of_products() {
        // Biases so strong that nothing is left to chance: visible 1 0 1 0 1 0, hidden 1 0 1.
        let mut machine = test_machine();
        machine.weights.fill(0.0);
        machine.visible_bias = vec![60.0, -60.0, 60.0, -60.0, 60.0, -60.0];
        machine.hidden_bias = vec![60.0, -60.0, 60.0];
        let data = [0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0];
        let mut chain = Chain::default();
        let divergence = Divergence { steps: 2, reconstruction: Reconstruction::Means };
        chain.estimate(&machine, divergence, &data, &mut Xoshiro256PlusPlus::seed_from_u64(4));
        let (mean, back) = ([0.0, 1.0, 1.0, 1.0, 0.5, 0.5], [1.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
        for unit in 0..6 {
            let expected: f32 = mean[unit] - back[unit];
            assert!((chain.visible_bias[unit] - expected).abs() < 1e-6);
            for (hidden, on) in [1.0, 0.0, 1.0].into_iter().enumerate() {
                assert!((chain.weights[unit * 3 + hidden] - expected * on).abs() < 1e-6, "{unit} {hidden}");
            }
        }
        assert!(chain.hidden_bias.iter().all(|slope| slope.abs() < 1e-6));
        // 1 0 1 0 1 0 differs from the first row in 4 places, from the second one in 4.
        assert!((chain.error - 8.0 / 12.0).abs() < 1e-6, "{}", chain.error);
    }
}
