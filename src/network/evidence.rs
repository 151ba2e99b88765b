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
}

/// The share that evidence spread evenly over the picture would have on the mask.
pub fn uniform_share(mask: &Mask) -> f64 {
    mask.bits().iter().filter(|&&bits| bits != 0).count() as f64 / PIXELS as f64
}
