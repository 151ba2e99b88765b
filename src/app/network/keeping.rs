//! What the layer that is looked at keeps of what was drawn for the pictures.

use std::sync::Arc;

use super::super::{PageId, Shared};
use super::{Network, Refusal, words};
use crate::lecture::ReadOut;
use crate::worker::{Ask, ReadOutJob, ReadOutRequest, Reply, Steps};

/// The page that says what a layer keeps.
pub const KEPT: PageId = PageId("kept");

/// The reading of layers.
#[derive(Debug)]
pub struct Keeping {
    asked: Option<ReadOutRequest>,
    found: Option<(ReadOutRequest, Arc<ReadOut>)>,
    /// Why there is none.
    failure: Option<Refusal>,
    ask: Ask<ReadOutJob>,
}

impl Keeping {
    pub(super) fn new(shared: &Shared) -> Self {
        let generators = shared.generators.clone();
        let ask = Ask::new(shared.waker(), move || ReadOutJob::new(generators.clone()));
        Self { asked: None, found: None, failure: None, ask }
    }

    /// What the layer keeps that was asked for last, once it is read.
    pub fn found(&self) -> Option<&ReadOut> {
        self.found.as_ref().filter(|(request, _)| self.asked.as_ref() == Some(request)).map(|(_, read)| &**read)
    }

    /// Why it cannot be read, as a sentence.
    pub fn failure(&self) -> Option<String> {
        self.failure.as_ref().map(words::not_read)
    }

    /// How far the reading is.
    pub fn steps(&self) -> Option<Steps> {
        self.ask.steps()
    }
}

impl Network {
    /// Asks what the layer keeps, where the page is open and this was not asked already; away from the page nothing is wanted.
    pub(super) fn seek_kept(&mut self) {
        if self.page != KEPT {
            if self.keeping.asked.take().is_some() {
                self.keeping.ask.cancel();
            }
            return;
        }
        let Some(shown) = &self.shown else { return };
        let request = ReadOutRequest {
            subject: shown.subject(),
            layer: self.layer.min(shown.anatomy.layers.len().saturating_sub(1)),
            recipe: Arc::clone(&shown.id.recipe),
            base: Arc::clone(&shown.id.base),
        };
        if self.keeping.asked.as_ref() != Some(&request) {
            self.keeping.failure = None;
            self.keeping.asked = Some(request.clone());
            self.keeping.ask.ask(request);
        }
    }

    pub(super) fn absorb_kept(&mut self) {
        self.seek_kept();
        while let Some(reply) = self.keeping.ask.poll() {
            match reply {
                Reply::Answer(Ok(found)) => self.keeping.found = Some(found),
                Reply::Answer(Err(err)) => self.keeping.failure = Some(Refusal::Impossible(err)),
                Reply::Failed(failure) => self.keeping.failure = Some(Refusal::Broken(failure)),
                Reply::Done => {}
            }
        }
    }
}
