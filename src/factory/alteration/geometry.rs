//! Geometry: each altered pixel is followed back, through the inverse coordinate maps of all alterations that move pixels, to a
//! point of the painted picture.
//!
//! The way back begins with the alteration that comes last. On every picture of the way the point must lie in the frame, at most
//! half a pixel outside the outermost pixels' centres; otherwise the altered pixel is 0. There is one rounding, at the end: to the
//! nearest pixel (half up), or to weights of the four pixels around in 256ths. Where columns stay columns and rows stay rows, the
//! two maps are computed once per column and row; that is the fast case, with the same values.

use super::{Alteration, Alterations, Resampling};
use crate::factory::{HEIGHT, PIXELS, WIDTH};

/// A line of a picture with room behind it, so that an index below 128 needs no bounds check.
const PADDED: usize = 128;
/// An index into that room: what it holds is 0.
const NOWHERE: u8 = PADDED as u8 - 1;

/// One step of the way back, along x.
#[inline]
pub(super) fn source_x<A: Alteration>(alteration: &A, x: f64) -> Option<f64> {
    if !A::MOVES {
        return Some(x);
    }
    let x = alteration.back_x(x);
    in_frame(x, WIDTH).then_some(x)
}

/// One step of the way back, along y.
#[inline]
pub(super) fn source_y<A: Alteration>(alteration: &A, y: f64) -> Option<f64> {
    if !A::MOVES {
        return Some(y);
    }
    let y = alteration.back_y(y);
    in_frame(y, HEIGHT).then_some(y)
}

/// The points from which the pixels of one row come, while they are followed back.
pub(super) struct Points {
    x: [f64; WIDTH],
    y: [f64; WIDTH],
    /// Whether the point was in the frame of every picture so far.
    inside: [bool; WIDTH],
}

impl Points {
    /// The pixels of row `y` themselves.
    fn of_row(y: usize) -> Self {
        Self { x: std::array::from_fn(|x| x as f64), y: [y as f64; WIDTH], inside: [true; WIDTH] }
    }

    /// One step of the way back, by the map of an alteration. A row at a time and without a jump, so that it becomes vector code.
    #[inline]
    pub(super) fn follow<A: Alteration>(&mut self, back: &impl Fn(f64, f64) -> (f64, f64)) {
        if !A::MOVES {
            return;
        }
        for ((x, y), inside) in self.x.iter_mut().zip(&mut self.y).zip(&mut self.inside) {
            (*x, *y) = back(*x, *y);
            *inside &= in_frame(*x, WIDTH) & in_frame(*y, HEIGHT);
        }
    }

    /// Where they are now, in the order of the pixels; `None` for those that left a frame.
    #[inline]
    fn places(&self) -> impl Iterator<Item = Option<(f64, f64)>> {
        self.x.iter().zip(&self.y).zip(&self.inside).map(|((&x, &y), &inside)| inside.then_some((x, y)))
    }
}

/// Whether the pixel nearest to a point is in the picture, along one axis.
#[inline]
fn in_frame(position: f64, length: usize) -> bool {
    (0.0..length as f64).contains(&(position + 0.5))
}

/// The nearest pixel to a point in the frame. Truncation is rounding down here: the sum is not negative.
#[inline]
fn nearest(position: f64) -> u8 {
    (position + 0.5) as u8
}

impl Alterations {
    /// Moves the pixels of `source` to where they belong in `target`, each value then through `tone`; pixels from outside are
    /// `tone(0)`.
    pub fn place(&self, resampling: Resampling, source: &[u8; PIXELS], tone: &[u8; 256], target: &mut [u8; PIXELS]) {
        match (self.keeps_axes(), resampling) {
            (true, Resampling::Nearest) => self.place_nearest(source, tone, target),
            (true, Resampling::Bilinear) => self.place_bilinear(source, tone, target),
            (false, Resampling::Nearest) => self.place_points(source, tone, target, value_at_nearest),
            (false, Resampling::Bilinear) => self.place_points(source, tone, target, value_between),
        }
    }

    /// For each pixel of the altered picture the place of its source, if it has one.
    pub fn sources(&self) -> Vec<Option<usize>> {
        let follow = self.sources_of();
        let place = |(x, y): (f64, f64)| usize::from(nearest(y)) * WIDTH + usize::from(nearest(x));
        let mut sources = Vec::with_capacity(PIXELS);
        for y in 0..HEIGHT {
            let mut points = Points::of_row(y);
            follow(&mut points);
            sources.extend(points.places().map(|point| point.map(place)));
        }
        sources
    }

