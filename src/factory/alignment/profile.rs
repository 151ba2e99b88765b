//! The first guess: the profile of the sample, the mean of each column or row, against the profile of the base under every scale
//! and every move that may have happened, by correlation.

use super::axis::Axis;
use super::range::Range;
use crate::factory::{HEIGHT, PIXELS, WIDTH};

/// Distance of neighbouring ratios that are tried.
const RATIO_STEP: f64 = 0.03;
/// Guesses along an axis.
pub(super) const GUESSES: usize = 3;
/// Two guesses differ if they put an end of the base so far apart, in pixels.
const DISTINCT: f64 = 5.0;
/// Numbers that are added up side by side: a fixed order of all sums, and wide registers.
const LANES: usize = 16;

/// The profile of the base at one ratio, long enough to be moved.
#[derive(Clone, Debug)]
struct Scaled {
    ratio: f64,
    /// `N` values for the largest move, and one more in front for every pixel less.
    values: Vec<f32>,
    /// For each move, the largest first: one over the length of the deviations from the mean; 0 where nothing stands out.
    inverse_lengths: Vec<f32>,
}

/// The profiles of the base along one axis of `N` pixels, at all ratios.
#[derive(Clone, Debug)]
pub(super) struct ProfileSearch<const N: usize> {
    scaled: Vec<Scaled>,
    first_shift: i32,
}

/// What profiles alone say about one axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guesses {
    /// The best first.
    pub(super) axes: [Axis; GUESSES],
    /// Correlation of the profiles under the best one, 1 at most.
    pub(super) correlation: f32,
}

impl<const N: usize> ProfileSearch<N> {
    /// Prepares the profile of a base, for all ratios and all whole moves in their ranges.
    pub(super) fn new(profile: &[f32; N], ratios: Range, shifts: Range) -> Self {
        let (first, last) = (libm::ceil(shifts.low - 1e-9) as i32, libm::floor(shifts.high + 1e-9) as i32);
        let last = last.max(first);
        let steps = libm::ceil((ratios.high - ratios.low) / RATIO_STEP).max(0.0) as usize;
        let step = if steps == 0 { 0.0 } else { (ratios.high - ratios.low) / steps as f64 };
        let scaled = (0..=steps).map(|index| Scaled::new(profile, ratios.low + step * index as f64, first, last)).collect();
        Self { scaled, first_shift: first }
    }

    /// The best guesses for a sample with this profile, the best first: each puts the ends of the base somewhere else.
    #[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
    #[inline(always)]
    pub(super) fn best(&self, profile: &[f32; N]) -> Guesses {
        let mean = profile.iter().sum::<f32>() / N as f32;
        let deviations = profile.map(|value| value - mean);
        let mut best = [(f32::NEG_INFINITY, Axis { ratio: 1.0, shift: 0.0 }); GUESSES];
        for scaled in &self.scaled {
            let count = scaled.inverse_lengths.len();
            for (place, inverse) in scaled.inverse_lengths.iter().enumerate() {
                let Some(window) = scaled.values[place..].first_chunk::<N>() else { continue };
                let correlation = dot(&deviations, window) * inverse;
                if correlation > best[GUESSES - 1].0 {
                    let shift = f64::from(self.first_shift + (count - 1 - place) as i32);
                    insert::<N>(&mut best, (correlation, Axis { ratio: scaled.ratio, shift }));
                }
            }
        }
        let length = dot(&deviations, &deviations).max(1e-6).sqrt();
        Guesses { axes: best.map(|(_, axis)| axis), correlation: best[0].0 / length }
    }
}

/// Puts a guess among the best ones, in the place of those that are worse and mean nearly the same.
fn insert<const N: usize>(best: &mut [(f32, Axis); GUESSES], new: (f32, Axis)) {
    let is_close = |old: &(f32, Axis)| old.1.farthest::<N>(new.1) < DISTINCT;
    let replaced = match best.iter().position(is_close) {
        Some(place) if best[place].0 >= new.0 => return,
        Some(place) => place,
        None => GUESSES - 1,
    };
    best[replaced] = new;
    best.sort_by(|a, b| b.0.total_cmp(&a.0));
}

impl Scaled {
    fn new<const N: usize>(profile: &[f32; N], ratio: f64, first: i32, last: i32) -> Self {
        // Place i stands at i - last pixels of the sample that is not moved.
        let count = (last - first + 1) as usize;
        let centre = (N - 1) as f64 / 2.0;
        let at = |place: usize| between(profile, ((place as i32 - last) as f64 - centre) / ratio + centre);
        let values: Vec<f32> = (0..N + count - 1).map(at).collect();
        let inverse_length = |place: usize| {
            let window = &values[place..place + N];
            let mean = window.iter().sum::<f32>() / N as f32;
            let square: f32 = window.iter().map(|value| (value - mean) * (value - mean)).sum();
            if square > 1.0 { 1.0 / square.sqrt() } else { 0.0 }
        };
        let inverse_lengths = (0..count).map(inverse_length).collect();
        Self { ratio, values, inverse_lengths }
    }
}

/// The value of a profile between its places; 0 outside, as the picture is.
fn between<const N: usize>(profile: &[f32; N], position: f64) -> f32 {
    let low = libm::floor(position);
    let weight = (position - low) as f32;
    let at = |place: f64| if place >= 0.0 && place < N as f64 { profile[place as usize] } else { 0.0 };
    (1.0 - weight) * at(low) + weight * at(low + 1.0)
}

/// The sum of the products, in a fixed order.
#[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
#[inline(always)]
fn dot<const N: usize>(a: &[f32; N], b: &[f32; N]) -> f32 {
    let mut sums = [0.0_f32; LANES];
    for (a, b) in a.as_chunks::<LANES>().0.iter().zip(b.as_chunks::<LANES>().0) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    let mut width = LANES / 2;
    while width > 0 {
        for lane in 0..width {
            sums[lane] += sums[lane + width];
        }
        width /= 2;
    }
    sums[0]
}

/// The mean gray value of each column, and of each row.
#[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
#[inline(always)]
pub(super) fn profiles(pixels: &[u8; PIXELS]) -> ([f32; WIDTH], [f32; HEIGHT]) {
    let mut columns = [0_u16; WIDTH];
    let mut rows = [0.0; HEIGHT];
    for (line, row) in pixels.as_chunks::<WIDTH>().0.iter().zip(&mut rows) {
        let mut sum = 0_u16;
        for (column, &pixel) in columns.iter_mut().zip(line) {
            *column += u16::from(pixel);
            sum += u16::from(pixel);
        }
        *row = f32::from(sum) / WIDTH as f32;
    }
    (columns.map(|sum| f32::from(sum) / HEIGHT as f32), rows)
}
