//! What is done to each tile before and after the products, for every instruction set.
//!
//! A tile is a rectangle of outputs, 2 x 2 to 4 x 4, and the patch of inputs that they read. Channels are whole vectors. What belongs to
//! products or classes lies as `[product or class][tile][channel]`, one product `part` floats after the other ([`part_len`]).

#![expect(clippy::inline_always, reason = "a loop compiled apart from its caller loses the instruction set")]

use pulp::{Simd, WithSimd};

use super::super::elementwise::normalised;
use super::algorithm::{Algorithm, Axis};
use super::axis::{FromOutputs, FromProducts, Inputs, Outputs, Sink, Source, ToOutputs, ToProducts, both_axes};
use super::stride_one::{Four, Three, Two};
use super::stride_two::{StrideTwo, StrideTwoFour};

/// Floats from one product or class of `tiles` tiles to the next: one line of the cache more than needed, so that those of one tile
/// do not all fall into the same few lines.
pub const fn part_len(tiles: usize, channels: usize) -> usize {
    tiles * channels + 16
}

/// Inputs along an axis of the largest patch.
pub const LONGEST_PATCH: usize = Axis::StrideTwoFour.patch();

/// Where one tile lies. Offsets are in floats, of the channels of one pixel after the other.
#[derive(Clone, Copy, Debug)]
pub struct Tile {
    /// The rectangle in the framed gradient of the outputs.
    pub framed: usize,
    /// The rectangle in the outputs.
    pub output: usize,
    /// How many rows and columns of the rectangle there are: at least 1.
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
        if self.normalisation.is_some() {
            spread_by_algorithm::<S, true>(simd, self);
        } else {
            spread_by_algorithm::<S, false>(simd, self);
        }
    }
}

#[inline(always)]
fn spread_by_algorithm<S: Simd, const NORMALISED: bool>(simd: S, job: Spread<'_>) {
    match job.algorithm {
        Algorithm::Two => spread::<S, Two, Two, _, _, NORMALISED>(simd, job),
        Algorithm::Four => spread::<S, Four, Four, _, _, NORMALISED>(simd, job),
        Algorithm::FourByThree => spread::<S, Four, Three, _, _, NORMALISED>(simd, job),
        Algorithm::StrideTwo => spread::<S, StrideTwo, StrideTwo, _, _, NORMALISED>(simd, job),
        Algorithm::StrideTwoFour => spread::<S, StrideTwoFour, StrideTwoFour, _, _, NORMALISED>(simd, job),
    }
}

/// Patches of `N` x `M`.
#[inline(always)]
fn spread<S: Simd, R: Inputs<S, N>, C: Inputs<S, M>, const N: usize, const M: usize, const NORMALISED: bool>(
    simd: S,
    job: Spread<'_>,
) {
    let Spread { tiles, channels, row_len, frame, normalisation, image, products, .. } = job;
    let (image, _) = S::as_simd_f32s(image);
    let (products, _) = S::as_mut_simd_f32s(products);
    let [step, row_step, frame] = [channels, row_len, frame].map(|floats| floats / S::F32_LANES);
    let part = part_len(tiles.len(), channels) / S::F32_LANES;
    let zero = simd.splat_f32s(0.0);
    let ([scale, shift], floor) = normalisation.unwrap_or(([&[], &[]], 0.0));
    let [scale, shift] = [S::as_simd_f32s(scale).0, S::as_simd_f32s(shift).0];
    let floor = simd.splat_f32s(floor);
    let mut space = [[zero; N]; M];
    for (number, tile) in tiles.iter().enumerate() {
        let start = tile.input / S::F32_LANES;
        for channel in 0..step {
            let values = Grid { values: image, start: start + channel, back: frame, row_step, step };
            let channel_values = if NORMALISED { [scale[channel], shift[channel]] } else { [zero; 2] };
            let source = Pixels::<S, NORMALISED> { values, channel: channel_values, floor };
            let mut sink = GridMut { values: &mut *products, start: number * step + channel, row_step: M * part, step: part };
            if tile.whole {
                both_axes::<S, ToProducts<R>, ToProducts<C>, _, _, _, _>(simd, &source, &mut space, &mut sink);
            } else {
                let source = Framed { pixels: source, inside: &tile.inside };
                both_axes::<S, ToProducts<R>, ToProducts<C>, _, _, _, _>(simd, &source, &mut space, &mut sink);
            }
        }
    }
}

/// The vector of each pixel, as it is or normalised.
struct Pixels<'a, S: Simd, const NORMALISED: bool> {
    values: Grid<'a, S::f32s>,
    /// Scale and shift.
    channel: [S::f32s; 2],
    floor: S::f32s,
}

