//! The studio: renders what the factory room shows, off the window's thread.
//!
//! Ordering: the newest request wins; an older one that waits is dropped and a long one under way is given up, so a knob
//! that is dragged never queues up. Shutdown: dropping the handle closes the mailbox and joins; between two pictures of a grid the
//! studio looks whether it is still wanted.

use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::Waker;
use super::latest::Latest;
use super::mailbox::Mailbox;
use crate::factory::{
    BaseImage, Generator, GrayImage, Histogram, Loop, Outline, Parameter, Plan, Recipe, Specimen, Stage, Syndrome, TumorContrast,
    histogram, outlines,
};

/// A request that takes longer is given up for a newer one; a shorter one is finished, so that a dragged knob is followed.
const PATIENCE: Duration = Duration::from_millis(250);

/// Pictures in a strip of one knob.
pub const STRIP_LENGTH: usize = 9;

/// What is to be shown beside the large sample.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Extra {
    /// Nothing more.
    #[default]
    None,
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
pub struct StudioRequest {
    /// Which request it is; comes back with the result.
    pub ticket: u64,
    /// The recipe.
    pub recipe: Recipe,
    /// The base picture.
    pub base: BaseImage,
    /// Seed of the series.
    pub seed: u64,
    /// Place in the series.
    pub index: u64,
    /// What else.
    pub extra: Extra,
}

/// One of many pictures.
#[derive(Clone, Debug)]
pub struct Thumbnail {
    /// Seed of the series.
    pub seed: u64,
    /// Place in the series.
    pub index: u64,
    /// The class.
    pub class: Syndrome,
    /// The value of the varied parameter, in a strip.
    pub value: Option<f64>,
    /// The picture.
    pub image: GrayImage,
}

/// Everything about one specimen that can be looked at.
#[derive(Clone, Debug)]
pub struct StudioPicture {
    /// Which request it answers.
    pub ticket: u64,
    /// The specimen.
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
    /// How much each tumor stands out after each stage.
    pub contrasts: Vec<TumorContrast>,
    /// The base moved, shrunk and toned like the specimen.
    pub undone_base: GrayImage,
    /// Many pictures, where they were asked for.
    pub thumbnails: Vec<Thumbnail>,
}

/// What the studio says.
#[derive(Clone, Debug)]
pub enum StudioEvent {
    /// A request is rendered.
    Rendered(Box<StudioPicture>),
    /// A request is impossible; the sentence.
    Refused(String),
}

/// The handle of the studio.
#[derive(Debug)]
pub struct StudioWorker {
    thread: Latest<Box<StudioRequest>, StudioEvent>,
}

impl StudioWorker {
    /// Starts the studio.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn spawn(waker: Waker) -> std::io::Result<Self> {
        let run = move |inbox: Arc<Mailbox<Box<StudioRequest>>>, events: SyncSender<StudioEvent>| {
            while let Some(request) = inbox.take() {
                let start = Instant::now();
                let given_up = || inbox.is_closed() || (start.elapsed() > PATIENCE && inbox.has_newer());
                let event = match render(&request, &given_up) {
                    Ok(Some(picture)) => StudioEvent::Rendered(Box::new(picture)),
                    Ok(None) => continue,
                    Err(err) => StudioEvent::Refused(err.to_string()),
                };
                if events.send(event).is_err() {
                    return;
                }
                waker();
            }
        };
        Ok(Self { thread: Latest::spawn("studio", 8, run)? })
    }

    /// Asks for a picture, in place of what was asked for before.
    pub fn render(&self, request: StudioRequest) {
        self.thread.ask(Box::new(request));
    }

    /// What has happened since the last call.
    pub fn events(&self) -> impl Iterator<Item = StudioEvent> + '_ {
        self.thread.events()
    }
}

/// `None` when it was given up halfway.
fn render(
    request: &StudioRequest,
    given_up: &(impl Fn() -> bool + Sync),
) -> Result<Option<StudioPicture>, crate::factory::RecipeError> {
    let generator = Generator::new(&request.recipe, &request.base)?;
    let specimen = generator.specimen(request.seed, request.index);
    let thumbnails = match request.extra {
        Extra::None => Vec::new(),
        Extra::Grid { count, class, mixed } => grid(&generator, request, (count, class, mixed), given_up),
        Extra::Strip { key, range } => strip(request, key, range, given_up),
    };
    if given_up() {
        return Ok(None);
    }
    Ok(Some(StudioPicture {
        ticket: request.ticket,
        base_histogram: histogram(request.base.image()),
        histogram: histogram(&specimen.image),
        region: generator.region().borders(),
        region_size: generator.region().len(),
        outlines: outlines(&specimen.mask),
        stages: generator.stages(&specimen.plan),
        contrasts: generator.tumor_contrasts(&specimen.plan),
        undone_base: generator.undone_base(&specimen.plan),
        specimen,
        thumbnails,
    }))
}

/// The next `count` specimens of a class, or those of the next seeds; gives up where the class never comes.
fn grid(
    generator: &Generator,
    request: &StudioRequest,
    (count, class, mixed): (usize, Option<Syndrome>, bool),
    given_up: &(impl Fn() -> bool + Sync),
) -> Vec<Thumbnail> {
    let plan = |step: u64| {
        let (seed, index) = if mixed { (step, 0) } else { (0, step) };
        generator.plan(request.seed.wrapping_add(seed), request.index.saturating_add(index))
    };
    let wanted = |plan: &Plan| class.is_none_or(|class| class == plan.syndrome);
    let plans: Vec<Plan> = (0..64 * count as u64).map(plan).filter(wanted).take(count).take_while(|_| !given_up()).collect();
    plans.par_iter().filter(|_| !given_up()).map(|plan| thumbnail(generator, plan, None)).collect()
}

fn thumbnail(generator: &Generator, plan: &Plan, value: Option<f64>) -> Thumbnail {
    Thumbnail { seed: plan.seed, index: plan.index, class: plan.syndrome, value, image: generator.render(plan) }
}

/// The shown specimen at values of one parameter over a range.
fn strip(request: &StudioRequest, key: &str, (low, high): (f64, f64), given_up: &impl Fn() -> bool) -> Vec<Thumbnail> {
    let Some(parameter) = Parameter::by_key(key) else { return Vec::new() };
    let at = |place: usize| {
        let value = low + (high - low) * place as f64 / (STRIP_LENGTH - 1) as f64;
        let value = if parameter.whole { value.round() } else { value };
        let mut recipe = request.recipe.clone();
        parameter.fix(&mut recipe, value);
        let generator = Generator::new(&recipe, &request.base).ok()?;
        Some(thumbnail(&generator, &generator.plan(request.seed, request.index), Some(value)))
    };
    let length = if low < high { STRIP_LENGTH } else { 1 };
    (0..length).take_while(|_| !given_up()).filter_map(at).collect()
}
