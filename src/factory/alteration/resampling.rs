//! Resampling: how the shrunk picture gets its values.

use serde::{Deserialize, Serialize};

use super::{Shift, Shrink};
use crate::factory::{HEIGHT, PIXELS, WIDTH};

/// Where the shrunk picture takes its values from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resampling {
    /// The nearest source pixel, as in 2019: hard edges, every gray value one of the source.
    #[default]
    Nearest,
    /// The four source pixels around, weighted by their distance: smooth edges.
    ///
    /// With c the middle of the picture, altered column x lies at source column s = (x - c) / ratio + c, drawn back to the
    /// first or last column where it lies at most half a pixel beyond; further out the picture is 0, exactly where it is
    /// with the nearest pixel. The column right of floor(s) has the weight w = s - floor(s), rounded half up to 256ths, and
    /// floor(s) itself 1 - w. Rows likewise. The value is the weighted mean, computed exactly and rounded half up.
    Bilinear,
}

/// One altered column or row: two neighbours, and the weight of the second in 256ths.
#[derive(Clone, Copy, Debug, Default)]
struct Tap {
    low: u8,
    high: u8,
    weight: u32,
}

impl Tap {
    fn new(position: usize, ratio: f64, length: usize) -> Self {
        let centre = (length - 1) as f64 / 2.0;
        let source = ((position as f64 - centre) / ratio + centre).clamp(0.0, (length - 1) as f64);
        let low = source.floor();
        let weight = ((source - low) * 256.0 + 0.5) as u32;
        Self { low: low as u8, high: (low as usize + 1).min(length - 1) as u8, weight }
    }
}

/// The composed maps of a bilinear shrink and a move.
#[derive(Clone, Debug)]
pub struct BilinearGeometry {
    columns: [Option<Tap>; WIDTH],
    rows: [Option<Tap>; HEIGHT],
}

impl BilinearGeometry {
    /// The maps of these two steps.
    pub fn new(shrink: Shrink, shift: Shift) -> Self {
        let column = |x: usize| {
            let x = shift.source_x(x).filter(|&x| shrink.source_x(x).is_some())?;
            Some(Tap::new(x, shrink.x_ratio, WIDTH))
        };
        let row = |y: usize| {
            let y = shift.source_y(y).filter(|&y| shrink.source_y(y).is_some())?;
            Some(Tap::new(y, shrink.y_ratio, HEIGHT))
        };
        Self { columns: std::array::from_fn(column), rows: std::array::from_fn(row) }
    }

    /// Moves `source` into `target`, each value through `tone`; pixels from outside are `tone(0)`.
    pub fn gather(&self, source: &[u8; PIXELS], tone: &[u8; 256], target: &mut [u8; PIXELS]) {
        let lines = source.as_chunks::<WIDTH>().0;
        for (line, row) in target.as_chunks_mut::<WIDTH>().0.iter_mut().zip(&self.rows) {
            let Some(row) = row else {
                line.fill(tone[0]);
                continue;
            };
            // A padded line: an index below 128 then needs no bounds check.
            let mut blended = [0_u32; 128];
            let (above, below) = (&lines[usize::from(row.low)], &lines[usize::from(row.high)]);
            for ((value, &above), &below) in blended.iter_mut().zip(above).zip(below) {
                *value = (256 - row.weight) * u32::from(above) + row.weight * u32::from(below);
            }
            for (pixel, column) in line.iter_mut().zip(&self.columns) {
                let value = column.map_or(0, |Tap { low, high, weight }| {
                    let (left, right) = (blended[usize::from(low & 127)], blended[usize::from(high & 127)]);
                    ((256 - weight) * left + weight * right + (1 << 15)) >> 16
                });
                *pixel = tone[value as usize & 255];
            }
        }
    }
}
