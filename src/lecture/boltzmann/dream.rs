//! Dreaming: with the label held fast, a machine makes up masks.

use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;

use super::arithmetic::fill_uniform;
use super::chain::{draw_states, draw_visible};
use super::patches::{COARSE_PIXELS, coarse_mask, label_units};
use super::{Blobs, Machine};
use crate::factory::{Generator, Syndrome};

/// Neighbours that are asked for the class of a mask.
const NEIGHBOURS: usize = 15;

/// Dreams of one class, side by side.
#[derive(Clone, Debug)]
pub struct Dreams {
    class: Syndrome,
    transposed: Vec<f32>,
    /// A row for each dream.
    visible: Vec<f32>,
    rng: Xoshiro256PlusPlus,
    steps: usize,
}

impl Dreams {
    /// Begins dreams of a class from noise: each pixel on with probability 1/2. The machine has learned labelled masks.
    pub fn new(machine: &Machine, class: Syndrome, count: usize, seed: u64) -> Self {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
        let mut visible = vec![0.0; count * machine.visible()];
        fill_uniform(&mut rng, &mut visible);
        for value in &mut visible {
            *value = value.round();
        }
        let mut dreams = Self { class, transposed: machine.transposed(), visible, rng, steps: 0 };
        dreams.hold_label(machine.visible());
        dreams
    }

    fn hold_label(&mut self, size: usize) {
        let label = label_units(self.class);
        for row in self.visible.chunks_exact_mut(size) {
            row[COARSE_PIXELS..].copy_from_slice(&label);
        }
    }

    /// Goes up and down `steps` times, with states drawn on both sides, the label held fast.
    pub fn advance(&mut self, machine: &Machine, steps: usize) {
        let rows = self.visible.len() / machine.visible();
        let mut states = vec![0.0; rows * machine.hidden()];
        let mut random = vec![0.0; rows * machine.visible().max(machine.hidden())];
        for _ in 0..steps {
            let probabilities = machine.hidden_probabilities(&self.visible);
            draw_states(&probabilities, &mut random, &mut self.rng, &mut states);
            machine.visible_means_with(&self.transposed, &states, &mut self.visible);
            draw_visible(machine.kind, &mut self.visible, &mut random, &mut self.rng);
            self.hold_label(machine.visible());
        }
        self.steps += steps;
    }

    /// Times up and down until now.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// The dreams as coarse masks.
    pub fn masks(&self, machine: &Machine) -> Vec<Vec<bool>> {
        let rows = self.visible.chunks_exact(machine.visible());
        rows.map(|row| row[..COARSE_PIXELS].iter().map(|&value| value > 0.5).collect()).collect()
    }
}

/// Tells the class of a coarse mask by its blobs alone.
///
/// It is the class of most of the 15 nearest true masks (Hastie, Tibshirani and Friedman 2009, chapter 13.3). The reader has no part in
/// the machine whose dreams it reads.
#[derive(Clone, Debug)]
pub struct BlobReader {
    examples: Vec<(Syndrome, [f64; 3])>,
}

/// Square roots, in which counts have about the same spread wherever they lie.
fn position(blobs: Blobs) -> [f64; 3] {
    [blobs.count, blobs.pixels, blobs.largest].map(|count| (count as f64).sqrt())
}

impl BlobReader {
    /// Reads the masks of the specimens `0..count` of a series.
    pub fn new(generator: &Generator, seed: u64, count: u64) -> Self {
        let example = |index: u64| {
            let plan = generator.plan(seed, index);
            (plan.syndrome, position(Blobs::of(&coarse_mask(&generator.mask(&plan)))))
        };
        Self { examples: (0..count).map(example).collect() }
    }

    /// The class of a mask.
    pub fn class(&self, blobs: Blobs) -> Syndrome {
        let here = position(blobs);
        let distance = |there: &[f64; 3]| here.iter().zip(there).map(|(a, b)| (a - b) * (a - b)).sum::<f64>();
        let mut near: Vec<(f64, Syndrome)> = self.examples.iter().map(|(class, there)| (distance(there), *class)).collect();
        let asked = NEIGHBOURS.min(near.len());
        if asked < near.len() {
            near.select_nth_unstable_by(asked, |a, b| a.0.total_cmp(&b.0));
        }
        let votes = |class: Syndrome| near[..asked].iter().filter(|neighbour| neighbour.1 == class).count();
        Syndrome::ALL.into_iter().rev().max_by_key(|&class| votes(class)).unwrap_or(Syndrome::Z)
    }

