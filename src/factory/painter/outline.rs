//! The outlines of head and brain: eggs that are a little squarer than an ellipse and never quite symmetric.

use super::anatomy::{CENTRE, Egg};
use super::geometry::Point;
use super::noise::Noise;

/// An outline, with its noise kept ready.
pub struct Outline {
    egg: Egg,
    bumps: Noise,
}

impl Outline {
    pub fn new(egg: Egg, seed: u32) -> Self {
        Self { egg, bumps: Noise::new(17.0, seed) }
    }

    /// Whether `at` lies so far outside that no bump reaches it.
    pub fn is_far_outside(&self, at: Point) -> bool {
        let Egg { half, taper, bumpiness, .. } = self.egg;
        let offset = at.minus(CENTRE);
        // A squarer egg than an ellipse reaches no farther along the axes, and is widest where the taper is.
        offset.x.abs() > half.x * (1.0 + 2.0 * taper.abs()) + 2.0 * bumpiness || offset.y.abs() > half.y + 2.0 * bumpiness
    }

    /// How deep `at` lies inside the outline, in pixels; negative outside.
    pub fn depth(&self, at: Point) -> f64 {
        let Egg { half, taper, squareness, bumpiness } = self.egg;
        let offset = at.minus(CENTRE);
        let y = offset.y / half.y;
        let x = offset.x / (half.x * (1.0 + taper * (y - 0.25)));
        let radius = (x * x + y * y - squareness * x * x * y * y).sqrt();
        let length = offset.length();
        length / radius.max(1e-6) - length + bumpiness * self.bumps.at(at)
    }
}
