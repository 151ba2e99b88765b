//! Evidence, found on a thread of its own: the next picture never waits for it.
//!
//! Ordering: the newest request wins; one under way is given up between two of its steps. A slow method tells what it has found so
//! far, coarse first. Shutdown: dropping the handle closes the mailbox and joins; a step takes some tens of milliseconds.

use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use super::Waker;
use super::latest::Latest;
use super::mailbox::Mailbox;
use crate::factory::{Specimen, Syndrome};
use crate::network::{ComputeDevice, Evidence, EvidenceMethod, Explainer, Model, uniform_share};

/// What to look for, and where.
#[derive(Clone, Debug)]
pub struct EvidenceOrder {
    /// Which request it is; comes back with the result.
    pub ticket: u64,
    /// The network that answered.
    pub model: Arc<Model>,
    /// The picture, with its truth.
    pub specimen: Specimen,
    /// How to look.
    pub method: EvidenceMethod,
    /// What speaks for this class.
    pub class: Syndrome,
}

/// What speaks for a class in a picture, and how much of it lies on true tumors.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceOnTumors {
    /// How it was found.
    pub method: EvidenceMethod,
    /// The evidence.
    pub evidence: Evidence,
    /// Its share on tumors; `None` where nothing speaks for the class.
    pub share: Option<f64>,
    /// The share that evidence spread evenly would have: 0 for a healthy picture.
    pub uniform: f64,
    /// How much of the work is done, above 0 and up to 1.
    pub done: f32,
}

/// What the thread says.
#[derive(Clone, Debug)]
pub enum EvidenceEvent {
    /// The evidence, as far as it is found.
    Found {
        /// Which request.
        ticket: u64,
        /// The evidence.
        seen: Box<EvidenceOnTumors>,
    },
    /// Something failed; a sentence for people.
    Failed(String),
}

type Letter = Option<Box<EvidenceOrder>>;

/// The handle of the thread.
#[derive(Debug)]
pub struct EvidenceWorker {
    thread: Latest<Letter, EvidenceEvent>,
}

impl EvidenceWorker {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn spawn(waker: Waker) -> std::io::Result<Self> {
        let run = |orders, events| Seeker { orders, explainer: None, events, waker }.run();
        Ok(Self { thread: Latest::spawn("evidence", 16, run)? })
    }

    /// Looks for evidence, in place of what was looked for before.
    pub fn seek(&self, order: EvidenceOrder) {
        self.thread.ask(Some(Box::new(order)));
    }

    /// Nothing is wanted any more: what is under way is given up.
    pub fn forget(&self) {
        self.thread.ask(None);
    }

    /// What has happened since the last call.
    pub fn events(&self) -> impl Iterator<Item = EvidenceEvent> + '_ {
        self.thread.events()
    }
}

struct Seeker {
    orders: Arc<Mailbox<Letter>>,
    /// Kept with its network: most requests are about the same one.
    explainer: Option<(Arc<Model>, Explainer)>,
    events: SyncSender<EvidenceEvent>,
    waker: Waker,
}

impl Seeker {
    fn run(mut self) {
        while let Some(letter) = self.orders.take() {
            if let Some(order) = letter
                && let Err(reason) = self.seek(&order)
            {
                self.say(EvidenceEvent::Failed(reason));
            }
        }
    }

    fn seek(&mut self, order: &EvidenceOrder) -> Result<(), String> {
        if !self.explainer.as_ref().is_some_and(|(known, _)| Arc::ptr_eq(known, &order.model)) {
            let explainer = Explainer::new(&order.model, &ComputeDevice::cpu())
                .map_err(|err| format!("This network cannot be explained: {err}"))?;
            self.explainer = Some((Arc::clone(&order.model), explainer));
        }
        let Some((_, explainer)) = &self.explainer else { return Ok(()) };
        let uniform = uniform_share(&order.specimen.mask);
        let tell = |evidence: Evidence, done: f32| {
            let share = evidence.share_on(&order.specimen.mask);
            let seen = EvidenceOnTumors { method: order.method, evidence, share, uniform, done };
            self.say(EvidenceEvent::Found { ticket: order.ticket, seen: Box::new(seen) });
            !self.orders.has_newer() && !self.orders.is_closed()
        };
        explainer
            .evidence_in_steps(order.method, order.specimen.image.pixels(), order.class, tell)
            .map_err(|err| format!("The network cannot say why: {err}"))
    }

    fn say(&self, event: EvidenceEvent) {
        self.events.send(event).ok();
        (self.waker)();
    }
}
