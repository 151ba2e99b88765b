//! Convolution + bias (+ ReLU (+ 2x2 maximum)) on the CPU: forward, and backward by hand.
//!
//! With the maximum, the full convolution of an image never leaves the cache: what is kept is one value in four, and a byte that
//! says which of the four it was.

use burn::backend::flex::FlexTensor;
use rayon::prelude::*;

use super::{
    batch::{ConvolutionBackward, ConvolutionGradients, Wanted},
    buffers,
    geometry::Geometry,
    image::{Images, Padded},
    plain_ops::{Ending, PlainOptions},
    plan::{Pass, Plan},
    simd::Kernels,
    single,
    tensors::{channels_last, from_batch, from_vec, recycle, shape4, values},
};

/// In place of a position: no value was above 0, so no gradient passes.
const NONE: u8 = 4;

/// What the backward pass needs.
#[derive(Clone, Debug)]
pub(super) struct PlainSaved {
    geometry: Geometry,
    ending: Ending,
    /// `[B, H, W, Ci]`.
    input: FlexTensor,
    weight: FlexTensor,
    /// For each value of the output, `[B, Ho, Wo, Co]`, where its gradient goes: 0 to 3 within the 2x2 square (0 without
    /// the maximum), or [`NONE`]. Empty where every gradient passes.
    origins: Vec<u8>,
}

/// Gradients of x, weight and bias.
pub(super) struct PlainGradients {
    /// `[B, Ci, H, W]`.
    pub input: Option<FlexTensor>,
    /// `[Co, Ci, Kh, Kw]`.
    pub weight: Option<FlexTensor>,
    /// `[Co]`.
    pub bias: FlexTensor,
}

/// Height and width of the output.
fn output_size(geometry: &Geometry, ending: Ending) -> [usize; 2] {
    let halves = if ending == Ending::ReluMaximum { 2 } else { 1 };
    [geometry.out_height / halves, geometry.out_width / halves]
}

/// The output, `[B, Co, Ho, Wo]`, and what the backward pass needs.
///
/// # Panics
/// If the picture is too small for the filters or the 2x2 maximum: an error of the model's author.
pub(super) fn forward(
    input: FlexTensor,
    weight: &FlexTensor,
    bias: &FlexTensor,
    options: PlainOptions,
) -> (FlexTensor, PlainSaved) {
    let kernels = Kernels::new();
    let [weight, bias] = [weight, bias].map(FlexTensor::to_contiguous);
    let geometry = Geometry::new(shape4(&input), shape4(&weight), options.window);
    let input = channels_last(input);
    let [height, width] = output_size(&geometry, options.ending);
    if single::applies(&geometry, options.ending) {
        let out = single::forward(kernels, &geometry, values(&weight), values(&bias)[0], values(&input));
        let saved = PlainSaved { geometry, ending: options.ending, input, weight, origins: Vec::new() };
        return (from_batch(out, [geometry.images, 1, height, width]), saved);
    }
    let plan = Plan::new(kernels, &geometry, Pass::Evaluation);
    let packed = plan.forward_weight(values(&weight));
    let len = height * width * geometry.outputs;
    assert!(len > 0, "the picture is too small for a 2x2 maximum");
    let at_a_time = plan.images_at_a_time();
    let full = if options.ending == Ending::ReluMaximum { geometry.output_len() } else { 0 };
    let lens = [at_a_time * full, plan.work_len(None)];
    let mut out = buffers::take(geometry.images * len);
    let mut origins = vec![0; geometry.images * len];
    let bias = values(&bias);
    values(&input)
        .par_chunks(at_a_time * geometry.input_len())
        .zip(out.par_chunks_mut(at_a_time * len))
        .zip(origins.par_chunks_mut(at_a_time * len))
        .for_each(|((images, out), origins)| {
            buffers::with_scratch(lens, |[convolved, work]| {
                let count = images.len() / geometry.input_len();
                let images = Images { values: images, normalisation: None };
                if options.ending == Ending::ReluMaximum {
                    let convolved = &mut convolved[..count * full];
                    plan.convolve(&packed, images, work, convolved);
                    let outputs = out.chunks_mut(len).zip(origins.chunks_mut(len));
                    for (convolved, (out, origins)) in convolved.chunks(full).zip(outputs) {
                        take_maxima(&geometry, convolved, bias, out, origins);
                    }
                } else {
                    plan.convolve(&packed, images, work, out);
                    match options.ending {
                        Ending::Sum => add_bias(bias, out),
                        _ => rectify(bias, out, origins),
                    }
                }
            });
        });
    buffers::give(packed);
    let output = from_batch(out, [geometry.images, geometry.outputs, height, width]);
    (output, PlainSaved { geometry, ending: options.ending, input, weight, origins })
}

/// `value + bias`, in place: every gradient passes.
fn add_bias(bias: &[f32], out: &mut [f32]) {
    for pixel in out.chunks_mut(bias.len()) {
        pixel.iter_mut().zip(bias).for_each(|(value, bias)| *value += bias);
    }
}

/// `max(value + bias, 0)`, in place.
fn rectify(bias: &[f32], out: &mut [f32], origins: &mut [u8]) {
    let pixels = out.chunks_mut(bias.len()).zip(origins.chunks_mut(bias.len()));
    for (out, origins) in pixels {
        for ((value, origin), bias) in out.iter_mut().zip(origins).zip(bias) {
            let sum = *value + bias;
            *origin = if sum > 0.0 { 0 } else { NONE };
            *value = if sum <= 0.0 { 0.0 } else { sum }; // NaN stays
        }
    }
}

