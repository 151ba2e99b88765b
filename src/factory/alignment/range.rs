//! What a recipe says may have happened to a picture: how far it may be scaled, moved and turned, and whether it may be flipped.

use crate::factory::{AlterationRecipe, Distribution, Resampling};

/// How far beyond its range a ratio is looked for.
const RATIO_SLACK: f64 = 0.02;
/// How far beyond its range a move is looked for, in pixels.
const MOVE_SLACK: f64 = 2.0;
/// How far beyond its range an angle is looked for, in degrees.
const ANGLE_SLACK: f64 = 1.0;

/// Distance of neighbouring angles that are tried first, in degrees.
const ANGLE_STEP: f64 = 3.0;
/// How far beyond its range a contrast is looked for, as a ratio.
const SLOPE_SLACK: f64 = 1.5;
/// Least contrast between which and none nothing is told apart.
const LEAST_SLOPE: f64 = 0.03;

/// The smallest and the largest value that can come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Range {
    /// The range of a parameter, wider at both ends; exactly `neutral` where the alteration is off.
    fn of(is_on: bool, distribution: Distribution, slack: f64, neutral: f64) -> Self {
        if !is_on {
            return Self { low: neutral, high: neutral };
        }
        let (low, high) = distribution.bounds();
        Self { low: low - slack, high: high + slack }
    }

    pub(super) fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// Everything that may have moved the pixels of a picture.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ranges {
    pub(super) x_ratio: Range,
    pub(super) y_ratio: Range,
    pub(super) move_x: Range,
    pub(super) move_y: Range,
    /// `None` where nothing is turned.
    pub(super) degrees: Option<Range>,
    /// Whether left and right may be exchanged: each possible answer.
    pub(super) flips: &'static [bool],
    pub(super) resampling: Resampling,
    /// The slopes that are considered between the gray values of the base and those of the sample.
    pub(super) slope: Range,
}

impl Ranges {
    pub(super) fn of(recipe: &AlterationRecipe) -> Self {
        let switches = recipe.switches;
        let ratio = |distribution| {
            let range = Range::of(switches.shrink, distribution, RATIO_SLACK, 1.0);
            Range { low: range.low.max(0.1), high: range.high }
        };
        let shift = |distribution| Range::of(switches.shift, distribution, MOVE_SLACK, 0.0);
        let angle = Range::of(switches.rotate, recipe.rotate.degrees, ANGLE_SLACK, 0.0);
        let flips: &[bool] = match recipe.flip.probability {
            _ if !switches.flip => &[false],
            never if never <= 0.0 => &[false],
            always if always >= 1.0 => &[true],
            _ => &[false, true],
        };
        let contrast = Range::of(switches.contrast, recipe.contrast_ratio, 0.0, 1.0);
        Self {
            x_ratio: ratio(recipe.shrink_x),
            y_ratio: ratio(recipe.shrink_y),
            move_x: shift(recipe.move_x),
            move_y: shift(recipe.move_y),
            degrees: switches.rotate.then_some(angle),
            flips,
            resampling: recipe.resampling,
            slope: Range {
                low: (contrast.low / SLOPE_SLACK).max(LEAST_SLOPE),
                high: (contrast.high * SLOPE_SLACK).max(LEAST_SLOPE),
            },
        }
    }

    /// Angles at which the base is looked at first, close enough to every angle that may have come.
    pub(super) fn angles(&self) -> Vec<f64> {
        let Some(Range { low, high }) = self.degrees else { return vec![0.0] };
        let steps = libm::ceil((high - low) / ANGLE_STEP).max(1.0);
        (0..=steps as usize).map(|index| low + (high - low) * index as f64 / steps).collect()
    }
}
