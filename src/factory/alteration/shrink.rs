//! Shrink: the picture scaled about its centre, independently along x and y.

use crate::factory::{HEIGHT, WIDTH};

/// Drawn ratios. The result stays centred; pixels are taken from the nearest source pixel.
///
/// Along x, altered column x shows source column floor((x - c) / ratio + c + 1/2) with c = (96 - 1) / 2; likewise along y.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shrink {
    /// New width over old width.
    pub x_ratio: f64,
    /// New height over old height.
    pub y_ratio: f64,
}

impl Shrink {
    /// The source column of altered column `x`, or `None` where there is none.
    pub fn source_x(self, x: usize) -> Option<usize> {
        source(x, self.x_ratio, WIDTH)
    }

    /// The source row of altered row `y`, or `None` where there is none.
    pub fn source_y(self, y: usize) -> Option<usize> {
        source(y, self.y_ratio, HEIGHT)
    }
}

fn source(position: usize, ratio: f64, length: usize) -> Option<usize> {
    let centre = (length - 1) as f64 / 2.0;
    let nearest = ((position as f64 - centre) / ratio + centre + 0.5).floor();
    (nearest >= 0.0 && nearest < length as f64).then_some(nearest as usize)
}
