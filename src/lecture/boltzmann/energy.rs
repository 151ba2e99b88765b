//! The energy of a machine, and what can be computed exactly where a machine is small.
//!
//! A state has the probability exp(-E) / Z. Binary: E = - b.v - c.h - v W h; Gaussian: E = |v - b|^2 / 2 - c.h - v W h. The free energy
//! F(v) = - log(sum over all h of exp(-E)) has the closed form in which each hidden unit adds -log(1 + exp(c + v W)) (Hinton 2010,
//! chapter 16.1).

use super::{Machine, Visible};

/// Most visible units whose states are counted through.
const MOST_VISIBLE: usize = 16;

impl Machine {
    /// The energy of a state.
    pub fn energy(&self, visible: &[f64], hidden: &[f64]) -> f64 {
        let sums = self.hidden_sums(visible);
        self.visible_energy(visible) - sums.iter().zip(hidden).map(|(sum, on)| sum * on).sum::<f64>()
    }

    /// The free energy of visible values: the lower, the more probable.
    pub fn free_energy(&self, visible: &[f64]) -> f64 {
        self.visible_energy(visible) - self.hidden_sums(visible).into_iter().map(softplus).sum::<f64>()
    }

    /// c + v W.
    fn hidden_sums(&self, visible: &[f64]) -> Vec<f64> {
        let mut sums: Vec<f64> = self.hidden_bias.iter().map(|&bias| f64::from(bias)).collect();
        for (value, row) in visible.iter().zip(self.weights.chunks_exact(self.hidden())) {
            sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += value * f64::from(weight));
        }
        sums
    }

    /// The part of the energy that knows no hidden unit.
    fn visible_energy(&self, visible: &[f64]) -> f64 {
        let of = |(&value, &bias): (&f64, &f32)| match self.kind {
            Visible::Binary => -f64::from(bias) * value,
            Visible::Gaussian => 0.5 * (value - f64::from(bias)) * (value - f64::from(bias)),
        };
        visible.iter().zip(&self.visible_bias).map(of).sum()
    }
}

/// log(1 + exp(x)) without overflow.
fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

/// The exact gradient of the mean log likelihood of rows of binary data by the weights, a row for each visible unit.
///
/// It is the mean of v h under the data minus that under the machine, by counting through all states. `None` for Gaussian units, and for
/// more than 16 visible ones.
pub fn exact_gradient(machine: &Machine, data: &[f32]) -> Option<Vec<f64>> {
    let visible = machine.visible();
    if machine.kind == Visible::Gaussian || visible > MOST_VISIBLE {
        return None;
    }
    let state = |bits: usize| -> Vec<f64> { (0..visible).map(|unit| (bits >> unit & 1) as f64).collect() };
    let mut gradient = vec![0.0; machine.weights.len()];
    let mut add = |values: &[f64], share: f64| {
        let hidden: Vec<f64> = machine.hidden_sums(values).into_iter().map(|sum| 1.0 / (1.0 + (-sum).exp())).collect();
        for (row, value) in gradient.chunks_exact_mut(machine.hidden()).zip(values) {
            row.iter_mut().zip(&hidden).for_each(|(slope, on)| *slope += share * value * on);
        }
    };
    let rows = data.len() / visible;
    for row in data.chunks_exact(visible) {
        let values: Vec<f64> = row.iter().map(|&value| f64::from(value)).collect();
        add(&values, 1.0 / rows as f64);
    }
    let energies: Vec<f64> = (0..1_usize << visible).map(|bits| machine.free_energy(&state(bits))).collect();
    let lowest = energies.iter().copied().fold(f64::INFINITY, f64::min);
    let total: f64 = energies.iter().map(|energy| (lowest - energy).exp()).sum();
    for (bits, energy) in energies.iter().enumerate() {
        add(&state(bits), -(lowest - energy).exp() / total);
    }
    Some(gradient)
}

#[cfg(test)]
mod tests {
    use super::super::test_machine;
    use super::*;

    fn states(units: usize) -> impl Iterator<Item = Vec<f64>> {
        (0..1_usize << units).map(move |bits| (0..units).map(|unit| (bits >> unit & 1) as f64).collect())
    }

    #[test]
    fn the_free_energy_is_the_sum_over_all_hidden_states() {
        for kind in [Visible::Binary, Visible::Gaussian] {
            let machine = Machine { kind, ..test_machine() };
            for mut visible in states(machine.visible()) {
                if kind == Visible::Gaussian {
                    visible.iter_mut().enumerate().for_each(|(unit, value)| *value = 1.7 * *value - 0.3 * unit as f64);
                }
                let sum: f64 = states(machine.hidden()).map(|hidden| (-machine.energy(&visible, &hidden)).exp()).sum();
                assert!((machine.free_energy(&visible) + sum.ln()).abs() < 1e-12, "{kind:?} {visible:?}");
            }
        }
    }

    #[test]
    fn the_free_energy_of_strong_weights_stays_finite() {
        let mut machine = test_machine();
        machine.weights.fill(1e4);
        assert_eq!(machine.free_energy(&[0.0; 6]), Machine { weights: vec![0.0; 18], ..machine.clone() }.free_energy(&[0.0; 6]));
        assert!(machine.free_energy(&[1.0; 6]).is_finite());
    }

    #[test]
    fn the_exact_gradient_is_the_slope_of_the_log_likelihood() {
        let machine = test_machine();
        let data = [1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0];
        let log_likelihood = |machine: &Machine| {
            let total: f64 = states(6).map(|visible| (-machine.free_energy(&visible)).exp()).sum();
            let rows = data.chunks(6).map(|row| row.iter().map(|&value| f64::from(value)).collect::<Vec<f64>>());
            rows.map(|row| -machine.free_energy(&row) - total.ln()).sum::<f64>() / 2.0
        };
        let gradient = exact_gradient(&machine, &data).unwrap();
        for (place, slope) in gradient.iter().enumerate() {
            let moved = |by: f32| {
                let mut other = machine.clone();
                other.weights[place] += by;
                (f64::from(other.weights[place]), log_likelihood(&other))
            };
            let ((x1, low), (x2, high)) = (moved(-0.01), moved(0.01));
            assert!(((high - low) / (x2 - x1) - slope).abs() < 1e-5, "weight {place}");
        }
        assert_eq!(exact_gradient(&Machine { kind: Visible::Gaussian, ..machine }, &data), None);
    }
}
