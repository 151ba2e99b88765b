//! The run itself: steps, validations, and what happens when the device fails.

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::mpsc::TryRecvError;
use std::time::{Duration, Instant};

use super::commands::Commands;
use super::report::{Events, Speed};
use super::schedule::{Place, Schedule, VALIDATION_COUNT};
use super::watch::Watch;
use super::{Command, Examined, Finish, Said, StepPoint, TrainingEvent, TrainingNotice, WatchedPicture};
use crate::factory::{GrayImage, PictureFacts, SpecimenId};
use crate::network::{
    ComputeDevice, DeviceKind, JudgedPicture, Model, NetworkError, RecordedRow, Trainer, TrainerState, evaluation_of,
    recorded_curve,
};
use crate::runs::{CurveRow, RunFolder, TrainingLength, best_row, since_best};
use crate::storage::FileError;

/// Shortest and longest time between two measurements of the gradients.
const GRADIENT_INTERVAL: Duration = Duration::from_millis(400);
const MOST_BETWEEN_GRADIENTS: Duration = Duration::from_secs(4);
/// The same in durations of the step that was measured.
const GRADIENT_SPACING: u32 = 4;
/// Time between two states on the disk, in durations of writing one: a twentieth of the time at most.
const KEEP_SPACING: u32 = 20;

/// A training with everything around it.
pub struct Run {
    trainer: Trainer,
    length: TrainingLength,
    patience: Option<u32>,
    /// Where it is kept.
    pub folder: Option<RunFolder>,
    /// Its curve.
    pub rows: Vec<CurveRow>,
    /// Time spent training, pauses and validations left out.
    pub trained: Duration,
    /// The network of the last validation.
    pub last_good: Option<Arc<Model>>,
    /// The best one by validation.
    pub best: Option<Arc<Model>>,
    schedule: Schedule,
    next_state: Instant,
    /// Sums since the last row.
    since_row: Sums,
    watch: Watch,
    speed: Speed,
    /// What is followed in detail, if anything is.
    detail: Option<Detail>,
}

/// A training followed in detail.
#[derive(Debug)]
struct Detail {
    /// The first of the validation pictures.
    first: SpecimenId,
    /// What is to be seen in the validation pictures.
    facts: Arc<[PictureFacts]>,
    /// The picture whose answers are followed.
    watched: Option<Box<WatchedPicture>>,
    /// When the gradients are measured next.
    next_gradients: Instant,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    steps: f64,
    loss: f64,
    accuracy: f64,
    learning_rate: f64,
}

/// A state of the trainer, and how long it took to gather.
struct TimedState {
    state: TrainerState,
    took: Duration,
}

/// What the user wants.
enum Wanted {
    GoOn,
    End(Finish),
    /// Nobody listens any more.
    Gone,
}

impl Run {
    /// A run whose first step is still to come.
    pub fn new(trainer: Trainer, length: TrainingLength, patience: Option<u32>, folder: Option<RunFolder>, detail: bool) -> Self {
        let schedule = Schedule::new(length, detail);
        let detail = detail.then(|| Detail {
            first: trainer.first_validation_id(),
            facts: trainer.validation_facts().into(),
            watched: None,
            next_gradients: Instant::now(),
        });
        let watch = Watch::new(trainer.settings().classes);
        Self {
            trainer,
            length,
            patience,
            folder,
            rows: Vec::new(),
            trained: Duration::ZERO,
            last_good: None,
            best: None,
            schedule,
            next_state: Instant::now(),
            since_row: Sums::default(),
            watch,
            speed: Speed::default(),
            detail,
        }
    }

    /// Trains until the plan is done, a command or a lack of progress ends it, or nobody listens any more (`None`).
    ///
    /// # Errors
    /// When the CPU fails, or the numbers run away; the last good network stays.
    pub fn until_done(&mut self, commands: &Commands, events: &mut Events) -> Result<Option<Finish>, NetworkError> {
        while self.share() < 1.0 {
            match self.obey(commands) {
                Wanted::GoOn => {}
                Wanted::Gone => return Ok(None),
                Wanted::End(Finish::Discarded) => return Ok(Some(Finish::Discarded)),
                Wanted::End(finish) => {
                    // What was stopped by hand goes on from exactly here, even if a state was written just now.
                    self.next_state = Instant::now();
                    self.measure_at_the_end(events)?;
                    return Ok(Some(finish));
                }
            }
            let result = self.step(events).and_then(|()| self.validate_when_due(events));
            if let Err(err) = result {
                self.go_on_with_the_cpu(err, events)?;
            }
            if self.patience.is_some_and(|patience| since_best(&self.rows) >= patience) {
                return Ok(Some(Finish::NoProgress));
            }
        }
        let is_measured = |row: &CurveRow| row.images == self.trainer.images_seen() && row.is_whole();
        if !self.rows.last().is_some_and(is_measured) || self.last_good.is_none() {
            self.measure_at_the_end(events)?;
        }
        Ok(Some(Finish::Complete))
    }

