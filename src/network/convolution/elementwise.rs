//! Loops over the pixels of an image with tiled per-channel values, for every instruction set.
//!
//! Each job goes through the whole tiles of its image some vectors of each at a time, so that what belongs to their channels stays in registers. What
//! does not fill a tile at the end of the image is done vector by vector, and what does not fill a vector one by one, with the same results.

#![expect(clippy::inline_always, reason = "a loop compiled apart from its caller loses the instruction set")]

use pulp::{Scalar, Simd, WithSimd};

/// Calls a function for all vectors of a tile, 4, 2 or 1 of them at a time: `function::<S, COUNT>(simd, first, ...)`.
macro_rules! for_blocks {
    ($simd:ident, $vectors:expr, $function:ident, $($argument:expr),+) => {
        let (vectors, mut first) = ($vectors, 0);
        while first < vectors {
            let left = vectors - first;
            if left >= 4 && S::REGISTER_COUNT >= 32 {
                $function::<S, 4>($simd, first, $($argument),+);
                first += 4;
            } else if left >= 2 {
                $function::<S, 2>($simd, first, $($argument),+);
                first += 2;
            } else {
                $function::<S, 1>($simd, first, $($argument),+);
                first += 1;
            }
        }
    };
}

/// `V` vectors of a tile, from number `first` on.
#[inline(always)]
fn block<S: Simd, const V: usize>(tile: &[f32], first: usize) -> [S::f32s; V] {
    let (vectors, _) = S::as_simd_f32s(tile);
    let vectors = &vectors[first..][..V];
    std::array::from_fn(|v| vectors[v])
}

/// The reverse of [`block`].
#[inline(always)]
fn store<S: Simd, const V: usize>(vectors: [S::f32s; V], tile: &mut [f32], first: usize) {
    let out = &mut S::as_mut_simd_f32s(tile).0[first..][..V];
    #[expect(clippy::manual_memcpy, reason = "copied whole, the vectors would leave their registers")]
    for v in 0..V {
        out[v] = vectors[v];
    }
}

/// Cuts every slice at `at`.
#[inline(always)]
fn cut<const N: usize>(slices: [&[f32]; N], at: usize) -> [[&[f32]; N]; 2] {
    [slices.map(|slice| &slice[..at]), slices.map(|slice| &slice[at..])]
}

/// The slices as vectors; all have the same length, a multiple of the vector.
#[inline(always)]
fn vectors<S: Simd, const N: usize>(slices: [&[f32]; N]) -> [&[S::f32s]; N] {
    let len = slices.first().map_or(0, |slice| slice.len()) / S::F32_LANES;
    slices.map(|slice| &S::as_simd_f32s(slice).0[..len])
}

/// `sums += (value - mean)`, or its square.
pub(super) struct AddUp<'a> {
    pub image: &'a [f32],
    /// One tile.
    pub mean: &'a [f32],
    pub squared: bool,
    /// One tile.
    pub sums: &'a mut [f32],
}

impl WithSimd for AddUp<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { image, mean, squared, sums } = self;
        let (tiles, rest) = image.split_at(image.len() / mean.len() * mean.len());
        for_blocks!(simd, mean.len() / S::F32_LANES, add_up_tiles, tiles, mean, squared, &mut *sums);
        let len = rest.len();
        let whole = len - len % S::F32_LANES;
        let [head, tail] = cut([rest, &mean[..len]], whole);
        let (head_sums, tail_sums) = sums[..len].split_at_mut(whole);
        add_up(simd, head, squared, head_sums);
        add_up(Scalar, tail, squared, tail_sums);
    }
}

#[inline(always)]
fn add_up_tiles<S: Simd, const V: usize>(simd: S, first: usize, tiles: &[f32], mean: &[f32], squared: bool, sums: &mut [f32]) {
    let len = mean.len() / S::F32_LANES;
    let mean = block::<S, V>(mean, first);
    let mut totals = block::<S, V>(sums, first);
    for tile in S::as_simd_f32s(tiles).0.chunks_exact(len) {
        let values = &tile[first..][..V];
        for v in 0..V {
            let deviation = simd.sub_f32s(values[v], mean[v]);
            let term = if squared { simd.mul_f32s(deviation, deviation) } else { deviation };
            totals[v] = simd.add_f32s(totals[v], term);
        }
    }
    store::<S, V>(totals, sums, first);
}

#[inline(always)]
fn add_up<S: Simd>(simd: S, slices: [&[f32]; 2], squared: bool, sums: &mut [f32]) {
    let [values, mean] = vectors::<S, 2>(slices);
    let (sums, _) = S::as_mut_simd_f32s(sums);
    for ((sum, value), mean) in sums.iter_mut().zip(values).zip(mean) {
        let deviation = simd.sub_f32s(*value, *mean);
        let term = if squared { simd.mul_f32s(deviation, deviation) } else { deviation };
        *sum = simd.add_f32s(*sum, term);
    }
}

