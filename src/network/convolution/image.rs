//! One image at a time: convolution, gradient of the weight, gradient of the input.
//!
//! Images are `[H, W, C]`. Rows above and below the image are skipped, and so are columns beside it where that is worth it;
//! elsewhere the inner loops read rows with zeros at both ends ([`Padded`]).

use std::ops::Range;

use super::{
    buffers,
    geometry::Geometry,
    normalisation::Normalisation,
    packing::{panel, transposed_weight},
    simd::{Contract, Correlate, Kernels, Run},
};

/// Floats of a gradient that stay in the cache while all weights pass over them.
const GRADIENT_CHUNK: usize = 64 * 1024;
/// Floats of a pixel from which on a picture is read without zeros beside it: with fewer, the loops at its border are so short
/// that a copy with zeros is cheaper.
const SHORTEST_PIXEL: usize = 8;

/// Images, `[n, H, W, C]`.
#[derive(Clone, Copy)]
pub(super) struct Images<'a> {
    pub values: &'a [f32],
    /// What is done to them when they are read; see [`super::link`].
    pub normalisation: Option<&'a Normalisation>,
}

/// The shape of an image that may have zeros around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Padded {
    /// Rows of the image itself.
    pub rows: usize,
    /// Rows of zeros below.
    pub below: usize,
    /// Zero pixels before each row.
    pub left: usize,
    /// Pixels in a row, zeros included.
    pub pixels: usize,
    /// Floats per pixel.
    pub channels: usize,
}

impl Padded {
    /// The input of a convolution: as it is, where its pixels are long enough for columns at the border to be worth a loop of
    /// their own, and with zeros otherwise.
    pub fn input(geometry: &Geometry) -> Self {
        let zeros = if geometry.inputs < SHORTEST_PIXEL { geometry.padding[1] } else { 0 };
        let pixels = geometry.width + 2 * zeros;
        Self { rows: geometry.height, below: 0, left: zeros, pixels, channels: geometry.inputs }
    }

    /// The gradient of its output, as the gradient of the input needs it.
    pub fn gradient(kernels: Kernels, geometry: &Geometry) -> Self {
        let (kernel_w, padding) = (geometry.kernel[1], geometry.padding[1]);
        let left = (kernel_w - 1 - padding).div_ceil(geometry.stride);
        let last = (geometry.width - 1 + padding) / geometry.stride;
        Self {
            rows: geometry.out_height,
            below: 0,
            left,
            pixels: left + geometry.out_width.max(last + 1),
            channels: kernels.padded(geometry.outputs),
        }
    }

    /// Floats in a row.
    pub fn row_len(&self) -> usize {
        self.pixels * self.channels
    }

    /// Floats in the image with its zeros.
    pub fn len(&self) -> usize {
        (self.rows + self.below) * self.row_len()
    }

    /// One image in this shape, normalised where that is wanted: itself, or written into `space` of [`Self::space`] floats.
    pub fn shaped<'a>(&self, kernels: Kernels, image: Images<'a>, space: &'a mut [f32]) -> &'a [f32] {
        let Images { values: image, normalisation } = image;
        if self.space(image.len(), normalisation) == 0 {
            return image;
        }
        let width = image.len() / self.rows;
        let start = self.left * self.channels;
        let space = &mut space[..self.len()];
        for (row, shaped) in image.chunks(width).zip(space.chunks_mut(self.row_len())) {
            shaped[..start].fill(0.0);
            let inner = &mut shaped[start..start + width];
            match normalisation {
                Some(normalisation) => normalisation.apply(kernels, row, inner),
                None => inner.copy_from_slice(row),
            }
            shaped[start + width..].fill(0.0);
        }
        space
    }

    /// Floats that are needed to bring an image of `image_len` floats into this shape: none where it is as it should be.
    pub fn space(&self, image_len: usize, normalisation: Option<&Normalisation>) -> usize {
        if self.len() == image_len && normalisation.is_none() { 0 } else { self.len() }
    }

    /// The zeros of the convolution's padding that are missing on the left.
    fn missing(&self, geometry: &Geometry) -> usize {
        geometry.padding[1] - self.left
    }

    /// Kernel columns that fall inside a row for output column `out_column`.
    fn kernel_columns(&self, geometry: &Geometry, out_column: usize) -> Range<usize> {
        let (missing, start) = (self.missing(geometry), out_column * geometry.stride);
        let first = missing.saturating_sub(start);
        first..(self.pixels + missing).saturating_sub(start).min(geometry.kernel[1]).max(first)
    }

    /// Output columns for which all kernel columns fall inside a row.
    fn inner_columns(&self, geometry: &Geometry) -> Range<usize> {
        let missing = self.missing(geometry);
        let first = missing.div_ceil(geometry.stride).min(geometry.out_width);
        let end = (self.pixels + missing).checked_sub(geometry.kernel[1]).map_or(0, |last| last / geometry.stride + 1);
        first..end.min(geometry.out_width).max(first)
    }

    /// Output columns that read a pixel of the row through kernel column `kernel_column`.
    fn output_columns(&self, geometry: &Geometry, kernel_column: usize) -> Range<usize> {
        let missing = self.missing(geometry);
        let first = missing.saturating_sub(kernel_column).div_ceil(geometry.stride);
        let end = (self.pixels + missing).saturating_sub(kernel_column).div_ceil(geometry.stride);
        first..end.min(geometry.out_width).max(first)
    }
}

