//! What is done to each tile before and after the products, for every instruction set.
//!
//! A tile is a square of 2 x 2 or 4 x 4 outputs and the patch of inputs that they read. Channels are whole vectors. What belongs to
//! products or classes lies as `[product or class][tile][channel]`, one product `part` floats after the other ([`part_len`]).

#![expect(clippy::inline_always, reason = "a loop compiled apart from its caller loses the instruction set")]

use pulp::{Simd, WithSimd};

use super::super::elementwise::normalised;
use super::axis::{Algorithm, FromOutputs, FromProducts, Map, ToOutputs, ToProducts, both_axes};

/// Floats from one product or class of `tiles` tiles to the next: one line of the cache more than needed, so that those of one tile
/// do not all fall into the same few lines.
pub const fn part_len(tiles: usize, channels: usize) -> usize {
    tiles * channels + 16
}

/// Inputs along an axis of the largest patch.
pub const LONGEST_PATCH: usize = Algorithm::FourOutputs.patch();

/// Where one tile lies. Offsets are in floats, of the channels of one pixel after the other.
#[derive(Clone, Copy, Debug)]
pub struct Tile {
    /// The square in the framed gradient of the outputs.
    pub square: usize,
    /// The square in the outputs.
    pub output: usize,
    /// How many rows and columns of the square there are: at least 1.
    pub outputs: [usize; 2],
    /// The patch in the inputs, moved down and right by the padding.
    pub input: usize,
    /// Which rows and columns of the patch lie in the picture.
    pub inside: [[bool; LONGEST_PATCH]; 2],
    /// Whether all of them do.
    pub whole: bool,
    /// Whether there is a tile before this one, above and to the left.
    pub follows: [bool; 2],
}

/// From inputs to products.
pub struct Spread<'a> {
    pub algorithm: Algorithm,
    pub tiles: &'a [Tile],
    pub channels: usize,
    pub row_len: usize,
    /// By how much [`Tile::input`] is moved.
    pub frame: usize,
    /// Scale and shift per channel, and the floor: what is done to the inputs first.
    pub normalisation: Option<([&'a [f32]; 2], f32)>,
    pub image: &'a [f32],
    pub products: &'a mut [f32],
}

impl WithSimd for Spread<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match (self.algorithm, self.normalisation) {
            (Algorithm::TwoOutputs, None) => spread::<S, 4, false>(simd, self),
            (Algorithm::TwoOutputs, Some(_)) => spread::<S, 4, true>(simd, self),
            (Algorithm::FourOutputs, None) => spread::<S, 6, false>(simd, self),
            (Algorithm::FourOutputs, Some(_)) => spread::<S, 6, true>(simd, self),
            (Algorithm::StrideTwo, None) => spread::<S, 5, false>(simd, self),
            (Algorithm::StrideTwo, Some(_)) => spread::<S, 5, true>(simd, self),
        }
    }
}

/// Patches of `N` x `N`.
#[inline(always)]
fn spread<S: Simd, const N: usize, const NORMALISED: bool>(simd: S, job: Spread<'_>)
where
    ToProducts: Map<S, N, N>,
{
    let Spread { tiles, channels, row_len, frame, normalisation, image, products, .. } = job;
    let (image, _) = S::as_simd_f32s(image);
    let (products, _) = S::as_mut_simd_f32s(products);
    let [step, row_step, frame] = [channels, row_len, frame].map(|floats| floats / S::F32_LANES);
    let part = part_len(tiles.len(), channels) / S::F32_LANES;
    let zero = simd.splat_f32s(0.0);
    let ([scale, shift], floor) = normalisation.unwrap_or(([&[], &[]], 0.0));
    let [scale, shift] = [S::as_simd_f32s(scale).0, S::as_simd_f32s(shift).0];
    let floor = simd.splat_f32s(floor);
    for (number, tile) in tiles.iter().enumerate() {
        let [inside_rows, inside_columns] = tile.inside;
        let start = tile.input / S::F32_LANES;
        for channel in 0..step {
            let channel_values = if NORMALISED { [scale[channel], shift[channel]] } else { [zero; 2] };
            let read = |row: usize, column: usize| {
                let value = image[start + row * row_step + column * step + channel - frame];
                if NORMALISED { normalised(simd, value, channel_values, floor) } else { value }
            };
            let products = &mut products[number * step + channel..];
            let write = |row: usize, column: usize, value| products[(row * N + column) * part] = value;
            if tile.whole {
                both_axes::<S, ToProducts, N, N>(simd, read, write);
            } else {
                let read = |row: usize, column: usize| {
                    if inside_rows[row] && inside_columns[column] { read(row, column) } else { zero }
                };
                both_axes::<S, ToProducts, N, N>(simd, read, write);
            }
        }
    }
}

/// From the framed gradient of the outputs to classes.
pub struct SpreadGradient<'a> {
    pub algorithm: Algorithm,
    pub tiles: &'a [Tile],
    pub channels: usize,
    pub row_len: usize,
    pub gradient: &'a [f32],
    pub classes: &'a mut [f32],
}

