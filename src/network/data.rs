//! Which pictures a training sees, in which order: a pure function of the seed and of how many it has seen.

use std::sync::Arc;

use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;

use crate::factory::{Generator, PIXELS, Syndrome, Workspace, derived_seed};

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
    /// Their indices in the training series; empty for given pictures.
    pub indices: Vec<u64>,
}

impl Stream {
    /// Endless, or a fixed set of the first `fixed` specimens.
    pub fn new(seed: u64, fixed: Option<u64>) -> Self {
        let source = fixed.map_or(Source::Endless, |count| Source::Fixed(count as usize));
        Self { source, seed, order: Vec::new(), epoch: None }
    }

    /// Given pictures in place of the generator's.
    pub fn given(seed: u64, pictures: Arc<Labelled>) -> Self {
        Self { source: Source::Given(pictures), seed, order: Vec::new(), epoch: None }
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
        let Pictures { images, classes, indices } = pictures;
        images.resize(count, [0; PIXELS]);
        classes.resize(count, Syndrome::Z);
        if let Source::Given(given) = &self.source {
            indices.clear();
            for ((image, class), &place) in images.iter_mut().zip(classes).zip(&places) {
                (*image, *class) = (given.0[place as usize], given.1[place as usize]);
            }
            return;
        }
        let seed = training_seed(self.seed);
        images.par_iter_mut().zip(classes).zip(&places).for_each_init(
            Workspace::default,
            |workspace, ((image, class), &place)| {
                *class = generator.image_into(seed, place, workspace, image);
            },
        );
        *indices = places;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Mode};

    fn generator() -> Generator {
        Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).unwrap()
    }

    fn filled(stream: &mut Stream, first: u64, count: usize) -> Pictures {
        let mut pictures = Pictures::default();
        stream.fill(&generator(), first, count, &mut pictures);
        pictures
    }

    #[test]
    fn endless_pictures_are_those_of_the_series() {
        let pictures = filled(&mut Stream::new(3, None), 100, 5);
        let (mut images, mut classes) = (vec![[0; PIXELS]; 5], vec![Syndrome::Z; 5]);
        generator().fill(training_seed(3), 100, &mut images, &mut classes);
        assert!(pictures.images == images && pictures.classes == classes);
        assert_eq!(pictures.indices, [100, 101, 102, 103, 104]);
    }

    #[test]
    fn each_pass_over_a_fixed_set_has_every_picture_once_in_another_order() {
        let mut stream = Stream::new(3, Some(40));
        let passes: Vec<Vec<u64>> = (0..3).map(|pass| filled(&mut stream, pass * 40, 40).indices).collect();
        for pass in &passes {
            let mut sorted = pass.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, (0..40).collect::<Vec<u64>>());
        }
        assert!(passes[0] != passes[1] && passes[1] != passes[2]);
        // In any portions, from any place on.
        let across = filled(&mut stream, 30, 20).indices;
        assert_eq!(across, [&passes[0][30..], &passes[1][..10]].concat());
        assert_eq!(filled(&mut Stream::new(3, Some(40)), 30, 20).indices, across);
    }

    #[test]
    fn given_pictures_keep_their_classes() {
        let specimens = filled(&mut Stream::new(8, None), 0, 6);
        let given = Arc::new((specimens.images.clone(), specimens.classes.clone()));
        let pictures = filled(&mut Stream::given(1, given), 0, 6);
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
