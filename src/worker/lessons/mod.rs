//! The chapters of the lessons on threads: a file and a line each.
//!
//! A chapter says what a hand can set ([`Chapter::Knobs`]) and what is then seen ([`Chapter::Seen`]). The mathematics lies in `lecture`,
//! trainings in `network`; a chapter brings both together. It lives on its thread and may remember what the next question can use.

mod augmentation;
mod autoencoder;
mod batches;
mod boltzmann;
mod convolution;
mod cross_entropy;
mod ground;
mod heads;
mod job;
mod learning_rate;
mod momentum;
mod neuron;
mod output_layer;
mod overfitting;
mod pooling;
mod rules;
mod shortcut;
mod small_training;

use std::fmt::Debug;

use super::JobError;
use crate::factory::{BaseImage, derived_seed};
use crate::lecture::{Figure, Material};
pub use augmentation::{AUGMENTED_SEEN, Augmentation, Augmented, AugmentedCourse, LearnedFrom, SET};
pub use autoencoder::{AutoencoderChapter, AutoencoderCourses, AutoencoderKnobs, CodedCourse, CodedMoment, training_length};
pub use batches::{ALL_PICTURES, BatchKnobs, BatchSeen, Batches, COMPANIONS, PASSES as BATCH_PASSES, WHOLE_PASSES};
pub use boltzmann::{Boltzmann, BoltzmannKnobs, BoltzmannScene, BoltzmannSeen, DREAMS, DreamsSeen, FilterLook, FiltersSeen};
pub use convolution::{Convolution, ConvolutionKnobs, ConvolutionSeen, Filter, KERNEL_PICTURES, Response};
pub use cross_entropy::{CrossEntropy, EntropyKnobs, EntropySeen, MEASURES, SHOWN as ENTROPY_STEPS};
pub use ground::Ground;
pub use heads::{ASKED as HEADS_ASKED, HALF as HALF_ILL, HeadPoint, HeadsSeen, SEEN as HEADS_SEEN};
pub use job::{ChapterJob, ChapterRequest, Talk};
pub use learning_rate::{LearningRate, MOST_STEPS as MOST_RATE_STEPS, RateGround, RateKnobs, RateSeen};
pub use momentum::{
    Momentum, MomentumGround, MomentumKnobs, MomentumScene, MomentumSeen, PAD, PAD_PULL, PAD_SHARE, RAVINE_STEPS, RavineSeen,
    ValleysSeen, WALKERS, Walker,
};
pub use neuron::{Neuron, NeuronKnobs, NeuronSeen, THUMBNAIL, THUMBNAILS_IN_A_ROW, Thumbnails};
pub use output_layer::{
    LEARNED as JUDGE_LEARNED, OutputKnobs, OutputLayer, OutputScene, OutputSeen, PICTURES as JUDGED_PICTURES, PicturesSeen,
};
pub use overfitting::{FitKnobs, FitPoint, FitScene, Fits, LAMBDAS, Overfitting, SEEN, SetSize};
pub use pooling::{MOST_MOVED, Pooling, PoolingKnobs, PoolingScene, PoolingSeen, WalkSeen};
pub use shortcut::{MarkPoint, MarkShare, SHORTCUT_SEEN, Shortcut, Shortcuts};
pub use small_training::settings as small_settings;

/// The chapters in their order: one line each.
pub const CHAPTERS: &[ChapterFigures] = &[
    figures::<Neuron>(),
    figures::<LearningRate>(),
    figures::<Batches>(),
    figures::<Momentum>(),
    figures::<Convolution>(),
    figures::<Pooling>(),
    figures::<OutputLayer>(),
    figures::<CrossEntropy>(),
    figures::<Overfitting>(),
    figures::<Augmentation>(),
    figures::<Shortcut>(),
    figures::<AutoencoderChapter>(),
    figures::<Boltzmann>(),
];

/// A chapter: knobs in, what is seen out.
pub trait Chapter: Default + 'static {
    /// What a hand sets; the default is the chapter as it opens.
    type Knobs: Clone + PartialEq + Debug + Default + Send + 'static;
    /// What is seen, whole: a newer one replaces it.
    type Seen: Debug + Send + 'static;
    /// The name: of the chapter in the registries, of its thread, and on the command line.
    const NAME: &'static str;

    /// Computes what is seen at these knobs and says it, coarse first where it takes long. A long computation asks
    /// [`Talk::is_wanted`] now and then and ends early.
    ///
    /// # Errors
    /// What could not be computed.
    fn respond(&mut self, material: &Material, knobs: &Self::Knobs, talk: &Talk<'_, Self>) -> Result<(), JobError>;

    /// The main numbers of the chapter, without a window.
    ///
    /// # Errors
    /// What could not be computed.
    fn figures(material: &Material) -> Result<Vec<Figure>, JobError>;
}

/// A chapter's numbers by its name.
pub struct ChapterFigures {
    /// [`Chapter::NAME`].
    pub name: &'static str,
    /// [`Chapter::figures`].
    pub compute: fn(&Material) -> Result<Vec<Figure>, JobError>,
}

const fn figures<C: Chapter>() -> ChapterFigures {
    ChapterFigures { name: C::NAME, compute: C::figures }
}

/// The pictures of all chapters: a series that no game asks.
///
/// # Errors
/// The base image has no room for tumors.
pub fn lesson_material(base: &BaseImage, seed: u64) -> Result<Material, JobError> {
    Ok(Material::new(base, derived_seed(seed, "lessons"))?)
}
