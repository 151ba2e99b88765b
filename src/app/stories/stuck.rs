//! A network that never leaves chance and says one class to everything.

use super::{Recording, Story};
use crate::factory::Mode;
use crate::network::{Architecture, LearningRateSchedule, TrainingSettings};
use crate::words::Words;

pub(super) static STORY: Story = Story {
    name: "stuck",
    title: Words::story_stuck,
    mode: Mode::Hard,
    settings: || TrainingSettings {
        architecture: Architecture::CompactPlain,
        schedule: LearningRateSchedule::Constant,
        ..Architecture::Nn2019.preset()
    },
    images: 20_000,
    sentence: Words::story_stuck_sentence,
    watch_for: Words::story_stuck_watch,
    recording: Some(Recording {
        curve: include_bytes!("../../../assets/stories/stuck.csv"),
        machine: Words::story_machine_cpu,
        state: Some((10_048, include_bytes!("../../../assets/stories/stuck.state"))),
    }),
};
