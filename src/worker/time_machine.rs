//! The time machine: every network along a run, asked about one picture and about the pictures of the run's validation.
//!
//! Ordering: the newest request wins. The picture goes first at all moments, then the validation, the moment that is shown
//! before the others. What was found once is remembered as long as the run and the picture stay the same. Shutdown: dropping the
//! handle closes the mailbox and joins; between two batches it looks whether it is still wanted.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use super::latest::Latest;
use super::mailbox::Mailbox;
use super::training::VALIDATION_COUNT;
use super::{Waker, sentence};
use crate::factory::{BaseImage, Generator, PIXELS, Recipe, Syndrome};
use crate::network::{ComputeDevice, Model, Predictor, validation_seed};
use crate::runs::{Checkpoint, CurveRow, RunStore};

/// Pictures of the validation between two looks at the mailbox.
const BATCH: usize = 64;
/// Networks with more weights look at one picture at a time: a closed window does not wait for a batch of theirs.
const LARGE: usize = 1_000_000;

/// What to look back on.
#[derive(Clone, Debug)]
pub struct ReplayRequest {
    /// Another one for another run or picture; comes back with what is found.
    pub ticket: u64,
    /// Where the runs lie.
    pub store: RunStore,
    /// The run.
    pub run: String,
    /// The recipe of the picture.
    pub recipe: Arc<Recipe>,
    /// Its base picture.
    pub base: BaseImage,
    /// Seed of its series.
    pub seed: u64,
    /// Its place in the series.
    pub index: u64,
    /// The moment that is shown, by pictures seen.
    pub shown: Option<u64>,
}

/// The pictures of a run's validation: the first ones of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Validated {
    /// Their recipe.
    pub recipe: Arc<Recipe>,
    /// Seed of the series.
    pub seed: u64,
    /// What they are.
    pub truths: Arc<Vec<Syndrome>>,
    /// Whether they are made on the base picture of the request.
    pub is_same_base: bool,
}

/// What the time machine says.
#[derive(Clone, Debug)]
pub enum ReplayEvent {
    /// The moments of a run, and its curve.
    Opened {
        /// Which request.
        ticket: u64,
        /// The networks along the way, oldest first.
        checkpoints: Vec<Checkpoint>,
        /// What validation found.
        rows: Vec<CurveRow>,
        /// The pictures of its validation.
        validation: Validated,
    },
    /// What a network says about the picture.
    Said {
        /// Which request.
        ticket: u64,
        /// The moment, by pictures seen.
        images: u64,
        /// The probabilities.
        probabilities: [f32; Syndrome::COUNT],
    },
    /// What a network says about the pictures of the validation.
    Judged {
        /// Which request.
        ticket: u64,
        /// The moment, by pictures seen.
        images: u64,
        /// What it said about each of them, in their order, and with which probability.
        answers: Arc<Vec<(Syndrome, f32)>>,
    },
    /// It cannot be done.
    Failed {
        /// Which request.
        ticket: u64,
        /// The sentence.
        reason: String,
    },
}

/// The handle of the time machine.
#[derive(Debug)]
pub struct TimeMachineWorker {
    thread: Latest<Box<ReplayRequest>, ReplayEvent>,
}

impl TimeMachineWorker {
    /// Starts the time machine.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn spawn(waker: Waker) -> std::io::Result<Self> {
        let run = |inbox: Arc<Mailbox<Box<ReplayRequest>>>, events| {
            let mut replay = Replay { inbox: Arc::clone(&inbox), open: None, events, waker };
            while let Some(request) = inbox.take() {
                if let Err(reason) = replay.answer(&request) {
                    replay.say(ReplayEvent::Failed { ticket: request.ticket, reason });
                }
            }
        };
        Ok(Self { thread: Latest::spawn("time machine", 64, run)? })
    }

    /// Asks for a run, in place of what was asked for before.
    pub fn replay(&self, request: ReplayRequest) {
        self.thread.ask(Box::new(request));
    }

    /// What has happened since the last call.
    pub fn events(&self) -> impl Iterator<Item = ReplayEvent> + '_ {
        self.thread.events()
    }
}

/// A run that is open.
struct Open {
    run: String,
    /// The pictures of its validation.
    images: Vec<[u8; PIXELS]>,
    truths: Arc<Vec<Syndrome>>,
    recipe: Arc<Recipe>,
    seed: u64,
    base: BaseImage,
    checkpoints: Vec<Checkpoint>,
    judged: BTreeMap<u64, Arc<Vec<(Syndrome, f32)>>>,
    /// The request whose picture was asked about.
    ticket: u64,
    picture: [u8; PIXELS],
    said: BTreeMap<u64, [f32; Syndrome::COUNT]>,
    /// Moments whose file cannot be used: said once, then left out.
    broken: Vec<u64>,
}

struct Replay {
    inbox: Arc<Mailbox<Box<ReplayRequest>>>,
    open: Option<Open>,
    events: SyncSender<ReplayEvent>,
    waker: Waker,
}

