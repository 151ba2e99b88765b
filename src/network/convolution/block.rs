//! The block as a module: convolution, batch normalisation, ReLU.

use burn::{
    backend::Dispatch,
    module::{Initializer, Module},
    nn::{
        BatchNorm, BatchNormConfig, PaddingConfig2d,
        conv::{Conv2d, Conv2dConfig},
    },
    tensor::{Device, Tensor},
};

use super::{
    geometry::Window,
    link::Links,
    ops::{BlockOps as _, BlockOptions},
};

/// Sizes of a [`ConvBlock`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConvBlockConfig {
    /// Channels of the input.
    pub in_channels: usize,
    /// Channels of the output: the number of filters.
    pub out_channels: usize,
    /// Height and width of the filters.
    pub kernel: usize,
    /// Step of the filters.
    pub stride: usize,
    /// Zeros around the input, fewer than `kernel`.
    pub padding: usize,
}

/// One block: convolution without bias, batch normalisation, ReLU.
#[derive(Module, Debug)]
pub struct ConvBlock {
    /// Holds the weight, `[Co, Ci, K, K]`, and the geometry.
    pub conv: Conv2d,
    /// Holds gamma and beta and the running statistics, each `[Co]`.
    pub norm: BatchNorm,
}

impl ConvBlockConfig {
    /// Makes a block with all weights of the convolution 0, to be filled by the network's initialisation.
    #[must_use]
    pub fn init(&self, device: &Device) -> ConvBlock {
        let Self { in_channels, out_channels, kernel, stride, padding } = *self;
        let conv = Conv2dConfig::new([in_channels, out_channels], [kernel, kernel])
            .with_stride([stride, stride])
            .with_padding(PaddingConfig2d::Explicit(padding, padding, padding, padding))
            .with_bias(false)
            .with_initializer(Initializer::Zeros)
            .init(device);
        ConvBlock { conv, norm: BatchNormConfig::new(out_channels).init(device) }
    }
}

impl ConvBlock {
    /// Whether the block normalises an input by the statistics of its batch; only such blocks can be linked.
    pub fn learns_from(&self, x: &Tensor<4>) -> bool {
        x.device().is_autodiff() && self.norm.training.is_enabled()
    }

    /// Applies the block, which may be linked to its neighbours.
    ///
    /// Normalises by the statistics of the batch and updates the running ones if the input is on
    /// an autodiff device and the block's training flag is set (as burn's `BatchNorm`); else by
    /// the running ones, and the links mean nothing.
    ///
    /// # Shapes
    /// - `x`: `[B, Ci, H, W]`
    /// - output: `[B, Co, Ho, Wo]`
    pub fn forward(&self, x: Tensor<4>, links: Links) -> Tensor<4> {
        let weight = self.conv.weight.val();
        if self.learns_from(&x) {
            self.forward_train(x, weight, links)
        } else {
            let device = x.device();
            let mean = self.norm.running_mean.value().to_device(&device);
            let variance = self.norm.running_var.value().to_device(&device);
            Tensor::from_dispatch(Dispatch::block_fixed(
                x.into_dispatch(),
                weight.into_dispatch(),
                self.norm.gamma.val().into_dispatch(),
                self.norm.beta.val().into_dispatch(),
                mean.into_dispatch(),
                variance.into_dispatch(),
                self.options(),
            ))
        }
    }

    fn forward_train(&self, x: Tensor<4>, weight: Tensor<4>, links: Links) -> Tensor<4> {
        let device = x.device();
        let (output, mean, variance) = Dispatch::block_train(
            x.into_dispatch(),
            weight.into_dispatch(),
            self.norm.gamma.val().into_dispatch(),
            self.norm.beta.val().into_dispatch(),
            self.options(),
            links,
        );
        let momentum = self.norm.momentum;
        for (state, value) in [(&self.norm.running_mean, mean), (&self.norm.running_var, variance)] {
            let value: Tensor<1> = Tensor::from_dispatch(value);
            let kept = state.value_sync().to_device(&device).mul_scalar(1.0 - momentum);
            state.update(kept.add(value.detach().mul_scalar(momentum)).detach());
        }
        Tensor::from_dispatch(output)
    }

    fn options(&self) -> BlockOptions {
        let PaddingConfig2d::Explicit(top, left, _, _) = self.conv.padding else {
            unreachable!("a block is made with explicit padding");
        };
        BlockOptions {
            window: Window { stride: self.conv.stride[0], padding: [top, left] },
            epsilon: self.norm.epsilon,
            relu: true,
        }
    }
}

/// The mean of every feature map, then the maximum of every feature map.
///
/// # Shapes
/// - `x`: `[B, C, H, W]`
/// - output: `[B, 2 C]`
pub fn global_mean_max(x: Tensor<4>) -> Tensor<2> {
    Tensor::from_dispatch(Dispatch::mean_max(x.into_dispatch()))
}
