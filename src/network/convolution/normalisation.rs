//! Batch normalisation and ReLU over `[pixels, C]` images, and their gradient.
//!
//! Per-channel values are repeated to a row of at least 64 floats, four of the widest vectors (*tiled*), so that every loop
//! runs over whole vectors however many channels there are.

use super::{
    elementwise::{AddGradients, AddUp, Apply, Differentiate},
    simd::Kernels,
};

/// Shortest tile of repeated channels.
const TILE: usize = 64;

/// Floats in a tile for `channels` channels.
fn tile_len(channels: usize) -> usize {
    let mut len = channels;
    while !len.is_multiple_of(16) {
        len *= 2;
    }
    len * TILE.div_ceil(len)
}

fn tiled(values: impl ExactSizeIterator<Item = f32> + Clone) -> Vec<f32> {
    let len = tile_len(values.len());
    values.cycle().take(len).collect()
}

/// Adds up the repeats of each channel, in order.
fn fold(tile: &[f32], channels: usize) -> Vec<f32> {
    let mut sums = vec![0.0; channels];
    for repeat in tile.chunks(channels) {
        for (sum, value) in sums.iter_mut().zip(repeat) {
            *sum += value;
        }
    }
    sums
}

/// Mean and variance (biased) of each channel.
#[derive(Clone, Debug)]
pub(super) struct Statistics {
    pub mean: Vec<f32>,
    pub variance: Vec<f32>,
}

/// Mean and sum of squared deviations of each channel of one image.
pub(super) fn image_moments(kernels: Kernels, image: &[f32], channels: usize) -> [Vec<f32>; 2] {
    let count = (image.len() / channels) as f32;
    let zeros = vec![0.0; tile_len(channels)];
    let mut sums = zeros.clone();
    kernels.run(AddUp { image, mean: &zeros, squared: false, sums: &mut sums });
    let mean: Vec<f32> = fold(&sums, channels).iter().map(|sum| sum / count).collect();
    let tiled_mean = tiled(mean.iter().copied());
    sums.fill(0.0);
    kernels.run(AddUp { image, mean: &tiled_mean, squared: true, sums: &mut sums });
    [mean, fold(&sums, channels)]
}

impl Statistics {
    /// Joins the moments of images of `pixels` pixels each, in their order.
    pub fn from_images(moments: &[[Vec<f32>; 2]], pixels: usize) -> Self {
        let images = moments.len() as f64;
        let channels = moments.first().map_or(0, |[mean, _]| mean.len());
        let join = |channel: usize| {
            let means = moments.iter().map(|[mean, _]| f64::from(mean[channel]));
            let mean = means.clone().sum::<f64>() / images;
            let between = means.map(|m| (m - mean).powi(2)).sum::<f64>() / images;
            let within = moments.iter().map(|[_, squares]| f64::from(squares[channel])).sum::<f64>();
            (mean as f32, (between + within / (images * pixels as f64)) as f32)
        };
        let (mean, variance) = (0..channels).map(join).unzip();
        Self { mean, variance }
    }
}

/// `max(value * scale + shift, floor)` for each channel; without ReLU the floor is minus infinity.
#[derive(Clone, Debug)]
pub(super) struct Normalisation {
    channels: usize,
    mean: Vec<f32>,
    inverse_deviation: Vec<f32>,
    scale: Vec<f32>,
    shift: Vec<f32>,
    floor: f32,
}

/// Sums over pixels that the gradients need, one value per channel.
#[derive(Clone, Debug)]
pub(super) struct GradientSums {
    /// Sum of the gradient: the gradient of beta.
    pub plain: Vec<f64>,
    /// Sum of the gradient times the deviation from the mean.
    pub weighted: Vec<f64>,
}

impl Normalisation {
    /// Normalises by the given statistics, then scales by gamma and shifts by beta (each `[C]`).
    pub fn new(statistics: &Statistics, gamma: &[f32], beta: &[f32], epsilon: f64, relu: bool) -> Self {
        let inverse_deviation: Vec<f32> =
            statistics.variance.iter().map(|&variance| (1.0 / (f64::from(variance) + epsilon).sqrt()) as f32).collect();
        let scale: Vec<f32> = gamma.iter().zip(&inverse_deviation).map(|(g, d)| g * d).collect();
        let shift = scale.iter().zip(&statistics.mean).zip(beta).map(|((s, m), b)| b - s * m);
        Self {
            channels: gamma.len(),
            mean: tiled(statistics.mean.iter().copied()),
            shift: tiled(shift.collect::<Vec<f32>>().into_iter()),
            scale: tiled(scale.into_iter()),
            inverse_deviation,
            floor: if relu { 0.0 } else { f32::NEG_INFINITY },
        }
    }

