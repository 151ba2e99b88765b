//! Autoencoders: trained while one looks on; the pictures of each moment are kept.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{Chapter, Talk};
use crate::factory::{Generator, GrayImage, Mode, PIXELS, SpecimenId, derived_seed};
use crate::lecture::autoencoder::{Closeness, Drawn, TestPictures, noisy_generator};
use crate::lecture::{Figure, Material, ReadOut, read_out};
use crate::network::{Autoencoder, AutoencoderModel, AutoencoderTrainer, CodeLength, ComputeDevice, Restorer};
use crate::worker::JobError;

/// Pictures on which a network is measured while it learns, which it never sees.
const TEST: u64 = 24;
/// Pictures that are shown, each with a tumor.
const SHOWN: usize = 3;
/// Pictures whose codes are read while the network learns.
const READ: u64 = 1_200;
/// The same for the figures of the chapter.
const FIGURE_TEST: u64 = 200;
const FIGURE_READ: u64 = 3_000;
/// Pictures seen at which the figures are taken, at the end of the step in which they are reached.
const FIGURES_AT: [u64; 4] = [1_000, 2_000, 4_000, 8_000];
/// Pictures seen at the first moment after the start.
const FIRST_LOOK: u64 = 48;

/// Pictures that the training of an autoencoder sees.
pub fn training_length(network: Autoencoder) -> u64 {
    match network {
        Autoencoder::Denoiser => 8_000,
        Autoencoder::Bottleneck(_) => 7_680,
    }
}

/// What a hand sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AutoencoderKnobs {
    /// The network that is trained.
    pub network: Autoencoder,
    /// The moment that is looked at: the last one at which it had seen no more pictures than this.
    pub pictures: u64,
}

impl Default for AutoencoderKnobs {
    fn default() -> Self {
        Self { network: Autoencoder::Denoiser, pictures: training_length(Autoencoder::Denoiser) }
    }
}

/// What a network gives at a moment of its training.
#[derive(Clone, Debug)]
pub struct CodedMoment {
    /// Pictures seen.
    pub seen: u64,
    /// What it makes of the pictures that are shown.
    pub made: Vec<GrayImage>,
    /// How near it comes on all test pictures.
    pub closeness: Closeness,
    /// What its code keeps; `None` for a denoiser, which has none, and before the first step.
    pub kept: Option<ReadOut>,
}

/// The training of a network so far.
#[derive(Clone, Debug)]
pub struct CodedCourse {
    /// The network.
    pub network: Autoencoder,
    /// The network as it is now.
    pub newest: Arc<AutoencoderModel>,
    /// The first of the pictures that are shown.
    pub first: SpecimenId,
    /// The pictures that are shown, as the network is given them, and as it should give them back.
    pub shown: Arc<Vec<[GrayImage; 2]>>,
    /// How near the given pictures are themselves.
    pub given: Closeness,
    /// How near the 3x3 median of the given pictures comes.
    pub median: Closeness,
    /// The moments, the oldest first; the first one is before the first step.
    pub moments: Vec<Arc<CodedMoment>>,
}

impl CodedCourse {
    /// The last moment at which the network had seen no more than so many pictures.
    pub fn at(&self, pictures: u64) -> Option<&CodedMoment> {
        let past = self.moments.iter().take_while(|moment| moment.seen <= pictures);
        past.last().map(|moment| &**moment)
    }
}

/// What is seen: the trainings that were begun.
#[derive(Clone, Debug, Default)]
pub struct AutoencoderCourses {
    courses: Vec<CodedCourse>,
}

impl AutoencoderCourses {
    /// All trainings that were begun.
    pub fn all(&self) -> &[CodedCourse] {
        &self.courses
    }

    /// The training of a network, if it was begun.
    pub fn of(&self, network: Autoencoder) -> Option<&CodedCourse> {
        self.courses.iter().find(|course| course.network == network)
    }
}

/// The chapter on its thread: the trainings go on where they were left.
#[derive(Default)]
pub struct AutoencoderChapter {
    courses: AutoencoderCourses,
    /// In the order of the courses.
    trainings: Vec<Training>,
}

impl std::fmt::Debug for AutoencoderChapter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AutoencoderChapter").field("courses", &self.courses).finish_non_exhaustive()
    }
}

/// A training with what it is measured on.
struct Training {
    trainer: AutoencoderTrainer,
    test: TestPictures,
    generator: Generator,
    read_seed: u64,
    /// The pictures whose codes are read, once the first ones are.
    drawn: Option<Drawn>,
    /// Time spent on steps.
    spent: Duration,
}

impl Chapter for AutoencoderChapter {
    type Knobs = AutoencoderKnobs;
    type Seen = AutoencoderCourses;
    const NAME: &'static str = "autoencoder";

