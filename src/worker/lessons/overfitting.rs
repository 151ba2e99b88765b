//! Over- and underfitting: the same network, as many pictures seen, from sets of different sizes; and one neuron held back by L2.

use std::sync::Arc;

use rayon::prelude::*;

use super::small_training::{SmallTraining, accuracy, labelled, settings as small_settings};
use super::{Chapter, Talk};
use crate::factory::{Mode, derived_seed};
use crate::lecture::weight_decay::{self, Decayed, PixelNeuron};
use crate::lecture::{Figure, Material, Unit};
use crate::network::{Labelled, TrainingSettings};
use crate::worker::JobError;

/// Pictures that every training sees, the same ones again and again where the set is smaller.
pub const SEEN: u64 = 3_200;
/// Pictures that no training sees.
const TEST: usize = 600;
/// Pictures of the training set that are asked, at most.
const ASKED: usize = 600;
/// Points of the curve over the weights of the penalty.
const CURVE: u32 = 19;
/// Looks at a network while it learns.
const LOOKS: u64 = 10;

/// The size of the training set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SetSize {
    /// 30 pictures.
    Thirty,
    /// 100 pictures.
    Hundred,
    /// 300 pictures.
    ThreeHundred,
    /// 1,000 pictures.
    Thousand,
    /// A new picture every time: half of what the question compares.
    #[default]
    Endless,
}

impl SetSize {
    /// All sizes, the smallest first.
    pub const ALL: [Self; 5] = [Self::Thirty, Self::Hundred, Self::ThreeHundred, Self::Thousand, Self::Endless];

    /// The number of pictures; `None` for endless ones.
    pub fn pictures(self) -> Option<u64> {
        match self {
            Self::Thirty => Some(30),
            Self::Hundred => Some(100),
            Self::ThreeHundred => Some(300),
            Self::Thousand => Some(1_000),
            Self::Endless => None,
        }
    }
}

/// What the stage shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FitScene {
    /// A network, and sets of different sizes.
    #[default]
    SetSizes,
    /// One neuron on every cell of a picture, and L2.
    Decay,
}

/// What a hand sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FitKnobs {
    /// What the stage shows.
    pub scene: FitScene,
    /// The size of the training set.
    pub size: SetSize,
    /// The weight of the penalty of L2, within [`LAMBDAS`].
    pub lambda: f64,
}

/// The least and the largest weight of the penalty.
pub const LAMBDAS: (f64, f64) = (1e-4, 100.0);

impl Default for FitKnobs {
    fn default() -> Self {
        Self { scene: FitScene::default(), size: SetSize::default(), lambda: 0.01 }
    }
}

/// What a network says right, at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FitPoint {
    /// Pictures seen so far.
    pub seen: u64,
    /// Share of right answers on pictures that it learns from.
    pub training: f64,
    /// Share of right answers on pictures that it never sees.
    pub test: f64,
}

/// What is seen: the course of each training that was made.
#[derive(Clone, Debug, Default)]
pub struct Fits {
    /// For each of [`SetSize::ALL`], what was measured while it learned; empty where it was not trained yet.
    pub courses: [Vec<FitPoint>; SetSize::ALL.len()],
    /// The best neuron for the chosen weight of the penalty, once it was wanted.
    pub decayed: Option<Arc<Decayed>>,
    /// The best neurons that were found, by rising weight of the penalty: weight, loss on pictures learned from, loss on unseen ones.
    pub decays: Vec<[f64; 3]>,
}

impl Fits {
    /// The course of a size.
    pub fn of(&self, size: SetSize) -> &[FitPoint] {
        SetSize::ALL.iter().position(|&other| other == size).map_or(&[], |at| &self.courses[at])
    }
}

/// The chapter on its thread: the trainings that were made.
#[derive(Debug, Default)]
pub struct Overfitting {
    fits: Fits,
    neuron: Option<PixelNeuron>,
}

impl Chapter for Overfitting {
    type Knobs = FitKnobs;
    type Seen = Fits;
    const NAME: &'static str = "overfitting";

    fn respond(&mut self, material: &Material, &knobs: &FitKnobs, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        if knobs.scene == FitScene::Decay {
            self.decay(material, knobs.lambda, talk);
            return Ok(());
        }
        let size = knobs.size;
        let at = SetSize::ALL.iter().position(|&other| other == size).unwrap_or(0);
        talk.show(self.fits.clone());
        if self.fits.courses[at].last().is_some_and(|last| last.seen >= SEEN) {
            return Ok(());
        }
        self.fits.courses[at].clear();
        talk.step(0, SEEN);
        train(material, size, LOOKS, |point| {
            self.fits.courses[at].push(point);
            talk.show(self.fits.clone());
            talk.step(point.seen, SEEN);
            talk.is_wanted()
        })
    }

