//! Which pictures a training sees, in which order: a pure function of the seed and of how many it has seen.

use std::sync::Arc;

use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;

use super::batch::{NO_DIFFERENCE, differences_from};
use super::many_bases::ManyBases;
use super::{Bases, TrainingSettings};
use crate::factory::{Augmentation, Generator, PIXELS, Syndrome, Workspace, derived_seed};

/// Of so many pictures a network that compares is given one without its difference from the base image: it must be able to judge the
/// picture alone, where the two do not belong together.
const ALONE_EVERY: u64 = 16;

/// Pictures with their classes, as a dataset on disk gives them.
pub type Labelled = (Vec<[u8; PIXELS]>, Vec<Syndrome>);

/// The seed of the series that a training with `seed` learns from.
pub fn training_seed(seed: u64) -> u64 {
    derived_seed(seed, "training")
}

/// The seed of the series that measures it while it learns.
pub fn validation_seed(seed: u64) -> u64 {
    derived_seed(seed, "validation")
}

/// The seed of the series that is looked at when all is done, and only then.
pub fn test_seed(seed: u64) -> u64 {
    derived_seed(seed, "test")
}

/// Where the pictures come from.
#[derive(Clone, Debug)]
enum Source {
    /// Specimen after specimen of the training series, none twice.
    Endless,
    /// The first specimens of the training series, again and again; made anew each time.
    Fixed(usize),
    /// Given pictures, again and again.
    Given(Arc<Labelled>),
}

/// The stream of pictures of one training. It has no state but a cache: position n is always the same picture.
#[derive(Clone, Debug)]
pub struct Stream {
    source: Source,
    seed: u64,
    /// Whether differences from the base image are wanted.
    compares: bool,
    /// What multiplies a set of pictures.
    augment: Augmentation,
    /// Many base images in place of the generator's.
    bases: Option<ManyBases>,
    /// The order of the pictures in `epoch`.
    order: Vec<u32>,
    epoch: Option<u64>,
}

/// A batch of pictures.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// The pictures.
    pub images: Vec<[u8; PIXELS]>,
    /// Their classes.
    pub classes: Vec<Syndrome>,
    /// Their indices in the training series; empty for given and for augmented pictures.
    pub indices: Vec<u64>,
    /// Their differences from their base images; `None` for a network that sees the pictures alone.
    pub differences: Option<Vec<[u8; PIXELS]>>,
    /// Their generators, where each has a base image of its own; else empty.
    pub generators: Vec<Arc<Generator>>,
}

impl Stream {
    /// The pictures of a training: endless, or a fixed set of the first specimens.
    pub fn new(settings: &TrainingSettings) -> Self {
        let source = settings.dataset.map_or(Source::Endless, |count| Source::Fixed(count as usize));
        let bases = (settings.bases == Bases::Random).then(|| ManyBases::new(settings.seed));
        let compares = settings.architecture.compares();
        let augment = settings.augment;
        Self { source, seed: settings.seed, compares, augment, bases, order: Vec::new(), epoch: None }
    }

    /// Given pictures in place of the generator's.
    pub fn given(settings: &TrainingSettings, pictures: Arc<Labelled>) -> Self {
        Self { source: Source::Given(pictures), bases: None, ..Self::new(settings) }
    }

    /// Whether somebody gave the pictures.
    pub fn is_given(&self) -> bool {
        matches!(self.source, Source::Given(_))
    }

    /// Number of different pictures; `None` for endless ones.
    pub fn len(&self) -> Option<usize> {
        match &self.source {
            Source::Endless => None,
            Source::Fixed(count) => Some(*count),
            Source::Given(pictures) => Some(pictures.0.len()),
        }
    }

    /// Number of pictures of a fixed set of the generator's.
    pub fn generated_set(&self) -> Option<u64> {
        if let Source::Fixed(count) = self.source { Some(count as u64) } else { None }
    }

    /// Writes the `count` pictures from position `first` on into `pictures`.
    pub fn fill(&mut self, generator: &Generator, first: u64, count: usize, pictures: &mut Pictures) {
        let places: Vec<u64> = (first..first + count as u64).map(|position| self.place(position)).collect();
        let Pictures { images, classes, indices, differences, generators } = pictures;
        images.resize(count, [0; PIXELS]);
        classes.resize(count, Syndrome::Z);
        if let Source::Given(given) = &self.source {
            indices.clear();
            for ((image, class), &place) in images.iter_mut().zip(classes).zip(&places) {
                (*image, *class) = (given.0[place as usize], given.1[place as usize]);
            }
            self.augment(first, images);
            *differences = self.compares.then(|| differences_from(images, Some(generator.aligner())));
            return;
        }
        *generators = self.bases.as_mut().map(|bases| bases.generators(generator, &places)).unwrap_or_default();
        let seed = training_seed(self.seed);
        let of = |number: usize| generators.get(number).map_or(generator, |own| own);
        let is_augmented = !self.augment.is_empty() && self.len().is_some();
        let compared = if self.compares && !is_augmented { count } else { 0 };
        let mut compare = differences.take().unwrap_or_default();
        compare.resize(compared, [NO_DIFFERENCE; PIXELS]);
        let mut rooms: Vec<Option<&mut [u8; PIXELS]>> = compare.iter_mut().map(Some).collect();
        rooms.resize_with(count, || None);
        let pictures = images.par_iter_mut().zip(classes).zip(&places).zip(rooms).enumerate();
        pictures.for_each_init(Workspace::default, |workspace, (number, (((image, class), &place), difference))| {
            let generator = of(number);
            *class = generator.image_into(seed, place, workspace, image);
            match difference {
                Some(difference) if is_alone(seed, place) => difference.fill(NO_DIFFERENCE),
                Some(difference) => {
                    generator.aligner().difference(image, difference);
                }
                None => {}
            }
        });
        *differences = self.compares.then_some(compare);
        *indices = places;
        if is_augmented {
            self.augment(first, images);
            *differences = self.compares.then(|| differences_from(images, Some(generator.aligner())));
            // Where the tumors lie is not known any more.
            indices.clear();
        }
    }

