//! Cards for the wall: a page per picture to print, with base image, sample and four boxes to tick, and one page with the answers.
//!
//! For classes that have one machine, or none. A page of a picture is drawn from the two pictures and its number: it knows no class.

mod page;
mod text;

use std::path::{Path, PathBuf};

use super::ask::{Job, Responder};
use super::{Generators, JobError};
use crate::factory::{Generator, SpecimenId, Syndrome};
use crate::storage::{FileAction, FileError, PictureFolder};
use crate::words::{Locale, in_locale};
use page::{PAGE, Page, Pages};

/// Most cards of one round: the answers fit on one page.
pub const MOST_CARDS: u32 = 100;
/// What is being done, for errors.
const ACTION: FileAction = FileAction::WriteCards;

/// What is on the cards.
#[derive(Clone, Debug)]
pub struct CardsRequest {
    /// The first picture; those behind it in its series follow.
    pub first: SpecimenId,
    /// The seed that people type, which stands on the cards.
    pub seed: u64,
    /// Number of pictures, from 1 to [`MOST_CARDS`].
    pub count: u32,
    /// A new folder, or an empty one.
    pub folder: PathBuf,
    /// The language of what is printed.
    pub locale: Locale,
}

/// How it ended.
#[derive(Debug)]
pub enum CardsEnd {
    /// Everything is written.
    Done,
    /// Cancelled; nothing was left behind.
    Cancelled,
    /// It failed; nothing was left behind.
    Failed(JobError),
}

/// Writes cards. A step of the job is a page.
#[derive(Debug, Default)]
pub struct CardsJob {
    generators: Generators,
}

impl CardsJob {
    /// With this cache of generators.
    pub fn new(generators: Generators) -> Self {
        Self { generators }
    }
}

impl Responder for CardsJob {
    type Question = CardsRequest;
    type Answer = CardsEnd;
    const NAME: &'static str = "cards";

    fn respond(&mut self, request: CardsRequest, job: &Job<'_, Self>) {
        let CardsRequest { first, seed, count, folder, locale } = request;
        let progress = |pages: u32| {
            job.step(pages.into(), (count + 1).into());
            !job.is_stopped()
        };
        let end = match self.generators.of(&first) {
            Ok(generator) => {
                let round = Round { series: first.seed, first: first.index, seed, count };
                in_locale(locale, || write_cards(&generator, round, &folder, progress)).map_err(JobError::from)
            }
            Err(err) => Err(err.into()),
        };
        job.say(match end {
            Ok(true) => CardsEnd::Done,
            Ok(false) => CardsEnd::Cancelled,
            Err(err) => CardsEnd::Failed(err),
        });
    }
}

/// Which pictures are on the cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// Seed of the series.
    pub series: u64,
    /// Place of the first picture in the series.
    pub first: u64,
    /// The seed that people type, which stands on the cards.
    pub seed: u64,
    /// Number of pictures, from 1 to [`MOST_CARDS`].
    pub count: u32,
}

/// Writes the cards of a round into a new folder, or into an empty one: `picture-001.png` and so on, and `answers.png`.
///
/// The folder is made aside, and gets its name when everything is in it. `progress` is told how many pages are written, and answers
/// whether to go on; `false` in the result: stopped, and nothing was left behind. What is printed has the language of the thread.
///
/// # Errors
/// Before anything is drawn: when the number of cards is out of its limits, something is in the folder, or it may not be written. Later:
/// when a page cannot be written.
pub fn write_cards(
    generator: &Generator,
    round: Round,
    folder: &Path,
    mut progress: impl FnMut(u32) -> bool,
) -> Result<bool, FileError> {
    let Round { series, first, seed, count } = round;
    if !(1..=MOST_CARDS).contains(&count) {
        return Err(FileError::new(ACTION, folder, format!("a round has 1 to {MOST_CARDS} cards")));
    }
    let folder = PictureFolder::begin(ACTION, folder)?;
    let pages = Pages::new(&generator.recipe().name, seed, count);
    let write = |name: &str, page: &Page| folder.add(name, PAGE, page.pixels());
    let mut truths: Vec<Syndrome> = Vec::new();
    for number in 1..=count {
        let specimen = generator.specimen(series, first + u64::from(number - 1));
        write(&format!("picture-{number:03}.png"), &pages.picture(number, generator.base().image(), &specimen.image))?;
        truths.push(specimen.plan.syndrome);
        if !progress(number) {
            return Ok(false);
        }
    }
    write("answers.png", &pages.answers(&truths))?;
    progress(count + 1);
    folder.publish()?;
    Ok(true)
}

#[cfg(test)]
mod tests;
