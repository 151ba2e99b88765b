//! The networks by name: each is a table of layers.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Classes, LearningRateSchedule, OptimizerKind, TrainingSettings};
use crate::factory::{HEIGHT, WIDTH};

/// One layer of a network. Feature maps are `[C, H, W]`; what follows [`Layer::MeanMax`] or the first [`Layer::Dense`] is flat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Convolution with `kernel / 2` zeros around, batch normalisation, ReLU.
    Block {
        /// Number of filters.
        filters: usize,
        /// Height and width of a filter.
        kernel: usize,
        /// Step of the filters.
        stride: usize,
    },
    /// Convolution with bias, ReLU.
    Conv {
        /// Number of filters.
        filters: usize,
        /// Height and width of a filter.
        kernel: usize,
        /// Step of the filters.
        stride: usize,
        /// Zeros around the input; 0 is what Keras calls "valid".
        padding: usize,
    },
    /// The maximum of each 2x2 square; an odd last row or column is left out. Follows a [`Layer::Conv`].
    Pool,
    /// The mean of every feature map, then the maximum of every feature map.
    MeanMax,
    /// Every input with every unit, bias, ReLU.
    Dense {
        /// Number of units.
        units: usize,
    },
    /// Every input with the outputs, bias: one for each of the four classes, or one for ill.
    Output,
}

const fn block(filters: usize, kernel: usize, stride: usize) -> Layer {
    Layer::Block { filters, kernel, stride }
}

/// A convolution without zeros around.
const fn valid(filters: usize, kernel: usize) -> Layer {
    Layer::Conv { filters, kernel, stride: 1, padding: 0 }
}

/// A convolution of the compact network without its normalisation.
const fn plain(filters: usize, kernel: usize) -> Layer {
    Layer::Conv { filters, kernel, stride: 2, padding: kernel / 2 }
}

const fn dense(units: usize) -> Layer {
    Layer::Dense { units }
}

use Layer::{MeanMax, Output, Pool};

const COMPACT: [Layer; 6] = [block(16, 5, 2), block(32, 3, 2), block(64, 3, 2), block(128, 3, 2), MeanMax, Output];
const COMPACT2: [Layer; 9] = [
    block(16, 5, 2),
    block(32, 3, 2),
    block(32, 3, 1),
    block(64, 3, 2),
    block(64, 3, 1),
    block(128, 3, 2),
    block(128, 3, 1),
    MeanMax,
    Output,
];
/// Of `compact3` and `compare`: 64 filters at the end, where `compact2` has 128.
const SLIM: [Layer; 9] = [
    block(16, 5, 2),
    block(32, 3, 2),
    block(32, 3, 1),
    block(64, 3, 2),
    block(64, 3, 1),
    block(64, 3, 2),
    block(64, 3, 1),
    MeanMax,
    Output,
];
const COMPACT_PLAIN: [Layer; 6] = [plain(16, 5), plain(32, 3), plain(64, 3), plain(128, 3), MeanMax, Output];
const NN2019: [Layer; 8] = [valid(16, 5), Pool, valid(64, 5), Pool, valid(256, 5), Pool, dense(1024), Output];
const V1: [Layer; 6] = [valid(64, 3), Pool, valid(128, 3), Pool, dense(1024), Output];
const V2: [Layer; 6] = [valid(32, 3), Pool, valid(64, 3), Pool, dense(512), Output];
const V3: [Layer; 6] = [valid(16, 3), Pool, valid(32, 3), Pool, dense(256), Output];
const V6: [Layer; 8] = [valid(32, 3), Pool, valid(64, 3), Pool, valid(128, 3), Pool, dense(1024), Output];
const V7: [Layer; 10] = [valid(16, 3), Pool, valid(32, 3), Pool, valid(64, 3), Pool, valid(128, 3), Pool, dense(1024), Output];
const V8: [Layer; 10] = [valid(16, 3), Pool, valid(32, 3), Pool, valid(64, 3), Pool, valid(256, 3), Pool, dense(2048), Output];
const V9: [Layer; 10] = [valid(32, 3), Pool, valid(64, 3), Pool, valid(128, 3), Pool, valid(256, 3), Pool, dense(1024), Output];

