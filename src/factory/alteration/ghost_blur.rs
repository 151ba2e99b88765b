//! Ghost blur: a faint shifted copy over the picture, as if the patient had moved.

use super::Shift;
use crate::factory::{PIXELS, WIDTH};

/// Drawn parameters: pixel = (1 - share) * itself + share * shifted copy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GhostBlur {
    /// Where the copy lies; its pixels from outside are 0.
    pub shift: Shift,
    /// Weight of the copy, 0 to 1.
    pub share: f64,
}

impl GhostBlur {
    /// Applies the blur in place.
    pub fn apply(self, pixels: &mut [u8; PIXELS]) {
        let original = *pixels;
        let share = self.share as f32;
        for (index, pixel) in pixels.iter_mut().enumerate() {
            let source = self.shift.source_x(index % WIDTH).zip(self.shift.source_y(index / WIDTH));
            let ghost = source.map_or(0, |(x, y)| original[y * WIDTH + x]);
            let mixed = (1.0 - share) * f32::from(*pixel) + share * f32::from(ghost);
            *pixel = (mixed + 0.5) as u8;
        }
    }
}
