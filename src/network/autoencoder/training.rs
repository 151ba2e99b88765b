//! Training an autoencoder, one step after another. No thread, no channel, no clock.

use burn::prelude::*;

use super::coder::Coder;
use super::model::{AutoencoderModel, AutoencoderRecord};
use super::pairs::Pairs;
use super::{Autoencoder, Restorer};
use crate::factory::Generator;
use crate::network::batch::{gray_square, images_tensor};
use crate::network::error::guarded;
use crate::network::optimizer::{FlatGradients, Optimizer};
use crate::network::{ComputeDevice, NetworkError, OptimizerKind};

/// An autoencoder that learns from endless pictures. The same kind, generator and seed give the same steps, on the CPU to the last bit.
pub struct AutoencoderTrainer {
    kind: Autoencoder,
    generator: Generator,
    seed: u64,
    device: ComputeDevice,
    /// `None` only after a device failed in the middle of an update.
    coder: Option<Coder>,
    optimizer: Optimizer,
    pairs: Pairs,
    /// Pictures seen: the position in the stream.
    images: u64,
}

impl AutoencoderTrainer {
    /// A fresh one. Its first weights and its pictures follow from the seed.
    pub fn new(kind: Autoencoder, generator: Generator, seed: u64, device: &ComputeDevice) -> Self {
        Self {
            kind,
            generator,
            seed,
            coder: Some(Coder::new(kind, seed, &device.inner().clone().autodiff())),
            device: device.clone(),
            optimizer: Optimizer::new(OptimizerKind::Adam),
            pairs: Pairs::default(),
            images: 0,
        }
    }

    /// Pictures seen so far.
    pub fn images_seen(&self) -> u64 {
        self.images
    }

    /// Draws the next batch and takes one step. Gives the mean squared error of the batch before the step, in squared gray levels. Waits
    /// for the device.
    ///
    /// # Errors
    /// When the device fails, or the error is no finite number.
    pub fn step(&mut self) -> Result<f64, NetworkError> {
        let name = self.device.name().to_owned();
        let batch = Autoencoder::BATCH;
        self.pairs.fill(self.kind, &self.generator, self.seed, self.images, batch);
        let (error, gradients) = guarded(&name, || self.pass())?;
        guarded(&name, || {
            let rate = self.kind.learning_rate();
            // Moved, not copied: the weights change in place.
            self.coder = self.coder.take().map(|coder| self.optimizer.update(coder, gradients, rate, 0.0));
            Ok(())
        })?;
        self.images += batch as u64;
        Ok(error)
    }

    /// Forward, mean squared error over all pixels, backward.
    fn pass(&self) -> Result<(f64, FlatGradients), NetworkError> {
        let coder = self.coder()?;
        let device = self.device.inner().clone().autodiff();
        let output = coder.forward(images_tensor(&self.pairs.inputs, None, &device)); // [B, 1, H, W]
        let gap = output - images_tensor(&self.pairs.targets, None, &device);
        let loss = (gap.clone() * gap).mean();
        let gradients = FlatGradients::take(coder, &mut loss.backward());
        let fail = |err: &dyn std::fmt::Display| NetworkError::device(self.device.name(), err);
        let read = loss.inner().try_into_scalar::<f32>().map_err(|err| fail(&err))?;
        let error = gray_square(f64::from(read));
        if error.is_finite() { Ok((error, gradients)) } else { Err(NetworkError::Diverged) }
    }

    fn coder(&self) -> Result<&Coder, NetworkError> {
        self.coder.as_ref().ok_or_else(|| NetworkError::device(self.device.name(), "the weights were lost"))
    }

    /// The network as it is now, ready to work.
    ///
    /// # Errors
    /// When the weights were lost.
    pub fn restorer(&self) -> Result<Restorer, NetworkError> {
        Ok(Restorer::of_coder(self.coder()?.valid(), &self.device))
    }

    /// The network as it is now, to be kept.
    ///
    /// # Errors
    /// When the device fails.
    pub fn model(&self, seconds: f64) -> Result<AutoencoderModel, NetworkError> {
        let record = AutoencoderRecord {
            seed: self.seed,
            images: self.images,
            seconds: (seconds * 1e3).round() / 1e3,
            device: self.device.name().to_owned(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
        };
        guarded(self.device.name(), || {
            AutoencoderModel::of_coder(self.kind, &self.coder()?.valid(), self.generator.recipe(), record)
        })
    }
}
