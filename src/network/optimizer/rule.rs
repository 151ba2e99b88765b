//! What an optimizer does to one number, and the same for a plain list of numbers without any tensor.
//!
//! The update on the CPU (`ops.rs`) and [`OptimizerRule`] compute with the same lines, so that a path which is drawn is the path that a
//! training walks.

use std::ops::{Add, Div, Mul, Sub};

use super::OptimizerKind;

/// Share of the old velocity that a momentum keeps.
pub const MOMENTUM: f64 = 0.9;
/// Shares of the old mean and of the old mean square that Adam keeps.
const BETAS: [f64; 2] = [0.9, 0.999];
/// Added to Adam's root mean square.
const EPSILON: f64 = 1e-8;

/// A number that a rule can move: the weights of a network are `f32`, those of a chart `f64`.
pub trait Real: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> {
    /// The nearest number of this kind.
    fn of(value: f64) -> Self;
    /// The square root.
    fn root(self) -> Self;
}

impl Real for f32 {
    fn of(value: f64) -> Self {
        value as Self
    }

    fn root(self) -> Self {
        self.sqrt()
    }
}

impl Real for f64 {
    fn of(value: f64) -> Self {
        value
    }

    fn root(self) -> Self {
        self.sqrt()
    }
}

/// The rule of an update, with everything that changes from step to step.
#[derive(Clone, Copy, Debug)]
pub enum Update {
    /// `v = momentum * v + (g + l2 * w)`; `w -= rate * v`, or with Nesterov `w -= rate * (g + l2 * w + momentum * v)`.
    Descent {
        /// Learning rate.
        rate: f64,
        /// Added to the gradient.
        l2: f64,
        /// Share of the old velocity that stays; 0 needs no memory.
        momentum: f64,
        /// Looks ahead by one step.
        nesterov: bool,
    },
    /// Adam with L2 coupled or decoupled.
    Adam {
        /// Learning rate.
        rate: f64,
        /// Added to the gradient.
        coupled: f64,
        /// Taken off the weights.
        decoupled: f64,
        /// Shares of the old means that stay.
        betas: [f64; 2],
        /// What the means lack of their full weight.
        corrections: [f64; 2],
        /// Added to the root.
        epsilon: f64,
    },
}

impl Update {
    /// Update number `updates` (the first is 1) of an optimizer. `momentum` is the share of the old velocity that Momentum and Nesterov
    /// keep; the others have none.
    pub fn of(kind: OptimizerKind, updates: u64, [rate, l2]: [f64; 2], momentum: f64) -> Self {
        let [beta1, beta2] = BETAS;
        let steps = updates.min(i32::MAX as u64) as i32;
        let adam = |coupled, decoupled| Self::Adam {
            rate,
            coupled,
            decoupled,
            betas: BETAS,
            corrections: [1.0 - beta1.powi(steps), 1.0 - beta2.powi(steps)],
            epsilon: EPSILON,
        };
        let descent = |momentum, nesterov| Self::Descent { rate, l2, momentum, nesterov };
        match kind {
            OptimizerKind::GradientDescent | OptimizerKind::Sgd => descent(0.0, false),
            OptimizerKind::Momentum => descent(momentum, false),
            OptimizerKind::Nesterov => descent(momentum, true),
            OptimizerKind::Adam => adam(l2, 0.0),
            OptimizerKind::AdamW | OptimizerKind::Muon | OptimizerKind::QuickMuon => adam(0.0, l2),
        }
    }

    /// The same without L2.
    pub fn without_decay(self) -> Self {
        match self {
            Self::Descent { rate, momentum, nesterov, .. } => Self::Descent { rate, l2: 0.0, momentum, nesterov },
            Self::Adam { rate, betas, corrections, epsilon, .. } => {
                Self::Adam { rate, coupled: 0.0, decoupled: 0.0, betas, corrections, epsilon }
            }
        }
    }
}

/// Gradient descent, with or without a velocity.
#[derive(Clone, Copy, Debug)]
pub struct DescentRule<N> {
    rate: N,
    l2: N,
    momentum: N,
    nesterov: bool,
}

impl<N: Real> DescentRule<N> {
    /// The rule with these numbers, as in [`Update::Descent`].
    pub fn new(rate: f64, l2: f64, momentum: f64, nesterov: bool) -> Self {
        Self { rate: N::of(rate), l2: N::of(l2), momentum: N::of(momentum), nesterov }
    }

