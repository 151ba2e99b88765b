//! Training: one step after another on endless fresh specimens.
//!
//! Reaches 90 % on HARD after about 50,000 pictures and 95 % after about 70,000 (`reference.md`).

use burn::nn::loss::CrossEntropyLossConfig;
use burn::optim::{AdamWConfig, GradientsParams, ModuleOptimizer};
use burn::prelude::*;
use burn::tensor::Transaction;
use serde::{Deserialize, Serialize};

use super::averaging::AveragedWeights;
use super::batch::{images_tensor, targets_tensor};
use super::device::ComputeDevice;
use super::error::guarded;
use super::layers::Network;
use super::{Architecture, Evaluation, Model, ModelError, NetworkError, Predictor, TrainingRecord, evaluate_images};
use crate::factory::{Generator, PIXELS, Syndrome, derived_seed};

/// Steps over which the learning rate rises to its peak.
const WARM_UP_STEPS: u64 = 50;
/// The learning rate at the end of the plan, as a share of its peak.
const FINAL_SHARE: f64 = 0.002;

/// What fixes a training, apart from the generator.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrainingSettings {
    /// The network.
    pub architecture: Architecture,
    /// Fixes weights and data.
    pub seed: u64,
    /// Pictures per step.
    pub batch: usize,
    /// Peak of the learning rate.
    pub learning_rate: f64,
    /// Decoupled weight decay of AdamW.
    pub weight_decay: f64,
}

impl Default for TrainingSettings {
    /// The measured settings of `reference.md`.
    fn default() -> Self {
        Self { architecture: Architecture::Compact, seed: 1, batch: 64, learning_rate: 3e-3, weight_decay: 1e-3 }
    }
}

/// The learning rate over a training: linear warm-up, then a cosine from the peak down to nearly nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LearningRate {
    /// The highest value.
    pub peak: f64,
}

impl LearningRate {
    /// The value at `step` (from 0), when `progress` (0 to 1) of the plan is done.
    pub fn at(self, step: u64, progress: f64) -> f64 {
        let warm_up = ((step + 1) as f64 / WARM_UP_STEPS as f64).min(1.0);
        let cosine = 0.5 * (1.0 + (std::f64::consts::PI * progress.clamp(0.0, 1.0)).cos());
        self.peak * warm_up * (FINAL_SHARE + (1.0 - FINAL_SHARE) * cosine)
    }
}

/// What one step did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepReport {
    /// Mean cross-entropy of the batch before the step, in nats.
    pub loss: f64,
    /// Share of the batch that was right before the step.
    pub accuracy: f64,
    /// The learning rate used.
    pub learning_rate: f64,
}

/// A network being trained. No thread, no channel, no clock: the caller says how far the plan is.
pub struct Trainer {
    settings: TrainingSettings,
    generator: Generator,
    device: ComputeDevice,
    network: Network,
    averaged: AveragedWeights,
    optimizer: ModuleOptimizer,
    learning_rate: LearningRate,
    steps: u64,
    images: Vec<[u8; PIXELS]>,
    classes: Vec<Syndrome>,
    validation: (Vec<[u8; PIXELS]>, Vec<Syndrome>),
}

impl Trainer {
    /// A fresh network. `validation_count` pictures are set apart by seed: training never sees them.
    pub fn new(settings: TrainingSettings, generator: Generator, device: &ComputeDevice, validation_count: usize) -> Self {
        let network = Network::new(settings.architecture, settings.seed, &device.inner().clone().autodiff());
        let mut validation = (vec![[0; PIXELS]; validation_count], vec![Syndrome::Z; validation_count]);
        generator.fill(derived_seed(settings.seed, "validation"), 0, &mut validation.0, &mut validation.1);
        Self {
            averaged: AveragedWeights::default(),
            optimizer: new_optimizer(&settings),
            learning_rate: LearningRate { peak: settings.learning_rate },
            images: vec![[0; PIXELS]; settings.batch],
            classes: vec![Syndrome::Z; settings.batch],
            steps: 0,
            device: device.clone(),
            settings,
            generator,
            network,
            validation,
        }
    }

    /// Goes on from the weights of `model` on another device; the optimizer's memory starts afresh.
    ///
    /// # Errors
    /// When the weights do not fit the architecture.
    pub fn move_to(&mut self, device: &ComputeDevice, model: &Model) -> Result<(), ModelError> {
        self.network = model.network(&device.inner().clone().autodiff())?;
        self.optimizer = new_optimizer(&self.settings);
        self.averaged = AveragedWeights::default();
        self.device = device.clone();
        Ok(())
    }

    /// Starts again from fresh weights on another device.
    pub fn start_afresh_on(&mut self, device: &ComputeDevice) {
        self.network = Network::new(self.settings.architecture, self.settings.seed, &device.inner().clone().autodiff());
        self.optimizer = new_optimizer(&self.settings);
        self.averaged = AveragedWeights::default();
        self.device = device.clone();
        self.steps = 0;
    }

