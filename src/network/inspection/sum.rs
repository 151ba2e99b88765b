//! The sum behind one value of a network, with all its numbers.

use super::super::sigmoid;
use super::layer::{LayerInfo, LayerKind};
use super::weights::{AfterSum, LayerWeights};
use super::{Anatomy, Trace};

/// A value of a layer by its place; row and column are 0 where values have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Map or unit.
    pub channel: usize,
    /// Row in the map.
    pub row: usize,
    /// Column in the map.
    pub column: usize,
}

impl Cell {
    /// The place in a list of values of shape `[C, H, W]`.
    pub fn index(self, [_, height, width]: [usize; 3]) -> usize {
        (self.channel * height + self.row) * width + self.column
    }

    /// The cell at a place of a list of values of shape `[C, H, W]`.
    pub fn at(index: usize, [_, height, width]: [usize; 3]) -> Self {
        Self { channel: index / (height * width), row: index / width % height, column: index % width }
    }

    /// Whether there is such a cell in this shape.
    pub fn lies_in(self, [channels, height, width]: [usize; 3]) -> bool {
        self.channel < channels && self.row < height && self.column < width
    }
}

/// What one input channel adds to a convolution.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelTerm {
    /// The input channel.
    pub channel: usize,
    /// The input values under the filter, row by row; 0 outside the map.
    pub patch: Vec<f32>,
    /// The weights, row by row.
    pub kernel: Vec<f32>,
    /// The sum of their products.
    pub sum: f32,
}

/// What happens to the sum of a convolution before ReLU.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NormalisedSum {
    /// The bias is added.
    Bias(f32),
    /// It becomes (sum - mean) / deviation * gamma + beta.
    Normalised {
        /// The running mean.
        mean: f32,
        /// The root of the running variance and epsilon.
        deviation: f32,
        /// The factor.
        gamma: f32,
        /// What is added.
        beta: f32,
    },
}

impl NormalisedSum {
    /// What becomes of a sum.
    pub fn apply(self, sum: f32) -> f32 {
        match self {
            Self::Bias(bias) => sum + bias,
            Self::Normalised { mean, deviation, gamma, beta } => (sum - mean) / deviation * gamma + beta,
        }
    }
}

/// One value of a convolution.
#[derive(Clone, Debug, PartialEq)]
pub struct ConvolutionSum {
    /// Height and width of the filter.
    pub side: usize,
    /// Row and column of the input under the filter's top left weight; below 0 in the zeros around it.
    pub corner: (isize, isize),
    /// One per input channel, in their order.
    pub channels: Vec<ChannelTerm>,
    /// The sum over all of them.
    pub sum: f32,
    /// What happens to it.
    pub after: NormalisedSum,
    /// The sum after that, before ReLU.
    pub shifted: f32,
    /// Whether ReLU follows.
    pub rectified: bool,
    /// The value: the same; with ReLU 0 where that is below 0.
    pub output: f32,
}

/// One value of a 2x2 maximum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PoolSum {
    /// Row and column of the first of the four in the input.
    pub corner: (usize, usize),
    /// The four values, row by row.
    pub values: [f32; 4],
    /// Which of them is the (first) largest.
    pub winner: usize,
    /// The value: that one.
    pub output: f32,
}

/// One value of a map that was made twice as high and wide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DoubledValue {
    /// The value of the map before that it repeats.
    pub place: Cell,
    /// The value: that one.
    pub output: f32,
}

/// One value of the picture with its correction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AddedPicture {
    /// The value of the picture that the network is given.
    pub given: f32,
    /// What the network adds.
    pub correction: f32,
    /// The value: both together.
    pub output: f32,
}

/// What one input adds to a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DenseTerm {
    /// The input's place in the list of inputs.
    pub input: usize,
    /// Its value.
    pub value: f32,
    /// Its weight.
    pub weight: f32,
}

impl DenseTerm {
    /// What it adds.
    pub fn product(&self) -> f32 {
        self.value * self.weight
    }
}

/// One unit of a dense layer, or one logit.
#[derive(Clone, Debug, PartialEq)]
pub struct DenseSum {
    /// The inputs that add most, up or down; the strongest first.
    pub largest: Vec<DenseTerm>,
    /// Number of the other inputs.
    pub rest_count: usize,
    /// What they add together.
    pub rest: f32,
    /// The bias.
    pub bias: f32,
    /// The sum of all and the bias.
    pub sum: f32,
    /// The value: the sum, in a dense layer 0 where that is below 0.
    pub output: f32,
}

/// From a logit to a probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SoftmaxTerm {
    /// The logit.
    pub logit: f32,
    /// e to the power of the logit.
    pub exponential: f64,
    /// Its share of the sum of all four.
    pub probability: f32,
}

