//! How well a sample fits its prediction from the base, and whether the two belong together.
//!
//! Two things tell. Where the prediction has an edge, the sample has the same one: the differences of neighbouring gray values of the
//! sample, regressed on those of the prediction, have a slope of 1. Noise does not change that, and soft tumors hardly do. And over
//! blocks of pixels noise has no mean: a block of the sample may be brighter than predicted where there is a tumor, but not darker.

use super::wide::wide;
use crate::factory::{HEIGHT, PIXELS, WIDTH};

/// Pixels are added up two by two, four in a bin, which halves the noise.
const BIN: usize = 2;
const ACROSS: usize = WIDTH / BIN;
const DOWN: usize = HEIGHT / BIN;
/// Pixels in a bin.
const BIN_AREA: i32 = (BIN * BIN) as i32;
/// Highest edge that counts, as the difference of two bins: 30 gray levels.
const HIGHEST_EDGE: i32 = 30 * BIN_AREA;
/// Farthest from its prediction that a bin counts: 60 gray levels.
const FARTHEST: i32 = 60 * BIN_AREA;
/// Side of a block, in bins, and pixels in it.
const BLOCK: usize = 4;
const BLOCK_AREA: f64 = (BLOCK * BLOCK * BIN * BIN) as f64;
/// Side of a part of the picture whose own place is estimated, in bins.
const PART: usize = 16;
/// Least sum of squared edges in a part that gives its place, in squared gray levels of bins.
const LEAST_EDGES: f64 = 4.0e4;
/// How much a block that is brighter than predicted counts against one that is darker.
const BRIGHT_SHARE: f64 = 0.3;
/// A block may be so far off by noise and by the rounding of the tone, in gray levels.
const BLOCK_NOISE: f64 = 1.0;

/// A picture in bins.
type Bins = [[i32; ACROSS]; DOWN];

/// What the comparison of a sample with its prediction says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Quality {
    /// Slope of the regression of the sample's edges on the predicted ones: 1 if the two are the same.
    pub(super) edges: f64,
    /// Mean over blocks of what noise and tumors do not explain, as a share of how much the prediction varies.
    pub(super) blocks: f64,
    /// Typical distance of a part of the sample from where it is predicted, in pixels.
    pub(super) pixels: f64,
}

impl Quality {
    pub(super) fn of(predicted: &[u8; PIXELS], sample: &[u8; PIXELS]) -> Self {
        let (predicted, sample) = wide(
            #[inline(always)]
            || (bins(predicted), bins(sample)),
        );
        let edges = wide(
            #[inline(always)]
            || edge_slope(&predicted, &sample),
        );
        Self {
            edges,
            blocks: unexplained(&predicted, &sample),
            pixels: wide(
                #[inline(always)]
                || misplaced(&predicted, &sample),
            ),
        }
    }

    /// One number: the larger, the better the two fit; 1 at best.
    pub(super) fn score(self) -> f64 {
        self.edges.min(1.0) - 2.0 * self.blocks
    }
}

#[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
#[inline(always)]
fn bins(pixels: &[u8; PIXELS]) -> Bins {
    let mut bins = [[0; ACROSS]; DOWN];
    for (bins, lines) in bins.iter_mut().zip(pixels.as_chunks::<{ BIN * WIDTH }>().0) {
        let (above, below) = lines.split_at(WIDTH);
        for ((bin, above), below) in bins.iter_mut().zip(above.as_chunks::<BIN>().0).zip(below.as_chunks::<BIN>().0) {
            *bin = i32::from(above[0]) + i32::from(above[1]) + i32::from(below[0]) + i32::from(below[1]);
        }
    }
    bins
}

/// Slope of the regression of the sample's edges on the predicted ones; 0 where there is no edge.
#[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
#[inline(always)]
fn edge_slope(predicted: &Bins, sample: &Bins) -> f64 {
    let (mut products, mut squares) = (0_i64, 0_i64);
    for row in 0..DOWN - 1 {
        let ([above, below], [seen_above, seen_below]) =
            ([&predicted[row], &predicted[row + 1]], [&sample[row], &sample[row + 1]]);
        let (mut product, mut square) = (0_i32, 0_i32);
        for x in 0..ACROSS - 1 {
            let clipped = |difference: i32| difference.clamp(-HIGHEST_EDGE, HIGHEST_EDGE);
            let (right, seen_right) = (clipped(above[x + 1] - above[x]), clipped(seen_above[x + 1] - seen_above[x]));
            let (down, seen_down) = (clipped(below[x] - above[x]), clipped(seen_below[x] - seen_above[x]));
            product += right * seen_right + down * seen_down;
            square += right * right + down * down;
        }
        products += i64::from(product);
        squares += i64::from(square);
    }
    products as f64 / (squares as f64).max(1.0)
}

