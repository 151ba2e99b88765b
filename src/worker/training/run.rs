//! The run itself: steps, validations, and what happens when the device fails.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

use super::report::{Events, Speed};
use super::{Command, Finish, StepPoint, TrainingEvent, TrainingLength, TrainingOrder};
use crate::factory::Generator;
use crate::network::{ComputeDevice, DeviceKind, Model, NetworkError, Trainer};

/// Pictures set apart for validation.
const VALIDATION_COUNT: usize = 500;
/// Shortest time between two validations.
const VALIDATION_INTERVAL: Duration = Duration::from_secs(4);
/// Time between two validations, in durations of the last one: validation takes at most a tenth of the time.
const VALIDATION_SPACING: u32 = 10;

/// Trains to the end of the plan, or until a command ends it.
pub fn train(order: &TrainingOrder, commands: &Receiver<Command>, events: &mut Events) {
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
    let mut trainer = Trainer::new(order.settings, generator, &device, VALIDATION_COUNT);
    if let Some(pictures) = &order.pictures {
        trainer.learn_from(Arc::clone(pictures));
    }
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
            if let Some(finish) = obey(commands, &mut self.trainer) {
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
        let before = self.trainer.images_seen();
        let report = self.trainer.step(self.share())?;
        let spent = start.elapsed();
        self.trained += spent;
        let images = self.trainer.images_seen();
        events.pending.images = images;
        events.pending.seconds = self.trained.as_secs_f64();
        events.pending.share = self.share();
        events.pending.learning_rate = report.learning_rate;
        events.pending.images_per_second = self.speed.after((images - before) as f64, spent);
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
fn obey(commands: &Receiver<Command>, trainer: &mut Trainer) -> Option<Finish> {
    let mut paused = false;
    loop {
        let command = if paused { commands.recv().map_err(|_gone| TryRecvError::Disconnected) } else { commands.try_recv() };
        match command {
            Ok(Command::Pause) => paused = true,
            Ok(Command::Resume) => paused = false,
            Ok(Command::LearningRate(peak)) => trainer.set_learning_rate(peak),
            Ok(Command::L2(l2)) => trainer.set_l2(l2),
            Ok(Command::Finish(finish)) => return Some(finish),
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => return Some(Finish::Discarded),
        }
    }
}