/// What a network is given for a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkInput {
    /// The sample's gray values, scaled alike for all pictures.
    Sample,
    /// The sample's gray values, scaled so that the head of every picture has the same mean and spread.
    NormalisedSample,
    /// The sample's gray values, and its difference from the base image.
    SampleAndDifference,
}

impl NetworkInput {
    /// Channels, one for each picture.
    pub fn channels(self) -> usize {
        match self {
            Self::Sample | Self::NormalisedSample => 1,
            Self::SampleAndDifference => 2,
        }
    }
}

/// A network that can be trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Architecture {
    /// Four stride-2 convolutions with normalisation, then global mean and maximum: 98,676 parameters.
    Compact,
    /// The same with a second 3x3 convolution after each of the three 3x3 ones: 292,660 parameters.
    Compact2,
    /// With 64 filters at the end, of a normalised picture, and asked for tumors in two of its feature maps: 144,436 parameters.
    Compact3,
    /// Given the picture and its difference from the base image: 144,836 parameters.
    Compare,
    /// The compact network without normalisation: it stays at chance with the compact network's learning rate.
    CompactPlain,
    /// The first one of 2019, which stayed at 25 %.
    Nn2019,
    /// The lecture's network for EASY pictures.
    LectureEasy,
    /// The first of the lecture's networks v1 to v9: overfits.
    V1,
    /// Smaller.
    V2,
    /// Smaller still.
    V3,
    /// With L2.
    V4,
    /// Large, with L2.
    V5,
    /// Three convolutions.
    V6,
    /// Four convolutions.
    V7,
    /// The lecture's "stupid one".
    V8,
    /// The best of 2019.
    V9,
}

/// A name that is none of the networks.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no architecture \"{name}\" (known: {})", Architecture::ALL.map(Architecture::name).join(", "))]
pub struct UnknownArchitecture {
    name: String,
}

