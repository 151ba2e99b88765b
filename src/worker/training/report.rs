//! What the training says, gathered so that it never waits for the window.

use std::sync::mpsc::{SyncSender, TrySendError};
use std::time::{Duration, Instant};

use super::super::Waker;
use super::{Progress, StepPoint, TrainingEvent, TrainingNotice};

/// Time between two reports.
const REPORT_INTERVAL: Duration = Duration::from_millis(50);
/// Most steps in one report; beyond it, while nobody listens, every other one is left out.
const MOST_POINTS: usize = 2048;

/// The sending side: gathers steps, sends what fits, wakes the reader.
pub struct Events {
    pub sender: SyncSender<TrainingEvent>,
    pub waker: Waker,
    pub pending: Progress,
    pub last: Instant,
}

impl Events {
    pub fn send(&mut self, event: TrainingEvent) {
        self.flush();
        self.sender.send(event).ok();
        (self.waker)();
    }

    /// Says something that may be left out while nobody listens.
    pub fn try_send(&self, event: TrainingEvent) {
        if self.sender.try_send(event).is_ok() {
            (self.waker)();
        }
    }

    /// Says something that people should know.
    pub fn notice(&mut self, notice: TrainingNotice) {
        self.send(TrainingEvent::Notice(notice));
    }

    pub fn step(&mut self, point: StepPoint) {
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

/// Pictures per second, smoothed over about the last twenty steps.
#[derive(Default)]
pub struct Speed {
    images: f64,
    seconds: f64,
}

impl Speed {
    pub fn after(&mut self, images: f64, spent: Duration) -> f64 {
        const MEMORY: f64 = 0.95;
        self.images = self.images * MEMORY + images;
        self.seconds = self.seconds * MEMORY + spent.as_secs_f64();
        self.images / self.seconds.max(1e-9)
    }
}
