//! Between burn's CPU tensors, `[B, C, H, W]`, and batches, `[B, H, W, C]`.
//!
//! The tensors that the blocks hand on are views: `[B, C, H, W]` to everybody, channels innermost
//! in memory, so that one block reads what another wrote without a copy.

use burn::{
    backend::{TensorMetadata as _, flex::FlexTensor},
    tensor::TensorData,
};

use super::buffers;

/// The tensor with its axes in the order `[B, H, W, C]`, contiguous.
pub(super) fn channels_last(tensor: FlexTensor) -> FlexTensor {
    let view = tensor.permute(&[0, 2, 3, 1]);
    drop(tensor);
    view.to_contiguous()
}

/// A view `[B, C, H, W]` of a batch; `shape` in that order.
pub(super) fn from_batch(batch: Vec<f32>, [images, channels, height, width]: [usize; 4]) -> FlexTensor {
    from_vec(batch, &[images, height, width, channels]).permute(&[0, 3, 1, 2])
}

/// A contiguous tensor.
pub(super) fn from_vec(values: Vec<f32>, shape: &[usize]) -> FlexTensor {
    FlexTensor::from_data(TensorData::new(values, shape.to_vec()))
}

/// The values of a contiguous tensor.
///
/// # Panics
/// If the tensor is not contiguous or not `f32`: this module makes no others.
pub(super) fn values(tensor: &FlexTensor) -> &[f32] {
    tensor.as_slice().expect("a contiguous f32 tensor")
}

/// The shape of a tensor of four axes.
pub(super) fn shape4(tensor: &FlexTensor) -> [usize; 4] {
    tensor.shape().dims()
}

/// Keeps the memory of a contiguous tensor for later, if nobody else reads it.
pub fn recycle(tensor: FlexTensor) {
    if tensor.is_unique()
        && tensor.is_contiguous()
        && let Ok(buffer) = tensor.into_data().try_into_vec()
    {
        buffers::give(buffer);
    }
}