    /// Scale and shift of each channel, repeated to a tile, and the floor.
    pub fn channels(&self) -> ([&[f32]; 2], f32) {
        ([&self.scale, &self.shift], self.floor)
    }

    /// Normalises an image into `out`.
    pub fn apply(&self, kernels: Kernels, image: &[f32], out: &mut [f32]) {
        let Self { scale, shift, floor, .. } = self;
        kernels.run(Apply { image, channels: [scale, shift], floor: *floor, out });
    }

    /// Sums for one image: `gradient` belongs to the normalised values, `image` is what was
    /// normalised.
    pub fn gradient_sums(&self, kernels: Kernels, image: &[f32], gradient: &[f32]) -> [Vec<f32>; 2] {
        let Self { scale, shift, mean, floor, .. } = self;
        let (mut plain, mut weighted) = (vec![0.0; scale.len()], vec![0.0; scale.len()]);
        kernels.run(AddGradients {
            image,
            gradient,
            channels: [scale, shift, mean],
            floor: *floor,
            plain: &mut plain,
            weighted: &mut weighted,
        });
        [fold(&plain, self.channels), fold(&weighted, self.channels)]
    }

    /// Gradient of gamma: `[C]`.
    pub fn gamma_gradient(&self, sums: &GradientSums) -> Vec<f32> {
        let deviations = self.inverse_deviation.iter();
        sums.weighted.iter().zip(deviations).map(|(sum, d)| (sum * f64::from(*d)) as f32).collect()
    }

    /// The step from the gradient of the output to that of the input.
    ///
    /// `batch` is the number of values per channel when the statistics were those of the batch,
    /// and `None` when they were given.
    pub fn backward(&self, sums: &GradientSums, batch: Option<usize>) -> NormalisationGradient<'_> {
        let weight = batch.map_or(0.0, |count| -1.0 / count as f64);
        let scale = || self.scale.iter().take(self.channels).map(|&scale| f64::from(scale));
        let offset: Vec<f32> = scale().zip(&sums.plain).map(|(scale, sum)| (weight * scale * sum) as f32).collect();
        let slope: Vec<f32> = scale()
            .zip(&sums.weighted)
            .zip(&self.inverse_deviation)
            .map(|((scale, sum), &d)| (weight * scale * sum * f64::from(d).powi(2)) as f32)
            .collect();
        NormalisationGradient { forward: self, offset: tiled(offset.into_iter()), slope: tiled(slope.into_iter()) }
    }
}

impl GradientSums {
    /// Joins the sums of the images, in their order.
    pub fn from_images(sums: &[[Vec<f32>; 2]]) -> Self {
        let channels = sums.first().map_or(0, |[plain, _]| plain.len());
        let join =
            |part: usize| (0..channels).map(|channel| sums.iter().map(|sums| f64::from(sums[part][channel])).sum()).collect();
        Self { plain: join(0), weighted: join(1) }
    }
}

/// Turns gradients of normalised values into gradients of the values before.
#[derive(Debug)]
pub(super) struct NormalisationGradient<'a> {
    forward: &'a Normalisation,
    offset: Vec<f32>,
    slope: Vec<f32>,
}

impl NormalisationGradient<'_> {
    /// Writes one row of pixels into `out`, which has `step` floats per pixel, at least C.
    pub fn row(&self, kernels: Kernels, values: &[f32], gradients: &[f32], out: &mut [f32], step: usize) {
        let Self { forward: Normalisation { channels, scale, shift, mean, floor, .. }, .. } = self;
        let job = |image, gradient, out| Differentiate {
            image,
            gradient,
            channels: [scale, shift, mean, &self.slope, &self.offset],
            floor: *floor,
            out,
        };
        if step == *channels {
            return kernels.run(job(values, gradients, out));
        }
        let pixels = values.chunks(*channels).zip(gradients.chunks(*channels));
        for ((values, gradients), out) in pixels.zip(out.chunks_mut(step)) {
            let (used, spare) = out.split_at_mut(*channels);
            kernels.run(job(values, gradients, used));
            spare.fill(0.0);
        }
    }
}
