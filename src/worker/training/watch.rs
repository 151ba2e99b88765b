//! What goes wrong while training: the loss runs away, everything gets one answer, or what was learned is lost.

use crate::network::{Answer, Classes, Evaluation, RunawayLoss};
use crate::runs::{CurveRow, best_row};

/// A mean loss above this, in chance losses, is no learning.
const WILD: f64 = 2.0;
/// Weight of the newest step in the mean.
const WEIGHT: f64 = 0.02;
/// Steps in a row with such a mean.
const WILD_STEPS: u32 = 200;
/// Pictures of validations in a row that all get one answer before it is said: three validations on all pictures set apart.
const COLLAPSED_PICTURES: u64 = 1500;

/// A network that gives up so much of its share of right answers has lost something: twice what two measurements of one network differ by.
const FALL: f64 = 0.1;
/// What is left, above guessing, of what the best network could do, where that counts as a collapse.
const REST: f64 = 0.5;

/// A training whose last network has lost most of what its best one could do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Collapse {
    /// Pictures after which the best network was measured.
    pub best_images: u64,
    /// Its accuracy.
    pub best_accuracy: f64,
    /// Accuracy of the last network.
    pub last_accuracy: f64,
}

/// Whether a training has collapsed at its end. `chance` is the share of right answers without a look at the pictures.
pub fn collapse(rows: &[CurveRow], chance: f64) -> Option<Collapse> {
    let (best, last) = (best_row(rows)?, rows.last()?);
    let (top, end) = (best.validation_accuracy, last.validation_accuracy);
    let is_lost = top - end >= FALL && end - chance < REST * (top - chance);
    is_lost.then_some(Collapse { best_images: best.images, best_accuracy: top, last_accuracy: end })
}

/// Follows the losses and the validations of one training.
#[derive(Debug)]
pub struct Watch {
    /// The loss of guessing.
    chance: f64,
    mean: Option<f64>,
    wild: u32,
    /// Pictures of the last validations in a row that all got one answer.
    collapsed: u64,
}

impl Watch {
    /// Of a network that decides between these answers.
    pub fn new(classes: Classes) -> Self {
        Self { chance: classes.chance_loss(), mean: None, wild: 0, collapsed: 0 }
    }

    /// Takes in the loss of a step; says so when the training should end.
    pub fn step(&mut self, loss: f64) -> Option<RunawayLoss> {
        let mean = self.mean.map_or(loss, |mean| mean + WEIGHT * (loss - mean));
        self.mean = Some(mean);
        self.wild = if mean > WILD * self.chance { self.wild + 1 } else { 0 };
        (self.wild >= WILD_STEPS).then_some(RunawayLoss { mean, chance: self.chance, steps: WILD_STEPS })
    }

    /// Takes in a validation; says, once, when everything gets one answer, and which.
    pub fn validation(&mut self, evaluation: &Evaluation) -> Option<Answer> {
        let Some(only) = evaluation.confusion.says_only() else {
            self.collapsed = 0;
            return None;
        };
        let before = self.collapsed;
        self.collapsed += evaluation.confusion.total();
        (before < COLLAPSED_PICTURES && self.collapsed >= COLLAPSED_PICTURES).then_some(only)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::Syndrome;
    use crate::network::Confusion;

    #[test]
    fn a_loss_at_chance_is_no_divergence_and_one_far_above_it_is() {
        let mut watch = Watch::new(Classes::Four);
        assert!((0..10_000).all(|step| watch.step(1.386 + 0.2 * f64::from(step % 3)).is_none()));
        assert!((0..100).all(|_| watch.step(40.0).is_none()), "a short jump is none");
        let mut watch = Watch::new(Classes::Four);
        let ended = (0..1000).position(|_| watch.step(9.0).is_some());
        assert_eq!(ended, Some(199));
        assert_eq!(watch.step(9.0), Some(RunawayLoss { mean: 9.0, chance: 4_f64.ln(), steps: 200 }));
        // What is wild with two answers is none with four.
        let ended = Classes::ALL.map(|classes| {
            let mut watch = Watch::new(classes);
            (0..1000).any(|_| watch.step(2.0).is_some())
        });
        assert_eq!(ended, [false, true]);
    }

    #[test]
    fn a_collapse_is_the_loss_of_most_of_what_was_learned() {
        let rows = |accuracies: &[f64]| -> Vec<CurveRow> {
            let row = |(n, &validation_accuracy): (usize, &f64)| CurveRow {
                images: 100 * (n as u64 + 1),
                seconds: n as f64,
                learning_rate: 0.1,
                loss: 1.0,
                accuracy: 0.5,
                validation_loss: 1.0,
                validation_accuracy,
                validation_pictures: 500,
            };
            accuracies.iter().enumerate().map(row).collect()
        };
        for lost in [&[0.3, 0.55, 0.27][..], &[0.99, 0.5, 0.6], &[0.4, 0.2]] {
            let found = collapse(&rows(lost), 0.25).unwrap();
            assert_eq!(found.last_accuracy, lost[lost.len() - 1], "{lost:?}");
            assert_eq!(found.best_accuracy, lost.iter().copied().fold(0.0, f64::max), "{lost:?}");
        }
        assert_eq!(collapse(&rows(&[0.3, 0.55, 0.27]), 0.25).unwrap().best_images, 200);
        // Chance that goes up and down, a network that is a little worse than its best, and one that is at its best.
        for fine in [&[][..], &[0.25], &[0.31, 0.22], &[0.99, 0.95], &[0.5, 0.42], &[0.3, 0.9], &[0.6, 0.45]] {
            assert_eq!(collapse(&rows(fine), 0.25), None, "{fine:?}");
        }
        // Where three quarters are right without a look, 80 % is next to nothing.
        let fallen = rows(&[0.95, 0.8]);
        assert!(collapse(&fallen, 0.25).is_none() && collapse(&fallen, 0.75).is_some());
    }

    #[test]
    fn a_collapse_is_said_once() {
        let mut confusion = Confusion::default();
        for truth in Syndrome::ALL {
            (0..125).for_each(|_| confusion.add(truth, Syndrome::B));
        }
        let evaluation = Evaluation { confusion, loss: 1.39 };
        let mut watch = Watch::new(Classes::Four);
        let said: Vec<(u64, Answer)> = (1..20).filter_map(|n| Some((n, watch.validation(&evaluation)?))).collect();
        assert_eq!(said, [(3, Syndrome::B.into())]);
    }
}
