//! The training: started, commanded, listened to.

use std::sync::Arc;

use super::super::{Message, Opponent, RunOrder, Status, TrainView};
use super::Lab;
use crate::worker::{Finish, KeptRun, TrainingEvent, TrainingOrder, TrainingWorker};

impl Lab {
    pub(super) fn start(&mut self) {
        if self.state.train.is_active() {
            return;
        }
        let (settings, length) = self.state.train.plan();
        let form = self.state.train.form;
        let order = TrainingOrder {
            settings,
            recipe: self.state.train.recipe(),
            base: self.state.base.clone(),
            pictures: None,
            device: form.device,
            length,
            patience: None,
            keep: self.run_store().map(|store| KeptRun { store, name: None, pictures: None }),
            threads: spare_threads(),
        };
        match TrainingWorker::spawn(order, Arc::clone(&self.waker.0)) {
            Ok(worker) => {
                log::info!("a training has started");
                self.training = Some(worker);
                self.state.train.begin();
            }
            Err(err) => self.tell(Message::failed(format!("The training cannot start: {err}"))),
        }
    }

    pub(super) fn command_training(&mut self, from: &Status, to: Status, command: impl Fn(&TrainingWorker)) {
        if let Some(worker) = &self.training
            && self.state.train.status == *from
        {
            command(worker);
            self.state.train.status = to;
        }
    }

    pub(super) fn absorb_training(&mut self, event: TrainingEvent) {
        let before = self.state.train.model.clone();
        let is_over = matches!(event, TrainingEvent::Finished { .. } | TrainingEvent::Failed { .. });
        let is_discarded = matches!(event, TrainingEvent::Finished { finish: Finish::Discarded, .. });
        let is_news = is_over || matches!(event, TrainingEvent::Validated { .. } | TrainingEvent::Started { .. });
        if let Some(message) = self.state.train.absorb(event) {
            self.tell(message);
        }
        if is_news {
            // The run has one more moment.
            self.replay();
        }
        match self.state.train.run.take_if(|_| is_over) {
            // Not lost at once: a discarded run can be brought back.
            Some(run) if is_discarded => self.order_run(RunOrder::Delete(run)),
            _ if is_news && self.state.runs.view == TrainView::Runs => self.order_run(RunOrder::Refresh),
            _ => {}
        }
        if self.state.play.opponent != Opponent::Trained {
            return;
        }
        match (before, &self.state.train.model) {
            // Its network was discarded: the bundled one takes the seat.
            (Some(_), None) => self.set_opponent(Opponent::Bundled),
            (Some(before), Some(now)) if Arc::ptr_eq(&before, now) => {}
            (_, Some(_)) => self.seat_opponent(),
            (None, None) => {}
        }
    }
}

/// Threads of a training: one core stays free for the window and the game.
pub(super) fn spare_threads() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    (cores - 1).max(1)
}
