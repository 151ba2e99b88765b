//! What happened to the gray values: slope and offset of a line, and the darkest and the brightest value that came out.
//!
//! The generator's contrast is a line that is cut at 0 and 255, its shade moves the result and cuts again. So a gray level v of the
//! base is slope * v + offset in the sample, but never below a darkest and never above a brightest value, which may lie inside
//! 0..=255: a black background that contrast had cut at 0 is as bright as the shade.

use super::range::Range;
use super::view::{Pairs, SAMPLED_COLUMNS};
use super::wide::wide;
use crate::factory::PIXELS;

/// Groups of gray levels for the first fit, each with about the same number of pixels.
pub(super) const GROUPS: usize = 12;
/// Share of the pixels of a group that are darker than its value: less than half, because tumors only brighten.
const LOW_SHARE: f64 = 0.45;
/// Fewest of the sampled pixels in a group that says something.
const FEWEST: u32 = 24;
/// Fewest cut pixels that say where the cut is.
const LEAST_CUT: i64 = 20;
/// A cut that takes away less than so many gray levels is none.
const LEAST_CUT_LEVELS: f64 = 2.0;
/// Share of all pixels from whose distances the scatter is judged.
const NEAR_SHARE: f64 = 0.35;
/// Distances of a sample from its prediction that are counted, in gray levels.
const DISTANCES: [u8; 8] = [1, 2, 4, 6, 9, 13, 20, 32];

/// sample = slope * base + offset, at least `darkest` and at most `brightest`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tone {
    pub(super) slope: f64,
    pub(super) offset: f64,
    pub(super) darkest: f64,
    pub(super) brightest: f64,
}

impl Tone {
    pub(super) fn of(self, level: f64) -> f64 {
        (self.slope * level + self.offset).min(self.brightest).max(self.darkest)
    }

    /// The gray value that each gray level of the base becomes.
    pub(super) fn table(self) -> [u8; 256] {
        std::array::from_fn(|level| (self.of(level as f64).clamp(0.0, 255.0) + 0.5) as u8)
    }

    /// The gray levels of the base whose values lie on the line and are not cut.
    fn uncut(self) -> (i32, i32) {
        let at = |value: f64| (value - self.offset) / self.slope;
        let low = if self.of(0.0) - self.offset < LEAST_CUT_LEVELS { 0.0 } else { at(self.darkest) + 1.0 };
        let top = self.slope * 255.0 + self.offset;
        let high = if top - self.of(255.0) < LEAST_CUT_LEVELS { 255.0 } else { at(self.brightest) - 1.0 };
        (libm::ceil(low) as i32, libm::floor(high) as i32)
    }
}

/// Which group each gray level of a base belongs to.
#[derive(Clone, Debug)]
pub(super) struct LevelGroups {
    of: [u8; 256],
}

impl LevelGroups {
    pub(super) fn of(base: &[u8; PIXELS]) -> Self {
        let mut counts = [0_usize; 256];
        for &pixel in base {
            counts[usize::from(pixel)] += 1;
        }
        // The darkest level, which is also what lies outside the base, has a group of its own; the others share the rest.
        let others = (PIXELS - counts[0]).max(1);
        let (mut of, mut seen) = ([0; 256], 0);
        for (level, count) in counts.iter().enumerate().skip(1) {
            of[level] = 1 + ((seen + count / 2) * (GROUPS - 1) / others).min(GROUPS - 2) as u8;
            seen += count;
        }
        Self { of }
    }
}

/// The typical value of the sample in a group of the base's gray levels.
#[derive(Clone, Copy, Debug, Default)]
struct GroupValue {
    level: f64,
    value: f64,
    weight: f64,
}

