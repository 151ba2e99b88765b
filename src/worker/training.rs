//! The training thread: takes steps, validates now and then, reports.
//!
//! Ordering: a command takes effect before the next step. Back-pressure: step reports are gathered while the window is busy
//! and sent when there is room; a window that is hidden never stops the training. Shutdown: dropping the handle discards the
//! run and joins, which takes one step.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::Waker;
use crate::factory::{BaseImage, Generator, Recipe};
use crate::network::{ComputeDevice, DeviceChoice, DeviceKind, Evaluation, Model, NetworkError, Trainer, TrainingSettings};

/// Pictures set apart for validation.
const VALIDATION_COUNT: usize = 500;
/// Shortest time between two validations.
const VALIDATION_INTERVAL: Duration = Duration::from_secs(4);
/// Time between two validations, in durations of the last one: validation takes at most a tenth of the time.
const VALIDATION_SPACING: u32 = 10;
/// Time between two reports.
const REPORT_INTERVAL: Duration = Duration::from_millis(50);
/// Most steps in one report; beyond it, while nobody listens, the older half is thinned out.
const MOST_POINTS: usize = 2048;

/// Length of a training plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrainingLength {
    /// Time spent training, pauses and validations left out.
    Time(Duration),
    /// Pictures seen: the same weights at every speed.
    Images(u64),
}

/// What to train.
#[derive(Clone, Debug)]
pub struct TrainingOrder {
    /// Network, seed, learning rate and the like.
    pub settings: TrainingSettings,
    /// What the specimens are made by.
    pub recipe: Recipe,
    /// What the specimens are made from.
    pub base: BaseImage,
    /// Where to compute.
    pub device: DeviceChoice,
    /// Length of the plan.
    pub length: TrainingLength,
    /// Threads for the CPU; 0 for all.
    pub threads: usize,
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
    /// Thrown away by the user.
    Discarded,
}

/// What the training says.
#[derive(Clone, Debug)]
pub enum TrainingEvent {
    /// The device is ready; its kind, its name and, if it is not the one wished for, why.
    Started {
        /// GPU or CPU.
        kind: DeviceKind,
        /// Name of the device.
        device: String,
        /// Why not the GPU.
        notice: Option<String>,
    },
    /// Steps were taken.
    Progress(Progress),
    /// The network was tried on the pictures set apart; this is what it can do, and what it is.
    Validated {
        /// Pictures seen.
        images: u64,
        /// The result.
        evaluation: Evaluation,
        /// The network at this moment.
        model: Arc<Model>,
    },
    /// Something that people should know, as a failing GPU.
    Notice(String),
    /// The end; the last network where it is kept.
    Finished {
        /// Why.
        finish: Finish,
        /// The network.
        model: Option<Arc<Model>>,
    },
    /// The training could not go on; a sentence for people, and the last network that worked.
    Failed {
        /// What happened.
        reason: String,
        /// What can still be kept.
        model: Option<Arc<Model>>,
    },
}

enum Command {
    Pause,
    Resume,
    Finish(Finish),
}

/// The handle of a training.
#[derive(Debug)]
pub struct TrainingWorker {
    commands: Option<SyncSender<Command>>,
    events: Receiver<TrainingEvent>,
    thread: Option<JoinHandle<()>>,
}

impl TrainingWorker {
    /// Starts a training.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn spawn(order: TrainingOrder, waker: Waker) -> std::io::Result<Self> {
        let (command_sender, commands) = sync_channel(16);
        let (event_sender, events) = sync_channel(64);
        let run = move || {
            let pool =
                rayon::ThreadPoolBuilder::new().num_threads(order.threads).thread_name(|i| format!("training {i}")).build();
            let mut events = Events { sender: event_sender, waker, pending: Progress::default(), last: Instant::now() };
            match pool {
                Ok(pool) => pool.install(move || train(&order, &commands, &mut events)),
                Err(err) => {
                    events.send(TrainingEvent::Failed { reason: format!("No threads for the training: {err}"), model: None });
                }
            }
        };
        let thread = std::thread::Builder::new().name("training".to_owned()).spawn(run)?;
        Ok(Self { commands: Some(command_sender), events, thread: Some(thread) })
    }

    /// Waits before the next step; time stands still.
    pub fn pause(&self) {
        self.send(Command::Pause);
    }

    /// Goes on.
    pub fn resume(&self) {
        self.send(Command::Resume);
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
        self.events.try_iter()
    }

    /// The next event, waited for at most `limit`; `None` when there was none, or the training is over.
    pub fn wait_event(&self, limit: Duration) -> Option<TrainingEvent> {
        self.events.recv_timeout(limit).ok()
    }

    fn send(&self, command: Command) {
        if self.commands.as_ref().is_none_or(|sender| sender.try_send(command).is_err()) {
            log::warn!("the training did not take a command");
        }
    }
}

