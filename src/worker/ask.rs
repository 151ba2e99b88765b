//! The one way in which a room asks a thread for something.
//!
//! A [`Responder`] says what a thread does with a question; an [`Ask`] is the room's end: it takes questions, and gives
//! replies. Which question a reply belongs to is the business of this file alone: a room never sees a stale one.
//!
//! Ordering: by [`Responder::ORDER`], either the newest question only (for pictures: who turns a knob wants the last picture),
//! or every question in turn (for files: nothing that was ordered is left out). Back-pressure: [`ROOM`] replies wait; a job
//! that has more to say waits until they are read, or until nobody wants them any more. Failure: a panic, or a thread that
//! cannot be started, is a reply, and the next question is answered as if nothing had happened. Shutdown: dropping the `Ask`
//! tells the thread to end and does not wait; [`Ask::close_within`] waits, for whoever has to tidy up.

mod job;

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::Waker;
use super::guard::{self, Failure, Spawn};

pub use job::Job;

/// Most replies that wait to be read.
const ROOM: usize = 64;
/// Shortest time between two reports of progress.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(50);

/// Which questions are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The newest one; one that waits is replaced.
    Newest,
    /// All of them, one after the other.
    InTurn,
}

/// What a thread does with questions. It lives on the thread, and may remember what the next question can use.
pub trait Responder: 'static {
    /// What is asked.
    type Question: Send + 'static;
    /// What is said to it; one question may have several answers.
    type Answer: Send + 'static;
    /// Name of the thread.
    const NAME: &'static str;
    /// Which questions are answered.
    const ORDER: Order = Order::Newest;

    /// Answers a question by [`Job::say`], and looks at [`Job::is_wanted`] or [`Job::has_newer`] now and then.
    fn respond(&mut self, question: Self::Question, job: &Job<'_, Self>)
    where
        Self: Sized;
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply<A> {
    /// An answer to the newest question, or to one that it refines.
    Answer(A),
    /// There is no more to say about a question.
    Done,
    /// The job broke off.
    Failed(Failure),
}

/// How far a job is, in steps of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// Steps that are done.
    pub done: u64,
    /// All steps.
    pub total: u64,
}

/// The room's end.
pub struct Ask<R: Responder> {
    channel: Arc<Channel<R>>,
    make: Arc<dyn Fn() -> R + Send + Sync>,
    waker: Waker,
    spawn: Spawn,
    is_started: bool,
}

impl<R: Responder> fmt::Debug for Ask<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ask({})", R::NAME)
    }
}

impl<R: Responder> Ask<R> {
    /// A way to ask. The thread starts with the first question; `make` is called on it, and again after a panic. The waker is
    /// called when there is something to read.
    pub fn new(waker: Waker, make: impl Fn() -> R + Send + Sync + 'static) -> Self {
        let channel = Arc::new(Channel { state: Mutex::default(), changed: Condvar::new() });
        Self { channel, make: Arc::new(make), waker, spawn: guard::spawn, is_started: false }
    }

    /// Asks. Nothing that was asked before is answered any more, unless questions are answered in turn.
    pub fn ask(&mut self, question: R::Question) {
        self.put(question, State::forget);
    }

    /// Asks for the same thing more exactly, as while a knob is dragged: answers to what was asked before are read too, until
    /// this one is answered.
    pub fn refine(&mut self, question: R::Question) {
        self.put(question, |state| state.questions.clear());
    }

    /// Nothing is wanted any more: what waits is dropped, what is under way is given up.
    pub fn cancel(&self) {
        let mut state = self.channel.lock();
        state.newest += 1;
        state.forget();
        self.channel.changed.notify_all();
    }

    /// Asks the job under way to come to an end by itself, which it then says: for work that has to tidy up.
    pub fn stop(&self) {
        let mut state = self.channel.lock();
        state.stopped = state.newest;
    }

    /// The next reply, if there is one.
    pub fn poll(&self) -> Option<Reply<R::Answer>> {
        let reply = self.channel.lock().replies.pop_front();
        if reply.is_some() {
            self.channel.changed.notify_all();
        }
        reply
    }

    /// Waits until there is a reply to read, at most so long.
    pub fn wait_within(&self, limit: Duration) -> bool {
        !self.channel.wait_until(Instant::now() + limit, |state| state.is_over || !state.replies.is_empty()).replies.is_empty()
    }

    /// Whether a question waits or is being answered.
    pub fn is_busy(&self) -> bool {
        let state = self.channel.lock();
        !state.questions.is_empty() || state.running.is_some_and(|ticket| ticket >= state.oldest)
    }

    /// How far the job under way is, as far as it tells.
    pub fn steps(&self) -> Option<Steps> {
        self.channel.lock().steps
    }

    /// Ends the thread and waits for it, at most so long; `false` when it works on.
    pub fn close_within(&self, limit: Duration) -> bool {
        self.channel.lock().close();
        self.channel.changed.notify_all();
        !self.is_started || self.channel.wait_until(Instant::now() + limit, |state| state.is_over).is_over
    }

