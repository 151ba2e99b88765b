//! The lecture's stories as trainings with fixed seeds: the same curve on every machine, in a few minutes on a laptop's CPU.

use std::str::FromStr;

use super::{Architecture, LearningRateSchedule, TrainingSettings};
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
const FIXED_SET: u64 = 500;
/// Pictures seen in those stories.
const SEEN: u64 = 12_000;
/// L2 of the story about it: a hundred times the lecture's, for minutes in place of hours (BENCHMARKS.md).
const STRONG_L2: f64 = 0.05;

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
            Self::Stuck => Mode::Hard,
            Self::Overfit | Self::L2 | Self::Endless => Mode::Easy,
        }
    }

    /// Its settings.
    pub fn settings(self) -> TrainingSettings {
        // Twice the lecture's rate over half its batch, for minutes in place of hours; it falls, as a constant one is at times too
        // much for the small weights under L2.
        let overfit = TrainingSettings {
            dataset: Some(FIXED_SET),
            learning_rate: 0.01,
            batch: 25,
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
                "Watch the two accuracies part: on its own 500 pictures it reaches 100 %, on others it stays near 71 %. The \
                 validation loss turns and rises: it is surer and surer of wrong answers."
            }
            Self::L2 => {
                "Watch the validation loss: with large weights forbidden it ends a fifth below \u{201c}Learned by heart\u{201d}: less sure of wrong \
                 answers. The accuracy on others stays the same: what 500 pictures do not show, no L2 can teach."
            }
            Self::Endless => {
                "Watch the two curves stay together: every picture is new, so training and validation ask the same. Compare it in \
                 Runs with \u{201c}Learned by heart\u{201d}, the same network on 500 pictures."
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
                "87 million weights and 500 pictures: every training picture is known in the end, and seven in ten of the others."
            }
            Self::L2 => "The same network and pictures with L2: less sure of wrong answers, and as many of them.",
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
