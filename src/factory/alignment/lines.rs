//! The exact fit along one axis: every line of the sample (a row, or a column) is compared with the lines of the base from which it
//! may come, and the scale and the move are found under which all lines together fit best.
//!
//! The generator takes each line of the sample from the nearest line of the base. With the right numbers the same lines are taken,
//! and nothing is left over at sharp edges.

use super::axis::Axis;
use super::range::Range;
use super::tone::Tone;
use super::view::Lines;
use crate::factory::HEIGHT;

/// Room for the distances of one line of the sample, a power of two.
const ROOM: usize = 16;
/// Lines of the base and a blank one behind them.
const MOST_LINES: usize = HEIGHT + 1;
/// Pixels that are compared side by side.
const LANES: usize = 32;
/// Lines that are added up before their sum is looked at.
const CHUNK: usize = 16;
/// Room for the distances of all lines.
const PLACES: usize = HEIGHT * ROOM;
/// Binary digits behind the point of a place in the base.
const FRACTION_BITS: u32 = 16;
const FRACTION: f64 = (1 << FRACTION_BITS) as f64;
/// Places further out are all the same: they lie outside.
const FARTHEST: f64 = 1e9;

/// How carefully lines are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Care {
    /// Every how many lines of the sample are compared.
    pub(super) line_step: usize,
    /// Every how many pixels of a line are compared.
    pub(super) pixel_step: usize,
    /// Lines of the base to either side of the expected one that are compared, at most 7.
    pub(super) reach: i32,
    /// Farthest apart that two pixels count, in gray levels.
    pub(super) most: u8,
}

/// For each line of the sample its distances from the lines of the base around the expected one.
pub(super) struct LineDistances<const N: usize> {
    care: Care,
    /// For the lines of the sample that are compared, one behind the other: the first of these lines of the base; it may lie outside.
    first: [i32; N],
    /// Sums over the line of the absolute differences of gray values.
    distances: [u16; PLACES],
}

impl<const N: usize> LineDistances<N> {
    /// Compares the sample with the base as it would look with this tone: `across` says from which pixel of a line of the base
    /// each pixel of a line of the sample comes, `expected` which lines those should be.
    #[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
    #[inline(always)]
    pub(super) fn new<const L: usize>(
        sample: &Lines<L, N>,
        base: &Lines<L, N>,
        across: &[u8; L],
        expected: Axis,
        tone: Tone,
        care: Care,
    ) -> Self {
        let length = L / care.pixel_step;
        let every: [u8; L] = std::array::from_fn(|place| (place * care.pixel_step).min(L) as u8);
        let across = every.map(|place| across.get(usize::from(place)).copied().unwrap_or(L as u8));
        let mut lines = [[0; L]; MOST_LINES];
        for (line, base) in lines.iter_mut().zip(base) {
            pick(line, base, &across[..length]);
        }
        // Whole registers: behind the picked pixels all lines are alike.
        let width = length.next_multiple_of(LANES);
        for line in &mut lines[..=N] {
            tone_line(&mut line[..width], tone);
        }
        let mut result = Self { care, first: [0; N], distances: [0; PLACES] };
        for (index, position) in (0..N).step_by(care.line_step).enumerate() {
            let sample = &sample[position];
            let mut picked = lines[N];
            if care.pixel_step > 1 {
                pick(&mut picked, sample, &every[..length]);
            } else {
                picked = *sample;
            }
            let first = nearest::<N>(expected, position) as i32 - care.reach;
            result.first[index] = first;
            let distances = &mut result.distances[index * ROOM..][..ROOM];
            for (offset, distance) in (0..=2 * care.reach).zip(distances) {
                let line = usize::try_from(first + offset).map_or(N, |line| line.min(N));
                *distance = distance_of(&picked[..width], &lines[line][..width], care.most);
            }
        }
        result
    }