/// Mean over blocks of what noise and tumors do not explain, as a share of how much the prediction varies from block to block.
fn unexplained(predicted: &Bins, sample: &Bins) -> f64 {
    const BLOCKS: usize = (ACROSS / BLOCK) * (DOWN / BLOCK);
    let (mut distances, mut levels) = ([0_i32; BLOCKS], [0_i32; BLOCKS]);
    for (y, (predicted, sample)) in predicted.iter().zip(sample).enumerate() {
        let row = y / BLOCK * (ACROSS / BLOCK);
        for (x, (predicted, sample)) in predicted.as_chunks::<BLOCK>().0.iter().zip(sample.as_chunks::<BLOCK>().0).enumerate() {
            for (&predicted, &sample) in predicted.iter().zip(sample) {
                distances[row + x] += (sample - predicted).clamp(-FARTHEST, FARTHEST);
                levels[row + x] += predicted;
            }
        }
    }
    let mean_of = |value: &dyn Fn(usize) -> f64| (0..BLOCKS).map(value).sum::<f64>() / BLOCKS as f64;
    let distance = |block: usize| f64::from(distances[block]) / BLOCK_AREA;
    let level = |block: usize| f64::from(levels[block]) / BLOCK_AREA;
    let darker = mean_of(&|block| distance(block).min(0.0) * distance(block).min(0.0));
    let brighter = mean_of(&|block| (distance(block) - BLOCK_NOISE).max(0.0));
    let mean = mean_of(&level);
    let spread = mean_of(&|block| (level(block) - mean).abs());
    (libm::sqrt(darker) + BRIGHT_SHARE * brighter) / spread.max(0.5)
}

/// The median over the parts of the picture of how far each lies from its predicted place, in pixels: by least squares of what is
/// left over on the edges, one step.
#[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
#[inline(always)]
fn misplaced(predicted: &Bins, sample: &Bins) -> f64 {
    let mut distances = [0.0; (ACROSS / PART) * (DOWN / PART)];
    let mut count = 0;
    for top in (0..DOWN).step_by(PART) {
        for left in (0..ACROSS).step_by(PART) {
            if let Some(distance) = part_misplaced(predicted, sample, left, top) {
                distances[count] = distance;
                count += 1;
            }
        }
    }
    let distances = &mut distances[..count];
    distances.sort_by(f64::total_cmp);
    distances.get(count / 2).copied().unwrap_or(0.0)
}

/// How far one part of the picture lies from its predicted place, in pixels; `None` where it has too few edges in either direction.
#[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
#[inline(always)]
fn part_misplaced(predicted: &Bins, sample: &Bins, left: usize, top: usize) -> Option<f64> {
    // Twice the gradients, in whole numbers: the sums are exact, and no sum waits for the one before it.
    let [mut xx, mut xy, mut yy, mut x_left, mut y_left] = [0_i32; 5];
    for row in top.max(1)..(top + PART).min(DOWN - 1) {
        let ([above, line, below], seen) = ([&predicted[row - 1], &predicted[row], &predicted[row + 1]], &sample[row]);
        for x in left.max(1)..(left + PART).min(ACROSS - 1) {
            let (gradient_x, gradient_y) = (line[x + 1] - line[x - 1], below[x] - above[x]);
            let rest = (seen[x] - line[x]).clamp(-FARTHEST, FARTHEST);
            xx += gradient_x * gradient_x;
            xy += gradient_x * gradient_y;
            yy += gradient_y * gradient_y;
            x_left += gradient_x * rest;
            y_left += gradient_y * rest;
        }
    }
    let [xx, xy, yy] = [xx, xy, yy].map(|sum| f64::from(sum) / 4.0);
    let [x_left, y_left] = [x_left, y_left].map(|sum| f64::from(sum) / 2.0);
    let determinant = xx * yy - xy * xy;
    if determinant < LEAST_EDGES * LEAST_EDGES {
        return None;
    }
    let (x, y) = ((x_left * yy - y_left * xy) / determinant, (y_left * xx - x_left * xy) / determinant);
    Some(BIN as f64 * libm::sqrt(x * x + y * y))
}
