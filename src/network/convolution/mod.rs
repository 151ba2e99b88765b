//! The blocks that the networks are made of, each as one operation: several times faster on the CPU
//! than one operation after the other. Those of the compact networks are convolution + batch
//! normalisation + ReLU, those of the lecture's convolution + bias + ReLU + 2x2 maximum.
//!
//! Outside, all tensors are `[B, C, H, W]`. Inside, on the CPU, channels lie innermost:
//!
//! * `block`: the module that the networks use, and its options,
//! * `ops`: the operations for burn's backends, and how they are differentiated,
//! * `cpu`: one block on the CPU, forward and backward,
//! * `plain`, `plain_ops`, `plain_cpu`: the same three for convolution + bias + ReLU (+ 2x2 maximum),
//! * `cells_ops`, `cells_cpu`: a question about each cell of a feature map, and the cross-entropy of the answers,
//! * `doubling`: maps of twice the size, each value four times,
//! * `single`: a convolution to a single map, with fewer operations,
//! * `link`: what two neighbouring blocks share,
//! * `batch`, `image`, `simd`: the same work for a batch, for an image, for a row of pixels,
//! * `plan`, `winograd`: which way a convolution is done, and the way with fewer multiplications,
//! * `matrix`: products of matrices by the same inner loops,
//! * `normalisation`, `elementwise`, `pooling`: what is done to each channel,
//! * `geometry`, `packing`, `tensors`, `buffers`: sizes, orders, views and memory.

mod batch;
mod block;
pub(super) mod buffers;
mod cells_cpu;
mod cells_ops;
mod cpu;
mod doubling;
mod elementwise;
mod geometry;
mod image;
mod link;
mod matrix;
mod normalisation;
mod ops;
mod packing;
mod plain;
mod plain_cpu;
mod plain_ops;
mod plan;
mod pooling;
mod simd;
mod single;
mod tensors;
#[cfg(test)]
mod tests;
mod winograd;

pub use block::{ConvBlock, ConvBlockConfig, global_mean_max};
pub use cells_ops::CellOps;
pub use doubling::doubled;
pub use link::{Link, Links};
pub use matrix::{Product, RightFactor};
pub use plain::{PlainConv, PlainConvConfig};
pub use plain_ops::Ending;
pub use tensors::recycle;
