//! Values and gradients against burn's own operations and finite differences.

use burn::{
    backend::Dispatch,
    tensor::{Tensor, TensorData, activation::relu, module as reference},
};

use super::{
    super::{
        geometry::Window,
        global_mean_max,
        link::Links,
        ops::{BlockOps as _, BlockOptions},
    },
    ALL_SIZES, Case, assert_all_close, assert_close, case, noise,
};

#[test]
fn training_agrees_with_burn() {
    for (sizes, relu) in ALL_SIZES.into_iter().flat_map(|sizes| [(sizes, true), (sizes, false)]) {
        let case = case(sizes, relu);
        let (y, mean, variance) = case.block();
        let BlockOptions { epsilon, .. } = case.options;
        let normal = reference::batch_norm_train(case.convolved(), case.gamma.clone(), case.beta.clone(), epsilon);
        let expected = case.rectified(normal.output);
        assert_close(&y.clone().into_data(), &expected.clone().into_data());
        assert_close(&mean.into_data(), &normal.mean.into_data());
        assert_close(&variance.into_data(), &normal.variance.into_data());
        assert_all_close(&case.gradients(y), &case.gradients(expected));
    }
}

#[test]
fn evaluation_agrees_with_burn() {
    for sizes in ALL_SIZES {
        let case = case(sizes, true);
        let mean = noise(case.gamma.dims(), 6);
        let variance = noise(case.gamma.dims(), 7) + 1.5;
        let y = Tensor::from_dispatch(Dispatch::block_fixed(
            case.x.clone().into_dispatch(),
            case.weight.clone().into_dispatch(),
            case.gamma.clone().into_dispatch(),
            case.beta.clone().into_dispatch(),
            mean.clone().into_dispatch(),
            variance.clone().into_dispatch(),
            case.options,
        ));
        let (gamma, beta) = (case.gamma.clone(), case.beta.clone());
        let normal = reference::batch_norm(case.convolved(), gamma, beta, mean, variance, 1e-5);
        let expected = relu(normal);
        assert_close(&y.clone().into_data(), &expected.clone().into_data());
        assert_all_close(&case.gradients(y), &case.gradients(expected));
    }
}

#[test]
fn weight_gradients_are_the_slopes_of_the_loss() {
    // Directly, and with fewer multiplications at both strides.
    let all = [
        (3, 2, 7, 6, 5, [3, 3], 2, [1, 1]),
        (2, 16, 4, 4, 16, [3, 3], 1, [1, 1]),
        (1, 80, 4, 3, 64, [3, 3], 1, [1, 1]),
        (2, 16, 7, 6, 16, [3, 3], 2, [1, 1]),
    ];
    for sizes in all {
        let case = case(sizes, false);
        let [_, gradient, ..] = case.gradients(case.block().0);
        let slopes: Vec<f32> = gradient.try_into_vec().expect("f32");
        let weights: Vec<f32> = case.weight.to_data().try_into_vec().expect("f32");
        let loss = |weights: Vec<f32>| {
            let data = TensorData::new(weights, case.weight.dims());
            let weight = Tensor::from_data(data, &case.weight.device());
            let [x, mix] = [&case.x, &case.mix].map(Clone::clone);
            let moved = Case { x, weight, gamma: case.gamma.clone(), beta: case.beta.clone(), mix, ..case };
            (moved.block().0 * case.mix.clone()).sum().into_scalar::<f32>()
        };
        for index in [0, 7, 31, 89] {
            let step = 5e-3;
            let moved = |by: f32| {
                let mut weights = weights.clone();
                weights[index] += by;
                loss(weights)
            };
            let slope = (moved(step) - moved(-step)) / (2.0 * step);
            let close = (slope - slopes[index]).abs() < 0.01 * (1.0 + slope.abs());
            assert!(close, "{sizes:?}, weight {index}: {slope} against {}", slopes[index]);
        }
    }
}

#[test]
fn global_mean_and_maximum_agree_with_burn() {
    let x = noise([3, 5, 4, 6], 1).require_grad();
    let mix = noise([3, 10], 2);
    let ours = global_mean_max(x.clone());
    let flat = x.clone().reshape([3, 5, 24]);
    let theirs = Tensor::cat(vec![flat.clone().mean_dim(2), flat.max_dim(2)], 1).reshape([3, 10]);
    assert_close(&ours.clone().into_data(), &theirs.clone().into_data());
    let [ours, theirs] = [ours, theirs].map(|y| {
        let grads = (y * mix.clone()).sum().backward();
        x.grad(&grads).expect("tracked").into_data()
    });
    assert_close(&ours, &theirs);
}