impl WithSimd for SpreadGradient<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match self.algorithm {
            Algorithm::TwoOutputs => spread_gradient::<S, 2, 4>(simd, self),
            Algorithm::FourOutputs => spread_gradient::<S, 4, 6>(simd, self),
            Algorithm::StrideTwo => spread_gradient::<S, 2, 3>(simd, self),
        }
    }
}

/// Squares of `M` x `M`.
#[inline(always)]
fn spread_gradient<S: Simd, const M: usize, const C: usize>(simd: S, job: SpreadGradient<'_>)
where
    FromOutputs: Map<S, M, C>,
{
    let SpreadGradient { tiles, channels, row_len, gradient, classes, .. } = job;
    let (gradient, _) = S::as_simd_f32s(gradient);
    let (classes, _) = S::as_mut_simd_f32s(classes);
    let [step, row_step] = [channels, row_len].map(|floats| floats / S::F32_LANES);
    let part = part_len(tiles.len(), channels) / S::F32_LANES;
    for (number, tile) in tiles.iter().enumerate() {
        let start = tile.square / S::F32_LANES;
        for channel in 0..step {
            let classes = &mut classes[number * step + channel..];
            both_axes::<S, FromOutputs, M, C>(
                simd,
                |row, column| gradient[start + row * row_step + column * step + channel],
                |row, column, value| classes[(row * C + column) * part] = value,
            );
        }
    }
}

/// From classes to outputs.
pub struct Gather<'a> {
    pub algorithm: Algorithm,
    pub tiles: &'a [Tile],
    pub channels: usize,
    pub row_len: usize,
    pub classes: &'a [f32],
    pub out: &'a mut [f32],
}

impl WithSimd for Gather<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match self.algorithm {
            Algorithm::TwoOutputs => gather::<S, 4, 2>(simd, self),
            Algorithm::FourOutputs => gather::<S, 6, 4>(simd, self),
            Algorithm::StrideTwo => gather::<S, 3, 2>(simd, self),
        }
    }
}

/// Squares of `M` x `M`.
#[inline(always)]
fn gather<S: Simd, const C: usize, const M: usize>(simd: S, job: Gather<'_>)
where
    ToOutputs: Map<S, C, M>,
{
    let Gather { tiles, channels, row_len, classes, out, .. } = job;
    let (classes, _) = S::as_simd_f32s(classes);
    let (out, _) = S::as_mut_simd_f32s(out);
    let [step, row_step] = [channels, row_len].map(|floats| floats / S::F32_LANES);
    let part = part_len(tiles.len(), channels) / S::F32_LANES;
    for (number, tile) in tiles.iter().enumerate() {
        let [rows, columns] = tile.outputs;
        let start = tile.output / S::F32_LANES;
        for channel in 0..step {
            let classes = &classes[number * step + channel..];
            both_axes::<S, ToOutputs, C, M>(
                simd,
                |row, column| classes[(row * C + column) * part],
                |row, column, value| {
                    if row < rows && column < columns {
                        out[start + row * row_step + column * step + channel] = value;
                    }
                },
            );
        }
    }
}

/// From products to the gradient of the inputs. Patches overlap: where a tile before this one wrote, this one adds.
pub struct GatherGradient<'a> {
    pub algorithm: Algorithm,
    pub tiles: &'a [Tile],
    pub channels: usize,
    pub row_len: usize,
    /// By how much [`Tile::input`] is moved.
    pub frame: usize,
    pub products: &'a [f32],
    pub out: &'a mut [f32],
}

impl WithSimd for GatherGradient<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match self.algorithm {
            Algorithm::TwoOutputs => gather_gradient::<S, 4, 2>(simd, self),
            Algorithm::FourOutputs => gather_gradient::<S, 6, 4>(simd, self),
            Algorithm::StrideTwo => gather_gradient::<S, 5, 4>(simd, self),
        }
    }
}

/// Patches of `N` x `N`, one every `STEP` pixels.
#[inline(always)]
fn gather_gradient<S: Simd, const N: usize, const STEP: usize>(simd: S, job: GatherGradient<'_>)
where
    FromProducts: Map<S, N, N>,
{
    let GatherGradient { tiles, channels, row_len, frame, products, out, .. } = job;
    let (products, _) = S::as_simd_f32s(products);
    let (out, _) = S::as_mut_simd_f32s(out);
    let [step, row_step, frame] = [channels, row_len, frame].map(|floats| floats / S::F32_LANES);
    let part = part_len(tiles.len(), channels) / S::F32_LANES;
    for (number, tile) in tiles.iter().enumerate() {
        let [inside_rows, inside_columns] = tile.inside;
        let [above, left] = tile.follows;
        let start = tile.input / S::F32_LANES;
        for channel in 0..step {
            let products = &products[number * step + channel..];
            both_axes::<S, FromProducts, N, N>(
                simd,
                |row, column| products[(row * N + column) * part],
                |row, column, value| {
                    if inside_rows[row] && inside_columns[column] {
                        let out = &mut out[start + row * row_step + column * step + channel - frame];
                        let written = above && row + STEP < N || left && column + STEP < N;
                        *out = if written { simd.add_f32s(*out, value) } else { value };
                    }
                },
            );
        }
    }
}
