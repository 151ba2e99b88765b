//! The network that learns by heart, with endless pictures in place of a fixed set.

use super::{Recording, Story, overfit};
use crate::factory::Mode;
use crate::network::TrainingSettings;

pub(super) static STORY: Story = Story {
    name: "endless",
    title: "The cure by endless pictures",
    mode: Mode::Hard,
    settings: || TrainingSettings { dataset: None, ..overfit::settings() },
    images: overfit::SEEN,
    sentence: "The same network with a fresh picture each time: nothing can be learned by heart.",
    watch_for: "Watch the two curves stay together: every picture is new, so training and validation ask the same. Both end near 70 % \
                and would go on rising. Compare it in Runs with \u{201c}Learned by heart\u{201d}, the same network on 1500 pictures.",
    recording: Some(Recording {
        curve: include_bytes!("../../../assets/stories/endless.csv"),
        machine: "a busy CPU with 2 threads",
        state: None,
    }),
};
