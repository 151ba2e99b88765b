//! One image at a time: convolution, gradient of the weight, gradient of the input.
//!
//! Images are `[H, W, C]`. The inner loops read rows with zeros at both ends ([`Padded`]), so that
//! no pixel needs a special case; rows above and below the image are skipped.

use super::{
    geometry::Geometry,
    packing::{panel, transposed_weight},
    simd::{Contract, Correlate, Kernels, Run},
};

/// Floats of a gradient that stay in the cache while all weights pass over them.
const GRADIENT_CHUNK: usize = 64 * 1024;

/// The shape of an image whose rows have zeros at both ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Padded {
    pub rows: usize,
    /// Zero pixels before each row.
    pub left: usize,
    /// Pixels in a row, zeros included.
    pub pixels: usize,
    /// Floats per pixel.
    pub channels: usize,
}

impl Padded {
    /// The input of a convolution.
    pub fn input(geometry: &Geometry) -> Self {
        Self {
            rows: geometry.height,
            left: geometry.padding[1],
            pixels: geometry.width + 2 * geometry.padding[1],
            channels: geometry.inputs,
        }
    }

    /// The gradient of its output, as the gradient of the input needs it.
    pub fn gradient(kernels: Kernels, geometry: &Geometry) -> Self {
        let (kernel_w, padding) = (geometry.kernel[1], geometry.padding[1]);
        let left = (kernel_w - 1 - padding).div_ceil(geometry.stride);
        let last = (geometry.width - 1 + padding) / geometry.stride;
        Self {
            rows: geometry.out_height,
            left,
            pixels: left + geometry.out_width.max(last + 1),
            channels: kernels.padded(geometry.outputs),
        }
    }

    /// Floats in a row.
    pub fn row_len(&self) -> usize {
        self.pixels * self.channels
    }

    /// Floats in the image.
    pub fn len(&self) -> usize {
        self.rows * self.row_len()
    }

    /// Writes `image`, `[rows, width, channels]`, into `padded`.
    pub fn fill(&self, image: &[f32], padded: &mut [f32]) {
        let width = image.len() / self.rows;
        let start = self.left * self.channels;
        for (row, padded) in image.chunks(width).zip(padded.chunks_mut(self.row_len())) {
            padded[..start].fill(0.0);
            padded[start..start + width].copy_from_slice(row);
            padded[start + width..].fill(0.0);
        }
    }
}

/// Convolves one padded image into `out`, `[Ho, Wo, Co]`.
pub(super) fn convolve(kernels: Kernels, geometry: &Geometry, weight: &[f32], image: &[f32], out: &mut [f32]) {
    let row_len = Padded::input(geometry).row_len();
    let run_len = geometry.kernel[1] * geometry.inputs;
    let mut runs = Vec::with_capacity(geometry.kernel[0]);
    for tile in kernels.tiles(geometry.outputs) {
        let weight = &weight[panel(kernels, tile, geometry.depth())];
        let first = tile.first * kernels.lanes;
        let rows = out.chunks_mut(geometry.out_width * geometry.outputs);
        for (out_row, out) in rows.enumerate() {
            runs.clear();
            runs.extend(geometry.kernel_rows(out_row).map(|kernel_row| Run {
                image: (out_row * geometry.stride + kernel_row - geometry.padding[0]) * row_len,
                panel: kernel_row * run_len,
                len: run_len,
            }));
            kernels.run(Contract {
                image,
                image_step: geometry.stride * geometry.inputs,
                runs: &runs,
                panel: weight,
                vectors: tile.vectors,
                pixels: geometry.out_width,
                out: &mut out[first..],
                out_step: geometry.outputs,
                channels: (geometry.outputs - first).min(tile.vectors * kernels.lanes),
            });
        }
    }
}

