//! A training of seconds, for a chapter: a network, its pictures, and looks at it while it learns.

use std::sync::Arc;

use crate::factory::{Generator, PIXELS, Syndrome};
use crate::network::{Architecture, ComputeDevice, Labelled, Model, OptimizerKind, Predictor, Trainer, TrainingSettings};
use crate::worker::JobError;

/// What small trainings have in common: Adam with small batches learns EASY within 3,200 pictures, and what is measured is the network as it is
/// now, no average over its past.
pub fn settings(seed: u64) -> TrainingSettings {
    TrainingSettings {
        seed,
        batch: 16,
        learning_rate: 5e-3,
        weight_decay: 0.0,
        optimizer: OptimizerKind::Adam,
        averaged: false,
        ..Architecture::Compact.preset()
    }
}

/// What a small training learns.
pub struct SmallTraining<'a> {
    /// Network, optimizer, seed; a fixed set of the generator's pictures, where one is wanted.
    pub settings: TrainingSettings,
    /// Makes the pictures.
    pub generator: &'a Generator,
    /// Given pictures in place of the generator's.
    pub given: Option<Arc<Labelled>>,
    /// Pictures to see.
    pub pictures: u64,
    /// Looks at the network, in even distances; the last one when all pictures are seen.
    pub looks: u64,
}

impl SmallTraining<'_> {
    /// Trains on the CPU. `look` is called at each look with the pictures seen and the network; it says whether to go on. Gives the network at the end;
    /// `None` where it was not to go on.
    ///
    /// # Errors
    /// When the network cannot compute.
    pub fn run(self, mut look: impl FnMut(u64, &Model) -> Result<bool, JobError>) -> Result<Option<Model>, JobError> {
        let mut training = self.begin();
        let mut last = None;
        while let Some((seen, model)) = training.next_look()? {
            if !look(seen, &model)? {
                return Ok(None);
            }
            last = Some(model);
        }
        Ok(last)
    }

    /// Begins on the CPU; nothing is learned yet.
    pub fn begin(self) -> RunningTraining {
        let mut trainer = Trainer::new(self.settings, self.generator.clone(), &ComputeDevice::cpu(), 0);
        if let Some(given) = self.given {
            trainer.learn_from(given);
        }
        RunningTraining { trainer, pictures: self.pictures, looks: self.looks, taken: 0 }
    }
}

/// A small training under way, which goes on from look to look.
pub struct RunningTraining {
    trainer: Trainer,
    pictures: u64,
    looks: u64,
    /// Looks taken so far.
    taken: u64,
}

impl RunningTraining {
    /// Learns up to the next look: the pictures seen, and the network. `None` when all pictures are seen.
    ///
    /// # Errors
    /// When the network cannot compute.
    pub fn next_look(&mut self) -> Result<Option<(u64, Model)>, JobError> {
        if self.taken >= self.looks {
            return Ok(None);
        }
        self.taken += 1;
        let trainer = &mut self.trainer;
        while trainer.images_seen() < self.pictures * self.taken / self.looks {
            trainer.step(trainer.images_seen() as f64 / self.pictures as f64)?;
        }
        Ok(Some((trainer.images_seen(), trainer.model(0.0, None)?)))
    }
}

/// Share of pictures whose class a network says right.
///
/// # Errors
/// When the network cannot compute.
pub fn accuracy(model: &Model, (images, classes): &Labelled) -> Result<f64, JobError> {
    let predictor = Predictor::new(model, &ComputeDevice::cpu())?;
    let predictions = predictor.predict(images, None)?;
    let right = predictions.iter().zip(classes).filter(|(prediction, class)| prediction.is_right(**class)).count();
    Ok(right as f64 / classes.len().max(1) as f64)
}

/// The `count` pictures of a series from `first` on, with their classes.
pub fn labelled(generator: &Generator, seed: u64, first: u64, count: usize) -> Labelled {
    let (mut images, mut classes) = (vec![[0; PIXELS]; count], vec![Syndrome::Z; count]);
    generator.fill(seed, first, &mut images, &mut classes);
    (images, classes)
}
