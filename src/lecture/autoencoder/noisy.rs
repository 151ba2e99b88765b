//! Pictures with what should be made of them, and how near a way to make it comes.

use crate::factory::{AlterationKind, Distribution, Generator, Mode, PIXELS, Plan, RecipeError, derived_seed};
use crate::lecture::picture_error::PictureError;
use crate::lecture::{Figure, Material, Unit, median_3x3};

/// Largest change of a pixel by the noise, in gray levels: HARD pictures have 15 at most.
pub const NOISE: f64 = 25.0;

/// Makes HARD pictures with strong noise in every one.
///
/// # Errors
/// Never for material that could be made: the noise is within the limits of a recipe.
pub fn noisy_generator(material: &Material) -> Result<Generator, RecipeError> {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.noise_amplitude = Distribution::Fixed { value: NOISE };
    Generator::new(&recipe, material.base())
}

/// Pictures that nobody learns from: what an autoencoder is given, what it should give back, and where tumors lie.
#[derive(Clone, Debug)]
pub struct TestPictures {
    /// What it is given.
    pub given: Vec<[u8; PIXELS]>,
    /// What it should give back.
    pub wanted: Vec<[u8; PIXELS]>,
    /// Whether a tumor covers a pixel.
    pub tumor: Vec<[bool; PIXELS]>,
}

/// How near pictures are to the true ones: peak signal-to-noise ratios in decibels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Closeness {
    /// Over all pixels; infinite where nothing differs.
    pub all: f64,
    /// Over the pixels of tumors; not finite where there are none.
    pub tumors: f64,
}

impl TestPictures {
    /// The first `count` pictures of a series of their own; wanted are the same specimens without their noise.
    pub fn noisy(generator: &Generator, seed: u64, count: u64) -> Self {
        Self::new(generator, seed, count, |plan| plan.without(AlterationKind::Noise))
    }

    /// The first `count` pictures of a series of their own; wanted are the same pictures.
    pub fn copied(generator: &Generator, seed: u64, count: u64) -> Self {
        Self::new(generator, seed, count, Plan::clone)
    }

    /// The seed of that series, for pictures of the seed `seed`.
    pub fn series(seed: u64) -> u64 {
        derived_seed(seed, "autoencoder test")
    }

    fn new(generator: &Generator, seed: u64, count: u64, wanted: impl Fn(&Plan) -> Plan) -> Self {
        let seed = Self::series(seed);
        let plans: Vec<Plan> = (0..count).map(|index| generator.plan(seed, index)).collect();
        Self {
            given: plans.iter().map(|plan| *generator.render(plan).pixels()).collect(),
            wanted: plans.iter().map(|plan| *generator.render(&wanted(plan)).pixels()).collect(),
            tumor: plans.iter().map(|plan| generator.mask(plan).bits().map(|bits| bits != 0)).collect(),
        }
    }

    /// How near pictures come to the wanted ones that were made of the given ones, in the same order.
    pub fn closeness(&self, made: &[[u8; PIXELS]]) -> Closeness {
        let (mut all, mut tumors) = (PictureError::default(), PictureError::default());
        for ((picture, truth), tumor) in made.iter().zip(&self.wanted).zip(&self.tumor) {
            all.add(picture, truth, |_| true);
            tumors.add(picture, truth, |place| tumor[place]);
        }
        Closeness { all: all.psnr().unwrap_or(f64::NAN), tumors: tumors.psnr().unwrap_or(f64::NAN) }
    }

    /// The given pictures after the 3x3 median.
    pub fn medians(&self) -> Vec<[u8; PIXELS]> {
        self.given.iter().map(median_3x3).collect()
    }
}

impl Closeness {
    /// How near a picture lies to the true one.
    pub fn of(picture: &[u8; PIXELS], truth: &[u8; PIXELS], is_tumor: impl Fn(usize) -> bool) -> Self {
        let (mut all, mut tumors) = (PictureError::default(), PictureError::default());
        all.add(picture, truth, |_| true);
        tumors.add(picture, truth, is_tumor);
        Self { all: all.psnr().unwrap_or(f64::NAN), tumors: tumors.psnr().unwrap_or(f64::NAN) }
    }

    /// Its two figures; `name` says whose.
    pub fn figures(&self, name: &str) -> [Figure; 2] {
        let figure = |part: &str, value| Figure::new(format!("psnr_{name}{part}"), value, Unit::Decibels);
        [figure("", self.all), figure("_on_tumors", self.tumors)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;

    #[test]
    fn the_truth_is_what_the_generator_makes_with_its_noise_switched_off() {
        let material = Material::new(&BaseImage::bundled(), 3).unwrap();
        let generator = noisy_generator(&material).unwrap();
        let pictures = TestPictures::noisy(&generator, 3, 6);
        let mut quiet = generator.recipe().clone();
        AlterationKind::Noise.set_on(&mut quiet, false);
        let quiet = Generator::new(&quiet, material.base()).unwrap();
        let seed = derived_seed(3, "autoencoder test");
        for index in 0..6 {
            let (noisy, truth) = (generator.specimen(seed, index), quiet.specimen(seed, index));
            assert!(pictures.given[index as usize] == *noisy.image.pixels());
            assert!(pictures.wanted[index as usize] == *truth.image.pixels());
            assert!(pictures.wanted[index as usize] != pictures.given[index as usize]);
            let covered = pictures.tumor[index as usize].iter().filter(|covered| **covered).count();
            assert_eq!(covered, truth.mask.bits().iter().filter(|bits| **bits > 0).count());
        }
    }

    #[test]
    fn the_median_helps_and_the_truth_is_nearest() {
        let material = Material::new(&BaseImage::bundled(), 1).unwrap();
        let pictures = TestPictures::noisy(&noisy_generator(&material).unwrap(), 1, 100);
        let (noisy, median) = (pictures.closeness(&pictures.given), pictures.closeness(&pictures.medians()));
        // Uniform noise of +-25 has a variance of 25^2 / 3: 24.9 dB, and more where black or white cuts it off.
        assert!((24.9..26.2).contains(&noisy.all) && (24.5..27.0).contains(&noisy.tumors), "{noisy:?}");
        // The median wipes folds of one pixel away with the noise: it helps on tumors, which are smooth, and hardly elsewhere.
        assert!(median.all > noisy.all && median.tumors > noisy.tumors + 1.0, "{median:?}");
        assert_eq!(pictures.closeness(&pictures.wanted).all, f64::INFINITY);
        let one = Closeness::of(&pictures.given[3], &pictures.wanted[3], |place| pictures.tumor[3][place]);
        let alone = TestPictures {
            given: pictures.given[3..4].to_vec(),
            wanted: pictures.wanted[3..4].to_vec(),
            tumor: pictures.tumor[3..4].to_vec(),
        };
        let same = alone.closeness(&alone.given);
        assert!(one.all == same.all && (one.tumors == same.tumors || one.tumors.is_nan() && same.tumors.is_nan()), "{one:?}");
        let copied = TestPictures::copied(&noisy_generator(&material).unwrap(), 1, 3);
        assert!(copied.wanted == copied.given && copied.given[..] == pictures.given[..3]);
    }
}
