//! Twice as large, by repeating each value 2x2 ("nearest" resizing), as an operation of burn's backends.
//!
//! Before a convolution it undoes a step of 2 without the chequered pattern of a transposed convolution (Odena, Dumoulin and Olah,
//! "Deconvolution and checkerboard artifacts", Distill 2016).

use burn::{
    backend::{
        Autodiff, Backend, Dispatch, Flex, TensorMetadata as _,
        autodiff::{
            checkpoint::{base::Checkpointer, strategy::CheckpointStrategy},
            grads::Gradients,
            ops::{Backward, Ops, OpsKind},
        },
        backend_extension,
        flex::FlexTensor,
        tensor::FloatTensor,
    },
    tensor::{
        Tensor,
        ops::{InterpolateMode, InterpolateOptions},
    },
};
use rayon::prelude::*;

use super::{
    buffers,
    tensors::{channels_last, from_batch, recycle, shape4, values},
};

/// Maps of twice the height and width: the value at row r and column c is that at r / 2 and c / 2, rounded down.
///
/// # Shapes
/// - `maps`: `[B, C, H, W]`
/// - output: `[B, C, 2 H, 2 W]`
pub fn doubled(maps: Tensor<4>) -> Tensor<4> {
    Tensor::from_dispatch(Dispatch::double(maps.into_dispatch()))
}

/// The operation.
#[backend_extension(Flex, Cube: cfg(feature = "gpu"), Autodiff)]
pub trait DoubleOps: Backend {
    /// As [`doubled`]. Differentiable.
    fn double(maps: FloatTensor<Self>) -> FloatTensor<Self> {
        let [_, _, height, width] = maps.shape().dims();
        Self::interpolate(maps, [2 * height, 2 * width], InterpolateOptions::new(InterpolateMode::Nearest))
    }
}

#[cfg(feature = "gpu")]
impl DoubleOps for burn::backend::Cube {}

#[cfg(feature = "gpu")]
impl<C: CheckpointStrategy> DoubleOps for Autodiff<burn::backend::Cube, C> {}

impl DoubleOps for Flex {
    fn double(maps: FloatTensor<Self>) -> FloatTensor<Self> {
        let [images, channels, height, width] = shape4(&maps);
        let maps = channels_last(maps);
        let row_len = width * channels;
        let mut out = buffers::take(4 * images * height * row_len);
        out.par_chunks_mut(4 * row_len).zip(values(&maps).par_chunks(row_len)).for_each(|(out, row)| {
            let (upper, lower) = out.split_at_mut(2 * row_len);
            for (pair, pixel) in upper.chunks_mut(2 * channels).zip(row.chunks(channels)) {
                let (left, right) = pair.split_at_mut(channels);
                left.copy_from_slice(pixel);
                right.copy_from_slice(pixel);
            }
            lower.copy_from_slice(upper);
        });
        recycle(maps);
        from_batch(out, [images, channels, 2 * height, 2 * width])
    }
}

/// The backward pass: each value's gradient is the sum of those of its four copies.
#[derive(Debug)]
struct DoubleBackward;

impl Backward<Flex, 1> for DoubleBackward {
    type State = ();

    fn backward(self, ops: Ops<(), 1>, grads: &mut Gradients, _: &mut Checkpointer) {
        let [maps] = ops.parents;
        let gradient = grads.consume::<Flex>(&ops.node);
        if let Some(node) = maps {
            grads.register::<Flex>(node.id, sums_of_four(gradient));
        }
    }
}

/// `[B, C, 2 H, 2 W]` to `[B, C, H, W]`.
fn sums_of_four(gradient: FlexTensor) -> FlexTensor {
    let [images, channels, height, width] = shape4(&gradient);
    let gradient = channels_last(gradient);
    let row_len = width * channels;
    let mut out = buffers::take(images * height * row_len / 4);
    out.par_chunks_mut(row_len / 2).zip(values(&gradient).par_chunks(2 * row_len)).for_each(|(out, rows)| {
        let (upper, lower) = rows.split_at(row_len);
        let squares = upper.chunks(2 * channels).zip(lower.chunks(2 * channels));
        for (out, (upper, lower)) in out.chunks_mut(channels).zip(squares) {
            for (channel, out) in out.iter_mut().enumerate() {
                *out = upper[channel] + upper[channels + channel] + lower[channel] + lower[channels + channel];
            }
        }
    });
    recycle(gradient);
    from_batch(out, [images, channels, height / 2, width / 2])
}

impl<C: CheckpointStrategy> DoubleOps for Autodiff<Flex, C> {
    fn double(maps: FloatTensor<Self>) -> FloatTensor<Self> {
        match DoubleBackward.prepare::<C>([maps.node()]).compute_bound().stateful() {
            OpsKind::Tracked(prep) => prep.finish((), Flex::double(maps.into_primitive())),
            OpsKind::UnTracked(prep) => prep.finish(Flex::double(maps.into_primitive())),
        }
    }
}
