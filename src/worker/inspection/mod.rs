//! Looks into a network while it answers a picture: everything that it computes, and, when nothing else is wanted, what it computes
//! over many pictures.

mod ready;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::ask::{Job, Responder};
use super::edit::{Edit, edited, edited_without_noise};
use super::map_sheet::{Sheet, SheetOrder, sheet, strips};
use super::subject::Subject;
use super::{Generators, JobError};
use crate::factory::{Generator, GrayImage, Mode, Outline, PIXELS, Specimen, SpecimenId, Syndrome, outlines};
use crate::lecture::autoencoder::Closeness;
use crate::network::{Anatomy, Autoencoder, AutoencoderModel, LayerStatistics, Model, Prediction, Trace, validation_seed};
use ready::{Computed, Ready};

/// Networks that are kept ready: going back and forth between two needs no loading.
const READY: usize = 4;
/// Pictures over which dead units are counted.
pub const COUNTED_PICTURES: usize = 64;

/// Where a network comes from.
#[derive(Clone, Debug)]
pub enum ModelSource {
    /// The one that comes with the program for a difficulty.
    Bundled(Mode),
    /// This one.
    Given(Arc<Model>),
    /// A model file.
    File(PathBuf),
    /// This autoencoder.
    Autoencoder(Arc<AutoencoderModel>),
}