/// A first fit, from a sample of the pixels that may lie a pixel off their places. `None` where the gray values of the two have
/// no rising line in common.
pub(super) fn first_fit(pairs: &Pairs<'_>, groups: &LevelGroups, slopes: Range) -> Option<Tone> {
    let mut counts = [[0_u16; 256]; GROUPS];
    let mut levels = [0_u32; GROUPS];
    for (moved, sample) in pairs.moved.iter().zip(pairs.sample) {
        for (&level, &seen) in moved.iter().zip(sample) {
            let group = usize::from(groups.of[usize::from(level)]).min(GROUPS - 1);
            counts[group][usize::from(seen)] += 1;
            levels[group] += u32::from(level);
        }
    }
    let mut values = [GroupValue::default(); GROUPS];
    let mut filled = 0;
    for (counts, levels) in counts.iter().zip(levels) {
        let total = counts.iter().map(|&count| u32::from(count)).sum::<u32>();
        if total >= FEWEST {
            let level = f64::from(levels) / f64::from(total);
            values[filled] =
                GroupValue { level, value: quantile(counts, LOW_SHARE * f64::from(total)), weight: f64::from(total) };
            filled += 1;
        }
    }
    let values = &mut values[..filled];
    values.sort_by(|a, b| a.level.total_cmp(&b.level));
    best_line(values, slopes)
}

/// The gray value below which `wanted` of the counted pixels lie.
fn quantile(counts: &[u16; 256], wanted: f64) -> f64 {
    // The count is a whole number: it reaches what is wanted where it reaches the next whole number.
    let enough = libm::ceil(wanted) as u32;
    let mut below = 0;
    for (place, &count) in counts.iter().enumerate() {
        let count = u32::from(count);
        if below + count >= enough && count > 0 {
            return place as f64 + (wanted - f64::from(below)) / f64::from(count) - 0.5;
        }
        below += count;
    }
    255.0
}

/// The line through two of the groups that comes closest to all of them.
fn best_line(values: &[GroupValue], slopes: Range) -> Option<Tone> {
    let (first, last) = (values.first()?, values.last()?);
    let mut best: Option<(f64, Tone)> = None;
    for (index, low) in values.iter().enumerate() {
        for high in &values[index + 1..] {
            let slope = (high.value - low.value) / (high.level - low.level).max(1e-3);
            if !slopes.contains(slope) {
                continue;
            }
            let offset = low.value - slope * low.level;
            let at = |group: &GroupValue| slope * group.level + offset;
            // What the darkest and the brightest group are instead of what the line says, was cut.
            let darkest = if first.value - at(first) < LEAST_CUT_LEVELS { 0.0 } else { first.value };
            let brightest = if at(last) - last.value < LEAST_CUT_LEVELS { 255.0 } else { last.value };
            let tone = Tone { slope, offset, darkest, brightest };
            let cost = values.iter().map(|group| group.weight * (tone.of(group.level) - group.value).abs().min(30.0)).sum();
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, tone));
            }
        }
    }
    best.map(|(_, tone)| tone)
}

/// What is counted over all pixels, given a tone: from it follow the next tone and how far the samples scatter.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    /// All pixels that were looked at.
    pixels: i64,
    /// Those that are close to their prediction and not cut.
    count: i64,
    base: i64,
    sample: i64,
    base_square: i64,
    product: i64,
    /// Those that are close to their prediction and cut: how many, the sum of their samples, and of their levels;
    /// below, then above.
    cut: [[i64; 3]; 2],
    /// Pixels at most as far from their prediction as each of the [`DISTANCES`] says.
    near: [i64; DISTANCES.len()],
}

/// Improves the tone by least squares over the pixels that are at most `reach` away from what it predicts; returns the scatter too:
/// the median distance of a pixel from its prediction, in gray levels of the sample.
pub(super) fn refit(pairs: &Pairs<'_>, tone: Tone, reach: f64, slopes: Range) -> (Tone, f64) {
    let sums = wide(
        #[inline(always)]
        || {
            let mut sums = Sums::default();
            for (moved, sample) in pairs.moved.iter().zip(pairs.sample) {
                sums.add_line(moved, sample, tone, reach as i32);
            }
            sums
        },
    );
    let scatter = sums.scatter();
    let Some((slope, offset)) = sums.line().filter(|(slope, _)| slopes.contains(*slope)) else { return (tone, scatter) };
    // The mean sample of the cut pixels, and what it would be on the line.
    let means = sums.cut.map(|[count, sample, level]| {
        (count >= LEAST_CUT).then(|| (sample as f64 / count as f64, slope * level as f64 / count as f64 + offset))
    });
    let darkest = means[0].map_or(tone.darkest, |(seen, line)| if seen - line < LEAST_CUT_LEVELS { 0.0 } else { seen });
    let brightest = means[1].map_or(tone.brightest, |(seen, line)| if line - seen < LEAST_CUT_LEVELS { 255.0 } else { seen });
    (Tone { slope, offset, darkest, brightest }, scatter)
}