    /// The last validation. Where the GPU fails in it, the CPU measures the last good network.
    fn measure_at_the_end(&mut self, events: &mut Events) -> Result<(), NetworkError> {
        self.validate(VALIDATION_COUNT, events).or_else(|err| {
            self.go_on_with_the_cpu(err, events)?;
            self.validate(VALIDATION_COUNT, events)
        })
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
        let before = self.trainer.images_seen();
        let measures = self.detail.as_ref().is_some_and(|detail| start >= detail.next_gradients);
        if measures {
            self.trainer.measure_gradients();
        }
        let report = self.trainer.step(self.share())?;
        let spent = start.elapsed();
        self.trained += spent;
        let images = self.trainer.images_seen();
        let sums = &mut self.since_row;
        sums.steps += 1.0;
        sums.loss += report.loss;
        sums.accuracy += report.accuracy;
        sums.learning_rate = report.learning_rate;
        events.pending.images = images;
        events.pending.seconds = self.trained.as_secs_f64();
        events.pending.share = self.share();
        events.pending.learning_rate = report.learning_rate;
        events.pending.images_per_second = self.speed.after((images - before) as f64, spent);
        events.step(StepPoint { images, loss: report.loss, accuracy: report.accuracy });
        if let (Some(norms), Some(detail)) = (self.trainer.take_gradient_norms(), &mut self.detail) {
            detail.next_gradients = Instant::now() + (spent * GRADIENT_SPACING).clamp(GRADIENT_INTERVAL, MOST_BETWEEN_GRADIENTS);
            events.try_send(TrainingEvent::Gradients { images, norms });
        }
        self.watch.step(report.loss).map_or(Ok(()), |runaway| Err(runaway.into()))
    }

    fn validate_when_due(&mut self, events: &mut Events) -> Result<(), NetworkError> {
        let Some(count) = self.schedule.due(self.place()) else { return Ok(()) };
        let start = Instant::now();
        self.validate(count, events)?;
        self.schedule.plan(self.place(), count, start.elapsed());
        Ok(())
    }

    /// How far it is.
    fn place(&self) -> Place {
        Place { trained: self.trained, images: self.trainer.images_seen() }
    }

    /// Says when the next validation is due of a training that goes on.
    pub fn schedule_validation(&mut self) {
        self.schedule.plan(self.place(), VALIDATION_COUNT, Duration::ZERO);
    }

    /// Says the same of one that goes on from a recording: it is measured where the recorded one was.
    pub fn measure_as_recorded(&mut self) {
        self.schedule = Schedule::new(self.length, false);
        self.schedule_validation();
    }

    /// Tries the network on the first `count` of the pictures set apart.
    fn validate(&mut self, count: usize, events: &mut Events) -> Result<(), NetworkError> {
        let judged = self.trainer.judge_first(count)?;
        let evaluation = evaluation_of(self.trainer.settings().classes, &judged);
        let accuracy = evaluation.confusion.accuracy();
        let images = self.trainer.images_seen();
        let Sums { steps, loss, accuracy: right, learning_rate } = self.since_row;
        let row = CurveRow {
            images,
            seconds: self.trained.as_secs_f64(),
            learning_rate,
            loss: loss / steps.max(1.0),
            accuracy: right / steps.max(1.0),
            validation_loss: evaluation.loss,
            validation_accuracy: accuracy,
            validation_pictures: judged.len() as u64,
        };
        // All that a device can fail in comes before the row: a measurement is kept and told whole, or not at all.
        let mut model = self.trainer.model(self.trained.as_secs_f64(), Some(accuracy))?;
        let state = self.state_when_due()?;
        let examined = self.examine(judged)?;
        self.rows.push(row);
        self.since_row = Sums::default();
        model.record.curve = self.curve();
        let model = Arc::new(model);
        self.last_good = Some(Arc::clone(&model));
        if best_row(&self.rows) == self.rows.last() {
            self.best = Some(Arc::clone(&model));
        }
        self.keep_all(&model, state, events);
        let only = self.watch.validation(&evaluation);
        events.send(TrainingEvent::Validated { images, evaluation, row, model, examined });
        if let Some(answer) = only {
            events.notice(TrainingNotice::OneAnswer { images, answer });
        }
        Ok(())
    }

    /// Everything that is known picture by picture, where it is followed in detail.
    fn examine(&self, pictures: Vec<JudgedPicture>) -> Result<Option<Arc<Examined>>, NetworkError> {
        let Some(detail) = &self.detail else { return Ok(None) };
        let facts = Arc::clone(&detail.facts);
        let training_set = self.trainer.examine_training_set(pictures.len() as u64)?.map(|all| all.confusion.accuracy());
        let first = self.trainer.first_validation_image().and_then(|pixels| GrayImage::from_bytes(pixels));
        let watched = match detail.watched.as_deref() {
            None => None,
            Some(WatchedPicture { id, pixels }) => Some(Said { id: id.clone(), prediction: self.trainer.say(pixels)? }),
        };
        Ok(Some(Arc::new(Examined {
            first_id: detail.first.clone(),
            pictures,
            facts,
            first: Arc::new(first.unwrap_or_else(GrayImage::black)),
            training_set,
            watched,
        })))
    }

