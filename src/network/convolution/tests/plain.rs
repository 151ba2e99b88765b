//! Convolution + bias (+ ReLU (+ 2x2 maximum)) against burn's own operations, finite differences and thread pools.

use burn::{
    backend::Dispatch,
    tensor::{
        Tensor, TensorData,
        activation::relu,
        module as reference,
        ops::{ConvOptions, MaxPoolOptions},
    },
};

use super::{
    super::{
        geometry::Window,
        plain_ops::{Ending, PlainOps as _, PlainOptions},
    },
    ALL_SIZES, Sizes, assert_all_close, assert_close, noise,
};

/// Sizes of the lecture's networks in small: 3x3 and 5x5, no zeros around, even and odd results.
const LECTURE_SIZES: [Sizes; 9] = [
    (3, 1, 12, 9, 16, [3, 3], 1, [0, 0]),
    (2, 16, 10, 11, 32, [3, 3], 1, [0, 0]),
    (2, 3, 11, 12, 7, [5, 5], 1, [0, 0]),
    (1, 33, 6, 5, 70, [3, 3], 1, [0, 0]),
    (19, 2, 7, 6, 3, [3, 3], 1, [0, 0]),
    // To a single map of the same size: several kernels, few and many input maps, a picture smaller than the kernel.
    (3, 12, 9, 10, 1, [3, 3], 1, [1, 1]),
    (18, 16, 6, 5, 1, [3, 3], 1, [1, 1]),
    (2, 5, 7, 8, 1, [5, 3], 1, [2, 1]),
    (2, 33, 2, 1, 1, [3, 3], 1, [1, 1]),
];

const ENDINGS: [Ending; 3] = [Ending::Sum, Ending::Relu, Ending::ReluMaximum];

struct Case {
    x: Tensor<4>,
    weight: Tensor<4>,
    bias: Tensor<1>,
    mix: Tensor<4>,
    options: PlainOptions,
}

/// A case, or none where the picture is too small for the maximum.
fn case((images, ci, h, w, co, kernel, stride, padding): Sizes, ending: Ending) -> Option<Case> {
    let halves = if ending == Ending::ReluMaximum { 2 } else { 1 };
    let out = [0, 1].map(|axis| ((([h, w][axis] + 2 * padding[axis] - kernel[axis]) / stride) + 1) / halves);
    (out[0] * out[1] > 0).then(|| Case {
        x: noise([images, ci, h, w], 1).require_grad(),
        weight: noise([co, ci, kernel[0], kernel[1]], 2).require_grad(),
        bias: noise([co], 4).require_grad(),
        mix: noise([images, co, out[0], out[1]], 5),
        options: PlainOptions { window: Window { stride, padding }, ending },
    })
}

fn all_cases() -> Vec<Case> {
    let sizes = ALL_SIZES.into_iter().chain(LECTURE_SIZES);
    sizes.flat_map(|sizes| ENDINGS.map(|ending| case(sizes, ending))).flatten().collect()
}

impl Case {
    fn ours(&self, weight: Tensor<4>) -> Tensor<4> {
        let (x, bias) = (self.x.clone(), self.bias.clone());
        Tensor::from_dispatch(Dispatch::plain_conv(x.into_dispatch(), weight.into_dispatch(), bias.into_dispatch(), self.options))
    }

    fn theirs(&self) -> Tensor<4> {
        let Window { stride, padding } = self.options.window;
        let options = ConvOptions::new([stride, stride], padding, [1, 1], 1);
        let y = reference::conv2d(self.x.clone(), self.weight.clone(), Some(self.bias.clone()), options);
        match self.options.ending {
            Ending::Sum => y,
            Ending::Relu => relu(y),
            Ending::ReluMaximum => reference::max_pool2d(relu(y), MaxPoolOptions::new([2, 2])),
        }
    }

    /// Gradients of x, weight and bias of the mixed outputs.
    fn gradients(&self, y: Tensor<4>) -> [TensorData; 3] {
        let mut grads = (y * self.mix.clone()).sum().backward();
        let missing = "all three are tracked";
        [
            self.x.grad_remove(&mut grads).expect(missing).into_data(),
            self.weight.grad_remove(&mut grads).expect(missing).into_data(),
            self.bias.grad_remove(&mut grads).expect(missing).into_data(),
        ]
    }
}

#[test]
fn plain_convolutions_agree_with_burn() {
    let cases = all_cases();
    for ending in ENDINGS {
        assert!(cases.iter().filter(|case| case.options.ending == ending).count() > 10);
    }
    for case in cases {
        let (ours, theirs) = (case.ours(case.weight.clone()), case.theirs());
        assert_eq!(ours.dims(), theirs.dims());
        assert_close(&ours.clone().into_data(), &theirs.clone().into_data());
        assert_all_close(&case.gradients(ours), &case.gradients(theirs));
    }
}

#[test]
fn without_a_tape_the_values_are_the_same() {
    for case in all_cases() {
        let tracked = case.ours(case.weight.clone());
        let inner = Case { x: case.x.clone().inner(), bias: case.bias.clone().inner(), ..case };
        inner.ours(inner.weight.clone().inner()).into_data().assert_eq(&tracked.into_data(), true);
    }
}

#[test]
fn weight_gradients_are_the_slopes() {
    for ending in ENDINGS {
        let case = case((3, 2, 8, 9, 5, [3, 3], 1, [0, 0]), ending).expect("large enough");
        let [_, gradient, _] = case.gradients(case.ours(case.weight.clone()));
        let slopes: Vec<f32> = gradient.try_into_vec().expect("f32");
        let weights: Vec<f32> = case.weight.to_data().try_into_vec().expect("f32");
        for index in [0, 7, 31, 89] {
            let step = 1e-3; // small: the loss has a kink wherever another corner becomes the maximum
            let moved = |by: f32| {
                let mut weights = weights.clone();
                weights[index] += by;
                let weight = Tensor::from_data(TensorData::new(weights, case.weight.dims()), &case.weight.device());
                (case.ours(weight) * case.mix.clone()).sum().into_scalar::<f32>()
            };
            let slope = (moved(step) - moved(-step)) / (2.0 * step);
            assert!((slope - slopes[index]).abs() < 0.05 * (1.0 + slope.abs()), "{index}: {slope} against {}", slopes[index]);
        }
    }
}

#[test]
fn the_number_of_threads_changes_no_bit_of_a_plain_convolution() {
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| {
            let sizes = [(37, 16, 12, 10, 32, [3, 3], 1, [0, 0]), (37, 12, 12, 10, 1, [3, 3], 1, [1, 1])];
            sizes
                .into_iter()
                .zip([Ending::ReluMaximum, Ending::Sum])
                .map(|(sizes, ending)| {
                    let case = case(sizes, ending).expect("large enough");
                    let y = case.ours(case.weight.clone());
                    (y.to_data(), case.gradients(y))
                })
                .collect::<Vec<_>>()
        })
    };
    let one_thread = run(1);
    for threads in [2, 3] {
        for ((output, gradients), (other_output, other_gradients)) in one_thread.iter().zip(run(threads)) {
            output.assert_eq(&other_output, true);
            for (one, other) in gradients.iter().zip(&other_gradients) {
                one.assert_eq(other, true);
            }
        }
    }
}
