//! The runs: listed, shown, renamed, deleted on another thread; taken up again.

use std::path::Path;
use std::sync::Arc;

use super::super::{Message, RunOrder, RunsOutcome, TrainView};
use super::Lab;
use crate::runs::{BEST_OF_RUN, RunStore};
use crate::storage::FileError;
use crate::worker::{ResumeOrder, Task, TrainingWorker, sentence};

impl Lab {
    /// Where trainings are kept: beside the settings.
    pub(super) fn run_store(&self) -> Option<RunStore> {
        Some(RunStore::new(self.settings_path.as_ref()?.with_file_name("runs")))
    }

    pub(super) fn show_train_view(&mut self, view: TrainView) {
        self.state.runs.view = view;
        self.order_run(RunOrder::Refresh);
    }

    pub(super) fn order_run(&mut self, order: RunOrder) {
        let Some(store) = self.run_store() else { return };
        match order {
            RunOrder::Resume(name) => return self.resume_run(&store, &name),
            RunOrder::Play(name) => {
                let path = store.own_path(&name).join(BEST_OF_RUN);
                return self.open_model_called(path, format!("the best of {name}"));
            }
            RunOrder::Show(ref name, true) if !self.state.runs.shown.contains(name) => self.state.runs.shown.push(name.clone()),
            RunOrder::Show(ref name, false) => self.state.runs.shown.retain(|other| other != name),
            _ => {}
        }
        if self.runs.is_some() {
            // What is being read may be old by now: it is read again.
            self.runs_again.push(order);
            return;
        }
        let shown = self.state.runs.shown.clone();
        self.runs = Some(Task::spawn("runs", Arc::clone(&self.waker.0), move || carry_out(&store, &order, shown)));
    }

    pub(super) fn absorb_runs(&mut self) {
        let Some(task) = &self.runs else { return };
        let Some(outcome) = task.poll().transpose() else { return };
        self.runs = None;
        let Ok(outcome) = outcome else { return self.tell(Message::failed("The runs could not be read")) };
        let runs = &mut self.state.runs;
        if let Some((from, to)) = outcome.renamed {
            runs.shown.iter_mut().filter(|name| **name == from).for_each(|name| name.clone_from(&to));
        }
        runs.shown.retain(|name| outcome.list.iter().any(|run| run.name == *name));
        (runs.list, runs.curves, runs.deleted) = (outcome.list, outcome.curves, outcome.deleted);
        match outcome.sentence {
            Some(Ok(done)) => self.tell(Message::done(done)),
            Some(Err(failed)) => self.tell(Message::failed(failed)),
            None => {}
        }
        self.choose_run();
        if !self.runs_again.is_empty() {
            let next = self.runs_again.remove(0);
            self.order_run(next);
        }
    }

    fn resume_run(&mut self, store: &RunStore, name: &str) {
        if self.state.train.is_active() {
            return self.tell(Message::notice("A training is under way; stop it first"));
        }
        let order = ResumeOrder {
            path: store.own_path(name),
            device: self.state.train.form.device,
            threads: super::training::spare_threads(),
            closely: true,
        };
        match TrainingWorker::take_up(order, Arc::clone(&self.waker.0)) {
            Ok(worker) => {
                self.seat_training(worker);
                self.state.train.begin();
                self.state.runs.view = TrainView::Live;
            }
            Err(err) => self.tell(Message::failed(format!("The training cannot go on: {err}"))),
        }
    }
}

fn carry_out(store: &RunStore, order: &RunOrder, mut shown: Vec<String>) -> RunsOutcome {
    let mut renamed = None;
    let done: Result<Option<String>, FileError> = match order {
        RunOrder::Rename { from, to } => store.rename(from, to).map(|name| {
            renamed = Some((from.clone(), name.clone()));
            Some(format!("The run {from} is now called {name}"))
        }),
        RunOrder::Delete(name) => store.delete(name).map(|()| Some(format!("The run {name} is deleted; it can be brought back"))),
        RunOrder::Restore => store.restore().map(|name| Some(format!("The run {name} is back"))),
        _ => Ok(None),
    };
    if let Some((from, to)) = &renamed {
        shown.iter_mut().filter(|name| *name == from).for_each(|name| name.clone_from(to));
    }
    let mut outcome = RunsOutcome {
        list: Vec::new(),
        curves: shown.iter().filter_map(|name| curve(store, name)).collect(),
        deleted: store.deleted(),
        renamed,
        sentence: None,
    };
    let listed = store.list().map(|list| outcome.list = list);
    outcome.sentence = match done.and_then(|said| listed.map(|()| said)) {
        Ok(said) => said.map(Ok),
        Err(err) => Some(Err(sentence(&err))),
    };
    outcome
}

/// A run that was deleted meanwhile has no curve any more.
fn curve(store: &RunStore, name: &str) -> Option<(String, Vec<crate::runs::CurveRow>)> {
    Some((name.to_owned(), store.curve(Path::new(name)).ok()?))
}