/// Adds the weight gradient of one image to `sums`, laid out as the packed weight.
///
/// `gradient` is the padded gradient of the convolution's output.
pub(super) fn add_weight_gradient(kernels: Kernels, geometry: &Geometry, image: &[f32], gradient: &[f32], sums: &mut [f32]) {
    let row_len = Padded::input(geometry).row_len();
    let shape = Padded::gradient(kernels, geometry);
    let run_len = geometry.kernel[1] * geometry.inputs;
    let rows_at_a_time = (GRADIENT_CHUNK / shape.row_len()).max(1);
    for tile in kernels.tiles(geometry.outputs) {
        let width = tile.vectors * kernels.lanes;
        let sums = &mut sums[panel(kernels, tile, geometry.depth())];
        for first_row in (0..geometry.out_height).step_by(rows_at_a_time) {
            for (kernel_row, sums) in sums.chunks_mut(run_len * width).enumerate() {
                let rows = geometry.output_rows(kernel_row);
                let rows = rows.start.max(first_row)..rows.end.min(first_row + rows_at_a_time);
                if rows.is_empty() {
                    continue;
                }
                let row = rows.start * geometry.stride + kernel_row - geometry.padding[0];
                let pixel = rows.start * shape.pixels + shape.left;
                kernels.run(Correlate {
                    image: &image[row * row_len..],
                    image_steps: [geometry.stride * geometry.inputs, geometry.stride * row_len],
                    gradient: &gradient[pixel * shape.channels + tile.first * kernels.lanes..],
                    gradient_steps: [shape.channels, shape.row_len()],
                    rows: rows.len(),
                    columns: geometry.out_width,
                    vectors: tile.vectors,
                    sums,
                });
            }
        }
    }
}

/// The input columns `first`, `first + stride`, .. : all meet the same kernel columns.
#[derive(Debug)]
pub(super) struct ColumnClass {
    /// The first input column.
    first: usize,
    /// How many kernel columns they meet.
    kernel_columns: usize,
    /// The pixel of a padded gradient row that the first of these joins to.
    gradient_pixel: usize,
    /// The transposed weight, packed, for these kernel columns.
    weight: Vec<f32>,
}

impl ColumnClass {
    /// The classes of a convolution with `weight`, `[Co, Ci, Kh, Kw]`: one per phase of the stride.
    pub fn all(kernels: Kernels, geometry: &Geometry, weight: &[f32]) -> Vec<Self> {
        let left = Padded::gradient(kernels, geometry).left;
        let stride = geometry.stride;
        let classes = 0..stride.min(geometry.width);
        classes
            .map(|first| {
                let origin = first + geometry.padding[1] + left * stride;
                // In the order of the output columns that they join to.
                let columns: Vec<usize> =
                    (0..geometry.kernel[1]).rev().filter(|column| (origin - column).is_multiple_of(stride)).collect();
                Self {
                    first,
                    kernel_columns: columns.len(),
                    gradient_pixel: columns.first().map_or(0, |column| (origin - column) / stride),
                    weight: transposed_weight(kernels, geometry, &columns, weight),
                }
            })
            .collect()
    }

    /// Writes the columns of this class in the gradient of the input of one image, `[H, W, Ci]`.
    ///
    /// `gradient` is the padded gradient of the convolution's output.
    pub fn input_gradient(&self, kernels: Kernels, geometry: &Geometry, gradient: &[f32], out: &mut [f32]) {
        let shape = Padded::gradient(kernels, geometry);
        let run_len = self.kernel_columns * shape.channels;
        let mut runs = Vec::with_capacity(geometry.kernel[0]);
        for tile in kernels.tiles(geometry.inputs) {
            let weight = &self.weight[panel(kernels, tile, geometry.kernel[0] * run_len)];
            let first = tile.first * kernels.lanes;
            let rows = out.chunks_mut(geometry.width * geometry.inputs);
            for (row, out) in rows.enumerate() {
                runs.clear();
                runs.extend((0..geometry.kernel[0]).filter_map(|kernel_row| {
                    let out_row = geometry.output_row(row, kernel_row)?;
                    Some(Run {
                        image: out_row * shape.row_len() + self.gradient_pixel * shape.channels,
                        panel: kernel_row * run_len,
                        len: run_len,
                    })
                }));
                kernels.run(Contract {
                    image: gradient,
                    image_step: shape.channels,
                    runs: &runs,
                    panel: weight,
                    vectors: tile.vectors,
                    pixels: (geometry.width - self.first).div_ceil(geometry.stride),
                    out: &mut out[self.first * geometry.inputs + first..],
                    out_step: geometry.stride * geometry.inputs,
                    channels: (geometry.inputs - first).min(tile.vectors * kernels.lanes),
                });
            }
        }
    }
}
