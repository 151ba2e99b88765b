//! One update of one tensor as an operation of burn's backends: by hand and in place on the CPU, composed on a GPU.

use burn::backend::{
    Autodiff, Backend, Flex, TensorMetadata as _, autodiff::checkpoint::strategy::CheckpointStrategy, backend_extension,
    flex::FlexTensor, tensor::FloatTensor,
};
use rayon::prelude::*;

/// Numbers that one task of a thread moves.
const TASK: usize = 16 * 1024;

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

/// The update as an operation. All tensors are flat, `[n]`; a memory that the rule does not use is `[1]`.
#[backend_extension(Flex, Cube: cfg(feature = "gpu"), Autodiff)]
pub trait UpdateOps: Backend {
    /// Moves `weight` by one update. Gives back the weight and the two memories.
    fn update(
        weight: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
        first: FloatTensor<Self>,
        second: FloatTensor<Self>,
        update: Update,
    ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>) {
        let times = |tensor: &FloatTensor<Self>, factor: f64| Self::float_mul_scalar(tensor.clone(), factor.into());
        let with_l2 = |l2: f64| if l2 == 0.0 { gradient.clone() } else { Self::float_add(gradient.clone(), times(&weight, l2)) };
        match update {
            Update::Descent { rate, l2, momentum, nesterov } => {
                let pull = with_l2(l2);
                if momentum == 0.0 {
                    return (Self::float_sub(weight, times(&pull, rate)), first, second);
                }
                let velocity = Self::float_add(times(&first, momentum), pull.clone());
                let step = if nesterov { Self::float_add(pull, times(&velocity, momentum)) } else { velocity.clone() };
                (Self::float_sub(weight, times(&step, rate)), velocity, second)
            }
            Update::Adam { rate, coupled, decoupled, betas: [beta1, beta2], corrections, epsilon } => {
                let pull = with_l2(coupled);
                let square = Self::float_mul(pull.clone(), pull.clone());
                let mean = Self::float_add(times(&first, beta1), times(&pull, 1.0 - beta1));
                let mean_square = Self::float_add(times(&second, beta2), times(&square, 1.0 - beta2));
                let root = Self::float_sqrt(times(&mean_square, 1.0 / corrections[1]));
                let step = Self::float_div(times(&mean, rate / corrections[0]), Self::float_add_scalar(root, epsilon.into()));
                (Self::float_sub(times(&weight, 1.0 - rate * decoupled), step), mean, mean_square)
            }
        }
    }
}

#[cfg(feature = "gpu")]
impl UpdateOps for burn::backend::Cube {}

#[cfg(feature = "gpu")]
impl<C: CheckpointStrategy> UpdateOps for Autodiff<burn::backend::Cube, C> {}

impl<C: CheckpointStrategy> UpdateOps for Autodiff<Flex, C> {}

impl UpdateOps for Flex {
    fn update(
        weight: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
        first: FloatTensor<Self>,
        second: FloatTensor<Self>,
        update: Update,
    ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>) {
        let gradient = gradient.to_contiguous();
        let [mut weight, mut first, mut second] = [weight, first, second].map(contiguous);
        let gradients = gradient.storage::<f32>();
        let weights = weight.storage_mut::<f32>().par_chunks_mut(TASK).zip(gradients.par_chunks(TASK));
        match update {
            Update::Descent { momentum: 0.0, rate, l2, .. } => weights.for_each(|(weights, gradients)| {
                for (weight, gradient) in weights.iter_mut().zip(gradients) {
                    *weight -= rate as f32 * (gradient + l2 as f32 * *weight);
                }
            }),
            Update::Descent { rate, l2, momentum, nesterov } => {
                let job = Descent { rate: rate as f32, l2: l2 as f32, momentum: momentum as f32, nesterov };
                weights
                    .zip(first.storage_mut::<f32>().par_chunks_mut(TASK))
                    .for_each(|((weights, gradients), velocities)| job.run(weights, gradients, velocities));
            }
            Update::Adam { rate, coupled, decoupled, betas, corrections, epsilon } => {
                let job = Adam {
                    step: (rate / corrections[0]) as f32,
                    coupled: coupled as f32,
                    kept: (1.0 - rate * decoupled) as f32,
                    betas: betas.map(|beta| beta as f32),
                    rests: betas.map(|beta| (1.0 - beta) as f32),
                    correction: (1.0 / corrections[1]) as f32,
                    epsilon: epsilon as f32,
                };
                weights
                    .zip(first.storage_mut::<f32>().par_chunks_mut(TASK))
                    .zip(second.storage_mut::<f32>().par_chunks_mut(TASK))
                    .for_each(|(((weights, gradients), means), squares)| job.run(weights, gradients, means, squares));
            }
        }
        (weight, first, second)
    }
}

/// The tensor itself where it is contiguous: a second handle would make the update in place a copy.
fn contiguous(tensor: FlexTensor) -> FlexTensor {
    if tensor.is_contiguous() && tensor.storage::<f32>().len() == tensor.shape().num_elements() {
        tensor
    } else {
        tensor.to_contiguous()
    }
}

struct Descent {
    rate: f32,
    l2: f32,
    momentum: f32,
    nesterov: bool,
}

impl Descent {
    fn run(&self, weights: &mut [f32], gradients: &[f32], velocities: &mut [f32]) {
        let Self { rate, l2, momentum, nesterov } = *self;
        for ((weight, gradient), velocity) in weights.iter_mut().zip(gradients).zip(velocities) {
            let pull = gradient + l2 * *weight;
            *velocity = momentum * *velocity + pull;
            *weight -= rate * if nesterov { pull + momentum * *velocity } else { *velocity };
        }
    }
}

struct Adam {
    step: f32,
    coupled: f32,
    kept: f32,
    betas: [f32; 2],
    rests: [f32; 2],
    correction: f32,
    epsilon: f32,
}

impl Adam {
    fn run(&self, weights: &mut [f32], gradients: &[f32], means: &mut [f32], squares: &mut [f32]) {
        let Self { step, coupled, kept, betas, rests, correction, epsilon } = *self;
        for (((weight, gradient), mean), square) in weights.iter_mut().zip(gradients).zip(means).zip(squares) {
            let pull = gradient + coupled * *weight;
            *mean = betas[0] * *mean + rests[0] * pull;
            *square = betas[1] * *square + rests[1] * (pull * pull);
            *weight = kept * *weight - step * *mean / ((*square * correction).sqrt() + epsilon);
        }
    }
}