    /// The distance of the whole sample from the base along an axis; only of a part if that is more than `enough`.
    #[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
    #[inline(always)]
    fn of(&self, axis: Axis, enough: u32) -> u32 {
        let centre = (N - 1) as f64 / 2.0;
        let inverse = 1.0 / axis.ratio;
        let start = centre + 0.5 - (centre + axis.shift) * inverse;
        let (start, inverse) = ((start * FRACTION).clamp(-FARTHEST, FARTHEST) as i32, (inverse * FRACTION) as i32);
        let (step, most) = (self.care.line_step as i32 * inverse, 2 * self.care.reach);
        let mut sum = 0;
        let mut source = start;
        let lines = self.first[..N / self.care.line_step].as_chunks::<CHUNK>().0;
        for (chunk, distances) in lines.iter().zip(self.distances.as_chunks::<{ CHUNK * ROOM }>().0) {
            for (line, &first) in chunk.iter().enumerate() {
                let place = ((source >> FRACTION_BITS) - first).max(0).min(most) as usize;
                sum += u32::from(distances[(line * ROOM + place) & (CHUNK * ROOM - 1)]);
                source += step;
            }
            if sum > enough {
                break;
            }
        }
        sum
    }

    /// The best of the axes around `centre`: ratios at most `reach` steps away, moves at most `moves` pixels.
    #[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
    #[inline(always)]
    pub(super) fn best(&self, centre: Axis, grid: Grid, ratios: Range, shifts: Range) -> (Axis, u32) {
        let whole = libm::round(centre.shift);
        let mut best = (Axis { ratio: centre.ratio, shift: whole }, u32::MAX);
        for offset in -grid.moves..=grid.moves {
            let shift = whole + f64::from(offset);
            if !shifts.contains(shift) {
                continue;
            }
            let mut before = u32::MAX;
            for step in -grid.reach..=grid.reach {
                let ratio = centre.ratio + f64::from(step) * grid.step;
                if !ratios.contains(ratio) {
                    continue;
                }
                let cost = self.of(Axis { ratio, shift }, best.1);
                if cost < best.1 {
                    best = (Axis { ratio, shift }, cost);
                } else if cost == best.1 && before == cost && best.0.shift == shift {
                    // Equally good neighbours: their middle.
                    best.0.ratio += 0.5 * grid.step;
                }
                before = cost;
            }
        }
        best
    }
}

/// Which axes are tried.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// Distance of neighbouring ratios.
    pub(super) step: f64,
    /// Ratios to either side.
    pub(super) reach: i32,
    /// Moves to either side, in pixels.
    pub(super) moves: i32,
}

/// The line of the base nearest to where a line of the sample comes from, also outside of the base.
fn nearest<const N: usize>(axis: Axis, position: usize) -> f64 {
    let centre = (N - 1) as f64 / 2.0;
    libm::floor((position as f64 - axis.shift - centre) / axis.ratio + centre + 0.5)
}

/// Takes the pixels of a line from these places; 0 from outside. The rest of the line is left as it is.
#[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
#[inline(always)]
fn pick<const L: usize>(line: &mut [u8; L], source: &[u8; L], places: &[u8]) {
    let mut padded = [0; 256];
    padded[..L].copy_from_slice(source);
    for (pixel, &place) in line.iter_mut().zip(places) {
        *pixel = padded[usize::from(place)];
    }
}

#[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
#[inline(always)]
fn tone_line(line: &mut [u8], tone: Tone) {
    let (slope, offset) = ((tone.slope * 256.0) as i32, (tone.offset * 256.0) as i32 + 128);
    let (darkest, brightest) = ((tone.darkest + 0.5) as i32, (tone.brightest + 0.5) as i32);
    for pixel in line.as_chunks_mut::<LANES>().0.as_flattened_mut() {
        *pixel = ((i32::from(*pixel) * slope + offset) >> 8).max(darkest).min(brightest) as u8;
    }
}

#[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
#[inline(always)]
fn distance_of(a: &[u8], b: &[u8], most: u8) -> u16 {
    let mut sums = [0_u16; LANES];
    for (a, b) in a.as_chunks::<LANES>().0.iter().zip(b.as_chunks::<LANES>().0) {
        for ((sum, &a), &b) in sums.iter_mut().zip(a).zip(b) {
            *sum += u16::from(a.abs_diff(b).min(most));
        }
    }
    sums.iter().sum()
}
