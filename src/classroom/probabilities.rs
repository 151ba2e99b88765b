//! What the machine says of a picture, as whole numbers that a log keeps without losing a digit.

use super::points_of_shares;
use crate::factory::Syndrome;

/// Probabilities of the four classes in parts of 100,000; their sum is exactly 100,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Probabilities {
    /// In the order of [`Syndrome::ALL`].
    parts: [u32; Syndrome::COUNT],
}

impl Probabilities {
    /// The parts of a whole: 100,000.
    pub const WHOLE: u32 = 100_000;

    /// Parts of 100,000 in the order of [`Syndrome::ALL`]; `None` unless their sum is 100,000.
    pub fn new(parts: [u32; Syndrome::COUNT]) -> Option<Self> {
        let sum: u64 = parts.iter().map(|&part| u64::from(part)).sum();
        (sum == u64::from(Self::WHOLE)).then_some(Self { parts })
    }

    /// Probabilities as a network gives them, in the order of [`Syndrome::ALL`]: each is 0 or more, and they are divided by their sum.
    /// `None` where one is no number or below 0, or where all are 0.
    ///
    /// Rounded so that the sum stays whole: each is rounded down, and the parts that are left go to the largest remainders, the first class
    /// of several (the method of Hamilton for dividing seats, 1792).
    pub fn of_network(shares: [f32; Syndrome::COUNT]) -> Option<Self> {
        let shares = shares.map(f64::from);
        let sum: f64 = shares.iter().sum();
        if !(sum > 0.0 && sum.is_finite()) || shares.iter().any(|&share| share < 0.0) {
            return None;
        }
        let exact = shares.map(|share| share / sum * f64::from(Self::WHOLE));
        let mut parts = exact.map(|part| part.floor() as u32);
        let left = Self::WHOLE.saturating_sub(parts.iter().sum());
        let mut by_remainder: Vec<usize> = (0..Syndrome::COUNT).collect();
        by_remainder.sort_by(|&one, &other| exact[other].fract().total_cmp(&exact[one].fract()));
        by_remainder.into_iter().take(left as usize).for_each(|class| parts[class] += 1);
        Self::new(parts)
    }

    /// Parts of 100,000 in the order of [`Syndrome::ALL`].
    pub fn parts(self) -> [u32; Syndrome::COUNT] {
        self.parts
    }

    /// The probabilities, from 0 to 1, in the order of [`Syndrome::ALL`].
    pub fn shares(self) -> [f64; Syndrome::COUNT] {
        self.parts.map(|part| f64::from(part) / f64::from(Self::WHOLE))
    }

    /// The most probable class with its probability, from 0.25 to 1; the first one of several.
    pub fn favourite(self) -> (Syndrome, f64) {
        let first = Syndrome::ALL[0];
        let most = Syndrome::ALL
            .into_iter()
            .fold(first, |best, class| if self.parts[class.index()] > self.parts[best.index()] { class } else { best });
        (most, self.shares()[most.index()])
    }

    /// Whether the most probable class is the truth.
    pub fn is_right(self, truth: Syndrome) -> bool {
        self.favourite().0 == truth
    }

    /// The points of the forecast, from -180 to 108, as a class and its chips are scored.
    pub fn points(self, truth: Syndrome) -> f64 {
        points_of_shares(self.shares(), truth)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_sum_is_held() {
        assert_eq!(Probabilities::new([25_000; 4]).map(Probabilities::shares), Some([0.25; 4]));
        for wrong in [[25_000, 25_000, 25_000, 25_001], [0; 4], [u32::MAX, u32::MAX, 100_002, 0]] {
            assert_eq!(Probabilities::new(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn what_is_no_forecast_is_none() {
        for wrong in [[f32::NAN, 0.0, 0.5, 0.5], [-0.1, 0.1, 0.5, 0.5], [0.0; 4], [f32::INFINITY, 0.0, 0.0, 0.0]] {
            assert_eq!(Probabilities::of_network(wrong), None, "{wrong:?}");
        }
        assert_eq!(Probabilities::of_network([0.0, 0.0, 1.0, 0.0]).unwrap().parts(), [0, 0, 100_000, 0]);
        let thirds = Probabilities::of_network([1.0, 1.0, 1.0, 0.0]).unwrap();
        assert_eq!((thirds.parts(), thirds.favourite().0), ([33_334, 33_333, 33_333, 0], Syndrome::A));
    }

    proptest! {
        #[test]
        fn a_forecast_is_kept_to_one_part_and_keeps_its_order(shares in prop::array::uniform4(0.0_f32..1.0)) {
            prop_assume!(shares.iter().sum::<f32>() > 0.01);
            let kept = Probabilities::of_network(shares).unwrap();
            let sum: f64 = shares.iter().map(|&share| f64::from(share)).sum();
            for (kept, share) in kept.shares().into_iter().zip(shares) {
                prop_assert!((kept - f64::from(share) / sum).abs() <= 1.000_001e-5);
            }
            for (one, other) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
                if shares[one] > shares[other] {
                    prop_assert!(kept.parts()[one] >= kept.parts()[other]);
                }
            }
        }
    }
}
