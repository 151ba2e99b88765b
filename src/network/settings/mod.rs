//! What fixes a training, apart from the generator.
//!
//! `limits` is the one table of what the numbers may be, and [`TrainingSettings::validate`].

mod limits;

pub use limits::{Limits, Setting, SettingsError};

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::UnknownName;
use super::{Architecture, Classes};
use crate::factory::Augmentation;

/// Steps over which the learning rate rises to its peak; constant and stepped rates do not rise.
const WARM_UP_STEPS: u64 = 50;
/// The learning rate at the end of the plan, as a share of its peak.
const FINAL_SHARE: f64 = 0.002;
/// The peak of one-cycle, as a share of the plan.
const CYCLE_PEAK: f64 = 0.25;
/// Where one-cycle starts, as a share of the peak.
const CYCLE_START: f64 = 0.04;
/// The rates of the stepped schedule, as shares of the peak: 0.06 down to 0.001 as in 2019, in equal parts of the plan.
const STEPS: [f64; 4] = [1.0, 1.0 / 3.0, 1.0 / 12.0, 1.0 / 60.0];

/// How the weights follow the gradient.
///
/// L2 is added to the gradient (coupled: `g + l2 * w`) for all but [`OptimizerKind::AdamW`],
/// [`OptimizerKind::Muon`] and [`OptimizerKind::QuickMuon`], which take its share off the weights themselves (decoupled: `w - rate * l2 * w`). Biases and normalisations have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OptimizerKind {
    /// One update per pass over the whole fixed set.
    GradientDescent,
    /// One update per mini-batch, of one picture if the batch is 1.
    Sgd,
    /// With momentum 0.9.
    Momentum,
    /// With Nesterov's momentum 0.9, no dampening.
    Nesterov,
    /// Kingma and Ba (2015).
    Adam,
    /// Loshchilov and Hutter (2019).
    #[default]
    AdamW,
    /// Muon (Jordan, 2024) for the convolutions, `AdamW` for the rest.
    Muon,
    /// Muon with momentum 0.9 and three rounds of its iteration in place of 0.95 and five: sooner there in a training of seconds.
    QuickMuon,
}

impl OptimizerKind {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::GradientDescent, Self::Sgd, Self::Momentum, Self::Nesterov, Self::Adam, Self::AdamW, Self::Muon, Self::QuickMuon];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::GradientDescent => "gradient-descent",
            Self::Sgd => "sgd",
            Self::Momentum => "momentum",
            Self::Nesterov => "nesterov",
            Self::Adam => "adam",
            Self::AdamW => "adamw",
            Self::Muon => "muon",
            Self::QuickMuon => "quick-muon",
        }
    }
}

impl FromStr for OptimizerKind {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|kind| kind.name() == name);
        known.ok_or_else(|| UnknownName { name: name.to_owned(), what: "optimizer", known: Self::ALL.map(Self::name).to_vec() })
    }
}

/// The course of the learning rate over the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LearningRateSchedule {
    /// The peak all the time.
    Constant,
    /// Four levels from the peak down to a sixtieth, a quarter of the plan each.
    Steps,
    /// Linear warm-up over 50 steps, then half a cosine down to nearly nothing.
    #[default]
    Cosine,
    /// Up for a quarter of the plan, then down to nearly nothing (Smith, 2018), in half cosines.
    OneCycle,
}

impl LearningRateSchedule {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Constant, Self::Steps, Self::Cosine, Self::OneCycle];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Constant => "constant",
            Self::Steps => "steps",
            Self::Cosine => "cosine",
            Self::OneCycle => "one-cycle",
        }
    }

    /// The rate at `step` (from 0), when `progress` (0 to 1) of the plan is done, as a share of the peak.
    pub fn share(self, step: u64, progress: f64) -> f64 {
        let progress = progress.clamp(0.0, 1.0);
        // From 1 to 0.
        let fall = |x: f64| 0.5 * (1.0 + (std::f64::consts::PI * x).cos());
        let down = |x: f64| FINAL_SHARE + (1.0 - FINAL_SHARE) * fall(x);
        match self {
            Self::Constant => 1.0,
            Self::Steps => STEPS[((progress * STEPS.len() as f64) as usize).min(STEPS.len() - 1)],
            Self::Cosine => ((step + 1) as f64 / WARM_UP_STEPS as f64).min(1.0) * down(progress),
            Self::OneCycle if progress < CYCLE_PEAK => 1.0 - (1.0 - CYCLE_START) * fall(progress / CYCLE_PEAK),
            Self::OneCycle => down((progress - CYCLE_PEAK) / (1.0 - CYCLE_PEAK)),
        }
    }
}

impl FromStr for LearningRateSchedule {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|schedule| schedule.name() == name);
        known.ok_or_else(|| UnknownName { name: name.to_owned(), what: "schedule", known: Self::ALL.map(Self::name).to_vec() })
    }
}

/// The base images of the pictures that a network learns from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bases {
    /// The one that the training is given.
    #[default]
    Given,
    /// Endlessly many, painted at random; a tenth of the pictures is made from the one that the training is given.
    Random,
}

/// What fixes a training, apart from the generator.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TrainingSettings {
    /// The network.
    pub architecture: Architecture,
    /// Between which answers it decides. Not written where they are the four classes, as in older files.
    #[serde(skip_serializing_if = "is_default")]
    pub classes: Classes,
    /// Fixes weights and data.
    pub seed: u64,
    /// Pictures per step; for gradient descent, pictures in memory at a time.
    pub batch: usize,
    /// Peak of the learning rate.
    pub learning_rate: f64,
    /// L2; see [`OptimizerKind`] for where it acts.
    pub weight_decay: f64,
    /// How the weights follow the gradient.
    pub optimizer: OptimizerKind,
    /// The course of the learning rate.
    pub schedule: LearningRateSchedule,
    /// Number of pictures of a fixed set, seen again and again in another order; `None` for endless fresh ones.
    pub dataset: Option<u64>,
    /// Changes that multiply a fixed set or given pictures, drawn anew whenever a picture is seen; none for endless pictures.
    #[serde(skip_serializing_if = "Augmentation::is_empty")]
    pub augment: Augmentation,
    /// The base images of the pictures; given pictures are taken as they are.
    #[serde(skip_serializing_if = "is_default")]
    pub bases: Bases,
    /// Whether what is measured and kept is the mean of the last steps' weights.
    pub averaged: bool,
    /// Weight in the loss of the question which tumors lie in each cell of a feature map; 0 does not ask it. Only networks
    /// with a feature map of 16 x 12 cells are asked, and only about pictures of the generator.
    pub guidance: f64,
    /// Share of the target probability that is spread over all answers.
    pub smoothing: f64,
}

impl Default for TrainingSettings {
    /// The measured settings of the compact network.
    fn default() -> Self {
        Self {
            architecture: Architecture::Compact,
            classes: Classes::Four,
            seed: 1,
            batch: 64,
            learning_rate: 3e-3,
            weight_decay: 1e-3,
            optimizer: OptimizerKind::AdamW,
            schedule: LearningRateSchedule::Cosine,
            dataset: None,
            augment: Augmentation::default(),
            bases: Bases::Given,
            averaged: true,
            guidance: 0.0,
            smoothing: 0.0,
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