/// `max(value + bias, 0)` of each 2x2 square of an image, and where the (first) maximum was.
fn take_maxima(geometry: &Geometry, convolved: &[f32], bias: &[f32], out: &mut [f32], origins: &mut [u8]) {
    let channels = geometry.outputs;
    let row_len = geometry.out_width * channels;
    let out_row_len = geometry.out_width / 2 * channels;
    let rows = convolved.chunks_exact(2 * row_len).zip(out.chunks_mut(out_row_len)).zip(origins.chunks_mut(out_row_len));
    for ((rows, out), origins) in rows {
        let (upper, lower) = rows.split_at(row_len);
        let squares = upper.chunks_exact(2 * channels).zip(lower.chunks_exact(2 * channels));
        for ((upper, lower), (out, origins)) in squares.zip(out.chunks_mut(channels).zip(origins.chunks_mut(channels))) {
            let (corners, bias) = ([upper.split_at(channels), lower.split_at(channels)], &bias[..channels]);
            let [(a, b), (c, d)] = corners;
            for channel in 0..channels {
                let (mut best, mut origin) = (a[channel], 0);
                for (place, value) in [(1, b[channel]), (2, c[channel]), (3, d[channel])] {
                    let better = value > best || value.is_nan();
                    best = if better { value } else { best };
                    origin = if better { place } else { origin };
                }
                let sum = best + bias[channel];
                origins[channel] = if sum > 0.0 { origin } else { NONE };
                out[channel] = if sum <= 0.0 { 0.0 } else { sum };
            }
        }
    }
}

impl PlainSaved {
    /// Gradients from that of the output, `[B, Co, Ho, Wo]`.
    pub fn backward(self, gradient: FlexTensor, wanted: Wanted) -> PlainGradients {
        let kernels = Kernels::new();
        let Self { geometry, ending, input, weight, origins } = self;
        let gradient = channels_last(gradient);
        let [height, width] = output_size(&geometry, ending);
        let len = height * width * geometry.outputs;
        if single::applies(&geometry, ending) {
            let sums: Vec<f32> = values(&gradient).par_chunks(len).map(|image| image.iter().sum()).collect();
            let of_bias = vec![sums.iter().map(|&sum| f64::from(sum)).sum::<f64>() as f32];
            let all = [values(&weight), values(&input), values(&gradient)];
            let found = single::backward(kernels, &geometry, all, wanted);
            return PlainGradients::of(&geometry, found, of_bias);
        }
        let of_bias = bias_gradient(&geometry, len, values(&gradient), &origins);
        let fill_gradient = |image: usize, shape: &Padded, padded: &mut [f32]| {
            let (gradient, origins) = (&values(&gradient)[image * len..][..len], &origins[image * len..][..len]);
            scatter(ending == Ending::ReluMaximum, [geometry.outputs, width], gradient, origins, shape, padded);
        };
        let found = ConvolutionBackward {
            kernels,
            geometry: &geometry,
            input: Images { values: values(&input), normalisation: None },
            weight: values(&weight),
            wanted,
            pass: Pass::Evaluation,
            fill_gradient,
        }
        .run();
        [input, gradient].into_iter().for_each(recycle);
        PlainGradients::of(&geometry, found, of_bias)
    }
}

impl PlainGradients {
    fn of(geometry: &Geometry, found: ConvolutionGradients, bias: Vec<f32>) -> Self {
        Self {
            input: found.input.map(|batch| from_batch(batch, geometry.input_shape())),
            weight: found.weight.map(|weight| from_vec(weight, &geometry.weight_shape())),
            bias: from_vec(bias, &[geometry.outputs]),
        }
    }
}

/// The sum of what passes, per channel: images apart, then in their order.
fn bias_gradient(geometry: &Geometry, len: usize, gradient: &[f32], origins: &[u8]) -> Vec<f32> {
    let channels = geometry.outputs;
    let of_image = |(gradient, origins): (&[f32], &[u8])| {
        let mut sums = vec![0.0_f32; channels];
        for (gradient, origins) in gradient.chunks(channels).zip(origins.chunks(channels)) {
            for ((sum, gradient), &origin) in sums.iter_mut().zip(gradient).zip(origins) {
                *sum += if origin == NONE { 0.0 } else { *gradient };
            }
        }
        sums
    };
    let images: Vec<Vec<f32>> = gradient.par_chunks(len).zip(origins.par_chunks(len)).map(of_image).collect();
    (0..channels).map(|channel| images.iter().map(|sums| f64::from(sums[channel])).sum::<f64>() as f32).collect()
}

/// Writes the gradient of an image's convolution, padded: each value of the output's gradient where it came from, 0 elsewhere.
fn scatter(pool: bool, [channels, width]: [usize; 2], gradient: &[f32], origins: &[u8], shape: &Padded, padded: &mut [f32]) {
    padded.fill(0.0);
    let (step, row_len) = (shape.channels, shape.row_len());
    let rows = gradient.chunks(width * channels).zip(origins.chunks(width * channels));
    for (row, (gradient, origins)) in rows.enumerate() {
        for (column, (gradient, origins)) in gradient.chunks(channels).zip(origins.chunks(channels)).enumerate() {
            if pool {
                let corner = 2 * row * row_len + (shape.left + 2 * column) * step;
                let places = [corner, corner + step, corner + row_len, corner + row_len + step];
                for (place, start) in (0_u8..).zip(places) {
                    let out = &mut padded[start..][..channels];
                    for ((out, gradient), &origin) in out.iter_mut().zip(gradient).zip(origins) {
                        *out = if origin == place { *gradient } else { 0.0 };
                    }
                }
            } else {
                let out = &mut padded[row * row_len + (shape.left + column) * step..][..channels];
                for ((out, gradient), &origin) in out.iter_mut().zip(gradient).zip(origins) {
                    *out = if origin == NONE { 0.0 } else { *gradient };
                }
            }
        }
    }
}
