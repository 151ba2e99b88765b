//! The trainings that are kept: listed, shown, renamed, deleted on another thread.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::message::sentence;
use super::super::{Effect, Message, Shared};
use super::words;
use crate::runs::{BEST_OF_RUN, CurveRow, RunStore, RunSummary};
use crate::storage::FileError;
use crate::words::words;
use crate::worker::{Ask, Reply, Waker, Work};

/// What to do with the runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunOrder {
    /// Reads the list and the curves that are shown.
    Refresh,
    /// Shows a run's curve, or hides it.
    Show(String, bool),
    /// Gives one another name.
    Rename {
        /// The old name.
        from: String,
        /// The new one.
        to: String,
    },
    /// Removes one; the last one removed can be brought back.
    Delete(String),
    /// Brings the one that was deleted last back.
    Restore,
    /// Lets its best network play.
    Play(String),
}

/// The runs as they were read last.
#[derive(Debug)]
pub struct Runs {
    /// All of them, the newest first.
    pub list: Vec<RunSummary>,
    /// The curves that are shown, by name.
    pub curves: BTreeMap<String, Vec<CurveRow>>,
    /// The names of those, in the order in which they were chosen: the place gives the colour.
    pub shown: Vec<String>,
    /// The one that can be brought back.
    pub deleted: Option<String>,
    /// Where they are kept; `None` keeps none.
    store: Option<RunStore>,
    /// Whether the list is to be read again, and that was not begun yet.
    refresh_waits: Arc<AtomicBool>,
    work: Ask<Work<RunsOutcome>>,
}

/// What came of an order.
#[derive(Debug)]
pub struct RunsOutcome {
    list: Vec<RunSummary>,
    curves: BTreeMap<String, Vec<CurveRow>>,
    deleted: Option<String>,
    done: Result<Option<RunDone>, FileError>,
}

/// What was done with a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RunDone {
    /// It has another name: the old and the new one.
    Renamed(String, String),
    Deleted(String),
    Restored(String),
}

impl Runs {
    /// The runs in this folder, which are not read yet.
    pub(in super::super) fn new(folder: Option<PathBuf>, waker: Waker) -> Self {
        Self {
            list: Vec::new(),
            curves: BTreeMap::new(),
            shown: Vec::new(),
            deleted: None,
            store: folder.map(RunStore::new),
            refresh_waits: Arc::default(),
            work: Ask::for_work(waker),
        }
    }

    /// Whether there is a place to keep them.
    pub fn is_available(&self) -> bool {
        self.store.is_some()
    }

    /// Where they are kept.
    pub fn store(&self) -> Option<&RunStore> {
        self.store.as_ref()
    }

    /// Reads the list again, unless that waits to be done already.
    pub(in super::super) fn refresh(&mut self) {
        self.order(RunOrder::Refresh);
    }

    fn order(&mut self, order: RunOrder) {
        let Some(store) = self.store.clone() else { return };
        match &order {
            RunOrder::Show(name, true) if !self.shown.contains(name) => self.shown.push(name.clone()),
            RunOrder::Show(name, false) => self.shown.retain(|other| other != name),
            _ => {}
        }
        let waits = Arc::clone(&self.refresh_waits);
        if order == RunOrder::Refresh && waits.swap(true, Ordering::Relaxed) {
            return;
        }
        let shown = self.shown.clone();
        self.work.work(move || {
            if order == RunOrder::Refresh {
                waits.store(false, Ordering::Relaxed);
            }
            carry_out(&store, &order, shown)
        });
    }

    /// What was ordered is carried out before the program ends.
    pub(in super::super) fn finish_within(&self, limit: std::time::Duration) -> bool {
        self.work.finish_within(limit)
    }
}

impl Shared {
    /// Does something with the runs, after what was ordered before.
    pub(in super::super) fn order_run(&mut self, order: RunOrder) {
        match (&order, self.runs.store()) {
            (RunOrder::Play(name), Some(store)) => {
                let path = store.own_path(name).join(BEST_OF_RUN);
                self.want(Effect::OpenModel(path, words().run_best_of(name)));
            }
            _ => self.runs.order(order),
        }
    }

    pub(in super::super) fn absorb_runs(&mut self) {
        while let Some(reply) = self.runs.work.poll() {
            match reply {
                Reply::Answer(outcome) => self.absorb_run(outcome),
                Reply::Failed(failure) => self.tell(words::runs_broken(&failure)),
                Reply::Done => {}
            }
        }
    }

    fn absorb_run(&mut self, outcome: RunsOutcome) {
        let runs = &mut self.runs;
        if let Ok(Some(RunDone::Renamed(from, to))) = &outcome.done {
            runs.shown.iter_mut().filter(|name| *name == from).for_each(|name| name.clone_from(to));
            if let Some(curve) = runs.curves.remove(from) {
                runs.curves.insert(to.clone(), curve);
            }
        }
        // A list that was read before the running run began does not have it yet.
        let running = self.running_run.as_ref();
        runs.shown.retain(|name| Some(name) == running || outcome.list.iter().any(|run| run.name == *name));
        (runs.list, runs.deleted) = (outcome.list, outcome.deleted);
        // An order that was given before a rename knows the old name only: what is known under the new one stays.
        runs.curves.extend(outcome.curves);
        runs.curves.retain(|name, _| runs.shown.contains(name));
        match outcome.done {
            Ok(Some(done)) => self.tell(Message::done(done.words())),
            Ok(None) => {}
            Err(err) => self.tell(Message::failed(sentence(&err))),
        }
        self.want(Effect::RunsListed);
    }
}

fn carry_out(store: &RunStore, order: &RunOrder, mut shown: Vec<String>) -> RunsOutcome {
    let done = match order {
        RunOrder::Rename { from, to } => store.rename(from, to).map(|name| Some(RunDone::Renamed(from.clone(), name))),
        RunOrder::Delete(name) => store.delete(name).map(|()| Some(RunDone::Deleted(name.clone()))),
        RunOrder::Restore => store.restore().map(|name| Some(RunDone::Restored(name))),
        RunOrder::Refresh | RunOrder::Show(..) | RunOrder::Play(_) => Ok(None),
    };
    if let Ok(Some(RunDone::Renamed(from, to))) = &done {
        shown.iter_mut().filter(|name| *name == from).for_each(|name| name.clone_from(to));
    }
    let mut list = Vec::new();
    let listed = store.list().map(|runs| list = runs);
    RunsOutcome {
        list,
        curves: shown.iter().filter_map(|name| curve(store, name)).collect(),
        deleted: store.deleted(),
        done: done.and_then(|done| listed.map(|()| done)),
    }
}

/// A run that was deleted meanwhile has no curve any more.
fn curve(store: &RunStore, name: &str) -> Option<(String, Vec<CurveRow>)> {
    Some((name.to_owned(), store.curve(Path::new(name)).ok()?))
}
