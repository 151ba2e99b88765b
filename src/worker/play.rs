//! The dealer: makes the pictures of the game and lets the network answer them, off the window's thread.
//!
//! Ordering: commands are obeyed in turn, so a model set before a deal answers that deal. Back-pressure: 16 commands; a
//! command that does not fit is dropped and said in the log, which takes a window that deals hundreds of times a second.
//! Shutdown: dropping the handle closes the channel and joins; a deal takes milliseconds.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::Instant;

use super::Waker;
use crate::factory::{BaseImage, Generator, Outline, Recipe, Specimen, outlines};
use crate::network::{ComputeDevice, Model, Prediction, Predictor};

enum Command {
    SetModel(Arc<Model>),
    Deal { ticket: u64, recipe: Box<Recipe>, base: Box<BaseImage>, seed: u64, index: u64 },
}

/// What the dealer says.
#[derive(Clone, Debug)]
pub enum PlayEvent {
    /// The picture of a deal is ready.
    Dealt {
        /// Which deal.
        ticket: u64,
        /// The picture with its truth.
        specimen: Box<Specimen>,
        /// The borders of its tumors.
        outlines: Vec<Outline>,
    },
    /// The network has answered a deal.
    Predicted {
        /// Which deal.
        ticket: u64,
        /// What it said.
        prediction: Prediction,
        /// How long it took, in milliseconds.
        milliseconds: f64,
        /// The network: it alone can say why.
        model: Arc<Model>,
    },
    /// Something failed; a sentence for people.
    Failed(String),
}

/// The handle of the dealer.
#[derive(Debug)]
pub struct PlayWorker {
    commands: Option<SyncSender<Command>>,
    events: Receiver<PlayEvent>,
    thread: Option<JoinHandle<()>>,
}

impl PlayWorker {
    /// Starts the dealer.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn spawn(waker: Waker) -> std::io::Result<Self> {
        let (command_sender, commands) = sync_channel(16);
        let (event_sender, events) = sync_channel(64);
        let dealer = Dealer { network: None, generator: None, events: event_sender, waker };
        let thread = std::thread::Builder::new().name("dealer".to_owned()).spawn(move || dealer.run(&commands))?;
        Ok(Self { commands: Some(command_sender), events, thread: Some(thread) })
    }

    /// From the next deal on, this model answers.
    pub fn set_model(&self, model: Arc<Model>) {
        self.send(Command::SetModel(model));
    }

    /// Makes a picture and lets the network answer it.
    pub fn deal(&self, ticket: u64, recipe: &Recipe, base: &BaseImage, seed: u64, index: u64) {
        let (recipe, base) = (Box::new(recipe.clone()), Box::new(base.clone()));
        self.send(Command::Deal { ticket, recipe, base, seed, index });
    }

    /// What has happened since the last call.
    pub fn events(&self) -> impl Iterator<Item = PlayEvent> + '_ {
        self.events.try_iter()
    }

    fn send(&self, command: Command) {
        if self.commands.as_ref().is_none_or(|sender| sender.try_send(command).is_err()) {
            log::warn!("the dealer did not take a command");
        }
    }
}

impl Drop for PlayWorker {
    fn drop(&mut self) {
        self.commands = None;
        // Make room first: a dealer that waits to say something would never see the closed channel.
        while self.thread.as_ref().is_some_and(|thread| !thread.is_finished()) {
            if self.events.recv().is_err() {
                break;
            }
        }
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

struct Dealer {
    /// The network that will answer the next deal, and the same ready to answer.
    network: Option<(Arc<Model>, Predictor)>,
    /// The generator of the last deal: most deals have the same recipe and base.
    generator: Option<Generator>,
    events: SyncSender<PlayEvent>,
    waker: Waker,
}

impl Dealer {
    fn run(mut self, commands: &Receiver<Command>) {
        while let Ok(command) = commands.recv() {
            match command {
                Command::SetModel(model) => match Predictor::new(&model, &ComputeDevice::cpu()) {
                    Ok(predictor) => self.network = Some((model, predictor)),
                    Err(err) => self.say(PlayEvent::Failed(format!("Cannot use this network: {err}"))),
                },
                Command::Deal { ticket, recipe, base, seed, index } => self.deal(ticket, &recipe, &base, seed, index),
            }
        }
    }

    fn deal(&mut self, ticket: u64, recipe: &Recipe, base: &BaseImage, seed: u64, index: u64) {
        let fits = |generator: &Generator| generator.recipe() == recipe && generator.base() == base;
        if !self.generator.as_ref().is_some_and(fits) {
            match Generator::new(recipe, base) {
                Ok(generator) => self.generator = Some(generator),
                Err(err) => return self.say(PlayEvent::Failed(format!("Cannot make a picture: {err}"))),
            }
        }
        let Some(generator) = &self.generator else { return };
        let specimen = Box::new(generator.specimen(seed, index));
        let picture = [*specimen.image.pixels()];
        let outlines = outlines(&specimen.mask);
        self.say(PlayEvent::Dealt { ticket, specimen, outlines });
        let start = Instant::now();
        if let Some((model, predictor)) = &self.network {
            match predictor.predict(&picture).map(|predictions| predictions.first().copied()) {
                Ok(Some(prediction)) => {
                    let milliseconds = start.elapsed().as_secs_f64() * 1e3;
                    let model = Arc::clone(model);
                    self.say(PlayEvent::Predicted { ticket, prediction, milliseconds, model });
                }
                Ok(None) => {}
                Err(err) => self.say(PlayEvent::Failed(format!("The network cannot answer: {err}"))),
            }
        }
    }

    fn say(&self, event: PlayEvent) {
        self.events.send(event).ok();
        (self.waker)();
    }
}
