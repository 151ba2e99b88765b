//! Convolution + bias (+ ReLU (+ 2x2 maximum)) as an operation of burn's backends.

use burn::{
    backend::{
        Autodiff, Backend, Flex,
        autodiff::{
            checkpoint::{base::Checkpointer, strategy::CheckpointStrategy},
            grads::Gradients,
            ops::{Backward, Ops, OpsKind},
        },
        backend_extension,
        tensor::FloatTensor,
    },
    tensor::ops::ConvOptions,
};

use super::{
    batch::Wanted,
    geometry::Window,
    plain_cpu::{self, PlainSaved},
};

/// What the operation does besides its weights.
#[derive(Clone, Copy, Debug)]
pub struct PlainOptions {
    /// Stride and padding of the convolution.
    pub window: Window,
    /// What is done to each sum.
    pub ending: Ending,
}

/// What follows the convolution and its bias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Nothing: the sums themselves, as the last layer of a network that gives a picture needs them.
    Sum,
    /// ReLU.
    Relu,
    /// ReLU, then the maximum of each 2x2 square; an odd last row or column is left out.
    ReluMaximum,
}

/// The operation of the lecture's networks that burn does not have in one piece.
#[backend_extension(Flex, Cube: cfg(feature = "gpu"), Autodiff)]
pub trait PlainOps: Backend {
    /// Convolution, bias, and the ending that the options say. Differentiable in all three.
    ///
    /// # Shapes
    /// - `x`: `[B, Ci, H, W]`; `weight`: `[Co, Ci, Kh, Kw]`; `bias`: `[Co]`
    /// - output: `[B, Co, Ho, Wo]`, both halved and rounded down with the maximum
    fn plain_conv(
        x: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        options: PlainOptions,
    ) -> FloatTensor<Self> {
        let Window { stride, padding } = options.window;
        let convolution = ConvOptions::new([stride, stride], padding, [1, 1], 1);
        let output = Self::conv2d(x, weight, Some(bias), convolution);
        match options.ending {
            Ending::Sum => output,
            Ending::Relu => Self::relu(output),
            Ending::ReluMaximum => Self::max_pool2d(Self::relu(output), [2, 2], [2, 2], [0, 0], [1, 1], false),
        }
    }
}

#[cfg(feature = "gpu")]
impl PlainOps for burn::backend::Cube {}

#[cfg(feature = "gpu")]
impl<C: CheckpointStrategy> PlainOps for Autodiff<burn::backend::Cube, C> {}

impl PlainOps for Flex {
    fn plain_conv(
        x: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        options: PlainOptions,
    ) -> FloatTensor<Self> {
        plain_cpu::forward(x, &weight, &bias, options).0
    }
}

/// The backward pass.
#[derive(Debug)]
struct PlainBackward;

impl Backward<Flex, 3> for PlainBackward {
    type State = PlainSaved;

    fn backward(self, ops: Ops<PlainSaved, 3>, grads: &mut Gradients, _: &mut Checkpointer) {
        let [x, weight, bias] = ops.parents;
        let gradient = grads.consume::<Flex>(&ops.node);
        let wanted = Wanted { input: x.is_some(), weight: weight.is_some() };
        let found = ops.state.backward(gradient, wanted);
        for (node, gradient) in [(x, found.input), (weight, found.weight), (bias, Some(found.bias))] {
            if let (Some(node), Some(gradient)) = (node, gradient) {
                grads.register::<Flex>(node.id, gradient);
            }
        }
    }
}

impl<C: CheckpointStrategy> PlainOps for Autodiff<Flex, C> {
    fn plain_conv(
        x: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        options: PlainOptions,
    ) -> FloatTensor<Self> {
        let nodes = [x.node(), weight.node(), bias.node()];
        let (output, saved) = plain_cpu::forward(x.into_primitive(), weight.primitive(), bias.primitive(), options);
        match PlainBackward.prepare::<C>(nodes).compute_bound().stateful() {
            OpsKind::Tracked(prep) => prep.finish(saved, output),
            OpsKind::UnTracked(prep) => prep.finish(output),
        }
    }
}
