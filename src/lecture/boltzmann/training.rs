//! The training of a machine: contrastive divergence with momentum, decay and sparseness, until it is done or runs away.

use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;
use thiserror::Error;

use super::chain::{Chain, Divergence};
use super::{Machine, Patches};

/// A machine whose reconstruction error is so large per visible unit has run away; the data's is about 1.
const RUN_AWAY: f64 = 1e6;
/// Share of the old value in the running mean of a hidden unit's activity (Hinton 2010, chapter 11: 0.9 to 0.99).
const ACTIVITY_MEMORY: f32 = 0.95;

/// The pressure on hidden units to be on seldom (Hinton 2010, chapter 11).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sparseness {
    /// The wanted mean probability to be on, 0 to 1.
    pub target: f32,
    /// How strongly the hidden biases are pulled there.
    pub cost: f32,
}

/// How a machine is trained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// Learning rate, above 0.
    pub rate: f32,
    /// Momentum at first and later, 0 to 1.
    pub momentum: [f32; 2],
    /// Passes with the first momentum.
    pub first_passes: usize,
    /// Weight decay: the share of a weight that counts against it.
    pub decay: f32,
    /// Patches per step.
    pub batch: usize,
    /// How the gradient is estimated.
    pub divergence: Divergence,
    /// Pressure to be on seldom.
    pub sparseness: Option<Sparseness>,
}

/// A training that ended in numbers without bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the weights grew without bound in pass {pass}, after {patches} patches")]
pub struct RanAway {
    /// The pass in which it happened, from 1.
    pub pass: usize,
    /// Patches seen until then, over all passes.
    pub patches: usize,
}

/// A training in progress.
#[derive(Clone, Debug)]
pub struct Training {
    machine: Machine,
    rules: Rules,
    chain: Chain,
    speed: Machine,
    activity: Option<Vec<f32>>,
    rng: Xoshiro256PlusPlus,
    seen: usize,
    error: f64,
    error_of: usize,
}

impl Training {
    /// Begins to train a machine.
    pub fn new(machine: Machine, rules: Rules, seed: u64) -> Self {
        let still = |values: &[f32]| vec![0.0; values.len()];
        let speed = Machine {
            kind: machine.kind,
            visible_bias: still(&machine.visible_bias),
            hidden_bias: still(&machine.hidden_bias),
            weights: still(&machine.weights),
        };
        let rng = Xoshiro256PlusPlus::seed_from_u64(seed);
        Self { machine, rules, chain: Chain::default(), speed, activity: None, rng, seen: 0, error: 0.0, error_of: 0 }
    }

    /// The machine as it is now.
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// Patches seen.
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// Mean square of what CD-k's reconstructions miss, per visible unit, over the patches of the last call of [`Training::advance`].
    pub fn error(&self) -> f64 {
        self.error / self.error_of.max(1) as f64
    }

    /// Learns from at least so many more patches, in whole batches, in the order of the set, from its beginning after its end.
    ///
    /// # Errors
    /// When the numbers grow without bound; the machine is then of no more use.
    pub fn advance(&mut self, patches: &Patches, count: usize) -> Result<(), RanAway> {
        let size = patches.size();
        // The last patches of a set that fill no batch are left out.
        let batches = patches.count() / self.rules.batch.max(1);
        if batches == 0 {
            return Ok(());
        }
        (self.error, self.error_of) = (0.0, 0);
        let goal = self.seen + count;
        while self.seen < goal {
            let batch = self.seen / self.rules.batch;
            let rows = batch % batches * self.rules.batch * size..(batch % batches + 1) * self.rules.batch * size;
            self.chain.estimate(&self.machine, self.rules.divergence, &patches.values()[rows], &mut self.rng);
            self.seen += self.rules.batch;
            self.error += self.chain.error;
            self.error_of += 1;
            // A value that is not a number fails the comparison too.
            if !(self.chain.error < RUN_AWAY) {
                return Err(RanAway { pass: batch / batches + 1, patches: self.seen });
            }
            self.step(batch / batches);
        }
        Ok(())
    }

    /// Moves all weights and biases.
    fn step(&mut self, pass: usize) {
        let Self { machine, rules, chain, speed, activity, .. } = self;
        if let Some(sparseness) = rules.sparseness {
            let mean = activity.get_or_insert_with(|| chain.activity.clone());
            for ((mean, &now), slope) in mean.iter_mut().zip(&chain.activity).zip(&mut chain.hidden_bias) {
                *mean = ACTIVITY_MEMORY * *mean + (1.0 - ACTIVITY_MEMORY) * now;
                *slope += sparseness.cost * (sparseness.target - *mean);
            }
        }
        let momentum = rules.momentum[usize::from(pass >= rules.first_passes)];
        let (rate, decay) = (rules.rate, rules.decay);
        push(&mut machine.weights, &mut speed.weights, &chain.weights, momentum, rate, decay);
        push(&mut machine.visible_bias, &mut speed.visible_bias, &chain.visible_bias, momentum, rate, 0.0);
        push(&mut machine.hidden_bias, &mut speed.hidden_bias, &chain.hidden_bias, momentum, rate, 0.0);
    }

