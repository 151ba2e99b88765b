//! Points and the few curves that the painter computes with.
//!
//! Only `+ - * /` and `sqrt` touch the values: every machine computes the same bits.

/// A place in the picture, in pixels of the finished image from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub fn length(self) -> f64 {
        let squared = self.x * self.x + self.y * self.y;
        squared.sqrt()
    }

    pub fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }

    /// This point moved by `distance` along `direction`.
    pub fn moved(self, direction: Self, distance: f64) -> Self {
        Self::new(self.x + direction.x * distance, self.y + direction.y * distance)
    }

    /// The same direction with length one; the null vector stays what it is.
    pub fn unit(self) -> Self {
        Self::new(0.0, 0.0).moved(self, 1.0 / self.length().max(1e-9))
    }

    /// The direction turned by a small amount, positive clockwise on the screen.
    pub fn turned(self, amount: f64) -> Self {
        Self::new(self.x - self.y * amount, self.y + self.x * amount).unit()
    }
}

/// 0 below `from`, 1 above `to`, and a cubic without corners between them.
pub fn smoothstep(from: f64, to: f64, value: f64) -> f64 {
    let t = ((value - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

pub fn mix(from: f64, to: f64, share: f64) -> f64 {
    from + (to - from) * share
}

/// The largest whole number that is not above `value`, for values far from the limits of an `i32`.
pub fn whole_below(value: f64) -> i32 {
    let towards_zero = value as i32;
    if f64::from(towards_zero) > value { towards_zero - 1 } else { towards_zero }
}