impl<S: Simd, const NORMALISED: bool> Source<S> for Pixels<'_, S, NORMALISED> {
    #[inline(always)]
    fn read(&self, simd: S, row: usize, column: usize) -> S::f32s {
        let value = self.values.read(simd, row, column);
        if NORMALISED { normalised(simd, value, self.channel, self.floor) } else { value }
    }
}

/// The pixels of a patch: zero where they lie outside of the picture.
struct Framed<'a, P> {
    pixels: P,
    inside: &'a [[bool; LONGEST_PATCH]; 2],
}

impl<S: Simd, P: Source<S>> Source<S> for Framed<'_, P> {
    #[inline(always)]
    fn read(&self, simd: S, row: usize, column: usize) -> S::f32s {
        let [rows, columns] = self.inside;
        if rows[row] && columns[column] { self.pixels.read(simd, row, column) } else { simd.splat_f32s(0.0) }
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
            Algorithm::Two => spread_gradient::<S, Two, Two, _, _, _, _>(simd, self),
            Algorithm::Four => spread_gradient::<S, Four, Four, _, _, _, _>(simd, self),
            Algorithm::FourByThree => spread_gradient::<S, Four, Three, _, _, _, _>(simd, self),
            Algorithm::StrideTwo => spread_gradient::<S, StrideTwo, StrideTwo, _, _, _, _>(simd, self),
            Algorithm::StrideTwoFour => spread_gradient::<S, StrideTwoFour, StrideTwoFour, _, _, _, _>(simd, self),
        }
    }
}

/// Rectangles of `A` x `B` to classes, `P` x `Q`.
#[inline(always)]
fn spread_gradient<
    S: Simd,
    R: Outputs<S, P, A>,
    C: Outputs<S, Q, B>,
    const A: usize,
    const P: usize,
    const B: usize,
    const Q: usize,
>(
    simd: S,
    job: SpreadGradient<'_>,
) {
    let SpreadGradient { tiles, channels, row_len, gradient, classes, .. } = job;
    let (gradient, _) = S::as_simd_f32s(gradient);
    let (classes, _) = S::as_mut_simd_f32s(classes);
    let [step, row_step] = [channels, row_len].map(|floats| floats / S::F32_LANES);
    let part = part_len(tiles.len(), channels) / S::F32_LANES;
    let mut space = [[simd.splat_f32s(0.0); P]; B];
    for (number, tile) in tiles.iter().enumerate() {
        let start = tile.framed / S::F32_LANES;
        for channel in 0..step {
            let source = Grid { values: gradient, start: start + channel, back: 0, row_step, step };
            let mut sink = GridMut { values: &mut *classes, start: number * step + channel, row_step: Q * part, step: part };
            both_axes::<S, FromOutputs<R>, FromOutputs<C>, _, _, _, _>(simd, &source, &mut space, &mut sink);
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
            Algorithm::Two => gather::<S, Two, Two, _, _, _, _>(simd, self),
            Algorithm::Four => gather::<S, Four, Four, _, _, _, _>(simd, self),
            Algorithm::FourByThree => gather::<S, Four, Three, _, _, _, _>(simd, self),
            Algorithm::StrideTwo => gather::<S, StrideTwo, StrideTwo, _, _, _, _>(simd, self),
            Algorithm::StrideTwoFour => gather::<S, StrideTwoFour, StrideTwoFour, _, _, _, _>(simd, self),
        }
    }
}

/// Classes, `P` x `Q`, to rectangles of `A` x `B`.
#[inline(always)]
fn gather<S: Simd, R: Outputs<S, P, A>, C: Outputs<S, Q, B>, const A: usize, const P: usize, const B: usize, const Q: usize>(
    simd: S,
    job: Gather<'_>,
) {
    let Gather { tiles, channels, row_len, classes, out, .. } = job;
    let (classes, _) = S::as_simd_f32s(classes);
    let (out, _) = S::as_mut_simd_f32s(out);
    let [step, row_step] = [channels, row_len].map(|floats| floats / S::F32_LANES);
    let part = part_len(tiles.len(), channels) / S::F32_LANES;
    let mut space = [[simd.splat_f32s(0.0); A]; Q];
    for (number, tile) in tiles.iter().enumerate() {
        let start = tile.output / S::F32_LANES;
        for channel in 0..step {
            let source = Grid { values: classes, start: number * step + channel, back: 0, row_step: Q * part, step: part };
            let out = GridMut { values: &mut *out, start: start + channel, row_step, step };
            both_axes::<S, ToOutputs<R>, ToOutputs<C>, _, _, _, _>(
                simd,
                &source,
                &mut space,
                &mut Cut { out, size: tile.outputs },
            );
        }
    }
}