/// The sums of a convolution in double precision, by the definition: `[B, Co, Ho, Wo]`.
fn convolved_by_definition(case: &Case) -> Vec<f64> {
    let numbers = |tensor: &Tensor<4>| tensor.to_data().try_into_vec::<f32>().expect("f32");
    let (x, weight) = (numbers(&case.x), numbers(&case.weight));
    let ([images, inputs, height, width], [outputs, _, kernel_h, kernel_w]) = (case.x.dims(), case.weight.dims());
    let Window { stride, padding } = case.options.window;
    let [.., rows, columns] = case.mix.dims();
    let mut sums = Vec::new();
    for (image, output) in (0..images).flat_map(|image| (0..outputs).map(move |output| (image, output))) {
        for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
            let mut sum = 0.0;
            for (input, i, j) in
                (0..inputs).flat_map(|input| (0..kernel_h).flat_map(move |i| (0..kernel_w).map(move |j| (input, i, j))))
            {
                let (y, x_place) = ((row * stride + i).wrapping_sub(padding[0]), (column * stride + j).wrapping_sub(padding[1]));
                if y < height && x_place < width {
                    let value = x[((image * inputs + input) * height + y) * width + x_place];
                    sum += f64::from(value) * f64::from(weight[((output * inputs + input) * kernel_h + i) * kernel_w + j]);
                }
            }
            sums.push(sum);
        }
    }
    sums
}

/// The root mean square error of a convolution, as a share of the root mean square of its values: in a step of a training or outside of one.
fn rounding(case: &Case, trains: bool) -> f64 {
    let [channels] = case.gamma.dims();
    let (zeros, ones) = (case.beta.clone().mul_scalar(0.0), case.gamma.clone().mul_scalar(0.0).add_scalar(1.0));
    let options = BlockOptions { epsilon: 0.0, relu: false, ..case.options };
    let [x, weight] = [&case.x, &case.weight].map(|tensor| tensor.clone().into_dispatch());
    let [gamma, beta] = [&ones, &zeros].map(|tensor| tensor.clone().into_dispatch());
    let plain = if trains {
        // The normalisation is taken back.
        let (normal, mean, variance) = Dispatch::block_train(x, weight, gamma, beta, options, Links::default());
        let [mean, variance] = [mean, variance].map(|values| Tensor::<1>::from_dispatch(values).reshape([1, channels, 1, 1]));
        Tensor::<4>::from_dispatch(normal) * variance.sqrt() + mean
    } else {
        let [mean, variance] = [zeros, ones].map(Tensor::into_dispatch);
        Tensor::from_dispatch(Dispatch::block_fixed(x, weight, gamma, beta, mean, variance, options))
    };
    let found: Vec<f32> = plain.into_data().try_into_vec().expect("f32");
    let wanted = convolved_by_definition(case);
    let size = (wanted.iter().map(|value| value * value).sum::<f64>() / wanted.len() as f64).sqrt();
    let error = found.iter().zip(&wanted).map(|(found, wanted)| (f64::from(*found) - wanted).powi(2)).sum::<f64>();
    (error / wanted.len() as f64).sqrt() / size
}

#[test]
fn roundings_stay_small_with_fewer_multiplications() {
    let all = [
        ((1, 64, 16, 12, 64, [3, 3], 1, [1, 1]), 4e-6), // while training 4 x 4 outputs at a time
        ((1, 128, 8, 6, 128, [3, 3], 1, [1, 1]), 4e-6), // four rows of three
        ((1, 64, 32, 24, 128, [3, 3], 2, [1, 1]), 2e-6), // 4 x 4 at stride 2
        ((1, 128, 2, 2, 128, [3, 3], 1, [1, 1]), 1e-6), // 2 x 2
        ((1, 64, 16, 12, 128, [3, 3], 2, [1, 1]), 1e-6), // 2 x 2 at stride 2
        ((1, 8, 16, 12, 64, [3, 3], 1, [1, 1]), 1e-6),  // directly
    ];
    for (sizes, most) in all {
        let case = case(sizes, false);
        // Outside of a training, at most 2 x 2 outputs at a time.
        for (trains, most) in [(true, most), (false, 1e-6)] {
            let error = rounding(&case, trains);
            assert!(error < most, "{sizes:?}, training {trains}: the root mean square error is {error:e} of the values");
        }
    }
}
