//! Whole batches, images in parallel. Batches are `[B, H, W, C]`.
//!
//! Sums over images are taken in fixed groups and added in a fixed order: the result does not
//! depend on the number of threads.
//!
//! Every pass goes through the images in the same direction, so that a thread mostly meets the images that it met before:
//! where cores have caches of their own, writing to what lies in the cache of another one is slow.

use rayon::prelude::*;

use super::{
    buffers,
    geometry::Geometry,
    image::{ColumnClass, Padded, add_weight_gradient, convolve},
    normalisation::{GradientSums, Normalisation, NormalisationGradient, Statistics, image_moments},
    packing::{forward_weight, unpack_gradient},
    simd::Kernels,
};

/// Floats that one thread adds up at a time.
const ADDED_AT_A_TIME: usize = 8 * 1024;

/// Groups of images with a sum of weight gradients each: enough for 16 cores, few enough to keep
/// the sums in the cache.
fn images_per_group(geometry: &Geometry) -> usize {
    let weights = geometry.depth() * geometry.outputs;
    let groups = ((2 << 20) / weights.max(1)).clamp(4, 16);
    geometry.images.div_ceil(groups).max(1)
}

/// The input of a convolution, `[B, H, W, Ci]`.
#[derive(Clone, Copy)]
pub(super) struct Input<'a> {
    pub batch: &'a [f32],
    /// What is done to it when it is read; see [`super::link`].
    pub normalisation: Option<&'a Normalisation>,
}

/// Convolves a batch and calls `each` on every finished image; its results come in image order.
pub(super) fn convolve_batch<R: Send>(
    kernels: Kernels,
    geometry: &Geometry,
    weight: &[f32],
    Input { batch, normalisation }: Input<'_>,
    each: impl Fn(&mut [f32]) -> R + Sync,
) -> (Vec<f32>, Vec<R>) {
    let weight = forward_weight(kernels, geometry, weight);
    let shape = Padded::input(geometry);
    let mut out = buffers::take(geometry.images * geometry.output_len());
    let results = batch
        .par_chunks(geometry.input_len())
        .zip(out.par_chunks_mut(geometry.output_len()))
        .with_max_len(1)
        .map(|(image, out)| {
            buffers::with_scratch([shape.space(geometry.input_len(), normalisation), 0], |space, _| {
                convolve(kernels, geometry, &weight, shape.shaped(kernels, image, normalisation, space), out);
            });
            each(out)
        })
        .collect();
    buffers::give(weight);
    (out, results)
}

/// Convolves a batch and takes the statistics of the result.
pub(super) fn convolve_with_statistics(
    kernels: Kernels,
    geometry: &Geometry,
    weight: &[f32],
    input: Input<'_>,
) -> (Vec<f32>, Statistics) {
    let (out, moments) =
        convolve_batch(kernels, geometry, weight, input, |image| image_moments(kernels, image, geometry.outputs));
    (out, Statistics::from_images(&moments, geometry.out_pixels()))
}

/// Normalises a convolved batch into a new one.
pub(super) fn normalise(kernels: Kernels, geometry: &Geometry, normalisation: &Normalisation, batch: &[f32]) -> Vec<f32> {
    let mut out = buffers::take(batch.len());
    batch
        .par_chunks(geometry.output_len())
        .zip(out.par_chunks_mut(geometry.output_len()))
        .with_max_len(1)
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
        .with_max_len(1)
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
    pub input: Input<'a>,
    /// `[Co, Ci, Kh, Kw]`.
    pub weight: &'a [f32],
    pub wanted: Wanted,
    /// Writes the gradient of the convolution's output for image number n, `[Ho, Wo, Co]`, in the form of
    /// [`Padded::gradient`].
    pub fill_gradient: F,
}

/// The gradients of a convolution, those that are wanted.
#[derive(Default)]
pub(super) struct ConvolutionGradients {
    /// `[B, H, W, Ci]`: of the normalised input, if the input is normalised when it is read.
    pub input: Option<Vec<f32>>,
    /// `[Co, Ci, Kh, Kw]`.
    pub weight: Option<Vec<f32>>,
    /// What the gradient of that normalisation needs.
    pub sums: Option<GradientSums>,
}

