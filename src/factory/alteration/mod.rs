//! The six alterations, in their order: shrink, move, ghost blur, contrast, shade, noise.
//!
//! One file per alteration; each holds drawn parameters and applies them without randomness. Pixels are rounded and
//! clamped to 0..=255 after each step. [`Alterations::apply`] is the fused, fast form of the whole chain; its slow twin,
//! step by step from the formulas, stands in the tests and must agree with it pixel by pixel.

mod contrast;
mod ghost_blur;
mod noise;
mod resampling;
mod shade;
mod shift;
mod shrink;

pub use contrast::Contrast;
pub use ghost_blur::GhostBlur;
pub use noise::Noise;
pub use resampling::{BilinearGeometry, Resampling};
pub use shade::Shade;
pub use shift::Shift;
pub use shrink::Shrink;

use super::{HEIGHT, PIXELS, WIDTH};

/// What was drawn for the six alterations of one specimen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alterations {
    /// Scale about the picture's centre.
    pub shrink: Shrink,
    /// Whole-pixel move.
    pub shift: Shift,
    /// The doubled picture of a motion; rare.
    pub ghost_blur: Option<GhostBlur>,
    /// Contrast about a centre.
    pub contrast: Contrast,
    /// Flat change of brightness.
    pub shade: Shade,
    /// Per-pixel noise.
    pub noise: Noise,
}

/// Where the altered picture takes its pixels from: for each column and row the source, or nothing.
#[derive(Clone, Debug)]
pub struct Geometry {
    /// First altered column that has a source.
    first_column: usize,
    /// Source column of each altered column from the first on.
    columns: [u8; WIDTH],
    column_count: usize,
    rows: [Option<u8>; HEIGHT],
}

impl Geometry {
    /// The composed maps of shrink and move.
    pub fn new(shrink: Shrink, shift: Shift) -> Self {
        let column = |x: usize| shrink.source_x(shift.source_x(x)?);
        let mut columns = [0; WIDTH];
        let first_column = (0..WIDTH).find(|&x| column(x).is_some()).unwrap_or(WIDTH);
        let sources = (first_column..WIDTH).map_while(column);
        let column_count = sources.zip(&mut columns).map(|(source, slot)| *slot = source as u8).count();
        let row = |y: usize| Some(shrink.source_y(shift.source_y(y)?)? as u8);
        Self { first_column, columns, column_count, rows: std::array::from_fn(row) }
    }

    /// Moves `source` into `target`, each value through `tone`; pixels from outside are `tone(0)`.
    pub fn gather(&self, source: &[u8; PIXELS], tone: &[u8; 256], target: &mut [u8; PIXELS]) {
        let outside = tone[0];
        for (line, source_row) in target.as_chunks_mut::<WIDTH>().0.iter_mut().zip(&self.rows) {
            let Some(y) = *source_row else {
                line.fill(outside);
                continue;
            };
            // A padded copy of the row: an index below 128 then needs no bounds check.
            let mut padded = [0; 128];
            let start = usize::from(y) * WIDTH;
            padded[..WIDTH].copy_from_slice(&source[start..start + WIDTH]);
            let inside = self.first_column..self.first_column + self.column_count;
            line[..inside.start].fill(outside);
            line[inside.end..].fill(outside);
            for (pixel, &x) in line[inside].iter_mut().zip(&self.columns) {
                *pixel = tone[usize::from(padded[usize::from(x & 127)])];
            }
        }
    }

    /// Where a point of the unaltered picture comes to lie, as the centre of the altered pixels that show it; `None` when
    /// it is outside.
    pub fn locate(&self, x: usize, y: usize) -> Option<(usize, usize)> {
        let columns: Vec<usize> = (0..self.column_count).filter(|&i| usize::from(self.columns[i]) == x).collect();
        let rows: Vec<usize> = (0..HEIGHT).filter(|&i| self.rows[i].map(usize::from) == Some(y)).collect();
        Some((self.first_column + columns.get(columns.len() / 2)?, *rows.get(rows.len() / 2)?))
    }
}

impl Default for Alterations {
    /// Alterations that change nothing.
    fn default() -> Self {
        Self {
            shrink: Shrink { x_ratio: 1.0, y_ratio: 1.0 },
            shift: Shift { dx: 0, dy: 0 },
            ghost_blur: None,
            contrast: Contrast { ratio: 1.0, centre: 128.0 },
            shade: Shade { offset: 0 },
            noise: Noise { amplitude: 0.0, seed: 0 },
        }
    }
}

/// The table that leaves every value as it is.
pub const IDENTITY_TONE: [u8; 256] = {
    let mut table = [0; 256];
    let mut value = 0;
    while value < 256 {
        table[value] = value as u8;
        value += 1;
    }
    table
};

impl Alterations {
    /// Where the altered picture takes its pixels from.
    pub fn geometry(&self) -> Geometry {
        Geometry::new(self.shrink, self.shift)
    }

    /// Contrast, then shade, as one table: both change a pixel by its value alone.
    pub(super) fn tone(&self) -> [u8; 256] {
        std::array::from_fn(|value| self.shade.apply(self.contrast.apply(value as u8)))
    }

    /// Applies the whole chain to `source`, into `target`; the shrink takes the nearest pixels.
    pub fn apply(&self, source: &[u8; PIXELS], target: &mut [u8; PIXELS]) {
        self.apply_resampled(Resampling::Nearest, source, target);
    }

    /// Applies the whole chain to `source`, into `target`.
    pub fn apply_resampled(&self, resampling: Resampling, source: &[u8; PIXELS], target: &mut [u8; PIXELS]) {
        let tone = self.tone();
        if let Some(ghost_blur) = self.ghost_blur {
            self.place(resampling, source, &IDENTITY_TONE, target);
            ghost_blur.apply(target);
            for pixel in target.iter_mut() {
                *pixel = tone[usize::from(*pixel)];
            }
        } else {
            self.place(resampling, source, &tone, target);
        }
        self.noise.apply(target);
    }

    /// Shrink and move, each value then through `tone`.
    pub(super) fn place(&self, resampling: Resampling, source: &[u8; PIXELS], tone: &[u8; 256], target: &mut [u8; PIXELS]) {
        match resampling {
            Resampling::Nearest => self.geometry().gather(source, tone, target),
            Resampling::Bilinear => BilinearGeometry::new(self.shrink, self.shift).gather(source, tone, target),
        }
    }
}
