//! Training: one step after another, on endless fresh specimens or on a fixed set.
//!
//! Reaches 95 % on HARD after about 75,000 pictures with the network that `train` takes (BENCHMARKS.md).
//!
//! All state of a training is in [`Trainer`]: the weights with the norms' running numbers, the optimizer's memory, the average
//! of the weights, the settings as they are now, and two counters, of steps and of pictures seen. The pictures are a function of
//! the second. [`Trainer::state`] gives all of it as plain numbers, [`Trainer::restore`] takes it back.

use std::sync::Arc;

use burn::module::Module as _;
use burn::prelude::*;
use burn::tensor::Transaction;

use super::averaging::{AveragedState, AveragedWeights, read_values, write_values};
use super::batch::{count_right, differences_from, given_tensor};
use super::data::{Labelled, Pictures, Stream, training_seed};
use super::device::ComputeDevice;
use super::error::guarded;
use super::gradient_norms::norms;
use super::guidance::truths;
use super::layers::Network;
use super::loss::cross_entropy;
use super::optimizer::{FlatGradients, Optimizer, OptimizerState};
use super::pupil::Pupil;
use super::validation_set::ValidationSet;
use super::{Bases, Model, ModelError, NetworkError, OptimizerKind, Predictor, Setting, TrainingRecord, TrainingSettings};
use crate::factory::{Generator, PIXELS, Syndrome};

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

/// Everything that a training needs to go on, as plain numbers. With the same generator and device, the steps after
/// [`Trainer::restore`] are those after [`Trainer::state`], on the CPU to the last bit.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainerState {
    /// The settings as they are now.
    pub settings: TrainingSettings,
    /// Steps taken.
    pub steps: u64,
    /// Pictures seen: the position in the stream.
    pub images: u64,
    /// All weights and running numbers, in the order in which the network and the guiding head are visited.
    pub weights: Vec<Vec<f32>>,
    /// The optimizer's memory.
    pub optimizer: OptimizerState,
    /// The average of the weights.
    pub averaged: AveragedState,
}

/// The result of a forward and backward pass over a batch.
struct Pass {
    loss: f64,
    right: usize,
    gradients: FlatGradients,
}

/// A network being trained. No thread, no channel, no clock: the caller says how far the plan is.
pub struct Trainer {
    settings: TrainingSettings,
    pub(super) generator: Generator,
    device: ComputeDevice,
    /// `None` only after a device failed in the middle of an update.
    pupil: Option<Pupil>,
    averaged: AveragedWeights,
    optimizer: Optimizer,
    stream: Stream,
    steps: u64,
    images: u64,
    pictures: Pictures,
    pub(super) validation: ValidationSet,
    /// Whether the gradients of the next step are measured.
    measures: bool,
    /// Their lengths, until somebody takes them.
    gradient_norms: Option<Vec<f64>>,
}

impl Trainer {
    /// A fresh network. `validation_count` pictures are set apart by seed: training never sees them.
    pub fn new(settings: TrainingSettings, generator: Generator, device: &ComputeDevice, validation_count: usize) -> Self {
        Self {
            pupil: Some(Pupil::new(&settings, device)),
            averaged: AveragedWeights::default(),
            optimizer: Optimizer::new(settings.optimizer),
            stream: Stream::new(&settings),
            pictures: Pictures::default(),
            steps: 0,
            images: 0,
            device: device.clone(),
            validation: ValidationSet::new(&settings, &generator, validation_count),
            settings,
            generator,
            measures: false,
            gradient_norms: None,
        }
    }

    /// Learns from given pictures in place of the generator's.
    pub fn learn_from(&mut self, pictures: Arc<Labelled>) {
        self.stream = Stream::given(&self.settings, pictures);
    }

    /// Goes on from the weights of `model` on another device; the optimizer's memory starts afresh.
    ///
    /// # Errors
    /// When the weights do not fit the architecture.
    pub fn move_to(&mut self, device: &ComputeDevice, model: &Model) -> Result<(), ModelError> {
        let network = model.network(&device.inner().clone().autodiff())?;
        self.pupil = Some(Pupil::new(&self.settings, device).with_network(network));
        self.forget(device);
        Ok(())
    }

    /// Starts again from fresh weights on another device.
    pub fn start_afresh_on(&mut self, device: &ComputeDevice) {
        self.pupil = Some(Pupil::new(&self.settings, device));
        self.forget(device);
        (self.steps, self.images) = (0, 0);
    }

    fn forget(&mut self, device: &ComputeDevice) {
        self.optimizer = Optimizer::new(self.settings.optimizer);
        self.averaged = AveragedWeights::default();
        self.device = device.clone();
    }

