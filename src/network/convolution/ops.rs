//! The blocks as operations of burn's backends.
//!
//! On the CPU they are hand-written, with their backward passes; on a GPU they are compositions
//! of burn's own operations, which burn differentiates.

#![expect(clippy::too_many_arguments, reason = "tensors of an extension operation cannot be optional or in an array")]

use burn::{
    backend::{
        Autodiff, AutodiffBackend as _, Backend, Flex, TensorMetadata as _,
        autodiff::{
            checkpoint::{base::Checkpointer, strategy::CheckpointStrategy},
            grads::Gradients,
            ops::{Backward, Ops, OpsKind},
        },
        backend_extension,
        tensor::FloatTensor,
    },
    tensor::{Shape, ops::ConvOptions},
};

use super::{
    batch::Wanted,
    cpu::{self, Parameters, Saved},
    geometry::Window,
    link::Links,
    pooling::{self, MeanMaxSaved},
};

/// What a block does besides its parameters.
#[derive(Clone, Copy, Debug)]
pub struct BlockOptions {
    /// Stride and padding of the convolution.
    pub window: Window,
    /// Added to the variance.
    pub epsilon: f64,
    /// Whether negative results become 0.
    pub relu: bool,
}

impl BlockOptions {
    fn convolution(self) -> ConvOptions<2> {
        let Window { stride, padding } = self.window;
        ConvOptions::new([stride, stride], padding, [1, 1], 1)
    }
}

/// Operations of the network that burn does not have in one piece.
#[backend_extension(Flex, Cube: cfg(feature = "gpu"), Autodiff)]
pub trait BlockOps: Backend {
    /// Convolution, normalisation by the statistics of the batch, ReLU.
    ///
    /// Differentiable in the four inputs. Returns the output and the mean and (biased) variance of
    /// each channel, which are not tracked. Only the block at the other end of `links.after` may read the output of a linked
    /// block.
    ///
    /// # Shapes
    /// - `x`: `[B, Ci, H, W]`; `weight`: `[Co, Ci, Kh, Kw]`; `gamma`, `beta`: `[Co]`
    /// - output: `[B, Co, Ho, Wo]`, `[Co]`, `[Co]`
    fn block_train(
        x: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        options: BlockOptions,
        links: Links,
    ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>) {
        drop(links); // every block normalises its own output
        let convolved = Self::conv2d(x, weight, None, options.convolution());
        let normal = Self::batch_norm_train(convolved, gamma, beta, options.epsilon);
        let output = if options.relu { Self::relu(normal.output) } else { normal.output };
        (output, normal.mean, normal.variance)
    }

    /// Convolution, normalisation by a given mean and variance, ReLU.
    ///
    /// Differentiable in the first four inputs.
    ///
    /// # Shapes
    /// As [`BlockOps::block_train`]; `mean`, `variance`: `[Co]`.
    fn block_fixed(
        x: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        mean: FloatTensor<Self>,
        variance: FloatTensor<Self>,
        options: BlockOptions,
    ) -> FloatTensor<Self> {
        let convolved = Self::conv2d(x, weight, None, options.convolution());
        let normal = Self::batch_norm(convolved, gamma, beta, mean, variance, options.epsilon);
        if options.relu { Self::relu(normal) } else { normal }
    }

    /// The mean of every feature map, then the maximum of every feature map.
    ///
    /// # Shapes
    /// - `x`: `[B, C, H, W]`
    /// - output: `[B, 2 C]`
    fn mean_max(x: FloatTensor<Self>) -> FloatTensor<Self> {
        let [images, channels, height, width] = x.shape().dims();
        let flat = Self::float_reshape(x, Shape::new([images, channels, height * width]));
        let mean = Self::float_mean_dim(flat.clone(), 2);
        let max = Self::float_max_dim(flat, 2);
        let [mean, max] = [mean, max].map(|values| Self::float_reshape(values, Shape::new([images, channels])));
        Self::float_cat(vec![mean, max], 1)
    }
}

#[cfg(feature = "gpu")]
impl BlockOps for burn::backend::Cube {}

#[cfg(feature = "gpu")]
impl<C: CheckpointStrategy> BlockOps for Autodiff<burn::backend::Cube, C> {}