/// The outputs of a tile that there are.
struct Cut<'a, V> {
    out: GridMut<'a, V>,
    /// Rows and columns.
    size: [usize; 2],
}

impl<S: Simd> Sink<S> for Cut<'_, S::f32s> {
    #[inline(always)]
    fn write(&mut self, simd: S, row: usize, column: usize, value: S::f32s) {
        let [rows, columns] = self.size;
        if row < rows && column < columns {
            self.out.write(simd, row, column, value);
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
            Algorithm::Two => gather_gradient::<S, Two, Two, _, _>(simd, self),
            Algorithm::Four => gather_gradient::<S, Four, Four, _, _>(simd, self),
            Algorithm::FourByThree => gather_gradient::<S, Four, Three, _, _>(simd, self),
            Algorithm::StrideTwo => gather_gradient::<S, StrideTwo, StrideTwo, _, _>(simd, self),
            Algorithm::StrideTwoFour => gather_gradient::<S, StrideTwoFour, StrideTwoFour, _, _>(simd, self),
        }
    }
}

/// Patches of `N` x `M`.
#[inline(always)]
fn gather_gradient<S: Simd, R: Inputs<S, N>, C: Inputs<S, M>, const N: usize, const M: usize>(simd: S, job: GatherGradient<'_>) {
    // Pixels from one patch to the next.
    let [down, right] = job.algorithm.axes().map(|axis| axis.stride() * axis.outputs());
    let GatherGradient { tiles, channels, row_len, frame, products, out, .. } = job;
    let (products, _) = S::as_simd_f32s(products);
    let (out, _) = S::as_mut_simd_f32s(out);
    let [step, row_step, frame] = [channels, row_len, frame].map(|floats| floats / S::F32_LANES);
    let part = part_len(tiles.len(), channels) / S::F32_LANES;
    let mut space = [[simd.splat_f32s(0.0); N]; M];
    for (number, tile) in tiles.iter().enumerate() {
        let start = tile.input / S::F32_LANES;
        for channel in 0..step {
            let source = Grid { values: products, start: number * step + channel, back: 0, row_step: M * part, step: part };
            let written = [if tile.follows[0] { N - down } else { 0 }, if tile.follows[1] { M - right } else { 0 }];
            let mut sink =
                Overlapping { out: &mut *out, start: start + channel, frame, row_step, step, inside: &tile.inside, written };
            both_axes::<S, FromProducts<R>, FromProducts<C>, _, _, _, _>(simd, &source, &mut space, &mut sink);
        }
    }
}

/// The pixels of a patch that lie in the picture.
struct Overlapping<'a, V> {
    out: &'a mut [V],
    /// Where the patch starts, moved down and right by the padding; `frame` takes the move back.
    start: usize,
    frame: usize,
    row_step: usize,
    step: usize,
    inside: &'a [[bool; LONGEST_PATCH]; 2],
    /// The first rows and columns, to which a tile before this one wrote.
    written: [usize; 2],
}

impl<S: Simd> Sink<S> for Overlapping<'_, S::f32s> {
    #[inline(always)]
    fn write(&mut self, simd: S, row: usize, column: usize, value: S::f32s) {
        let ([rows, columns], [above, left]) = (self.inside, self.written);
        if rows[row] && columns[column] {
            let out = &mut self.out[self.start + row * self.row_step + column * self.step - self.frame];
            *out = if row < above || column < left { simd.add_f32s(*out, value) } else { value };
        }
    }
}

/// Vectors at equal distances along both axes.
struct Grid<'a, V> {
    values: &'a [V],
    start: usize,
    /// Taken off every place: by how much `start` is moved down and right, 0 if it is not.
    back: usize,
    row_step: usize,
    step: usize,
}

impl<S: Simd> Source<S> for Grid<'_, S::f32s> {
    #[inline(always)]
    fn read(&self, _: S, row: usize, column: usize) -> S::f32s {
        self.values[self.start + row * self.row_step + column * self.step - self.back]
    }
}

/// Vectors at equal distances along both axes, to be written.
struct GridMut<'a, V> {
    values: &'a mut [V],
    start: usize,
    row_step: usize,
    step: usize,
}

impl<S: Simd> Sink<S> for GridMut<'_, S::f32s> {
    #[inline(always)]
    fn write(&mut self, _: S, row: usize, column: usize, value: S::f32s) {
        self.values[self.start + row * self.row_step + column * self.step] = value;
    }
}
