//! A training followed in detail: what its network says of each picture set apart, and of those it learns from.

use std::sync::Arc;

use super::data::{training_seed, validation_seed};
use super::judged::JudgedPicture;
use super::{Evaluation, NetworkError, Trainer, evaluate, evaluation_of};
use crate::factory::{PIXELS, PictureFacts, SpecimenId};

impl Trainer {
    /// What the network says of each of the pictures set apart.
    ///
    /// # Errors
    /// When the device fails or a probability is no finite number.
    pub fn judge(&self) -> Result<Vec<JudgedPicture>, NetworkError> {
        self.judge_first(usize::MAX)
    }

    /// The same of the first `most` of them.
    ///
    /// # Errors
    /// As [`Trainer::judge`].
    pub fn judge_first(&self, most: usize) -> Result<Vec<JudgedPicture>, NetworkError> {
        self.validation.judge(&self.predictor()?, most)
    }

    /// How good the network is on the pictures set apart.
    ///
    /// # Errors
    /// As [`Trainer::judge`].
    pub fn validate(&self) -> Result<Evaluation, NetworkError> {
        Ok(evaluation_of(self.settings().classes, &self.judge()?))
    }

    /// How good the network is on the fixed set that it learns from, or the first `most` of it; `None` for endless or given
    /// pictures.
    ///
    /// # Errors
    /// When the device fails.
    pub fn examine_training_set(&self, most: u64) -> Result<Option<Evaluation>, NetworkError> {
        let Some(count) = self.fixed_set() else { return Ok(None) };
        let seed = training_seed(self.settings().seed);
        evaluate(&self.predictor()?, &self.generator, seed, count.min(most), |_| true).map(Some)
    }

    /// Share of right answers, 0 to 1, without a look at the pictures set apart.
    pub fn chance_accuracy(&self) -> f64 {
        self.settings().classes.base_rate(self.generator.recipe())
    }

    /// What the network says of one picture.
    ///
    /// # Errors
    /// When the device fails.
    pub fn say(&self, image: &[u8; PIXELS]) -> Result<super::Prediction, NetworkError> {
        let said = self.predictor()?.predict(std::slice::from_ref(image), Some(self.generator.aligner()))?;
        said.first().copied().ok_or_else(|| NetworkError::device(self.device().name(), "nothing was said"))
    }

    /// What is to be seen in the pictures set apart. Renders them again: tenths of a second.
    pub fn validation_facts(&self) -> Vec<PictureFacts> {
        self.generator.facts(self.validation_seed(), self.validation.images.len() as u64)
    }

    /// The first of the pictures set apart.
    pub fn first_validation_id(&self) -> SpecimenId {
        let (recipe, base) = (self.generator.recipe().clone(), self.generator.base().clone());
        SpecimenId { recipe: Arc::new(recipe), base: Arc::new(base), seed: self.validation_seed(), index: 0 }
    }

    /// The seed of the series of the pictures set apart.
    pub fn validation_seed(&self) -> u64 {
        validation_seed(self.settings().seed)
    }

    /// The first of the pictures set apart.
    pub fn first_validation_image(&self) -> Option<&[u8; PIXELS]> {
        self.validation.images.first()
    }
}
