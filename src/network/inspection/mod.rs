//! Inspection: everything that a network computes for a picture, as plain numbers, and what it is made of.
//!
//! * `layer`: what the layers are called, their shapes, and which part of the picture their values see,
//! * `weights`: what they have learned,
//! * `sum`: how one value came to be,
//! * `codes`: what a layer says about many pictures, to be read off,
//! * `statistics`: how values are spread, and which units never say anything.

mod codes;
mod layer;
mod statistics;
mod sum;
mod weights;

use std::sync::Arc;

use burn::prelude::*;

use super::batch::{gray_of_difference, input_tensor};
use super::device::ComputeDevice;
use super::error::guarded;
use super::layers::Network;
use super::{Classes, Model, ModelError, NetworkError, Prediction, sigmoid};
use crate::factory::{Aligner, GrayImage, PIXELS, Syndrome};
use crate::network::model::network_words;

pub(super) use layer::Seen;
pub use layer::{LayerInfo, LayerKind, ReceptiveField};
pub use statistics::{LayerStatistics, Spread};
pub use sum::{
    AddedPicture, Cell, CellSum, ChannelTerm, ConvolutionSum, DenseSum, DenseTerm, DoubledValue, NormalisedSum, PoolSum,
    SigmoidTerm, SoftmaxTerm, sum_at,
};
pub use weights::{AfterSum, LayerWeights, Normalisation};

/// Pictures in one pass over many.
const BATCH: usize = 8;
/// Most values of a layer that its histogram over many pictures counts: evenly taken from all.
const MOST_COUNTED: usize = 200_000;

/// What a network is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Anatomy {
    /// Its layers from the picture on; of a network that names classes, softmax or sigmoid last.
    pub layers: Vec<LayerInfo>,
    /// Their weights.
    pub weights: Vec<LayerWeights>,
}

impl Anatomy {
    /// Number of trained weights and biases.
    pub fn parameters(&self) -> usize {
        self.layers.iter().map(|layer| layer.parameters).sum()
    }
}

/// What the layers of a network gave for one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// The scaled gray values, `[1, H, W]`; for a network that compares, the scaled difference from the base image too, `[2, H, W]`.
    pub input: Arc<Vec<f32>>,
    /// What each layer of the anatomy gave, in its shape.
    pub outputs: Vec<Arc<Vec<f32>>>,
}

/// What a network that names classes computed for one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspection {
    /// Layer by layer.
    pub trace: Trace,
    /// What that says.
    pub prediction: Prediction,
}

impl Inspection {
    /// The logits: one for each of the four classes, or the one of ill.
    pub fn logits(&self) -> &[f32] {
        let before_last = self.trace.outputs.len().checked_sub(2);
        before_last.and_then(|place| self.trace.outputs.get(place)).map_or(&[], |values| values)
    }

    /// The difference from the base image that the network was given, 128 where there is none, in gray levels of the base image; `None` for a network that
    /// sees the sample alone.
    pub fn difference(&self) -> Option<GrayImage> {
        let scaled = self.trace.input.get(PIXELS..2 * PIXELS)?;
        let gray: Vec<u8> = scaled.iter().map(|&value| gray_of_difference(value)).collect();
        GrayImage::from_bytes(&gray)
    }
}

/// A network whose layers can be looked at one by one.
pub trait Layered {
    /// What it is given for pictures, beside the base image of `aligner` if it compares.
    ///
    /// # Shapes
    /// - output `[B, C, H, W]`
    fn input(&self, images: &[[u8; PIXELS]], aligner: Option<&Aligner>, device: &Device) -> Tensor<4>;

    /// What each layer with or without weights gives.
    ///
    /// # Shapes
    /// - input as [`Layered::input`]
    /// - output `[B, C, H, W]` per layer; flat values are `[B, n, 1, 1]`
    fn layers(&self, input: Tensor<4>) -> Vec<Tensor<4>>;

    /// The last layer of the anatomy, where it follows from the numbers of the layer before alone: softmax or sigmoid, for several pictures one
    /// after the other. `None` where the network ends with what [`Layered::layers`] gives.
    fn ending(&self, before: &[f32]) -> Option<Vec<f32>>;
}

impl Layered for Network {
    fn input(&self, images: &[[u8; PIXELS]], aligner: Option<&Aligner>, device: &Device) -> Tensor<4> {
        input_tensor(self, images, aligner, device)
    }

    fn layers(&self, input: Tensor<4>) -> Vec<Tensor<4>> {
        self.forward_layers(input)
    }

    fn ending(&self, logits: &[f32]) -> Option<Vec<f32>> {
        Some(match self.classes() {
            Classes::Four => logits.as_chunks().0.iter().flat_map(softmax).collect(),
            Classes::Binary => logits.iter().copied().map(sigmoid).collect(),
        })
    }
}

/// A network that can be looked into: one that names classes, or an [`AutoencoderInspector`](super::AutoencoderInspector).
#[derive(Debug)]
pub struct Inspector<N = Network> {
    network: N,
    device: Device,
    device_name: String,
    anatomy: Arc<Anatomy>,
}

impl Inspector {
    /// The network of a model.
    ///
    /// # Errors
    /// When the weights do not belong to the model's architecture.
    pub fn new(model: &Model, device: &ComputeDevice) -> Result<Self, ModelError> {
        let (architecture, classes) = (model.architecture(), model.classes());
        let network = model.network(device.inner())?;
        let fail = |reason| ModelError::Weights { network: network_words(architecture, classes), reason };
        let mut weights = network.layer_weights().map_err(fail)?;
        weights.push(LayerWeights::None); // softmax or sigmoid
        Ok(Self::of(network, Anatomy { layers: layer::describe(architecture, classes), weights }, device))
    }

