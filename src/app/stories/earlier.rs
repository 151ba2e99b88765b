//! What an earlier picture is worth: a network that is given the base image beside the sample, and one that is given the sample alone, over the
//! same pictures.

use super::{Recording, Story};
use crate::factory::Mode;
use crate::network::Architecture;

/// Pictures seen in each of the two.
const SEEN: u64 = 10_240;

/// With the earlier picture.
pub(super) static WITH: Story = Story {
    name: "earlier-picture",
    title: "What an earlier picture is worth",
    mode: Mode::Hard,
    settings: || Architecture::Compare.preset(),
    images: SEEN,
    sentence: "The network is given the base image too, as a reader has an earlier picture: it learns from the difference.",
    watch_for: "Watch the validation accuracy: 95 % after 5000 pictures, 98 % after 10,000. Beside the sample the network is given \
                its difference from the base image: little but the tumors is left of it.",
    recording: Some(Recording {
        curve: include_bytes!("../../../assets/stories/earlier-picture.csv"),
        machine: "a busy CPU with 2 threads",
        state: None,
    }),
};

/// Without it.
pub(super) static WITHOUT: Story = Story {
    name: "no-earlier-picture",
    title: "The same without it",
    mode: Mode::Hard,
    settings: || Architecture::Compact2.preset(),
    images: SEEN,
    sentence: "The same pictures for the network compact2, which is given the sample alone: it must find out what is healthy by itself.",
    watch_for: "Watch the validation accuracy: it stays at chance for 4000 pictures and ends below 80 %, after about the same time. \
                Hide the base image from yourself in Play, and see what it is worth to you.",
    recording: Some(Recording {
        curve: include_bytes!("../../../assets/stories/no-earlier-picture.csv"),
        machine: "a busy CPU with 2 threads",
        state: None,
    }),
};
