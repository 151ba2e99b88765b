//! The training thread: takes steps, validates now and then, reports.
//!
//! `commands` are what the handle wants; `start` prepares a run, afresh or again (`resumed`); `preparation` waits for a GPU; `run` is its loop; `schedule` says when it is measured, and on how
//! many pictures; `watch` notices what goes wrong; `trouble` lists what can; `report` gathers what is said.
//!
//! Ordering: a command takes effect before the next step. Back-pressure: step reports are gathered while the window is busy
//! and take a small part of the room for what waits to be read: a window that is hidden does not stop the training, only a hundred
//! validations that nobody reads do. Shutdown: dropping the handle ends the training after the step under way; nobody waits, and
//! the run can be taken up again.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

mod commands;
mod examined;
mod preparation;
mod recorded;
mod report;
mod resumed;
mod run;
mod schedule;
mod start;
#[cfg(test)]
mod tests;
mod trouble;
mod watch;

pub use self::examined::{Examined, Said, TEST_COUNT, WatchedPicture};
pub use self::recorded::RecordedMoment;
pub use self::trouble::{TrainingFailure, TrainingNotice};
pub use self::watch::Collapse;
pub(super) use schedule::{VALIDATION_COUNT, judged_in_plan};

use self::commands::{Command, CommandSender, Commands};
use self::report::{Events, ROOM, Unread};
use super::{Failure, Waker, guard};
use crate::factory::{BaseImage, Recipe};
use crate::network::{DeviceChoice, DeviceKind, DeviceTrouble, Evaluation, Labelled, Model, TrainingSettings};
use crate::runs::{CurveRow, RunInfo, RunStore, TrainingLength};
use crate::storage::plain_reason;

/// What to train.
#[derive(Clone, Debug)]
pub struct TrainingOrder {
    /// Network, seed, learning rate and the like.
    pub settings: TrainingSettings,
    /// What the specimens are made by.
    pub recipe: Recipe,
    /// What the specimens are made from.
    pub base: BaseImage,
    /// Pictures to learn from again and again, in place of the generator's.
    pub pictures: Option<Arc<Labelled>>,
    /// Where to compute.
    pub device: DeviceChoice,
    /// Length of the plan.
    pub length: TrainingLength,
    /// Validations without anything better after which it ends early.
    pub patience: Option<u32>,
    /// Where the run is kept; `None` keeps nothing.
    pub keep: Option<KeptRun>,
    /// Threads for the CPU; 0 for all.
    pub threads: usize,
    /// Whether it is followed in detail: every picture's answer, gradients, and the test pictures at the end. Costs a little
    /// time and changes no weight.
    pub detailed: bool,
    /// The moment of a recorded training of the same plan from which it goes on; `None` begins with fresh weights.
    pub from: Option<RecordedMoment>,
}

/// Where a run is kept.
#[derive(Clone, Debug)]
pub struct KeptRun {
    /// Among these.
    pub store: RunStore,
    /// Under this name; one of its own with a number when `None`.
    pub name: Option<String>,
    /// Whether somebody asked for it by name or place: a training that cannot be kept there is then refused, and else trained all the same.
    pub is_demanded: bool,
    /// The dataset that the order's pictures came from.
    pub pictures: Option<PathBuf>,
}

/// A run to be taken up again.
#[derive(Clone, Debug)]
pub struct ResumeOrder {
    /// Its folder.
    pub path: PathBuf,
    /// Where to compute.
    pub device: DeviceChoice,
    /// Threads for the CPU; 0 for all.
    pub threads: usize,
    /// As in [`TrainingOrder`].
    pub detailed: bool,
}

/// One step, for the charts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepPoint {
    /// Pictures seen after it.
    pub images: u64,
    /// Loss of its batch, in nats.
    pub loss: f64,
    /// Share of its batch that was right.
    pub accuracy: f64,
}

/// The steps since the last report, and where the training stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// The steps, oldest first.
    pub points: Vec<StepPoint>,
    /// Pictures seen.
    pub images: u64,
    /// Time spent training, in seconds.
    pub seconds: f64,
    /// Share of the plan that is done, 0 to 1.
    pub share: f64,
    /// The learning rate of the last step.
    pub learning_rate: f64,
    /// Over the last seconds.
    pub images_per_second: f64,
}

