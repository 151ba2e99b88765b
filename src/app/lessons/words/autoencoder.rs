//! Chapter 10: autoencoders.

use std::sync::Arc;

use super::super::{Chapters, Visit};
use super::{ChapterGroup, ChapterWords};
use crate::app::{OpenedAutoencoder, PageId, Room};
use crate::network::Autoencoder;
use crate::words::{Words, words};
use crate::worker::lessons::AutoencoderCourses;

/// What the chapter says.
pub const WORDS: ChapterWords = ChapterWords {
    id: PageId("autoencoder"),
    number: 10,
    title: Words::lessons_autoencoder_title,
    group: ChapterGroup::WithoutLabels,
    slide: Words::lessons_autoencoder_slide,
    question: Words::lessons_autoencoder_question,
    predictions: [
        Words::lessons_autoencoder_prediction_first,
        Words::lessons_autoencoder_prediction_second,
        Words::lessons_autoencoder_prediction_third,
    ],
    right: 1,
    task: Words::lessons_autoencoder_task,
    sentence: Words::lessons_autoencoder_sentence,
    visit_title: Words::lessons_autoencoder_visit,
    visit,
    computes,
    missing,
};

/// The network that was trained, on the first picture of the stage: its layers, and what they keep.
fn visit(chapters: &Chapters) -> Visit {
    let chapter = &chapters.autoencoder;
    let course = chapter.seen.as_ref().and_then(|courses| courses.of(chapter.knobs.network));
    course.map_or(Visit::Room(Room::Network), |course| {
        let name = words().lessons_autoencoder_opened();
        Visit::Autoencoder(OpenedAutoencoder { model: Arc::clone(&course.newest), name }, course.first.clone())
    })
}

/// Pictures after which the code has something to say.
const ENOUGH: u64 = 960;

fn computes(chapters: &Chapters) -> String {
    match chapters.autoencoder.knobs.network {
        Autoencoder::Denoiser => words().lessons_autoencoder_denoiser(),
        Autoencoder::Bottleneck(_) => words().lessons_autoencoder_code(),
    }
}

fn missing(chapters: &Chapters) -> Option<String> {
    let chapter = &chapters.autoencoder;
    let courses = chapter.seen.iter().flat_map(AutoencoderCourses::all);
    let is_read = courses.filter_map(|course| course.moments.last()).any(|last| last.kept.is_some() && last.seen >= ENOUGH);
    (!is_read).then(|| words().lessons_autoencoder_missing())
}
