//! The blocks against burn's own operations, finite differences and different thread pools.

mod agreement;
mod behaviour;
mod cells;
mod doubling;
mod links;
mod plain;
mod times;

use burn::{
    backend::Dispatch,
    tensor::{Device, Tensor, TensorData, Tolerance, activation::relu, module as reference, ops::ConvOptions},
};

use super::{
    ConvBlock, ConvBlockConfig,
    geometry::Window,
    link::Links,
    ops::{BlockOps as _, BlockOptions},
};

/// Sizes of a test: images, Ci, H, W, Co, kernel, stride, padding.
type Sizes = (usize, usize, usize, usize, usize, [usize; 2], usize, [usize; 2]);

/// All kernels and strides, odd sizes, one image, and channels that fill no vector.
const ALL_SIZES: [Sizes; 30] = [
    (3, 1, 13, 11, 16, [5, 5], 2, [2, 2]),
    (2, 16, 9, 10, 32, [3, 3], 2, [1, 1]),
    (5, 3, 8, 7, 5, [3, 3], 1, [1, 1]),
    (1, 32, 6, 5, 64, [3, 3], 1, [1, 1]),
    (4, 7, 5, 9, 33, [1, 1], 1, [0, 0]),
    (2, 4, 8, 8, 6, [1, 1], 2, [0, 0]),
    (2, 2, 9, 9, 20, [5, 5], 1, [0, 0]),
    (2, 3, 10, 12, 4, [7, 7], 2, [3, 3]),
    (3, 2, 7, 8, 8, [3, 5], 2, [1, 2]),
    (2, 5, 8, 6, 48, [2, 4], 1, [0, 1]),
    (40, 2, 4, 4, 3, [3, 3], 2, [0, 2]),
    (1, 1, 1, 2, 1, [3, 3], 1, [1, 1]),
    // With fewer multiplications: even and odd, with and without zeros around, several images at a time.
    (3, 16, 8, 10, 32, [3, 3], 1, [1, 1]),
    (2, 32, 7, 5, 16, [3, 3], 1, [0, 0]),
    (9, 16, 4, 6, 48, [3, 3], 1, [1, 1]),
    (1, 16, 3, 3, 16, [3, 3], 1, [0, 0]),
    (7, 48, 5, 8, 16, [3, 3], 2, [1, 1]),
    (2, 16, 7, 9, 80, [3, 3], 2, [0, 0]),
    (2, 16, 35, 50, 16, [3, 3], 2, [1, 1]),
    // So many weights that four rows of three are computed at a time in training, not four by four.
    (2, 80, 7, 9, 64, [3, 3], 1, [1, 1]),
    (3, 64, 5, 6, 80, [3, 3], 1, [0, 0]),
    // Four rows of three because of the width.
    (9, 16, 8, 6, 32, [3, 3], 1, [1, 1]),
    (5, 80, 7, 6, 64, [3, 3], 1, [1, 1]),
    // At stride 2: two by two, four by four.
    (5, 16, 16, 12, 48, [3, 3], 2, [1, 1]),
    (3, 32, 23, 15, 16, [3, 3], 2, [0, 1]),
    // Two images to a sum of weight gradients: together, one after the other.
    (18, 16, 20, 14, 16, [3, 3], 1, [1, 1]),
    (18, 16, 40, 28, 16, [3, 3], 1, [1, 1]),
    // Two bands of unequal height in training: four by four, four rows of three, four by four at stride 2.
    (2, 64, 28, 16, 64, [3, 3], 1, [1, 1]),
    (2, 64, 44, 9, 64, [3, 3], 1, [1, 1]),
    (2, 32, 70, 47, 16, [3, 3], 2, [1, 1]),
];

struct Case {
    x: Tensor<4>,
    weight: Tensor<4>,
    gamma: Tensor<1>,
    beta: Tensor<1>,
    /// Weights of the outputs in the loss.
    mix: Tensor<4>,
    options: BlockOptions,
}

fn noise<const D: usize>(shape: [usize; D], seed: u32) -> Tensor<D> {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(12_345);
    let values: Vec<f32> = (0..shape.iter().product())
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / 8_388_608.0 - 1.0
        })
        .collect();
    Tensor::from_data(TensorData::new(values, shape), &Device::flex().autodiff())
}

/// A block whose weights are drawn, as those of a network are before it learns.
fn drawn(config: ConvBlockConfig, seed: u32) -> ConvBlock {
    let ConvBlock { mut conv, norm } = config.init(&Device::flex().autodiff());
    let shape = conv.weight.val().dims();
    conv.weight = conv.weight.map(|_zeros| (noise(shape, seed) * 0.3).detach().require_grad());
    ConvBlock { conv, norm }
}

fn case((images, ci, h, w, co, kernel, stride, padding): Sizes, relu: bool) -> Case {
    let out = [(h + 2 * padding[0] - kernel[0]) / stride + 1, (w + 2 * padding[1] - kernel[1]) / stride + 1];
    Case {
        x: (noise([images, ci, h, w], 1) + 0.3).detach().require_grad(),
        weight: noise([co, ci, kernel[0], kernel[1]], 2).require_grad(),
        gamma: (noise([co], 3) + 1.5).detach().require_grad(),
        beta: noise([co], 4).require_grad(),
        mix: noise([images, co, out[0], out[1]], 5),
        options: BlockOptions { window: Window { stride, padding }, epsilon: 1e-5, relu },
    }
}

impl Case {
    fn block(&self) -> (Tensor<4>, Tensor<1>, Tensor<1>) {
        let (y, mean, variance) = Dispatch::block_train(
            self.x.clone().into_dispatch(),
            self.weight.clone().into_dispatch(),
            self.gamma.clone().into_dispatch(),
            self.beta.clone().into_dispatch(),
            self.options,
            Links::default(),
        );
        (Tensor::from_dispatch(y), Tensor::from_dispatch(mean), Tensor::from_dispatch(variance))
    }

    fn convolved(&self) -> Tensor<4> {
        let Window { stride, padding } = self.options.window;
        let options = ConvOptions::new([stride, stride], padding, [1, 1], 1);
        reference::conv2d(self.x.clone(), self.weight.clone(), None, options)
    }

    fn rectified(&self, y: Tensor<4>) -> Tensor<4> {
        if self.options.relu { relu(y) } else { y }
    }

    /// Gradients of x, weight, gamma and beta of the mixed outputs.
    fn gradients(&self, y: Tensor<4>) -> [TensorData; 4] {
        let mut grads = (y * self.mix.clone()).sum().backward();
        let missing = "all four are tracked";
        [
            self.x.grad_remove(&mut grads).expect(missing).into_data(),
            self.weight.grad_remove(&mut grads).expect(missing).into_data(),
            self.gamma.grad_remove(&mut grads).expect(missing).into_data(),
            self.beta.grad_remove(&mut grads).expect(missing).into_data(),
        ]
    }
}

fn assert_close(ours: &TensorData, theirs: &TensorData) {
    ours.assert_approx_eq::<f32>(theirs, Tolerance::rel_abs(1e-3, 1e-3));
}

fn assert_all_close(ours: &[TensorData], theirs: &[TensorData]) {
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert_close(ours, theirs);
    }
}
