//! What evidence is, and how it can be found. Finding it is the business of `explanation`.

use super::{Answer, Model};
use crate::factory::{Mask, PIXELS};

/// How evidence is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EvidenceMethod {
    /// By gradients at a feature map.
    GradCam,
    /// By covering parts of the picture.
    Occlusion,
    /// By asking the network where the tumors are; only those that learned it have an answer.
    Locator,
}

impl EvidenceMethod {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::GradCam, Self::Occlusion, Self::Locator];

    /// Why it cannot be used on a model.
    pub fn obstacle(self, model: &Model) -> Option<EvidenceObstacle> {
        let asked = self != Self::Locator || model.locator().is_some();
        (!asked).then_some(EvidenceObstacle::NoLocator)
    }

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::GradCam => "grad_cam",
            Self::Occlusion => "occlusion",
            Self::Locator => "locator",
        }
    }
}

/// Why evidence cannot be found in some way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceObstacle {
    /// The network was never asked for tumors while it learned.
    NoLocator,
}

/// What speaks for an answer, pixel by pixel.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The answer.
    pub answer: Answer,
    /// One value per pixel, row by row; above 0 it speaks for the answer. The unit is the method's own.
    pub values: Vec<f32>,
}

impl Evidence {
    /// The share of all positive evidence that lies on the mask, 0 to 1; `None` where nothing speaks for the answer.
    pub fn share_on(&self, mask: &Mask) -> Option<f64> {
        let positive = |value: f32| f64::from(value.max(0.0));
        let all: f64 = self.values.iter().map(|&value| positive(value)).sum();
        let on: f64 =
            self.values.iter().zip(mask.bits()).filter(|(_, bits)| **bits != 0).map(|(&value, _)| positive(value)).sum();
        (all > 0.0).then(|| on / all)
    }

    /// Where the machine looked most: the fewest pixels, row by row, that hold this share (0 to 1) of all positive evidence. None where
    /// nothing speaks for the answer.
    pub fn strongest(&self, share: f64) -> Vec<bool> {
        let mut order: Vec<usize> = (0..self.values.len()).filter(|&pixel| self.values[pixel] > 0.0).collect();
        order.sort_by(|&a, &b| self.values[b].total_cmp(&self.values[a]));
        let wanted = share * order.iter().map(|&pixel| f64::from(self.values[pixel])).sum::<f64>();
        let mut strongest = vec![false; self.values.len()];
        let mut held = 0.0;
        for pixel in order {
            if held >= wanted {
                break;
            }
            strongest[pixel] = true;
            held += f64::from(self.values[pixel]);
        }
        strongest
    }
}

/// The share that evidence spread evenly over the picture would have on the mask.
pub fn uniform_share(mask: &Mask) -> f64 {
    mask.bits().iter().filter(|&&bits| bits != 0).count() as f64 / PIXELS as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::Syndrome;

    /// All sets of pixels of a small picture, one by one.
    #[test]
    fn no_smaller_set_of_pixels_holds_the_share() {
        for (share, values) in [
            (0.5, vec![1.0_f32, -4.0, 2.5, 0.0, 0.5, 3.0, 1.5, 0.25]),
            (0.9, vec![0.125, 0.5, 0.25, 2.0, -1.0, 0.75, 0.0, 1.0]),
            (1.0, vec![1.0, 2.0, 0.0, -1.0, 0.5, 0.25, 4.0, 8.0]),
        ] {
            let evidence = Evidence { answer: Answer::Class(Syndrome::A), values: values.clone() };
            let held =
                |set: u32| -> f32 { (0..8).filter(|pixel| set >> pixel & 1 == 1).map(|pixel| values[pixel].max(0.0)).sum() };
            let all = held(255);
            let fewest = (0..256_u32).filter(|&set| f64::from(held(set)) >= share * f64::from(all)).map(u32::count_ones).min();
            let found = evidence.strongest(share);
            let set: u32 = (0..8).map(|pixel| u32::from(found[pixel]) << pixel).sum();
            assert_eq!(Some(set.count_ones()), fewest);
            assert!(f64::from(held(set)) >= share * f64::from(all));
        }
        let nothing = Evidence { answer: Answer::Class(Syndrome::A), values: vec![0.0, -1.0] };
        assert_eq!(nothing.strongest(0.5), [false, false]);
    }
}