    /// The general case: every pixel by itself.
    fn place_points(
        &self,
        source: &[u8; PIXELS],
        tone: &[u8; 256],
        target: &mut [u8; PIXELS],
        value: impl Fn(&[[u8; WIDTH]], (f64, f64)) -> u8,
    ) {
        let follow = self.sources_of();
        let lines = source.as_chunks::<WIDTH>().0;
        for (y, line) in target.as_chunks_mut::<WIDTH>().0.iter_mut().enumerate() {
            let mut points = Points::of_row(y);
            follow(&mut points);
            for (pixel, point) in line.iter_mut().zip(points.places()) {
                *pixel = tone[usize::from(point.map_or(0, |point| value(lines, point)))];
            }
        }
    }

    fn place_nearest(&self, source: &[u8; PIXELS], tone: &[u8; 256], target: &mut [u8; PIXELS]) {
        let columns: [u8; WIDTH] = std::array::from_fn(|x| self.source_x(x as f64).map_or(NOWHERE, nearest));
        let rows: [Option<u8>; HEIGHT] = std::array::from_fn(|y| self.source_y(y as f64).map(nearest));
        let is_inside = |column: &u8| *column != NOWHERE;
        let first = columns.iter().position(is_inside).unwrap_or(WIDTH);
        let end = columns.iter().rposition(is_inside).map_or(WIDTH, |last| last + 1);
        let columns = &columns[first..end];
        let lines = source.as_chunks::<WIDTH>().0;
        for (line, row) in target.as_chunks_mut::<WIDTH>().0.iter_mut().zip(&rows) {
            let Some(row) = *row else {
                line.fill(tone[0]);
                continue;
            };
            let mut padded = [0; PADDED];
            padded[..WIDTH].copy_from_slice(&lines[usize::from(row)]);
            line[..first].fill(tone[0]);
            line[end..].fill(tone[0]);
            for (pixel, &x) in line[first..end].iter_mut().zip(columns) {
                *pixel = tone[usize::from(padded[usize::from(x & NOWHERE)])];
            }
        }
    }

    fn place_bilinear(&self, source: &[u8; PIXELS], tone: &[u8; 256], target: &mut [u8; PIXELS]) {
        let columns: [Option<Tap>; WIDTH] = std::array::from_fn(|x| Some(Tap::new(self.source_x(x as f64)?, WIDTH)));
        let rows: [Option<Tap>; HEIGHT] = std::array::from_fn(|y| Some(Tap::new(self.source_y(y as f64)?, HEIGHT)));
        let lines = source.as_chunks::<WIDTH>().0;
        for (line, row) in target.as_chunks_mut::<WIDTH>().0.iter_mut().zip(&rows) {
            let Some(row) = *row else {
                line.fill(tone[0]);
                continue;
            };
            let mut weighed = [0_u32; PADDED];
            let (above, below) = (&lines[usize::from(row.low)], &lines[usize::from(row.high)]);
            for ((value, &above), &below) in weighed.iter_mut().zip(above).zip(below) {
                *value = row.weigh(above, below);
            }
            for (pixel, column) in line.iter_mut().zip(&columns) {
                let value = column.map_or(0, |column| column.blend(|x| weighed[x & usize::from(NOWHERE)]));
                *pixel = tone[usize::from(value)];
            }
        }
    }
}

/// The value of the pixel that is nearest to a point.
#[inline]
fn value_at_nearest(lines: &[[u8; WIDTH]], (x, y): (f64, f64)) -> u8 {
    lines[usize::from(nearest(y))][usize::from(nearest(x))]
}

/// The mean of the four pixels around a point, by their weights.
#[inline]
fn value_between(lines: &[[u8; WIDTH]], (x, y): (f64, f64)) -> u8 {
    let (column, row) = (Tap::new(x, WIDTH), Tap::new(y, HEIGHT));
    let [above, below] = [row.low, row.high].map(|y| &lines[usize::from(y)]);
    column.blend(|x| row.weigh(above[x], below[x]))
}

/// A point between two columns or rows: both, and the weight of the second in 256ths.
#[derive(Clone, Copy, Debug)]
struct Tap {
    low: u8,
    high: u8,
    weight: u32,
}

impl Tap {
    #[inline]
    fn new(position: f64, length: usize) -> Self {
        let position = position.clamp(0.0, (length - 1) as f64);
        let low = position as usize;
        let weight = ((position - low as f64) * 256.0 + 0.5) as u32;
        Self { low: low as u8, high: (low + 1).min(length - 1) as u8, weight }
    }

    /// The mean of two pixels in 256ths, as the weights say.
    #[inline]
    fn weigh(self, low: u8, high: u8) -> u32 {
        (256 - self.weight) * u32::from(low) + self.weight * u32::from(high)
    }

    /// The mean of two values in 256ths, rounded half up to whole gray levels.
    #[inline]
    fn blend(self, value: impl Fn(usize) -> u32) -> u8 {
        let (low, high) = (value(usize::from(self.low)), value(usize::from(self.high)));
        (((256 - self.weight) * low + self.weight * high + (1 << 15)) >> 16) as u8
    }
}