/// What one group of images gives.
struct Group {
    /// Their sum of weight gradients, packed.
    weight: Vec<f32>,
    /// Sums for the gradient of the input's normalisation, image by image.
    normalisation: Vec<[Vec<f32>; 2]>,
}

impl<F: Fn(usize, &Padded, &mut [f32]) + Sync> ConvolutionBackward<'_, F> {
    /// The gradients.
    pub fn run(&self) -> ConvolutionGradients {
        let Self { kernels, geometry, wanted, input, .. } = *self;
        let per_group = images_per_group(geometry);
        let groups = input.batch.par_chunks(per_group * geometry.input_len()).enumerate().with_max_len(1);
        let (mut groups, of_input): (Vec<Group>, _) = if wanted.input {
            let classes = ColumnClass::all(kernels, geometry, self.weight);
            let mut out = buffers::take(input.batch.len());
            let found = groups
                .zip(out.par_chunks_mut(per_group * geometry.input_len()))
                .map(|((group, images), out)| self.group(group * per_group, images, &classes, out))
                .collect();
            classes.into_iter().for_each(ColumnClass::give_back);
            (found, Some(out))
        } else {
            (groups.map(|(group, images)| self.group(group * per_group, images, &[], &mut [])).collect(), None)
        };
        let of_images: Vec<_> = groups.iter_mut().flat_map(|group| std::mem::take(&mut group.normalisation)).collect();
        let of_weight = wanted.weight.then(|| {
            let sum = add_up(groups.into_iter().map(|group| group.weight));
            let gradient = unpack_gradient(kernels, geometry, &sum);
            buffers::give(sum);
            gradient
        });
        let sums = (!of_images.is_empty()).then(|| GradientSums::from_images(&of_images));
        ConvolutionGradients { input: of_input, weight: of_weight, sums }
    }

    /// One group of images, from number `first` on; writes their input gradients if there are `classes`.
    fn group(&self, first: usize, images: &[f32], classes: &[ColumnClass], out: &mut [f32]) -> Group {
        let Self { kernels, geometry, wanted, input: Input { normalisation, .. }, .. } = *self;
        let shapes = [Padded::input(geometry), Padded::gradient(kernels, geometry)];
        let mut weight = Vec::new();
        if wanted.weight {
            weight = buffers::take(geometry.depth() * kernels.padded(geometry.outputs));
            weight.fill(0.0);
        }
        let mut of_images = Vec::new();
        let lens = [shapes[0].space(geometry.input_len(), normalisation), shapes[1].len()];
        buffers::with_scratch(lens, |space, gradient| {
            for (index, image) in images.chunks(geometry.input_len()).enumerate() {
                (self.fill_gradient)(first + index, &shapes[1], gradient);
                if wanted.weight {
                    let shaped = shapes[0].shaped(kernels, image, normalisation, space);
                    add_weight_gradient(kernels, geometry, shaped, gradient, &mut weight);
                }
                if classes.is_empty() {
                    continue;
                }
                let out = &mut out[index * geometry.input_len()..][..geometry.input_len()];
                for class in classes {
                    class.input_gradient(kernels, geometry, gradient, out);
                }
                of_images.extend(normalisation.map(|normalisation| normalisation.gradient_sums(kernels, image, out)));
            }
        });
        Group { weight, normalisation: of_images }
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

/// Adds buffers, each value in their order, and gives them back.
fn add_up(sums: impl Iterator<Item = Vec<f32>>) -> Vec<f32> {
    let mut sums: Vec<_> = sums.collect();
    let mut total = sums.remove(0);
    total.par_chunks_mut(ADDED_AT_A_TIME).enumerate().for_each(|(part, total)| {
        for sum in &sums {
            total.iter_mut().zip(&sum[part * ADDED_AT_A_TIME..]).for_each(|(total, value)| *total += value);
        }
    });
    sums.into_iter().for_each(buffers::give);
    total
}
