//! What the training says, gathered so that it does not wait for the window.
//!
//! Reports of steps and of gradients may be gathered or left out. They take only a small part of the room for events that wait
//! to be read, so that the rest is free for what must be said: validations, notices, the end.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, TrySendError};
use std::time::{Duration, Instant};

use super::super::Waker;
use super::{Progress, StepPoint, TrainingEvent, TrainingNotice};

/// Time between two reports.
const REPORT_INTERVAL: Duration = Duration::from_millis(50);
/// Most steps in one report; beyond it, while nobody listens, every other one is left out.
const MOST_POINTS: usize = 2048;
/// Most events that wait to be read. All validations of a plan that is counted in pictures have room, each with the steps before it.
pub const ROOM: usize = 256;
/// Most reports among them, so long as nothing is said that must be.
const MOST_REPORTS: usize = 32;

/// How many reports wait to be read; a clone counts the same ones.
#[derive(Clone, Debug, Default)]
pub struct Unread(Arc<AtomicUsize>);

impl Unread {
    fn add(&self, event: &TrainingEvent) {
        if is_report(event) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Notes that an event was read.
    pub fn read(&self, event: &TrainingEvent) {
        if is_report(event) {
            self.0.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

/// Whether it may be gathered, or left out, while nobody listens.
fn is_report(event: &TrainingEvent) -> bool {
    matches!(event, TrainingEvent::Progress(_) | TrainingEvent::Gradients { .. })
}

/// The sending side: gathers steps, sends what fits, wakes the reader.
pub struct Events {
    sender: SyncSender<TrainingEvent>,
    waker: Waker,
    /// The steps that were not told yet.
    pub pending: Progress,
    last: Instant,
    unread: Unread,
}

impl Events {
    /// Says everything to `sender`, whose reader notes in `unread` what it has read.
    pub fn new(sender: SyncSender<TrainingEvent>, waker: Waker, unread: Unread) -> Self {
        Self { sender, waker, pending: Progress::default(), last: Instant::now(), unread }
    }

    /// Says something that must be said, and before it the steps that were gathered; waits while there is no room.
    pub fn send(&mut self, event: TrainingEvent) {
        if let Some(progress) = self.gathered() {
            self.deliver(progress);
        }
        self.deliver(event);
    }

    /// Says something that may be left out while nobody listens.
    pub fn try_send(&self, event: TrainingEvent) {
        drop(self.report(event));
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
        if self.last.elapsed() >= REPORT_INTERVAL
            && let Some(progress) = self.gathered()
            && let Some(TrainingEvent::Progress(progress)) = self.report(progress)
        {
            self.pending = progress;
        }
    }

    /// The steps that were not told yet, to be told.
    fn gathered(&mut self) -> Option<TrainingEvent> {
        self.last = Instant::now();
        (!self.pending.points.is_empty()).then(|| TrainingEvent::Progress(std::mem::take(&mut self.pending)))
    }

    /// Says what may be gathered or left out, and gives it back where there is no room for it.
    fn report(&self, event: TrainingEvent) -> Option<TrainingEvent> {
        if self.unread.0.load(Ordering::Relaxed) >= MOST_REPORTS {
            return Some(event);
        }
        self.unread.add(&event);
        match self.sender.try_send(event) {
            Ok(()) => (self.waker)(),
            Err(TrySendError::Disconnected(_unheard)) => {}
            Err(TrySendError::Full(event)) => {
                self.unread.read(&event);
                return Some(event);
            }
        }
        None
    }

    fn deliver(&self, event: TrainingEvent) {
        self.unread.add(&event);
        self.sender.send(event).ok(); // where nobody listens any more, nothing is said
        (self.waker)();
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

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

    use super::*;
    use crate::factory::Syndrome;

    fn events(room: usize) -> (Events, Receiver<TrainingEvent>, Unread) {
        let (sender, receiver) = sync_channel(room);
        let unread = Unread::default();
        (Events::new(sender, Arc::new(|| {}), unread.clone()), receiver, unread)
    }

    /// A step after which a report is due.
    fn late_step(events: &mut Events, images: u64) {
        events.last = Instant::now().checked_sub(REPORT_INTERVAL).unwrap();
        events.step(StepPoint { images, loss: 1.0, accuracy: 0.5 });
    }

    fn images_of(event: &TrainingEvent) -> Vec<u64> {
        let TrainingEvent::Progress(progress) = event else { panic!("{event:?}") };
        progress.points.iter().map(|point| point.images).collect()
    }

    #[test]
    fn reports_that_nobody_reads_leave_room_for_what_must_be_said() {
        // Room for no more than the reports, the steps that were gathered, and the notice: any other would wait for ever.
        let (mut events, receiver, unread) = events(MOST_REPORTS + 2);
        let steps = 3 * MOST_REPORTS as u64;
        for images in 1..=steps {
            late_step(&mut events, images);
            events.try_send(TrainingEvent::Gradients { images, norms: Vec::new() });
        }
        events.notice(TrainingNotice::OneAnswer { images: steps, answer: Syndrome::B.into() });
        let heard: Vec<TrainingEvent> = receiver.try_iter().inspect(|event| unread.read(event)).collect();
        assert_eq!(heard.len(), MOST_REPORTS + 2);
        assert!(matches!(&heard[heard.len() - 1], TrainingEvent::Notice(_)));
        let reports = heard[..=MOST_REPORTS].iter().filter(|event| matches!(event, TrainingEvent::Progress(_)));
        assert_eq!(reports.flat_map(images_of).collect::<Vec<_>>(), (1..=steps).collect::<Vec<_>>(), "no step is lost");
        // Once they are read, there is room again.
        late_step(&mut events, 1000);
        events.try_send(TrainingEvent::Gradients { images: 1000, norms: Vec::new() });
        assert_eq!(images_of(&receiver.try_recv().unwrap()), [1000]);
        assert!(matches!(receiver.try_recv(), Ok(TrainingEvent::Gradients { images: 1000, .. })));
        assert_eq!(receiver.try_recv().unwrap_err(), TryRecvError::Empty);
    }
}