    /// Learns from `count` patches, and tells its state after every `every`. `progress` stops it with `false`.
    ///
    /// # Errors
    /// When the numbers grow without bound.
    pub fn run(
        &mut self,
        patches: &Patches,
        count: usize,
        every: usize,
        progress: &mut dyn FnMut(&Self) -> bool,
    ) -> Result<(), RanAway> {
        let goal = self.seen + count;
        while self.seen < goal && patches.count() >= self.rules.batch {
            self.advance(patches, every.max(1).min(goal - self.seen))?;
            if !progress(self) {
                break;
            }
        }
        Ok(())
    }
}

/// speed <- momentum * speed + rate * (slope - decay * value); value <- value + speed.
fn push(values: &mut [f32], speeds: &mut [f32], slopes: &[f32], momentum: f32, rate: f32, decay: f32) {
    for ((value, speed), &slope) in values.iter_mut().zip(speeds).zip(slopes) {
        *speed = momentum * *speed + rate * (slope - decay * *value);
        *value += *speed;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Middle, Visible, figures, gray_patches, mask_patches};
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};

    fn generator() -> Generator {
        Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap()
    }

    #[test]
    fn a_machine_learns_masks_and_the_same_seed_learns_the_same() {
        let masks = mask_patches(&generator(), 1, 2_000);
        let begin = || figures::mask_training(&masks, 0.1, 3);
        let mut training = begin();
        let first = training.machine().reconstruction_error(masks.values());
        let mut told = Vec::new();
        let result = training.run(&masks, 6_000, 2_000, &mut |now| {
            told.push(now.seen());
            true
        });
        assert_eq!((result, told), (Ok(()), vec![2_000, 4_000, 6_000]));
        let last = training.machine().reconstruction_error(masks.values());
        assert!(last < 0.5 * masks.error_of_mean() && last < first, "{first} {last}");
        let mut again = begin();
        again.advance(&masks, 6_000).unwrap();
        assert_eq!(again.machine(), training.machine());
        let mut stopped = begin();
        stopped.run(&masks, 6_000, 1_000, &mut |now| now.seen() < 2_000).unwrap();
        assert_eq!(stopped.seen(), 2_000);
    }

    #[test]
    fn a_rate_that_is_too_high_ends_in_a_sentence() {
        let gray = gray_patches(&generator(), 1, 2_000, Middle::Any).patches;
        let mut training = figures::gray_training(&gray, 3.0, 3);
        let ran_away = training.advance(&gray, 10_000).unwrap_err();
        assert!(ran_away.pass == 1 && ran_away.patches < 2_000, "{ran_away:?}");
        assert!(ran_away.to_string().starts_with("the weights grew without bound in pass 1, after"));
        assert!(figures::gray_training(&gray, 0.05, 3).advance(&gray, 10_000).is_ok());
    }

    #[test]
    fn decay_shrinks_and_momentum_adds_up() {
        let rules = |momentum: f32, decay: f32| (momentum, decay);
        for (momentum, decay) in [rules(0.0, 0.0), rules(0.9, 0.0), rules(0.5, 0.1)] {
            let (mut value, mut speed) = ([2.0_f32], [0.0_f32]);
            let (mut expected, mut expected_speed) = (2.0_f64, 0.0_f64);
            for slope in [0.3_f32, -0.2, 0.5] {
                push(&mut value, &mut speed, &[slope], momentum, 0.1, decay);
                expected_speed = f64::from(momentum) * expected_speed + 0.1 * (f64::from(slope) - f64::from(decay) * expected);
                expected += expected_speed;
            }
            assert!((f64::from(value[0]) - expected).abs() < 1e-6);
        }
    }

    #[test]
    fn sparseness_pulls_the_activity_to_its_target() {
        let masks = mask_patches(&generator(), 1, 1_000);
        let activity = |sparseness| {
            let machine = Machine::new(Visible::Binary, &masks.mean(), 32, 0.0, 4);
            let rules = Rules { sparseness, ..figures::mask_rules(0.1) };
            let mut training = Training::new(machine, rules, 5);
            training.advance(&masks, 10_000).unwrap();
            let probabilities = training.machine().hidden_probabilities(masks.values());
            probabilities.iter().map(|&value| f64::from(value)).sum::<f64>() / probabilities.len() as f64
        };
        let [free, sparse, busy] =
            [None, Some(0.1), Some(0.6)].map(|target| activity(target.map(|target| Sparseness { target, cost: 2.0 })));
        assert!(sparse < free - 0.08 && busy > free + 0.08, "{sparse} {free} {busy}");
    }

    #[test]
    fn a_set_smaller_than_a_batch_teaches_nothing() {
        let masks = mask_patches(&generator(), 1, 10);
        let mut training = figures::mask_training(&masks, 0.1, 3);
        assert_eq!(training.run(&masks, 100, 10, &mut |_| true), Ok(()));
        assert_eq!(training.seen(), 0);
    }
}
