//! Chapter 10: autoencoders.

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::PageId;

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("autoencoder"),
    number: 10,
    title: "Autoencoder",
    group: ChapterGroup::WithoutLabels,
    slide: "Slide: Autoencoder",
    question: "A network writes each picture as 32 numbers and paints it again from these numbers alone. Nobody tells it the class. \
               What do the 32 numbers keep best?",
    predictions: [
        "The tumors: they differ most from picture to picture",
        "Where the head lies, and how bright it is",
        "The class",
    ],
    right: 1,
    task: "Watch the network take out noise, and go back in its training. Then choose the code, and see what can be read off it.",
    sentence: "An autoencoder keeps what changes many pixels: the code knows the pose and forgets the disease. What is small but \
               important is lost, unless somebody asks for it.",
    visit_title: "What do other layers keep?",
    visit,
};

fn visit(_: &Chapters) -> Visit {
    Visit::Network(PageId("kept"))
}
