//! How a parameter is drawn: one uniform number in, one value out, by the inverse of the distribution function.
//!
//! Drawing by the quantile keeps values continuous in the distribution's own parameters: a range handle that moves a
//! little moves the drawn value a little, and the random stream is never consumed at another rate.

use serde::{Deserialize, Serialize};

use super::normal::{normal_distribution, normal_quantile};

/// Standard deviation of the truncated normal, as a share of the width of its range (`reference.md`: the scaled binomial
/// of 2019).
pub const NORMAL_DEVIATION_SHARE: f64 = 0.177;

/// Standard deviation of a half-normal made from another kind, as a share of the width of its range: that of the noise.
const HALF_NORMAL_DEVIATION_SHARE: f64 = 5.1 / 14.0;
/// The smallest standard deviation that a recipe may have.
pub(super) const SMALLEST_DEVIATION: f64 = 1e-6;

/// A closed interval of whole numbers, drawn uniformly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntegerRange {
    /// Smallest value.
    pub min: i32,
    /// Largest value, included.
    pub max: i32,
}

impl IntegerRange {
    /// The interval `min..=max`.
    pub const fn new(min: i32, max: i32) -> Self {
        Self { min, max }
    }

    /// The value at the uniform number `u` in [0, 1); each whole number has the same share.
    pub fn quantile(self, u: f64) -> i32 {
        let count = f64::from(self.max) - f64::from(self.min) + 1.0;
        (self.min + (u * count) as i32).min(self.max)
    }

    /// Whether `value` lies in the interval.
    pub fn contains(self, value: i32) -> bool {
        self.min <= value && value <= self.max
    }
}

/// A distribution of a real parameter, with its range.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Distribution {
    /// Always the same value.
    Fixed {
        /// The value.
        value: f64,
    },
    /// Every value of [low, high] alike.
    Uniform {
        /// Lower bound.
        low: f64,
        /// Upper bound.
        high: f64,
    },
    /// A number between low and high, cut toward 0 where whole numbers are drawn, as the program of 2019 did: the ends never come, and 0
    /// comes twice as often as the others where it lies between them.
    UniformCut {
        /// Lower end.
        low: f64,
        /// Upper end.
        high: f64,
    },
    /// Normal around the middle of [low, high] with a deviation of 0.177 times the width, truncated to it.
    Normal {
        /// Lower bound.
        low: f64,
        /// Upper bound.
        high: f64,
    },
    /// The upper half of a normal distribution that starts at its peak `low`, truncated at `high`.
    HalfNormal {
        /// The peak, and the smallest value.
        low: f64,
        /// The standard deviation of the whole normal distribution.
        deviation: f64,
        /// The largest value.
        high: f64,
    },
}

impl Distribution {
    /// The value at the uniform number `u` in [0, 1).
    pub fn quantile(self, u: f64) -> f64 {
        match self {
            Self::Fixed { value } => value,
            Self::Uniform { low, high } | Self::UniformCut { low, high } => low + u * (high - low),
            Self::Normal { low, high } => {
                let reach = 0.5 / NORMAL_DEVIATION_SHARE;
                let below = normal_distribution(-reach);
                let z = normal_quantile(below + u * (1.0 - 2.0 * below));
                (0.5 * (low + high) + z * NORMAL_DEVIATION_SHARE * (high - low)).clamp(low, high)
            }
            Self::HalfNormal { low, deviation, high } => {
                let cut = normal_distribution((high - low) / deviation);
                (low + deviation * normal_quantile(0.5 + u * (cut - 0.5))).clamp(low, high)
            }
        }
    }

    /// The whole number at the uniform number `u`: a uniform range gives every whole number in it the same share, one that is cut
    /// loses its fraction, the others are rounded.
    pub fn integer_quantile(self, u: f64) -> i32 {
        match self {
            Self::Uniform { low, high } => IntegerRange::new(low.ceil() as i32, high.floor() as i32).quantile(u),
            // The lower end itself is no number between the ends.
            Self::UniformCut { low, high } if low < 0.0 && u <= 0.0 && high > low => (low + 1.0).floor().min(0.0) as i32,
            Self::UniformCut { .. } => self.quantile(u).trunc() as i32,
            other => other.quantile(u).round() as i32,
        }
    }

    /// The smallest and the largest value that can come.
    pub fn bounds(self) -> (f64, f64) {
        match self {
            Self::Fixed { value } => (value, value),
            Self::Uniform { low, high }
            | Self::UniformCut { low, high }
            | Self::Normal { low, high }
            | Self::HalfNormal { low, high, .. } => (low, high),
        }
    }

    /// The density at `x` as a share of its peak: 1 at the likeliest value, 0 outside the range. For drawing.
    pub fn density(self, x: f64) -> f64 {
        let (low, high) = self.bounds();
        if !(low <= x && x <= high) {
            return 0.0;
        }
        let (peak, deviation) = match self {
            Self::Fixed { .. } | Self::Uniform { .. } | Self::UniformCut { .. } => return 1.0,
            Self::Normal { .. } => (0.5 * (low + high), NORMAL_DEVIATION_SHARE * (high - low)),
            Self::HalfNormal { deviation, .. } => (low, deviation),
        };
        let z = (x - peak) / deviation.max(f64::MIN_POSITIVE);
        libm::exp(-0.5 * z * z)
    }