    /// Changes pictures of a set, the first of which comes at position `first`.
    fn augment(&self, first: u64, images: &mut [[u8; PIXELS]]) {
        let (augment, seed) = (self.augment, self.seed);
        images.par_iter_mut().enumerate().for_each(|(number, image)| augment.apply(seed, first + number as u64, image));
    }

    /// The place in the set of what comes at a position: each pass over a fixed set has an order of its own.
    fn place(&mut self, position: u64) -> u64 {
        let Some(len) = self.len() else { return position };
        let (epoch, within) = (position / len as u64, position % len as u64);
        if self.epoch != Some(epoch) {
            self.order = (0..len as u32).collect();
            let seed = derived_seed(derived_seed(self.seed, "order"), &epoch.to_string());
            self.order.shuffle(&mut Xoshiro256PlusPlus::seed_from_u64(seed));
            self.epoch = Some(epoch);
        }
        u64::from(self.order[within as usize])
    }
}

/// Whether a picture of a series is shown to a network that compares without its difference from the base image.
fn is_alone(seed: u64, place: u64) -> bool {
    derived_seed(seed, &place.to_string()).is_multiple_of(ALONE_EVERY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{Augment, BaseImage, Mode};

    fn generator() -> Generator {
        Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).unwrap()
    }

    fn stream(seed: u64, dataset: Option<u64>) -> Stream {
        Stream::new(&TrainingSettings { seed, dataset, ..TrainingSettings::default() })
    }

    fn filled(stream: &mut Stream, first: u64, count: usize) -> Pictures {
        let mut pictures = Pictures::default();
        stream.fill(&generator(), first, count, &mut pictures);
        pictures
    }

    #[test]
    fn endless_pictures_are_those_of_the_series() {
        let pictures = filled(&mut stream(3, None), 100, 5);
        let (mut images, mut classes) = (vec![[0; PIXELS]; 5], vec![Syndrome::Z; 5]);
        generator().fill(training_seed(3), 100, &mut images, &mut classes);
        assert!(pictures.images == images && pictures.classes == classes);
        assert_eq!(pictures.indices, [100, 101, 102, 103, 104]);
    }

    #[test]
    fn each_pass_over_a_fixed_set_has_every_picture_once_in_another_order() {
        let mut forty = stream(3, Some(40));
        let passes: Vec<Vec<u64>> = (0..3).map(|pass| filled(&mut forty, pass * 40, 40).indices).collect();
        for pass in &passes {
            let mut sorted = pass.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, (0..40).collect::<Vec<u64>>());
        }
        assert!(passes[0] != passes[1] && passes[1] != passes[2]);
        // In any portions, from any place on.
        let across = filled(&mut forty, 30, 20).indices;
        assert_eq!(across, [&passes[0][30..], &passes[1][..10]].concat());
        assert_eq!(filled(&mut stream(3, Some(40)), 30, 20).indices, across);
    }

    #[test]
    fn a_set_is_multiplied_by_its_augmentation_and_keeps_its_classes() {
        let settings = TrainingSettings { seed: 3, dataset: Some(40), ..TrainingSettings::default() };
        let augment = Augmentation::of([Augment::Move, Augment::Tone]);
        let plain = filled(&mut Stream::new(&settings), 30, 20);
        let mut changed = Stream::new(&TrainingSettings { augment, ..settings });
        let pictures = filled(&mut changed, 30, 20);
        assert_eq!(pictures.classes, plain.classes);
        assert!(pictures.indices.is_empty(), "a tumor's place is not known any more");
        for (place, (image, mut expected)) in pictures.images.iter().zip(plain.images).enumerate() {
            augment.apply(3, 30 + place as u64, &mut expected);
            assert!(*image == expected);
        }
        // The same pictures in the next pass are changed in another way.
        let passes = [0, 40].map(|first| filled(&mut changed, first, 40));
        assert!(passes[0].images.iter().all(|image| !passes[1].images.contains(image)));
    }

    #[test]
    fn given_pictures_keep_their_classes() {
        let specimens = filled(&mut stream(8, None), 0, 6);
        let given = Arc::new((specimens.images.clone(), specimens.classes.clone()));
        let pictures = filled(&mut Stream::given(&TrainingSettings::default(), given), 0, 6);
        assert!(pictures.indices.is_empty());
        for (image, class) in pictures.images.iter().zip(&pictures.classes) {
            let place = specimens.images.iter().position(|other| other == image).unwrap();
            assert_eq!(*class, specimens.classes[place]);
        }
    }

    #[test]
    fn the_three_series_are_apart() {
        let seeds = [training_seed(1), validation_seed(1), test_seed(1)];
        assert!(seeds[0] != seeds[1] && seeds[1] != seeds[2] && seeds[0] != seeds[2]);
    }
}
