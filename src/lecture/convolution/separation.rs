//! How well a response tells tumor from healthy tissue: the area under the ROC curve (AUC) over the pixels of the head.
//!
//! The AUC is the probability that a pixel of a tumor responds more than a healthy pixel, a tie counting one half (Fawcett,
//! *Pattern Recognition Letters* 27, 2006). 1/2 is chance, 1 is perfect, 0 is perfectly the wrong way round.

use super::truth::Truth;

/// Steps between the smallest and the largest response. Responses in one step count as ties.
const STEPS: usize = 1 << 15;

/// Counts how often each response comes inside and outside of tumors.
#[derive(Clone, Debug)]
pub struct Separation {
    lowest: f32,
    steps_per_unit: f32,
    /// Per step: pixels by [`Truth`].
    counts: Vec<[u32; 3]>,
}

impl Separation {
    /// Nothing counted yet, for responses in a range; what lies beyond counts at its end.
    pub fn new((lowest, highest): (f32, f32)) -> Self {
        let width = highest - lowest;
        let steps_per_unit = if width > 0.0 { (STEPS - 1) as f32 / width } else { 0.0 };
        Self { lowest, steps_per_unit, counts: vec![[0; 3]; STEPS] }
    }

    /// Counts the pixels of a picture: their responses, and what they are.
    pub fn count(&mut self, response: &[f32], truths: &[Truth]) {
        for (&value, &truth) in response.iter().zip(truths) {
            // A conversion to a whole number saturates, and NaN becomes 0.
            let step = ((value - self.lowest) * self.steps_per_unit + 0.5) as usize;
            self.counts[step.min(STEPS - 1)][truth as usize] += 1;
        }
    }

    /// The AUC; `None` where no pixel, or every pixel of the head, lies in a tumor.
    pub fn auc(&self) -> Option<f64> {
        let (mut below, mut wins, mut tumor) = (0.0, 0.0, 0.0);
        for &[_, healthy_here, tumor_here] in &self.counts {
            let (healthy_here, tumor_here) = (f64::from(healthy_here), f64::from(tumor_here));
            wins += tumor_here * (below + 0.5 * healthy_here);
            below += healthy_here;
            tumor += tumor_here;
        }
        let pairs = below * tumor;
        (pairs > 0.0).then(|| wins / pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every pair of a pixel in a tumor with a healthy one.
    fn brute_force(response: &[f32], truths: &[Truth]) -> f64 {
        let of = |wanted: Truth| response.iter().zip(truths).filter(move |pixel| *pixel.1 == wanted).map(|pixel| *pixel.0);
        let (mut wins, mut pairs) = (0.0, 0.0);
        for tumor in of(Truth::Tumor) {
            for healthy in of(Truth::Healthy) {
                pairs += 1.0;
                wins += if tumor > healthy { 1.0 } else { f64::from(u8::from(tumor == healthy)) * 0.5 };
            }
        }
        wins / pairs
    }

    fn auc(response: &[f32], truths: &[Truth], range: (f32, f32)) -> Option<f64> {
        let mut separation = Separation::new(range);
        separation.count(response, truths);
        separation.auc()
    }

    /// A mix of all three.
    fn mixed(pixel: u32) -> Truth {
        match pixel * 7 % 11 {
            0..3 => Truth::Tumor,
            3..9 => Truth::Healthy,
            _ => Truth::Outside,
        }
    }

    #[test]
    fn the_auc_is_the_share_of_pairs_in_order() {
        let truths: Vec<Truth> = (0..600).map(mixed).collect();
        let higher = |pixel: u32| if mixed(pixel) == Truth::Tumor { 40.0 } else { 0.0 };
        let fine: Vec<f32> = (0..600_u32).map(|pixel| (pixel * 31 % 601) as f32 - 250.0 + higher(pixel)).collect();
        let coarse: Vec<f32> = fine.iter().map(|value| (value / 60.0).floor()).collect();
        assert!((auc(&fine, &truths, (-260.0, 400.0)).unwrap() - brute_force(&fine, &truths)).abs() < 1e-6);
        let ties = auc(&coarse, &truths, (-10.0, 10.0)).unwrap();
        assert!((ties - brute_force(&coarse, &truths)).abs() < 1e-9, "ties count one half");
        assert!((0.51..0.7).contains(&ties), "{ties}");
    }

    #[test]
    fn the_truth_itself_is_perfect_and_its_opposite_perfectly_wrong() {
        let truths: Vec<Truth> = (0..100).map(mixed).collect();
        let response: Vec<f32> = truths.iter().map(|&truth| f32::from(u8::from(truth == Truth::Tumor))).collect();
        assert_eq!(auc(&response, &truths, (0.0, 1.0)), Some(1.0));
        let opposite: Vec<f32> = response.iter().map(|value| -value).collect();
        assert_eq!(auc(&opposite, &truths, (-1.0, 0.0)), Some(0.0));
        assert_eq!(auc(&[0.0; 100], &truths, (0.0, 0.0)), Some(0.5), "a response that never changes is chance");
    }

    #[test]
    fn without_tumors_there_is_nothing_to_tell_apart() {
        assert_eq!(auc(&[1.0, 2.0], &[Truth::Healthy, Truth::Outside], (0.0, 3.0)), None);
        assert_eq!(auc(&[1.0, 2.0], &[Truth::Tumor, Truth::Tumor], (0.0, 3.0)), None);
    }
}
