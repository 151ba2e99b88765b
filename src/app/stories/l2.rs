//! The network that learns by heart, on the same pictures with L2.

use super::{Recording, Story, overfit};
use crate::factory::Mode;
use crate::network::TrainingSettings;
use crate::words::Words;

/// Taken off the weights: at the highest rate each step leaves 996 of 1,000 parts of them. Strong, for minutes in place of hours
/// (BENCHMARKS.md).
const STRONG_L2: f64 = 2.0;

pub(super) static STORY: Story = Story {
    name: "l2",
    title: Words::story_l2,
    mode: Mode::Hard,
    settings: || TrainingSettings { weight_decay: STRONG_L2, ..overfit::settings() },
    images: overfit::SEEN,
    sentence: Words::story_l2_sentence,
    watch_for: Words::story_l2_watch,
    recording: Some(Recording {
        curve: include_bytes!("../../../assets/stories/l2.csv"),
        machine: Words::story_machine_busy_cpu,
        state: None,
    }),
};