impl Architecture {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Compact,
        Self::Compact2,
        Self::Compact3,
        Self::Compare,
        Self::CompactPlain,
        Self::Nn2019,
        Self::LectureEasy,
        Self::V1,
        Self::V2,
        Self::V3,
        Self::V4,
        Self::V5,
        Self::V6,
        Self::V7,
        Self::V8,
        Self::V9,
    ];

    /// The one that learns HARD best in minutes (BENCHMARKS.md).
    pub const BEST: Self = Self::Compact3;

    /// The name on the command line and in model files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Compact2 => "compact2",
            Self::Compact3 => "compact3",
            Self::Compare => "compare",
            Self::CompactPlain => "compact_plain",
            Self::Nn2019 => "nn2019",
            Self::LectureEasy => "lecture_easy",
            Self::V1 => "v1",
            Self::V2 => "v2",
            Self::V3 => "v3",
            Self::V4 => "v4",
            Self::V5 => "v5",
            Self::V6 => "v6",
            Self::V7 => "v7",
            Self::V8 => "v8",
            Self::V9 => "v9",
        }
    }

    /// What it is given.
    pub fn input(self) -> NetworkInput {
        match self {
            Self::Compact3 => NetworkInput::NormalisedSample,
            Self::Compare => NetworkInput::SampleAndDifference,
            _ => NetworkInput::Sample,
        }
    }

    /// Number of pictures that it is given at once: the sample alone, or the sample and its difference from the base image.
    pub fn inputs(self) -> usize {
        self.input().channels()
    }

    /// Whether it is given the base image too, as the difference of the sample from it.
    pub fn compares(self) -> bool {
        self.input() == NetworkInput::SampleAndDifference
    }

    /// Whether its last feature map, too, is asked where the tumors are while it learns.
    pub fn asks_last_map(self) -> bool {
        self == Self::Compact3
    }

    /// Its layers from the picture on.
    pub fn layers(self) -> &'static [Layer] {
        match self {
            Self::Compact => &COMPACT,
            Self::Compact2 => &COMPACT2,
            Self::Compact3 | Self::Compare => &SLIM,
            Self::CompactPlain => &COMPACT_PLAIN,
            Self::Nn2019 => &NN2019,
            Self::LectureEasy | Self::V1 | Self::V5 => &V1,
            Self::V2 | Self::V4 => &V2,
            Self::V3 => &V3,
            Self::V6 => &V6,
            Self::V7 => &V7,
            Self::V8 => &V8,
            Self::V9 => &V9,
        }
    }

    /// The settings that go with it: those of the lecture for its networks, else the measured ones.
    pub fn preset(self) -> TrainingSettings {
        let lecture = TrainingSettings {
            architecture: self,
            batch: 50,
            learning_rate: 0.005,
            weight_decay: 0.0,
            optimizer: OptimizerKind::Nesterov,
            schedule: LearningRateSchedule::Constant,
            averaged: false,
            guidance: 0.0,
            ..TrainingSettings::default()
        };
        let with_l2 = |weight_decay| TrainingSettings { weight_decay, ..lecture };
        match self {
            Self::Compact | Self::CompactPlain => TrainingSettings { architecture: self, ..TrainingSettings::default() },
            Self::Compact2 => TrainingSettings {
                architecture: self,
                batch: 32,
                learning_rate: 5e-3,
                optimizer: OptimizerKind::Muon,
                guidance: 1.0,
                ..TrainingSettings::default()
            },
            Self::Compact3 | Self::Compare => TrainingSettings {
                architecture: self,
                batch: 32,
                learning_rate: 0.045,
                schedule: LearningRateSchedule::OneCycle,
                optimizer: OptimizerKind::QuickMuon,
                guidance: 10.0,
                ..TrainingSettings::default()
            },
            Self::Nn2019 => TrainingSettings {
                batch: 64,
                learning_rate: 0.06,
                schedule: LearningRateSchedule::Steps,
                weight_decay: 5e-4,
                ..lecture
            },
            Self::LectureEasy | Self::V1 | Self::V2 | Self::V3 => lecture,
            Self::V4 => with_l2(1e-3),
            Self::V5 | Self::V6 | Self::V7 => with_l2(5e-4),
            Self::V8 => with_l2(1e-4),
            Self::V9 => with_l2(3e-4),
        }
    }

    /// Number of trained weights and biases where it decides between these answers.
    pub fn parameters(self, classes: Classes) -> usize {
        let mut shape = [self.inputs(), HEIGHT, WIDTH];
        let mut sum = 0;
        for &layer in self.layers() {
            sum += layer.parameters(shape, classes);
            shape = layer.output_shape(shape, classes);
        }
        sum
    }
}

impl Layer {
    /// Number of its trained weights and biases over an input of that shape, `[C, H, W]`.
    pub fn parameters(self, input: [usize; 3], classes: Classes) -> usize {
        let inputs: usize = input.iter().product();
        match self {
            Self::Block { filters, kernel, .. } => input[0] * kernel * kernel * filters + 2 * filters,
            Self::Conv { filters, kernel, .. } => input[0] * kernel * kernel * filters + filters,
            Self::Pool | Self::MeanMax => 0,
            Self::Dense { units } => (inputs + 1) * units,
            Self::Output => (inputs + 1) * classes.outputs(),
        }
    }

    /// The shape `[C, H, W]` of what it makes of an input of that shape; flat values are `[n, 1, 1]`.
    pub fn output_shape(self, [channels, height, width]: [usize; 3], classes: Classes) -> [usize; 3] {
        let conv = |filters, kernel, stride, padding: usize| {
            [filters, (height + 2 * padding - kernel) / stride + 1, (width + 2 * padding - kernel) / stride + 1]
        };
        match self {
            Self::Block { filters, kernel, stride } => conv(filters, kernel, stride, kernel / 2),
            Self::Conv { filters, kernel, stride, padding } => conv(filters, kernel, stride, padding),
            Self::Pool => [channels, height / 2, width / 2],
            Self::MeanMax => [2 * channels, 1, 1],
            Self::Dense { units } => [units, 1, 1],
            Self::Output => [classes.outputs(), 1, 1],
        }
    }
}

impl FromStr for Architecture {
    type Err = UnknownArchitecture;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|a| a.name() == name).ok_or_else(|| UnknownArchitecture { name: name.to_owned() })
    }
}

impl std::fmt::Display for Architecture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
