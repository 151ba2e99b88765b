//! Weights to the four to six per axis that are multiplied, packed, and their gradients back.

#![expect(clippy::inline_always, reason = "a loop compiled apart from its caller loses the instruction set")]
#![expect(clippy::needless_range_loop, reason = "one lane of several planes")]

use std::ops::Range;

use pulp::{Simd, WithSimd};
use rayon::prelude::*;

use super::{
    super::{buffers, packing::panel, simd::Kernels},
    algorithm::{Algorithm, Axis},
    axis::{FromWeights, Sink, Source, Taps, ToWeights, both_axes},
    stride_one::{Four, Three, Two},
    stride_two::{StrideTwo, StrideTwoFour},
};

/// Weights in a filter's plane.
const TAPS: usize = 9;
/// Filters that one thread unpacks at a time: the floats of the widest vector.
const FILTERS: usize = 16;
/// Planes that one thread transforms at a time.
const AT_A_TIME: usize = 1024;

/// Rows from one transformed weight to the next in the packed ones, of `rows` channels: one more than needed, so that the same row of all transformed
/// weights does not fall into the same few lines of the cache.
pub const fn plane_rows(rows: usize) -> usize {
    rows + 1
}

/// The same tap of planes side by side.
struct Planes([[f32; FILTERS]; TAPS]);

impl<S: Simd> Source<S> for Planes {
    #[inline(always)]
    fn read(&self, _: S, row: usize, column: usize) -> S::f32s {
        S::as_simd_f32s(&self.0[row * 3 + column]).0[0]
    }
}

impl<S: Simd> Sink<S> for Planes {
    #[inline(always)]
    fn write(&mut self, _: S, row: usize, column: usize, value: S::f32s) {
        S::as_mut_simd_f32s(&mut self.0[row * 3 + column]).0[0] = value;
    }
}

/// A place in the packed rows of each transformed weight.
struct PackedMut<'a, 'o> {
    rows: &'a mut [&'o mut [f32]],
    /// Transformed weights along a row.
    columns: usize,
    place: usize,
}

impl<S: Simd> Sink<S> for PackedMut<'_, '_> {
    #[inline(always)]
    fn write(&mut self, _: S, row: usize, column: usize, value: S::f32s) {
        let out = &mut self.rows[row * self.columns + column][self.place..][..S::F32_LANES];
        S::as_mut_simd_f32s(out).0[0] = value;
    }
}

/// A place in the panel of each transformed weight.
struct Packed<'a> {
    values: &'a [f32],
    /// Transformed weights along a row.
    columns: usize,
    /// Floats from one to the next.
    step: usize,
    place: usize,
}

impl<S: Simd> Source<S> for Packed<'_> {
    #[inline(always)]
    fn read(&self, _: S, row: usize, column: usize) -> S::f32s {
        let start = (row * self.columns + column) * self.step + self.place;
        S::as_simd_f32s(&self.values[start..][..S::F32_LANES]).0[0]
    }
}

/// The sizes of a weight, `[Co, Ci, 3, 3]`.
#[derive(Clone, Copy, Debug)]
pub struct Filters {
    pub kernels: Kernels,
    pub algorithm: Algorithm,
    pub outputs: usize,
    pub inputs: usize,
}

impl Filters {
    /// Transformed weights in a filter's plane.
    fn planes(&self) -> usize {
        self.algorithm.axes().map(Axis::weights).iter().product()
    }

    /// The weight for the forward pass, packed: rows are (transformed weight, input channel), columns output channels.
    pub fn forward(self, weight: &[f32]) -> Vec<f32> {
        self.pack(weight, [self.inputs, self.outputs], [1, self.inputs])
    }

    /// The weight for the gradient of the input, packed: rows are (transformed weight, output channel), columns input channels.
    pub fn transposed(self, weight: &[f32]) -> Vec<f32> {
        self.pack(weight, [self.outputs, self.inputs], [self.inputs, 1])
    }

    /// Rows of each transformed weight, and channels. `steps` are the planes of the weight from one row and from one channel to the next.
    fn pack(self, weight: &[f32], [rows, channels]: [usize; 2], steps: [usize; 2]) -> Vec<f32> {
        let Self { kernels, algorithm, .. } = self;
        let depth = self.planes() * plane_rows(rows);
        let mut packed = buffers::take_at_least(depth * channels);
        for tile in kernels.tiles(channels) {
            let (first_channel, width) = (tile.first * kernels.lanes, tile.vectors * kernels.lanes);
            let at_a_time = (AT_A_TIME / width).max(1);
            // The same rows of all transformed weights for one thread.
            let mut parts: Vec<Vec<&mut [f32]>> = (0..rows.div_ceil(at_a_time)).map(|_| Vec::new()).collect();
            for of_weight in packed[panel(kernels, tile, depth)].chunks_mut(plane_rows(rows) * width) {
                parts
                    .iter_mut()
                    .zip(of_weight[..rows * width].chunks_mut(at_a_time * width))
                    .for_each(|(part, rows)| part.push(rows));
            }
            parts.into_par_iter().enumerate().for_each(|(part, out)| {
                let rows = part * at_a_time..rows.min((part + 1) * at_a_time);
                kernels.run(Pack { algorithm, weight, rows, first_channel, width, steps, out });
            });
        }
        packed
    }

