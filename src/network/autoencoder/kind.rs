//! The autoencoders by name.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Convolutions of a bottleneck before its code.
pub(super) const DOWNWARD: usize = 4;

/// A network whose answer is a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Autoencoder {
    /// Given a noisy picture, it gives back the picture as it was before the noise: four 3x3 convolutions at full size, whose answer
    /// is added to the picture (a residual network: Zhang, Zuo, Chen, Meng and Zhang, "Beyond a Gaussian denoiser", IEEE Transactions
    /// on Image Processing 26, 2017).
    Denoiser,
    /// Given a picture, it writes it as a few numbers, the code, and makes the picture again from these numbers alone (Hinton and
    /// Salakhutdinov, "Reducing the dimensionality of data with neural networks", Science 313, 2006).
    Bottleneck(CodeLength),
}

/// How many numbers a code has: one of a few.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "usize", into = "usize")]
pub struct CodeLength(usize);

/// A code length that is none of those there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a code has 2, 8, 32 or 128 numbers, and not {0}")]
pub struct NoCodeLength(usize);

impl CodeLength {
    /// All of them.
    pub const ALL: [Self; 4] = [Self(2), Self(8), Self(32), Self(128)];

    /// The number.
    pub fn get(self) -> usize {
        self.0
    }
}

impl Default for CodeLength {
    /// 32 numbers: one for every 384 pixels.
    fn default() -> Self {
        Self(32)
    }
}

impl TryFrom<usize> for CodeLength {
    type Error = NoCodeLength;

    fn try_from(numbers: usize) -> Result<Self, NoCodeLength> {
        Self::ALL.into_iter().find(|length| length.0 == numbers).ok_or(NoCodeLength(numbers))
    }
}

impl From<CodeLength> for usize {
    fn from(length: CodeLength) -> Self {
        length.0
    }
}

impl Autoencoder {
    /// The name on the command line and in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Denoiser => "denoiser",
            Self::Bottleneck(_) => "bottleneck",
        }
    }

    /// The layer of the code, counted from 0; `None` for a denoiser, which has none.
    pub fn code_layer(self) -> Option<usize> {
        match self {
            Self::Denoiser => None,
            Self::Bottleneck(_) => Some(DOWNWARD),
        }
    }

    /// Pictures of a step.
    pub const BATCH: usize = 16;

    /// The learning rate of Adam, the same in every step.
    pub fn learning_rate(self) -> f64 {
        match self {
            Self::Denoiser => 0.004,
            Self::Bottleneck(_) => 0.002,
        }
    }
}