/// From the one logit to the probability of ill: 1 / (1 + e to the power of minus the logit).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SigmoidTerm {
    /// The logit.
    pub logit: f32,
    /// e to the power of minus the logit: how many times as probable healthy is as ill.
    pub exponential: f64,
    /// The probability of ill, 0 to 1.
    pub probability: f32,
}

/// How one value of a network came to be.
#[derive(Clone, Debug, PartialEq)]
pub enum CellSum {
    /// By a convolution.
    Convolution(ConvolutionSum),
    /// As the largest of four.
    Pool(PoolSum),
    /// As a copy.
    Doubled(DoubledValue),
    /// As a value of the picture with its correction.
    Added(AddedPicture),
    /// As the mean of a map.
    Mean {
        /// The map.
        channel: usize,
        /// The sum of its values.
        sum: f32,
        /// How many there are.
        count: usize,
        /// The value.
        output: f32,
    },
    /// As the maximum of a map.
    Maximum {
        /// Where in the map: the first one that is largest.
        place: Cell,
        /// The value.
        output: f32,
    },
    /// By a dense layer.
    Dense(DenseSum),
    /// From all logits.
    Softmax(Vec<SoftmaxTerm>),
    /// From the one logit.
    Sigmoid(SigmoidTerm),
}

impl CellSum {
    /// The value, where the sum is of one value.
    pub fn output(&self) -> Option<f32> {
        match self {
            Self::Convolution(sum) => Some(sum.output),
            Self::Pool(sum) => Some(sum.output),
            Self::Doubled(value) => Some(value.output),
            Self::Added(sum) => Some(sum.output),
            Self::Mean { output, .. } | Self::Maximum { output, .. } => Some(*output),
            Self::Dense(sum) => Some(sum.output),
            Self::Sigmoid(term) => Some(term.probability),
            Self::Softmax(_) => None,
        }
    }
}

/// How the value of a cell of layer number `layer` came to be, with at most `most` contributions of a dense layer named.
/// `None` where there is no such cell.
pub fn sum_at(anatomy: &Anatomy, trace: &Trace, layer: usize, cell: Cell, most: usize) -> Option<CellSum> {
    let info = anatomy.layers.get(layer)?;
    if !cell.lies_in(info.output) {
        return None;
    }
    let input: &[f32] = match layer.checked_sub(1) {
        None => &trace.input,
        Some(before) => trace.outputs.get(before)?,
    };
    let weights = anatomy.weights.get(layer)?;
    match info.kind {
        LayerKind::Convolution { kernel, stride, padding, rectified, .. } => {
            convolution(info, weights, input, cell, Filters { side: kernel, stride, padding, rectified })
                .map(CellSum::Convolution)
        }
        LayerKind::Pool => Some(CellSum::Pool(pool(info, input, cell))),
        LayerKind::Double => {
            let place = Cell { row: cell.row / 2, column: cell.column / 2, ..cell };
            Some(CellSum::Doubled(DoubledValue { place, output: *input.get(place.index(info.input))? }))
        }
        LayerKind::AddPicture => {
            let place = cell.index(info.input);
            let (given, correction) = (*trace.input.get(place)?, *input.get(place)?);
            Some(CellSum::Added(AddedPicture { given, correction, output: given + correction }))
        }
        LayerKind::MeanMax => Some(mean_or_maximum(info, input, cell.channel)),
        LayerKind::Dense | LayerKind::Code | LayerKind::Output => {
            dense(info, weights, input, cell.channel, most).map(CellSum::Dense)
        }
        LayerKind::Softmax => Some(CellSum::Softmax(softmax(input))),
        LayerKind::Sigmoid => input.first().map(|&logit| {
            let (exponential, probability) = ((-f64::from(logit)).exp(), sigmoid(logit));
            CellSum::Sigmoid(SigmoidTerm { logit, exponential, probability })
        }),
    }
}

/// How the filters of a convolution lie over its input, and whether ReLU follows.
#[derive(Clone, Copy)]
struct Filters {
    side: usize,
    stride: usize,
    padding: usize,
    rectified: bool,
}

