//! The pictures that are set apart from a training, to measure it.

use super::batch::differences_from;
use super::data::validation_seed;
use super::judged::{JudgedPicture, judged};
use super::{NetworkError, Predictor, TrainingSettings};
use crate::factory::{Generator, PIXELS, Syndrome};

/// Pictures of a series that no training learns from, with their classes.
pub(super) struct ValidationSet {
    /// The pictures.
    pub images: Vec<[u8; PIXELS]>,
    /// Their classes.
    pub classes: Vec<Syndrome>,
    /// Their differences from the base image, for a network that compares: found once, because it is measured many times.
    differences: Option<Vec<[u8; PIXELS]>>,
}

impl ValidationSet {
    /// The first pictures of the validation series of a training.
    pub fn new(settings: &TrainingSettings, generator: &Generator, count: usize) -> Self {
        let (mut images, mut classes) = (vec![[0; PIXELS]; count], vec![Syndrome::Z; count]);
        generator.fill(validation_seed(settings.seed), 0, &mut images, &mut classes);
        let compares = settings.architecture.compares();
        let differences = compares.then(|| differences_from(&images, Some(generator.aligner())));
        Self { images, classes, differences }
    }

    /// What a network of the training's architecture says of each of the first `most` pictures.
    ///
    /// # Errors
    /// When the device fails or a probability is no finite number.
    pub fn judge(&self, predictor: &Predictor, most: usize) -> Result<Vec<JudgedPicture>, NetworkError> {
        let count = self.images.len().min(most);
        let predictions = match &self.differences {
            Some(differences) => predictor.predict_compared(&self.images[..count], &differences[..count])?,
            None => predictor.predict(&self.images[..count], None)?,
        };
        Ok(judged(predictions, &self.classes[..count]))
    }
}
