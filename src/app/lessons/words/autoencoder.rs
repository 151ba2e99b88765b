//! Chapter 10: autoencoders.

use std::sync::Arc;

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::{OpenedAutoencoder, PageId, Room};
use crate::network::Autoencoder;
use crate::worker::lessons::AutoencoderCourses;

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
    visit_title: "Look into this network",
    visit,
    computes,
    missing,
};

/// The network that was trained, on the first picture of the stage: its layers, and what they keep.
fn visit(chapters: &Chapters) -> Visit {
    let chapter = &chapters.autoencoder;
    let course = chapter.seen.as_ref().and_then(|courses| courses.of(chapter.knobs.network));
    course.map_or(Visit::Room(Room::Network), |course| {
        let name = "from the lesson".to_owned();
        Visit::Autoencoder(OpenedAutoencoder { model: Arc::clone(&course.newest), name }, course.first.clone())
    })
}

/// Pictures after which the code has something to say.
const ENOUGH: u64 = 960;

fn computes(chapters: &Chapters) -> &'static str {
    match chapters.autoencoder.knobs.network {
        Autoencoder::Denoiser => "The denoiser learns",
        Autoencoder::Bottleneck(_) => "The code is learned",
    }
}

fn missing(chapters: &Chapters) -> Option<&'static str> {
    let chapter = &chapters.autoencoder;
    let courses = chapter.seen.iter().flat_map(AutoencoderCourses::all);
    let is_read = courses.filter_map(|course| course.moments.last()).any(|last| last.kept.is_some() && last.seen >= ENOUGH);
    (!is_read).then_some("what can be read off a code (Code)")
}