    /// The same, but what waits is answered first: for orders that must not be lost.
    pub fn finish_within(&self, limit: Duration) -> bool {
        let end = Instant::now() + limit;
        let mut state = self.channel.lock();
        while self.is_started && !state.is_over && (!state.questions.is_empty() || state.running.is_some()) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            state.replies.clear(); // nobody reads them any more
            self.channel.changed.notify_all();
            state =
                self.channel.changed.wait_timeout(state, left.min(PROGRESS_INTERVAL)).unwrap_or_else(PoisonError::into_inner).0;
        }
        drop(state);
        self.close_within(end.saturating_duration_since(Instant::now()))
    }

    /// Puts a question where the thread finds it; `drop_older` says what the newest question replaces.
    fn put(&mut self, question: R::Question, drop_older: impl FnOnce(&mut State<R>)) {
        let channel = Arc::clone(&self.channel);
        let mut state = channel.lock();
        state.newest += 1;
        if R::ORDER == Order::Newest {
            drop_older(&mut state);
        }
        let ticket = state.newest;
        state.questions.push_back((ticket, question));
        self.start(state);
    }

    /// Starts the thread where none runs; one that cannot be started is a reply.
    fn start(&mut self, mut state: MutexGuard<'_, State<R>>) {
        if !self.is_started || state.is_over {
            state.is_over = false;
            let (channel, make, waker) = (Arc::clone(&self.channel), Arc::clone(&self.make), Arc::clone(&self.waker));
            match (self.spawn)(R::NAME, Box::new(move || run(&channel, &*make, &waker))) {
                Ok(_detached) => self.is_started = true,
                Err(err) => {
                    state.questions.clear();
                    state.replies.push_back(Reply::Failed(Failure::NoThread(err.to_string())));
                    drop(state);
                    return (self.waker)();
                }
            }
        }
        drop(state);
        self.channel.changed.notify_all();
    }
}

impl<R: Responder> Drop for Ask<R> {
    fn drop(&mut self) {
        self.channel.lock().close();
        self.channel.changed.notify_all();
    }
}

/// What both ends share.
struct Channel<R: Responder> {
    state: Mutex<State<R>>,
    changed: Condvar,
}

impl<R: Responder> Channel<R> {
    /// A value is whole or not there, so a panic elsewhere does no harm to the state.
    fn lock(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until something holds, at most until `end`.
    fn wait_until(&self, end: Instant, holds: impl Fn(&State<R>) -> bool) -> MutexGuard<'_, State<R>> {
        let mut state = self.lock();
        loop {
            let left = end.saturating_duration_since(Instant::now());
            if holds(&state) || left.is_zero() {
                return state;
            }
            state = self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

struct State<R: Responder> {
    /// Questions that wait, with their tickets.
    questions: VecDeque<(u64, R::Question)>,
    replies: VecDeque<Reply<R::Answer>>,
    /// The ticket of the newest question.
    newest: u64,
    /// What belongs to an older ticket is stale.
    oldest: u64,
    /// The ticket of the question that is being answered.
    running: Option<u64>,
    /// The ticket of the question that was begun last.
    begun: u64,
    /// The newest ticket when a stop was asked for.
    stopped: u64,
    steps: Option<Steps>,
    /// When progress was told last.
    told: Option<Instant>,
    is_closed: bool,
    is_over: bool,
}

impl<R: Responder> Default for State<R> {
    fn default() -> Self {
        Self {
            questions: VecDeque::new(),
            replies: VecDeque::new(),
            newest: 0,
            oldest: 0,
            running: None,
            begun: 0,
            stopped: 0,
            steps: None,
            told: None,
            is_closed: false,
            is_over: false,
        }
    }
}

impl<R: Responder> State<R> {
    /// Makes everything stale that is older than the newest ticket.
    fn forget(&mut self) {
        self.oldest = self.newest;
        self.questions.clear();
        self.replies.clear();
        self.steps = None;
    }

    fn close(&mut self) {
        self.is_closed = true;
        self.questions.clear();
        self.replies.clear();
    }

    fn is_wanted(&self, ticket: u64) -> bool {
        !self.is_closed && ticket >= self.oldest
    }
}

/// The thread: one question after the other, until the room is gone. Whatever breaks off, the room hears of it: a question that was
/// being answered has failed, and the next one starts a thread of its own.
fn run<R: Responder>(channel: &Channel<R>, make: &dyn Fn() -> R, waker: &Waker) {
    let worked = guard::caught(|| answer_all(channel, make, waker));
    let mut state = channel.lock();
    state.is_over = true;
    if let Err(failure) = worked {
        log::error!("{}: {failure}", R::NAME);
        state.questions.clear();
        state.running = None;
        state.replies.push_back(Reply::Failed(failure));
    }
    drop(state);
    channel.changed.notify_all();
}

fn answer_all<R: Responder>(channel: &Channel<R>, make: &dyn Fn() -> R, waker: &Waker) {
    let mut responder = None;
    while let Some(Begun { ticket, question, is_first }) = next(channel) {
        let job = Job { channel, ticket, is_first, waker };
        let answered = guard::caught(|| responder.get_or_insert_with(make).respond(question, &job));
        match answered {
            Ok(()) => job.reply(Reply::Done),
            Err(failure) => {
                log::error!("{}: {failure}", R::NAME);
                responder = None; // what it remembers may be half changed
                job.reply(Reply::Failed(failure));
            }
        }
    }
}

/// A question whose turn has come.
struct Begun<R: Responder> {
    ticket: u64,
    question: R::Question,
    is_first: bool,
}

/// Waits for a question; `None` once the room is gone.
fn next<R: Responder>(channel: &Channel<R>) -> Option<Begun<R>> {
    let mut state = channel.lock();
    loop {
        if state.is_closed {
            return None;
        }
        if let Some((ticket, question)) = state.questions.pop_front() {
            let is_first = state.begun < state.oldest || state.begun == 0;
            (state.running, state.begun) = (Some(ticket), ticket);
            return Some(Begun { ticket, question, is_first });
        }
        state = channel.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
}

#[cfg(test)]
mod tests;
