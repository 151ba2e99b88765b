//! A network that never leaves chance and says one class to everything.

use super::{Recording, Story};
use crate::factory::Mode;
use crate::network::{Architecture, LearningRateSchedule, TrainingSettings};

pub(super) static STORY: Story = Story {
    name: "stuck",
    title: "Stuck at chance",
    mode: Mode::Hard,
    settings: || TrainingSettings {
        architecture: Architecture::CompactPlain,
        schedule: LearningRateSchedule::Constant,
        ..Architecture::Nn2019.preset()
    },
    images: 20_000,
    sentence: "The learning rate of 2019 and no normalisation: the loss stays at chance, and one class is the answer to all.",
    watch_for: "Watch the loss: it stays on the dashed line of chance, and the answer is one class for every picture. Then look at \
                Gradients: the convolutions get about a tenth of what the output gets, and that does not change.",
    recording: Some(Recording {
        curve: include_bytes!("../../../assets/stories/stuck.csv"),
        machine: "a CPU with 2 threads",
        state: Some((10_048, include_bytes!("../../../assets/stories/stuck.state"))),
    }),
};
