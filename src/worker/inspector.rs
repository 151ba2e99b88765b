//! The inspector: looks into a network while it answers a picture, off the window's thread.
//!
//! Ordering: the newest request wins; an older one that waits is dropped. What a network says over many pictures is counted when
//! nothing else is wanted, and given up for anything else. Shutdown: dropping the handle closes the mailbox and joins.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::time::Instant;

use super::atlas::{Sheet, SheetOrder, sheet, strips};
use super::edit::{Edit, edited};
use super::latest::Latest;
use super::mailbox::Mailbox;
use super::{Waker, sentence};
use crate::factory::{BaseImage, Generator, Mode, Outline, PIXELS, Recipe, Specimen, Syndrome, outlines};
use crate::network::{Anatomy, ComputeDevice, Inspection, Inspector, LayerStatistics, Model, validation_seed};

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
    /// Which request it is; comes back with the answer.
    pub ticket: u64,
    /// The network.
    pub model: ModelSource,
    /// The recipe of the specimen.
    pub recipe: Arc<Recipe>,
    /// The base picture.
    pub base: BaseImage,
    /// Seed of the series.
    pub seed: u64,
    /// Place in the series.
    pub index: u64,
    /// What is changed about it.
    pub edit: Edit,
    /// The maps or filters that are seen large.
    pub sheet: SheetOrder,
}

/// Everything that a network computed for a picture.
#[derive(Clone, Debug)]
pub struct Inspected {
    /// Which request it answers.
    pub ticket: u64,
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
    /// The probabilities of the unchanged specimen.
    pub before: [f32; Syndrome::COUNT],
    /// The sheet that was asked for.
    pub sheet: Option<Arc<Sheet>>,
    /// One strip per layer.
    pub strips: Arc<Vec<u8>>,
    /// How long it took, in milliseconds.
    pub milliseconds: f64,
}

/// What the inspector says.
#[derive(Clone, Debug)]
pub enum InspectorEvent {
    /// A request is answered.
    Inspected(Box<Inspected>),
    /// What a network says over 64 pictures of its own recipe.
    Counted {
        /// The network.
        model: Arc<Model>,
        /// One per layer.
        layers: Arc<Vec<LayerStatistics>>,
    },
    /// A request is impossible.
    Refused {
        /// Which request.
        ticket: u64,
        /// The sentence.
        reason: String,
    },
}

/// The handle of the inspector.
#[derive(Debug)]
pub struct InspectorWorker {
    thread: Latest<Box<InspectionRequest>, InspectorEvent>,
}

impl InspectorWorker {
    /// Starts the inspector.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn spawn(waker: Waker) -> std::io::Result<Self> {
        let run = |inbox: Arc<Mailbox<Box<InspectionRequest>>>, events| {
            let mut desk = Desk { inbox: Arc::clone(&inbox), ready: Vec::new(), generator: None, before: None, events, waker };
            while let Some(request) = inbox.take() {
                if let Err(reason) = desk.answer(&request) {
                    desk.say(InspectorEvent::Refused { ticket: request.ticket, reason });
                }
            }
        };
        Ok(Self { thread: Latest::spawn("inspector", 8, run)? })
    }

    /// Asks for an inspection, in place of what was asked for before.
    pub fn inspect(&self, request: InspectionRequest) {
        self.thread.ask(Box::new(request));
    }

    /// What has happened since the last call.
    pub fn events(&self) -> impl Iterator<Item = InspectorEvent> + '_ {
        self.thread.events()
    }
}

/// A network that is ready.
struct Ready {
    source: ModelSource,
    model: Arc<Model>,
    inspector: Inspector,
    is_counted: bool,
    /// The last picture, and what was computed for it.
    last: Option<(Box<[u8; PIXELS]>, Inspection)>,
}

/// What a network said about a picture.
struct Before {
    model: Arc<Model>,
    pixels: Box<[u8; PIXELS]>,
    probabilities: [f32; Syndrome::COUNT],
}

struct Desk {
    inbox: Arc<Mailbox<Box<InspectionRequest>>>,
    /// The one used last comes last.
    ready: Vec<Ready>,
    /// The generator of the last request: most have the same recipe and base.
    generator: Option<Generator>,
    /// What was said last about a picture before it was changed.
    before: Option<Before>,
    events: SyncSender<InspectorEvent>,
    waker: Waker,
}

impl Desk {
    fn answer(&mut self, request: &InspectionRequest) -> Result<(), String> {
        let start = Instant::now();
        let fits = |generator: &Generator| *generator.recipe() == *request.recipe && *generator.base() == request.base;
        if !self.generator.as_ref().is_some_and(fits) {
            self.generator = Some(Generator::new(&request.recipe, &request.base).map_err(|err| sentence(&err))?);
        }
        let Some(generator) = self.generator.clone() else { return Ok(()) };
        let mut ready = self.take_ready(&request.model)?;
        let result = self.answer_with(request, &generator, &mut ready, start);
        self.ready.push(ready);
        result
    }