    /// Draws the next batch and takes one step, when `progress` (0 to 1) of the plan is done. Waits for the device.
    ///
    /// Gradient descent looks at the whole fixed set before it moves.
    ///
    /// # Errors
    /// When the device fails, the loss is no finite number, or the batch is not within its limits.
    pub fn step(&mut self, progress: f64) -> Result<StepReport, NetworkError> {
        Setting::BATCH.check(&self.settings)?;
        let batch = self.settings.batch;
        let count = match (self.settings.optimizer, self.stream.len()) {
            (OptimizerKind::GradientDescent, Some(all)) => all,
            _ => batch,
        };
        let name = self.device.name().to_owned();
        if self.stream.len() == Some(0) {
            return Err(NetworkError::device(&name, "there is no picture to learn from"));
        }
        let mut total: Option<Pass> = None;
        for first in (0..count).step_by(batch) {
            let share = batch.min(count - first);
            let mut pictures = std::mem::take(&mut self.pictures);
            self.stream.fill(&self.generator, self.images + first as u64, share, &mut pictures);
            let pass = guarded(&name, || self.pass(&pictures));
            self.pictures = pictures;
            total = Some(pass?.joined(total, share as f64 / count as f64));
        }
        let Some(pass) = total else { return Err(NetworkError::device(&name, "a step needs at least one picture")) };
        self.finish(pass, count, progress)
    }

    /// Takes one step on given pictures.
    ///
    /// # Errors
    /// When the device fails or the loss is no finite number; the weights are then as before.
    pub fn step_on(&mut self, images: &[[u8; PIXELS]], classes: &[Syndrome], progress: f64) -> Result<StepReport, NetworkError> {
        let compares = self.settings.architecture.compares();
        let differences = compares.then(|| differences_from(images, Some(self.generator.aligner())));
        let (images, classes) = (images.to_vec(), classes.to_vec());
        let pictures = Pictures { images, classes, differences, ..Pictures::default() };
        let name = self.device.name().to_owned();
        let pass = guarded(&name, || self.pass(&pictures))?;
        self.finish(pass, pictures.images.len(), progress)
    }

    fn pupil(&self) -> Result<&Pupil, NetworkError> {
        self.pupil.as_ref().ok_or_else(|| NetworkError::device(self.device.name(), "the weights were lost"))
    }

    /// Forward, loss, backward.
    fn pass(&self, pictures: &Pictures) -> Result<Pass, NetworkError> {
        let Pictures { images, classes, indices, differences, .. } = pictures;
        let pupil = self.pupil()?;
        let device = self.device.inner().clone().autodiff();
        let images = given_tensor(self.settings.architecture.input(), images, differences.as_deref(), &device); // [B, C, H, W]
        let (logits, asked) = pupil.forward(images); // [B, K]
        let loss = cross_entropy(logits.clone(), self.settings.classes, classes, self.settings.smoothing);
        let guided = if indices.is_empty() || !pupil.is_guided() {
            loss.clone()
        } else {
            let truth = truths(&self.generator, training_seed(self.settings.seed), pictures, &device);
            loss.clone() + pupil.guidance(asked, &truth) * self.settings.guidance
        };
        let gradients = FlatGradients::take(pupil, &mut guided.backward());

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
        Ok(Pass { loss, right: count_right(&logits, self.settings.classes, classes), gradients })
    }

    /// Moves the weights and counts.
    fn finish(&mut self, pass: Pass, count: usize, progress: f64) -> Result<StepReport, NetworkError> {
        let TrainingSettings { learning_rate, weight_decay, schedule, averaged, .. } = self.settings;
        let learning_rate = learning_rate * schedule.share(self.steps, progress);
        let name = self.device.name().to_owned();
        let Pass { loss, right, gradients } = pass;
        if std::mem::take(&mut self.measures) {
            let network = &self.pupil()?.network;
            let measured = guarded(&name, || norms(network, &gradients).map_err(|reason| NetworkError::device(&name, reason)));
            self.gradient_norms = Some(measured?);
        }
        self.pupil()?;
        guarded(&name, || {
            // Moved, not copied: the weights change in place.
            self.pupil = self.pupil.take().map(|pupil| self.optimizer.update(pupil, gradients, learning_rate, weight_decay));
            Ok(())
        })?;
        self.steps += 1;
        self.images += count as u64;
        if averaged {
            guarded(&name, || {
                let network = &self.pupil.as_ref().ok_or(NetworkError::Diverged)?.network;
                self.averaged.update(network, self.steps).map_err(|reason| NetworkError::device(&name, reason))
            })?;
        }
        Ok(StepReport { loss, accuracy: right as f64 / count as f64, learning_rate })
    }

    /// What is measured and kept: the average, or the network as it is.
    fn network(&self) -> Result<Network, NetworkError> {
        let network = &self.pupil()?.network;
        guarded(self.device.name(), || Ok(self.averaged.network(network)))
    }

    /// What is measured and kept, ready to answer.
    pub(super) fn predictor(&self) -> Result<Predictor, NetworkError> {
        Ok(Predictor::of_network(self.network()?, &self.device))
    }

