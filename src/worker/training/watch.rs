//! What goes wrong while training: the loss runs away, or everything is called one class.

use crate::factory::Syndrome;
use crate::network::{CHANCE_LOSS, Evaluation, RunawayLoss};

/// A mean loss above this, in chance losses, is no learning.
const WILD: f64 = 2.0;
/// Weight of the newest step in the mean.
const WEIGHT: f64 = 0.02;
/// Steps in a row with such a mean.
const WILD_STEPS: u32 = 200;
/// Validations in a row that call everything one class before it is said.
const COLLAPSED_VALIDATIONS: u32 = 3;

/// Follows the losses and the validations of one training.
#[derive(Debug, Default)]
pub struct Watch {
    mean: Option<f64>,
    wild: u32,
    collapsed: u32,
}

impl Watch {
    /// Takes in the loss of a step; says so when the training should end.
    pub fn step(&mut self, loss: f64) -> Option<RunawayLoss> {
        let mean = self.mean.map_or(loss, |mean| mean + WEIGHT * (loss - mean));
        self.mean = Some(mean);
        self.wild = if mean > WILD * CHANCE_LOSS { self.wild + 1 } else { 0 };
        (self.wild >= WILD_STEPS).then_some(RunawayLoss { mean, steps: WILD_STEPS })
    }

    /// Takes in a validation; says, once, when everything is called one class, and which.
    pub fn validation(&mut self, evaluation: &Evaluation) -> Option<Syndrome> {
        let only = evaluation.confusion.says_only();
        self.collapsed = if only.is_some() { self.collapsed + 1 } else { 0 };
        only.filter(|_| self.collapsed == COLLAPSED_VALIDATIONS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Confusion;

    #[test]
    fn a_loss_at_chance_is_no_divergence_and_one_far_above_it_is() {
        let mut watch = Watch::default();
        assert!((0..10_000).all(|step| watch.step(1.386 + 0.2 * f64::from(step % 3)).is_none()));
        assert!((0..100).all(|_| watch.step(40.0).is_none()), "a short jump is none");
        let mut watch = Watch::default();
        let ended = (0..1000).position(|_| watch.step(9.0).is_some());
        assert_eq!(ended, Some(199));
        assert_eq!(watch.step(9.0), Some(RunawayLoss { mean: 9.0, steps: 200 }));
    }

    #[test]
    fn a_collapse_is_said_once() {
        let mut confusion = Confusion::default();
        for truth in Syndrome::ALL {
            (0..25).for_each(|_| confusion.add(truth, Syndrome::B));
        }
        let evaluation = Evaluation { confusion, loss: 1.39 };
        let mut watch = Watch::default();
        let said: Vec<(u64, Syndrome)> = (1..20).filter_map(|n| Some((n, watch.validation(&evaluation)?))).collect();
        assert_eq!(said, [(3, Syndrome::B)]);
    }
}