impl PartialEq for ModelSource {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bundled(a), Self::Bundled(b)) => a == b,
            (Self::Given(a), Self::Given(b)) => Arc::ptr_eq(a, b),
            (Self::File(a), Self::File(b)) => a == b,
            (Self::Autoencoder(a), Self::Autoencoder(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

/// What to look at.
#[derive(Clone, Debug)]
pub struct InspectionRequest {
    /// The network.
    pub model: ModelSource,
    /// The picture.
    pub id: SpecimenId,
    /// What is changed about it.
    pub edit: Edit,
    /// The maps or filters that are seen large.
    pub sheet: SheetOrder,
}

/// What a network that names classes made of a picture.
#[derive(Clone, Debug)]
pub struct Classified {
    /// The network.
    pub model: Arc<Model>,
    /// What it says.
    pub prediction: Prediction,
    /// What it says of the unchanged specimen.
    pub before: Prediction,
    /// The difference from the base image that it was given, if it was given one.
    pub difference: Option<GrayImage>,
}

/// What an autoencoder made of a picture.
#[derive(Clone, Debug)]
pub struct Restored {
    /// The network.
    pub model: Arc<AutoencoderModel>,
    /// The picture that it gives.
    pub made: GrayImage,
    /// The picture that it should give: for a denoiser the specimen as it was before the noise, changes included, for a bottleneck the
    /// specimen itself.
    pub wanted: GrayImage,
    /// How near the picture that it is given lies to the wanted one.
    pub given_closeness: Closeness,
    /// How near the picture that it gives lies to the wanted one.
    pub made_closeness: Closeness,
}

/// What a network made of a picture.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It named a class.
    Classified(Classified),
    /// It gave a picture.
    Restored(Box<Restored>),
}

/// Everything that a network computed for a picture.
#[derive(Clone, Debug)]
pub struct Inspected {
    /// Which picture.
    pub id: SpecimenId,
    /// What the network is made of.
    pub anatomy: Arc<Anatomy>,
    /// The specimen with its changes.
    pub specimen: Specimen,
    /// The borders of its tumors, changes included.
    pub outlines: Vec<Outline>,
    /// What the layers of the network gave.
    pub trace: Trace,
    /// Which network it is, and what it made of the picture.
    pub outcome: Outcome,
    /// The sheet that was asked for.
    pub sheet: Option<Arc<Sheet>>,
    /// One strip per layer.
    pub strips: Arc<Vec<u8>>,
    /// How long it took, in milliseconds.
    pub milliseconds: f64,
}

impl Inspected {
    /// The network.
    pub fn subject(&self) -> Subject {
        match &self.outcome {
            Outcome::Classified(classified) => Subject::Classifier(Arc::clone(&classified.model)),
            Outcome::Restored(restored) => Subject::Autoencoder(Arc::clone(&restored.model)),
        }
    }

    /// What a network that names classes said; `None` of one whose answer is a picture.
    pub fn classified(&self) -> Option<&Classified> {
        if let Outcome::Classified(classified) = &self.outcome { Some(classified) } else { None }
    }

    /// What an autoencoder gave; `None` of a network that names classes.
    pub fn restored(&self) -> Option<&Restored> {
        if let Outcome::Restored(restored) = &self.outcome { Some(restored) } else { None }
    }
}

/// What is said to it.
#[derive(Debug)]
pub enum InspectionAnswer {
    /// What the network computed.
    Inspected(Box<Inspected>),
    /// What a network computes over [`COUNTED_PICTURES`] pictures of its own recipe.
    Counted {
        /// The network.
        subject: Subject,
        /// One per layer.
        layers: Arc<Vec<LayerStatistics>>,
    },
    /// It cannot be done.
    Refused(JobError),
}

/// Looks into networks.
#[derive(Default)]
pub struct InspectionJob {
    generators: Generators,
    /// The one used last comes last.
    ready: Vec<Ready>,
}

impl Responder for InspectionJob {
    type Question = InspectionRequest;
    type Answer = InspectionAnswer;
    const NAME: &'static str = "inspection";

    fn respond(&mut self, request: InspectionRequest, job: &Job<'_, Self>) {
        if let Err(err) = self.answer(&request, job) {
            job.say(InspectionAnswer::Refused(err));
        }
    }
}

impl InspectionJob {
    /// With this cache of generators.
    pub fn new(generators: Generators) -> Self {
        Self { generators, ..Self::default() }
    }

    fn answer(&mut self, request: &InspectionRequest, job: &Job<'_, Self>) -> Result<(), JobError> {
        let start = Instant::now();
        let generator = self.generators.of(&request.id)?;
        let mut ready = self.take_ready(&request.model)?;
        let result = answer_with(request, &generator, &mut ready, start);
        let result = result.map(|inspected| job.say(InspectionAnswer::Inspected(Box::new(inspected))));
        if result.is_ok() {
            self.count(&mut ready, &request.id, job);
        }
        self.ready.push(ready);
        result
    }

    /// Takes the network out of those that are ready, or makes it so.
    fn take_ready(&mut self, source: &ModelSource) -> Result<Ready, JobError> {
        if let Some(place) = self.ready.iter().position(|ready| ready.source == *source) {
            return Ok(self.ready.remove(place));
        }
        while self.ready.len() >= READY {
            self.ready.remove(0);
        }
        Ready::new(source)
    }

    /// Counts over many pictures on the base image of a specimen, once per network, unless something else is wanted.
    fn count(&self, ready: &mut Ready, id: &SpecimenId, job: &Job<'_, Self>) {
        if ready.is_counted || job.has_newer() {
            return;
        }
        let Ok(generator) = self.generators.get(&Arc::new(ready.layers.subject().recipe().clone()), &id.base) else { return };
        let mut images = vec![[0; PIXELS]; COUNTED_PICTURES];
        let mut classes = vec![Syndrome::Z; COUNTED_PICTURES];
        generator.fill(validation_seed(ready.layers.subject().seed()), 0, &mut images, &mut classes);
        match ready.layers.statistics(&images, generator.aligner(), || !job.has_newer()) {
            Ok(Some(layers)) => {
                ready.is_counted = true;
                job.say(InspectionAnswer::Counted { subject: ready.layers.subject(), layers: Arc::new(layers) });
            }
            Ok(None) => {}
            Err(err) => log::warn!("the units could not be counted: {err}"),
        }
    }
}

fn answer_with(
    request: &InspectionRequest,
    generator: &Generator,
    ready: &mut Ready,
    start: Instant,
) -> Result<Inspected, JobError> {
    let specimen = edited(generator, request.id.seed, request.id.index, &request.edit);
    let (trace, outcome) = match ready.compute(specimen.image.pixels(), generator)? {
        Computed::Inspection(model, inspection) => {
            let now = inspection.prediction;
            let before = if request.edit.is_empty() {
                now
            } else {
                let unchanged = generator.render(&generator.plan(request.id.seed, request.id.index));
                ready.before(unchanged.pixels(), generator, now)?
            };
            let difference = inspection.difference();
            let classified = Classified { model, prediction: now, before, difference };
            (inspection.trace, Outcome::Classified(classified))
        }
        Computed::Restoration(model, restoration) => {
            let restored = restored(model, restoration.picture, &specimen, request, generator);
            (restoration.trace, Outcome::Restored(Box::new(restored)))
        }
    };
    let anatomy = Arc::clone(ready.layers.anatomy());
    Ok(Inspected {
        id: request.id.clone(),
        // What is painted by hand is no tumor of the plan: its borders come from the mask.
        outlines: if request.edit.strokes.is_empty() { generator.outlines(&specimen.plan) } else { outlines(&specimen.mask) },
        sheet: sheet(&anatomy, &trace, request.sheet).map(Arc::new),
        strips: Arc::new(strips(&anatomy, &trace)),
        anatomy,
        specimen,
        trace,
        outcome,
        milliseconds: start.elapsed().as_secs_f64() * 1e3,
    })
}

/// What an autoencoder gave, beside what it should have given.
fn restored(
    model: Arc<AutoencoderModel>,
    made: GrayImage,
    specimen: &Specimen,
    request: &InspectionRequest,
    generator: &Generator,
) -> Restored {
    let wanted = match model.kind() {
        Autoencoder::Denoiser => edited_without_noise(generator, request.id.seed, request.id.index, &request.edit),
        Autoencoder::Bottleneck(_) => specimen.image.clone(),
    };
    let is_tumor = |place: usize| specimen.mask.bits()[place] != 0;
    let closeness = |picture: &GrayImage| Closeness::of(picture.pixels(), wanted.pixels(), is_tumor);
    Restored { given_closeness: closeness(&specimen.image), made_closeness: closeness(&made), model, made, wanted }
}
