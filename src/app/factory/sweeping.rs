//! Breaking points: measured on another thread, played by hand.

use std::sync::Arc;

use super::super::{Effect, Room, Shared};
use super::sweep::{CurvePoint, SweepForm, SweepRun, SweepState, SweepStatus};
use super::{Factory, words};
use crate::worker::{Reply, SweepAnswer, SweepRequest};

impl Factory {
    /// Another knob, range or number; what was measured stays until something else is.
    pub(super) fn set_sweep(&mut self, form: SweepForm) {
        let form = form.checked();
        let (low, high) = form.range;
        let value = if form.key == self.sweep.form.key { self.sweep.value } else { f64::midpoint(low, high) };
        self.sweep = SweepState { form, value: value.clamp(low, high), run: self.sweep.run.take() };
    }

    /// Looks at another value of the knob.
    pub(super) fn set_sweep_value(&mut self, value: f64) {
        let (low, high) = self.sweep.form.range;
        if value.is_finite() {
            self.sweep.value = value.clamp(low, high);
        }
    }

    /// Measures the machine that plays, in place of what was measured before.
    pub(super) fn start_sweep(&mut self, shared: &mut Shared) {
        let model = match shared.models.playing(shared.settings.mode) {
            Ok(model) => model,
            Err(reason) => return shared.tell(words::nothing_to_measure(&reason)),
        };
        let form = self.sweep.form;
        let (first, values) = (self.id(shared).at(0), form.values());
        self.sweep.run = Some(SweepRun {
            form,
            first: first.clone(),
            machine: shared.models.name(shared.settings.mode),
            answers: model.classes(),
            points: vec![None; values.len()],
            values: values.clone(),
            done: 0,
            status: SweepStatus::Running,
        });
        self.sweeps.ask(SweepRequest { first, count: form.count, key: form.key, values, model });
    }

    pub(super) fn cancel_sweep(&mut self) {
        if let Some(run) = self.sweep.run.as_mut().filter(|run| run.status == SweepStatus::Running) {
            run.status = SweepStatus::Cancelled;
            self.sweeps.cancel();
        }
    }

    pub(super) fn absorb_sweep(&mut self, shared: &mut Shared) {
        let steps = self.sweeps.steps();
        while let Some(reply) = self.sweeps.poll() {
            let Some(run) = &mut self.sweep.run else { continue };
            match reply {
                Reply::Answer(SweepAnswer::Measured { place, point }) => {
                    if let Some(slot) = run.points.get_mut(place) {
                        *slot = Some(CurvePoint::new(&point));
                    }
                }
                Reply::Answer(SweepAnswer::Failed(err)) => {
                    let message = words::cannot_measure(&err);
                    run.status = SweepStatus::Failed(message.text.clone());
                    shared.tell(message);
                }
                Reply::Failed(failure) => {
                    let message = words::broken(&failure);
                    run.status = SweepStatus::Failed(message.text.clone());
                    shared.tell(message);
                }
                Reply::Done if run.status == SweepStatus::Running => {
                    (run.done, run.status) = (run.total(), SweepStatus::Done);
                }
                Reply::Done => {}
            }
        }
        if let (Some(steps), Some(run)) = (steps, &mut self.sweep.run)
            && run.status == SweepStatus::Running
        {
            run.done = steps.done;
        }
    }

    /// Plays pictures of the recipe that was measured, with the knob at a value. The series goes on, so that no picture comes twice.
    pub(super) fn play_at(&self, value: f64, shared: &mut Shared) {
        let Some(run) = &self.sweep.run else { return };
        shared.want(Effect::Play { recipe: Arc::new(run.recipe_at(value)), afresh: false });
        shared.want(Effect::Show(Room::Play));
    }
}
