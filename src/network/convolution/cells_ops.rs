//! A question about each cell of a feature map, and the cross-entropy of the answers, as one operation of burn's backends.

use burn::{
    backend::{
        Autodiff, Backend, Flex, TensorMetadata as _,
        autodiff::{
            checkpoint::{base::Checkpointer, strategy::CheckpointStrategy},
            grads::Gradients,
            ops::{Backward, Ops, OpsKind},
        },
        backend_extension,
        tensor::FloatTensor,
    },
    tensor::Shape,
};

use super::{
    batch::Wanted,
    cells_cpu::{self, CellsSaved},
};

/// The operation of the heads that are asked where the tumors are.
#[backend_extension(Flex, Cube: cfg(feature = "gpu"), Autodiff)]
pub trait CellOps: Backend {
    /// A 1 x 1 convolution with bias, whose every place answers K questions for each of `split` x `split` cells, and the cross-entropy of the
    /// answers with yes (1) or no (0): in nats, summed over the questions, averaged over cells and pictures.
    ///
    /// Differentiable in `maps`, `weight` and `bias`.
    ///
    /// # Shapes
    /// - `maps`: `[B, C, H, W]`; `weight`: `[C, O]`, `bias`: `[O]`, where O is `split * split * K`: rows of cells, their columns, questions
    /// - `truth`: `[B * H * split * W * split, K]`
    /// - output: `[1]`
    fn cell_entropy(
        maps: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        truth: FloatTensor<Self>,
        split: usize,
    ) -> FloatTensor<Self> {
        let [images, channels, height, width] = maps.shape().dims();
        let [cells, questions] = truth.shape().dims();
        let outputs = split * split * questions;
        let places = Self::float_permute(maps, &[0, 2, 3, 1]);
        let places = Self::float_reshape(places, Shape::new([images * height * width, channels]));
        let bias = Self::float_reshape(bias, Shape::new([1, outputs]));
        let logits = Self::float_add(Self::float_matmul(places, weight), bias); // [B * H * W, O]
        let logits = Self::float_reshape(logits, Shape::new([images * height, width, split, split, questions]));
        let logits = Self::float_permute(logits, &[0, 2, 1, 3, 4]); // rows of cells, then their columns
        let logits = Self::float_reshape(logits, Shape::new([cells, questions]));
        // ln(1 + exp(x)) - t x, without overflow.
        let small = Self::float_exp(Self::float_neg(Self::float_abs(logits.clone())));
        let soft = Self::float_add(Self::relu(logits.clone()), Self::float_log(Self::float_add_scalar(small, 1.0.into())));
        let entropies = Self::float_sub(soft, Self::float_mul(truth, logits));
        Self::float_mul_scalar(Self::float_mean(entropies), (questions as f64).into())
    }
}

#[cfg(feature = "gpu")]
impl CellOps for burn::backend::Cube {}

#[cfg(feature = "gpu")]
impl<C: CheckpointStrategy> CellOps for Autodiff<burn::backend::Cube, C> {}

impl CellOps for Flex {
    fn cell_entropy(
        maps: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        truth: FloatTensor<Self>,
        split: usize,
    ) -> FloatTensor<Self> {
        cells_cpu::entropy(maps, &weight, &bias, &truth, split).0
    }
}

/// The backward pass.
#[derive(Debug)]
struct CellBackward;

impl Backward<Flex, 3> for CellBackward {
    type State = CellsSaved;

    fn backward(self, ops: Ops<CellsSaved, 3>, grads: &mut Gradients, _: &mut Checkpointer) {
        let [maps, weight, bias] = ops.parents;
        let gradient = grads.consume::<Flex>(&ops.node);
        let wanted = Wanted { input: maps.is_some(), weight: weight.is_some() || bias.is_some() };
        let found = ops.state.backward(&gradient, wanted);
        for (node, gradient) in [(maps, found.maps), (weight, found.weight), (bias, found.bias)] {
            if let (Some(node), Some(gradient)) = (node, gradient) {
                grads.register::<Flex>(node.id, gradient);
            }
        }
    }
}

impl<C: CheckpointStrategy> CellOps for Autodiff<Flex, C> {
    fn cell_entropy(
        maps: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        truth: FloatTensor<Self>,
        split: usize,
    ) -> FloatTensor<Self> {
        let nodes = [maps.node(), weight.node(), bias.node()];
        let (output, saved) =
            cells_cpu::entropy(maps.into_primitive(), weight.primitive(), bias.primitive(), truth.primitive(), split);
        match CellBackward.prepare::<C>(nodes).compute_bound().stateful() {
            OpsKind::Tracked(prep) => prep.finish(saved, output),
            OpsKind::UnTracked(prep) => prep.finish(output),
        }
    }
}
