//! Small trainings that several tests need, and ways to wait for threads.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use brain_tumor_lab::factory::{BaseImage, Generator, Mode, PIXELS, Specimen, SpecimenId, Syndrome};
use brain_tumor_lab::network::{ComputeDevice, Model, Predictor, Trainer, TrainingSettings};
use brain_tumor_lab::worker::{Ask, Reply, Responder, Waker};

/// Only a hanging thread ever waits this long.
pub const LONG: Duration = Duration::from_mins(2);

pub fn generator(mode: Mode) -> Generator {
    Generator::new(&mode.recipe(), &BaseImage::bundled()).unwrap()
}

/// The first specimen of a series on the bundled base image.
pub fn first_of(mode: Mode, seed: u64) -> SpecimenId {
    SpecimenId::of_mode(mode, &Arc::new(BaseImage::bundled()), seed)
}

/// The specimen that the four values make, by a generator of its own.
pub fn specimen_of(id: &SpecimenId) -> Specimen {
    Generator::new(&id.recipe, &id.base).unwrap().specimen(id.seed, id.index)
}

/// The specimens `0..count` of a series.
pub fn pictures(mode: Mode, seed: u64, count: usize) -> (Vec<[u8; PIXELS]>, Vec<Syndrome>) {
    let (mut images, mut classes) = (vec![[0; PIXELS]; count], vec![Syndrome::Z; count]);
    generator(mode).fill(seed, 0, &mut images, &mut classes);
    (images, classes)
}

pub fn trainer(mode: Mode, settings: TrainingSettings, validation_count: usize) -> Trainer {
    Trainer::new(settings, generator(mode), &ComputeDevice::cpu(), validation_count)
}

/// A network that has seen 640 HARD pictures: weights and running statistics are not those of the start.
pub fn young_model() -> &'static Model {
    static MODEL: LazyLock<Model> = LazyLock::new(|| {
        let mut trainer = trainer(Mode::Hard, TrainingSettings::default(), 0);
        (0..10).for_each(|_| {
            trainer.step(0.0).unwrap();
        });
        trainer.model(1.5, Some(0.25)).unwrap()
    });
    &MODEL
}

pub fn predictor(model: &Model) -> Predictor {
    Predictor::new(model, &ComputeDevice::cpu()).unwrap()
}

/// A way to ask whose replies can be waited for.
pub struct Asked<R: Responder> {
    pub ask: Ask<R>,
    woken: Receiver<()>,
}

impl<R: Responder + Default> Asked<R> {
    pub fn new() -> Self {
        let (sender, woken) = sync_channel(1);
        Self { ask: Ask::new(Arc::new(move || sender.try_send(()).unwrap_or(())), R::default), woken }
    }

    /// The next reply.
    pub fn reply(&self) -> Reply<R::Answer> {
        loop {
            if let Some(reply) = self.ask.poll() {
                return reply;
            }
            self.wait_for_a_call();
        }
    }

    /// Waits until the thread calls its waker.
    pub fn wait_for_a_call(&self) {
        self.woken.recv_timeout(LONG).expect("the thread wakes its reader");
    }

    /// The next reply, which is an answer.
    pub fn answer(&self) -> R::Answer {
        match self.reply() {
            Reply::Answer(answer) => answer,
            Reply::Done => panic!("there is no more to say"),
            Reply::Failed(failure) => panic!("{failure}"),
        }
    }

    /// Everything that is said until there is no more to say.
    pub fn answers(&self) -> Vec<R::Answer> {
        let mut answers = Vec::new();
        loop {
            match self.reply() {
                Reply::Answer(answer) => answers.push(answer),
                Reply::Done => return answers,
                Reply::Failed(failure) => panic!("{failure}"),
            }
        }
    }

    /// Asks, and takes everything that is said.
    pub fn all_answers_to(&mut self, question: R::Question) -> Vec<R::Answer> {
        self.ask.ask(question);
        self.answers()
    }
}

/// Holds a thread at every call of its waker, so that a test knows where the thread is. One that is dropped holds nothing.
pub struct Gate {
    called: Receiver<()>,
    go: SyncSender<()>,
}

impl Gate {
    pub fn new() -> (Waker, Self) {
        let (call, called) = sync_channel(1);
        let (go, wait) = sync_channel(1);
        let wait = Mutex::new(wait);
        let waker = move || {
            call.send(()).ok();
            wait.lock().unwrap().recv().ok();
        };
        (Arc::new(waker), Self { called, go })
    }

    /// Waits until the thread is held; `false` when it is over, and its waker is gone.
    pub fn wait(&self) -> bool {
        match self.called.recv_timeout(LONG) {
            Ok(()) => true,
            Err(RecvTimeoutError::Disconnected) => false,
            Err(RecvTimeoutError::Timeout) => panic!("the thread hangs"),
        }
    }

    /// Lets the thread go on to its next call.
    pub fn open(&self) {
        self.go.send(()).unwrap();
    }
}