    /// Everything that the network computes for a picture, beside the base image of `aligner` if it compares, in one pass. Waits for
    /// the device.
    ///
    /// # Errors
    /// When the device fails, or the network gives no finite number.
    pub fn inspect(&self, image: &[u8; PIXELS], aligner: Option<&Aligner>) -> Result<Inspection, NetworkError> {
        let trace = self.trace(image, aligner)?;
        let [.., logits, probabilities] = &trace.outputs[..] else { return Err(NetworkError::Diverged) };
        let prediction = match self.network.classes() {
            Classes::Four => Prediction::Four(*probabilities.first_chunk().ok_or(NetworkError::Diverged)?),
            Classes::Binary => Prediction::Binary { logit: *logits.first().ok_or(NetworkError::Diverged)? },
        };
        if probabilities.iter().chain(logits.iter()).any(|value| !value.is_finite()) {
            return Err(NetworkError::Diverged);
        }
        Ok(Inspection { trace, prediction })
    }
}

impl<N: Layered> Inspector<N> {
    pub(super) fn of(network: N, anatomy: Anatomy, device: &ComputeDevice) -> Self {
        let (device_name, device) = (device.name().to_owned(), device.inner().clone());
        Self { network, device, device_name, anatomy: Arc::new(anatomy) }
    }

    /// What the network is made of.
    pub fn anatomy(&self) -> &Arc<Anatomy> {
        &self.anatomy
    }

    /// What each layer of the anatomy gives for a picture.
    pub(super) fn trace(&self, image: &[u8; PIXELS], aligner: Option<&Aligner>) -> Result<Trace, NetworkError> {
        let (input, outputs) = self.pass(&[*image], aligner)?;
        Ok(Trace { input: Arc::new(input), outputs: outputs.into_iter().map(Arc::new).collect() })
    }

    /// What every layer says over many pictures. `go_on` is asked between batches; `None` when it said no.
    ///
    /// # Errors
    /// When the device fails.
    pub fn statistics(
        &self,
        images: &[[u8; PIXELS]],
        aligner: Option<&Aligner>,
        go_on: impl Fn() -> bool,
    ) -> Result<Option<Vec<LayerStatistics>>, NetworkError> {
        let layers = &self.anatomy.layers;
        let mut peaks: Vec<Vec<f32>> = layers.iter().map(|layer| vec![f32::NEG_INFINITY; layer.output[0]]).collect();
        let mut counted: Vec<Vec<f32>> = vec![Vec::new(); layers.len()];
        for batch in images.chunks(BATCH) {
            if !go_on() {
                return Ok(None);
            }
            let (_, outputs) = self.pass(batch, aligner)?;
            for (place, values) in outputs.iter().enumerate() {
                let [channels, height, width] = layers[place].output;
                for (index, map) in values.chunks(height * width).enumerate() {
                    let peak = &mut peaks[place][index % channels];
                    *peak = map.iter().copied().fold(*peak, f32::max);
                }
                // A step that no width of a map shares a factor with visits all places alike.
                let step = coprime_step(images.len() * layers[place].len() / MOST_COUNTED);
                counted[place].extend(values.iter().step_by(step));
            }
        }
        let of_layer = |(place, peaks): (usize, Vec<f32>)| LayerStatistics {
            weights: Spread::of(self.anatomy.weights[place].multipliers()),
            activations: Spread::of(&counted[place]),
            peaks,
        };
        Ok(Some(peaks.into_iter().enumerate().map(of_layer).collect()))
    }

    /// The scaled pictures, and what each layer of the anatomy gives, the pictures one after the other.
    fn pass(&self, images: &[[u8; PIXELS]], aligner: Option<&Aligner>) -> Result<(Vec<f32>, Vec<Vec<f32>>), NetworkError> {
        let fail = |err: &dyn std::fmt::Display| NetworkError::device(&self.device_name, err);
        guarded(&self.device_name, || {
            let read = |tensor: Tensor<4>| {
                let data = tensor.try_into_data().map_err(|err| fail(&err))?;
                data.try_to_vec::<f32>().map_err(|err| fail(&format!("{err:?}")))
            };
            let input = self.network.input(images, aligner, &self.device);
            let layers = self.network.layers(input.clone());
            let mut outputs: Vec<Vec<f32>> = layers.into_iter().map(read).collect::<Result<_, _>>()?;
            let ending = outputs.last().and_then(|last| self.network.ending(last));
            outputs.extend(ending);
            Ok((read(input)?, outputs))
        })
    }
}

/// `step` or a little more, so that 2 and 3 do not divide it: widths of maps are multiples of these.
fn coprime_step(step: usize) -> usize {
    (step.max(1)..step.max(1) + 6).find(|step| step % 2 != 0 && step % 3 != 0).unwrap_or(1)
}

fn softmax(logits: &[f32; Syndrome::COUNT]) -> [f32; Syndrome::COUNT] {
    let largest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let exponentials = logits.map(|logit| f64::from(logit - largest).exp());
    let sum: f64 = exponentials.iter().sum();
    exponentials.map(|exponential| (exponential / sum) as f32)
}