    /// Moves a weight where nothing is remembered.
    #[inline]
    pub fn step(&self, weight: &mut N, gradient: N) {
        *weight = *weight - self.rate * (gradient + self.l2 * *weight);
    }

    /// Moves a weight and its velocity.
    #[inline]
    pub fn step_with_velocity(&self, weight: &mut N, gradient: N, velocity: &mut N) {
        let pull = gradient + self.l2 * *weight;
        *velocity = self.momentum * *velocity + pull;
        *weight = *weight - self.rate * if self.nesterov { pull + self.momentum * *velocity } else { *velocity };
    }
}

/// Adam (Kingma and Ba, 2015) and `AdamW` (Loshchilov and Hutter, 2019).
#[derive(Clone, Copy, Debug)]
pub struct AdamRule<N> {
    step: N,
    coupled: N,
    kept: N,
    betas: [N; 2],
    rests: [N; 2],
    correction: N,
    epsilon: N,
}

impl<N: Real> AdamRule<N> {
    /// The rule with these numbers, as in [`Update::Adam`]: rate, L2 coupled and decoupled, then shares, corrections, epsilon.
    pub fn new([rate, coupled, decoupled]: [f64; 3], betas: [f64; 2], corrections: [f64; 2], epsilon: f64) -> Self {
        Self {
            step: N::of(rate / corrections[0]),
            coupled: N::of(coupled),
            kept: N::of(1.0 - rate * decoupled),
            betas: betas.map(N::of),
            rests: betas.map(|beta| N::of(1.0 - beta)),
            correction: N::of(1.0 / corrections[1]),
            epsilon: N::of(epsilon),
        }
    }

    /// Moves a weight, the mean of its gradients and the mean of their squares.
    #[inline]
    pub fn step(&self, weight: &mut N, gradient: N, mean: &mut N, square: &mut N) {
        let Self { step, coupled, kept, betas, rests, correction, epsilon } = *self;
        let pull = gradient + coupled * *weight;
        *mean = betas[0] * *mean + rests[0] * pull;
        *square = betas[1] * *square + rests[1] * (pull * pull);
        *weight = kept * *weight - step * *mean / ((*square * correction).root() + epsilon);
    }
}

/// An optimizer for a plain list of numbers, without a tensor: the same rule as that of a training.
///
/// Muon moves matrices, and all other numbers as `AdamW` does; a list of numbers is no matrix.
#[derive(Clone, Debug)]
pub struct OptimizerRule<N = f64> {
    kind: OptimizerKind,
    momentum: f64,
    updates: u64,
    /// Velocity, or mean; mean square. As many as weights, once the first step was made.
    memory: [Vec<N>; 2],
}

impl<N: Real> OptimizerRule<N> {
    /// One without memory, with the program's momentum of 0.9.
    pub fn new(kind: OptimizerKind) -> Self {
        Self::with_momentum(kind, MOMENTUM)
    }

    /// One without memory. `momentum` is the share of the old velocity that Momentum and Nesterov keep, from 0 to below 1.
    pub fn with_momentum(kind: OptimizerKind, momentum: f64) -> Self {
        Self { kind, momentum, updates: 0, memory: [Vec::new(), Vec::new()] }
    }

    /// Moves the weights by one update. `l2` is as in [`OptimizerKind`]. Weights without a gradient stay.
    pub fn step(&mut self, weights: &mut [N], gradient: &[N], rate: f64, l2: f64) {
        self.updates += 1;
        self.memory.iter_mut().for_each(|memory| memory.resize(weights.len(), N::of(0.0)));
        let [first, second] = &mut self.memory;
        let places = weights.iter_mut().zip(gradient).zip(first.iter_mut().zip(second));
        match Update::of(self.kind, self.updates, [rate, l2], self.momentum) {
            Update::Descent { momentum, .. } if momentum == 0.0 => {
                let rule = DescentRule::new(rate, l2, momentum, false);
                places.for_each(|((weight, &gradient), _)| rule.step(weight, gradient));
            }
            Update::Descent { momentum, nesterov, .. } => {
                let rule = DescentRule::new(rate, l2, momentum, nesterov);
                places.for_each(|((weight, &gradient), (velocity, _))| rule.step_with_velocity(weight, gradient, velocity));
            }
            Update::Adam { rate, coupled, decoupled, betas, corrections, epsilon } => {
                let rule = AdamRule::new([rate, coupled, decoupled], betas, corrections, epsilon);
                places.for_each(|((weight, &gradient), (mean, square))| rule.step(weight, gradient, mean, square));
            }
        }
    }
}
