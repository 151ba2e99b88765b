//! The block that the networks are made of, convolution + batch normalisation + ReLU, as one
//! operation: several times faster on the CPU than one operation after the other.
//!
//! Outside, all tensors are `[B, C, H, W]`. Inside, on the CPU, channels lie innermost:
//!
//! * `block`: the module that the networks use, and its options,
//! * `ops`: the operations for burn's backends, and how they are differentiated,
//! * `cpu`: one block on the CPU, forward and backward,
//! * `batch`, `image`, `simd`: the same work for a batch, for an image, for a row of pixels,
//! * `normalisation`, `elementwise`, `pooling`: what is done to each channel,
//! * `geometry`, `packing`, `tensors`, `buffers`: sizes, orders, views and memory.

mod batch;
mod block;
mod buffers;
mod cpu;
mod elementwise;
mod geometry;
mod image;
mod normalisation;
mod ops;
mod packing;
mod pooling;
mod simd;
mod tensors;
#[cfg(test)]
mod tests;

pub use block::{ConvBlock, ConvBlockConfig, global_mean_max};
