//! Smooth noise: random values on a lattice, with smooth ramps between them.

use super::geometry::{Point, mix, smoothstep, whole_below};
use crate::factory::{HEIGHT, WIDTH};

/// How far outside the picture the values of a lattice are kept ready, in pixels.
const MARGIN: f64 = 8.0;

/// Mixes three integers into 32 well-stirred bits.
pub fn hash(x: i32, y: i32, seed: u32) -> u32 {
    let mut h = (x as u32).wrapping_mul(0x9E37_79B1) ^ (y as u32).wrapping_mul(0x85EB_CA77) ^ seed.wrapping_mul(0xC2B2_AE3D);
    h = (h ^ (h >> 16)).wrapping_mul(0x7FEB_352D);
    h = (h ^ (h >> 15)).wrapping_mul(0x846C_A68B);
    h ^ (h >> 16)
}

/// The hash as a number in -1..1.
pub fn signed_hash(x: i32, y: i32, seed: u32) -> f64 {
    f64::from(hash(x, y, seed)) / f64::from(u32::MAX) * 2.0 - 1.0
}

/// Smooth noise in -1..1 whose bumps are `size` pixels wide, computed anew at every place.
pub fn noise(at: Point, size: f64, seed: u32) -> f64 {
    let (x, y) = (at.x / size, at.y / size);
    let (i, j) = (whole_below(x), whole_below(y));
    between(corners(i, j, seed), x - f64::from(i), y - f64::from(j))
}

/// The values at the four corners of a cell of the lattice: upper left, upper right, lower left, lower right.
fn corners(i: i32, j: i32, seed: u32) -> [f64; 4] {
    [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(right, down)| signed_hash(i + right, j + down, seed))
}

/// The value between four corners, at a place of the cell in 0..1 across and down.
fn between(corners: [f64; 4], across: f64, down: f64) -> f64 {
    let (u, v) = (smoothstep(0.0, 1.0, across), smoothstep(0.0, 1.0, down));
    mix(mix(corners[0], corners[1], u), mix(corners[2], corners[3], u), v)
}

/// The same noise with the values of its lattice kept ready: for noise that is asked at many places.
#[derive(Debug)]
pub struct Noise {
    /// Lattice lines per pixel.
    per_pixel: f64,
    seed: u32,
    /// Index of the first column and row of the lattice that is kept.
    first: i32,
    columns: i32,
    rows: i32,
    values: Vec<f64>,
}

impl Noise {
    pub fn new(size: f64, seed: u32) -> Self {
        let first = whole_below(-MARGIN / size);
        let count = |side: usize| whole_below((side as f64 + MARGIN) / size) + 2 - first;
        let (columns, rows) = (count(WIDTH), count(HEIGHT));
        let value = |place: i32| signed_hash(first + place % columns, first + place / columns, seed);
        Self { per_pixel: 1.0 / size, seed, first, columns, rows, values: (0..columns * rows).map(value).collect() }
    }

    /// The noise at a place, in -1..1.
    pub fn at(&self, place: Point) -> f64 {
        let (x, y) = (place.x * self.per_pixel, place.y * self.per_pixel);
        let (i, j) = (whole_below(x), whole_below(y));
        let (column, row) = (i - self.first, j - self.first);
        if !(0..self.columns - 1).contains(&column) || !(0..self.rows - 1).contains(&row) {
            return between(corners(i, j, self.seed), x - f64::from(i), y - f64::from(j));
        }
        let upper = (row * self.columns + column) as usize;
        let lower = upper + self.columns as usize;
        let values = &self.values[..lower + 2];
        between([values[upper], values[upper + 1], values[lower], values[lower + 1]], x - f64::from(i), y - f64::from(j))
    }
}