    /// Mean number of blobs in the true masks of a class; not a number where there is none.
    pub fn true_blobs(&self, class: Syndrome) -> f64 {
        let counts: Vec<f64> =
            self.examples.iter().filter(|example| example.0 == class).map(|example| example.1[0].powi(2)).collect();
        counts.iter().sum::<f64>() / counts.len() as f64
    }

    /// Share of dreams that are recognised as the class, and the mean number of their blobs.
    pub fn judge(&self, class: Syndrome, masks: &[Vec<bool>]) -> Judgement {
        let blobs: Vec<Blobs> = masks.iter().map(|mask| Blobs::of(mask)).collect();
        let of = masks.len().max(1) as f64;
        Judgement {
            recognised: blobs.iter().filter(|&&blobs| self.class(blobs) == class).count() as f64 / of,
            blobs: blobs.iter().map(|blobs| blobs.count as f64).sum::<f64>() / of,
        }
    }
}

/// What dreams of a class are like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// Share that is recognised as the class.
    pub recognised: f64,
    /// Mean number of blobs.
    pub blobs: f64,
}

#[cfg(test)]
mod tests {
    use super::super::Visible;
    use super::super::patches::LABEL_UNITS;
    use super::*;
    use crate::factory::{BaseImage, Mode};

    fn generator() -> Generator {
        Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap()
    }

    #[test]
    fn a_machine_without_weights_dreams_each_pixel_with_its_own_probability() {
        let mut mean = vec![0.1; COARSE_PIXELS + LABEL_UNITS];
        mean[..COARSE_PIXELS / 2].fill(0.8);
        let mut machine = Machine::new(Visible::Binary, &mean, 4, 0.0, 1);
        machine.weights.fill(0.0);
        let mut dreams = Dreams::new(&machine, Syndrome::B, 20, 2);
        dreams.advance(&machine, 3);
        assert_eq!(dreams.steps(), 3);
        let masks = dreams.masks(&machine);
        let share = |half: std::ops::Range<usize>| {
            let on = |mask: &Vec<bool>| mask[half.clone()].iter().filter(|&&on| on).count() as f64 / half.len() as f64;
            masks.iter().map(on).sum::<f64>() / masks.len() as f64
        };
        assert!((share(0..COARSE_PIXELS / 2) - 0.8).abs() < 0.02 && (share(COARSE_PIXELS / 2..COARSE_PIXELS) - 0.1).abs() < 0.02);
    }

    #[test]
    fn the_label_that_is_held_fast_decides_what_is_dreamed() {
        // One hidden unit hears the label of class C alone, and switches every pixel on.
        let mut machine = Machine::new(Visible::Binary, &[0.01; COARSE_PIXELS + LABEL_UNITS], 1, -20.0, 1);
        machine.weights.fill(0.0);
        machine.weights[..COARSE_PIXELS].fill(12.0);
        let label = label_units(Syndrome::C);
        for (weight, on) in machine.weights[COARSE_PIXELS..].iter_mut().zip(label) {
            *weight = 10.0 * on;
        }
        let share = |class: Syndrome, bias: f32| {
            let machine = Machine { hidden_bias: vec![bias], ..machine.clone() };
            let mut dreams = Dreams::new(&machine, class, 1, 3);
            dreams.advance(&machine, 1);
            dreams.masks(&machine)[0].iter().filter(|&&on| on).count()
        };
        // About half of the pixels are on at first: their 12s sum up to about 4,600, and the label adds 80.
        let first = Dreams::new(&machine, Syndrome::C, 1, 3).masks(&machine)[0].iter().filter(|&&on| on).count();
        let between = -12.0 * first as f32 - 40.0;
        assert!(share(Syndrome::C, between) > COARSE_PIXELS * 9 / 10);
        assert!(share(Syndrome::A, between) < COARSE_PIXELS / 10);
    }

    #[test]
    fn true_masks_are_read_by_their_blobs() {
        let generator = generator();
        let reader = BlobReader::new(&generator, 2, 600);
        let right = |index: &u64| {
            let plan = generator.plan(3, *index);
            reader.class(Blobs::of(&coarse_mask(&generator.mask(&plan)))) == plan.syndrome
        };
        let right = (0..200).filter(right).count();
        assert!(right > 170, "{right} of 200");
        assert_eq!(reader.class(Blobs::default()), Syndrome::Z);
        assert!(reader.true_blobs(Syndrome::C) > reader.true_blobs(Syndrome::B));
        let empty = vec![false; COARSE_PIXELS];
        assert_eq!(reader.judge(Syndrome::Z, &[empty.clone(), empty]), Judgement { recognised: 1.0, blobs: 0.0 });
    }
}
