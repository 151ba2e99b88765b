//! The head that was asked, while the network learned, where the tumors are: kept with the network, so that it can be asked again.

use serde::{Deserialize, Serialize};

use super::Answer;
use super::layers::CELLS;
use crate::factory::{Syndrome, TumorSize};

/// Sizes of tumors that it tells apart.
const SIZES: usize = TumorSize::BIG_FIRST.len();
/// Cells of a picture, 8 x 8 pixels each.
const COUNT: usize = CELLS[0] * CELLS[1];

/// For each cell of the feature map of 16 x 12: is there a big, a medium, a small tumor? A linear answer to the cell's values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Locator {
    /// `[C, 3]`, big first.
    weight: Vec<[f32; SIZES]>,
    /// `[3]`.
    bias: [f32; SIZES],
}

impl Locator {
    /// A locator of `weight`, `[C, 3]`, and `bias`, `[3]`; `None` if there are more or fewer, or a number is not finite.
    pub fn new(weight: &[f32], bias: &[f32]) -> Option<Self> {
        let (weight, rest) = weight.as_chunks::<SIZES>();
        let bias = <[f32; SIZES]>::try_from(bias).ok().filter(|_| rest.is_empty())?;
        let finite = weight.as_flattened().iter().chain(&bias).all(|value| value.is_finite());
        finite.then(|| Self { weight: weight.to_vec(), bias })
    }

    /// Channels of the feature map that it reads.
    pub fn channels(&self) -> usize {
        self.weight.len()
    }

    /// For each cell, row by row, the probability of what the answer is known by: a big tumor for A, a medium one for B, a small
    /// one for C; for ill the most probable of the three. Nothing can be found of the healthy: all 0.
    ///
    /// `maps` is the feature map `[C, 16, 12]`.
    pub fn cells(&self, maps: &[f32], answer: Answer) -> Vec<f32> {
        let sizes: &[TumorSize] = match answer {
            Answer::Class(Syndrome::A) => &[TumorSize::Big],
            Answer::Class(Syndrome::B) => &[TumorSize::Medium],
            Answer::Class(Syndrome::C) => &[TumorSize::Small],
            Answer::Ill => &TumorSize::BIG_FIRST,
            Answer::Class(Syndrome::Z) | Answer::Healthy => &[],
        };
        let mut most = vec![0.0_f32; COUNT];
        for &size in sizes {
            most.iter_mut().zip(self.cells_of_size(maps, size)).for_each(|(most, share)| *most = most.max(share));
        }
        most
    }

    /// For each cell the probability of a tumor of this size.
    fn cells_of_size(&self, maps: &[f32], size: TumorSize) -> Vec<f32> {
        let place = TumorSize::BIG_FIRST.iter().position(|&known| known == size).unwrap_or(0);
        let mut logits = vec![self.bias[place]; COUNT];
        for (values, weights) in maps.chunks(COUNT).zip(&self.weight) {
            logits.iter_mut().zip(values).for_each(|(logit, value)| *logit += weights[place] * value);
        }
        logits.iter().map(|logit| 1.0 / (1.0 + (-logit).exp())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_asks_for_its_own_size() {
        // Channel 0 speaks for big tumors, channel 1 for small ones; medium ones are always even.
        let locator = Locator::new(&[2.0, 0.0, 0.0, 0.0, 0.0, -1.0], &[0.0, 0.0, 0.5]).unwrap();
        let mut maps = vec![0.0; 2 * COUNT];
        (maps[7], maps[COUNT + 9]) = (1.5, 2.0);
        let logistic = |x: f32| 1.0 / (1.0 + (-x).exp());
        let [a, b, c, z] = Syndrome::ALL.map(|class| locator.cells(&maps, class.into()));
        let [ill, healthy] = [Answer::Ill, Answer::Healthy].map(|answer| locator.cells(&maps, answer));
        assert_eq!(healthy, z);
        for cell in 0..COUNT {
            assert_eq!(ill[cell], a[cell].max(b[cell]).max(c[cell]), "{cell}");
        }
        assert!((a[7] - logistic(3.0)).abs() < 1e-6 && (a[9] - 0.5).abs() < 1e-6);
        assert!(b.iter().all(|&share| share == 0.5));
        assert!((c[9] - logistic(-1.5)).abs() < 1e-6 && (c[7] - logistic(0.5)).abs() < 1e-6);
        assert!(z.iter().all(|&share| share == 0.0));
    }

    #[test]
    fn what_is_no_locator_is_refused() {
        assert_eq!(Locator::new(&[0.0; 4], &[0.0; 3]), None);
        assert_eq!(Locator::new(&[0.0; 6], &[0.0; 2]), None);
        assert_eq!(Locator::new(&[0.0, f32::NAN, 0.0], &[0.0; 3]), None);
        assert_eq!(Locator::new(&[0.0; 6], &[0.0; 3]).unwrap().channels(), 2);
    }
}
