//! The lecture's v1 on a small fixed set: everything about its pictures is known by heart, and little about any other.

use super::{Recording, Story};
use crate::factory::Mode;
use crate::network::{Architecture, LearningRateSchedule, OptimizerKind, TrainingSettings};

/// Pictures in the fixed set.
const FIXED_SET: u64 = 1500;
/// Pictures seen in this story and in its cures.
pub(super) const SEEN: u64 = 20_000;

pub(super) static STORY: Story = Story {
    name: "overfit",
    title: "Learned by heart",
    mode: Mode::Hard,
    settings,
    images: SEEN,
    sentence: "87 million weights and 1500 pictures: every training picture is known in the end, and fewer than half of the others.",
    watch_for: "Watch the two accuracies part: on its own 1500 pictures it reaches 100 %, on others it stays below 50 %. The \
                validation loss turns and climbs to twice the line of chance: it is surer and surer of wrong answers.",
    recording: Some(Recording {
        curve: include_bytes!("../../../assets/stories/overfit.csv"),
        machine: "a busy CPU with 2 threads",
        state: None,
    }),
};

/// The settings, which the cures change in one thing each.
pub(super) fn settings() -> TrainingSettings {
    TrainingSettings {
        dataset: Some(FIXED_SET),
        learning_rate: 0.002,
        batch: 25,
        // Not the lecture's own optimizer: with Muon minutes show what then took hours (BENCHMARKS.md).
        optimizer: OptimizerKind::Muon,
        schedule: LearningRateSchedule::Cosine,
        ..Architecture::V1.preset()
    }
}