    fn figures(material: &Material) -> Result<Vec<Figure>, JobError> {
        let mut figures = Vec::new();
        // Side by side: none of them needs another one.
        let ends: Vec<_> = SetSize::ALL.into_par_iter().map(|size| end(material, size)).collect();
        for (size, end) in SetSize::ALL.into_iter().zip(ends) {
            let Some(FitPoint { training, test, .. }) = end? else { continue };
            let name = size.pictures().map_or_else(|| "endless".to_owned(), |count| count.to_string());
            figures.push(Figure::new(format!("training_accuracy_{name}"), training, Unit::Share));
            figures.push(Figure::new(format!("test_accuracy_{name}"), test, Unit::Share));
        }
        figures.extend(weight_decay::figures(material));
        Ok(figures)
    }
}

impl Overfitting {
    /// The best neuron for the weight that is wanted, then a curve over all weights.
    fn decay(&mut self, material: &Material, lambda: f64, talk: &Talk<'_, Self>) {
        talk.step(0, u64::from(CURVE));
        let neuron = self.neuron.get_or_insert_with(|| PixelNeuron::new(material));
        let Some(found) = neuron.best(lambda, || talk.is_wanted()) else { return };
        self.fits.decayed = Some(Arc::new(found));
        talk.show(self.fits.clone());
        for step in 0..CURVE {
            let share = f64::from(step) / f64::from(CURVE - 1);
            let lambda = LAMBDAS.0 * (LAMBDAS.1 / LAMBDAS.0).powf(share);
            if self.fits.decays.len() > step as usize {
                continue;
            }
            let Some(Decayed { loss: [learned, unseen], .. }) = neuron.best(lambda, || talk.is_wanted()) else { return };
            self.fits.decays.push([lambda, learned, unseen]);
            talk.show(self.fits.clone());
            talk.step(u64::from(step) + 1, u64::from(CURVE));
        }
    }
}

/// What the network says right at the end of a training. On the way it is not asked: that would take longer than the training itself.
fn end(material: &Material, size: SetSize) -> Result<Option<FitPoint>, JobError> {
    let mut last = None;
    train(material, size, 1, |point| {
        last = Some(point);
        true
    })?;
    Ok(last)
}

/// Trains on a set of EASY pictures of this size; tells what the network says right at every look.
fn train(material: &Material, size: SetSize, looks: u64, mut tell: impl FnMut(FitPoint) -> bool) -> Result<(), JobError> {
    let generator = material.generator(Mode::Easy);
    let seed = material.seed;
    let set = labelled(generator, crate::network::training_seed(seed), 0, asked(size));
    let test: Labelled = labelled(generator, derived_seed(seed, "overfitting test"), 0, TEST);
    let settings = TrainingSettings { dataset: size.pictures(), ..small_settings(seed) };
    let training = SmallTraining { settings, generator, given: None, pictures: SEEN, looks };
    training.run(|seen, model| Ok(tell(FitPoint { seen, training: accuracy(model, &set)?, test: accuracy(model, &test)? })))?;
    Ok(())
}

/// Pictures of the training set that are asked.
fn asked(size: SetSize) -> usize {
    size.pictures().map_or(ASKED, |count| ASKED.min(count as usize))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;
    use crate::worker::lessons::lesson_material;

    #[test]
    fn a_small_set_is_learned_by_heart_and_a_large_one_is_understood() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        let last = |size| {
            let mut points = Vec::new();
            train(&material, size, LOOKS, |point| {
                points.push(point);
                true
            })
            .unwrap();
            assert_eq!(points.len() as u64, LOOKS);
            let last = *points.last().unwrap();
            assert_eq!(end(&material, size).unwrap(), Some(last), "looks change nothing about what is learned");
            last
        };
        let [small, middle, endless] = [SetSize::Thirty, SetSize::ThreeHundred, SetSize::Endless].map(last);
        let gap = |point: FitPoint| point.training - point.test;
        assert!(gap(small) > gap(middle) && gap(middle) > gap(endless), "{small:?} {middle:?} {endless:?}");
        assert!(small.training > 0.95 && small.test < 0.75, "{small:?}");
        assert!(endless.test > small.test + 0.2, "{endless:?}");
    }
}
