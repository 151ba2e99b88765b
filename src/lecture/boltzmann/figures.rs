//! The trainings of the chapter as they open, and its main numbers.

use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;

use super::chain::{Divergence, Reconstruction};
use super::{
    BlobReader, Dreams, GRAY_SIDE, GrayPatches, Machine, Middle, Patches, RanAway, Regression, Rules, SoftDiscs, Training,
    Visible, cosine_to_exact, gray_patches, labelled_masks, mask_patches, share_of_matches,
};
use crate::factory::{Mode, Syndrome, derived_seed};
use crate::lecture::{Figure, Material, Unit};

/// Patches of a set; a training goes through it several times.
pub const SET: usize = 10_000;
/// Patches of masks that a training sees.
pub const MASKS_SEEN: usize = 60_000;
/// Patches of pictures that a training sees.
pub const GRAY_SEEN: usize = 300_000;
/// Hidden units that learn patches.
pub const HIDDEN: usize = 64;
/// Hidden units that learn to dream.
pub const DREAM_HIDDEN: usize = 128;
/// Labelled masks that the dreaming machine sees.
pub const DREAM_SEEN: usize = 60_000;
/// Steps of a dream, up and down.
pub const DREAM_STEPS: usize = 500;
/// Dreams of each class that are judged.
const DREAMS: usize = 50;
/// The learning rate that suits masks.
pub const MASK_RATE: f32 = 0.1;
/// The learning rate that suits patches of pictures.
pub const GRAY_RATE: f32 = 0.05;

/// CD-1 on the means, momentum 0.5 in the first passes and 0.9 later, decay 2e-4 (Hinton 2010, chapters 3, 9 and 10).
fn rules(rate: f32, batch: usize, first_passes: usize) -> Rules {
    let divergence = Divergence { steps: 1, reconstruction: Reconstruction::Means };
    Rules { rate, momentum: [0.5, 0.9], first_passes, decay: 2e-4, batch, divergence, sparseness: None }
}

/// How masks are learned: 20 at a time.
pub fn mask_rules(rate: f32) -> Rules {
    rules(rate, 20, 1)
}

/// How patches of pictures are learned: 100 at a time.
pub fn gray_rules(rate: f32) -> Rules {
    rules(rate, 100, 5)
}

/// Begins to learn masks: 64 hidden units, with a bias of -2, so that few of them are on.
pub fn mask_training(masks: &Patches, rate: f32, seed: u64) -> Training {
    Training::new(Machine::new(Visible::Binary, &masks.mean(), HIDDEN, -2.0, seed), mask_rules(rate), seed)
}

/// Begins to learn patches of pictures: 64 hidden units, with a bias of -1.
pub fn gray_training(gray: &Patches, rate: f32, seed: u64) -> Training {
    Training::new(Machine::new(Visible::Gaussian, &gray.mean(), HIDDEN, -1.0, seed), gray_rules(rate), seed)
}

/// Begins to learn labelled masks: 128 hidden units.
pub fn dream_training(masks: &Patches, seed: u64) -> Training {
    Training::new(Machine::new(Visible::Binary, &masks.mean(), DREAM_HIDDEN, -2.0, seed), rules(0.02, 20, 2), seed)
}

/// The masks that are learned: of HARD pictures.
pub fn mask_set(material: &Material) -> Patches {
    mask_patches(material.generator(Mode::Hard), derived_seed(material.seed, "patches of masks"), SET)
}

/// The patches of pictures that are learned: of HARD pictures.
pub fn gray_set(material: &Material) -> GrayPatches {
    gray_patches(material.generator(Mode::Hard), derived_seed(material.seed, "patches of pictures"), SET, Middle::Any)
}

/// The labelled masks that are learned: of HARD pictures.
pub fn labelled_set(material: &Material) -> Patches {
    labelled_masks(material.generator(Mode::Hard), derived_seed(material.seed, "labelled masks"), SET)
}

/// What tells the class of a dream.
pub fn blob_reader(material: &Material) -> BlobReader {
    BlobReader::new(material.generator(Mode::Hard), derived_seed(material.seed, "masks for the reader"), 2_000)
}

/// The control: who answers "is there a tumor in the middle?" how well, on patches that nobody learned from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Control {
    /// From the pixels of the patch.
    pub pixels: f64,
    /// From the hidden units that have learned.
    pub learned: f64,
    /// From as many hidden units whose weights are random and as large.
    pub random: f64,
}

