//! Looks into a network while it answers a picture: everything that it computes, and, when nothing else is wanted, what it computes
//! over many pictures.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::ask::{Job, Responder};
use super::edit::{Edit, edited};
use super::map_sheet::{Sheet, SheetOrder, sheet, strips};
use super::{Generators, JobError};
use crate::factory::{BaseImage, Generator, GrayImage, Mode, Outline, PIXELS, Specimen, SpecimenId, Syndrome, outlines};
use crate::network::{Anatomy, ComputeDevice, Inspection, Inspector, LayerStatistics, Model, Prediction, validation_seed};

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
}

impl PartialEq for ModelSource {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bundled(a), Self::Bundled(b)) => a == b,
            (Self::Given(a), Self::Given(b)) => Arc::ptr_eq(a, b),
            (Self::File(a), Self::File(b)) => a == b,
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

/// Everything that a network computed for a picture.
#[derive(Clone, Debug)]
pub struct Inspected {
    /// Which picture.
    pub id: SpecimenId,
    /// The network.
    pub model: Arc<Model>,
    /// What it is made of.
    pub anatomy: Arc<Anatomy>,
    /// The specimen with its changes.
    pub specimen: Specimen,
    /// The borders of its tumors, changes included.
    pub outlines: Vec<Outline>,
    /// What the network computed.
    pub inspection: Inspection,
    /// The difference from the base image that the network was given, if it was given one.
    pub difference: Option<GrayImage>,
    /// What the network says of the unchanged specimen.
    pub before: Prediction,
    /// The sheet that was asked for.
    pub sheet: Option<Arc<Sheet>>,
    /// One strip per layer.
    pub strips: Arc<Vec<u8>>,
    /// How long it took, in milliseconds.
    pub milliseconds: f64,
}

/// What is said to it.
#[derive(Debug)]
pub enum InspectionAnswer {
    /// What the network computed.
    Inspected(Box<Inspected>),
    /// What a network computes over [`COUNTED_PICTURES`] pictures of its own recipe.
    Counted {
        /// The network.
        model: Arc<Model>,
        /// One per layer.
        layers: Arc<Vec<LayerStatistics>>,
    },
    /// It cannot be done.
    Refused(JobError),
}

/// A network that is ready.
struct Ready {
    source: ModelSource,
    model: Arc<Model>,
    inspector: Inspector,
    is_counted: bool,
    /// The last picture, its base image, and what was computed for it.
    last: Option<(Box<[u8; PIXELS]>, BaseImage, Inspection)>,
}

/// What a network said about a picture.
struct Before {
    model: Arc<Model>,
    pixels: Box<[u8; PIXELS]>,
    base: BaseImage,
    prediction: Prediction,
}

/// Looks into networks.
#[derive(Default)]
pub struct InspectionJob {
    generators: Generators,
    /// The one used last comes last.
    ready: Vec<Ready>,
    /// What was said last about a picture before it was changed.
    before: Option<Before>,
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
        let result = self.answer_with(request, &generator, &mut ready, start);
        let result = result.map(|inspected| job.say(InspectionAnswer::Inspected(Box::new(inspected))));
        if result.is_ok() {
            self.count(&mut ready, &request.id, job);
        }
        self.ready.push(ready);
        result
    }

    fn answer_with(
        &mut self,
        request: &InspectionRequest,
        generator: &Generator,
        ready: &mut Ready,
        start: Instant,
    ) -> Result<Inspected, JobError> {
        let specimen = edited(generator, request.id.seed, request.id.index, &request.edit);
        let inspection = ready.inspect(specimen.image.pixels(), generator)?;
        let before = if request.edit.is_empty() { inspection.prediction } else { self.before(generator, request, ready)? };
        let anatomy = Arc::clone(ready.inspector.anatomy());
        Ok(Inspected {
            id: request.id.clone(),
            model: Arc::clone(&ready.model),
            // What is painted by hand is no tumor of the plan: its borders come from the mask.
            outlines: if request.edit.strokes.is_empty() { generator.outlines(&specimen.plan) } else { outlines(&specimen.mask) },
            before,
            sheet: sheet(&anatomy, &inspection, request.sheet).map(Arc::new),
            strips: Arc::new(strips(&anatomy, &inspection)),
            anatomy,
            difference: inspection.difference(),
            specimen,
            inspection,
            milliseconds: start.elapsed().as_secs_f64() * 1e3,
        })
    }

    /// What the network says of the specimen without its changes.
    fn before(&mut self, generator: &Generator, request: &InspectionRequest, ready: &Ready) -> Result<Prediction, JobError> {
        let image = generator.render(&generator.plan(request.id.seed, request.id.index));
        let fits = |before: &&Before| {
            Arc::ptr_eq(&before.model, &ready.model) && *before.pixels == *image.pixels() && before.base == *generator.base()
        };
        if let Some(before) = self.before.as_ref().filter(fits) {
            return Ok(before.prediction);
        }
        let prediction = ready.inspector.inspect(image.pixels(), Some(generator.aligner()))?.prediction;
        let pixels = Box::new(*image.pixels());
        self.before = Some(Before { model: Arc::clone(&ready.model), pixels, base: generator.base().clone(), prediction });
        Ok(prediction)
    }

    /// Takes the network out of those that are ready, or makes it so.
    fn take_ready(&mut self, source: &ModelSource) -> Result<Ready, JobError> {
        if let Some(place) = self.ready.iter().position(|ready| ready.source == *source) {
            return Ok(self.ready.remove(place));
        }
        while self.ready.len() >= READY {
            self.ready.remove(0);
        }
        let model = match source {
            ModelSource::Bundled(mode) => Arc::new(Model::bundled(*mode)?),
            ModelSource::Given(model) => Arc::clone(model),
            ModelSource::File(path) => Arc::new(Model::load(path)?),
        };
        let inspector = Inspector::new(&model, &ComputeDevice::cpu())?;
        Ok(Ready { source: source.clone(), model, inspector, is_counted: false, last: None })
    }

    /// Counts over many pictures on the base image of a specimen, once per network, unless something else is wanted.
    fn count(&self, ready: &mut Ready, id: &SpecimenId, job: &Job<'_, Self>) {
        if ready.is_counted || job.has_newer() {
            return;
        }
        let Ok(generator) = self.generators.get(&Arc::new(ready.model.recipe.clone()), &id.base) else { return };
        let mut images = vec![[0; PIXELS]; COUNTED_PICTURES];
        let mut classes = vec![Syndrome::Z; COUNTED_PICTURES];
        generator.fill(validation_seed(ready.model.record.settings.seed), 0, &mut images, &mut classes);
        match ready.inspector.statistics(&images, Some(generator.aligner()), || !job.has_newer()) {
            Ok(Some(layers)) => {
                ready.is_counted = true;
                job.say(InspectionAnswer::Counted { model: Arc::clone(&ready.model), layers: Arc::new(layers) });
            }
            Ok(None) => {}
            Err(err) => log::warn!("the units could not be counted: {err}"),
        }
    }
}

impl Ready {
    /// What the network computes for a picture; the last one is remembered.
    fn inspect(&mut self, image: &[u8; PIXELS], generator: &Generator) -> Result<Inspection, JobError> {
        if let Some((last, base, inspection)) = &self.last
            && **last == *image
            && base == generator.base()
        {
            return Ok(inspection.clone());
        }
        let inspection = self.inspector.inspect(image, Some(generator.aligner()))?;
        self.last = Some((Box::new(*image), generator.base().clone(), inspection.clone()));
        Ok(inspection)
    }
}
