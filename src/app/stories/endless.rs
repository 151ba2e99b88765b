//! The network that learns by heart, with endless pictures in place of a fixed set.

use super::{Recording, Story, overfit};
use crate::factory::Mode;
use crate::network::TrainingSettings;
use crate::words::Words;

pub(super) static STORY: Story = Story {
    name: "endless",
    title: Words::story_endless,
    mode: Mode::Hard,
    settings: || TrainingSettings { dataset: None, ..overfit::settings() },
    images: overfit::SEEN,
    sentence: Words::story_endless_sentence,
    watch_for: Words::story_endless_watch,
    recording: Some(Recording {
        curve: include_bytes!("../../../assets/stories/endless.csv"),
        machine: Words::story_machine_busy_cpu,
        state: None,
    }),
};