impl Replay {
    fn answer(&mut self, request: &ReplayRequest) -> Result<(), String> {
        let mut open = match self.open.take() {
            Some(open) if open.run == request.run => open,
            _ => open_run(request)?,
        };
        let path = PathBuf::from(&request.run);
        let checkpoints = request.store.checkpoints(&path);
        let is_new = open.ticket != request.ticket;
        if is_new {
            let generator = Generator::new(&request.recipe, &request.base).map_err(|err| sentence(&err))?;
            let picture = *generator.render(&generator.plan(request.seed, request.index)).pixels();
            if picture != open.picture {
                (open.picture, open.said) = (picture, BTreeMap::new());
            }
            open.ticket = request.ticket;
        }
        if is_new || checkpoints != open.checkpoints {
            let rows = request.store.curve(&path).map_err(|err| sentence(&err))?;
            open.checkpoints.clone_from(&checkpoints);
            let validation = Validated {
                recipe: Arc::clone(&open.recipe),
                seed: open.seed,
                truths: Arc::clone(&open.truths),
                is_same_base: open.base == request.base,
            };
            self.say(ReplayEvent::Opened { ticket: request.ticket, checkpoints, rows, validation });
            // What is known already is told again: whoever asks under a new ticket has forgotten it.
            for (&images, &probabilities) in &open.said {
                self.say(ReplayEvent::Said { ticket: request.ticket, images, probabilities });
            }
            for (&images, answers) in &open.judged {
                self.say(ReplayEvent::Judged { ticket: request.ticket, images, answers: Arc::clone(answers) });
            }
        }
        self.work(&mut open, request.shown);
        self.open = Some(open);
        Ok(())
    }

    /// Everything that is not known yet, until something else is wanted.
    fn work(&self, open: &mut Open, shown: Option<u64>) {
        let mut order: Vec<Checkpoint> = open.checkpoints.clone();
        order.sort_by_key(|checkpoint| shown.map_or(0, |shown| checkpoint.images.abs_diff(shown)));
        for judge in [false, true] {
            for checkpoint in &order {
                if self.inbox.has_newer() || self.inbox.is_closed() {
                    return;
                }
                let images = checkpoint.images;
                let is_known = if judge { open.judged.contains_key(&images) } else { open.said.contains_key(&images) };
                if is_known || open.broken.contains(&images) {
                    continue;
                }
                let found = self.ask(open, checkpoint, judge);
                if let Err(reason) = found {
                    open.broken.push(images);
                    // A checkpoint that was thinned out meanwhile is no failure: the next list does without it.
                    if checkpoint.path.exists() {
                        self.say(ReplayEvent::Failed { ticket: open.ticket, reason });
                    }
                }
            }
        }
    }

    fn ask(&self, open: &mut Open, checkpoint: &Checkpoint, judge: bool) -> Result<(), String> {
        let model = Model::load(&checkpoint.path).map_err(|err| sentence(&err))?;
        let predictor = Predictor::new(&model, &ComputeDevice::cpu()).map_err(|err| sentence(&err))?;
        let (ticket, images) = (open.ticket, checkpoint.images);
        if !judge {
            let predictions = predictor.predict(&[open.picture]).map_err(|err| sentence(&err))?;
            if let Some(prediction) = predictions.first() {
                open.said.insert(images, prediction.probabilities);
                self.say(ReplayEvent::Said { ticket, images, probabilities: prediction.probabilities });
            }
            return Ok(());
        }
        let mut answers = Vec::with_capacity(open.images.len());
        let step = if model.architecture().parameters() > LARGE { 1 } else { BATCH };
        for batch in open.images.chunks(step) {
            if self.inbox.has_newer() || self.inbox.is_closed() {
                return Ok(()); // it begins again when its turn comes
            }
            let predictions = predictor.predict(batch).map_err(|err| sentence(&err))?;
            answers.extend(predictions.iter().map(|said| (said.class(), said.probabilities[said.class().index()])));
        }
        let answers = Arc::new(answers);
        open.judged.insert(images, Arc::clone(&answers));
        self.say(ReplayEvent::Judged { ticket, images, answers });
        Ok(())
    }

    fn say(&self, event: ReplayEvent) {
        self.events.send(event).ok();
        (self.waker)();
    }
}

/// The pictures on which the run was validated: those of its recipe, its base and its seed.
fn open_run(request: &ReplayRequest) -> Result<Open, String> {
    let path = PathBuf::from(&request.run);
    let (info, base) = request.store.description(&path).map_err(|err| sentence(&err))?;
    let generator = Generator::new(&info.plan.recipe, &base).map_err(|err| sentence(&err))?;
    let (mut images, mut classes) = (vec![[0; PIXELS]; VALIDATION_COUNT], vec![Syndrome::Z; VALIDATION_COUNT]);
    let seed = validation_seed(info.plan.settings.seed);
    generator.fill(seed, 0, &mut images, &mut classes);
    Ok(Open {
        run: request.run.clone(),
        images,
        truths: Arc::new(classes),
        recipe: Arc::new(info.plan.recipe),
        seed,
        base,
        checkpoints: Vec::new(),
        judged: BTreeMap::new(),
        ticket: 0,
        picture: [0; PIXELS],
        said: BTreeMap::new(),
        broken: Vec::new(),
    })
}
