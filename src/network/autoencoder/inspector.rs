//! Autoencoders layer by layer: for looking into them.

use burn::nn;
use burn::prelude::*;
use burn::tensor::activation::relu;

use super::coder::{BOTTLENECK_MAPS, Coder, SMALLEST};
use super::model::AutoencoderModel;
use crate::factory::{Aligner, GrayImage, HEIGHT, PIXELS, WIDTH};
use crate::network::batch::{gray_of, images_tensor};
use crate::network::convolution::{Ending, PlainConv, doubled};
use crate::network::inspection::{Layered, Seen};
use crate::network::layers::{convolution_weights, dense_weights};
use crate::network::{
    Anatomy, ComputeDevice, Inspector, LayerInfo, LayerKind, LayerWeights, ModelError, NetworkError, ReceptiveField, Trace,
};

/// An autoencoder that can be looked into.
pub type AutoencoderInspector = Inspector<Coder>;

/// What an autoencoder computed for one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Restoration {
    /// Layer by layer.
    pub trace: Trace,
    /// The picture that it gives: the last layer in gray levels, cut to black and white.
    pub picture: GrayImage,
}

/// A layer with its module, from the picture on.
#[derive(Clone, Copy)]
enum Step<'c> {
    Convolution(&'c PlainConv),
    /// Without ReLU: the numbers of the code.
    ToCode(&'c nn::Linear),
    /// With ReLU: the values of the smallest maps.
    FromCode(&'c nn::Linear),
    /// The maps that are made twice as high and wide, in their shape `[C, H, W]`.
    Double([usize; 3]),
    /// The given picture is added.
    AddPicture,
}

impl Coder {
    fn steps(&self) -> Vec<Step<'_>> {
        match self {
            Self::Denoiser(denoiser) => denoiser.convolutions.iter().map(Step::Convolution).chain([Step::AddPicture]).collect(),
            Self::Bottleneck(bottleneck) => {
                let code = [Step::ToCode(&bottleneck.to_code), Step::FromCode(&bottleneck.from_code)];
                let mut steps: Vec<Step<'_>> = bottleneck.down.iter().map(Step::Convolution).chain(code).collect();
                let mut shape = [BOTTLENECK_MAPS[4], SMALLEST[0], SMALLEST[1]];
                for convolution in &bottleneck.up {
                    steps.extend([Step::Double(shape), Step::Convolution(convolution)]);
                    shape = [convolution.config().out_channels, 2 * shape[1], 2 * shape[2]];
                }
                steps
            }
        }
    }

    /// What the layers are called, and their shapes.
    fn describe(&self) -> Vec<LayerInfo> {
        let mut shape = [1, HEIGHT, WIDTH];
        // After the code every value sees the whole picture.
        let mut seen = Some(Seen::default());
        let mut field: Option<ReceptiveField> = None;
        let mut all = Vec::new();
        for step in self.steps() {
            let (kind, input, output, parameters) = match step {
                Step::Convolution(convolution) => {
                    let config = convolution.config();
                    let (kernel, stride, padding) = (config.kernel, config.stride, config.padding);
                    field = seen.as_mut().map(|seen| seen.step(kernel, stride, padding));
                    let length = |length: usize| (length + 2 * padding - kernel) / stride + 1;
                    let output = [config.out_channels, length(shape[1]), length(shape[2])];
                    let rectified = config.ending != Ending::Sum;
                    let kind = LayerKind::Convolution { kernel, stride, padding, normalised: false, rectified };
                    let weights = config.out_channels * (config.in_channels * kernel * kernel + 1);
                    (kind, shape, output, weights)
                }
                Step::ToCode(linear) | Step::FromCode(linear) => {
                    (seen, field) = (None, None);
                    let [inputs, outputs] = linear.weight.dims();
                    let kind = if matches!(step, Step::ToCode(_)) { LayerKind::Code } else { LayerKind::Dense };
                    (kind, shape, [outputs, 1, 1], (inputs + 1) * outputs)
                }
                Step::Double(maps) => (LayerKind::Double, maps, [maps[0], 2 * maps[1], 2 * maps[2]], 0),
                Step::AddPicture => (LayerKind::AddPicture, shape, shape, 0),
            };
            all.push(LayerInfo { kind, input, output, parameters, field });
            shape = output;
        }
        all
    }

    /// The weights of every layer as plain numbers. Waits for the device.
    fn layer_weights(&self) -> Result<Vec<LayerWeights>, String> {
        let weights = |step: Step<'_>| match step {
            Step::Convolution(convolution) => convolution_weights(convolution),
            Step::ToCode(linear) | Step::FromCode(linear) => dense_weights(linear),
            Step::Double(_) | Step::AddPicture => Ok(LayerWeights::None),
        };
        self.steps().into_iter().map(weights).collect()
    }
}

impl Layered for Coder {
    fn input(&self, images: &[[u8; PIXELS]], _: Option<&Aligner>, device: &Device) -> Tensor<4> {
        images_tensor(images, None, device)
    }

    fn layers(&self, pictures: Tensor<4>) -> Vec<Tensor<4>> {
        let batch = pictures.dims()[0];
        let flat = |linear: &nn::Linear, maps: Tensor<4>| -> Tensor<2> { linear.forward(maps.flatten::<2>(1, 3)) }; // [B, n]
        let mut maps = pictures.clone();
        let mut all = Vec::new();
        for step in self.steps() {
            maps = match step {
                Step::Convolution(convolution) => convolution.forward(maps),
                Step::ToCode(linear) => flat(linear, maps).unsqueeze_dims(&[2, 3]),
                Step::FromCode(linear) => relu(flat(linear, maps)).unsqueeze_dims(&[2, 3]),
                Step::Double([channels, height, width]) => doubled(maps.reshape([batch, channels, height, width])),
                Step::AddPicture => pictures.clone() + maps,
            };
            all.push(maps.clone());
        }
        all
    }

    fn ending(&self, _: &[f32]) -> Option<Vec<f32>> {
        None
    }
}

impl AutoencoderInspector {
    /// The network of an autoencoder.
    ///
    /// # Errors
    /// When the weights do not belong to its kind.
    pub fn of_autoencoder(model: &AutoencoderModel, device: &ComputeDevice) -> Result<Self, ModelError> {
        let coder = model.coder(device.inner())?;
        let fail = |reason| ModelError::Weights { network: model.kind().name().to_owned(), reason };
        let anatomy = Anatomy { layers: coder.describe(), weights: coder.layer_weights().map_err(fail)? };
        Ok(Self::of(coder, anatomy, device))
    }

    /// Everything that the network computes for a picture, in one pass. Waits for the device.
    ///
    /// # Errors
    /// When the device fails, or the network gives no finite number.
    pub fn restore(&self, image: &[u8; PIXELS]) -> Result<Restoration, NetworkError> {
        let trace = self.trace(image, None)?;
        let last = trace.outputs.last().ok_or(NetworkError::Diverged)?;
        if last.iter().any(|value| !value.is_finite()) {
            return Err(NetworkError::Diverged);
        }
        let gray: Vec<u8> = last.iter().copied().map(gray_of).collect();
        let picture = GrayImage::from_bytes(&gray).ok_or(NetworkError::Diverged)?;
        Ok(Restoration { trace, picture })
    }
}
