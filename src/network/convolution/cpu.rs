//! A block on the CPU: forward, and backward by hand.

use burn::backend::flex::FlexTensor;

use super::{
    batch::{
        ConvolutionBackward, ConvolutionGradients, Wanted, convolve_batch, convolve_with_statistics, fill_normalised_gradient,
        gradient_sums, normalise,
    },
    buffers,
    geometry::Geometry,
    image::{Images, Padded},
    link::{Link, Links},
    normalisation::{Normalisation, Statistics},
    ops::BlockOptions,
    plan::Pass,
    simd::Kernels,
    tensors::{channels_last, from_batch, from_vec, recycle, shape4, values},
};

/// Parameters of a block, contiguous: weight `[Co, Ci, Kh, Kw]`, gamma and beta `[Co]`.
#[derive(Clone, Debug)]
pub(super) struct Parameters {
    weight: FlexTensor,
    gamma: FlexTensor,
    beta: FlexTensor,
}

impl Parameters {
    pub fn new(weight: &FlexTensor, gamma: &FlexTensor, beta: &FlexTensor) -> Self {
        let [weight, gamma, beta] = [weight, gamma, beta].map(FlexTensor::to_contiguous);
        Self { weight, gamma, beta }
    }

    fn normalisation(&self, statistics: &Statistics, options: BlockOptions) -> Normalisation {
        let BlockOptions { epsilon, relu, .. } = options;
        Normalisation::new(statistics, values(&self.gamma), values(&self.beta), epsilon, relu)
    }
}

/// What the backward pass needs.
#[derive(Clone, Debug)]
pub(super) struct Saved {
    geometry: Geometry,
    /// `[B, H, W, Ci]`.
    input: FlexTensor,
    weight: FlexTensor,
    /// The convolution's output before normalisation, `[B, Ho, Wo, Co]`.
    convolved: FlexTensor,
    normalisation: Normalisation,
    /// Values per channel, if they were normalised by their own statistics.
    batch: Option<usize>,
    links: Links,
}

/// Gradients of x, weight, gamma and beta.
pub(super) struct Gradients {
    /// `[B, Ci, H, W]`.
    pub input: Option<FlexTensor>,
    /// `[Co, Ci, Kh, Kw]`.
    pub weight: Option<FlexTensor>,
    /// `[Co]`.
    pub gamma: FlexTensor,
    /// `[Co]`.
    pub beta: FlexTensor,
}

/// Convolution, normalisation by the batch's own statistics, ReLU.
///
/// Returns the output `[B, Co, Ho, Wo]`, the statistics `[Co]` and what the backward pass needs. The output of a block that is
/// linked to the next one is not normalised yet.
pub(super) fn train(
    input: FlexTensor,
    parameters: Parameters,
    options: BlockOptions,
    links: Links,
) -> (FlexTensor, [FlexTensor; 2], Saved) {
    let kernels = Kernels::new();
    let geometry = Geometry::new(shape4(&input), shape4(&parameters.weight), options.window);
    let input = channels_last(input);
    let read = Images { values: values(&input), normalisation: links.before.as_deref().and_then(Link::normalisation) };
    let (convolved, statistics) = convolve_with_statistics(kernels, &geometry, values(&parameters.weight), read);
    let normalisation = parameters.normalisation(&statistics, options);
    let normalised = links.after.is_none().then(|| normalise(kernels, &geometry, &normalisation, &convolved));
    let convolved = from_batch(convolved, geometry.output_shape());
    if let Some(link) = &links.after {
        link.set_normalisation(normalisation.clone());
    }
    let output = normalised.map_or_else(|| convolved.clone(), |batch| from_batch(batch, geometry.output_shape()));
    let Statistics { mean, variance } = statistics;
    let saved = Saved {
        geometry,
        input,
        weight: parameters.weight,
        convolved: channels_last(convolved),
        normalisation,
        batch: Some(geometry.images * geometry.out_pixels()),
        links,
    };
    let statistics = [mean, variance].map(|values| from_vec(values, &[geometry.outputs]));
    (output, statistics, saved)
}