/// The patches of the control: half of them with a tumor in the middle.
#[derive(Clone, Debug)]
pub struct ControlPatches {
    fitted: GrayPatches,
    asked: GrayPatches,
}

impl ControlPatches {
    /// 5,000 patches to fit to and 5,000 to ask about.
    pub fn new(material: &Material) -> Self {
        const COUNT: usize = 5_000;
        let set = |label: &str| {
            gray_patches(material.generator(Mode::Hard), derived_seed(material.seed, label), COUNT, Middle::HalfTumor)
        };
        Self { fitted: set("control, fitted"), asked: set("control, asked") }
    }

    /// Asks a machine that has learned patches of pictures.
    pub fn judge(&self, machine: &Machine, seed: u64) -> Control {
        let random = random_twin(machine, seed);
        let hidden = |machine: &Machine, patches: &GrayPatches| machine.hidden_probabilities(patches.patches.values());
        let features = |machine: &Machine| self.accuracy(&hidden(machine, &self.fitted), &hidden(machine, &self.asked));
        let pixels = self.accuracy(self.fitted.patches.values(), self.asked.patches.values());
        Control { pixels, learned: features(machine), random: features(&random) }
    }

    fn accuracy(&self, fitted: &[f32], asked: &[f32]) -> f64 {
        let size = fitted.len() / self.fitted.tumor_in_the_middle.len().max(1);
        let regression = Regression::fit(fitted, size, &self.fitted.tumor_in_the_middle);
        regression.map_or(f64::NAN, |regression| regression.accuracy(asked, &self.asked.tumor_in_the_middle))
    }
}

/// A machine with random weights of the same deviation, and the same biases.
fn random_twin(machine: &Machine, seed: u64) -> Machine {
    let drawn = Machine::new(machine.kind, &machine.visible_bias, machine.hidden(), 0.0, derived_seed(seed, "random weights"));
    let deviation = |machine: &Machine| {
        let squares: f64 = machine.weights.iter().map(|&weight| f64::from(weight) * f64::from(weight)).sum();
        (squares / machine.weights.len().max(1) as f64).sqrt()
    };
    let factor = (deviation(machine) / deviation(&drawn)) as f32;
    let weights = drawn.weights.iter().map(|weight| factor * weight).collect();
    Machine { weights, ..machine.clone() }
}

/// The largest correlation of each hidden unit's filter with a soft disc.
pub fn disc_matches(machine: &Machine, discs: &SoftDiscs) -> Vec<f64> {
    (0..machine.hidden()).filter_map(|unit| discs.best(&machine.filter(unit))).map(|found| found.0).collect()
}

/// Where a training ended.
fn finished(mut training: Training, patches: &Patches, count: usize) -> Result<Training, RanAway> {
    training.advance(patches, count).map(|()| training)
}

/// The errors, dead units, matches, control and dreams of the chapter.
pub fn figures(material: &Material) -> Vec<Figure> {
    let mut figures = mask_figures(material);
    figures.extend(gray_figures(material));
    figures.extend(dream_figures(material));
    figures.extend(cosine_figures(material));
    figures
}

fn mask_figures(material: &Material) -> Vec<Figure> {
    let masks = mask_set(material);
    let mut figures = vec![Figure::new("mask_error_of_mean", masks.error_of_mean(), Unit::Number)];
    for (name, rate) in [("0_01", 0.01), ("0_1", 0.1), ("2", 2.0)] {
        let training = finished(mask_training(&masks, rate, material.seed), &masks, MASKS_SEEN);
        let of = |value: fn(&Machine, &Patches) -> f64| training.as_ref().map_or(f64::NAN, |done| value(done.machine(), &masks));
        let error = of(|machine, masks| machine.reconstruction_error(masks.values()));
        figures.push(Figure::new(format!("mask_error_at_rate_{name}"), error, Unit::Number));
        let dead = of(|machine, masks| machine.dead_units(masks.values()));
        figures.push(Figure::new(format!("dead_units_at_rate_{name}"), dead, Unit::Share));
    }
    figures
}

