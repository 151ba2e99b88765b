//! The time machine: every network along a run, asked about one picture and about the pictures of the run's validation.
//!
//! The picture goes first at all moments, then the validation, the moment that is shown before the others. What was found once is
//! remembered as long as the run and the picture stay the same.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::ask::{Job, Responder};
use super::training::VALIDATION_COUNT;
use super::{Generators, JobError};
use crate::factory::{Generator, PIXELS, SpecimenId, Syndrome};
use crate::network::{Answer, ComputeDevice, Model, Prediction, Predictor, validation_seed};
use crate::runs::{Checkpoint, CurveRow, RunStore};

/// Pictures of the validation between two looks at what is wanted.
const BATCH: usize = 64;
/// Networks with more weights look at one picture at a time: a closed window does not wait for a batch of theirs.
const LARGE: usize = 1_000_000;

/// What to look back on.
#[derive(Clone, Debug)]
pub struct TimeMachineRequest {
    /// Where the runs lie.
    pub store: RunStore,
    /// The run.
    pub run: String,
    /// The picture.
    pub id: SpecimenId,
    /// The moment that is shown, by pictures seen.
    pub shown: Option<u64>,
}

/// The pictures of a run's validation: the first ones of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Validated {
    /// The first of them.
    pub first: SpecimenId,
    /// What they are.
    pub truths: Arc<Vec<Syndrome>>,
}

/// What is said to it. All of it comes again where another request is about the same run.
#[derive(Debug)]
pub enum TimeMachineAnswer {
    /// The moments of a run, and its curve.
    Opened {
        /// The networks along the way, oldest first.
        checkpoints: Vec<Checkpoint>,
        /// What validation found.
        rows: Vec<CurveRow>,
        /// The pictures of its validation.
        validation: Validated,
    },
    /// What a network says about the picture.
    Said {
        /// The moment, by pictures seen.
        images: u64,
        /// What it says.
        prediction: Prediction,
    },
    /// What a network says about the pictures of the validation.
    Judged {
        /// The moment, by pictures seen.
        images: u64,
        /// What it said about each of them, in their order, and with which probability.
        answers: Arc<Vec<(Answer, f32)>>,
    },
    /// It cannot be done.
    Failed(JobError),
}

/// A run that is open.
struct Open {
    run: String,
    /// The pictures of its validation.
    images: Vec<[u8; PIXELS]>,
    validation: Validated,
    checkpoints: Vec<Checkpoint>,
    judged: BTreeMap<u64, Arc<Vec<(Answer, f32)>>>,
    picture: [u8; PIXELS],
    /// What made the picture: a network that compares needs its base image.
    of_picture: Arc<Generator>,
    /// What made the pictures of the validation.
    of_validation: Arc<Generator>,
    said: BTreeMap<u64, Prediction>,
    /// Moments whose file cannot be used: said once, then left out.
    broken: Vec<u64>,
}

/// Looks back on runs.
#[derive(Default)]
pub struct TimeMachineJob {
    generators: Generators,
    open: Option<Open>,
}

impl Responder for TimeMachineJob {
    type Question = TimeMachineRequest;
    type Answer = TimeMachineAnswer;
    const NAME: &'static str = "time machine";

    fn respond(&mut self, request: TimeMachineRequest, job: &Job<'_, Self>) {
        if let Err(err) = self.answer(&request, job) {
            job.say(TimeMachineAnswer::Failed(err));
        }
    }
}

impl TimeMachineJob {
    /// With this cache of generators.
    pub fn new(generators: Generators) -> Self {
        Self { generators, open: None }
    }

    fn answer(&mut self, request: &TimeMachineRequest, job: &Job<'_, Self>) -> Result<(), JobError> {
        let mut open = match self.open.take() {
            Some(open) if open.run == request.run => open,
            _ => self.open_run(request)?,
        };
        let path = PathBuf::from(&request.run);
        let generator = self.generators.of(&request.id)?;
        let picture = *generator.render(&generator.plan(request.id.seed, request.id.index)).pixels();
        let is_new = picture != open.picture || open.of_picture.base() != generator.base();
        if is_new {
            (open.picture, open.of_picture, open.said) = (picture, generator, BTreeMap::new());
        }
        let checkpoints = request.store.checkpoints(&path);
        if is_new || job.is_first() || checkpoints != open.checkpoints {
            open.checkpoints.clone_from(&checkpoints);
            let rows = request.store.curve(&path)?;
            job.say(TimeMachineAnswer::Opened { checkpoints, rows, validation: open.validation.clone() });
            // What is known already is told again: whoever asks anew has forgotten it.
            for (&images, &prediction) in &open.said {
                job.say(TimeMachineAnswer::Said { images, prediction });
            }
            for (&images, answers) in &open.judged {
                job.say(TimeMachineAnswer::Judged { images, answers: Arc::clone(answers) });
            }
        }
        work(&mut open, request.shown, job);
        self.open = Some(open);
        Ok(())
    }

