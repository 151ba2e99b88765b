//! Contrast: values pulled towards or pushed away from a centre.

/// Drawn parameters: pixel = (p - centre) * ratio + centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contrast {
    /// Above 1 more contrast, below 1 less.
    pub ratio: f64,
    /// The gray value that stays.
    pub centre: f64,
}

impl Contrast {
    /// The value that replaces `pixel`.
    pub fn apply(self, pixel: u8) -> u8 {
        let value = (f64::from(pixel) - self.centre) * self.ratio + self.centre;
        (value.clamp(0.0, 255.0) + 0.5) as u8
    }
}