/// Convolution, normalisation by the given mean and variance, ReLU, with what the backward pass
/// needs.
pub(super) fn fixed_tracked(
    input: FlexTensor,
    parameters: Parameters,
    statistics: &Statistics,
    options: BlockOptions,
) -> (FlexTensor, Saved) {
    let input = channels_last(input);
    let Fixed { geometry, normalisation, convolved, output } = Fixed::new(&input, &parameters, statistics, options);
    let saved = Saved {
        geometry,
        input,
        weight: parameters.weight,
        convolved: from_vec(convolved, &[geometry.images, geometry.output_len()]),
        normalisation,
        batch: None,
        links: Links::default(),
    };
    (output, saved)
}

/// The same without a backward pass.
pub(super) fn fixed(input: FlexTensor, parameters: &Parameters, statistics: &Statistics, options: BlockOptions) -> FlexTensor {
    let input = channels_last(input);
    let Fixed { convolved, output, .. } = Fixed::new(&input, parameters, statistics, options);
    buffers::give(convolved);
    recycle(input);
    output
}

/// A block with given statistics.
struct Fixed {
    geometry: Geometry,
    normalisation: Normalisation,
    /// The convolution's output before normalisation, `[B, Ho, Wo, Co]`.
    convolved: Vec<f32>,
    /// `[B, Co, Ho, Wo]`.
    output: FlexTensor,
}

impl Fixed {
    /// `input`: `[B, H, W, Ci]`.
    fn new(input: &FlexTensor, parameters: &Parameters, statistics: &Statistics, options: BlockOptions) -> Self {
        let kernels = Kernels::new();
        let [images, height, width, inputs] = shape4(input);
        let geometry = Geometry::new([images, inputs, height, width], shape4(&parameters.weight), options.window);
        let normalisation = parameters.normalisation(statistics, options);
        let read = Images { values: values(input), normalisation: None };
        let (convolved, _) = convolve_batch(kernels, &geometry, values(&parameters.weight), read, Pass::Evaluation, |_| ());
        let output = from_batch(normalise(kernels, &geometry, &normalisation, &convolved), geometry.output_shape());
        Self { geometry, normalisation, convolved, output }
    }
}

/// Running statistics from tensors `[Co]`.
pub(super) fn statistics(mean: &FlexTensor, variance: &FlexTensor) -> Statistics {
    let [mean, variance] = [mean, variance].map(|tensor| values(&tensor.to_contiguous()).to_vec());
    Statistics { mean, variance }
}

impl Saved {
    /// Gradients from that of the output, `[B, Co, Ho, Wo]`.
    pub fn backward(self, gradient: FlexTensor, wanted: Wanted) -> Gradients {
        let kernels = Kernels::new();
        let Self { geometry, input, weight, convolved, normalisation, batch, links } = self;
        let gradient = channels_last(gradient);
        // A linked block has added up already.
        let sums = links.after.as_deref().and_then(Link::take_sums);
        let sums =
            sums.unwrap_or_else(|| gradient_sums(kernels, &geometry, &normalisation, values(&convolved), values(&gradient)));
        let step = normalisation.backward(&sums, batch);
        let len = geometry.output_len();
        let fill_gradient = |image: usize, shape: &Padded, padded: &mut [f32]| {
            let maps = [values(&convolved), values(&gradient)].map(|batch| &batch[image * len..][..len]);
            fill_normalised_gradient(kernels, &geometry, &step, maps, shape, padded);
        };
        let found = ConvolutionBackward {
            kernels,
            geometry: &geometry,
            input: Images { values: values(&input), normalisation: links.before.as_deref().and_then(Link::normalisation) },
            weight: values(&weight),
            wanted,
            pass: if batch.is_some() { Pass::Training } else { Pass::Evaluation },
            fill_gradient,
        }
        .run();
        let ConvolutionGradients { input: of_input, weight: of_weight, sums: before } = found;
        if let (Some(link), Some(sums)) = (&links.before, before) {
            link.set_sums(sums);
        }
        [input, convolved, gradient].into_iter().for_each(recycle);
        let channels = [geometry.outputs];
        let of_beta = sums.plain.iter().map(|&sum| sum as f32).collect();
        Gradients {
            input: of_input.map(|batch| from_batch(batch, geometry.input_shape())),
            weight: of_weight.map(|weight| from_vec(weight, &geometry.weight_shape())),
            gamma: from_vec(normalisation.gamma_gradient(&sums), &channels),
            beta: from_vec(of_beta, &channels),
        }
    }
}
