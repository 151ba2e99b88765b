//! Weights to the four per axis that are multiplied, packed, and their gradients back.

use rayon::prelude::*;

use super::{
    super::{buffers, packing::panel, simd::Kernels},
    axis::{WEIGHTS, tap_gradients, transform_taps},
};

/// Weights in a filter's plane, and transformed ones.
const TAPS: usize = 9;
const TRANSFORMED: usize = WEIGHTS * WEIGHTS;
/// Planes that are worked on side by side.
const LANES: usize = 16;
/// Planes that one thread transforms at a time.
const AT_A_TIME: usize = 1024;

/// One value of each of the planes side by side.
pub type Lanes = [f32; LANES];

/// The sizes of a weight, `[Co, Ci, 3, 3]`.
#[derive(Clone, Copy, Debug)]
pub struct Filters {
    pub kernels: Kernels,
    pub stride: usize,
    pub outputs: usize,
    pub inputs: usize,
}

impl Filters {
    /// The weight for the forward pass, packed: rows are (transformed weight, input channel), columns output channels.
    pub fn forward(self, weight: &[f32]) -> Vec<f32> {
        self.pack(weight, [self.inputs, self.outputs], |input, output| output * self.inputs + input)
    }

    /// The weight for the gradient of the input, packed: rows are (transformed weight, output channel), columns input channels.
    pub fn transposed(self, weight: &[f32]) -> Vec<f32> {
        self.pack(weight, [self.outputs, self.inputs], |output, input| output * self.inputs + input)
    }

    /// `plane(row, channel)` is the plane that belongs there.
    fn pack(self, weight: &[f32], [rows, channels]: [usize; 2], plane: impl Fn(usize, usize) -> usize + Sync) -> Vec<f32> {
        let Self { kernels, stride, .. } = self;
        let depth = TRANSFORMED * rows;
        let mut packed = buffers::take(depth * channels);
        for tile in kernels.tiles(channels) {
            let (first, width) = (tile.first * kernels.lanes, tile.vectors * kernels.lanes);
            let at_a_time = (AT_A_TIME / width).max(1);
            // The same rows of all transformed weights for one thread.
            let mut parts: Vec<Vec<&mut [f32]>> = (0..rows.div_ceil(at_a_time)).map(|_| Vec::new()).collect();
            for of_weight in packed[panel(kernels, tile, depth)].chunks_mut(rows * width) {
                parts.iter_mut().zip(of_weight.chunks_mut(at_a_time * width)).for_each(|(part, rows)| part.push(rows));
            }
            parts.into_par_iter().enumerate().for_each(|(part, mut out)| {
                for row in part * at_a_time..rows.min((part + 1) * at_a_time) {
                    for channel in (0..width).step_by(LANES) {
                        let lanes = LANES.min(width - channel);
                        let planes = (0..lanes).map(|lane| plane(row, first + channel + lane));
                        let start = (row - part * at_a_time) * width + channel;
                        for (out, values) in out.iter_mut().zip(transform(stride, planes.map(|plane| plane * TAPS), weight)) {
                            out[start..start + lanes].copy_from_slice(&values[..lanes]);
                        }
                    }
                }
            });
        }
        packed
    }

    /// From the packed gradient, laid out as [`Self::forward`], back to `[Co, Ci, 3, 3]`.
    pub fn gradient(self, packed: &[f32]) -> Vec<f32> {
        let Self { kernels, stride, outputs, inputs } = self;
        let depth = TRANSFORMED * inputs;
        let mut weight = vec![0.0; outputs * inputs * TAPS];
        for tile in kernels.tiles(outputs) {
            let (first, width) = (tile.first * kernels.lanes, tile.vectors * kernels.lanes);
            let packed = &packed[panel(kernels, tile, depth)];
            let filters = &mut weight[first * inputs * TAPS..][..width * inputs * TAPS];
            filters.par_chunks_mut(LANES * inputs * TAPS).enumerate().for_each(|(part, out)| {
                let lanes = out.len() / (inputs * TAPS);
                for input in 0..inputs {
                    let taps = gradients(stride, |number| {
                        let start = (number * inputs + input) * width + part * LANES;
                        let mut values = [0.0; LANES];
                        values[..lanes].copy_from_slice(&packed[start..start + lanes]);
                        values
                    });
                    for lane in 0..lanes {
                        let out = &mut out[(lane * inputs + input) * TAPS..][..TAPS];
                        out.iter_mut().zip(&taps).for_each(|(out, tap)| *out = tap[lane]);
                    }
                }
            });
        }
        weight
    }
}

/// Planes that start at `starts` in `weight`, transformed.
fn transform(stride: usize, starts: impl Iterator<Item = usize>, weight: &[f32]) -> [Lanes; TRANSFORMED] {
    let mut taps = [[0.0; LANES]; TAPS];
    for (lane, start) in starts.enumerate() {
        taps.iter_mut().zip(&weight[start..start + TAPS]).for_each(|(taps, value)| taps[lane] = *value);
    }
    let mut half = [[[0.0; LANES]; 3]; WEIGHTS];
    for column in 0..3 {
        let values = transform_taps(stride, [&taps[column], &taps[3 + column], &taps[6 + column]]);
        half.iter_mut().zip(values).for_each(|(half, value)| half[column] = value);
    }
    let mut out = [[0.0; LANES]; TRANSFORMED];
    for (out, [a, b, c]) in out.chunks_mut(WEIGHTS).zip(&half) {
        out.copy_from_slice(&transform_taps(stride, [a, b, c]));
    }
    out
}

/// The gradients of the taps from those of the transformed weights.
fn gradients(stride: usize, transformed: impl Fn(usize) -> Lanes) -> [Lanes; TAPS] {
    let mut half = [[[0.0; LANES]; WEIGHTS]; 3];
    for column in 0..WEIGHTS {
        let values: [Lanes; WEIGHTS] = std::array::from_fn(|row| transformed(row * WEIGHTS + column));
        half.iter_mut().zip(tap_gradients(stride, &values)).for_each(|(half, tap)| half[column] = tap);
    }
    let mut out = [[0.0; LANES]; TAPS];
    for (out, half) in out.chunks_mut(3).zip(&half) {
        out.copy_from_slice(&tap_gradients(stride, half));
    }
    out
}
