//! The networks themselves.

use burn::nn;
use burn::prelude::*;
use burn::tensor::activation::relu;

use super::Autoencoder;
use super::kind::DOWNWARD;
use crate::factory::{HEIGHT, WIDTH};
use crate::network::convolution::{Ending, PlainConv, PlainConvConfig, doubled};
use crate::network::first_weights::{Bound, Uniform};

/// Maps of the denoiser between its four convolutions.
const DENOISER_MAPS: [usize; 5] = [1, 12, 12, 12, 1];
/// Maps of the bottleneck on the way to the code; each convolution halves height and width. The way back is its mirror image.
pub const BOTTLENECK_MAPS: [usize; DOWNWARD + 1] = [1, 16, 32, 64, 64];
/// Rows and columns of the smallest maps.
pub const SMALLEST: [usize; 2] = [HEIGHT / 16, WIDTH / 16];
/// Values of the smallest maps of a picture.
const SMALLEST_LEN: usize = BOTTLENECK_MAPS[4] * SMALLEST[0] * SMALLEST[1];
/// Largest first weight of the layer that gives the picture: the denoiser begins with the noisy picture nearly as it is.
const LAST_BOUND: f64 = 0.01;

/// An autoencoder of one of the kinds.
#[derive(Module, Debug)]
#[expect(clippy::large_enum_variant, reason = "there is one of them at a time, and a module cannot lie in a box")]
pub enum Coder {
    /// See [`Autoencoder::Denoiser`].
    Denoiser(Denoiser),
    /// See [`Autoencoder::Bottleneck`].
    Bottleneck(Bottleneck),
}

/// See [`Autoencoder::Denoiser`].
#[derive(Module, Debug)]
pub struct Denoiser {
    pub(super) convolutions: Vec<PlainConv>,
}

/// See [`Autoencoder::Bottleneck`].
#[derive(Module, Debug)]
pub struct Bottleneck {
    pub(super) down: Vec<PlainConv>,
    pub(super) to_code: nn::Linear,
    pub(super) from_code: nn::Linear,
    pub(super) up: Vec<PlainConv>,
}

impl Coder {
    /// One with weights fixed by `seed`, the same on every device.
    pub fn new(kind: Autoencoder, seed: u64, device: &Device) -> Self {
        let mut uniform = Uniform::new(seed);
        match kind {
            Autoencoder::Denoiser => {
                let mut convolutions: Vec<PlainConv> = convolutions(DENOISER_MAPS, 1, device).map(&mut uniform);
                set_last(&mut convolutions, &mut uniform);
                Self::Denoiser(Denoiser { convolutions })
            }
            Autoencoder::Bottleneck(length) => {
                let linear = |inputs, outputs| {
                    nn::LinearConfig::new(inputs, outputs).with_initializer(nn::Initializer::Zeros).init(device)
                };
                let mut mirror = BOTTLENECK_MAPS;
                mirror.reverse();
                let down = convolutions(BOTTLENECK_MAPS, 2, device).map(&mut uniform);
                let to_code: nn::Linear = linear(SMALLEST_LEN, length.get());
                let to_code = to_code.map(&mut uniform);
                let from_code: nn::Linear = linear(length.get(), SMALLEST_LEN);
                let from_code = from_code.map(&mut uniform);
                let mut up: Vec<PlainConv> = convolutions(mirror, 1, device).map(&mut uniform);
                set_last(&mut up, &mut uniform);
                Self::Bottleneck(Bottleneck { down, to_code, from_code, up })
            }
        }
    }

    /// The picture that it gives for each picture.
    ///
    /// # Shapes
    /// - input and output `[B, 1, H, W]`, gray values scaled by [`crate::network::batch`]
    pub fn forward(&self, pictures: Tensor<4>) -> Tensor<4> {
        match self {
            Self::Denoiser(denoiser) => {
                let walk = |maps: Tensor<4>, convolution: &PlainConv| convolution.forward(maps);
                let correction = denoiser.convolutions.iter().fold(pictures.clone(), walk);
                pictures + correction
            }
            Self::Bottleneck(bottleneck) => bottleneck.decode(bottleneck.encode(pictures)),
        }
    }
}

impl Bottleneck {
    /// The code of each picture.
    ///
    /// # Shapes
    /// - input `[B, 1, H, W]`
    /// - output `[B, K]`
    pub fn encode(&self, pictures: Tensor<4>) -> Tensor<2> {
        let maps = self.down.iter().fold(pictures, |maps, convolution| convolution.forward(maps)); // [B, 64, 8, 6]
        self.to_code.forward(maps.flatten(1, 3))
    }

    /// The picture of each code.
    ///
    /// # Shapes
    /// - input `[B, K]`
    /// - output `[B, 1, H, W]`
    pub fn decode(&self, codes: Tensor<2>) -> Tensor<4> {
        let [pictures, _] = codes.dims();
        let [height, width] = SMALLEST;
        let spread = relu(self.from_code.forward(codes)).reshape([pictures, BOTTLENECK_MAPS[4], height, width]);
        self.up.iter().fold(spread, |maps, convolution| convolution.forward(doubled(maps)))
    }
}

/// 3x3 convolutions from each number of maps to the next, with ReLU after all but one that gives a single map: the picture.
fn convolutions(maps: [usize; 5], stride: usize, device: &Device) -> Vec<PlainConv> {
    let pairs = maps.windows(2).map(|pair| {
        let (in_channels, out_channels) = (pair[0], pair[1]);
        let ending = if out_channels == 1 { Ending::Sum } else { Ending::Relu };
        PlainConvConfig { in_channels, out_channels, kernel: 3, stride, padding: 1, ending }.init(device)
    });
    pairs.collect()
}

/// Draws small first weights for the last layer.
fn set_last(convolutions: &mut Vec<PlainConv>, uniform: &mut Uniform) {
    if let Some(last) = convolutions.pop() {
        uniform.bound = Bound::Fixed(LAST_BOUND);
        convolutions.push(last.map(uniform));
    }
}
