//! A trained network answering.

use burn::prelude::*;
use burn::tensor::activation::softmax;

use super::batch::{differences, given_tensor};
use super::device::{ComputeDevice, DeviceKind};
use super::error::guarded;
use super::layers::Network;
use super::{Answer, Classes, Model, ModelError, NetworkError, sigmoid};
use crate::factory::{Aligner, PIXELS, Syndrome};

/// Pictures in one pass on a GPU; a shorter last batch is filled up, so that it sees one shape only.
const GPU_BATCH: usize = 64;
/// The same on the CPU: as many as a step of most trainings has, so that a validation works in the buffers of the steps.
const CPU_BATCH: usize = 32;

/// What a network said of one picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Prediction {
    /// The probabilities of the four classes, in the order of [`Syndrome::ALL`]; they sum to 1.
    Four([f32; Syndrome::COUNT]),
    /// Ill or healthy.
    Binary {
        /// The logit z of the one output: the probability of ill is sigmoid(z), that of healthy sigmoid(-z).
        logit: f32,
    },
}

impl Prediction {
    /// The answers between which the network decided.
    pub fn classes(&self) -> Classes {
        match self {
            Self::Four(_) => Classes::Four,
            Self::Binary { .. } => Classes::Binary,
        }
    }

    /// The probability of an answer, 0 to 1; `None` for one that the network cannot give.
    pub fn share(&self, answer: Answer) -> Option<f32> {
        match (self, answer) {
            (Self::Four(probabilities), Answer::Class(class)) => Some(probabilities[class.index()]),
            (Self::Binary { logit }, Answer::Ill) => Some(sigmoid(*logit)),
            (Self::Binary { logit }, Answer::Healthy) => Some(sigmoid(-*logit)),
            (Self::Four(_), Answer::Ill | Answer::Healthy) | (Self::Binary { .. }, Answer::Class(_)) => None,
        }
    }

    /// Every answer that the network can give with its probability, in the usual order.
    pub fn shares(&self) -> impl Iterator<Item = (Answer, f32)> + '_ {
        self.classes().answers().iter().filter_map(|&answer| Some((answer, self.share(answer)?)))
    }

    /// The probabilities of all these answers, in the same order.
    pub fn probabilities(&self) -> Vec<f32> {
        self.shares().map(|(_, share)| share).collect()
    }

    /// The most probable answer; the first one where two are equal.
    pub fn answer(&self) -> Answer {
        match self {
            Self::Four(probabilities) => {
                let mut best = Syndrome::A;
                for class in Syndrome::ALL {
                    if probabilities[class.index()] > probabilities[best.index()] {
                        best = class;
                    }
                }
                Answer::Class(best)
            }
            Self::Binary { logit } if *logit < 0.0 => Answer::Healthy,
            Self::Binary { .. } => Answer::Ill,
        }
    }

    /// The probability of the most probable answer.
    pub fn confidence(&self) -> f32 {
        self.share(self.answer()).unwrap_or(0.0)
    }

    /// The probability of what is true of a picture of this class.
    pub fn share_of_truth(&self, truth: Syndrome) -> f32 {
        self.share(self.classes().right_answer(truth)).unwrap_or(0.0)
    }

    /// Whether the most probable answer is true of a picture of this class.
    pub fn is_right(&self, truth: Syndrome) -> bool {
        self.answer().is_right(truth)
    }
}

/// A network in evaluation mode on a device.
#[derive(Debug)]
pub struct Predictor {
    network: Network,
    device: Device,
    device_name: String,
    /// Pictures in one pass.
    batch: usize,
}

impl Predictor {
    /// The network of a model, ready to answer.
    ///
    /// # Errors
    /// When the weights do not belong to the model's architecture.
    pub fn new(model: &Model, device: &ComputeDevice) -> Result<Self, ModelError> {
        Ok(Self::of_network(model.network(device.inner())?, device))
    }

    /// The answers between which the network decides.
    pub fn classes(&self) -> Classes {
        self.network.classes()
    }

    /// From a network off the tape, with running statistics.
    pub(super) fn of_network(network: Network, device: &ComputeDevice) -> Self {
        let batch = if device.kind() == DeviceKind::Cpu { CPU_BATCH } else { GPU_BATCH };
        Self { network, device: device.inner().clone(), device_name: device.name().to_owned(), batch }
    }

    /// The probabilities for each picture. Waits for the device.
    ///
    /// A network that compares sees each picture beside the base image of `aligner`; without one it judges the picture alone. Other
    /// networks see the picture alone in any case.
    ///
    /// # Errors
    /// When the device fails, or the network gives no finite number.
    pub fn predict(&self, images: &[[u8; PIXELS]], aligner: Option<&Aligner>) -> Result<Vec<Prediction>, NetworkError> {
        let mut predictions = Vec::with_capacity(images.len());
        for images in images.chunks(self.batch) {
            self.predict_into(images, differences(&self.network, images, aligner).as_deref(), &mut predictions)?;
        }
        Ok(predictions)
    }

    /// The same for pictures whose differences from the base image are known, one for each: those of [`Aligner::difference`]. For a network that
    /// compares.
    ///
    /// # Errors
    /// When the device fails, or the network gives no finite number.
    pub fn predict_compared(
        &self,
        images: &[[u8; PIXELS]],
        differences: &[[u8; PIXELS]],
    ) -> Result<Vec<Prediction>, NetworkError> {
        let mut predictions = Vec::with_capacity(images.len());
        for (images, differences) in images.chunks(self.batch).zip(differences.chunks(self.batch)) {
            self.predict_into(images, Some(differences), &mut predictions)?;
        }
        Ok(predictions)
    }

    /// Adds the probabilities of the pictures of one pass.
    fn predict_into(
        &self,
        batch: &[[u8; PIXELS]],
        differences: Option<&[[u8; PIXELS]]>,
        predictions: &mut Vec<Prediction>,
    ) -> Result<(), NetworkError> {
        let values = guarded(&self.device_name, || self.answers(batch, differences))?;
        if values.iter().any(|value| !value.is_finite()) {
            return Err(NetworkError::Diverged);
        }
        match self.network.classes() {
            Classes::Four => {
                let rows = values.as_chunks::<{ Syndrome::COUNT }>().0.iter().take(batch.len());
                predictions.extend(rows.map(|row| Prediction::Four(*row)));
            }
            Classes::Binary => {
                predictions.extend(values.iter().take(batch.len()).map(|&logit| Prediction::Binary { logit }));
            }
        }
        Ok(())
    }

    /// What the device computes: the probabilities of the four classes, or the logit of the one output.
    fn answers(&self, images: &[[u8; PIXELS]], differences: Option<&[[u8; PIXELS]]>) -> Result<Vec<f32>, NetworkError> {
        let input = given_tensor(self.network.input(), images, differences, &self.device);
        // One picture alone is the game's case: no filling up there.
        let missing = if images.len() == 1 { 0 } else { self.batch - images.len() };
        let input = if missing == 0 { input } else { Tensor::cat(vec![input.clone(), blank(missing, &input)], 0) };
        let logits = self.network.forward(input); // [B, K]
        let values = match self.network.classes() {
            Classes::Four => softmax(logits, 1),
            Classes::Binary => logits,
        };
        let data = values.try_into_data().map_err(|err| NetworkError::device(&self.device_name, err))?;
        data.try_to_vec::<f32>().map_err(|err| NetworkError::device(&self.device_name, format!("{err:?}")))
    }
}

fn blank(count: usize, like: &Tensor<4>) -> Tensor<4> {
    let [_, channels, height, width] = like.dims();
    Tensor::zeros([count, channels, height, width], &like.device())
}
