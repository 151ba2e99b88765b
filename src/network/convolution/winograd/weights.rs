//! Weights to the four per axis that are multiplied, and their gradients back.

use rayon::prelude::*;

use super::{
    super::{
        geometry::Geometry,
        packing::{forward_weight, transposed_weight, unpack_gradient},
        simd::Kernels,
    },
    axis::{WEIGHTS, tap_gradients, transform_taps},
};

/// Weights in a filter's plane, and transformed ones.
const TAPS: usize = 9;
const TRANSFORMED: usize = WEIGHTS * WEIGHTS;
/// Planes that one thread transforms at a time.
const AT_A_TIME: usize = 512;

/// The same convolution with a "kernel" of the transformed weights: the orders of packing are those of such a kernel.
pub fn transformed(geometry: &Geometry) -> Geometry {
    Geometry { kernel: [WEIGHTS, WEIGHTS], ..*geometry }
}

/// `[Co, Ci, 3, 3]` to `[Co, Ci, 4, 4]`.
fn transform(stride: usize, weight: &[f32]) -> Vec<f32> {
    let mut out = vec![0.0; weight.len() / TAPS * TRANSFORMED];
    let planes = out.par_chunks_mut(TRANSFORMED).zip(weight.par_chunks(TAPS)).with_min_len(AT_A_TIME);
    planes.for_each(|(out, taps)| {
        let mut half = [[0.0; 3]; WEIGHTS];
        for column in 0..3 {
            let values = transform_taps(stride, [taps[column], taps[3 + column], taps[6 + column]]);
            half.iter_mut().zip(values).for_each(|(half, value)| half[column] = value);
        }
        for (out, half) in out.chunks_mut(WEIGHTS).zip(half) {
            out.copy_from_slice(&transform_taps(stride, half));
        }
    });
    out
}

/// The weight for the forward pass, packed: rows are (transformed weight, input channel).
pub fn forward(kernels: Kernels, geometry: &Geometry, weight: &[f32]) -> Vec<f32> {
    forward_weight(kernels, &transformed(geometry), &transform(geometry.stride, weight))
}

/// The weight for the gradient of the input, packed: rows are (transformed weight, output channel).
pub fn transposed(kernels: Kernels, geometry: &Geometry, weight: &[f32]) -> Vec<f32> {
    let columns: Vec<usize> = (0..WEIGHTS).collect();
    transposed_weight(kernels, &transformed(geometry), &columns, &transform(geometry.stride, weight))
}

/// From the packed gradient, laid out as [`forward`], back to `[Co, Ci, 3, 3]`.
pub fn gradient(kernels: Kernels, geometry: &Geometry, packed: &[f32]) -> Vec<f32> {
    let transformed = unpack_gradient(kernels, &transformed(geometry), packed);
    let mut out = vec![0.0; transformed.len() / TRANSFORMED * TAPS];
    let planes = out.par_chunks_mut(TAPS).zip(transformed.par_chunks(TRANSFORMED)).with_min_len(AT_A_TIME);
    planes.for_each(|(out, values)| {
        let mut half = [[0.0; WEIGHTS]; 3];
        for column in 0..WEIGHTS {
            let taps = tap_gradients(geometry.stride, std::array::from_fn(|row| values[row * WEIGHTS + column]));
            half.iter_mut().zip(taps).for_each(|(half, tap)| half[column] = tap);
        }
        for (out, half) in out.chunks_mut(3).zip(half) {
            out.copy_from_slice(&tap_gradients(geometry.stride, half));
        }
    });
    out
}
