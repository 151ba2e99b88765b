//! The landscape of a run: which run, which point on its plane.

use super::super::Shared;
use super::super::message::sentence;
use super::super::training_words::job_error_words;
use crate::worker::{Ask, Landscape, LandscapeJob, LandscapeRequest, Reply, Steps};

/// A wish about the landscape.
#[derive(Clone, Debug)]
pub enum LandscapeAction {
    /// Shows the landscape in place of the curves of all runs, or hides it.
    Look(bool),
    /// Shows the landscape of a run.
    Choose(String),
    /// Drags the point, in coordinates of the plane.
    Drag([f64; 2]),
    /// Puts the point back on the last checkpoint.
    Release,
    /// Gives up what is being computed; what is known stays.
    Stop,
}

/// The landscape.
#[derive(Debug, Default)]
pub struct RunLandscape {
    /// Whether it is shown in place of the curves of all runs.
    pub is_shown: bool,
    /// The run that is wanted.
    pub run: Option<String>,
    /// What is known about it.
    pub seen: Option<Box<Landscape>>,
    /// Why there is nothing newer to see, as a sentence.
    pub failure: Option<String>,
    place: Option<[f64; 2]>,
    ask: Option<Ask<LandscapeJob>>,
}

impl RunLandscape {
    /// Whether something is being computed.
    pub fn is_busy(&self) -> bool {
        self.ask.as_ref().is_some_and(Ask::is_busy)
    }

    /// How far it is.
    pub fn steps(&self) -> Option<Steps> {
        self.ask.as_ref()?.steps()
    }

    /// Shows the landscape: of the run that was chosen, or else of the newest one.
    pub(super) fn show(&mut self, shared: &Shared) {
        self.is_shown = true;
        if self.run.is_none()
            && let Some(newest) = shared.runs.list.first()
        {
            self.apply(LandscapeAction::Choose(newest.name.clone()), shared);
        }
    }

    pub(super) fn apply(&mut self, action: LandscapeAction, shared: &Shared) {
        match action {
            LandscapeAction::Look(is_shown) => {
                self.is_shown = is_shown;
                return;
            }
            LandscapeAction::Choose(run) => {
                if self.run.as_ref() != Some(&run) {
                    (self.seen, self.place) = (None, None);
                }
                self.run = Some(run);
            }
            LandscapeAction::Drag(place) => self.place = Some(place),
            LandscapeAction::Release => self.place = None,
            LandscapeAction::Stop => {
                self.ask.iter().for_each(Ask::cancel);
                return;
            }
        }
        self.request(shared);
    }

    fn request(&mut self, shared: &Shared) {
        let (Some(store), Some(run)) = (shared.runs.store().cloned(), self.run.clone()) else { return };
        self.failure = None;
        // The picture that was answered last, unless the game asks it again.
        let id = shared.current.answered().map(|(id, _)| id.clone()).filter(|id| !shared.asks(id));
        let generators = shared.generators.clone();
        let ask = self.ask.get_or_insert_with(|| Ask::new(shared.waker(), move || LandscapeJob::new(generators.clone())));
        ask.refine(LandscapeRequest { store, run, id, place: self.place });
    }

    pub(super) fn absorb(&mut self) {
        while let Some(reply) = self.ask.as_ref().and_then(Ask::poll) {
            match reply {
                Reply::Answer(Ok(seen)) if self.run.as_ref() == Some(&seen.run) => self.seen = Some(seen),
                Reply::Answer(Err(err)) => self.failure = Some(sentence(&job_error_words(&err))),
                Reply::Failed(failure) => self.failure = Some(sentence(&failure)),
                Reply::Answer(Ok(_)) | Reply::Done => {}
            }
        }
    }
}