    fn respond(&mut self, material: &Material, knobs: &AutoencoderKnobs, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        let network = knobs.network;
        let known = self.courses.courses.iter().position(|course| course.network == network);
        let place = match known {
            Some(place) => place,
            None => self.begin(material, network)?,
        };
        talk.show(self.courses.clone());
        let training = &mut self.trainings[place];
        let total = training_length(network);
        while training.trainer.images_seen() < total {
            training.step()?;
            let seen = training.trainer.images_seen();
            talk.step(seen, total);
            if is_moment(network, seen) {
                let course = &mut self.courses.courses[place];
                course.moments.push(Arc::new(training.look(course)?));
                course.newest = training.model()?;
                talk.show(self.courses.clone());
            }
            if !talk.is_wanted() {
                break;
            }
        }
        Ok(())
    }

    fn figures(material: &Material) -> Result<Vec<Figure>, JobError> {
        let mut figures = denoiser_figures(material)?;
        figures.extend(bottleneck_figures(material)?);
        Ok(figures)
    }
}

impl AutoencoderChapter {
    /// Begins the training of a network; gives its place.
    fn begin(&mut self, material: &Material, network: Autoencoder) -> Result<usize, JobError> {
        let generator = generator_for(network, material)?;
        let test = test_pictures(network, &generator, material.seed, TEST);
        let shown = test.given.iter().zip(&test.wanted).zip(&test.tumor).filter(|(_, tumor)| tumor.contains(&true));
        let shown = shown.take(SHOWN).map(|((given, wanted), _)| [image(given), image(wanted)]).collect();
        let tumors = test.tumor.iter().position(|tumor| tumor.contains(&true)).unwrap_or(0);
        let (recipe, base) = (Arc::new(generator.recipe().clone()), Arc::new(material.base().clone()));
        let trainer = AutoencoderTrainer::new(network, generator.clone(), material.seed, &ComputeDevice::cpu());
        let mut training =
            Training { trainer, test, generator, read_seed: read_seed(material), drawn: None, spent: Duration::ZERO };
        let test = &training.test;
        let mut course = CodedCourse {
            network,
            newest: training.model()?,
            first: SpecimenId { recipe, base, seed: TestPictures::series(material.seed), index: tumors as u64 },
            shown: Arc::new(shown),
            given: test.closeness(&test.given),
            median: test.closeness(&test.medians()),
            moments: Vec::new(),
        };
        course.moments.push(Arc::new(training.look(&course)?));
        self.courses.courses.push(course);
        self.trainings.push(training);
        Ok(self.trainings.len() - 1)
    }
}

impl Training {
    /// Takes a step, and counts its time.
    fn step(&mut self) -> Result<(), JobError> {
        let start = Instant::now();
        self.trainer.step()?;
        self.spent += start.elapsed();
        Ok(())
    }

    /// The network as it is now.
    fn model(&self) -> Result<Arc<AutoencoderModel>, JobError> {
        Ok(Arc::new(self.trainer.model(self.spent.as_secs_f64())?))
    }

    /// What the network gives now. Before the first step no code is read: the chapter opens sooner.
    fn look(&mut self, course: &CodedCourse) -> Result<CodedMoment, JobError> {
        let restorer = self.trainer.restorer()?;
        let given: Vec<[u8; PIXELS]> = course.shown.iter().map(|[given, _]| *given.pixels()).collect();
        let seen = self.trainer.images_seen();
        let has_code = course.network != Autoencoder::Denoiser && seen > 0;
        let (generator, read_seed) = (&self.generator, self.read_seed);
        let drawn = has_code.then(|| &*self.drawn.get_or_insert_with(|| Drawn::new(generator, read_seed, READ)));
        Ok(CodedMoment {
            seen,
            made: restorer.restore(&given)?.iter().map(image).collect(),
            closeness: self.test.closeness(&restorer.restore(&self.test.given)?),
            kept: drawn.map_or(Ok(None), |drawn| kept(&restorer, drawn))?,
        })
    }
}

/// Whether the pictures are kept after so many: densely at first, where most happens.
fn is_moment(network: Autoencoder, seen: u64) -> bool {
    let spacing = match network {
        Autoencoder::Denoiser if seen <= 1_600 => 160,
        Autoencoder::Denoiser => 400,
        Autoencoder::Bottleneck(_) => 480,
    };
    seen == FIRST_LOOK || seen.is_multiple_of(spacing)
}

/// The denoiser learns from strong noise, the bottleneck from pictures as they are played.
fn generator_for(network: Autoencoder, material: &Material) -> Result<Generator, JobError> {
    Ok(match network {
        Autoencoder::Denoiser => noisy_generator(material)?,
        Autoencoder::Bottleneck(_) => material.generator(Mode::Hard).clone(),
    })
}

fn test_pictures(network: Autoencoder, generator: &Generator, seed: u64, count: u64) -> TestPictures {
    match network {
        Autoencoder::Denoiser => TestPictures::noisy(generator, seed, count),
        Autoencoder::Bottleneck(_) => TestPictures::copied(generator, seed, count),
    }
}

/// The series of the pictures whose codes are read.
fn read_seed(material: &Material) -> u64 {
    derived_seed(material.seed, "codes to read")
}

