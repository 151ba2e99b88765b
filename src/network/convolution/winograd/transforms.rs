//! What is done to each tile before and after the products, for every instruction set.
//!
//! A tile is a square of 2 x 2 outputs and the patch of inputs that they read. Channels are whole vectors. What belongs to
//! products or classes lies as `[product or class][tile][channel]`, one product `part` floats after the other ([`part_len`]).

#![expect(clippy::inline_always, reason = "a loop compiled apart from its caller loses the instruction set")]
#![expect(clippy::needless_range_loop, reason = "one place in several squares")]

use pulp::{Simd, WithSimd};

use super::super::elementwise::normalised;
use super::axis::{FromOutputs, FromProducts, Map, ToOutputs, ToProducts, both_axes};

/// Floats from one product or class of `tiles` tiles to the next: one line of the cache more than needed, so that those of one tile
/// do not all fall into the same few lines.
pub const fn part_len(tiles: usize, channels: usize) -> usize {
    tiles * channels + 16
}

/// Where one tile lies. Offsets are in floats, of the channels of one pixel after the other.
#[derive(Clone, Copy, Debug)]
pub struct Tile {
    /// The square in the framed gradient of the outputs.
    pub square: usize,
    /// The square in the outputs.
    pub output: usize,
    /// How many rows and columns of the square there are: 1 or 2.
    pub outputs: [usize; 2],
    /// The patch in the inputs, moved down and right by the padding.
    pub input: usize,
    /// Which rows and columns of the patch lie in the picture.
    pub inside: [[bool; 5]; 2],
    /// Whether all of them do.
    pub whole: bool,
    /// Whether there is a tile before this one, above and to the left.
    pub follows: [bool; 2],
}

/// From inputs to products.
pub struct Spread<'a> {
    pub stride: usize,
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
        match (self.stride, self.normalisation) {
            (1, None) => spread::<S, 4, false>(simd, self),
            (1, Some(_)) => spread::<S, 4, true>(simd, self),
            (_, None) => spread::<S, 5, false>(simd, self),
            (_, Some(_)) => spread::<S, 5, true>(simd, self),
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
            let mut patch = [[zero; N]; N];
            if tile.whole {
                for row in 0..N {
                    for column in 0..N {
                        patch[row][column] = read(row, column);
                    }
                }
            } else {
                for row in 0..N {
                    for column in 0..N {
                        if inside_rows[row] && inside_columns[column] {
                            patch[row][column] = read(row, column);
                        }
                    }
                }
            }
            let values = both_axes::<S, ToProducts, N, N>(simd, patch);
            let start = number * step + channel;
            for row in 0..N {
                for column in 0..N {
                    products[start + (row * N + column) * part] = values[row][column];
                }
            }
        }
    }
}

/// From the framed gradient of the outputs to classes.
pub struct SpreadGradient<'a> {
    pub stride: usize,
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
        match self.stride {
            1 => spread_gradient::<S, 4>(simd, self),
            _ => spread_gradient::<S, 3>(simd, self),
        }
    }
}

#[inline(always)]
fn spread_gradient<S: Simd, const C: usize>(simd: S, job: SpreadGradient<'_>)
where
    FromOutputs: Map<S, 2, C>,
{
    let SpreadGradient { tiles, channels, row_len, gradient, classes, .. } = job;
    let (gradient, _) = S::as_simd_f32s(gradient);
    let (classes, _) = S::as_mut_simd_f32s(classes);
    let [step, row_step] = [channels, row_len].map(|floats| floats / S::F32_LANES);
    let part = part_len(tiles.len(), channels) / S::F32_LANES;
    for (number, tile) in tiles.iter().enumerate() {
        let start = tile.square / S::F32_LANES;
        for channel in 0..step {
            let mut square = [[simd.splat_f32s(0.0); 2]; 2];
            for row in 0..2 {
                for column in 0..2 {
                    square[row][column] = gradient[start + row * row_step + column * step + channel];
                }
            }
            let values = both_axes::<S, FromOutputs, 2, C>(simd, square);
            let start = number * step + channel;
            for row in 0..C {
                for column in 0..C {
                    classes[start + (row * C + column) * part] = values[row][column];
                }
            }
        }
    }
}

/// From classes to outputs.
pub struct Gather<'a> {
    pub stride: usize,
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
        match self.stride {
            1 => gather::<S, 4>(simd, self),
            _ => gather::<S, 3>(simd, self),
        }
    }
}

/// One value of each of `A` x `A` products or classes.
#[inline(always)]
fn read<S: Simd, const A: usize>(simd: S, values: &[S::f32s], part: usize) -> [[S::f32s; A]; A] {
    let mut square = [[simd.splat_f32s(0.0); A]; A];
    for row in 0..A {
        for column in 0..A {
            square[row][column] = values[(row * A + column) * part];
        }
    }
    square
}

#[inline(always)]
fn gather<S: Simd, const C: usize>(simd: S, job: Gather<'_>)
where
    ToOutputs: Map<S, C, 2>,
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
            let values = read::<S, C>(simd, &classes[number * step + channel..], part);
            let values = both_axes::<S, ToOutputs, C, 2>(simd, values);
            for row in 0..2 {
                for column in 0..2 {
                    if row < rows && column < columns {
                        out[start + row * row_step + column * step + channel] = values[row][column];
                    }
                }
            }
        }
    }
}

/// From products to the gradient of the inputs. Patches overlap: where a tile before this one wrote, this one adds.
pub struct GatherGradient<'a> {
    pub stride: usize,
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
        match self.stride {
            1 => gather_gradient::<S, 4, 2>(simd, self),
            _ => gather_gradient::<S, 5, 4>(simd, self),
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
            let values = read::<S, N>(simd, &products[number * step + channel..], part);
            let values = both_axes::<S, FromProducts, N, N>(simd, values);
            for row in 0..N {
                for column in 0..N {
                    if inside_rows[row] && inside_columns[column] {
                        let out = &mut out[start + row * row_step + column * step + channel - frame];
                        let written = above && row + STEP < N || left && column + STEP < N;
                        *out = if written { simd.add_f32s(*out, values[row][column]) } else { values[row][column] };
                    }
                }
            }
        }
    }
}
