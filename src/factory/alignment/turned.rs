//! The fit of a sample whose base was turned: scales, moves and the angle together, by the method of Gauss and Newton.
//!
//! Where the base was turned, columns do not stay columns. From a fit to a view of the base at nearly the right angle, a few steps
//! lead to the least sum of squares of what is left over; the base is read between its pixels. Far outliers (tumors) do not count.

use super::axis::Axis;
use super::range::Ranges;
use super::straight::Straight;
use super::tone::refit;
use super::view::{Pairs, Raster};
use crate::factory::alteration::{Flip, IDENTITY_TONE, Rotate, Shift, Shrink};
use crate::factory::{Alterations, BaseImage, HEIGHT, PIXELS, Resampling, WIDTH};

/// Steps with all numbers free, and steps with the moves at whole pixels.
const FREE_STEPS: usize = 4;
const WHOLE_STEPS: usize = 4;
/// Steps with blurred pictures; all where the generator takes nearest pixels, whose jagged edges only a blur puts right.
const BLURRED_STEPS: usize = 6;
/// Every how many columns and rows a pixel counts.
const STEP: usize = 3;
const CENTRE_X: f64 = (WIDTH - 1) as f64 / 2.0;
const CENTRE_Y: f64 = (HEIGHT - 1) as f64 / 2.0;

/// How a sample lies over its base: flip, angle, scales, moves and tone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Turned {
    pub(super) flipped: bool,
    pub(super) degrees: f64,
    pub(super) straight: Straight,
}

/// What Gauss and Newton change, in this order: angle in radians, width ratio, height ratio, move to the right, move downwards.
type Numbers = [f64; 5];

impl Turned {
    /// Improves a fit to a view of the base. At first both pictures are read
    /// through the same blur, so that a sharp edge is felt from afar.
    pub(super) fn improved(mut self, base: &BaseImage, readings: &Readings, sample: &Raster, ranges: &Ranges) -> Self {
        let seen = Readings::of(sample);
        let may_turn = ranges.degrees.is_some();
        for step in 0..FREE_STEPS + WHOLE_STEPS {
            if step == FREE_STEPS {
                let Straight { x, y, .. } = &mut self.straight;
                (x.shift, y.shift) = (libm::round(x.shift), libm::round(y.shift));
                self = self.toned(base, sample, ranges);
            }
            let is_free = [may_turn, true, true, step < FREE_STEPS, step < FREE_STEPS];
            let is_blurred = step < BLURRED_STEPS || ranges.resampling == Resampling::Nearest;
            let change = if is_blurred {
                self.step(&readings.blurred, &seen.blurred, is_free)
            } else {
                self.step(&readings.sharp, &seen.sharp, is_free)
            };
            let Some(change) = change else { return self };
            self.degrees += change[0].to_degrees();
            let Straight { x, y, .. } = &mut self.straight;
            *x = Axis { ratio: (x.ratio + change[1]).max(0.1), shift: x.shift + change[3] };
            *y = Axis { ratio: (y.ratio + change[2]).max(0.1), shift: y.shift + change[4] };
        }
        self.toned(base, sample, ranges)
    }

    /// The alterations that move the pixels of the base to where they lie in the sample.
    pub(super) fn alterations(&self) -> Alterations {
        let Straight { x, y, .. } = self.straight;
        Alterations {
            flip: Flip { flipped: self.flipped },
            rotate: Rotate { degrees: self.degrees },
            shrink: Shrink { x_ratio: x.ratio, y_ratio: y.ratio },
            shift: Shift { dx: x.shift as i32, dy: y.shift as i32 },
            ..Alterations::default()
        }
    }

    /// Finds the tone for the places as they are.
    fn toned(mut self, base: &BaseImage, sample: &Raster, ranges: &Ranges) -> Self {
        let mut moved = [0; PIXELS];
        self.alterations().place(ranges.resampling, base.image().pixels(), &IDENTITY_TONE, &mut moved);
        let Straight { tone, .. } = self.straight;
        (self.straight.tone, self.straight.scatter) =
            refit(&Pairs::of(&moved, sample), tone, self.straight.reach(), ranges.slope);
        self
    }

    /// The change of the free numbers that makes the sum of squares least, as far as the base is straight around here.
    fn step(&self, base: &Reading, sample: &Reading, is_free: [bool; 5]) -> Option<Numbers> {
        let reach = self.straight.reach() as f32;
        let tone = self.straight.tone;
        let mut equations = [[0.0; 6]; 5];
        let way = Way::of(self);
        for y in (0..HEIGHT).step_by(STEP) {
            for x in (0..WIDTH).step_by(STEP) {
                let Some((level, mut slopes)) = way.look(base, x as f64, y as f64) else { continue };
                let rest = f64::from(sample[y][x]) - tone.of(level);
                let line = tone.slope * level + tone.offset;
                if rest.abs() > f64::from(reach) || line < tone.darkest || line > tone.brightest {
                    continue;
                }
                for (slope, is_free) in slopes.iter_mut().zip(is_free) {
                    *slope *= f64::from(u8::from(is_free));
                }
                for (row, slope) in equations.iter_mut().zip(slopes) {
                    for (sum, other) in row.iter_mut().zip(slopes) {
                        *sum += slope * other * tone.slope;
                    }
                    row[5] += slope * rest;
                }
            }
        }
        for (place, is_free) in is_free.into_iter().enumerate() {
            if !is_free {
                equations[place][place] = 1.0;
            }
        }
        solved(equations)
    }
}