fn convolution(
    info: &LayerInfo,
    weights: &LayerWeights,
    input: &[f32],
    cell: Cell,
    Filters { side, stride, padding, rectified }: Filters,
) -> Option<ConvolutionSum> {
    let [channels, height, width] = info.input;
    let LayerWeights::Convolution { after, .. } = weights else { return None };
    let top = (cell.row * stride) as isize - padding as isize;
    let left = (cell.column * stride) as isize - padding as isize;
    let value = |channel: usize, tap: usize| {
        let (row, column) = (top + (tap / side) as isize, left + (tap % side) as isize);
        let inside = (0..height as isize).contains(&row) && (0..width as isize).contains(&column);
        if inside { input[(channel * height + row as usize) * width + column as usize] } else { 0.0 }
    };
    let term = |channel: usize| {
        let kernel = weights.kernel(cell.channel, channel, channels, side * side).to_vec();
        let patch: Vec<f32> = (0..side * side).map(|tap| value(channel, tap)).collect();
        let sum = patch.iter().zip(&kernel).map(|(value, weight)| f64::from(*value) * f64::from(*weight)).sum::<f64>() as f32;
        ChannelTerm { channel, patch, kernel, sum }
    };
    let channels: Vec<ChannelTerm> = (0..channels).map(term).collect();
    let sum = channels.iter().map(|term| f64::from(term.sum)).sum::<f64>() as f32;
    let of = |list: &Vec<f32>| list.get(cell.channel).copied();
    let after = match after {
        AfterSum::Bias(bias) => NormalisedSum::Bias(of(bias)?),
        AfterSum::Normalisation(norm) => NormalisedSum::Normalised {
            mean: of(&norm.mean)?,
            deviation: (f64::from(of(&norm.variance)?) + norm.epsilon).sqrt() as f32,
            gamma: of(&norm.gamma)?,
            beta: of(&norm.beta)?,
        },
    };
    let shifted = after.apply(sum);
    let output = if rectified { shifted.max(0.0) } else { shifted };
    Some(ConvolutionSum { side, corner: (top, left), channels, sum, after, shifted, rectified, output })
}

fn pool(info: &LayerInfo, input: &[f32], cell: Cell) -> PoolSum {
    let corner = (2 * cell.row, 2 * cell.column);
    let value = |tap: usize| {
        let place = Cell { channel: cell.channel, row: corner.0 + tap / 2, column: corner.1 + tap % 2 };
        input[place.index(info.input)]
    };
    let values: [f32; 4] = std::array::from_fn(value);
    let winner = first_largest(&values);
    PoolSum { corner, values, winner, output: values[winner] }
}

fn mean_or_maximum(info: &LayerInfo, input: &[f32], unit: usize) -> CellSum {
    let [channels, height, width] = info.input;
    let count = height * width;
    let channel = unit % channels;
    let map = &input[channel * count..(channel + 1) * count];
    if unit < channels {
        let sum = map.iter().map(|&value| f64::from(value)).sum::<f64>();
        CellSum::Mean { channel, sum: sum as f32, count, output: (sum / count as f64) as f32 }
    } else {
        let index = first_largest(map);
        CellSum::Maximum { place: Cell::at(channel * count + index, info.input), output: map[index] }
    }
}

fn dense(info: &LayerInfo, weights: &LayerWeights, input: &[f32], unit: usize, most: usize) -> Option<DenseSum> {
    let LayerWeights::Dense { bias, .. } = weights else { return None };
    let bias = *bias.get(unit)?;
    let column = weights.unit(unit);
    let term = |(input, (&value, &weight)): (usize, (&f32, &f32))| DenseTerm { input, value, weight };
    let mut terms: Vec<DenseTerm> = input.iter().zip(&column).enumerate().map(term).collect();
    terms.sort_by(|a, b| b.product().abs().total_cmp(&a.product().abs()));
    let added = |terms: &[DenseTerm]| terms.iter().map(|term| f64::from(term.product())).sum::<f64>();
    let (all, rest) = (added(&terms), added(terms.get(most..).unwrap_or(&[])));
    let rest_count = terms.len().saturating_sub(most);
    terms.truncate(most);
    let sum = (all + f64::from(bias)) as f32;
    let output = if info.kind == LayerKind::Dense { sum.max(0.0) } else { sum };
    Some(DenseSum { largest: terms, rest_count, rest: rest as f32, bias, sum, output })
}

fn softmax(logits: &[f32]) -> Vec<SoftmaxTerm> {
    let largest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    // Less the largest, so that no logit overflows; the shares are the same.
    let scaled = |logit: f32| f64::from(logit - largest).exp();
    let sum: f64 = logits.iter().map(|&logit| scaled(logit)).sum();
    let term =
        |&logit: &f32| SoftmaxTerm { logit, exponential: f64::from(logit).exp(), probability: (scaled(logit) / sum) as f32 };
    logits.iter().map(term).collect()
}

fn first_largest(values: &[f32]) -> usize {
    values.iter().enumerate().fold(0, |best, (place, value)| if *value > values[best] { place } else { best })
}
