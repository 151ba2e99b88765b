//! Weights in the order in which the inner loops read them, and back.
//!
//! A packed matrix is a row of panels, one per tile of channels, each `[depth][channels of the
//! tile]`; channels are padded with zeros to whole vectors.

use rayon::prelude::*;

use super::{
    buffers,
    geometry::Geometry,
    simd::{Kernels, Tile},
};

/// Where panel `tile` of a packed matrix of `depth` rows starts and ends, in floats.
pub(super) fn panel(kernels: Kernels, tile: Tile, depth: usize) -> std::ops::Range<usize> {
    let start = tile.first * kernels.lanes * depth;
    start..start + tile.vectors * kernels.lanes * depth
}

/// Floats that one thread packs or unpacks at a time.
const AT_A_TIME: usize = 8 * 1024;

/// Packs `weight` into `depth` rows of `channels` channels: the value for the first channel of a row lies at `start(row)` (`None`: the row is zero), those for the next
/// channels `step` further each.
pub(super) fn pack(
    kernels: Kernels,
    weight: &[f32],
    [depth, channels]: [usize; 2],
    start: impl Fn(usize) -> Option<usize> + Sync,
    step: usize,
) -> Vec<f32> {
    let mut packed = buffers::take(depth * kernels.padded(channels));
    for tile in kernels.tiles(channels) {
        let (first, width) = (tile.first * kernels.lanes, tile.vectors * kernels.lanes);
        let used = width.min(channels - first);
        let rows = (AT_A_TIME / width).max(1);
        packed[panel(kernels, tile, depth)].par_chunks_mut(rows * width).enumerate().for_each(|(part, packed)| {
            for (row, packed) in packed.chunks_mut(width).enumerate() {
                let Some(start) = start(part * rows + row) else {
                    packed.fill(0.0);
                    continue;
                };
                let (packed, spare) = packed.split_at_mut(used);
                let values = &weight[start + first * step..];
                if step == 1 {
                    packed.copy_from_slice(&values[..used]);
                } else {
                    packed.iter_mut().zip(values.iter().step_by(step)).for_each(|(packed, value)| *packed = *value);
                }
                spare.fill(0.0);
            }
        });
    }
    packed
}

/// The weight for the forward pass: rows are (kernel row, kernel column, input channel), columns
/// are output channels.
pub(super) fn forward_weight(kernels: Kernels, geometry: &Geometry, weight: &[f32]) -> Vec<f32> {
    let Geometry { inputs, outputs, kernel: [kernel_h, kernel_w], .. } = *geometry;
    let taps = kernel_h * kernel_w;
    let start = |row: usize| Some(row % inputs * taps + row / inputs);
    pack(kernels, weight, [geometry.depth(), outputs], start, inputs * taps)
}

/// The weight for the gradient of the input, for input columns that meet the kernel columns
/// `columns`: rows are (kernel row, position in `columns`, output channel padded to whole
/// vectors), columns are input channels.
pub(super) fn transposed_weight(kernels: Kernels, geometry: &Geometry, columns: &[usize], weight: &[f32]) -> Vec<f32> {
    let Geometry { inputs, outputs, kernel: [kernel_h, kernel_w], .. } = *geometry;
    let padded = kernels.padded(outputs);
    let start = |row: usize| {
        let (output, tap) = (row % padded, row / padded);
        let (kernel_row, column) = (tap / columns.len(), columns[tap % columns.len()]);
        (output < outputs).then(|| (output * inputs * kernel_h + kernel_row) * kernel_w + column)
    };
    pack(kernels, weight, [kernel_h * columns.len() * padded, inputs], start, kernel_h * kernel_w)
}

/// From the packed gradient, laid out as [`forward_weight`], back to `[Co, Ci, Kh, Kw]`.
pub(super) fn unpack_gradient(kernels: Kernels, geometry: &Geometry, packed: &[f32]) -> Vec<f32> {
    let Geometry { inputs, outputs, kernel: [kernel_h, kernel_w], .. } = *geometry;
    let (taps, depth) = (kernel_h * kernel_w, geometry.depth());
    let mut weight = buffers::take(outputs * depth);
    for tile in kernels.tiles(outputs) {
        let (first, width) = (tile.first * kernels.lanes, tile.vectors * kernels.lanes);
        let packed = &packed[panel(kernels, tile, depth)];
        let filters = weight[first * depth..].par_chunks_mut(depth).with_min_len(AT_A_TIME.div_ceil(depth)).enumerate();
        filters.take(width).for_each(|(filter, weight)| {
            for (place, weight) in weight.iter_mut().enumerate() {
                let row = place % taps * inputs + place / taps;
                *weight = packed[row * width + filter];
            }
        });
    }
    weight
}
