//! The studio: renders what the factory room shows, off the window's thread.
//!
//! Ordering: the newest request wins; older ones that wait are dropped, so a knob that is dragged never queues up. Shutdown:
//! dropping the handle closes the channel and joins; a request takes milliseconds.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use rayon::prelude::*;

use super::Waker;
use crate::factory::{
    BaseImage, Generator, GrayImage, OutlineSegment, Parameter, Recipe, Specimen, Stage, Syndrome, TumorContrast, outlines,
};

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
    },
    /// The same specimen at nine values of one parameter.
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
    /// The borders of its tumors.
    pub outlines: Vec<OutlineSegment>,
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
    requests: Option<SyncSender<Box<StudioRequest>>>,
    events: Receiver<StudioEvent>,
    thread: Option<JoinHandle<()>>,
}

impl StudioWorker {
    /// Starts the studio.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn spawn(waker: Waker) -> std::io::Result<Self> {
        let (request_sender, requests) = sync_channel::<Box<StudioRequest>>(64);
        let (event_sender, events) = sync_channel(8);
        let run = move || {
            while let Ok(mut request) = requests.recv() {
                while let Ok(newer) = requests.try_recv() {
                    request = newer;
                }
                let event = match render(&request) {
                    Ok(picture) => StudioEvent::Rendered(Box::new(picture)),
                    Err(err) => StudioEvent::Refused(err.to_string()),
                };
                if event_sender.send(event).is_err() {
                    return;
                }
                waker();
            }
        };
        let thread = std::thread::Builder::new().name("studio".to_owned()).spawn(run)?;
        Ok(Self { requests: Some(request_sender), events, thread: Some(thread) })
    }

    /// Asks for a picture; `false` when the studio is too busy to take the request just now.
    pub fn render(&self, request: StudioRequest) -> bool {
        self.requests.as_ref().is_some_and(|sender| sender.try_send(Box::new(request)).is_ok())
    }

    /// What has happened since the last call.
    pub fn events(&self) -> impl Iterator<Item = StudioEvent> + '_ {
        self.events.try_iter()
    }
}

impl Drop for StudioWorker {
    fn drop(&mut self) {
        self.requests = None;
        // Make room first: a studio that waits to say something would never see the closed channel.
        while self.events.recv().is_ok() {}
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

fn render(request: &StudioRequest) -> Result<StudioPicture, crate::factory::RecipeError> {
    let generator = Generator::new(&request.recipe, &request.base)?;
    let specimen = generator.specimen(request.seed, request.index);
    let thumbnails = match request.extra {
        Extra::None => Vec::new(),
        Extra::Grid { count, class } => grid(&generator, request, count, class),
        Extra::Strip { key, range } => strip(request, key, range),
    };
    Ok(StudioPicture {
        ticket: request.ticket,
        outlines: outlines(&specimen.mask),
        stages: generator.stages(&specimen.plan),
        contrasts: generator.tumor_contrasts(&specimen.plan),
        undone_base: generator.undone_base(&specimen.plan),
        specimen,
        thumbnails,
    })
}

/// The next `count` specimens of a class; gives up where the class never comes.
fn grid(generator: &Generator, request: &StudioRequest, count: usize, class: Option<Syndrome>) -> Vec<Thumbnail> {
    let last = request.index.saturating_add(64 * count as u64);
    let wanted = |plan: &crate::factory::Plan| class.is_none_or(|class| class == plan.syndrome);
    let plans: Vec<_> =
        (request.index..last).map(|index| generator.plan(request.seed, index)).filter(wanted).take(count).collect();
    let thumbnail = |plan: &crate::factory::Plan| Thumbnail {
        index: plan.index,
        class: plan.syndrome,
        value: None,
        image: generator.render(plan),
    };
    plans.par_iter().map(thumbnail).collect()
}

/// The shown specimen at values of one parameter over a range.
fn strip(request: &StudioRequest, key: &str, (low, high): (f64, f64)) -> Vec<Thumbnail> {
    let Some(parameter) = Parameter::by_key(key) else { return Vec::new() };
    let at = |place: usize| {
        let value = low + (high - low) * place as f64 / (STRIP_LENGTH - 1) as f64;
        let value = if parameter.whole { value.round() } else { value };
        let mut recipe = request.recipe.clone();
        parameter.fix(&mut recipe, value);
        let generator = Generator::new(&recipe, &request.base).ok()?;
        let plan = generator.plan(request.seed, request.index);
        Some(Thumbnail { index: plan.index, class: plan.syndrome, value: Some(value), image: generator.render(&plan) })
    };
    (0..STRIP_LENGTH).filter_map(at).collect()
}
