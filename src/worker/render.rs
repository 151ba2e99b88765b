//! Renders what the factory room shows: one specimen with everything about it, and many beside it where they are asked for.
//!
//! A request that is refined while a knob is dragged is finished if it is quick, so that the picture follows the hand, and given up
//! for the newer one if it is slow.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::ask::{Job, Responder};
use super::{Generators, JobError};
use crate::factory::{
    Aligner, Alignment, Generator, GrayImage, Histogram, Loop, Outline, Parameter, Pins, Plan, Specimen, SpecimenId, Stage,
    Syndrome, TumorContrast, histogram,
};

/// A request that takes longer is given up for a newer one.
const PATIENCE: Duration = Duration::from_millis(250);

/// Pictures in a strip of one knob.
pub const STRIP_LENGTH: usize = 9;

/// What is to be shown beside the large sample.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Extra {
    /// Nothing more.
    #[default]
    None,
    /// The stages of the specimen, one beside the other; they are always there.
    Stages,
    /// The sample laid over the base by the two pictures alone.
    Alignment,
    /// Many samples, of one class or of all, from the shown index on.
    Grid {
        /// How many.
        count: usize,
        /// Of which class; all when `None`.
        class: Option<Syndrome>,
        /// Whether each comes from a seed of its own, at the same place of the series.
        mixed: bool,
    },
    /// The same specimen at nine values of one parameter, or at one where the range has no width.
    Strip {
        /// Key of the parameter.
        key: &'static str,
        /// From where to where.
        range: (f64, f64),
    },
}

/// What to render.
#[derive(Clone, Debug, PartialEq)]
pub struct RenderRequest {
    /// Which specimen.
    pub id: SpecimenId,
    /// What a hand has changed about the pictures.
    pub pins: Arc<Pins>,
    /// What else.
    pub extra: Extra,
    /// The first picture of a series whose truth must not be seen: it and those behind it are left out of the many.
    pub first_unasked: Option<SpecimenId>,
}

/// One of many pictures.
#[derive(Clone, Debug)]
pub struct Thumbnail {
    /// Which specimen; in a strip, the one that is varied.
    pub id: SpecimenId,
    /// The class.
    pub class: Syndrome,
    /// The value of the varied parameter, in a strip.
    pub value: Option<f64>,
    /// The picture.
    pub image: GrayImage,
}

/// Everything about one specimen that can be looked at.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// Which specimen.
    pub id: SpecimenId,
    /// What a hand has changed about it.
    pub pins: Arc<Pins>,
    /// What it drew, without the changes by hand.
    pub drawn: Plan,
    /// The specimen, with the changes by hand.
    pub specimen: Specimen,
    /// How often each gray value comes in the base picture.
    pub base_histogram: Histogram,
    /// The same for the specimen.
    pub histogram: Histogram,
    /// The lines around the region in which tumors lie, on the base picture.
    pub region: Vec<Loop>,
    /// Number of places for tumors in it.
    pub region_size: usize,
    /// The borders of its tumors.
    pub outlines: Vec<Outline>,
    /// The picture after each stage.
    pub stages: Vec<(Stage, GrayImage)>,
    /// How much each tumor stands out after each stage, where the stages were asked for.
    pub contrasts: Vec<TumorContrast>,
    /// The base moved, shrunk and toned like the specimen.
    pub undone_base: GrayImage,
    /// The specimen before its gray values were altered, pixel on pixel.
    pub unaltered: GrayImage,
    /// The base moved like the specimen, its gray values as they were.
    pub aligned_base: GrayImage,
    /// How the sample lies over the base, found without the truth; where it was asked for.
    pub laid: Option<Laid>,
    /// Many pictures, where they were asked for.
    pub thumbnails: Arc<Vec<Thumbnail>>,
}

/// A sample laid over its base by the two pictures alone.
#[derive(Clone, Debug)]
pub struct Laid {
    /// What was found.
    pub alignment: Alignment,
    /// Sample less base, in gray levels of the base around [`NO_DIFFERENCE`].
    pub difference: GrayImage,
    /// The picture of no difference.
    pub nothing: GrayImage,
}

/// The gray value that says "no difference".
const NO_DIFFERENCE: u8 = 128;

/// Renders specimens.
#[derive(Debug, Default)]
pub struct RenderJob {
    generators: Generators,
}

impl RenderJob {
    /// With this cache of generators.
    pub fn new(generators: Generators) -> Self {
        Self { generators }
    }
}

impl Responder for RenderJob {
    type Question = RenderRequest;
    type Answer = Result<Box<Rendered>, JobError>;
    const NAME: &'static str = "rendering";

    fn respond(&mut self, request: RenderRequest, job: &Job<'_, Self>) {
        let start = Instant::now();
        let given_up = || !job.is_wanted() || (start.elapsed() > PATIENCE && job.has_newer());
        let generator = match self.generators.of(&request.id) {
            Ok(generator) => generator,
            Err(err) => return job.say(Err(err.into())),
        };
        if let Some(rendered) = render(&generator, &request, &given_up) {
            job.say(Ok(Box::new(rendered)));
        }
    }
}

