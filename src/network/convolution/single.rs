//! A convolution to a single map, as the last layer of a network that gives a picture is: with the general loops, which compute a whole
//! vector of output channels at once, fifteen of sixteen results would be thrown away.
//!
//! Forward, every pixel is multiplied with all weights first (a 1x1 convolution to as many maps as the kernel has cells), and the products
//! are then added up where they belong. Backward, the roles of the input and the gradient are exchanged: both gradients are those of a
//! convolution from a single map, with the kernel turned by half a turn.

use rayon::prelude::*;

use super::{
    batch::{ConvolutionBackward, ConvolutionGradients, Wanted, convolve_batch},
    buffers,
    geometry::{Geometry, Window},
    image::{Images, Padded},
    plain_ops::Ending,
    plan::{Pass, Plan},
    simd::Kernels,
};

/// Whether a convolution is done in this way: to one map of the input's size, with nothing behind it.
pub(super) fn applies(geometry: &Geometry, ending: Ending) -> bool {
    let keeps_size = [0, 1].iter().all(|&axis| 2 * geometry.padding[axis] + 1 == geometry.kernel[axis]);
    ending == Ending::Sum && geometry.outputs == 1 && geometry.stride == 1 && keeps_size
}

/// The sums, `[B, H, W]`, of images `[B, H, W, Ci]` with a weight `[1, Ci, Kh, Kw]`.
pub(super) fn forward(kernels: Kernels, geometry: &Geometry, weight: &[f32], bias: f32, images: &[f32]) -> Vec<f32> {
    let Geometry { inputs, height, width, kernel, .. } = *geometry;
    let cells = kernel[0] * kernel[1];
    let by_cell: Vec<f32> = (0..cells * inputs).map(|place| weight[place % inputs * cells + place / inputs]).collect(); // [cells, Ci]
    let window = Window { stride: 1, padding: [0, 0] };
    let products_of = Geometry::new([geometry.images, inputs, height, width], [cells, inputs, 1, 1], window);
    let plan = Plan::new(kernels, &products_of, Pass::Evaluation);
    let packed = plan.forward_weight(&by_cell);
    let mut out = buffers::take(geometry.images * height * width);
    let pairs = images.par_chunks(geometry.input_len()).zip(out.par_chunks_mut(height * width)).with_max_len(1);
    pairs.for_each(|(image, out)| {
        buffers::with_scratch([products_of.output_len(), plan.work_len(None)], |[products, work]| {
            plan.convolve(&packed, Images { values: image, normalisation: None }, work, products);
            add_up(geometry, products, bias, out);
        });
    });
    buffers::give(packed);
    out
}

/// Adds the products of an image, `[H, W, cells]`, where they belong, `[H, W]`.
fn add_up(geometry: &Geometry, products: &[f32], bias: f32, out: &mut [f32]) {
    let Geometry { width, kernel, padding, .. } = *geometry;
    let cells = kernel[0] * kernel[1];
    out.fill(bias);
    for (row, out) in out.chunks_mut(width).enumerate() {
        for kernel_row in geometry.kernel_rows(row) {
            let line = &products[(row + kernel_row - padding[0]) * width * cells..][..width * cells];
            for kernel_column in 0..kernel[1] {
                // Output column x reads input column x + kernel_column - padding.
                let first = padding[1].saturating_sub(kernel_column);
                let from = (first + kernel_column - padding[1]) * cells + kernel_row * kernel[1] + kernel_column;
                let values = line.iter().skip(from).step_by(cells);
                out[first..].iter_mut().zip(values).for_each(|(out, value)| *out += value);
            }
        }
    }
}

/// The gradients from that of the sums, `[B, H, W]`.
pub(super) fn backward(
    kernels: Kernels,
    geometry: &Geometry,
    [weight, input, gradient]: [&[f32]; 3],
    wanted: Wanted,
) -> ConvolutionGradients {
    let Geometry { images, inputs, height, width, kernel, padding, .. } = *geometry;
    let cells = kernel[0] * kernel[1];
    let window = Window { stride: 1, padding };
    let swapped = Geometry::new([images, 1, height, width], [inputs, 1, kernel[0], kernel[1]], window);
    let of_input = wanted.input.then(|| {
        let turned = turned(weight, cells);
        convolve_batch(kernels, &swapped, &turned, Images { values: gradient, normalisation: None }, Pass::Evaluation, |_| ()).0
    });
    let of_weight = wanted.weight.then(|| {
        let fill_gradient = |image: usize, shape: &Padded, padded: &mut [f32]| {
            fill(&input[image * geometry.input_len()..][..geometry.input_len()], [width, inputs], shape, padded);
        };
        let found = ConvolutionBackward {
            kernels,
            geometry: &swapped,
            input: Images { values: gradient, normalisation: None },
            weight: &[],
            wanted: Wanted { input: false, weight: true },
            pass: Pass::Evaluation,
            fill_gradient,
        }
        .run();
        turned(&found.weight.unwrap_or_default(), cells)
    });
    ConvolutionGradients { input: of_input, weight: of_weight, sums: None }
}

/// Kernels of `cells` weights, each turned by half a turn.
fn turned(weight: &[f32], cells: usize) -> Vec<f32> {
    weight.chunks(cells).flat_map(|kernel| kernel.iter().rev().copied()).collect()
}

/// Writes an image, `[H, W, C]`, in a padded shape.
fn fill(image: &[f32], [width, channels]: [usize; 2], shape: &Padded, padded: &mut [f32]) {
    padded.fill(0.0);
    for (row, padded) in image.chunks(width * channels).zip(padded.chunks_mut(shape.row_len())) {
        let pixels = padded.chunks_mut(shape.channels).skip(shape.left);
        for (pixel, padded) in row.chunks(channels).zip(pixels) {
            padded[..channels].copy_from_slice(pixel);
        }
    }
}