/// `out = max(value * scale + shift, floor)`.
pub(super) struct Apply<'a> {
    pub image: &'a [f32],
    /// Scale and shift, one tile each.
    pub channels: [&'a [f32]; 2],
    pub floor: f32,
    pub out: &'a mut [f32],
}

impl WithSimd for Apply<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { image, channels: [scale, shift], floor, out } = self;
        for (values, out) in image.chunks(scale.len()).zip(out.chunks_mut(scale.len())) {
            let len = values.len();
            let whole = len - len % S::F32_LANES;
            let [head, tail] = cut([values, &scale[..len], &shift[..len]], whole);
            let (head_out, tail_out) = out.split_at_mut(whole);
            apply(simd, head, floor, head_out);
            apply(Scalar, tail, floor, tail_out);
        }
    }
}

#[inline(always)]
fn apply<S: Simd>(simd: S, slices: [&[f32]; 3], floor: f32, out: &mut [f32]) {
    let [values, scale, shift] = vectors::<S, 3>(slices);
    let (out, _) = S::as_mut_simd_f32s(out);
    let floor = simd.splat_f32s(floor);
    for (((out, value), scale), shift) in out.iter_mut().zip(values).zip(scale).zip(shift) {
        *out = normalised(simd, *value, [*scale, *shift], floor);
    }
}

/// `max(value * scale + shift, floor)`.
#[inline(always)]
pub(super) fn normalised<S: Simd>(simd: S, value: S::f32s, [scale, shift]: [S::f32s; 2], floor: S::f32s) -> S::f32s {
    let normal = simd.add_f32s(simd.mul_f32s(value, scale), shift);
    let below = simd.less_than_f32s(normal, floor); // false for NaN, which stays
    simd.select_f32s(below, floor, normal)
}

/// The gradient where the forward pass was above the floor, 0 elsewhere.
#[inline(always)]
fn passed<S: Simd>(simd: S, [value, gradient, scale, shift]: [S::f32s; 4], floor: S::f32s) -> S::f32s {
    let normal = simd.add_f32s(simd.mul_f32s(value, scale), shift);
    let above = simd.less_than_f32s(floor, normal);
    simd.select_f32s(above, gradient, simd.splat_f32s(0.0))
}

/// `plain += passed gradient`, `weighted += passed gradient * (value - mean)`.
pub(super) struct AddGradients<'a> {
    pub image: &'a [f32],
    pub gradient: &'a [f32],
    /// Scale, shift and mean, one tile each.
    pub channels: [&'a [f32]; 3],
    pub floor: f32,
    /// One tile.
    pub plain: &'a mut [f32],
    /// One tile.
    pub weighted: &'a mut [f32],
}

impl WithSimd for AddGradients<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { image, gradient, channels, floor, plain, weighted } = self;
        let tile = plain.len();
        let whole_tiles = image.len() / tile * tile;
        let [tiles, rest] = cut([image, gradient], whole_tiles);
        for_blocks!(simd, tile / S::F32_LANES, add_gradients_of_tiles, tiles, channels, floor, [&mut *plain, &mut *weighted]);
        let len = rest[0].len();
        let whole = len - len % S::F32_LANES;
        let [scale, shift, mean] = channels.map(|channel| &channel[..len]);
        let [head, tail] = cut([rest[0], rest[1], scale, shift, mean], whole);
        let (head_plain, tail_plain) = plain[..len].split_at_mut(whole);
        let (head_weighted, tail_weighted) = weighted[..len].split_at_mut(whole);
        add_gradients(simd, head, floor, head_plain, head_weighted);
        add_gradients(Scalar, tail, floor, tail_plain, tail_weighted);
    }
}

#[inline(always)]
fn add_gradients_of_tiles<S: Simd, const V: usize>(
    simd: S,
    first: usize,
    [image, gradient]: [&[f32]; 2],
    channels: [&[f32]; 3],
    floor: f32,
    [plain, weighted]: [&mut [f32]; 2],
) {
    let len = plain.len() / S::F32_LANES;
    let floor = simd.splat_f32s(floor);
    let [scale, shift, mean] = channels.map(|channel| block::<S, V>(channel, first));
    let (mut plain_totals, mut weighted_totals) = (block::<S, V>(plain, first), block::<S, V>(weighted, first));
    let tiles = S::as_simd_f32s(image).0.chunks_exact(len).zip(S::as_simd_f32s(gradient).0.chunks_exact(len));
    for (values, gradients) in tiles {
        let (values, gradients) = (&values[first..][..V], &gradients[first..][..V]);
        for v in 0..V {
            let passed = passed(simd, [values[v], gradients[v], scale[v], shift[v]], floor);
            plain_totals[v] = simd.add_f32s(plain_totals[v], passed);
            let deviation = simd.sub_f32s(values[v], mean[v]);
            weighted_totals[v] = simd.add_f32s(weighted_totals[v], simd.mul_f32s(passed, deviation));
        }
    }
    store::<S, V>(plain_totals, plain, first);
    store::<S, V>(weighted_totals, weighted, first);
}

