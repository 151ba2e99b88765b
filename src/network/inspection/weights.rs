//! The weights of a layer as plain numbers.

/// What happens to the sums of a convolution before ReLU.
#[derive(Clone, Debug, PartialEq)]
pub enum AfterSum {
    /// A number is added, one per filter.
    Bias(Vec<f32>),
    /// They are normalised.
    Normalisation(Normalisation),
}

/// A normalisation at its running numbers, each list with one per filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Normalisation {
    /// What the normalised sum is multiplied with.
    pub gamma: Vec<f32>,
    /// What is added then.
    pub beta: Vec<f32>,
    /// The mean of the sums.
    pub mean: Vec<f32>,
    /// The variance of the sums.
    pub variance: Vec<f32>,
    /// What is added to the variance, so that its root is never 0.
    pub epsilon: f64,
}

/// The weights of a layer.
#[derive(Clone, Debug, PartialEq)]
pub enum LayerWeights {
    /// It has none.
    None,
    /// Filters.
    Convolution {
        /// `[Co, Ci, K, K]`.
        kernels: Vec<f32>,
        /// What follows the sum.
        after: AfterSum,
    },
    /// A matrix.
    Dense {
        /// `[inputs, units]`.
        matrix: Vec<f32>,
        /// One per unit.
        bias: Vec<f32>,
    },
}

impl LayerWeights {
    /// The weights that multiply inputs: kernels or matrix, without biases and normalisation.
    pub fn multipliers(&self) -> &[f32] {
        match self {
            Self::None => &[],
            Self::Convolution { kernels, .. } => kernels,
            Self::Dense { matrix, .. } => matrix,
        }
    }

    /// The kernel of a filter for one input channel, `taps` weights, row by row; empty where there is none.
    pub fn kernel(&self, filter: usize, channel: usize, channels: usize, taps: usize) -> &[f32] {
        let start = (filter * channels + channel) * taps;
        match self {
            Self::Convolution { kernels, .. } => kernels.get(start..start + taps).unwrap_or(&[]),
            Self::None | Self::Dense { .. } => &[],
        }
    }

    /// What a unit of a dense layer multiplies its inputs with; empty where there is none.
    pub fn unit(&self, unit: usize) -> Vec<f32> {
        match self {
            Self::Dense { matrix, bias } => matrix.iter().skip(unit).step_by(bias.len().max(1)).copied().collect(),
            Self::None | Self::Convolution { .. } => Vec::new(),
        }
    }
}
