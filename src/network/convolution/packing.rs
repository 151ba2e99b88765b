//! Weights in the order in which the inner loops read them, and back.
//!
//! A packed matrix is a row of panels, one per tile of channels, each `[depth][channels of the
//! tile]`; channels are padded with zeros to whole vectors.

use super::{
    geometry::Geometry,
    simd::{Kernels, Tile},
};

/// Where panel `tile` of a packed matrix of `depth` rows starts and ends, in floats.
pub(super) fn panel(kernels: Kernels, tile: Tile, depth: usize) -> std::ops::Range<usize> {
    let start = tile.first * kernels.lanes * depth;
    start..start + tile.vectors * kernels.lanes * depth
}

/// Packs `value(row, channel)`.
fn pack(kernels: Kernels, depth: usize, channels: usize, value: impl Fn(usize, usize) -> f32) -> Vec<f32> {
    let mut packed = Vec::with_capacity(depth * kernels.padded(channels));
    for tile in kernels.tiles(channels) {
        let first = tile.first * kernels.lanes;
        for row in 0..depth {
            for channel in first..first + tile.vectors * kernels.lanes {
                packed.push(if channel < channels { value(row, channel) } else { 0.0 });
            }
        }
    }
    packed
}

/// The weight for the forward pass: rows are (kernel row, kernel column, input channel), columns
/// are output channels.
pub(super) fn forward_weight(kernels: Kernels, geometry: &Geometry, weight: &[f32]) -> Vec<f32> {
    let Geometry { inputs, outputs, kernel: [kernel_h, kernel_w], .. } = *geometry;
    let taps = kernel_h * kernel_w;
    pack(kernels, geometry.depth(), outputs, |row, output| weight[(output * inputs + row % inputs) * taps + row / inputs])
}

/// The weight for the gradient of the input, for input columns that meet the kernel columns
/// `columns`: rows are (kernel row, position in `columns`, output channel padded to whole
/// vectors), columns are input channels.
pub(super) fn transposed_weight(kernels: Kernels, geometry: &Geometry, columns: &[usize], weight: &[f32]) -> Vec<f32> {
    let Geometry { inputs, outputs, kernel: [kernel_h, kernel_w], .. } = *geometry;
    let padded = kernels.padded(outputs);
    pack(kernels, kernel_h * columns.len() * padded, inputs, |row, input| {
        let (output, tap) = (row % padded, row / padded);
        let (kernel_row, column) = (tap / columns.len(), columns[tap % columns.len()]);
        if output < outputs { weight[((output * inputs + input) * kernel_h + kernel_row) * kernel_w + column] } else { 0.0 }
    })
}

/// From the packed gradient, laid out as [`forward_weight`], back to `[Co, Ci, Kh, Kw]`.
pub(super) fn unpack_gradient(kernels: Kernels, geometry: &Geometry, packed: &[f32]) -> Vec<f32> {
    let Geometry { inputs, outputs, kernel: [kernel_h, kernel_w], .. } = *geometry;
    let (taps, depth) = (kernel_h * kernel_w, geometry.depth());
    let mut weight = vec![0.0; outputs * depth];
    for tile in kernels.tiles(outputs) {
        let (first, width) = (tile.first * kernels.lanes, tile.vectors * kernels.lanes);
        for (row, values) in packed[panel(kernels, tile, depth)].chunks(width).enumerate() {
            for (output, &value) in (first..outputs).zip(values) {
                weight[(output * inputs + row % inputs) * taps + row / inputs] = value;
            }
        }
    }
    weight
}