/// `None` when it was given up halfway.
fn render(generator: &Generator, request: &RenderRequest, given_up: &(impl Fn() -> bool + Sync)) -> Option<Rendered> {
    let id = &request.id;
    let specimen = generator.pinned_specimen(id.seed, id.index, &request.pins);
    let thumbnails = match request.extra {
        Extra::None | Extra::Stages | Extra::Alignment => Vec::new(),
        Extra::Grid { count, class, mixed } => grid(generator, request, (count, class, mixed), given_up),
        Extra::Strip { key, range } => strip(request, key, range, given_up),
    };
    if given_up() {
        return None;
    }
    Some(Rendered {
        id: id.clone(),
        pins: Arc::clone(&request.pins),
        drawn: generator.plan(id.seed, id.index),
        base_histogram: histogram(id.base.image()),
        histogram: histogram(&specimen.image),
        region: generator.region().borders(),
        region_size: generator.region().len(),
        outlines: generator.outlines(&specimen.plan),
        stages: generator.stages(&specimen.plan),
        contrasts: if request.extra == Extra::Stages { generator.tumor_contrasts(&specimen.plan) } else { Vec::new() },
        undone_base: generator.undone_base(&specimen.plan),
        unaltered: generator.unaltered(&specimen.plan),
        aligned_base: generator.aligned_base(&specimen.plan),
        laid: (request.extra == Extra::Alignment).then(|| laid(generator, &request.pins, &specimen.image)),
        specimen,
        thumbnails: Arc::new(thumbnails),
    })
}

/// Lays a sample over the base. What a hand has changed may lie outside of the ranges of the recipe.
fn laid(generator: &Generator, pins: &Pins, sample: &GrayImage) -> Laid {
    let laid = |aligner: &Aligner| {
        let mut difference = GrayImage::black();
        let alignment = aligner.difference(sample.pixels(), difference.pixels_mut());
        let mut nothing = GrayImage::black();
        nothing.pixels_mut().fill(NO_DIFFERENCE);
        Laid { alignment, difference, nothing }
    };
    let alterations = generator.recipe().alterations_with(pins);
    if alterations == generator.recipe().alterations {
        laid(generator.aligner())
    } else {
        laid(&Aligner::new(generator.base(), &alterations))
    }
}

/// The next `count` specimens of a class, or those of the next seeds; gives up where the class never comes.
fn grid(
    generator: &Generator,
    request: &RenderRequest,
    (count, class, mixed): (usize, Option<Syndrome>, bool),
    given_up: &(impl Fn() -> bool + Sync),
) -> Vec<Thumbnail> {
    let id = |step: u64| {
        let (seed, index) = if mixed { (step, 0) } else { (0, step) };
        SpecimenId {
            seed: request.id.seed.wrapping_add(seed),
            index: request.id.index.saturating_add(index),
            ..request.id.clone()
        }
    };
    let is_shown = |id: &SpecimenId| !request.first_unasked.as_ref().is_some_and(|first| id.is_behind(first));
    let plan = |id: SpecimenId| generator.pinned_plan(id.seed, id.index, &request.pins);
    let wanted = |plan: &Plan| class.is_none_or(|class| class == plan.syndrome);
    let plans: Vec<Plan> = (0..64 * count as u64)
        .map(id)
        .filter(is_shown)
        .map(plan)
        .filter(wanted)
        .take(count)
        .take_while(|_| !given_up())
        .collect();
    plans.par_iter().filter(|_| !given_up()).map(|plan| thumbnail(generator, &request.id, plan, None)).collect()
}

/// The picture of a plan; `id` has its recipe and its base image.
fn thumbnail(generator: &Generator, id: &SpecimenId, plan: &Plan, value: Option<f64>) -> Thumbnail {
    let id = SpecimenId { seed: plan.seed, index: plan.index, ..id.clone() };
    Thumbnail { id, class: plan.syndrome, value, image: generator.render(plan) }
}

/// The shown specimen at values of one parameter over a range.
fn strip(request: &RenderRequest, key: &str, (low, high): (f64, f64), given_up: &impl Fn() -> bool) -> Vec<Thumbnail> {
    let Some(parameter) = Parameter::by_key(key) else { return Vec::new() };
    // What is varied is not pinned.
    let mut pins = (*request.pins).clone();
    pins.unpin(parameter);
    let at = |place: usize| {
        let value = low + (high - low) * place as f64 / (STRIP_LENGTH - 1) as f64;
        let value = if parameter.whole { value.round() } else { value };
        let mut recipe = (*request.id.recipe).clone();
        parameter.fix(&mut recipe, value);
        let generator = Generator::new(&recipe, &request.id.base).ok()?;
        let plan = generator.pinned_plan(request.id.seed, request.id.index, &pins);
        Some(thumbnail(&generator, &request.id, &plan, Some(value)))
    };
    let length = if low < high { STRIP_LENGTH } else { 1 };
    (0..length).take_while(|_| !given_up()).filter_map(at).collect()
}