#[inline(always)]
fn add_gradients<S: Simd>(simd: S, slices: [&[f32]; 5], floor: f32, plain: &mut [f32], weighted: &mut [f32]) {
    let [values, gradients, scale, shift, mean] = vectors::<S, 5>(slices);
    let (plain, _) = S::as_mut_simd_f32s(plain);
    let (weighted, _) = S::as_mut_simd_f32s(weighted);
    let floor = simd.splat_f32s(floor);
    let (plain, weighted) = (&mut plain[..values.len()], &mut weighted[..values.len()]);
    for i in 0..values.len() {
        let passed = passed(simd, [values[i], gradients[i], scale[i], shift[i]], floor);
        plain[i] = simd.add_f32s(plain[i], passed);
        let deviation = simd.sub_f32s(values[i], mean[i]);
        weighted[i] = simd.add_f32s(weighted[i], simd.mul_f32s(passed, deviation));
    }
}

/// `out = passed gradient * scale + (value - mean) * slope + offset`.
pub(super) struct Differentiate<'a> {
    pub image: &'a [f32],
    pub gradient: &'a [f32],
    /// Scale, shift, mean, slope and offset, one tile each.
    pub channels: [&'a [f32]; 5],
    pub floor: f32,
    pub out: &'a mut [f32],
}

impl WithSimd for Differentiate<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { image, gradient, channels, floor, out } = self;
        let tile = channels[0].len();
        let whole_tiles = image.len() / tile * tile;
        let [tiles, rest] = cut([image, gradient], whole_tiles);
        let (out_tiles, out) = out.split_at_mut(whole_tiles);
        for_blocks!(simd, tile / S::F32_LANES, differentiate_tiles, tiles, channels, floor, &mut *out_tiles);
        let len = rest[0].len();
        let whole = len - len % S::F32_LANES;
        let [scale, shift, mean, slope, offset] = channels.map(|channel| &channel[..len]);
        let [head, tail] = cut([rest[0], rest[1], scale, shift, mean, slope, offset], whole);
        let (head_out, tail_out) = out.split_at_mut(whole);
        differentiate(simd, head, floor, head_out);
        differentiate(Scalar, tail, floor, tail_out);
    }
}

#[inline(always)]
fn differentiate_tiles<S: Simd, const V: usize>(
    simd: S,
    first: usize,
    [image, gradient]: [&[f32]; 2],
    channels: [&[f32]; 5],
    floor: f32,
    out: &mut [f32],
) {
    let len = channels[0].len() / S::F32_LANES;
    let floor = simd.splat_f32s(floor);
    let [scale, shift, mean, slope, offset] = channels.map(|channel| block::<S, V>(channel, first));
    let tiles = S::as_simd_f32s(image).0.chunks_exact(len).zip(S::as_simd_f32s(gradient).0.chunks_exact(len));
    for ((values, gradients), out) in tiles.zip(S::as_mut_simd_f32s(out).0.chunks_exact_mut(len)) {
        let (values, gradients, out) = (&values[first..][..V], &gradients[first..][..V], &mut out[first..][..V]);
        for v in 0..V {
            let passed = passed(simd, [values[v], gradients[v], scale[v], shift[v]], floor);
            let deviation = simd.sub_f32s(values[v], mean[v]);
            let common = simd.add_f32s(simd.mul_f32s(deviation, slope[v]), offset[v]);
            out[v] = simd.add_f32s(simd.mul_f32s(passed, scale[v]), common);
        }
    }
}

#[inline(always)]
fn differentiate<S: Simd>(simd: S, slices: [&[f32]; 7], floor: f32, out: &mut [f32]) {
    let [values, gradients, scale, shift, mean, slope, offset] = vectors::<S, 7>(slices);
    let (out, _) = S::as_mut_simd_f32s(out);
    let floor = simd.splat_f32s(floor);
    let out = &mut out[..values.len()];
    for i in 0..values.len() {
        let passed = passed(simd, [values[i], gradients[i], scale[i], shift[i]], floor);
        let deviation = simd.sub_f32s(values[i], mean[i]);
        let common = simd.add_f32s(simd.mul_f32s(deviation, slope[i]), offset[i]);
        out[i] = simd.add_f32s(simd.mul_f32s(passed, scale[i]), common);
    }
}
