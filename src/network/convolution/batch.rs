//! Whole batches, images in parallel. Batches are `[B, H, W, C]`.
//!
//! Sums over images are taken in fixed groups and added in a fixed order: the result does not
//! depend on the number of threads.

use rayon::prelude::*;

use super::{
    buffers,
    geometry::Geometry,
    image::{ColumnClass, Padded, add_weight_gradient, convolve},
    normalisation::{GradientSums, Normalisation, NormalisationGradient, Statistics, image_moments},
    packing::{forward_weight, unpack_gradient},
    simd::Kernels,
};

/// Groups of images with a sum of weight gradients each: enough for 16 cores, few enough to keep
/// the sums in the cache.
fn images_per_group(geometry: &Geometry) -> usize {
    let weights = geometry.depth() * geometry.outputs;
    let groups = ((2 << 20) / weights.max(1)).clamp(4, 16);
    geometry.images.div_ceil(groups).max(1)
}

/// Convolves a batch and calls `each` on every finished image; its results come in image order.
pub(super) fn convolve_batch<R: Send>(
    kernels: Kernels,
    geometry: &Geometry,
    weight: &[f32],
    batch: &[f32],
    each: impl Fn(&mut [f32]) -> R + Sync,
) -> (Vec<f32>, Vec<R>) {
    let weight = forward_weight(kernels, geometry, weight);
    let shape = Padded::input(geometry);
    let mut out = buffers::take(geometry.images * geometry.output_len());
    let results = batch
        .par_chunks(geometry.input_len())
        .zip(out.par_chunks_mut(geometry.output_len()))
        .map(|(image, out)| {
            buffers::with_scratch([shape.len(), 0], |padded, _| {
                shape.fill(image, padded);
                convolve(kernels, geometry, &weight, padded, out);
            });
            each(out)
        })
        .collect();
    (out, results)
}

/// Convolves a batch and takes the statistics of the result.
pub(super) fn convolve_with_statistics(
    kernels: Kernels,
    geometry: &Geometry,
    weight: &[f32],
    batch: &[f32],
) -> (Vec<f32>, Statistics) {
    let (out, moments) =
        convolve_batch(kernels, geometry, weight, batch, |image| image_moments(kernels, image, geometry.outputs));
    (out, Statistics::from_images(&moments, geometry.out_pixels()))
}

/// Normalises a convolved batch into a new one.
pub(super) fn normalise(kernels: Kernels, geometry: &Geometry, normalisation: &Normalisation, batch: &[f32]) -> Vec<f32> {
    let mut out = buffers::take(batch.len());
    batch
        .par_chunks(geometry.output_len())
        .zip(out.par_chunks_mut(geometry.output_len()))
        .rev() // the last images are still in the cache
        .for_each(|(image, out)| normalisation.apply(kernels, image, out));
    out
}

/// Sums over the batch that the gradients of normalisation need.
pub(super) fn gradient_sums(
    kernels: Kernels,
    geometry: &Geometry,
    normalisation: &Normalisation,
    convolved: &[f32],
    gradient: &[f32],
) -> GradientSums {
    let sums: Vec<[Vec<f32>; 2]> = convolved
        .par_chunks(geometry.output_len())
        .zip(gradient.par_chunks(geometry.output_len()))
        .map(|(image, gradient)| normalisation.gradient_sums(kernels, image, gradient))
        .collect();
    GradientSums::from_images(&sums)
}

/// Which gradients of a convolution are wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub input: bool,
    pub weight: bool,
}

/// What the gradients of the convolution are made from.
pub(super) struct ConvolutionBackward<'a, F> {
    pub kernels: Kernels,
    pub geometry: &'a Geometry,
    /// Input of the convolution, `[B, H, W, Ci]`.
    pub input: &'a [f32],
    /// `[Co, Ci, Kh, Kw]`.
    pub weight: &'a [f32],
    pub wanted: Wanted,
    /// Writes the gradient of the convolution's output for image number n, `[Ho, Wo, Co]`, in the form of
    /// [`Padded::gradient`].
    pub fill_gradient: F,
}

