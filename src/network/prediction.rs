//! A trained network answering.

use burn::prelude::*;
use burn::tensor::activation::softmax;

use super::batch::{differences, images_tensor};
use super::device::ComputeDevice;
use super::error::guarded;
use super::layers::Network;
use super::{Model, ModelError, NetworkError};
use crate::factory::{Aligner, PIXELS, Syndrome};

/// Pictures in one pass; a shorter last batch is filled up, so that a GPU sees one shape only.
const BATCH: usize = 64;

/// The probabilities of the four classes for one picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prediction {
    /// In the order of [`Syndrome::ALL`]; they sum to 1.
    pub probabilities: [f32; Syndrome::COUNT],
}

impl Prediction {
    /// The most probable class; the first one where two are equal.
    pub fn class(&self) -> Syndrome {
        let mut best = Syndrome::A;
        for class in Syndrome::ALL {
            if self.probabilities[class.index()] > self.probabilities[best.index()] {
                best = class;
            }
        }
        best
    }
}

/// A network in evaluation mode on a device.
#[derive(Debug)]
pub struct Predictor {
    network: Network,
    device: Device,
    device_name: String,
}

impl Predictor {
    /// The network of a model, ready to answer.
    ///
    /// # Errors
    /// When the weights do not belong to the model's architecture.
    pub fn new(model: &Model, device: &ComputeDevice) -> Result<Self, ModelError> {
        let network = model.network(device.inner())?;
        Ok(Self { network, device: device.inner().clone(), device_name: device.name().to_owned() })
    }

    /// From a network off the tape, with running statistics.
    pub(super) fn of_network(network: Network, device: &ComputeDevice) -> Self {
        Self { network, device: device.inner().clone(), device_name: device.name().to_owned() }
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
        for images in images.chunks(BATCH) {
            self.predict_into(images, differences(&self.network, images, aligner).as_deref(), &mut predictions)?;
        }
        Ok(predictions)
    }

    /// The same for pictures whose differences from the base image are known, one for each.
    pub(super) fn predict_compared(
        &self,
        images: &[[u8; PIXELS]],
        differences: &[[u8; PIXELS]],
    ) -> Result<Vec<Prediction>, NetworkError> {
        let mut predictions = Vec::with_capacity(images.len());
        for (images, differences) in images.chunks(BATCH).zip(differences.chunks(BATCH)) {
            self.predict_into(images, Some(differences), &mut predictions)?;
        }
        Ok(predictions)
    }

    /// Adds the probabilities of at most [`BATCH`] pictures.
    fn predict_into(
        &self,
        batch: &[[u8; PIXELS]],
        differences: Option<&[[u8; PIXELS]]>,
        predictions: &mut Vec<Prediction>,
    ) -> Result<(), NetworkError> {
        let logits = guarded(&self.device_name, || self.logits(batch, differences))?;
        for row in logits.as_chunks::<{ Syndrome::COUNT }>().0.iter().take(batch.len()) {
            if row.iter().any(|p| !p.is_finite()) {
                return Err(NetworkError::Diverged);
            }
            predictions.push(Prediction { probabilities: *row });
        }
        Ok(())
    }

    fn logits(&self, images: &[[u8; PIXELS]], differences: Option<&[[u8; PIXELS]]>) -> Result<Vec<f32>, NetworkError> {
        let input = images_tensor(images, differences, &self.device);
        // One picture alone is the game's case: no filling up there.
        let missing = if images.len() == 1 { 0 } else { BATCH - images.len() };
        let input = if missing == 0 { input } else { Tensor::cat(vec![input.clone(), blank(missing, &input)], 0) };
        let probabilities = softmax(self.network.forward(input), 1); // [B, K]
        let data = probabilities.try_into_data().map_err(|err| NetworkError::device(&self.device_name, err))?;
        data.try_to_vec::<f32>().map_err(|err| NetworkError::device(&self.device_name, format!("{err:?}")))
    }
}

fn blank(count: usize, like: &Tensor<4>) -> Tensor<4> {
    let [_, channels, height, width] = like.dims();
    Tensor::zeros([count, channels, height, width], &like.device())
}
