//! The stage of chapters 1 to 4: 400 HARD pictures, half of them healthy, and the neuron that tells them apart.

use rayon::prelude::*;

use super::auc::auc;
use super::features::features;
use super::logistic::{Curvature, Logistic, weighted};
use crate::factory::{Generator, Mode, Syndrome};
use crate::lecture::{Figure, Material, Unit};

/// Healthy pictures to learn from, and as many ill ones.
const OF_EACH: usize = 200;
/// Places of the series that are looked at: where healthy or ill pictures are so rare, there is no stage.
const MOST_PLACES: u64 = 100_000;

/// One picture of the stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its place in the HARD series of the material's seed.
    pub index: u64,
    /// Its class.
    pub syndrome: Syndrome,
    /// Spread and contrast of its bright part, in gray levels.
    pub raw: [f64; 2],
    /// The same, standardised: mean 0 and deviation 1 over the pictures that are learned from.
    pub x: [f64; 2],
}

impl Example {
    /// Whether it has a tumor.
    pub fn is_ill(&self) -> bool {
        self.syndrome != Syndrome::Z
    }
}

/// Why a base image has no stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoStage {
    /// All pictures have the same feature.
    #[error("all pictures of this base image are equally bright: the neuron has nothing to see")]
    Flat,
    /// The two groups can be told apart without error, so that the best weights are infinitely large.
    #[error(
        "on this base image the two features have no best weights: they separate ill and healthy without error, or they are the same"
    )]
    NoBest,
    /// Healthy or ill pictures are too rare.
    #[error("this series has too few healthy or too few ill pictures")]
    TooFew,
}

/// The pictures, the neuron on them, and its best weights.
#[derive(Clone, Debug)]
pub struct Stage {
    /// 400 pictures to learn from, in the order of the series.
    pub learned: Vec<Example>,
    /// 400 others, never learned from.
    pub unseen: Vec<Example>,
    /// The error on the pictures to learn from.
    pub neuron: Logistic,
    /// The error on the others.
    pub judge: Logistic,
    /// The weights with the least loss.
    pub best: [f64; 2],
    /// The least loss.
    pub least: f64,
    /// The curvatures of the loss at the best weights, the largest first.
    pub curvatures: [Curvature; 2],
}

impl Stage {
    /// The stage of a material.
    ///
    /// # Errors
    /// Why its base image has none.
    pub fn new(material: &Material) -> Result<Self, NoStage> {
        let generator = material.generator(Mode::Hard);
        let places = places(generator, material.seed, 2 * OF_EACH)?;
        let raw: Vec<(u64, Syndrome, [f64; 2])> = places
            .into_par_iter()
            .map(|(index, syndrome)| (index, syndrome, features(&generator.render(&generator.plan(material.seed, index)))))
            .collect();
        let (learned, unseen) = halves(raw);
        let scale = Scale::of(&learned).ok_or(NoStage::Flat)?;
        let example = |(index, syndrome, raw)| Example { index, syndrome, raw, x: scale.standardised(raw) };
        let examples = |list: Vec<_>| -> Vec<Example> { list.into_iter().map(example).collect() };
        Self::of(examples(learned), examples(unseen))
    }

    fn of(learned: Vec<Example>, unseen: Vec<Example>) -> Result<Self, NoStage> {
        let error_on = |list: &[Example]| Logistic::new(list.iter().map(|example| (example.x, example.is_ill())));
        let (neuron, judge) = (error_on(&learned), error_on(&unseen));
        let best = neuron.best().ok_or(NoStage::NoBest)?;
        let least = neuron.loss(best);
        let curvatures = neuron.curvatures(best);
        Ok(Self { learned, unseen, neuron, judge, best, least, curvatures })
    }

    /// How well one feature tells ill from healthy, alone: see [`auc`].
    pub fn auc_of_feature(&self, feature: usize) -> f64 {
        auc(self.learned.iter().map(|example| (example.x[feature], example.is_ill()))).unwrap_or(0.5)
    }

    /// How well the weighted sum tells ill from healthy.
    pub fn auc_of_sum(&self, weights: [f64; 2]) -> f64 {
        auc(self.learned.iter().map(|example| (weighted(weights, example.x), example.is_ill()))).unwrap_or(0.5)
    }

    /// The correlation of the two features.
    pub fn correlation(&self) -> f64 {
        // Both have mean 0 and deviation 1.
        self.learned.iter().map(|example| example.x[0] * example.x[1]).sum::<f64>() / self.learned.len() as f64
    }

    /// The largest curvature: 2 divided by it is the largest learning rate that settles.
    pub fn steepest(&self) -> f64 {
        self.curvatures[0].value
    }
}

