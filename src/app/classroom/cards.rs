//! Cards for the wall: the pictures of a test to print, written on another thread.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::file_request::{FileKind, FileRequest};
use super::super::{Action, Shared};
use super::{ClassAction, ClassSetup, words};
use crate::classroom::{TestLength, TestPlan};
use crate::factory::SpecimenId;
use crate::words::Words;
use crate::worker::{Ask, CardsEnd, CardsJob, CardsRequest, Reply, Steps};

/// Where the pages go.
pub const PRINT_CARDS: FileRequest =
    FileRequest::save(Words::file_name_new_folder_for_the_pages, FileKind::Folders, "cards", |path| {
        Action::Class(ClassAction::PrintCards(path))
    });

/// The pages that are being written.
#[derive(Debug)]
pub struct Cards {
    job: Ask<CardsJob>,
    /// How many pictures, and the folder, while they are written.
    running: Option<(u32, PathBuf)>,
}

impl Cards {
    /// Nothing is written.
    pub(super) fn new(shared: &Shared) -> Self {
        let generators = shared.generators.clone();
        Self { job: Ask::new(shared.waker(), move || CardsJob::new(generators.clone())), running: None }
    }

    /// How far the pages are, while they are written.
    pub fn steps(&self) -> Option<Steps> {
        self.running.as_ref()?;
        self.job.steps()
    }

    /// Whether pages are written.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Writes the pictures of the test of this setup into a new folder: a page for each, and one with the answers.
    pub(super) fn print(&mut self, folder: PathBuf, setup: ClassSetup, shared: &Shared) {
        let plan = TestPlan { seed: setup.seed, length: TestLength::at_most(setup.test_pictures) };
        let recipe = Arc::new(setup.mode.recipe());
        let (series, count) = (plan.series(), plan.length.pictures());
        let first = SpecimenId { index: recipe.opening(series), recipe, base: Arc::clone(&shared.base), seed: series };
        self.running = Some((count, folder.clone()));
        self.job.ask(CardsRequest { first, seed: setup.seed, count, folder, locale: shared.locale });
    }

    /// Takes in how it ended.
    pub(super) fn absorb(&mut self, shared: &mut Shared) {
        while let Some(reply) = self.job.poll() {
            match (reply, self.running.take()) {
                (Reply::Answer(CardsEnd::Done), Some((count, folder))) => shared.tell(words::cards_written(count, &folder)),
                (Reply::Answer(CardsEnd::Failed(err)), _) => shared.tell(words::no_cards(&err)),
                (Reply::Failed(failure), _) => shared.tell(words::cards_broken(&failure)),
                (Reply::Answer(CardsEnd::Done | CardsEnd::Cancelled) | Reply::Done, _) => {}
            }
        }
    }

    /// Waits until the pages are written or given up, at most for `limit`; whether they are.
    pub(super) fn finish_within(&self, limit: std::time::Duration) -> bool {
        self.job.finish_within(limit)
    }
}