    /// The pictures on which the run was validated: those of its recipe, its base and its seed.
    fn open_run(&self, request: &TimeMachineRequest) -> Result<Open, JobError> {
        let (info, base) = request.store.description(&PathBuf::from(&request.run))?;
        let seed = validation_seed(info.plan.settings.seed);
        let first = SpecimenId { recipe: Arc::new(info.plan.recipe), base: Arc::new(base), seed, index: 0 };
        let (mut images, mut classes) = (vec![[0; PIXELS]; VALIDATION_COUNT], vec![Syndrome::Z; VALIDATION_COUNT]);
        let generator = self.generators.of(&first)?;
        generator.fill(seed, 0, &mut images, &mut classes);
        Ok(Open {
            run: request.run.clone(),
            images,
            validation: Validated { first, truths: Arc::new(classes) },
            checkpoints: Vec::new(),
            judged: BTreeMap::new(),
            picture: [0; PIXELS],
            of_picture: Arc::clone(&generator),
            of_validation: generator,
            said: BTreeMap::new(),
            broken: Vec::new(),
        })
    }
}

/// Everything that is not known yet, until something else is wanted.
fn work(open: &mut Open, shown: Option<u64>, job: &Job<'_, TimeMachineJob>) {
    let mut order: Vec<Checkpoint> = open.checkpoints.clone();
    order.sort_by_key(|checkpoint| shown.map_or(0, |shown| checkpoint.images.abs_diff(shown)));
    for judges in [false, true] {
        for checkpoint in &order {
            if job.has_newer() {
                return;
            }
            let images = checkpoint.images;
            let is_known = if judges { open.judged.contains_key(&images) } else { open.said.contains_key(&images) };
            if is_known || open.broken.contains(&images) {
                continue;
            }
            let found = if judges { judge(open, checkpoint, job) } else { say(open, checkpoint, job) };
            if let Err(err) = found {
                open.broken.push(images);
                // A checkpoint that was thinned out meanwhile is no failure: the next list does without it.
                if checkpoint.path.exists() {
                    job.say(TimeMachineAnswer::Failed(err));
                }
            }
        }
    }
}

/// What the network of a checkpoint says about the picture.
fn say(open: &mut Open, checkpoint: &Checkpoint, job: &Job<'_, TimeMachineJob>) -> Result<(), JobError> {
    let predictor = Predictor::new(&Model::load(&checkpoint.path)?, &ComputeDevice::cpu())?;
    if let Some(&prediction) = predictor.predict(&[open.picture], Some(open.of_picture.aligner()))?.first() {
        open.said.insert(checkpoint.images, prediction);
        job.say(TimeMachineAnswer::Said { images: checkpoint.images, prediction });
    }
    Ok(())
}

/// What the network of a checkpoint says about the pictures of the validation.
fn judge(open: &mut Open, checkpoint: &Checkpoint, job: &Job<'_, TimeMachineJob>) -> Result<(), JobError> {
    let model = Model::load(&checkpoint.path)?;
    let predictor = Predictor::new(&model, &ComputeDevice::cpu())?;
    let mut answers = Vec::with_capacity(open.images.len());
    let step = if model.architecture().parameters(model.classes()) > LARGE { 1 } else { BATCH };
    for batch in open.images.chunks(step) {
        if job.has_newer() {
            return Ok(()); // it begins again when its turn comes
        }
        let predictions = predictor.predict(batch, Some(open.of_validation.aligner()))?;
        answers.extend(predictions.iter().map(|said| (said.answer(), said.confidence())));
    }
    let answers = Arc::new(answers);
    open.judged.insert(checkpoint.images, Arc::clone(&answers));
    job.say(TimeMachineAnswer::Judged { images: checkpoint.images, answers });
    Ok(())
}
