//! Breaking points: measured on another thread, played by hand.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::sweep::{CurvePoint, SweepForm, SweepRun, SweepState, SweepStatus, to_csv};
use super::super::{LoadedFile, Message, Room};
use super::Lab;
use crate::storage::{FileError, write_atomically};
use crate::worker::{SweepEvent, SweepOrder, SweepWorker, sentence};

impl Lab {
    /// Another knob, range or number; what was measured stays until something else is.
    pub(super) fn set_sweep(&mut self, form: SweepForm) {
        let form = form.checked();
        self.change_factory(|factory| {
            let (low, high) = form.range;
            let value = if form.key == factory.sweep.form.key { factory.sweep.value } else { f64::midpoint(low, high) };
            factory.sweep = SweepState { form, value: value.clamp(low, high), run: factory.sweep.run.take() };
        });
    }

    /// Looks at another value of the knob.
    pub(super) fn set_sweep_value(&mut self, value: f64) {
        let (low, high) = self.state.factory.sweep.form.range;
        if value.is_finite() {
            self.change_factory(|factory| factory.sweep.value = value.clamp(low, high));
        }
    }

    /// Measures the machine that plays, in place of what was measured before.
    pub(super) fn start_sweep(&mut self) {
        let model = match self.opponent_model() {
            Ok(model) => model,
            Err(reason) => return self.tell(Message::failed(format!("There is nothing to measure: {reason}"))),
        };
        if self.sweep.is_none() {
            match SweepWorker::spawn(Arc::clone(&self.waker.0)) {
                Ok(worker) => self.sweep = Some(worker),
                Err(err) => return self.tell(Message::failed(format!("This cannot be measured now: {err}"))),
            }
        }
        self.sweep_ticket += 1;
        let base = self.state.play.base_place(&self.state.base);
        let factory = &mut self.state.factory;
        let form = factory.sweep.form;
        let (recipe, values) = (Arc::new(factory.recipe().clone()), form.values());
        let order = SweepOrder {
            ticket: self.sweep_ticket,
            recipe: Arc::clone(&recipe),
            base: self.state.base.clone(),
            key: form.key,
            values: values.clone(),
            seed: factory.seed,
            count: form.count,
            model,
        };
        factory.sweep.run = Some(SweepRun {
            ticket: self.sweep_ticket,
            form,
            recipe,
            base,
            seed: factory.seed,
            machine: super::game::opponent_name(&self.state.play, &self.state.train),
            points: vec![None; values.len()],
            values,
            done: 0,
            status: SweepStatus::Running,
        });
        self.sweep.iter().for_each(|worker| worker.measure(order.clone()));
    }

    pub(super) fn cancel_sweep(&mut self) {
        if let Some(run) = self.state.factory.sweep.run.as_mut().filter(|run| run.status == SweepStatus::Running) {
            run.status = SweepStatus::Cancelled;
            // What is on its way is of no interest any more.
            self.sweep_ticket += 1;
            self.sweep.iter().for_each(SweepWorker::cancel);
        }
    }

    pub(super) fn absorb_sweep(&mut self) {
        while let Some(event) = self.sweep.as_ref().and_then(|worker| worker.events().next()) {
            let newest = self.sweep_ticket;
            let Some(run) = self.state.factory.sweep.run.as_mut().filter(|run| run.ticket == newest) else { continue };
            match event {
                SweepEvent::Measured { ticket, place, point } if ticket == newest => {
                    if let Some(slot) = run.points.get_mut(place) {
                        *slot = Some(CurvePoint::new(&point));
                    }
                }
                SweepEvent::Progress { ticket, done } if ticket == newest => {
                    run.done = done;
                    if done >= run.total() {
                        run.status = SweepStatus::Done;
                    }
                }
                SweepEvent::Failed { ticket, reason } if ticket == newest => {
                    run.status = SweepStatus::Failed(reason.clone());
                    self.state.messages.push(Message::failed(reason));
                }
                // Of an older order.
                SweepEvent::Measured { .. } | SweepEvent::Progress { .. } | SweepEvent::Failed { .. } => {}
            }
        }
    }

    /// Plays pictures of the recipe that was measured, with the knob at a value. The series goes on, so that no picture comes twice.
    pub(super) fn play_at(&mut self, value: f64) {
        let Some(run) = &self.state.factory.sweep.run else { return };
        let recipe = run.recipe_at(value);
        self.leave_answered();
        self.state.play.own = Some(Box::new(recipe));
        self.state.room = Room::Play;
        self.deal();
    }

    pub(super) fn save_sweep(&mut self, path: PathBuf) {
        let Some(run) = &self.state.factory.sweep.run else {
            return self.tell(Message::failed("There is nothing measured yet"));
        };
        let action = "keep the breaking points";
        let table = to_csv(run, &self.state.play);
        self.file_task("breaking points", move || {
            let written =
                table.map_err(|err| FileError::new(action, &path, err)).and_then(|bytes| write_atomically(action, &path, &bytes));
            let done = format!("The breaking points are kept in {}", path.display());
            written.map_or_else(|err| LoadedFile::Failed(sentence(&err)), |()| LoadedFile::Written(done))
        });
    }
}
