//! A question about each cell of a feature map, on the CPU: the cross-entropy of the answers, and backward by hand.
//!
//! One pass over the maps each way, pictures in parallel. Sums over pictures are taken in their order: the result does not depend on the number
//! of threads.

use burn::backend::flex::FlexTensor;
use rayon::prelude::*;

use super::{
    batch::Wanted,
    buffers,
    packing::{pack, panel},
    simd::{Contract, Correlate, Kernels, Run},
    tensors::{channels_last, from_batch, from_vec, recycle, shape4, values},
};

/// What the backward pass needs.
#[derive(Clone, Debug)]
pub(super) struct CellsSaved {
    head: Head,
    /// `[B, H, W, C]`.
    maps: FlexTensor,
    /// `[C, O]`.
    weight: FlexTensor,
    /// The derivative of the summed entropy by each logit, `[B, H, W, O]`, O filled up with zeros to whole vectors.
    slopes: Vec<f32>,
    /// Cells over which the entropy is averaged.
    cells: usize,
}

/// Gradients of maps, weight and bias, those that are wanted.
#[derive(Default)]
pub(super) struct CellsGradients {
    /// `[B, C, H, W]`.
    pub maps: Option<FlexTensor>,
    /// `[C, O]`.
    pub weight: Option<FlexTensor>,
    /// `[O]`.
    pub bias: Option<FlexTensor>,
}

/// Sizes of the head.
#[derive(Clone, Copy, Debug)]
struct Head {
    kernels: Kernels,
    /// `[B, C, H, W]` of the maps.
    shape: [usize; 4],
    outputs: usize,
    /// Outputs in whole vectors.
    padded: usize,
    /// Rows and columns of cells per place.
    split: usize,
}

/// The entropy, `[1]`, and what the backward pass needs; shapes as in [`super::cells_ops::CellOps::cell_entropy`].
///
/// # Panics
/// If the sizes of weight, bias, truth and `split` do not fit each other, or there is no picture: errors of the model's author.
pub(super) fn entropy(
    maps: FlexTensor,
    weight: &FlexTensor,
    bias: &FlexTensor,
    truth: &FlexTensor,
    split: usize,
) -> (FlexTensor, CellsSaved) {
    let kernels = Kernels::new();
    let shape @ [images, channels, height, width] = shape4(&maps);
    let maps = channels_last(maps);
    let [weight, bias, truth] = [weight, bias, truth].map(FlexTensor::to_contiguous);
    let outputs = values(&bias).len();
    assert!(images > 0, "no picture");
    assert!(outputs.is_multiple_of(split * split), "the outputs do not fit the cells of a place");
    assert_eq!(values(&weight).len(), channels * outputs, "the weight has other sizes than maps and bias");
    assert_eq!(values(&truth).len(), images * height * width * outputs, "there are not as many truths as answers");
    let head = Head { kernels, shape, outputs, padded: kernels.padded(outputs), split };
    let packed = pack(kernels, values(&weight), [channels, outputs], |row| Some(row * outputs), 1);
    let places = height * width;
    let mut slopes = buffers::take(images * places * head.padded);
    let sums: Vec<f64> = values(&maps)
        .par_chunks(places * channels)
        .zip(slopes.par_chunks_mut(places * head.padded))
        .zip(values(&truth).par_chunks(places * outputs))
        .map(|((maps, slopes), truth)| {
            head.logits(&packed, maps, slopes);
            head.slopes(values(&bias), truth, slopes)
        })
        .collect();
    buffers::give(packed);
    let cells = images * places * split * split;
    let mean = sums.iter().sum::<f64>() / cells as f64;
    (from_vec(vec![mean as f32], &[1]), CellsSaved { head, maps, weight, slopes, cells })
}

impl Head {
    /// Writes the logits of one picture, without bias.
    fn logits(&self, packed: &[f32], maps: &[f32], out: &mut [f32]) {
        let Self { kernels, shape: [_, channels, height, width], outputs, padded, .. } = *self;
        for tile in kernels.tiles(outputs) {
            kernels.run(Contract {
                image: maps,
                image_step: channels,
                runs: &[Run { image: 0, panel: 0, len: channels }],
                panel: &packed[panel(kernels, tile, channels)],
                vectors: tile.vectors,
                pixels: height * width,
                out: &mut out[tile.first * kernels.lanes..],
                out_step: padded,
                channels: tile.vectors * kernels.lanes,
            });
        }
    }

