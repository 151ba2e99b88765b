//! An autoencoder at work: pictures in, pictures and codes out.

use burn::prelude::*;

use super::coder::Coder;
use super::model::AutoencoderModel;
use crate::factory::PIXELS;
use crate::network::batch::{gray_of, images_tensor};
use crate::network::error::guarded;
use crate::network::{Codes, ComputeDevice, ModelError, NetworkError};

/// Pictures in one pass.
const BATCH: usize = 16;

/// An autoencoder in evaluation mode on a device.
#[derive(Debug)]
pub struct Restorer {
    coder: Coder,
    device: Device,
    device_name: String,
}

impl Restorer {
    /// The network of a model.
    ///
    /// # Errors
    /// When the weights do not belong to the model's kind.
    pub fn new(model: &AutoencoderModel, device: &ComputeDevice) -> Result<Self, ModelError> {
        Ok(Self::of_coder(model.coder(device.inner())?, device))
    }

    /// From a network off the tape.
    pub(super) fn of_coder(coder: Coder, device: &ComputeDevice) -> Self {
        Self { coder, device: device.inner().clone(), device_name: device.name().to_owned() }
    }

    /// The picture that it gives for each picture: without noise, or made again from its code. Waits for the device.
    ///
    /// # Errors
    /// When the device fails, or the network gives no finite number.
    pub fn restore(&self, images: &[[u8; PIXELS]]) -> Result<Vec<[u8; PIXELS]>, NetworkError> {
        let mut restored = Vec::with_capacity(images.len());
        for batch in images.chunks(BATCH) {
            let output = self.read(|| self.coder.forward(images_tensor(batch, None, &self.device)))?;
            restored.extend(output.as_chunks::<PIXELS>().0.iter().map(|values| values.map(gray_of)));
        }
        Ok(restored)
    }

    /// The code of each picture; `None` for a denoiser, which has none. Waits for the device.
    ///
    /// # Errors
    /// When the device fails, or the network gives no finite number.
    pub fn encode(&self, images: &[[u8; PIXELS]]) -> Result<Option<Codes>, NetworkError> {
        let Coder::Bottleneck(bottleneck) = &self.coder else { return Ok(None) };
        let mut values = Vec::new();
        for batch in images.chunks(BATCH) {
            values.extend(self.read(|| bottleneck.encode(images_tensor(batch, None, &self.device)))?);
        }
        Ok(Some(Codes { features: values.len() / images.len().max(1), values }))
    }

    /// Computes, and reads what came out.
    fn read<const D: usize>(&self, work: impl FnOnce() -> Tensor<D>) -> Result<Vec<f32>, NetworkError> {
        let fail = |err: &dyn std::fmt::Display| NetworkError::device(&self.device_name, err);
        let values = guarded(&self.device_name, || {
            let data = work().try_into_data().map_err(|err| fail(&err))?;
            data.try_to_vec::<f32>().map_err(|err| fail(&format!("{err:?}")))
        })?;
        if values.iter().all(|value| value.is_finite()) { Ok(values) } else { Err(NetworkError::Diverged) }
    }
}