impl<F: Fn(usize, &Padded, &mut [f32]) + Sync> ConvolutionBackward<'_, F> {
    /// The gradients of the input, `[B, H, W, Ci]`, and of the weight, `[Co, Ci, Kh, Kw]`, those
    /// that are wanted.
    pub fn run(&self) -> [Option<Vec<f32>>; 2] {
        let Self { kernels, geometry, wanted, .. } = *self;
        let per_group = images_per_group(geometry);
        let groups = self.input.par_chunks(per_group * geometry.input_len()).enumerate();
        let (sums, of_input) = if wanted.input {
            let classes = ColumnClass::all(kernels, geometry, self.weight);
            let mut out = buffers::take(self.input.len());
            let sums: Vec<_> = groups
                .zip(out.par_chunks_mut(per_group * geometry.input_len()))
                .rev() // the last images are still in the cache
                .map(|((group, input), out)| self.group(group * per_group, input, &classes, out))
                .collect();
            (sums, Some(out))
        } else {
            let sums = groups.rev().map(|(group, input)| self.group(group * per_group, input, &[], &mut [])).collect();
            (sums, None)
        };
        let of_weight = wanted.weight.then(|| {
            let sum = add_up(sums);
            let gradient = unpack_gradient(kernels, geometry, &sum);
            buffers::give(sum);
            gradient
        });
        [of_input, of_weight]
    }

    /// One group of images, from number `first` on: returns their sum of weight gradients, packed, and writes their input
    /// gradients if there are `classes`.
    fn group(&self, first: usize, input: &[f32], classes: &[ColumnClass], out: &mut [f32]) -> Vec<f32> {
        let Self { kernels, geometry, wanted, .. } = *self;
        let shapes = [Padded::input(geometry), Padded::gradient(kernels, geometry)];
        let mut sums = Vec::new();
        if wanted.weight {
            sums = buffers::take(geometry.depth() * kernels.padded(geometry.outputs));
            sums.fill(0.0);
        }
        let lens = shapes.map(|shape| shape.len());
        buffers::with_scratch(lens, |padded, padded_gradient| {
            for (index, image) in input.chunks(geometry.input_len()).enumerate() {
                (self.fill_gradient)(first + index, &shapes[1], padded_gradient);
                if wanted.weight {
                    shapes[0].fill(image, padded);
                    add_weight_gradient(kernels, geometry, padded, padded_gradient, &mut sums);
                }
                for class in classes {
                    let out = &mut out[index * geometry.input_len()..][..geometry.input_len()];
                    class.input_gradient(kernels, geometry, padded_gradient, out);
                }
            }
        });
        sums
    }
}

/// Writes the gradient of the convolution's output for one image, from that of the normalised one, padded.
pub(super) fn fill_normalised_gradient(
    kernels: Kernels,
    geometry: &Geometry,
    normalisation: &NormalisationGradient<'_>,
    [convolved, gradient]: [&[f32]; 2],
    shape: &Padded,
    padded: &mut [f32],
) {
    let row_len = geometry.out_width * geometry.outputs;
    let start = shape.left * shape.channels;
    let end = start + geometry.out_width * shape.channels;
    let rows = convolved.chunks(row_len).zip(gradient.chunks(row_len));
    for ((values, gradients), padded) in rows.zip(padded.chunks_mut(shape.row_len())) {
        padded[..start].fill(0.0);
        normalisation.row(kernels, values, gradients, &mut padded[start..end], shape.channels);
        padded[end..].fill(0.0);
    }
}

/// Adds buffers in order, from the last to the first, and gives them back.
fn add_up(mut sums: Vec<Vec<f32>>) -> Vec<f32> {
    let mut total = sums.pop().unwrap_or_default();
    while let Some(sum) = sums.pop() {
        total.iter_mut().zip(&sum).for_each(|(total, value)| *total += value);
        buffers::give(sum);
    }
    total
}
