//! What an earlier picture is worth: a network that is given the base image beside the sample, and one that is given the sample alone, over the
//! same pictures.

use super::{Recording, Story};
use crate::factory::Mode;
use crate::network::Architecture;
use crate::words::Words;

/// Pictures seen in each of the two.
const SEEN: u64 = 10_240;

/// With the earlier picture.
pub(super) static WITH: Story = Story {
    name: "earlier-picture",
    title: Words::story_earlier,
    mode: Mode::Hard,
    settings: || Architecture::Compare.preset(),
    images: SEEN,
    sentence: Words::story_earlier_sentence,
    watch_for: Words::story_earlier_watch,
    recording: Some(Recording {
        curve: include_bytes!("../../../assets/stories/earlier-picture.csv"),
        machine: Words::story_machine_cpu,
        state: None,
    }),
};

/// Without it.
pub(super) static WITHOUT: Story = Story {
    name: "no-earlier-picture",
    title: Words::story_not_earlier,
    mode: Mode::Hard,
    settings: || Architecture::Compact3.preset(),
    images: SEEN,
    sentence: Words::story_not_earlier_sentence,
    watch_for: Words::story_not_earlier_watch,
    recording: Some(Recording {
        curve: include_bytes!("../../../assets/stories/no-earlier-picture.csv"),
        machine: Words::story_machine_cpu,
        state: None,
    }),
};