impl Drop for TrainingWorker {
    fn drop(&mut self) {
        self.commands = None;
        // Make room first: a thread that waits to say something would never see the closed channel.
        while self.events.recv().is_ok() {}
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

/// The sending side: gathers steps, sends what fits, wakes the reader.
struct Events {
    sender: SyncSender<TrainingEvent>,
    waker: Waker,
    pending: Progress,
    last: Instant,
}

impl Events {
    fn send(&mut self, event: TrainingEvent) {
        self.flush();
        self.sender.send(event).ok();
        (self.waker)();
    }

    fn step(&mut self, point: StepPoint) {
        let points = &mut self.pending.points;
        points.push(point);
        if points.len() > MOST_POINTS {
            let mut keep = false;
            points.retain(|_| {
                keep = !keep;
                keep
            });
        }
        if self.last.elapsed() >= REPORT_INTERVAL {
            self.flush();
        }
    }

    fn flush(&mut self) {
        if self.pending.points.is_empty() {
            return;
        }
        self.last = Instant::now();
        match self.sender.try_send(TrainingEvent::Progress(std::mem::take(&mut self.pending))) {
            Ok(()) => (self.waker)(),
            Err(TrySendError::Full(TrainingEvent::Progress(progress))) => self.pending = progress,
            Err(_gone) => {}
        }
    }
}

fn train(order: &TrainingOrder, commands: &Receiver<Command>, events: &mut Events) {
    let fail = |reason: String| TrainingEvent::Failed { reason, model: None };
    let device = match ComputeDevice::select(order.device) {
        Ok(device) => device,
        Err(reason) => return events.send(fail(reason)),
    };
    let generator = match Generator::new(&order.recipe, &order.base) {
        Ok(generator) => generator,
        Err(err) => return events.send(fail(format!("Cannot make pictures: {err}"))),
    };
    let notice = device.notice().map(str::to_owned);
    events.send(TrainingEvent::Started { kind: device.kind(), device: device.name().to_owned(), notice });
    let trainer = Trainer::new(order.settings, generator, &device, VALIDATION_COUNT);
    let mut run = Run {
        trainer,
        length: order.length,
        trained: Duration::ZERO,
        last_good: None,
        next_validation: VALIDATION_INTERVAL / 2,
        speed: Speed::default(),
    };
    match run.until_done(commands, events) {
        Ok(Finish::Discarded) => events.send(TrainingEvent::Finished { finish: Finish::Discarded, model: None }),
        Ok(finish) => {
            let model = run.last_good.clone();
            events.send(TrainingEvent::Finished { finish, model });
        }
        Err(err) => events.send(TrainingEvent::Failed { reason: err.to_string(), model: run.last_good.clone() }),
    }
}

struct Run {
    trainer: Trainer,
    length: TrainingLength,
    /// Time spent training, pauses and validations left out.
    trained: Duration,
    last_good: Option<Arc<Model>>,
    next_validation: Duration,
    speed: Speed,
}

impl Run {
    fn until_done(&mut self, commands: &Receiver<Command>, events: &mut Events) -> Result<Finish, NetworkError> {
        while self.share() < 1.0 {
            if let Some(finish) = obey(commands) {
                if finish != Finish::Discarded {
                    self.validate(events)?;
                }
                return Ok(finish);
            }
            let result = self.step(events).and_then(|()| self.validate_when_due(events));
            if let Err(err) = result {
                self.go_on_with_the_cpu(err, events)?;
            }
        }
        self.validate(events)?;
        Ok(Finish::Complete)
    }

    fn share(&self) -> f64 {
        let share = match self.length {
            TrainingLength::Time(length) => self.trained.as_secs_f64() / length.as_secs_f64(),
            TrainingLength::Images(images) => self.trainer.images_seen() as f64 / images as f64,
        };
        share.min(1.0)
    }

    fn step(&mut self, events: &mut Events) -> Result<(), NetworkError> {
        let start = Instant::now();
        let report = self.trainer.step(self.share())?;
        let spent = start.elapsed();
        self.trained += spent;
        let images = self.trainer.images_seen();
        events.pending.images = images;
        events.pending.seconds = self.trained.as_secs_f64();
        events.pending.share = self.share();
        events.pending.learning_rate = report.learning_rate;
        events.pending.images_per_second = self.speed.after(self.trainer.settings().batch as f64, spent);
        events.step(StepPoint { images, loss: report.loss, accuracy: report.accuracy });
        Ok(())
    }

    fn validate_when_due(&mut self, events: &mut Events) -> Result<(), NetworkError> {
        if self.trained < self.next_validation {
            return Ok(());
        }
        let start = Instant::now();
        self.validate(events)?;
        self.next_validation = self.trained + (start.elapsed() * VALIDATION_SPACING).max(VALIDATION_INTERVAL);
        Ok(())
    }

    fn validate(&mut self, events: &mut Events) -> Result<(), NetworkError> {
        let evaluation = self.trainer.validate()?;
        let accuracy = evaluation.confusion.accuracy();
        let model = Arc::new(self.trainer.model(self.trained.as_secs_f64(), Some(accuracy))?);
        self.last_good = Some(Arc::clone(&model));
        events.send(TrainingEvent::Validated { images: self.trainer.images_seen(), evaluation, model });
        Ok(())
    }

    /// A failing GPU: say it, and go on with the CPU from the last good weights. A failing CPU, or numbers that are no
    /// numbers, end the training.
    fn go_on_with_the_cpu(&mut self, err: NetworkError, events: &mut Events) -> Result<(), NetworkError> {
        let lost_gpu = matches!(err, NetworkError::Device { .. }) && self.trainer.device().kind() == DeviceKind::Gpu;
        if !lost_gpu {
            return Err(err);
        }
        let cpu = ComputeDevice::cpu();
        let from = if let Some(model) = &self.last_good {
            self.trainer.move_to(&cpu, model).map_err(|reason| NetworkError::device(cpu.name(), reason))?;
            "the last good weights"
        } else {
            self.trainer.start_afresh_on(&cpu);
            "the start"
        };
        events.send(TrainingEvent::Notice(format!("{err}. The training goes on with the CPU, from {from}.")));
        let (kind, device) = (cpu.kind(), cpu.name().to_owned());
        events.send(TrainingEvent::Started { kind, device, notice: None });
        Ok(())
    }
}

/// Obeys what was asked since the last step; waits while paused. A handle that is gone discards.
fn obey(commands: &Receiver<Command>) -> Option<Finish> {
    let mut paused = false;
    loop {
        let command = if paused { commands.recv().map_err(|_gone| TryRecvError::Disconnected) } else { commands.try_recv() };
        match command {
            Ok(Command::Pause) => paused = true,
            Ok(Command::Resume) => paused = false,
            Ok(Command::Finish(finish)) => return Some(finish),
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => return Some(Finish::Discarded),
        }
    }
}

/// Pictures per second, smoothed over about the last twenty steps.
#[derive(Default)]
struct Speed {
    images: f64,
    seconds: f64,
}

impl Speed {
    fn after(&mut self, images: f64, spent: Duration) -> f64 {
        const MEMORY: f64 = 0.95;
        self.images = self.images * MEMORY + images;
        self.seconds = self.seconds * MEMORY + spent.as_secs_f64();
        self.images / self.seconds.max(1e-9)
    }
}