    /// Draws the next batch and takes one step, when `progress` (0 to 1) of the plan is done. Waits for the device.
    ///
    /// # Errors
    /// When the device fails or the loss is no finite number.
    pub fn step(&mut self, progress: f64) -> Result<StepReport, NetworkError> {
        let mut images = std::mem::take(&mut self.images);
        let mut classes = std::mem::take(&mut self.classes);
        self.generator.fill(derived_seed(self.settings.seed, "training"), self.images_seen(), &mut images, &mut classes);
        let report = self.step_on(&images, &classes, progress);
        (self.images, self.classes) = (images, classes);
        report
    }

    /// Takes one step on given pictures.
    ///
    /// # Errors
    /// When the device fails or the loss is no finite number; the weights are then as before.
    pub fn step_on(&mut self, images: &[[u8; PIXELS]], classes: &[Syndrome], progress: f64) -> Result<StepReport, NetworkError> {
        let learning_rate = self.learning_rate.at(self.steps, progress);
        let name = self.device.name().to_owned();
        let (loss, right) = guarded(&name, || self.compute(images, classes, learning_rate))?;
        self.steps += 1;
        guarded(&name, || self.averaged.update(&self.network, self.steps).map_err(|reason| NetworkError::device(&name, reason)))?;
        Ok(StepReport { loss, accuracy: right as f64 / images.len() as f64, learning_rate })
    }

    /// Forward, loss, backward, optimizer.
    fn compute(
        &mut self,
        images: &[[u8; PIXELS]],
        classes: &[Syndrome],
        learning_rate: f64,
    ) -> Result<(f64, usize), NetworkError> {
        let device = self.device.inner().clone().autodiff();
        let logits = self.network.forward(images_tensor(images, &device)); // [B, K]
        let targets = targets_tensor(classes, &device); // [B]
        let loss = CrossEntropyLossConfig::new().init(&device).forward(logits.clone(), targets);
        let gradients = GradientsParams::from_grads(loss.backward(), &self.network);

        // One wait for both results.
        let fail = |err: &dyn std::fmt::Display| NetworkError::device(self.device.name(), err);
        let read = Transaction::default().register(loss.inner()).register(logits.inner()).try_execute();
        let [loss, logits]: [TensorData; 2] =
            read.map_err(|err| fail(&err))?.try_into().map_err(|_results| fail(&"results were lost"))?;
        let loss = f64::from(loss.try_to_vec::<f32>().ok().and_then(|values| values.first().copied()).unwrap_or(f32::NAN));
        if !loss.is_finite() {
            return Err(NetworkError::Diverged);
        }
        let logits = logits.try_to_vec::<f32>().map_err(|err| fail(&format!("{err:?}")))?;
        self.network = self.optimizer.step(learning_rate, self.network.clone(), gradients);
        Ok((loss, count_right(&logits, classes)))
    }

    /// How good the network is on the pictures set apart.
    ///
    /// # Errors
    /// When the device fails or a probability is no finite number.
    pub fn validate(&self) -> Result<Evaluation, NetworkError> {
        let network = guarded(self.device.name(), || Ok(self.averaged.network(&self.network)))?;
        let predictor = Predictor::of_network(network, &self.device);
        evaluate_images(&predictor, &self.validation.0, &self.validation.1)
    }

    /// The network as it is now, to be kept.
    ///
    /// # Errors
    /// When the device fails.
    pub fn model(&self, seconds: f64, validation_accuracy: Option<f64>) -> Result<Model, NetworkError> {
        let record = TrainingRecord {
            settings: self.settings,
            images: self.images_seen(),
            seconds,
            device: self.device.name().to_owned(),
            validation_accuracy,
            program: env!("CARGO_PKG_VERSION").to_owned(),
        };
        let network = guarded(self.device.name(), || Ok(self.averaged.network(&self.network)))?;
        guarded(self.device.name(), || Model::of_network(&network, self.generator.recipe(), record))
    }

    /// Pictures trained on so far.
    pub fn images_seen(&self) -> u64 {
        self.steps * self.settings.batch as u64
    }

    /// The settings it was made with.
    pub fn settings(&self) -> &TrainingSettings {
        &self.settings
    }

    /// The device it runs on.
    pub fn device(&self) -> &ComputeDevice {
        &self.device
    }
}

fn new_optimizer(settings: &TrainingSettings) -> ModuleOptimizer {
    AdamWConfig::new().with_epsilon(1e-8).with_weight_decay(settings.weight_decay as f32).init()
}

fn count_right(logits: &[f32], classes: &[Syndrome]) -> usize {
    let rows = logits.as_chunks::<{ Syndrome::COUNT }>().0;
    let right = |(row, class): &(&[f32; Syndrome::COUNT], &Syndrome)| {
        let own = row[class.index()];
        row.iter().enumerate().all(|(other, &logit)| other == class.index() || logit < own)
    };
    rows.iter().zip(classes).filter(right).count()
}
