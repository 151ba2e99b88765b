//! The time machine of the network room: which run, which moment, what its networks say.

use std::sync::Arc;

use super::super::{Message, NetworkView, Room, RunOrder, Subject, TimeMachine};
use super::Lab;
use crate::factory::Syndrome;
use crate::network::Confusion;
use crate::worker::{ReplayEvent, ReplayRequest, TimeMachineWorker};

impl Lab {
    /// The view of the time machine is opened: the runs are listed, and the newest one is chosen where none is.
    pub(super) fn open_time_machine(&mut self) {
        self.order_run(RunOrder::Refresh);
        self.choose_run();
        self.replay_anew();
    }

    /// The training that runs, else the newest run that has networks.
    pub(super) fn choose_run(&mut self) {
        let (train, runs) = (&self.state.train, &self.state.runs);
        let running = train.run.clone().filter(|_| train.is_active());
        let time = &mut self.state.network.time;
        // A run that was deleted or renamed meanwhile is not chosen any more.
        let is_listed = |run: &String| running.as_ref() == Some(run) || runs.list.iter().any(|other| other.name == *run);
        if !runs.list.is_empty() && !time.run.as_ref().is_none_or(is_listed) {
            *time = TimeMachine { ticket: time.ticket, filters: time.filters, ..Default::default() };
        }
        if self.state.network.view != NetworkView::TimeMachine || self.state.network.time.run.is_some() {
            return;
        }
        let newest = || {
            let has_networks =
                |run: &&crate::runs::RunSummary| run.info.as_ref().is_ok_and(|info| info.progress.best_accuracy.is_some());
            runs.list.iter().find(has_networks).map(|run| run.name.clone())
        };
        if let Some(run) = running.or_else(newest) {
            self.state.network.time.run = Some(run);
            self.state.network.time.follows = true;
            self.replay_anew();
        }
    }

    /// Asks the time machine about another run or picture.
    pub(super) fn replay_anew(&mut self) {
        self.state.network.time.ticket += 1;
        for moment in &mut self.state.network.time.moments {
            moment.probabilities = None;
        }
        self.replay();
    }

    /// Asks the time machine; the moment that is shown goes first.
    pub(super) fn replay(&mut self) {
        let network = &self.state.network;
        let is_seen = self.state.room == Room::Network && network.view == NetworkView::TimeMachine;
        let (Some(run), Some(store), true) = (network.time.run.clone(), self.run_store(), is_seen) else { return };
        if self.waits_in_play(&network.subject) {
            return;
        }
        let Subject { recipe, seed, index } = network.subject.clone();
        let request = ReplayRequest {
            ticket: network.time.ticket,
            store,
            run,
            recipe,
            base: self.state.base.clone(),
            seed,
            index,
            shown: network.time.moment().map(|moment| moment.checkpoint.images),
        };
        if self.time_machine.is_none() {
            self.time_machine = TimeMachineWorker::spawn(Arc::clone(&self.waker.0)).ok();
        }
        if let Some(machine) = &self.time_machine {
            machine.replay(request);
        }
    }

    /// The pictures behind a cell of the confusion matrix.
    pub(super) fn open_cell(&mut self, truth: Syndrome, said: Syndrome) {
        match self.state.network.time.pictures(truth, said) {
            Some(gallery) => self.show_gallery(gallery),
            None => self.tell(Message::notice("These pictures were made on another base image; open that one to see them")),
        }
    }

    pub(super) fn absorb_replay(&mut self, event: ReplayEvent) {
        let time = &mut self.state.network.time;
        match event {
            ReplayEvent::Opened { ticket, checkpoints, rows, validation } if ticket == time.ticket => {
                (time.refusal, time.validation) = (None, Some(validation));
                time.open(checkpoints, rows);
            }
            ReplayEvent::Said { ticket, images, probabilities } if ticket == time.ticket => {
                if let Some(moment) = time.at(images) {
                    moment.probabilities = Some(probabilities);
                }
            }
            ReplayEvent::Judged { ticket, images, answers } if ticket == time.ticket => {
                let truths = time.validation.as_ref().map(|validation| Arc::clone(&validation.truths)).unwrap_or_default();
                let mut confusion = Confusion::default();
                truths.iter().zip(&*answers).for_each(|(truth, (said, _))| confusion.add(*truth, *said));
                if let Some(moment) = time.at(images) {
                    (moment.confusion, moment.answers) = (Some(confusion), answers);
                }
            }
            ReplayEvent::Failed { ticket, reason } if ticket == time.ticket => time.refusal = Some(reason),
            // About another run or picture.
            ReplayEvent::Opened { .. } | ReplayEvent::Said { .. } | ReplayEvent::Judged { .. } | ReplayEvent::Failed { .. } => {}
        }
    }
}
