//! Whether the network is right as often as it is sure.

use crate::game::{CONFIDENCE, exact_interval};
use crate::network::JudgedPicture;

/// Bins of confidence, a tenth each.
pub const BINS: usize = 10;

/// The pictures of about the same confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ConfidenceBin {
    /// Number of pictures.
    pub count: u64,
    /// How many of them it had right.
    pub right: u64,
    /// Mean confidence.
    pub confidence: f64,
}

impl ConfidenceBin {
    /// Share of right answers.
    pub fn accuracy(&self) -> f64 {
        self.right as f64 / self.count.max(1) as f64
    }

    /// Its 95 % interval (Clopper and Pearson).
    pub fn interval(&self) -> [f64; 2] {
        exact_interval(self.right, self.count, CONFIDENCE).into()
    }
}

/// All bins, from 0 to 1.
pub fn bins(pictures: &[JudgedPicture]) -> [ConfidenceBin; BINS] {
    let mut bins = [ConfidenceBin::default(); BINS];
    for picture in pictures {
        let confidence = f64::from(picture.confidence());
        let bin = &mut bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
        bin.count += 1;
        bin.right += u64::from(picture.is_right());
        // The sum for now.
        bin.confidence += confidence;
    }
    for bin in &mut bins {
        bin.confidence /= bin.count.max(1) as f64;
    }
    bins
}

/// The expected calibration error: the mean distance of accuracy and confidence, weighted by the counts.
pub fn expected_error(bins: &[ConfidenceBin]) -> f64 {
    let total: u64 = bins.iter().map(|bin| bin.count).sum();
    let sum: f64 = bins.iter().map(|bin| bin.count as f64 * (bin.accuracy() - bin.confidence).abs()).sum();
    sum / total.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::Syndrome;
    use crate::network::Prediction;

    /// A picture of class `truth` that is called A with this confidence.
    fn called_a(truth: Syndrome, confidence: f32) -> JudgedPicture {
        let rest = (1.0 - confidence) / 3.0;
        JudgedPicture { index: 0, truth, prediction: Prediction::Four([confidence, rest, rest, rest]) }
    }

    #[test]
    fn the_error_by_hand() {
        // Four at 0.85, three of them right; two at 0.65, none right; one at 1, right.
        let mut pictures = vec![called_a(Syndrome::A, 0.85); 3];
        pictures.push(called_a(Syndrome::B, 0.85));
        pictures.extend([called_a(Syndrome::C, 0.65); 2]);
        pictures.push(called_a(Syndrome::A, 1.0));
        let bins = bins(&pictures);
        assert_eq!((bins[8].count, bins[8].right), (4, 3));
        assert_eq!((bins[6].count, bins[6].right), (2, 0));
        assert_eq!((bins[9].count, bins[9].right), (1, 1));
        assert_eq!(bins.iter().map(|bin| bin.count).sum::<u64>(), 7);
        // (4 |0.75 - 0.85| + 2 |0 - 0.65| + 1 |1 - 1|) / 7 = 1.7 / 7.
        assert!((expected_error(&bins) - 1.7 / 7.0).abs() < 1e-6, "{}", expected_error(&bins));
    }

    #[test]
    fn nothing_has_no_error() {
        assert_eq!(expected_error(&bins(&[])), 0.0);
    }
}
