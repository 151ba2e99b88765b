//! Whole batches, images in parallel. Batches are `[B, H, W, C]`.
//!
//! Sums over images are taken in fixed parts and added in a fixed order: the result does not
//! depend on the number of threads.
//!
//! Every pass goes through the images in the same direction, so that a thread mostly meets the images that it met before:
//! where cores have caches of their own, writing to what lies in the cache of another one is slow.

use rayon::prelude::*;

use super::{
    buffers,
    geometry::Geometry,
    image::{Images, Padded},
    normalisation::{GradientSums, Normalisation, NormalisationGradient, Statistics, image_moments},
    plan::{Pass, Plan, Transposed, WeightPart},
    simd::Kernels,
};

/// Convolves a batch and calls `each` on every finished image; its results come in image order.
pub(super) fn convolve_batch<R: Send>(
    kernels: Kernels,
    geometry: &Geometry,
    weight: &[f32],
    Images { values: batch, normalisation }: Images<'_>,
    pass: Pass,
    each: impl Fn(&mut [f32]) -> R + Sync,
) -> (Vec<f32>, Vec<R>) {
    let plan = Plan::new(kernels, geometry, pass);
    let weight = plan.forward_weight(weight);
    let at_a_time = plan.images_at_a_time();
    let mut out = buffers::take(geometry.images * geometry.output_len());
    let results = batch
        .par_chunks(at_a_time * geometry.input_len())
        .zip(out.par_chunks_mut(at_a_time * geometry.output_len()))
        .with_max_len(1)
        .flat_map_iter(|(images, out)| {
            buffers::with_scratch([plan.work_len(normalisation)], |[work]| {
                plan.convolve(&weight, Images { values: images, normalisation }, work, out);
            });
            out.chunks_mut(geometry.output_len()).map(&each).collect::<Vec<R>>()
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
    input: Images<'_>,
) -> (Vec<f32>, Statistics) {
    let (out, moments) =
        convolve_batch(kernels, geometry, weight, input, Pass::Training, |image| image_moments(kernels, image, geometry.outputs));
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
    pub input: Images<'a>,
    /// `[Co, Ci, Kh, Kw]`.
    pub weight: &'a [f32],
    pub wanted: Wanted,
    pub pass: Pass,
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

impl<F: Fn(usize, &Padded, &mut [f32]) + Sync> ConvolutionBackward<'_, F> {
    /// The gradients.
    pub fn run(&self) -> ConvolutionGradients {
        let Self { kernels, geometry, wanted, input, pass, .. } = *self;
        let plan = Plan::new(kernels, geometry, pass);
        let per_part = plan.images_per_part();
        let weight = wanted.input.then(|| plan.transposed_weight(self.weight));
        // What is not wanted still gets a buffer, of one float for each part, so that the three iterators have the same length.
        let count = geometry.images.div_ceil(per_part);
        let part_len = if wanted.weight { plan.weight_part_len() } else { 1 };
        let (out_len, out_part) = if wanted.input { (input.values.len(), per_part * geometry.input_len()) } else { (count, 1) };
        let mut out = buffers::take(out_len);
        let mut space = buffers::take_at_least(count * part_len);
        let parts = &mut space[..count * part_len];
        let images = input.values.par_chunks(per_part * geometry.input_len());
        let of_images: Vec<_> = images
            .zip(parts.par_chunks_mut(part_len))
            .zip(out.par_chunks_mut(out_part))
            .enumerate()
            .with_max_len(1)
            .flat_map_iter(|(number, ((images, part), out))| {
                let of_input = weight.as_ref().map(|weight| (weight, out));
                self.part(&plan, number * per_part, images, wanted.weight.then_some(part), of_input)
            })
            .collect();
        if let Some(weight) = weight {
            weight.give_back();
        }
        let sums = (!of_images.is_empty()).then(|| GradientSums::from_images(&of_images));
        let weight = wanted.weight.then(|| plan.weight_gradient(parts));
        buffers::give(space);
        ConvolutionGradients { input: wanted.input.then_some(out), weight, sums }
    }

    /// Some images, from number `first` on: writes their part of the weight gradient and their input gradients, each if it is wanted. Gives the sums
    /// for the gradient of the input's normalisation, image by image.
    fn part(
        &self,
        plan: &Plan<'_>,
        first: usize,
        images: &[f32],
        mut part: Option<&mut [f32]>,
        of_input: Option<(&Transposed<'_>, &mut [f32])>,
    ) -> Vec<[Vec<f32>; 2]> {
        let Self { kernels, geometry, input: Images { normalisation, .. }, .. } = *self;
        let (image_len, at_a_time) = (geometry.input_len(), plan.images_at_a_time());
        let gradient_shape = plan.gradient_shape();
        let (transposed, mut out) = of_input.unzip();
        let mut of_images = Vec::new();
        let lens = [at_a_time * gradient_shape.len(), plan.work_len(normalisation)];
        buffers::with_scratch(lens, |[gradients, work]| {
            for (index, images) in images.chunks(at_a_time * image_len).enumerate() {
                let index = index * at_a_time;
                let gradients = &mut gradients[..images.len() / image_len * gradient_shape.len()];
                for (image, gradient) in gradients.chunks_mut(gradient_shape.len()).enumerate() {
                    (self.fill_gradient)(first + index + image, &gradient_shape, gradient);
                }
                let of_weight = part.as_deref_mut().map(|part| WeightPart {
                    images: Images { values: images, normalisation },
                    part,
                    is_first: index == 0,
                });
                let mut out = out.as_deref_mut().map(|out| &mut out[index * image_len..][..images.len()]);
                match transposed.zip(out.as_deref_mut()) {
                    Some((weight, out)) => weight.backward(gradients, of_weight, out, work),
                    None => plan.backward_to_weight(gradients, of_weight, work),
                }
                if let (Some(normalisation), Some(out)) = (normalisation, out) {
                    let pairs = images.chunks(image_len).zip(out.chunks(image_len));
                    of_images.extend(pairs.map(|(image, out)| normalisation.gradient_sums(kernels, image, out)));
                }
            }
        });
        of_images
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
    padded[shape.rows * shape.row_len()..].fill(0.0);
}