/// A picture in numbers.
type Reading = [[f32; WIDTH]];

/// A picture as it is, and blurred over five pixels in both directions.
#[derive(Clone, Debug)]
pub(super) struct Readings {
    sharp: Vec<[f32; WIDTH]>,
    blurred: Vec<[f32; WIDTH]>,
}

impl Readings {
    pub(super) fn of(raster: &Raster) -> Self {
        let mut readings = Self { sharp: Vec::with_capacity(HEIGHT), blurred: vec![[0.0; WIDTH]; HEIGHT] };
        for (y, line) in readings.blurred.iter_mut().enumerate() {
            let mut sums = [0_u16; WIDTH];
            for (offset, weight) in WEIGHTS.into_iter().enumerate() {
                let row = &raster.rows[(y + offset).saturating_sub(2).min(HEIGHT - 1)];
                for (sum, &pixel) in sums.iter_mut().zip(row) {
                    *sum += weight * u16::from(pixel);
                }
            }
            for (x, value) in line.iter_mut().enumerate() {
                let at = |offset: usize| f32::from(sums[(x + offset).saturating_sub(2).min(WIDTH - 1)]);
                *value = (at(0) + 2.0 * at(1) + 3.0 * at(2) + 2.0 * at(3) + at(4)) / 81.0;
            }
            readings.sharp.push(raster.rows[y].map(f32::from));
        }
        readings
    }
}

/// Weights of the blur, of nine.
const WEIGHTS: [u16; 5] = [1, 2, 3, 2, 1];

/// The way from a point of the sample back to the base.
struct Way {
    flipped: bool,
    sin: f64,
    cos: f64,
    x: Axis,
    y: Axis,
}

impl Way {
    fn of(turned: &Turned) -> Self {
        let (sin, cos) = libm::sincos(turned.degrees.to_radians());
        Self { flipped: turned.flipped, sin, cos, x: turned.straight.x, y: turned.straight.y }
    }

    /// The gray level of the base at a point of the sample, and how it changes with each of the numbers; `None` near or beyond the
    /// border of the base.
    fn look(&self, base: &Reading, x: f64, y: f64) -> Option<(f64, Numbers)> {
        let (u, v) = ((x - self.x.shift - CENTRE_X) / self.x.ratio, (y - self.y.shift - CENTRE_Y) / self.y.ratio);
        let (right, down) = (u * self.cos - v * self.sin, u * self.sin + v * self.cos);
        let mirror = if self.flipped { -1.0 } else { 1.0 };
        let (level, along_x, along_y) = between(base, CENTRE_X + mirror * right, CENTRE_Y + down)?;
        let along_x = along_x * mirror;
        let (by_u, by_v) = (along_x * self.cos + along_y * self.sin, along_y * self.cos - along_x * self.sin);
        let by_angle = along_y * right - along_x * down;
        let (x_ratio, y_ratio) = (self.x.ratio, self.y.ratio);
        Some((level, [by_angle, -by_u * u / x_ratio, -by_v * v / y_ratio, -by_u / x_ratio, -by_v / y_ratio]))
    }
}

/// The gray level between the pixels of a picture, and its change per pixel to the right and downwards.
fn between(base: &Reading, x: f64, y: f64) -> Option<(f64, f64, f64)> {
    if !(x >= 0.0 && y >= 0.0) {
        return None;
    }
    let (column, row) = (x as usize, y as usize);
    let (above, below) = (base.get(row)?, base.get(row + 1)?);
    let corner = |line: &[f32; WIDTH]| Some((f64::from(*line.get(column)?), f64::from(*line.get(column + 1)?)));
    let ((a, b), (c, d)) = (corner(above)?, corner(below)?);
    let (x, y) = (x - column as f64, y - row as f64);
    let (upper, lower) = (a + (b - a) * x, c + (d - c) * x);
    Some((upper + (lower - upper) * y, (b - a) * (1.0 - y) + (d - c) * y, lower - upper))
}

/// Solves the equations, of which the last number of each row is the right side, by elimination with pivots.
fn solved(mut equations: [[f64; 6]; 5]) -> Option<Numbers> {
    for column in 0..5 {
        let pivot = (column..5).max_by(|&a, &b| equations[a][column].abs().total_cmp(&equations[b][column].abs()))?;
        equations.swap(column, pivot);
        let pivot = equations[column];
        if pivot[column].abs() < 1e-6 {
            return None;
        }
        for row in (0..5).filter(|&row| row != column) {
            let share = equations[row][column] / pivot[column];
            for (value, above) in equations[row].iter_mut().zip(pivot) {
                *value -= share * above;
            }
        }
    }
    Some(std::array::from_fn(|place| equations[place][5] / equations[place][place]))
}
