//! The base image in use: where it comes from, and how another one takes its place.

use std::sync::Arc;

use super::base_words::made_base_words;
use super::{Effect, InWords as _, Message, Shared};
use crate::factory::{BaseImage, MadeBase, derived_seed};
use crate::words::words;
use crate::worker::{Ask, MadeBaseJob, Reply, Waker};

/// Largest number of a brain that is drawn: short enough to be told to somebody. Larger ones can be typed.
const LARGEST_DRAWN: u64 = 99_999;

/// Where the base image comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BaseOrigin {
    /// The program made it.
    Made(MadeBase),
    /// It was given, as a file or by a network; what people call it.
    Given(String),
}

impl BaseOrigin {
    /// What people call it.
    pub fn name(&self) -> String {
        match self {
            Self::Made(made) => made_base_words(*made),
            Self::Given(name) => name.clone(),
        }
    }

    /// The base image, where the program makes it.
    pub fn made(&self) -> Option<MadeBase> {
        match self {
            Self::Made(made) => Some(*made),
            Self::Given(_) => None,
        }
    }
}

/// The base image that is being made, on a thread of its own.
#[derive(Debug)]
pub struct BaseWork {
    asks: Ask<MadeBaseJob>,
    wanted: Option<MadeBase>,
}

impl BaseWork {
    /// Nothing to do yet.
    pub(super) fn new(waker: Waker) -> Self {
        Self { asks: Ask::new(waker, MadeBaseJob::default), wanted: None }
    }
}

impl Shared {
    /// What people call the base image.
    pub fn base_name(&self) -> String {
        self.base_origin.name()
    }

    /// Whether another base image is being made.
    pub fn is_making_base(&self) -> bool {
        self.base_work.wanted.is_some()
    }

    /// The number of the brain that is in use, or on its way; `None` where it has none.
    pub fn brain_number(&self) -> Option<u64> {
        self.base_work.wanted.or_else(|| self.base_origin.made()).and_then(MadeBase::seed)
    }

    /// Wants a base image that the program makes.
    pub(super) fn want_base(&mut self, made: MadeBase) {
        if made == MadeBase::Bundled {
            // It is there already.
            self.use_base(made.make(), BaseOrigin::Made(made));
        } else if self.base_work.wanted.or_else(|| self.base_origin.made()) != Some(made) {
            self.base_work.wanted = Some(made);
            self.base_work.asks.ask(made);
        }
    }

    /// No other base image is wanted any more.
    pub(super) fn stop_making_base(&mut self) {
        self.base_work.asks.cancel();
        self.base_work.wanted = None;
    }

    /// Draws another brain. Two people at the same brain and the same seed of the game get the same one.
    pub(super) fn draw_brain(&mut self, game_seed: u64) {
        let here = self.brain_number().unwrap_or(0);
        let drawn = derived_seed(game_seed, "a new brain") ^ derived_seed(here, "the brain before it");
        let number = drawn % LARGEST_DRAWN + 1;
        self.want_base(MadeBase::random(if number == here { number % LARGEST_DRAWN + 1 } else { number }));
    }

    /// Takes in the base image that was made.
    pub(super) fn absorb_bases(&mut self) {
        while let Some(reply) = self.base_work.asks.poll() {
            match reply {
                Reply::Answer((made, base)) => self.use_base(*base, BaseOrigin::Made(made)),
                Reply::Done => {}
                Reply::Failed(failure) => {
                    self.base_work.wanted = None;
                    self.tell(Message::failed(words().shared_base_not_made(failure.in_words())));
                }
            }
        }
    }

    /// Another base image for all rooms. One that the program makes is there again at the next start.
    pub(super) fn use_base(&mut self, base: BaseImage, origin: BaseOrigin) {
        self.base_work.asks.cancel();
        self.base_work.wanted = None;
        self.tell(Message::done(words().base_taken(origin.name())));
        let kept = origin.made().unwrap_or_default();
        if self.settings.base != kept {
            self.change_settings(|settings| settings.base = kept);
        }
        (self.base, self.base_origin) = (Arc::new(base), origin);
        self.want(Effect::CloseGallery);
        self.want(Effect::BaseChanged);
    }
}
