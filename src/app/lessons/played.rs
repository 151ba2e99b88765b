//! A chapter as it stands: its knobs, what is seen, and the prediction.

use std::sync::Arc;

use super::super::message::sentence;
use crate::factory::BaseImage;
use crate::worker::lessons::{Chapter, ChapterJob, ChapterRequest};
use crate::worker::{Ask, Reply, Steps, Waker};

/// The pictures on which a chapter is played.
#[derive(Clone, Debug)]
pub struct Place {
    /// The base image.
    pub base: Arc<BaseImage>,
    /// Seed of the pictures.
    pub seed: u64,
}

/// A chapter as it stands.
#[derive(Debug)]
pub struct Played<C: Chapter> {
    /// What the hand has set.
    pub knobs: C::Knobs,
    /// What is seen: the newest answer.
    pub seen: Option<C::Seen>,
    failure: Option<String>,
    prediction: Option<usize>,
    was_moved: bool,
    was_evident: bool,
    ask: Ask<ChapterJob<C>>,
}

/// What all chapters have in common.
pub trait AnyPlayed {
    /// The prediction that was made: 0, 1 or 2.
    fn prediction(&self) -> Option<usize>;
    /// Whether a knob was turned since the chapter was opened or reset.
    fn was_moved(&self) -> bool;
    /// Whether the stage has shown what answers the question, since the chapter was opened or reset.
    fn is_evident(&self) -> bool;
    /// Whether the question may be answered: something was predicted and moved, and the stage has shown what answers it.
    fn is_answered(&self) -> bool {
        self.prediction().is_some() && self.was_moved() && self.is_evident()
    }
    /// Why there is nothing newer to see, as a sentence.
    fn failure(&self) -> Option<&str>;
    /// Whether something is seen.
    fn is_seen(&self) -> bool;
    /// Whether something is being computed.
    fn is_busy(&self) -> bool;
    /// How far a long computation is.
    fn steps(&self) -> Option<Steps>;
    /// Whether a long computation is under way, such as a training: one that tells how far it is.
    fn is_in_progress(&self) -> bool {
        self.is_busy() && self.steps().is_some_and(|steps| steps.total > 0)
    }
    /// Takes a prediction, if none was made yet.
    fn predict(&mut self, choice: usize);
    /// The stage shows what answers the question.
    fn witness(&mut self);
    /// Computes what is seen, unless it is there.
    fn open(&mut self, place: &Place);
    /// Gives up what is being computed.
    fn give_up(&mut self);
    /// The chapter as it opens.
    fn reset(&mut self, place: &Place);
    /// What was seen does not hold any more.
    fn forget(&mut self);
    /// Takes in what the thread said.
    fn absorb(&mut self);
}

impl<C: Chapter> Played<C> {
    /// The chapter as it opens.
    pub(super) fn new(waker: &Waker) -> Self {
        Self {
            knobs: C::Knobs::default(),
            seen: None,
            failure: None,
            prediction: None,
            was_moved: false,
            was_evident: false,
            ask: Ask::new(Arc::clone(waker), ChapterJob::default),
        }
    }

    /// A hand turned the knobs. What was seen stays until there is something newer.
    pub(super) fn turn(&mut self, knobs: C::Knobs, place: &Place) {
        if self.knobs != knobs {
            self.was_moved = true;
            self.knobs = knobs;
            self.request(place);
        }
    }

    fn request(&mut self, place: &Place) {
        self.failure = None;
        self.ask.refine(ChapterRequest { base: Arc::clone(&place.base), seed: place.seed, knobs: self.knobs.clone() });
    }
}

/// A chapter as it stood before a lesson.
#[derive(Debug)]
pub struct PlayedAside<C: Chapter> {
    knobs: C::Knobs,
    seen: Option<C::Seen>,
    failure: Option<String>,
    prediction: Option<usize>,
    was_moved: bool,
    was_evident: bool,
}

impl<C: Chapter> Played<C> {
    /// Puts the chapter aside; it is as it opens. What is half computed begins anew when it is brought back.
    pub(super) fn set_aside(&mut self) -> PlayedAside<C> {
        self.give_up();
        PlayedAside {
            knobs: std::mem::take(&mut self.knobs),
            seen: self.seen.take(),
            failure: self.failure.take(),
            prediction: self.prediction.take(),
            was_moved: std::mem::take(&mut self.was_moved),
            was_evident: std::mem::take(&mut self.was_evident),
        }
    }

    /// The chapter as it stood.
    pub(super) fn put_back(&mut self, aside: PlayedAside<C>) {
        self.ask.cancel();
        (self.knobs, self.seen, self.failure) = (aside.knobs, aside.seen, aside.failure);
        (self.prediction, self.was_moved, self.was_evident) = (aside.prediction, aside.was_moved, aside.was_evident);
    }
}

impl<C: Chapter> AnyPlayed for Played<C> {
    fn prediction(&self) -> Option<usize> {
        self.prediction
    }

    fn was_moved(&self) -> bool {
        self.was_moved
    }

    fn is_evident(&self) -> bool {
        self.was_evident
    }

    fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    fn is_seen(&self) -> bool {
        self.seen.is_some()
    }

    fn is_busy(&self) -> bool {
        self.ask.is_busy()
    }

    fn steps(&self) -> Option<Steps> {
        self.ask.steps()
    }

    fn predict(&mut self, choice: usize) {
        self.prediction.get_or_insert(choice);
    }

    fn witness(&mut self) {
        self.was_evident = true;
    }

    fn open(&mut self, place: &Place) {
        if self.seen.is_none() && !self.ask.is_busy() {
            self.request(place);
        }
    }

    fn give_up(&mut self) {
        if self.ask.is_busy() {
            self.ask.cancel();
            // What is half computed begins anew when the chapter is opened again.
            self.seen = None;
        }
    }

    fn reset(&mut self, place: &Place) {
        self.knobs = C::Knobs::default();
        (self.prediction, self.was_moved) = (None, false);
        self.forget();
        self.request(place);
    }

    fn forget(&mut self) {
        self.ask.cancel();
        (self.seen, self.failure, self.was_evident) = (None, None, false);
    }

    fn absorb(&mut self) {
        while let Some(reply) = self.ask.poll() {
            match reply {
                Reply::Answer(Ok(seen)) => self.seen = Some(seen),
                Reply::Answer(Err(err)) => self.failure = Some(sentence(&err)),
                Reply::Failed(failure) => self.failure = Some(sentence(&failure)),
                Reply::Done => {}
            }
        }
    }
}