    /// Which kind it is.
    pub fn kind(self) -> DistributionKind {
        match self {
            Self::Fixed { .. } => DistributionKind::Fixed,
            Self::Uniform { .. } => DistributionKind::Uniform,
            Self::UniformCut { .. } => DistributionKind::UniformCut,
            Self::Normal { .. } => DistributionKind::Normal,
            Self::HalfNormal { .. } => DistributionKind::HalfNormal,
        }
    }

    /// The distribution of another kind over the same range; a fixed value is taken from the likeliest one.
    pub fn with_kind(self, kind: DistributionKind) -> Self {
        if kind == self.kind() {
            return self;
        }
        let (low, high) = self.bounds();
        match kind {
            DistributionKind::Fixed if self.kind() == DistributionKind::HalfNormal => Self::Fixed { value: low },
            DistributionKind::Fixed => Self::Fixed { value: 0.5 * (low + high) },
            DistributionKind::Uniform => Self::Uniform { low, high },
            DistributionKind::UniformCut => Self::UniformCut { low, high },
            DistributionKind::Normal => Self::Normal { low, high },
            DistributionKind::HalfNormal => {
                Self::HalfNormal { low, deviation: (HALF_NORMAL_DEVIATION_SHARE * (high - low)).max(SMALLEST_DEVIATION), high }
            }
        }
    }

    /// The distribution of the same kind with other ends, in any order; a fixed value is the lower one. A half-normal keeps its
    /// deviation.
    pub fn with_ends(self, low: f64, high: f64) -> Self {
        let (low, high) = (low.min(high), low.max(high));
        match self {
            Self::Fixed { .. } => Self::Fixed { value: low },
            Self::Uniform { .. } => Self::Uniform { low, high },
            Self::UniformCut { .. } => Self::UniformCut { low, high },
            Self::Normal { .. } => Self::Normal { low, high },
            Self::HalfNormal { deviation, .. } => Self::HalfNormal { low, deviation, high },
        }
    }

    /// The distribution of the same kind over another range. A half-normal keeps the share of the range that its deviation
    /// is; a fixed value becomes the middle.
    pub fn with_bounds(self, low: f64, high: f64) -> Self {
        match self {
            Self::Fixed { .. } => Self::Fixed { value: 0.5 * (low + high) },
            Self::Uniform { .. } => Self::Uniform { low, high },
            Self::UniformCut { .. } => Self::UniformCut { low, high },
            Self::Normal { .. } => Self::Normal { low, high },
            Self::HalfNormal { low: old_low, deviation, high: old_high } => {
                let share = if old_high > old_low { deviation / (old_high - old_low) } else { HALF_NORMAL_DEVIATION_SHARE };
                Self::HalfNormal { low, deviation: (share * (high - low)).max(SMALLEST_DEVIATION), high }
            }
        }
    }
}

/// The kinds of distributions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DistributionKind {
    /// Always the same value.
    Fixed,
    /// Every value of a range alike.
    Uniform,
    /// The same without the ends, cut toward 0.
    UniformCut,
    /// Around the middle of a range.
    Normal,
    /// From a peak upwards.
    HalfNormal,
}

impl DistributionKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Fixed, Self::Uniform, Self::UniformCut, Self::Normal, Self::HalfNormal];

    /// Those of a parameter of which whole numbers are drawn, or of one of which any are.
    pub fn of(whole: bool) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |kind| whole || *kind != Self::UniformCut)
    }

    /// The word for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Uniform => "uniform",
            Self::UniformCut => "uniform, cut",
            Self::Normal => "normal",
            Self::HalfNormal => "half-normal",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_stay_inside_their_range_and_never_fall() {
        let all = [
            Distribution::Uniform { low: -3.0, high: 5.0 },
            Distribution::Normal { low: 0.75, high: 1.0 },
            Distribution::HalfNormal { low: 1.0, deviation: 5.1, high: 15.0 },
        ];
        for distribution in all {
            let (low, high) = distribution.bounds();
            let values: Vec<f64> = (0..10_000).map(|i| distribution.quantile(f64::from(i) / 10_000.0)).collect();
            assert!(values.iter().all(|v| (low..=high).contains(v)), "{distribution:?}");
            assert!(values.windows(2).all(|pair| pair[0] <= pair[1]), "{distribution:?}");
            assert!((values[0] - low).abs() < 0.01 * (high - low));
            assert!((values[9_999] - high).abs() < 0.05 * (high - low));
        }
    }

    #[test]
    fn integer_range_reaches_both_ends_and_nothing_beyond() {
        let range = IntegerRange::new(-8, 8);
        let drawn: Vec<i32> = (0..17_000).map(|i| range.quantile(f64::from(i) / 17_000.0)).collect();
        for value in -8..=8 {
            assert_eq!(drawn.iter().filter(|&&v| v == value).count(), 1000, "share of {value}");
        }
        assert_eq!(range.quantile(1.0 - f64::EPSILON / 2.0), 8);
    }

    #[test]
    fn a_range_that_is_cut_never_reaches_its_ends_and_has_zero_twice() {
        let cut = Distribution::UniformCut { low: -8.0, high: 8.0 };
        let drawn: Vec<i32> = (0..16_000).map(|i| cut.integer_quantile(f64::from(i) / 16_000.0)).collect();
        for value in -7..=7 {
            let share = if value == 0 { 2000 } else { 1000 };
            assert!(drawn.iter().filter(|&&v| v == value).count().abs_diff(share) <= 1, "share of {value}");
        }
        assert!(drawn.iter().all(|value| (-7..=7).contains(value)));
        assert_eq!(cut.integer_quantile(1.0 - f64::EPSILON / 2.0), 7);
    }
}
