//! How long each story takes on this machine: measured once, when the stories are first shown, and not while a training runs.

use std::time::Duration;

use super::super::{STORIES, Shared, Story};
use super::{Train, spare_threads};
use crate::network::{Architecture, OptimizerKind};
use crate::worker::{Ask, Failure, Pace, PaceAnswer, PaceJob, PaceRequest, Reply};

/// Trainings that are equally fast: the same network, optimizer and batch.
type Kind = (Architecture, OptimizerKind, usize);

/// How long a story takes here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoryTime {
    /// It is being measured.
    Measuring,
    /// About so long.
    About(Duration),
    /// It could not be measured.
    Unknown,
}

/// A pace that could not be measured; the log says why.
#[derive(Clone, Copy, Debug)]
struct NotMeasured;

/// What has been measured.
#[derive(Debug, Default)]
pub struct Paces {
    known: Vec<(Kind, Result<Pace, NotMeasured>)>,
    /// What is being measured, in the order of the request.
    asked: Vec<Kind>,
    ask: Option<Ask<PaceJob>>,
}

fn kind(story: &Story) -> Kind {
    let settings = story.settings();
    (settings.architecture, settings.optimizer, settings.batch)
}

impl Paces {
    /// What is known of a story: its pace, or that it could not be measured.
    fn of(&self, story: &Story) -> Option<Result<Pace, NotMeasured>> {
        self.known.iter().find(|(known, _)| *known == kind(story)).map(|(_, pace)| *pace)
    }

    /// How long a story takes.
    pub fn time(&self, story: &Story) -> StoryTime {
        match self.of(story) {
            None => StoryTime::Measuring,
            Some(Err(NotMeasured)) => StoryTime::Unknown,
            Some(Ok(pace)) => StoryTime::About(pace.whole(story.images, story.settings().dataset.is_some())),
        }
    }

    /// Whether something is not measured yet, and not being measured.
    pub fn is_wanted(&self) -> bool {
        self.asked.is_empty() && STORIES.iter().any(|story| self.of(story).is_none())
    }

    /// Gives up what is being measured: the machine is needed. What is known stays.
    pub(super) fn cancel(&mut self) {
        self.asked.clear();
        self.ask.iter().for_each(Ask::cancel);
    }

    fn keep(&mut self, place: usize, pace: Result<Pace, NotMeasured>) {
        if let Some(kind) = self.asked.get(place) {
            self.known.push((*kind, pace));
        }
    }
}

impl Train {
    /// Measures what is not known yet.
    pub(super) fn measure_stories(&mut self, shared: &Shared) {
        if self.is_active() || !self.paces.is_wanted() {
            return;
        }
        let (mut asked, mut trainings) = (Vec::new(), Vec::new());
        for story in STORIES.iter().filter(|story| self.paces.of(story).is_none()) {
            if !asked.contains(&kind(story)) {
                asked.push(kind(story));
                trainings.push((story.settings(), story.mode.recipe()));
            }
        }
        self.paces.asked = asked;
        let request = PaceRequest { trainings, base: (*shared.base).clone(), device: self.form.device, threads: spare_threads() };
        self.paces.ask.get_or_insert_with(|| Ask::new(shared.waker(), PaceJob::default)).ask(request);
    }

    pub(super) fn absorb_paces(&mut self) {
        while let Some(reply) = self.paces.ask.as_ref().and_then(Ask::poll) {
            match reply {
                Reply::Answer(PaceAnswer { place, pace }) => {
                    if let Err(err) = &pace {
                        log::warn!("the pace of a story could not be measured: {err}");
                    }
                    self.paces.keep(place, pace.map_err(|_told| NotMeasured));
                }
                Reply::Failed(failure) => self.paces.give_up(&failure),
                Reply::Done => self.paces.asked.clear(),
            }
        }
    }
}

impl Paces {
    fn give_up(&mut self, failure: &Failure) {
        log::error!("the stories could not be measured: {failure}");
        let known: Vec<Kind> = self.known.iter().map(|(kind, _)| *kind).collect();
        let missing = std::mem::take(&mut self.asked).into_iter().filter(|kind| !known.contains(kind));
        self.known.extend(missing.map(|kind| (kind, Err(NotMeasured))));
    }
}
