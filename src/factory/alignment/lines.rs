//! The exact fit along one axis: every line of the sample (a row, or a column) is compared with the lines of the base from which it
//! may come, and the scale and the move are found under which all lines together fit best.
//!
//! The generator takes each line of the sample from the nearest line of the base. With the right numbers the same lines are taken,
//! and nothing is left over at sharp edges.

use super::axis::Axis;
use super::range::Range;
use super::tone::Tone;
use super::transpose::transpose;
use super::view::{Crossed, Lines};
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
        sample: Crossed<'_, L, N>,
        base: Crossed<'_, L, N>,
        across: &[u8; L],
        expected: Axis,
        tone: Tone,
        care: Care,
    ) -> Self {
        let length = L / care.pixel_step;
        // Every line of the base picked and toned, and behind them one from outside of the base. What is picked are whole lines of the
        // other direction, which are then transposed: faster than to look up pixel by pixel.
        let mut picked = [[0; N]; L];
        for (line, pixel) in picked[..length].iter_mut().zip(across.iter().step_by(care.pixel_step)) {
            if let Some(source) = base.crossing.get(usize::from(*pixel)) {
                *line = *source;
            }
            tone_line(line, tone);
        }
        let mut outside = [0; L];
        tone_line(&mut outside, tone);
        // Whole registers: behind the picked pixels all lines are alike.
        let width = length.next_multiple_of(LANES);
        let mut lines = [outside; MOST_LINES];
        transpose(&picked[..length], &mut lines[..N]);
        let mut thinned;
        let sample = if care.pixel_step > 1 {
            for (line, source) in picked[..length].iter_mut().zip(sample.crossing.iter().step_by(care.pixel_step)) {
                *line = *source;
            }
            thinned = [outside; N];
            transpose(&picked[..length], &mut thinned);
            &thinned
        } else {
            sample.lines
        };
        let mut result = Self { care, first: [0; N], distances: [0; PLACES] };
        // A width that the compiler knows: no loop over registers.
        match width / LANES {
            1 => result.fill::<32, L>(sample, &lines, expected),
            2 => result.fill::<64, L>(sample, &lines, expected),
            3 => result.fill::<96, L>(sample, &lines, expected),
            _ => result.fill::<128, L>(sample, &lines, expected),
        }
        result
    }

    /// Compares each line of the sample with the lines around the expected one; of each line the first `W` pixels.
    #[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
    #[inline(always)]
    fn fill<const W: usize, const L: usize>(&mut self, sample: &Lines<L, N>, lines: &[[u8; L]; MOST_LINES], expected: Axis) {
        let care = self.care;
        for (index, position) in (0..N).step_by(care.line_step).enumerate() {
            let Some(seen) = sample[position].first_chunk::<W>() else { return };
            let first = nearest::<N>(expected, position) as i32 - care.reach;
            self.first[index] = first;
            let distances = &mut self.distances[index * ROOM..][..ROOM];
            for (offset, distance) in (0..=2 * care.reach).zip(distances) {
                let line = usize::try_from(first + offset).map_or(N, |line| line.min(N));
                let Some(expected) = lines[line].first_chunk::<W>() else { return };
                *distance = distance_of(seen, expected, care.most);
            }
        }
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
            // First all places, side by side, then what stands there.
            let places: [u32; CHUNK] = std::array::from_fn(|line| {
                let place = ((source + line as i32 * step) >> FRACTION_BITS) - chunk[line];
                (line * ROOM) as u32 + place.max(0).min(most) as u32
            });
            for place in places {
                sum += u32::from(distances[place as usize % (CHUNK * ROOM)]);
            }
            source += CHUNK as i32 * step;
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
        let middle = Axis { ratio: centre.ratio, shift: whole };
        // What the middle costs is enough to know of any other, since the middle is one of those that are tried.
        let is_tried = shifts.contains(whole) && ratios.contains(centre.ratio);
        let enough = if is_tried { self.of(middle, u32::MAX) } else { u32::MAX };
        let mut best = (middle, u32::MAX);
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
                let cost = self.of(Axis { ratio, shift }, best.1.min(enough));
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
fn distance_of<const W: usize>(seen: &[u8; W], expected: &[u8; W], most: u8) -> u16 {
    let mut sum = 0_u32;
    for (&seen, &expected) in seen.iter().zip(expected) {
        // No farther away than `most`. In this form it is one instruction for many pixels.
        let near = expected.max(seen.saturating_sub(most)).min(seen.saturating_add(most));
        sum += (i32::from(near) - i32::from(seen)).unsigned_abs();
    }
    sum as u16
}
