//! What an alignment says.

use super::quality::Quality;
use super::straight::Straight;
use super::turned::Turned;
use crate::factory::Alterations;
use crate::factory::alteration::{Flip, Rotate, Shift, Shrink};

/// Least score of two pictures that belong together; how it was chosen is said in the tests.
pub(super) const LEAST_SCORE: f64 = 0.6;

/// How a sample lies over its base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alignment {
    /// New width over old width.
    pub x_ratio: f64,
    /// New height over old height.
    pub y_ratio: f64,
    /// Move to the right, in pixels.
    pub move_x: f64,
    /// Move downwards, in pixels.
    pub move_y: f64,
    /// Angle in degrees, counter-clockwise.
    pub degrees: f64,
    /// Whether left and right are exchanged.
    pub flipped: bool,
    /// Contrast: gray levels of the sample per gray level of the base.
    pub slope: f64,
    /// What a gray level 0 of the base would be in the sample if nothing were cut: sample = slope * base + offset.
    pub offset: f64,
    /// How well the two fit.
    pub fit: Fit,
}

/// How well a sample fits the aligned base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Typical distance of a part of the picture from where it should lie, in pixels: the median over the parts.
    pub pixels: f64,
    /// Typical distance of a pixel from what the base predicts, in gray levels of the sample: the median.
    pub levels: f64,
    /// 1 if nothing but noise is left over, less the more is.
    pub score: f64,
}

impl Alignment {
    /// Whether the sample is an alteration of the base at all, as far as the two pictures tell.
    pub fn belongs(&self) -> bool {
        self.fit.score >= LEAST_SCORE
    }

    /// The alterations that move the pixels of the base to where they lie in the sample.
    pub fn alterations(&self) -> Alterations {
        Alterations {
            flip: Flip { flipped: self.flipped },
            rotate: Rotate { degrees: self.degrees },
            shrink: Shrink { x_ratio: self.x_ratio, y_ratio: self.y_ratio },
            shift: Shift { dx: self.move_x as i32, dy: self.move_y as i32 },
            ..Alterations::default()
        }
    }

    /// Nothing fits.
    pub(super) fn none() -> Self {
        let fit = Fit { pixels: f64::INFINITY, levels: f64::INFINITY, score: f64::NEG_INFINITY };
        Self { x_ratio: 1.0, y_ratio: 1.0, move_x: 0.0, move_y: 0.0, degrees: 0.0, flipped: false, slope: 1.0, offset: 0.0, fit }
    }

    /// A fit, and how good it is.
    pub(super) fn of(fit: &Turned, quality: Quality) -> Self {
        let Straight { x, y, tone, scatter, .. } = fit.straight;
        Self {
            x_ratio: x.ratio,
            y_ratio: y.ratio,
            move_x: x.shift,
            move_y: y.shift,
            degrees: fit.degrees,
            flipped: fit.flipped,
            slope: tone.slope,
            offset: tone.offset,
            fit: Fit { pixels: quality.pixels, levels: scatter, score: quality.score() },
        }
    }
}
