//! Global mean and maximum of every feature map, side by side, on the CPU.

use burn::backend::flex::FlexTensor;
use rayon::prelude::*;

use super::{
    buffers,
    simd::Kernels,
    tensors::{channels_last, from_batch, from_vec, recycle, shape4, values},
};

/// What the backward pass needs.
#[derive(Clone, Debug)]
pub(super) struct MeanMaxSaved {
    /// `[B, C, H, W]`.
    shape: [usize; 4],
    /// The pixel of the (first) maximum of every map, `[B, C]`.
    peaks: Vec<u32>,
}

/// `[B, C, H, W]` to `[B, 2 C]`: means, then maxima.
pub(super) fn mean_max(x: FlexTensor) -> (FlexTensor, MeanMaxSaved) {
    let shape @ [images, channels, height, width] = shape4(&x);
    let kernels = Kernels::new();
    let batch = channels_last(x);
    let mut out = vec![0.0; images * 2 * channels];
    let mut peaks = vec![0; images * channels];
    values(&batch)
        .par_chunks(channels * height * width)
        .zip(out.par_chunks_mut(2 * channels))
        .zip(peaks.par_chunks_mut(channels))
        .for_each(|((image, out), peaks)| {
            let (mean, max) = out.split_at_mut(channels);
            max.copy_from_slice(&image[..channels]);
            kernels.run(|| {
                for (index, pixel) in image.chunks(channels).enumerate() {
                    let index = index as u32;
                    // Without branches: the compiler makes vectors of it.
                    for (((mean, max), peak), &value) in mean.iter_mut().zip(max.iter_mut()).zip(peaks.iter_mut()).zip(pixel) {
                        *mean += value;
                        let higher = value > *max;
                        *max = if higher { value } else { *max };
                        *peak = if higher { index } else { *peak };
                    }
                }
            });
            for mean in mean {
                *mean /= (height * width) as f32;
            }
        });
    recycle(batch);
    (from_vec(out, &[images, 2 * channels]), MeanMaxSaved { shape, peaks })
}

impl MeanMaxSaved {
    /// The gradient of the input, `[B, C, H, W]`, from that of the output, `[B, 2 C]`.
    pub fn backward(self, gradient: &FlexTensor) -> FlexTensor {
        let Self { shape, peaks } = self;
        let [images, channels, height, width] = shape;
        let pixels = height * width;
        let gradient = gradient.to_contiguous();
        let mut out = buffers::take(images * channels * pixels);
        out.par_chunks_mut(channels * pixels)
            .zip(values(&gradient).par_chunks(2 * channels))
            .zip(peaks.par_chunks(channels))
            .for_each(|((out, gradient), peaks)| {
                let (of_mean, of_max) = gradient.split_at(channels);
                let (first, rest) = out.split_at_mut(channels);
                for (out, gradient) in first.iter_mut().zip(of_mean) {
                    *out = gradient / pixels as f32;
                }
                for pixel in rest.chunks_mut(channels) {
                    pixel.copy_from_slice(first);
                }
                for (channel, (&peak, gradient)) in peaks.iter().zip(of_max).enumerate() {
                    out[peak as usize * channels + channel] += gradient;
                }
            });
        from_batch(out, shape)
    }
}
