//! What a network said of each of many pictures, one by one.

use super::{Answer, NetworkError, Prediction, Predictor};
use crate::factory::{Aligner, PIXELS, Syndrome};

/// What a network said of one picture of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JudgedPicture {
    /// Place in the series.
    pub index: u64,
    /// What it is.
    pub truth: Syndrome,
    /// What the network said.
    pub prediction: Prediction,
}

impl JudgedPicture {
    /// What the network said: the most probable answer.
    pub fn said(&self) -> Answer {
        self.prediction.answer()
    }

    /// The probability of what it said, 0.25 to 1; of two answers, 0.5 to 1.
    pub fn confidence(&self) -> f32 {
        self.prediction.confidence()
    }

    /// Whether that is the truth.
    pub fn is_right(&self) -> bool {
        self.prediction.is_right(self.truth)
    }
}

/// What a network says of each picture, beside the base image of `aligner` if it compares; the first one has place 0.
///
/// # Errors
/// When the device fails.
pub fn judge_images(
    predictor: &Predictor,
    images: &[[u8; PIXELS]],
    classes: &[Syndrome],
    aligner: Option<&Aligner>,
) -> Result<Vec<JudgedPicture>, NetworkError> {
    Ok(judged(predictor.predict(images, aligner)?, classes))
}

/// Predictions with the truth of their pictures; the first one has place 0.
pub(super) fn judged(predictions: Vec<Prediction>, classes: &[Syndrome]) -> Vec<JudgedPicture> {
    let judged = |(index, (prediction, &truth)): (usize, (Prediction, &Syndrome))| JudgedPicture {
        index: index as u64,
        truth,
        prediction,
    };
    predictions.into_iter().zip(classes).enumerate().map(judged).collect()
}