    /// Adds the bias to the logits of one picture and writes the derivatives of its summed entropy over them; gives that sum, in nats.
    fn slopes(&self, bias: &[f32], truth: &[f32], logits: &mut [f32]) -> f64 {
        let Self { shape: [.., width], outputs, padded, split, .. } = *self;
        let row_of_cells = outputs / split; // outputs of a place that answer for one row of its cells
        let mut sum = 0.0;
        for (place, logits) in logits.chunks_mut(padded).enumerate() {
            let (row, column) = (place / width, place % width);
            // The product of all 1 + exp(-|x|), each at most 2: one logarithm per place. An f64 holds it up to 1,023 outputs; there are at most 12.
            let mut product = 1.0_f64;
            for (part, logits) in logits[..outputs].chunks_mut(row_of_cells).enumerate() {
                let truth = &truth[((row * split + part) * width + column) * row_of_cells..];
                for ((logit, bias), &truth) in logits.iter_mut().zip(&bias[part * row_of_cells..]).zip(truth) {
                    let x = *logit + bias;
                    let small = (-x.abs()).exp();
                    sum += f64::from(x.max(0.0) - truth * x);
                    product *= f64::from(1.0 + small);
                    let probability = if x < 0.0 { small } else { 1.0 } / (1.0 + small);
                    *logit = probability - truth;
                }
            }
            sum += product.ln();
        }
        sum
    }

    /// Writes the gradient of the maps of one picture.
    fn maps_gradient(&self, transposed: &[f32], slopes: &[f32], out: &mut [f32]) {
        let Self { kernels, shape: [_, channels, height, width], outputs, padded, .. } = *self;
        for tile in kernels.tiles(channels) {
            let first = tile.first * kernels.lanes;
            kernels.run(Contract {
                image: slopes,
                image_step: padded,
                runs: &[Run { image: 0, panel: 0, len: outputs }],
                panel: &transposed[panel(kernels, tile, outputs)],
                vectors: tile.vectors,
                pixels: height * width,
                out: &mut out[first..],
                out_step: channels,
                channels: (channels - first).min(tile.vectors * kernels.lanes),
            });
        }
    }

    /// The gradients of the weight, packed, and of the bias that one picture gives.
    fn head_gradients(&self, maps: &[f32], slopes: &[f32]) -> [Vec<f32>; 2] {
        let Self { kernels, shape: [_, channels, height, width], outputs, padded, .. } = *self;
        let mut weight = vec![0.0; channels * padded];
        for tile in kernels.tiles(outputs) {
            kernels.run(Correlate {
                image: maps,
                image_steps: [channels, 0],
                gradient: &slopes[tile.first * kernels.lanes..],
                gradient_steps: [padded, 0],
                rows: 1,
                columns: height * width,
                vectors: tile.vectors,
                is_first: true,
                sums: &mut weight[panel(kernels, tile, channels)],
            });
        }
        let mut bias = vec![0.0; outputs];
        for slopes in slopes.chunks(padded) {
            bias.iter_mut().zip(slopes).for_each(|(sum, slope)| *sum += slope);
        }
        [weight, bias]
    }

    /// The gradient of the weight, `[C, O]`, from the packed one.
    fn unpacked(&self, packed: &[f32]) -> Vec<f32> {
        let Self { kernels, shape: [_, channels, ..], outputs, .. } = *self;
        let mut weight = vec![0.0; channels * outputs];
        for tile in kernels.tiles(outputs) {
            let first = tile.first * kernels.lanes;
            let rows = packed[panel(kernels, tile, channels)].chunks(tile.vectors * kernels.lanes);
            for (row, weight) in rows.zip(weight.chunks_mut(outputs)) {
                weight[first..].iter_mut().zip(row).for_each(|(weight, value)| *weight = *value);
            }
        }
        weight
    }
}

impl CellsSaved {
    /// Gradients from that of the entropy, `[1]`.
    pub fn backward(self, gradient: &FlexTensor, wanted: Wanted) -> CellsGradients {
        let Self { head, maps, weight, slopes, cells } = self;
        let Head { kernels, shape, outputs, padded, .. } = head;
        let [images, channels, height, width] = shape;
        let factor = values(&gradient.to_contiguous())[0] / cells as f32;
        let places = height * width;
        let pictures = values(&maps).par_chunks(places * channels).zip(slopes.par_chunks(places * padded));
        let mut found = CellsGradients::default();
        if wanted.input {
            let mut transposed = pack(kernels, values(&weight), [outputs, channels], Some, outputs);
            for weight in &mut transposed {
                *weight *= factor;
            }
            let mut out = buffers::take(images * places * channels);
            let of_pictures = slopes.par_chunks(places * padded).zip(out.par_chunks_mut(places * channels));
            of_pictures.for_each(|(slopes, out)| head.maps_gradient(&transposed, slopes, out));
            buffers::give(transposed);
            found.maps = Some(from_batch(out, shape));
        }
        if wanted.weight {
            let sums: Vec<_> = pictures.map(|(maps, slopes)| head.head_gradients(maps, slopes)).collect();
            let [of_weight, of_bias] = [0, 1].map(|part| {
                let mut total = vec![0.0; sums[0][part].len()];
                for sums in &sums {
                    total.iter_mut().zip(&sums[part]).for_each(|(total, sum)| *total += sum);
                }
                for total in &mut total {
                    *total *= factor;
                }
                total
            });
            found.weight = Some(from_vec(head.unpacked(&of_weight), &[channels, outputs]));
            found.bias = Some(from_vec(of_bias, &[outputs]));
        }
        recycle(maps);
        buffers::give(slopes);
        found
    }
}