/// What the code of each picture keeps of what was drawn for it; `None` where there is no code.
fn kept(restorer: &Restorer, drawn: &Drawn) -> Result<Option<ReadOut>, JobError> {
    let Some(codes) = restorer.encode(&drawn.images)? else { return Ok(None) };
    Ok(read_out(&codes.values, codes.features, &drawn.questions, &drawn.classes, &mut |_| true))
}

fn image(pixels: &[u8; PIXELS]) -> GrayImage {
    let mut image = GrayImage::black();
    image.pixels_mut().copy_from_slice(pixels);
    image
}

/// Decibels of the noisy pictures, of their 3x3 median, and of the denoiser while it learns.
fn denoiser_figures(material: &Material) -> Result<Vec<Figure>, JobError> {
    let generator = noisy_generator(material)?;
    let test = TestPictures::noisy(&generator, material.seed, FIGURE_TEST);
    let mut figures = test.closeness(&test.given).figures("noisy").to_vec();
    figures.extend(test.closeness(&test.medians()).figures("median"));
    let mut trainer = AutoencoderTrainer::new(Autoencoder::Denoiser, generator, material.seed, &ComputeDevice::cpu());
    for pictures in FIGURES_AT {
        while trainer.images_seen() < pictures {
            trainer.step()?;
        }
        let closeness = test.closeness(&trainer.restorer()?.restore(&test.given)?);
        figures.extend(closeness.figures(&format!("after_{pictures}")));
    }
    Ok(figures)
}

/// What the code of the bottleneck keeps.
fn bottleneck_figures(material: &Material) -> Result<Vec<Figure>, JobError> {
    let network = Autoencoder::Bottleneck(CodeLength::default());
    let generator = generator_for(network, material)?;
    let test = test_pictures(network, &generator, material.seed, FIGURE_TEST);
    let drawn = Drawn::new(&generator, read_seed(material), FIGURE_READ);
    let mut trainer = AutoencoderTrainer::new(network, generator, material.seed, &ComputeDevice::cpu());
    while trainer.images_seen() < training_length(network) {
        trainer.step()?;
    }
    let restorer = trainer.restorer()?;
    let mut figures = test.closeness(&restorer.restore(&test.given)?).figures("bottleneck").to_vec();
    figures.extend(kept(&restorer, &drawn)?.iter().flat_map(ReadOut::figures));
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;

    #[test]
    fn the_first_picture_of_the_stage_can_be_drawn_again() {
        let material = Material::new(&BaseImage::bundled(), 4).unwrap();
        let mut chapter = AutoencoderChapter::default();
        for network in [Autoencoder::Denoiser, Autoencoder::Bottleneck(CodeLength::ALL[0])] {
            let place = chapter.begin(&material, network).unwrap();
            let course = &chapter.courses.courses[place];
            let generator = Generator::new(&course.first.recipe, &course.first.base).unwrap();
            let specimen = generator.specimen(course.first.seed, course.first.index);
            assert_eq!(specimen.image, course.shown[0][0]);
            assert!(specimen.mask.bits().iter().any(|bits| *bits != 0), "it has a tumor");
            assert_eq!((course.newest.kind(), course.newest.record.images), (network, 0));
        }
    }

    #[test]
    fn a_moment_is_the_last_one_that_had_seen_no_more() {
        let closeness = Closeness { all: 0.0, tumors: 0.0 };
        let moment = |seen| Arc::new(CodedMoment { seen, made: Vec::new(), closeness, kept: None });
        let material = Material::new(&BaseImage::bundled(), 1).unwrap();
        let generator = noisy_generator(&material).unwrap();
        let first = SpecimenId::of_mode(Mode::Hard, &Arc::new(BaseImage::bundled()), 1);
        let trainer = AutoencoderTrainer::new(Autoencoder::Denoiser, generator, 1, &ComputeDevice::cpu());
        let course = CodedCourse {
            network: Autoencoder::Denoiser,
            newest: Arc::new(trainer.model(0.0).unwrap()),
            first,
            shown: Arc::default(),
            given: closeness,
            median: closeness,
            moments: [0, 48, 160, 320].map(moment).to_vec(),
        };
        for (pictures, seen) in [(0, 0), (47, 0), (48, 48), (319, 160), (8_000, 320)] {
            assert_eq!(course.at(pictures).unwrap().seen, seen, "{pictures}");
        }
        let courses = AutoencoderCourses { courses: vec![course] };
        assert!(courses.of(Autoencoder::Denoiser).is_some());
        assert!(courses.of(Autoencoder::Bottleneck(CodeLength::default())).is_none());
    }

    #[test]
    fn the_last_step_of_every_training_is_a_moment() {
        let lengths = CodeLength::ALL.map(Autoencoder::Bottleneck);
        for network in [Autoencoder::Denoiser].into_iter().chain(lengths) {
            let (length, batch) = (training_length(network), Autoencoder::BATCH as u64);
            assert!(is_moment(network, length) && length.is_multiple_of(batch));
            let kept = (1..=length / batch).filter(|step| is_moment(network, step * batch)).count();
            assert!((10..40).contains(&kept), "{kept}");
        }
    }
}
