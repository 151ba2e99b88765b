//! The training: started, commanded, listened to.

use std::sync::Arc;

use super::super::{LiveRound, Message, Opponent, RunOrder, SaidOverTime, Status, TrainForm, TrainView};
use super::Lab;
use crate::network::Setting;
use crate::worker::{Finish, KeptRun, Task, TrainingEvent, TrainingOrder, TrainingWorker, WatchedPicture};

impl Lab {
    pub(super) fn start(&mut self) {
        if self.state.train.is_active() {
            return;
        }
        let form = self.state.train.form.clone();
        if let Some(problem) = self.state.train_problem() {
            return self.tell(Message::failed(problem));
        }
        let order = TrainingOrder {
            settings: form.settings,
            recipe: self.state.train.wanted_recipe(),
            base: self.state.base.clone(),
            pictures: None,
            device: form.device,
            length: form.length(),
            patience: form.patience,
            keep: self.run_store().map(|store| KeptRun { store, name: form.run_name(), pictures: None }),
            threads: spare_threads(),
            closely: true,
        };
        match TrainingWorker::spawn(order, Arc::clone(&self.waker.0)) {
            Ok(worker) => {
                log::info!("a training has started");
                self.seat_training(worker);
                self.state.train.begin();
            }
            Err(err) => self.tell(Message::failed(format!("The training cannot start: {err}"))),
        }
    }

    /// Listens to a training from now on. The one before may still be trying its test pictures: it ends on a thread of its own.
    pub(super) fn seat_training(&mut self, worker: TrainingWorker) {
        if let Some(before) = self.training.replace(worker) {
            Task::spawn("last training", Arc::clone(&self.waker.0), move || drop(before));
        }
    }

    /// An answered picture on the table of the game is followed through the training. Before the answer nothing is said of it.
    pub(super) fn watch_table(&mut self) {
        let (Some(worker), true) = (&self.training, self.state.train.status == Status::Running) else { return };
        let answered = self.state.play.live.as_ref().filter(|live| live.round.is_answered());
        let watched = &mut self.state.train.closely.table_picture;
        if watched.as_ref().map(|(ticket, _)| *ticket) == answered.map(|live| live.ticket) {
            return;
        }
        *watched = answered.map(|live| (live.ticket, SaidOverTime::default()));
        let picture = |live: &LiveRound| WatchedPicture { ticket: live.ticket, pixels: *live.specimen.image.pixels() };
        worker.watch(answered.map(picture));
    }

    /// Another form. A name is held against the names of the runs that there are.
    pub(super) fn edit_form(&mut self, form: TrainForm) {
        let names = form.name != self.state.train.form.name;
        self.state.train.form = form.checked();
        if names {
            self.order_run(RunOrder::Refresh);
        }
    }

    pub(super) fn set_learning_rate(&mut self, peak: f64) {
        let train = &mut self.state.train;
        if let (Some(worker), true) = (&self.training, train.is_active()) {
            train.change_running(|settings| Setting::LEARNING_RATE.change(settings, peak));
            worker.set_learning_rate(train.running.settings.learning_rate);
        }
    }

    pub(super) fn set_l2(&mut self, l2: f64) {
        let train = &mut self.state.train;
        if let (Some(worker), true) = (&self.training, train.is_active()) {
            train.change_running(|settings| Setting::L2.change(settings, l2));
            worker.set_l2(train.running.settings.weight_decay);
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
