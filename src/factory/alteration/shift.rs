//! Move: the picture shifted by whole pixels; what comes in from outside is 0.

use crate::factory::{HEIGHT, WIDTH};

/// Drawn offsets, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// To the right.
    pub dx: i32,
    /// Downwards.
    pub dy: i32,
}

impl Shift {
    /// The source column of altered column `x`, or `None` where there is none.
    pub fn source_x(self, x: usize) -> Option<usize> {
        usize::try_from(x as i32 - self.dx).ok().filter(|&x| x < WIDTH)
    }

    /// The source row of altered row `y`, or `None` where there is none.
    pub fn source_y(self, y: usize) -> Option<usize> {
        usize::try_from(y as i32 - self.dy).ok().filter(|&y| y < HEIGHT)
    }
}