    fn answer_with(
        &mut self,
        request: &InspectionRequest,
        generator: &Generator,
        ready: &mut Ready,
        start: Instant,
    ) -> Result<(), String> {
        let specimen = edited(generator, request.seed, request.index, &request.edit);
        let inspection = ready.inspect(specimen.image.pixels())?;
        let before = if request.edit.is_empty() { inspection.probabilities } else { self.before(generator, request, ready)? };
        let anatomy = Arc::clone(ready.inspector.anatomy());
        let inspected = Inspected {
            ticket: request.ticket,
            model: Arc::clone(&ready.model),
            outlines: outlines(&specimen.mask),
            before,
            sheet: sheet(&anatomy, &inspection, request.sheet).map(Arc::new),
            strips: Arc::new(strips(&anatomy, &inspection)),
            anatomy,
            specimen,
            inspection,
            milliseconds: start.elapsed().as_secs_f64() * 1e3,
        };
        self.say(InspectorEvent::Inspected(Box::new(inspected)));
        self.count(ready, &request.base);
        Ok(())
    }

    /// The probabilities of the specimen without its changes.
    fn before(
        &mut self,
        generator: &Generator,
        request: &InspectionRequest,
        ready: &Ready,
    ) -> Result<[f32; Syndrome::COUNT], String> {
        let image = generator.render(&generator.plan(request.seed, request.index));
        let fits = |before: &&Before| Arc::ptr_eq(&before.model, &ready.model) && *before.pixels == *image.pixels();
        if let Some(before) = self.before.as_ref().filter(fits) {
            return Ok(before.probabilities);
        }
        let probabilities = ready.inspector.inspect(image.pixels()).map_err(|err| sentence(&err))?.probabilities;
        let pixels = Box::new(*image.pixels());
        self.before = Some(Before { model: Arc::clone(&ready.model), pixels, probabilities });
        Ok(probabilities)
    }

    /// Takes the network out of those that are ready, or makes it so.
    fn take_ready(&mut self, source: &ModelSource) -> Result<Ready, String> {
        if let Some(place) = self.ready.iter().position(|ready| ready.source == *source) {
            return Ok(self.ready.remove(place));
        }
        while self.ready.len() >= READY {
            self.ready.remove(0);
        }
        let model = match source {
            ModelSource::Bundled(mode) => Arc::new(Model::bundled(*mode).map_err(|err| sentence(&err))?),
            ModelSource::Given(model) => Arc::clone(model),
            ModelSource::File(path) => Arc::new(Model::load(path).map_err(|err| sentence(&err))?),
        };
        let inspector = Inspector::new(&model, &ComputeDevice::cpu()).map_err(|err| sentence(&err))?;
        Ok(Ready { source: source.clone(), model, inspector, is_counted: false, last: None })
    }

    /// Counts over many pictures, once per network, unless something else is wanted.
    fn count(&self, ready: &mut Ready, base: &BaseImage) {
        let is_free = || !self.inbox.has_newer() && !self.inbox.is_closed();
        if ready.is_counted || !is_free() {
            return;
        }
        let Ok(generator) = Generator::new(&ready.model.recipe, base) else { return };
        let mut images = vec![[0; PIXELS]; COUNTED_PICTURES];
        let mut classes = vec![Syndrome::Z; COUNTED_PICTURES];
        generator.fill(validation_seed(ready.model.record.settings.seed), 0, &mut images, &mut classes);
        match ready.inspector.statistics(&images, is_free) {
            Ok(Some(layers)) => {
                ready.is_counted = true;
                self.say(InspectorEvent::Counted { model: Arc::clone(&ready.model), layers: Arc::new(layers) });
            }
            Ok(None) => {}
            Err(err) => log::warn!("the units could not be counted: {err}"),
        }
    }

    fn say(&self, event: InspectorEvent) {
        self.events.send(event).ok();
        (self.waker)();
    }
}

impl Ready {
    /// What the network computes for a picture; the last one is remembered.
    fn inspect(&mut self, image: &[u8; PIXELS]) -> Result<Inspection, String> {
        if let Some((last, inspection)) = &self.last
            && **last == *image
        {
            return Ok(inspection.clone());
        }
        let inspection = self.inspector.inspect(image).map_err(|err| sentence(&err))?;
        self.last = Some((Box::new(*image), inspection.clone()));
        Ok(inspection)
    }
}