    /// Number of pictures of the generator that it learns from again and again.
    pub(super) fn fixed_set(&self) -> Option<u64> {
        self.stream.generated_set()
    }

    /// Measures the gradients of the next step, layer by layer; see [`Trainer::take_gradient_norms`].
    pub fn measure_gradients(&mut self) {
        self.measures = true;
    }

    /// The length of each layer's gradient as it was measured, in the order of [`super::layer_names`]; once.
    pub fn take_gradient_norms(&mut self) -> Option<Vec<f64>> {
        self.gradient_norms.take()
    }

    /// The network as it is now, to be kept.
    ///
    /// # Errors
    /// When the device fails.
    pub fn model(&self, seconds: f64, validation_accuracy: Option<f64>) -> Result<Model, NetworkError> {
        // Short numbers come back from a file as they were written; the last bits of long ones may not.
        let short = |value: f64, digits: f64| (value * digits).round() / digits;
        let record = TrainingRecord {
            settings: self.settings,
            images: self.images_seen(),
            seconds: short(seconds, 1e3),
            device: self.device.name().to_owned(),
            validation_accuracy: validation_accuracy.map(|accuracy| short(accuracy, 1e6)),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            curve: Vec::new(), // whoever measures the network on the way adds it
        };
        let network = self.network()?;
        let fail = |reason: String| NetworkError::device(self.device.name(), reason);
        guarded(self.device.name(), || {
            let locator = self.pupil()?.locator().map_err(fail)?;
            // Whoever gave the pictures knows what they were made from; of many base images none is the one.
            let has_one = !self.stream.is_given() && self.settings.bases == Bases::Given;
            let base = has_one.then(|| self.generator.base().clone());
            Ok(Model::of_network(&network, self.generator.recipe(), record)?.with_locator(locator).with_base(base))
        })
    }

    /// Everything that is needed to go on later. Waits for the device.
    ///
    /// # Errors
    /// When the device fails.
    pub fn state(&self) -> Result<TrainerState, NetworkError> {
        let fail = |reason: String| NetworkError::device(self.device.name(), reason);
        let pupil = self.pupil()?;
        guarded(self.device.name(), || {
            Ok(TrainerState {
                settings: self.settings,
                steps: self.steps,
                images: self.images,
                // The norms' running numbers lag behind by one step until the network leaves the tape.
                weights: read_values(&pupil.valid()).map_err(fail)?,
                optimizer: self.optimizer.state().map_err(fail)?,
                averaged: self.averaged.state(),
            })
        })
    }

    /// Goes on from a state of a training with the same architecture.
    ///
    /// # Errors
    /// When its numbers do not fit the network, or the device fails; the training is then as before.
    pub fn restore(&mut self, state: &TrainerState) -> Result<(), NetworkError> {
        let device = self.device.clone();
        let (pupil, optimizer) = guarded(device.name(), || {
            let pupil = write_values(Pupil::new(&state.settings, &device), &state.weights).map_err(NetworkError::State)?;
            state.averaged.check(&pupil.network).map_err(NetworkError::State)?;
            state.optimizer.check(state.settings.optimizer, &pupil).map_err(NetworkError::State)?;
            Ok((pupil, Optimizer::from_state(state.settings.optimizer, &state.optimizer, device.inner())))
        })?;
        self.pupil = Some(pupil);
        self.optimizer = optimizer;
        self.averaged = AveragedWeights::from_state(&state.averaged);
        let stream_of = |settings: &TrainingSettings| (settings.dataset, settings.seed, settings.bases);
        if stream_of(&self.settings) != stream_of(&state.settings) {
            self.stream = Stream::new(&state.settings);
        }
        self.settings = state.settings;
        (self.steps, self.images) = (state.steps, state.images);
        Ok(())
    }

    /// Another peak of the learning rate from the next step on: the nearest one within the limits.
    pub fn set_learning_rate(&mut self, peak: f64) {
        Setting::LEARNING_RATE.change(&mut self.settings, peak);
    }

    /// Another L2 from the next step on: the nearest one within the limits.
    pub fn set_l2(&mut self, l2: f64) {
        Setting::L2.change(&mut self.settings, l2);
    }

    /// Pictures trained on so far.
    pub fn images_seen(&self) -> u64 {
        self.images
    }

    /// The settings as they are now.
    pub fn settings(&self) -> &TrainingSettings {
        &self.settings
    }

    /// The device it runs on.
    pub fn device(&self) -> &ComputeDevice {
        &self.device
    }
}

impl Pass {
    /// This one, which is `share` of the whole, together with what came before.
    fn joined(self, before: Option<Self>, share: f64) -> Self {
        if share >= 1.0 {
            return self;
        }
        let (loss, right, gradients) =
            before.map_or((0.0, 0, None), |before| (before.loss, before.right, Some(before.gradients)));
        Self { loss: loss + share * self.loss, right: right + self.right, gradients: self.gradients.add(gradients, share) }
    }
}