    /// Keeps the network as it is now, as the last and the best one.
    ///
    /// # Errors
    /// When the device fails.
    pub fn keep_moment(&mut self, accuracy: Option<f64>, events: &mut Events) -> Result<(), NetworkError> {
        let (model, state) = (self.network_now(accuracy)?, self.state_when_due()?);
        self.last_good = Some(Arc::clone(&model));
        self.best = Some(Arc::clone(&model));
        self.keep_all(&model, state, events);
        Ok(())
    }

    /// Share of right answers without a look at the pictures set apart.
    pub fn chance_accuracy(&self) -> f64 {
        self.trainer.chance_accuracy()
    }

    /// The network as it is now, which had this accuracy in its last validation.
    ///
    /// # Errors
    /// When the device fails.
    pub fn network_now(&self, accuracy: Option<f64>) -> Result<Arc<Model>, NetworkError> {
        let mut model = self.trainer.model(self.trained.as_secs_f64(), accuracy)?;
        model.record.curve = self.curve();
        Ok(Arc::new(model))
    }

    /// The curve up to now, as a model file keeps it.
    fn curve(&self) -> Vec<RecordedRow> {
        let rows: Vec<RecordedRow> = self.rows.iter().map(CurveRow::recorded).collect();
        recorded_curve(&rows)
    }

    /// The state of the trainer, unless nothing is kept or one was written just now.
    fn state_when_due(&self) -> Result<Option<TimedState>, NetworkError> {
        let start = Instant::now();
        let is_due = self.folder.is_some() && (start >= self.next_state || self.share() >= 1.0);
        if !is_due {
            return Ok(None);
        }
        let state = self.trainer.state()?;
        Ok(Some(TimedState { state, took: start.elapsed() }))
    }

    /// Writes curve, networks and the state that is due.
    fn keep_all(&mut self, model: &Model, state: Option<TimedState>, events: &mut Events) {
        let rows = std::mem::take(&mut self.rows);
        self.keep(events, |folder| folder.add(&rows, model));
        self.rows = rows;
        if let Some(TimedState { state, took }) = state {
            let start = Instant::now();
            self.keep(events, |folder| folder.keep_state(&state));
            self.next_state = Instant::now() + (took + start.elapsed()) * KEEP_SPACING;
        }
    }

    /// Writes something of the run. A full disk does not end a training: it is said, and the run is kept no more.
    pub fn keep(&mut self, events: &mut Events, write: impl FnOnce(&mut RunFolder) -> Result<(), FileError>) {
        if let Some(folder) = &mut self.folder
            && let Err(err) = write(folder)
        {
            self.folder = None;
            events.notice(TrainingNotice::KeptNoMore(err));
        }
    }

    /// A failing GPU: say it, and go on with the CPU from the last good weights. A failing CPU, or numbers that are no
    /// numbers, end the training.
    fn go_on_with_the_cpu(&mut self, err: NetworkError, events: &mut Events) -> Result<(), NetworkError> {
        let lost_gpu = matches!(err, NetworkError::Device { .. }) && self.trainer.device().kind() == DeviceKind::Gpu;
        if !lost_gpu {
            return Err(err);
        }
        let cpu = ComputeDevice::cpu();
        match &self.last_good {
            Some(model) => self.trainer.move_to(&cpu, model).map_err(|reason| NetworkError::device(cpu.name(), reason))?,
            None => self.trainer.start_afresh_on(&cpu),
        }
        // The steps since that network are lost, and what the list of runs says of the device is untrue from here on.
        self.since_row = Sums::default();
        if let Some(folder) = &mut self.folder {
            folder.set_device(cpu.name());
        }
        events.notice(TrainingNotice::GpuLost { err, from_last_good: self.last_good.is_some() });
        let (kind, device) = (cpu.kind(), cpu.name().to_owned());
        events.send(TrainingEvent::Started { kind, device, trouble: None, run: None });
        Ok(())
    }

    /// Obeys what was asked since the last step; waits while paused.
    fn obey(&mut self, commands: &Commands) -> Wanted {
        let mut paused = false;
        loop {
            let command = if paused { commands.recv().map_err(|_gone| TryRecvError::Disconnected) } else { commands.try_recv() };
            match command {
                Ok(Command::Pause) => paused = true,
                Ok(Command::Resume) => paused = false,
                Ok(Command::LearningRate(peak)) => self.trainer.set_learning_rate(peak),
                Ok(Command::L2(l2)) => self.trainer.set_l2(l2),
                Ok(Command::Watch(picture)) => {
                    if let Some(detail) = &mut self.detail {
                        detail.watched = picture;
                    }
                }
                Ok(Command::Finish(finish)) => return Wanted::End(finish),
                Err(TryRecvError::Empty) => return Wanted::GoOn,
                Err(TryRecvError::Disconnected) => return Wanted::Gone,
            }
        }
    }
}