impl BlockOps for Flex {
    fn block_train(
        x: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        options: BlockOptions,
        links: Links,
    ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>) {
        let (output, [mean, variance], _) = cpu::train(x, Parameters::new(&weight, &gamma, &beta), options, links);
        (output, mean, variance)
    }

    fn block_fixed(
        x: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        mean: FloatTensor<Self>,
        variance: FloatTensor<Self>,
        options: BlockOptions,
    ) -> FloatTensor<Self> {
        let parameters = Parameters::new(&weight, &gamma, &beta);
        cpu::fixed(x, &parameters, &cpu::statistics(&mean, &variance), options)
    }

    fn mean_max(x: FloatTensor<Self>) -> FloatTensor<Self> {
        pooling::mean_max(x).0
    }
}

/// The backward pass of both kinds of block; what differs is in [`Saved`].
#[derive(Debug)]
struct BlockBackward;

impl Backward<Flex, 4> for BlockBackward {
    type State = Saved;

    fn backward(self, ops: Ops<Saved, 4>, grads: &mut Gradients, _: &mut Checkpointer) {
        let [x, weight, gamma, beta] = ops.parents;
        let gradient = grads.consume::<Flex>(&ops.node);
        let wanted = Wanted { input: x.is_some(), weight: weight.is_some() };
        let found = ops.state.backward(gradient, wanted);
        let pairs = [(x, found.input), (weight, found.weight), (gamma, Some(found.gamma)), (beta, Some(found.beta))];
        for (node, gradient) in pairs {
            if let (Some(node), Some(gradient)) = (node, gradient) {
                grads.register::<Flex>(node.id, gradient);
            }
        }
    }
}

/// The backward pass of the global mean and maximum.
#[derive(Debug)]
struct MeanMaxBackward;

impl Backward<Flex, 1> for MeanMaxBackward {
    type State = MeanMaxSaved;

    fn backward(self, ops: Ops<MeanMaxSaved, 1>, grads: &mut Gradients, _: &mut Checkpointer) {
        let [x] = ops.parents;
        let gradient = grads.consume::<Flex>(&ops.node);
        if let Some(node) = x {
            grads.register::<Flex>(node.id, ops.state.backward(&gradient));
        }
    }
}

impl<C: CheckpointStrategy> BlockOps for Autodiff<Flex, C> {
    fn block_train(
        x: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        options: BlockOptions,
        links: Links,
    ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>) {
        let nodes = [x.node(), weight.node(), gamma.node(), beta.node()];
        let parameters = Parameters::new(weight.primitive(), gamma.primitive(), beta.primitive());
        let (output, [mean, variance], saved) = cpu::train(x.into_primitive(), parameters, options, links);
        let output = match BlockBackward.prepare::<C>(nodes).compute_bound().stateful() {
            OpsKind::Tracked(prep) => prep.finish(saved, output),
            OpsKind::UnTracked(prep) => prep.finish(output),
        };
        (output, Self::from_inner(mean), Self::from_inner(variance))
    }

    fn block_fixed(
        x: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        gamma: FloatTensor<Self>,
        beta: FloatTensor<Self>,
        mean: FloatTensor<Self>,
        variance: FloatTensor<Self>,
        options: BlockOptions,
    ) -> FloatTensor<Self> {
        let nodes = [x.node(), weight.node(), gamma.node(), beta.node()];
        let parameters = Parameters::new(weight.primitive(), gamma.primitive(), beta.primitive());
        let statistics = cpu::statistics(mean.primitive(), variance.primitive());
        let x = x.into_primitive();
        match BlockBackward.prepare::<C>(nodes).compute_bound().stateful() {
            OpsKind::Tracked(prep) => {
                let (output, saved) = cpu::fixed_tracked(x, parameters, &statistics, options);
                prep.finish(saved, output)
            }
            OpsKind::UnTracked(prep) => prep.finish(cpu::fixed(x, &parameters, &statistics, options)),
        }
    }

    fn mean_max(x: FloatTensor<Self>) -> FloatTensor<Self> {
        let nodes = [x.node()];
        let (output, saved) = pooling::mean_max(x.into_primitive());
        match MeanMaxBackward.prepare::<C>(nodes).compute_bound().stateful() {
            OpsKind::Tracked(prep) => prep.finish(saved, output),
            OpsKind::UnTracked(prep) => prep.finish(output),
        }
    }
}
