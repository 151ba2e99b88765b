//! The lecture's stories as trainings with fixed seeds: the same curve on every machine, in a few minutes on a laptop's CPU.

use std::str::FromStr;

use super::{Architecture, LearningRateSchedule, OptimizerKind, TrainingSettings};
use crate::factory::Mode;

/// A training that tells something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// A network that never leaves chance and says one class to everything.
    Stuck,
    /// The lecture's v1 on a small fixed set: everything about its pictures is known by heart, and little about any other.
    Overfit,
    /// The same with L2.
    L2,
    /// The same with endless pictures in place of a fixed set.
    Endless,
}

/// Pictures in the fixed set of the stories about overfitting.
const FIXED_SET: u64 = 1500;
/// Pictures seen in those stories.
const SEEN: u64 = 20_000;
/// L2 of the story about it, taken off the weights: at the highest rate each step leaves 996 of 1,000 parts of them. Strong, for
/// minutes in place of hours (BENCHMARKS.md).
const STRONG_L2: f64 = 2.0;

impl Scenario {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Stuck, Self::Overfit, Self::L2, Self::Endless];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stuck => "stuck",
            Self::Overfit => "overfit",
            Self::L2 => "l2",
            Self::Endless => "endless",
        }
    }

    /// The difficulty of its pictures.
    pub fn mode(self) -> Mode {
        match self {
            Self::Stuck | Self::Overfit | Self::L2 | Self::Endless => Mode::Hard,
        }
    }

    /// Its settings.
    pub fn settings(self) -> TrainingSettings {
        // Not the lecture's own optimizer: with Muon minutes show what then took hours (BENCHMARKS.md).
        let overfit = TrainingSettings {
            dataset: Some(FIXED_SET),
            learning_rate: 0.002,
            batch: 25,
            optimizer: OptimizerKind::Muon,
            schedule: LearningRateSchedule::Cosine,
            ..Architecture::V1.preset()
        };
        match self {
            Self::Stuck => TrainingSettings {
                architecture: Architecture::CompactPlain,
                schedule: LearningRateSchedule::Constant,
                ..Architecture::Nn2019.preset()
            },
            Self::Overfit => overfit,
            Self::L2 => TrainingSettings { weight_decay: STRONG_L2, ..overfit },
            Self::Endless => TrainingSettings { dataset: None, ..overfit },
        }
    }

    /// Pictures until its end.
    pub fn images(self) -> u64 {
        match self {
            Self::Stuck => 20_000,
            Self::Overfit | Self::L2 | Self::Endless => SEEN,
        }
    }

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Stuck => "Stuck at chance",
            Self::Overfit => "Learned by heart",
            Self::L2 => "The cure by L2",
            Self::Endless => "The cure by endless pictures",
        }
    }

    /// What to watch for while it runs, in two sentences.
    pub fn watch_for(self) -> &'static str {
        match self {
            Self::Stuck => {
                "Watch the loss: it stays on the dashed line of chance, and the answer is one class for every picture. Then look at \
                 Gradients: the convolutions get about a tenth of what the output gets, and that does not change."
            }
            Self::Overfit => {
                "Watch the two accuracies part: on its own 1500 pictures it reaches 100 %, on others it stays below 50 %. The \
                 validation loss turns and climbs to twice the line of chance: it is surer and surer of wrong answers."
            }
            Self::L2 => {
                "Watch the validation loss: with large weights forbidden it stays below chance, at little more than a third of that \
                 of \u{201c}Learned by heart\u{201d}, and 55 of 100 others are right in place of 48. What 1500 pictures do not show, no L2 can teach."
            }
            Self::Endless => {
                "Watch the two curves stay together: every picture is new, so training and validation ask the same. Both end near 70 % \
                 and would go on rising. Compare it in Runs with \u{201c}Learned by heart\u{201d}, the same network on 1500 pictures."
            }
        }
    }

    /// What there is to see, for people.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Stuck => {
                "The learning rate of 2019 and no normalisation: the loss stays at chance, and one class is the answer to all."
            }
            Self::Overfit => {
                "87 million weights and 1500 pictures: every training picture is known in the end, and fewer than half of the others."
            }
            Self::L2 => "The same network and pictures with L2: less sure of wrong answers, and fewer of them.",
            Self::Endless => "The same network with a fresh picture each time: nothing can be learned by heart.",
        }
    }
}

impl FromStr for Scenario {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|scenario| scenario.name() == name);
        known.ok_or_else(|| format!("\"{name}\" is no scenario ({})", Self::ALL.map(Self::name).join(", ")))
    }
}
