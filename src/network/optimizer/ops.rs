//! One update of one tensor as an operation of burn's backends: by hand and in place on the CPU, composed on a GPU.

use burn::backend::{
    Autodiff, Backend, Flex, TensorMetadata as _, autodiff::checkpoint::strategy::CheckpointStrategy, backend_extension,
    flex::FlexTensor, tensor::FloatTensor,
};
use rayon::prelude::*;

use super::rule::{AdamRule, DescentRule, Update};
use crate::network::convolution::recycle;

/// Numbers that one task of a thread moves.
const TASK: usize = 16 * 1024;

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
        let [mut weight, gradient, mut first, mut second] = [weight, gradient, first, second].map(contiguous);
        let gradients = gradient.storage::<f32>();
        let weights = weight.storage_mut::<f32>().par_chunks_mut(TASK).zip(gradients.par_chunks(TASK));
        match update {
            Update::Descent { momentum: 0.0, rate, l2, .. } => {
                let rule = DescentRule::<f32>::new(rate, l2, 0.0, false);
                weights.for_each(|(weights, gradients)| {
                    weights.iter_mut().zip(gradients).for_each(|(weight, &gradient)| rule.step(weight, gradient));
                });
            }
            Update::Descent { rate, l2, momentum, nesterov } => {
                let rule = DescentRule::<f32>::new(rate, l2, momentum, nesterov);
                weights.zip(first.storage_mut::<f32>().par_chunks_mut(TASK)).for_each(|((weights, gradients), velocities)| {
                    for ((weight, &gradient), velocity) in weights.iter_mut().zip(gradients).zip(velocities) {
                        rule.step_with_velocity(weight, gradient, velocity);
                    }
                });
            }
            Update::Adam { rate, coupled, decoupled, betas, corrections, epsilon } => {
                let rule = AdamRule::<f32>::new([rate, coupled, decoupled], betas, corrections, epsilon);
                weights
                    .zip(first.storage_mut::<f32>().par_chunks_mut(TASK))
                    .zip(second.storage_mut::<f32>().par_chunks_mut(TASK))
                    .for_each(|(((weights, gradients), means), squares)| {
                        for (((weight, &gradient), mean), square) in weights.iter_mut().zip(gradients).zip(means).zip(squares) {
                            rule.step(weight, gradient, mean, square);
                        }
                    });
            }
        }
        recycle(gradient);
        (weight, first, second)
    }
}

/// The tensor itself where it is contiguous: a second handle would make the update in place a copy.
pub(super) fn contiguous(tensor: FlexTensor) -> FlexTensor {
    if tensor.is_contiguous() && tensor.storage::<f32>().len() == tensor.shape().num_elements() {
        tensor
    } else {
        tensor.to_contiguous()
    }
}