/// Convolves one image in the shape of [`Padded::input`] into `out`, `[Ho, Wo, Co]`.
pub(super) fn convolve(kernels: Kernels, geometry: &Geometry, weight: &[f32], image: &[f32], out: &mut [f32]) {
    let shape = Padded::input(geometry);
    let inner = shape.inner_columns(geometry);
    // Inside, a row of the output at a time. At the border, a column of it.
    let mut jobs = Vec::new();
    for row in 0..geometry.out_height {
        jobs.push((row..row + 1, inner.clone()));
    }
    for rows in equal_neighbours(geometry.out_height, |row| geometry.kernel_rows(row)) {
        for column in (0..inner.start).chain(inner.end..geometry.out_width) {
            jobs.push((rows.clone(), column..column + 1));
        }
    }
    let mut runs = Vec::with_capacity(geometry.kernel[0]);
    for tile in kernels.tiles(geometry.outputs) {
        let weight = &weight[panel(kernels, tile, geometry.depth())];
        let first = tile.first * kernels.lanes;
        for (rows, columns) in jobs.iter().filter(|(_, columns)| !columns.is_empty()) {
            let kernel_columns = shape.kernel_columns(geometry, columns.start);
            let pixel = columns.start * geometry.stride + kernel_columns.start - shape.missing(geometry);
            runs.clear();
            runs.extend(geometry.kernel_rows(rows.start).map(|kernel_row| Run {
                image: (rows.start * geometry.stride + kernel_row - geometry.padding[0]) * shape.row_len()
                    + pixel * geometry.inputs,
                panel: (kernel_row * geometry.kernel[1] + kernel_columns.start) * geometry.inputs,
                len: kernel_columns.len() * geometry.inputs,
            }));
            let along_row = rows.len() == 1;
            let next = if along_row { geometry.inputs } else { shape.row_len() };
            kernels.run(Contract {
                image,
                image_step: geometry.stride * next,
                runs: &runs,
                panel: weight,
                vectors: tile.vectors,
                pixels: rows.len() * columns.len(),
                out: &mut out[(rows.start * geometry.out_width + columns.start) * geometry.outputs + first..],
                out_step: if along_row { geometry.outputs } else { geometry.out_width * geometry.outputs },
                channels: (geometry.outputs - first).min(tile.vectors * kernels.lanes),
            });
        }
    }
}

/// Adds the weight gradient of one image, in the shape of [`Padded::input`], to `sums`, laid out as the packed weight.
///
/// `gradient` is the padded gradient of the convolution's output.
pub(super) fn add_weight_gradient(kernels: Kernels, geometry: &Geometry, image: &[f32], gradient: &[f32], sums: &mut [f32]) {
    let image_shape = Padded::input(geometry);
    let row_len = image_shape.row_len();
    let shape = Padded::gradient(kernels, geometry);
    let rows_at_a_time = (GRADIENT_CHUNK / shape.row_len()).max(1);
    let kernel_columns = equal_neighbours(geometry.kernel[1], |column| image_shape.output_columns(geometry, column));
    for tile in kernels.tiles(geometry.outputs) {
        let width = tile.vectors * kernels.lanes;
        let sums = &mut sums[panel(kernels, tile, geometry.depth())];
        for first_row in (0..geometry.out_height).step_by(rows_at_a_time) {
            for (kernel_row, sums) in sums.chunks_mut(geometry.kernel[1] * geometry.inputs * width).enumerate() {
                let rows = geometry.output_rows(kernel_row);
                let rows = rows.start.max(first_row)..rows.end.min(first_row + rows_at_a_time);
                if rows.is_empty() {
                    continue;
                }
                let row = rows.start * geometry.stride + kernel_row - geometry.padding[0];
                for kernel_columns in &kernel_columns {
                    let columns = image_shape.output_columns(geometry, kernel_columns.start);
                    if columns.is_empty() {
                        continue;
                    }
                    let first = columns.start * geometry.stride + kernel_columns.start - image_shape.missing(geometry);
                    let pixel = rows.start * shape.pixels + shape.left + columns.start;
                    let weights = kernel_columns.start * geometry.inputs * width..kernel_columns.end * geometry.inputs * width;
                    kernels.run(Correlate {
                        image: &image[row * row_len + first * geometry.inputs..],
                        image_steps: [geometry.stride * geometry.inputs, geometry.stride * row_len],
                        gradient: &gradient[pixel * shape.channels + tile.first * kernels.lanes..],
                        gradient_steps: [shape.channels, shape.row_len()],
                        rows: rows.len(),
                        columns: columns.len(),
                        vectors: tile.vectors,
                        is_first: false,
                        sums: &mut sums[weights],
                    });
                }
            }
        }
    }
}

/// The numbers below `count` in stretches for which `property` is the same.
fn equal_neighbours<P: PartialEq>(count: usize, property: impl Fn(usize) -> P) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for number in 0..count {
        match stretches.last_mut() {
            Some(last) if property(last.start) == property(number) => last.end = number + 1,
            _ => stretches.push(number..number + 1),
        }
    }
    stretches
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

    /// Gives the memory of the packed weight back.
    pub fn give_back(self) {
        buffers::give(self.weight);
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
