//! The network that learns by heart, on the same pictures with L2.

use super::{Recording, Story, overfit};
use crate::factory::Mode;
use crate::network::TrainingSettings;

/// Taken off the weights: at the highest rate each step leaves 996 of 1,000 parts of them. Strong, for minutes in place of hours
/// (BENCHMARKS.md).
const STRONG_L2: f64 = 2.0;

pub(super) static STORY: Story = Story {
    name: "l2",
    title: "The cure by L2",
    mode: Mode::Hard,
    settings: || TrainingSettings { weight_decay: STRONG_L2, ..overfit::settings() },
    images: overfit::SEEN,
    sentence: "The same network and pictures with L2: less sure of wrong answers, and fewer of them.",
    watch_for: "Watch the validation loss: with large weights forbidden it stays below chance, at little more than a third of that \
                of \u{201c}Learned by heart\u{201d}, and 55 of 100 others are right in place of 48. What 1500 pictures do not show, no L2 can teach.",
    recording: Some(Recording {
        curve: include_bytes!("../../../assets/stories/l2.csv"),
        machine: "a busy CPU with 2 threads",
        state: None,
    }),
};