fn gray_figures(material: &Material) -> Vec<Figure> {
    let gray = gray_set(material).patches;
    let discs = SoftDiscs::new(GRAY_SIDE);
    let mut figures = Vec::new();
    for (name, rate) in [("0_05", GRAY_RATE), ("0_2", 0.2), ("0_3", 0.3)] {
        let training = finished(gray_training(&gray, rate, material.seed), &gray, GRAY_SEEN);
        let pass = training.as_ref().err().map_or(f64::NAN, |ran_away| ran_away.pass as f64);
        let machine = training.as_ref().map(Training::machine);
        let error = machine.map_or(f64::NAN, |machine| machine.reconstruction_error(gray.values()));
        figures.push(Figure::new(format!("gray_error_at_rate_{name}"), error, Unit::Number));
        figures.push(Figure::new(format!("ran_away_in_pass_at_rate_{name}"), pass, Unit::Passes));
        let Some(machine) = machine.ok().filter(|_| name == "0_05") else { continue };
        let matches = disc_matches(machine, &discs);
        figures.push(Figure::new("filters_like_a_soft_disc", share_of_matches(&matches), Unit::Share));
        let control = ControlPatches::new(material).judge(machine, material.seed);
        for (name, value) in [("pixels", control.pixels), ("learned", control.learned), ("random", control.random)] {
            figures.push(Figure::new(format!("tumor_in_the_middle_from_{name}"), value, Unit::Share));
        }
    }
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(material.seed);
    figures.push(Figure::new("median_match_of_random_filters", discs.median_of_random(HIDDEN, &mut rng), Unit::Number));
    figures
}

fn dream_figures(material: &Material) -> Vec<Figure> {
    let masks = labelled_set(material);
    let Ok(training) = finished(dream_training(&masks, material.seed), &masks, DREAM_SEEN) else { return Vec::new() };
    let (machine, reader) = (training.machine(), blob_reader(material));
    let mut figures = Vec::new();
    let mut recognised = 0.0;
    for class in Syndrome::ALL {
        let mut dreams = Dreams::new(machine, class, DREAMS, material.seed);
        dreams.advance(machine, DREAM_STEPS);
        let judged = reader.judge(class, &dreams.masks(machine));
        recognised += judged.recognised / Syndrome::ALL.len() as f64;
        let letter = format!("{class:?}").to_lowercase();
        figures.push(Figure::new(format!("true_blobs_{letter}"), reader.true_blobs(class), Unit::Number));
        figures.push(Figure::new(format!("dreamed_blobs_{letter}"), judged.blobs, Unit::Number));
    }
    figures.push(Figure::new("dreams_recognised_as_asked", recognised, Unit::Share));
    figures
}

/// CD-1 and CD-20 against the exact gradient, on a machine of 6 visible and 3 hidden units that has to learn two patterns.
fn cosine_figures(material: &Material) -> Vec<Figure> {
    let mut machine = Machine::new(Visible::Binary, &[0.5; 6], 3, 0.0, material.seed);
    machine.weights.iter_mut().for_each(|weight| *weight *= 100.0);
    let data: Vec<f32> = (0..12_usize)
        .flat_map(|row| (0..6_usize).map(move |unit| f32::from(u8::from((unit < 3) == row.is_multiple_of(2) && unit != row % 6))))
        .collect();
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(material.seed);
    let mut cosine = |steps: usize| cosine_to_exact(&machine, &data, steps, 20_000, &mut rng).unwrap_or(f64::NAN);
    [1, 20].map(|steps| Figure::new(format!("cosine_of_cd_{steps}"), cosine(steps), Unit::Number)).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;

    #[test]
    fn the_numbers_say_what_the_chapter_says() {
        let figures = figures(&Material::new(&BaseImage::bundled(), 1).unwrap());
        let of = |name: &str| figures.iter().find(|figure| figure.name == name).unwrap().value;
        assert!(of("mask_error_at_rate_0_1") < of("mask_error_at_rate_0_01"));
        assert!(of("mask_error_at_rate_0_1") < 0.3 * of("mask_error_of_mean"));
        assert!(of("dead_units_at_rate_2") > 0.3 && of("dead_units_at_rate_0_1") < 0.1);
        assert!(of("gray_error_at_rate_0_2") > 1.2 * of("gray_error_at_rate_0_05"));
        assert_eq!(of("ran_away_in_pass_at_rate_0_3"), 1.0);
        assert!(of("ran_away_in_pass_at_rate_0_05").is_nan());
        assert!(of("filters_like_a_soft_disc") > 0.5 && of("median_match_of_random_filters") < 0.3);
        assert!(of("tumor_in_the_middle_from_learned") > 0.58);
        assert!(of("dreams_recognised_as_asked") > 0.5);
        assert!(of("true_blobs_c") > of("true_blobs_a") + 6.0);
        assert!(of("dreamed_blobs_c") < of("true_blobs_c") - 2.0, "it cannot count");
        assert!(of("cosine_of_cd_1") > 0.95 && of("cosine_of_cd_20") > 0.999);
    }
}
