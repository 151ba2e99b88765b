//! The network itself: blocks of convolution, then a head. It never learns how it is trained.

use burn::module::{ModuleMapper, Param};
use burn::nn;
use burn::prelude::*;
use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;

use super::Architecture;
use super::convolution::{ConvBlock, ConvBlockConfig, global_mean_max};
use crate::factory::{Syndrome, derived_seed};

/// A network of one of the architectures.
#[derive(Module, Debug)]
pub struct Network {
    blocks: Vec<ConvBlock>,
    head: nn::Linear,
}

impl Network {
    /// A network with weights fixed by `seed`, the same on every device.
    pub fn new(architecture: Architecture, seed: u64, device: &Device) -> Self {
        let mut channels = 1;
        let mut blocks = Vec::new();
        for &(out_channels, kernel, stride) in architecture.blocks() {
            let config = ConvBlockConfig { in_channels: channels, out_channels, kernel, stride, padding: kernel / 2 };
            blocks.push(config.init(device));
            channels = out_channels;
        }
        let head = nn::LinearConfig::new(2 * channels, Syndrome::COUNT).with_initializer(nn::Initializer::Zeros).init(device);
        let mut initialiser = HeUniform { rng: Xoshiro256PlusPlus::seed_from_u64(derived_seed(seed, "weights")) };
        Self { blocks, head }.map(&mut initialiser)
    }

    /// Logits of a batch.
    ///
    /// # Shapes
    /// - input `[B, 1, H, W]`, gray values scaled by [`super::batch`]
    /// - output `[B, K]`
    pub fn forward(&self, images: Tensor<4>) -> Tensor<2> {
        let features = self.blocks.iter().fold(images, |x, block| block.forward(x)); // [B, 128, 8, 6]
        self.head.forward(global_mean_max(features)) // [B, 256] -> [B, K]
    }
}

/// Largest first weight of the head.
const HEAD_BOUND: f64 = 0.01;

/// He's uniform initialisation (2015): every weight uniform in +-sqrt(6 / fan-in). Our own generator draws the numbers, so
/// that they do not depend on the device nor on what else the process draws.
struct HeUniform {
    rng: Xoshiro256PlusPlus,
}

impl ModuleMapper for HeUniform {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let shape: [usize; D] = param.val().dims();
        if D < 2 {
            return param; // biases and norms keep 0 and 1
        }
        let fan_in: usize = shape.iter().skip(1).product(); // convolution: [out, in, kernel, kernel]
        // The head starts small: a fresh network then gives all classes about the same share, and its loss starts at ln 4.
        let bound = if D == 2 { HEAD_BOUND } else { (6.0 / fan_in as f64).sqrt() };
        let mut draw = || (bound * (2.0 * rand::RngExt::random::<f64>(&mut self.rng) - 1.0)) as f32;
        let weights: Vec<f32> = (0..shape.iter().product()).map(|_| draw()).collect();
        param.map(|old| {
            let tensor = Tensor::<D>::from_data(TensorData::new(weights, shape), &old.device());
            if old.is_require_grad() { tensor.require_grad() } else { tensor }
        })
    }
}
