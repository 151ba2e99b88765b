//! The thread's end of an [`super::Ask`]: one question under way.

use std::sync::PoisonError;
use std::time::Instant;

use super::{Channel, PROGRESS_INTERVAL, ROOM, Reply, Responder, Steps, Waker};

/// A question under way, on its thread.
pub struct Job<'a, R: Responder> {
    pub(super) channel: &'a Channel<R>,
    pub(super) ticket: u64,
    pub(super) is_first: bool,
    pub(super) waker: &'a Waker,
}

impl<R: Responder> Job<'_, R> {
    /// Says something to the question; nothing is said once it is not wanted any more.
    pub fn say(&self, answer: R::Answer) {
        self.reply(Reply::Answer(answer));
    }

    /// Tells how far it is.
    pub fn step(&self, done: u64, total: u64) {
        let mut state = self.channel.lock();
        if state.is_wanted(self.ticket) {
            state.steps = Some(Steps { done, total });
            let is_due = state.told.is_none_or(|told| told.elapsed() >= PROGRESS_INTERVAL) || done == total;
            if is_due {
                state.told = Some(Instant::now());
                drop(state);
                (self.waker)();
            }
        }
    }

    /// Whether an answer would be read: not once something else is asked, or the room is gone.
    pub fn is_wanted(&self) -> bool {
        self.channel.lock().is_wanted(self.ticket)
    }

    /// Whether it should come to an end: a stop was asked for, or an answer would not be read.
    pub fn is_stopped(&self) -> bool {
        let state = self.channel.lock();
        self.ticket <= state.stopped || !state.is_wanted(self.ticket)
    }

    /// Whether this is the first question since all former ones became stale: whoever asks knows nothing yet.
    pub fn is_first(&self) -> bool {
        self.is_first
    }

    /// Whether another question waits, or this one is not wanted any more.
    pub fn has_newer(&self) -> bool {
        let state = self.channel.lock();
        !state.questions.is_empty() || !state.is_wanted(self.ticket)
    }

    pub(super) fn reply(&self, reply: Reply<R::Answer>) {
        let mut state = self.channel.lock();
        while state.is_wanted(self.ticket) && state.replies.len() >= ROOM {
            state = self.channel.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        // With the last reply the job is over: whoever reads it finds nobody busy.
        if !matches!(reply, Reply::Answer(_)) {
            (state.running, state.steps) = (None, None);
        }
        let is_wanted = state.is_wanted(self.ticket);
        if is_wanted {
            state.replies.push_back(reply);
        }
        drop(state);
        self.channel.changed.notify_all();
        if is_wanted {
            (self.waker)();
        }
    }
}