/// The main numbers of the chapter.
pub fn figures(stage: &Stage) -> Vec<Figure> {
    let [steep, flat] = stage.curvatures.map(|curvature| curvature.value);
    let number = |name: &str, value: f64| Figure::new(name, value, Unit::Number);
    let share = |name: &str, value: f64| Figure::new(name, value, Unit::Share);
    vec![
        number("correlation", stage.correlation()),
        number("auc_spread", stage.auc_of_feature(0)),
        number("auc_contrast", stage.auc_of_feature(1)),
        number("auc_both", stage.auc_of_sum(stage.best)),
        number("best_weight_spread", stage.best[0]),
        number("best_weight_contrast", stage.best[1]),
        number("least_loss", stage.least),
        number("curvature_flat", flat),
        number("curvature_steep", steep),
        number("condition", steep / flat),
        share("accuracy_learned", stage.neuron.accuracy(stage.best)),
        share("accuracy_unseen", stage.judge.accuracy(stage.best)),
    ]
}

/// The first places of a series with `of_each` healthy and as many ill pictures, in order.
fn places(generator: &Generator, seed: u64, of_each: usize) -> Result<Vec<(u64, Syndrome)>, NoStage> {
    let mut left = [of_each; 2];
    let mut found = Vec::with_capacity(2 * of_each);
    for index in 0..MOST_PLACES {
        let syndrome = generator.plan(seed, index).syndrome;
        let left_of = &mut left[usize::from(syndrome != Syndrome::Z)];
        if *left_of > 0 {
            *left_of -= 1;
            found.push((index, syndrome));
        }
        if left == [0; 2] {
            return Ok(found);
        }
    }
    Err(NoStage::TooFew)
}

type Raw = (u64, Syndrome, [f64; 2]);

/// The first half of each group, and the rest.
fn halves(all: Vec<Raw>) -> (Vec<Raw>, Vec<Raw>) {
    let mut left = [OF_EACH; 2];
    all.into_iter().partition(|(_, syndrome, _)| {
        let left_of = &mut left[usize::from(*syndrome != Syndrome::Z)];
        let is_first = *left_of > 0;
        *left_of -= usize::from(is_first);
        is_first
    })
}

/// Mean and deviation of the two features.
struct Scale {
    mean: [f64; 2],
    deviation: [f64; 2],
}

impl Scale {
    fn of(list: &[Raw]) -> Option<Self> {
        let mean_of = |value: &dyn Fn([f64; 2]) -> f64| list.iter().map(|raw| value(raw.2)).sum::<f64>() / list.len() as f64;
        let mean = [0, 1].map(|at| mean_of(&|raw| raw[at]));
        let deviation = [0, 1].map(|at| mean_of(&|raw| (raw[at] - mean[at]).powi(2)).sqrt());
        deviation.iter().all(|&deviation| deviation > 1e-9).then_some(Self { mean, deviation })
    }

    fn standardised(&self, raw: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|at| (raw[at] - self.mean[at]) / self.deviation[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(syndrome: Syndrome, raw: [f64; 2]) -> Raw {
        (0, syndrome, raw)
    }

    #[test]
    fn features_that_never_change_have_no_scale() {
        assert!(Scale::of(&[example(Syndrome::A, [1.0, 5.0]), example(Syndrome::Z, [2.0, 5.0])]).is_none());
        assert!(Scale::of(&[]).is_none());
        let scale = Scale::of(&[example(Syndrome::A, [1.0, 5.0]), example(Syndrome::Z, [3.0, 9.0])]).unwrap();
        assert_eq!(scale.standardised([3.0, 5.0]), [1.0, -1.0]);
    }

    #[test]
    fn groups_that_are_apart_have_no_best_weights_and_the_stage_says_so() {
        let of = |syndrome, x| Example { index: 0, syndrome, raw: x, x };
        let apart = vec![of(Syndrome::Z, [-1.0, 0.5]), of(Syndrome::A, [1.0, 0.5]), of(Syndrome::B, [1.5, -0.5])];
        let refused = Stage::of(apart.clone(), apart).unwrap_err();
        assert_eq!(refused, NoStage::NoBest);
        assert!(refused.to_string().contains("no best weights"));
    }

    #[test]
    fn a_series_without_ill_pictures_is_refused_in_time() {
        let mut recipe = Mode::Hard.recipe();
        for syndrome in [&mut recipe.a, &mut recipe.b, &mut recipe.c] {
            syndrome.prior = 0.0;
        }
        let generator = Generator::new(&recipe, &crate::factory::BaseImage::bundled()).unwrap();
        assert_eq!(places(&generator, 1, 3), Err(NoStage::TooFew));
    }
}