/// How a training ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// The plan is done.
    Complete,
    /// Stopped by the user, and kept.
    Stopped,
    /// Ended early, as nothing became better for long; the best network is kept.
    NoProgress,
    /// Thrown away by the user.
    Discarded,
}

/// A run that starts, or goes on.
#[derive(Clone, Debug)]
pub struct StartedRun {
    /// Its description.
    pub info: Box<RunInfo>,
    /// Its folder.
    pub path: PathBuf,
    /// Its curve so far.
    pub rows: Vec<CurveRow>,
    /// The pictures of the dataset that it learns from, where it does.
    pub pictures: Option<Arc<Labelled>>,
}

/// What the training says.
#[derive(Clone, Debug)]
pub enum TrainingEvent {
    /// A GPU goes through everything once before the first step, which takes seconds.
    Preparing {
        /// Name of the GPU.
        device: String,
    },
    /// The device is ready.
    Started {
        /// GPU or CPU.
        kind: DeviceKind,
        /// Name of the device.
        device: String,
        /// Why not the GPU, where one would have been welcome.
        trouble: Option<DeviceTrouble>,
        /// The run, where one is kept.
        run: Option<StartedRun>,
    },
    /// Steps were taken.
    Progress(Progress),
    /// The network was tried on the pictures set apart; this is what it can do, and what it is.
    Validated {
        /// Pictures seen.
        images: u64,
        /// The result.
        evaluation: Evaluation,
        /// The row of the curve.
        row: CurveRow,
        /// The network at this moment.
        model: Arc<Model>,
        /// The answers one by one, where it is followed in detail.
        examined: Option<Arc<Examined>>,
    },
    /// The gradients of a step were measured.
    Gradients {
        /// Pictures seen after the step.
        images: u64,
        /// The length of each layer's gradient, in the order of [`crate::network::layer_names`].
        norms: Vec<f64>,
    },
    /// After the end: the network that is kept, tried on the test pictures, which nothing has looked at before.
    Tested {
        /// Pictures it has seen.
        images: u64,
        /// The result on the first [`TEST_COUNT`] specimens of the test series.
        evaluation: Evaluation,
    },
    /// Something that people should know, as a failing GPU.
    Notice(TrainingNotice),
    /// The end; the last network where it is kept.
    Finished {
        /// Why.
        finish: Finish,
        /// The network.
        model: Option<Arc<Model>>,
    },
    /// The training could not go on.
    Failed {
        /// What happened.
        reason: TrainingFailure,
        /// What can still be kept.
        model: Option<Arc<Model>>,
    },
}

/// What was heard of a training.
#[derive(Clone, Debug)]
pub enum Heard {
    /// This happened.
    Event(Box<TrainingEvent>),
    /// Nothing yet.
    Nothing,
    /// There is nothing more to hear: the end was said.
    Over,
}

impl Heard {
    /// What happened, if something did.
    pub fn event(self) -> Option<TrainingEvent> {
        if let Self::Event(event) = self { Some(*event) } else { None }
    }
}

/// The handle of a training.
#[derive(Debug)]
pub struct TrainingWorker {
    commands: Option<CommandSender>,
    events: Receiver<TrainingEvent>,
    unread: Unread,
    thread: Option<JoinHandle<()>>,
    /// Whether the end was read.
    has_ended: Cell<bool>,
}