    /// From the packed gradient, laid out as [`Self::forward`], back to `[Co, Ci, 3, 3]`.
    pub fn gradient(self, packed: &[f32]) -> Vec<f32> {
        let Self { kernels, algorithm, outputs, inputs } = self;
        let depth = self.planes() * plane_rows(inputs);
        let mut weight = buffers::take(outputs * inputs * TAPS);
        for tile in kernels.tiles(outputs) {
            let (first, width) = (tile.first * kernels.lanes, tile.vectors * kernels.lanes);
            let packed = &packed[panel(kernels, tile, depth)];
            let filters = &mut weight[first * inputs * TAPS..][..width * inputs * TAPS];
            filters.par_chunks_mut(FILTERS * inputs * TAPS).enumerate().for_each(|(part, out)| {
                kernels.run(Unpack { algorithm, packed, inputs, width, first_filter: part * FILTERS, out });
            });
        }
        weight
    }
}

/// Transforms some rows of a panel.
struct Pack<'a, 'o> {
    algorithm: Algorithm,
    /// `[Co, Ci, 3, 3]`.
    weight: &'a [f32],
    rows: Range<usize>,
    first_channel: usize,
    /// Channels of the panel: whole vectors.
    width: usize,
    /// Planes of the weight from one row and from one channel to the next.
    steps: [usize; 2],
    /// These rows of each transformed weight.
    out: Vec<&'o mut [f32]>,
}

impl WithSimd for Pack<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match self.algorithm {
            Algorithm::Two => pack::<S, Two, Two, _, _>(simd, self),
            Algorithm::Four => pack::<S, Four, Four, _, _>(simd, self),
            Algorithm::FourByThree => pack::<S, Four, Three, _, _>(simd, self),
            Algorithm::StrideTwo => pack::<S, StrideTwo, StrideTwo, _, _>(simd, self),
            Algorithm::StrideTwoFour => pack::<S, StrideTwoFour, StrideTwoFour, _, _>(simd, self),
        }
    }
}

#[inline(always)]
fn pack<S: Simd, R: Taps<S, V>, C: Taps<S, W>, const V: usize, const W: usize>(simd: S, job: Pack<'_, '_>) {
    let Pack { weight, rows, first_channel, width, steps: [row_step, channel_step], mut out, .. } = job;
    let mut planes = Planes([[0.0; FILTERS]; TAPS]);
    let mut space = [[simd.splat_f32s(0.0); V]; 3];
    for (place, row) in rows.enumerate() {
        for channel in (0..width).step_by(S::F32_LANES) {
            for lane in 0..S::F32_LANES {
                let plane = row * row_step + (first_channel + channel + lane) * channel_step;
                let taps = &weight[plane * TAPS..][..TAPS];
                for tap in 0..TAPS {
                    planes.0[tap][lane] = taps[tap];
                }
            }
            let mut packed = PackedMut { rows: &mut out, columns: W, place: place * width + channel };
            both_axes::<S, ToWeights<R>, ToWeights<C>, _, _, _, _>(simd, &planes, &mut space, &mut packed);
        }
    }
}

/// Gradients of the transformed weights of some filters to those of their taps.
struct Unpack<'a> {
    algorithm: Algorithm,
    /// The panel.
    packed: &'a [f32],
    inputs: usize,
    /// Filters of the panel: whole vectors.
    width: usize,
    first_filter: usize,
    /// `[filters, Ci, 3, 3]`, at most [`FILTERS`], whole vectors.
    out: &'a mut [f32],
}

impl WithSimd for Unpack<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match self.algorithm {
            Algorithm::Two => unpack::<S, Two, Two, _, _>(simd, self),
            Algorithm::Four => unpack::<S, Four, Four, _, _>(simd, self),
            Algorithm::FourByThree => unpack::<S, Four, Three, _, _>(simd, self),
            Algorithm::StrideTwo => unpack::<S, StrideTwo, StrideTwo, _, _>(simd, self),
            Algorithm::StrideTwoFour => unpack::<S, StrideTwoFour, StrideTwoFour, _, _>(simd, self),
        }
    }
}

#[inline(always)]
fn unpack<S: Simd, R: Taps<S, V>, C: Taps<S, W>, const V: usize, const W: usize>(simd: S, job: Unpack<'_>) {
    let Unpack { packed, inputs, width, first_filter, out, .. } = job;
    let mut planes = Planes([[0.0; FILTERS]; TAPS]);
    let mut space = [[simd.splat_f32s(0.0); 3]; W];
    for (vector, out) in out.chunks_mut(S::F32_LANES * inputs * TAPS).enumerate() {
        let first = first_filter + vector * S::F32_LANES;
        for input in 0..inputs {
            let packed = Packed { values: packed, columns: W, step: plane_rows(inputs) * width, place: input * width + first };
            both_axes::<S, FromWeights<R>, FromWeights<C>, _, _, _, _>(simd, &packed, &mut space, &mut planes);
            for lane in 0..S::F32_LANES {
                let taps = &mut out[(lane * inputs + input) * TAPS..][..TAPS];
                for tap in 0..TAPS {
                    taps[tap] = planes.0[tap][lane];
                }
            }
        }
    }
}
