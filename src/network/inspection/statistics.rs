//! How numbers are spread, and which units never say anything.

/// Bars of a histogram.
pub const BARS: usize = 40;

/// A histogram over equal steps from `low` to `high`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread {
    /// The smallest number.
    pub low: f32,
    /// The largest number.
    pub high: f32,
    /// How many lie in each of 40 equal steps.
    pub counts: Vec<u64>,
    /// How many are exactly 0.
    pub zeros: u64,
}

impl Spread {
    /// The spread of numbers; empty without any.
    pub fn of(values: &[f32]) -> Self {
        let (low, high) = range(values);
        let mut spread = Self { low, high, counts: vec![0; BARS], zeros: 0 };
        spread.add(values);
        spread
    }

    /// An empty one over a range.
    pub fn over((low, high): (f32, f32)) -> Self {
        Self { low, high, counts: vec![0; BARS], zeros: 0 }
    }

    /// Counts more numbers; those beyond its ends go into its first and its last step.
    pub fn add(&mut self, values: &[f32]) {
        let width = (self.high - self.low).max(f32::MIN_POSITIVE);
        for &value in values {
            let place = (value - self.low) / width * BARS as f32;
            self.counts[(place.max(0.0) as usize).min(BARS - 1)] += 1;
            self.zeros += u64::from(value == 0.0);
        }
    }

    /// How many numbers were counted.
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }
}

/// The smallest and the largest number; zeros without any.
pub fn range(values: &[f32]) -> (f32, f32) {
    let first = values.first().copied().unwrap_or(0.0);
    values.iter().fold((first, first), |(low, high), &value| (low.min(value), high.max(value)))
}

/// What a layer says over many pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerStatistics {
    /// Its weights, without biases and normalisation; nothing counted where it has none.
    pub weights: Spread,
    /// Its values over all pictures.
    pub activations: Spread,
    /// The largest value of each map or unit over all pictures.
    pub peaks: Vec<f32>,
}

impl LayerStatistics {
    /// How many maps or units were never above 0 in any of the pictures.
    pub fn dead(&self) -> usize {
        self.peaks.iter().filter(|peak| **peak <= 0.0).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_counted_once_and_at_its_place() {
        let spread = Spread::of(&[-1.0, 0.0, 0.0, 0.99, 1.0]);
        assert_eq!((spread.low, spread.high, spread.total(), spread.zeros), (-1.0, 1.0, 5, 2));
        assert_eq!((spread.counts[0], spread.counts[BARS / 2], spread.counts[BARS - 1]), (1, 2, 2));
    }

    #[test]
    fn equal_numbers_and_none_are_no_trouble() {
        assert_eq!(Spread::of(&[2.0; 7]).total(), 7);
        assert_eq!(Spread::of(&[]).total(), 0);
    }

    #[test]
    fn a_dead_unit_is_one_that_was_never_above_zero() {
        let statistics =
            LayerStatistics { weights: Spread::of(&[]), activations: Spread::of(&[]), peaks: vec![0.0, 0.1, 0.0, 7.0] };
        assert_eq!(statistics.dead(), 2);
    }
}