impl TrainingWorker {
    /// Starts a training.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn spawn(order: TrainingOrder, waker: Waker) -> std::io::Result<Self> {
        let threads = order.threads;
        Self::spawn_in_pool(threads, waker, move |commands, events| start::afresh(order, commands, events))
    }

    /// Takes a run up again.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn take_up(order: ResumeOrder, waker: Waker) -> std::io::Result<Self> {
        let threads = order.threads;
        Self::spawn_in_pool(threads, waker, move |commands, events| start::again(&order, commands, events))
    }

    fn spawn_in_pool(
        threads: usize,
        waker: Waker,
        work: impl FnOnce(&Commands, &mut Events) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (command_sender, commands) = Commands::channel();
        let (event_sender, events) = sync_channel(ROOM);
        let unread = Unread::default();
        let mut said = Events::new(event_sender, waker, unread.clone());
        let run = move || {
            let worked = guard::caught(|| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).thread_name(|i| format!("training {i}")).build();
                let (work, commands, events) = (work, commands, &mut said);
                pool.map(|pool| pool.install(move || work(&commands, events)))
            });
            let reason = match worked {
                Ok(Ok(())) => return,
                Ok(Err(err)) => TrainingFailure::NoThreads(plain_reason(&err.to_string())),
                Err(failure) => TrainingFailure::Interrupted(failure),
            };
            said.send(TrainingEvent::Failed { reason, model: None });
        };
        let thread = guard::spawn("training", Box::new(run))?;
        let has_ended = Cell::new(false);
        Ok(Self { commands: Some(command_sender), events, unread, thread: Some(thread), has_ended })
    }

    /// Waits before the next step; time stands still.
    pub fn pause(&self) {
        self.send(Command::Pause);
    }

    /// Goes on.
    pub fn resume(&self) {
        self.send(Command::Resume);
    }

    /// Another peak of the learning rate from the next step on.
    pub fn set_learning_rate(&self, peak: f64) {
        self.send(Command::LearningRate(peak));
    }

    /// Another L2 from the next step on.
    pub fn set_l2(&self, l2: f64) {
        self.send(Command::L2(l2));
    }

    /// From the next validation on, says what the network thinks of this picture; of none.
    pub fn watch(&self, picture: Option<WatchedPicture>) {
        self.send(Command::Watch(picture.map(Box::new)));
    }

    /// Whether the thread has said all that it had to say.
    pub fn is_over(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// Ends the training and keeps the network.
    pub fn stop_and_keep(&self) {
        self.send(Command::Finish(Finish::Stopped));
    }

    /// Ends the training and throws the network away.
    pub fn discard(&self) {
        self.send(Command::Finish(Finish::Discarded));
    }

    /// What has happened since the last call.
    pub fn events(&self) -> impl Iterator<Item = TrainingEvent> + '_ {
        self.commands.iter().for_each(CommandSender::flush);
        std::iter::from_fn(|| self.heard(self.events.try_recv().map_err(|err| err == TryRecvError::Disconnected)).event())
    }

    /// The next event, waited for at most `limit`.
    pub fn wait_event(&self, limit: Duration) -> Heard {
        self.commands.iter().for_each(CommandSender::flush);
        self.heard(self.events.recv_timeout(limit).map_err(|err| err == RecvTimeoutError::Disconnected))
    }

    /// What is to be told of what was received, or of whether the sender is gone. A thread that is gone without a word has failed: every
    /// training has an end that is said.
    fn heard(&self, received: Result<TrainingEvent, bool>) -> Heard {
        let event = match received {
            Ok(event) => event,
            Err(false) => return Heard::Nothing,
            Err(true) if self.has_ended.get() => return Heard::Over,
            Err(true) => {
                let reason = TrainingFailure::Interrupted(Failure::Panicked("the thread ended without a word".to_owned()));
                TrainingEvent::Failed { reason, model: None }
            }
        };
        self.unread.read(&event);
        if matches!(event, TrainingEvent::Finished { .. } | TrainingEvent::Failed { .. }) {
            self.has_ended.set(true);
        }
        Heard::Event(Box::new(event))
    }

    fn send(&self, command: Command) {
        if let Some(commands) = &self.commands {
            commands.send(command);
        }
    }
}

impl TrainingWorker {
    /// Ends the training, whose run can be taken up again, and waits for that at most so long; `false` when it works on. Nothing that
    /// it says any more is heard.
    pub fn close_within(&mut self, limit: Duration) -> bool {
        let end = Instant::now() + limit;
        self.commands = None;
        // Events are taken off: a thread that waits to say something would never see the closed channel.
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(_unheard) => {}
                Err(RecvTimeoutError::Disconnected) => return true,
                Err(RecvTimeoutError::Timeout) => return false,
            }
        }
    }
}