impl Sums {
    #[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
    #[inline(always)]
    fn add_line(&mut self, base: &[u8; SAMPLED_COLUMNS], sample: &[u8; SAMPLED_COLUMNS], tone: Tone, reach: i32) {
        let (slope, offset) = ((tone.slope * 256.0) as i32, (tone.offset * 256.0) as i32 + 128);
        let (darkest, brightest) = ((tone.darkest + 0.5) as i32, (tone.brightest + 0.5) as i32);
        let (low, high) = tone.uncut();
        let (mut count, mut levels, mut values, mut square, mut product) = (0_i32, 0_i32, 0_i32, 0_i32, 0_i32);
        let mut cut = [[0_i32; 3]; 2];
        let mut distances = [0_u8; SAMPLED_COLUMNS];
        for ((&level, &value), distance) in base.iter().zip(sample).zip(&mut distances) {
            let (level, value) = (i32::from(level), i32::from(value));
            let predicted = ((level * slope + offset) >> 8).max(darkest).min(brightest);
            let away = (value - predicted).abs();
            let is_near = i32::from(away <= reach);
            let (is_below, is_above) = (is_near * i32::from(level < low), is_near * i32::from(level > high));
            let counts = is_near - is_below - is_above;
            cut[0] = [cut[0][0] + is_below, cut[0][1] + is_below * value, cut[0][2] + is_below * level];
            cut[1] = [cut[1][0] + is_above, cut[1][1] + is_above * value, cut[1][2] + is_above * level];
            count += counts;
            levels += counts * level;
            values += counts * value;
            square += counts * level * level;
            product += counts * level * value;
            *distance = away.min(255) as u8;
        }
        self.count += i64::from(count);
        self.base += i64::from(levels);
        self.sample += i64::from(values);
        self.base_square += i64::from(square);
        self.product += i64::from(product);
        for (sums, cut) in self.cut.as_flattened_mut().iter_mut().zip(cut.as_flattened()) {
            *sums += i64::from(*cut);
        }
        for (near, limit) in self.near.iter_mut().zip(DISTANCES) {
            *near += distances.iter().map(|&distance| u8::from(distance <= limit)).sum::<u8>() as i64;
        }
        self.pixels += SAMPLED_COLUMNS as i64;
    }

    /// Slope and offset by least squares.
    fn line(&self) -> Option<(f64, f64)> {
        let count = self.count as f64;
        if self.count < 100 {
            return None;
        }
        let (base, sample) = (self.base as f64 / count, self.sample as f64 / count);
        let spread = self.base_square as f64 / count - base * base;
        let slope = (self.product as f64 / count - base * sample) / spread;
        (spread > 1.0).then_some((slope, sample - slope * base))
    }

    /// The median distance of the pixels without a tumor: the distance that [`NEAR_SHARE`] of all pixels stay below, and of evenly
    /// spread noise the share that the median is of it.
    fn scatter(&self) -> f64 {
        let wanted = self.pixels as f64 * NEAR_SHARE;
        let (mut below, mut lower) = (0.0, -0.5);
        for (&count, limit) in self.near.iter().zip(DISTANCES) {
            let (count, limit) = (count as f64, f64::from(limit) + 0.5);
            if count >= wanted {
                let distance = lower + (wanted - below) / (count - below).max(1.0) * (limit - lower);
                return distance.max(0.2) * 0.5 / NEAR_SHARE;
            }
            (below, lower) = (count, limit);
        }
        f64::from(DISTANCES[DISTANCES.len() - 1])
    }
}
