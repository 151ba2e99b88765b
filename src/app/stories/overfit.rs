//! The lecture's v1 on a small fixed set: everything about its pictures is known by heart, and little about any other.

use super::{Recording, Story};
use crate::factory::Mode;
use crate::network::{Architecture, LearningRateSchedule, OptimizerKind, TrainingSettings};
use crate::words::Words;

/// Pictures in the fixed set.
const FIXED_SET: u64 = 1500;
/// Pictures seen in this story and in its cures.
pub(super) const SEEN: u64 = 20_000;

pub(super) static STORY: Story = Story {
    name: "overfit",
    title: Words::story_overfit,
    mode: Mode::Hard,
    settings,
    images: SEEN,
    sentence: Words::story_overfit_sentence,
    watch_for: Words::story_overfit_watch,
    recording: Some(Recording {
        curve: include_bytes!("../../../assets/stories/overfit.csv"),
        machine: Words::story_machine_busy_cpu,
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
