//! The lecture's block as a module: convolution, bias, and its ending: ReLU, ReLU and the 2x2 maximum, or nothing.

use burn::{
    backend::Dispatch,
    module::{Initializer, Module, Param},
    tensor::{Device, Tensor},
};

use super::{
    geometry::Window,
    plain_ops::{Ending, PlainOps as _, PlainOptions},
};

/// Sizes of a [`PlainConv`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlainConvConfig {
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
    /// What follows the sums.
    pub ending: Ending,
}

/// One block: convolution with bias, and its ending.
#[derive(Module, Debug)]
pub struct PlainConv {
    /// `[Co, Ci, K, K]`.
    pub weight: Param<Tensor<4>>,
    /// `[Co]`.
    pub bias: Param<Tensor<1>>,
    stride: usize,
    padding: usize,
    #[module(skip)]
    ending: Ending,
}

impl PlainConvConfig {
    /// Makes a block with all weights 0, to be filled by the network's initialisation.
    #[must_use]
    pub fn init(&self, device: &Device) -> PlainConv {
        let Self { in_channels, out_channels, kernel, stride, padding, ending } = *self;
        PlainConv {
            weight: Initializer::Zeros.init([out_channels, in_channels, kernel, kernel], device),
            bias: Initializer::Zeros.init([out_channels], device),
            stride,
            padding,
            ending,
        }
    }
}

impl PlainConv {
    /// Its sizes.
    pub fn config(&self) -> PlainConvConfig {
        let [out_channels, in_channels, kernel, _] = self.weight.dims();
        let Self { stride, padding, ending, .. } = *self;
        PlainConvConfig { in_channels, out_channels, kernel, stride, padding, ending }
    }

    /// Applies the block.
    ///
    /// # Shapes
    /// - `x`: `[B, Ci, H, W]`
    /// - output: `[B, Co, Ho, Wo]`, both halved and rounded down with the maximum
    pub fn forward(&self, x: Tensor<4>) -> Tensor<4> {
        self.forward_with(x, self.ending)
    }

    /// The same without the maximum: for looking at it.
    ///
    /// # Shapes
    /// - `x`: `[B, Ci, H, W]`
    /// - output: `[B, Co, Ho, Wo]`
    pub fn forward_unpooled(&self, x: Tensor<4>) -> Tensor<4> {
        let ending = if self.ending == Ending::ReluMaximum { Ending::Relu } else { self.ending };
        self.forward_with(x, ending)
    }

    fn forward_with(&self, x: Tensor<4>, ending: Ending) -> Tensor<4> {
        let Self { stride, padding, .. } = *self;
        let options = PlainOptions { window: Window { stride, padding: [padding, padding] }, ending };
        Tensor::from_dispatch(Dispatch::plain_conv(
            x.into_dispatch(),
            self.weight.val().into_dispatch(),
            self.bias.val().into_dispatch(),
            options,
        ))
    }
}
