//! The module, memory orders and threads.

use burn::{
    module::Module as _,
    nn::BatchNormConfig,
    tensor::{Device, Tensor, activation::relu},
};

use super::{
    super::{ConvBlockConfig, Links},
    assert_close, case, drawn, noise,
};

#[test]
fn permuted_inputs_and_expanded_gradients_are_read_in_order() {
    let device = Device::flex().autodiff();
    let block = drawn(ConvBlockConfig { in_channels: 3, out_channels: 4, kernel: 3, stride: 1, padding: 1 }, 11);
    let wide = noise([2, 5, 6, 3], 8);
    let view = wide.clone().permute([0, 3, 2, 1]).require_grad();
    let copy = Tensor::from_data(view.to_data(), &device).require_grad();
    let [of_view, of_copy] = [view, copy].map(|x: Tensor<4>| {
        let grads = block.forward(x.clone(), Links::default()).mean().backward();
        x.grad(&grads).expect("tracked").into_data()
    });
    of_view.assert_eq(&of_copy, true);
}

#[test]
fn the_number_of_threads_changes_no_bit() {
    // Sums of weight gradients for parts of the batch, and the factors of the whole batch.
    for sizes in [(37, 16, 12, 10, 32, [3, 3], 2, [1, 1]), (9, 16, 4, 6, 48, [3, 3], 1, [1, 1])] {
        let run = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            pool.install(|| {
                let case = case(sizes, true);
                let (y, mean, variance) = case.block();
                let outputs = [y.to_data(), mean.into_data(), variance.into_data()];
                (outputs, case.gradients(y))
            })
        };
        let (outputs, gradients) = run(1);
        for threads in [2, 3] {
            let (other_outputs, other_gradients) = run(threads);
            for (one, other) in outputs.iter().zip(&other_outputs) {
                one.assert_eq(other, true);
            }
            for (one, other) in gradients.iter().zip(&other_gradients) {
                one.assert_eq(other, true);
            }
        }
    }
}

#[test]
fn the_module_trains_and_evaluates_like_burns_modules() {
    let device = Device::flex().autodiff();
    let block = drawn(ConvBlockConfig { in_channels: 1, out_channels: 8, kernel: 5, stride: 2, padding: 2 }, 12);
    let twin = BatchNormConfig::new(8).init(&device);
    for seed in 0..3 {
        let x = noise([4, 1, 16, 12], seed); // untracked, as in training
        let y = block.forward(x.clone(), Links::default());
        let expected = relu(twin.forward(block.conv.forward(x)));
        assert_close(&y.clone().into_data(), &expected.into_data());
        let grads = y.sum().backward();
        assert!(block.conv.weight.val().grad(&grads).is_some());
    }
    let (ours, theirs) = (&block.norm, &twin);
    assert_close(&ours.running_mean.value_sync().into_data(), &theirs.running_mean.value_sync().into_data());
    assert_close(&ours.running_var.value_sync().into_data(), &theirs.running_var.value_sync().into_data());

    let (valid, twin) = (block.valid(), twin.valid());
    let x = noise([2, 1, 16, 12], 9).inner();
    let expected = relu(twin.forward(valid.conv.forward(x.clone())));
    assert_close(&valid.forward(x.clone(), Links::default()).into_data(), &expected.into_data());

    // Saliency: only the image is tracked.
    let image = x.autodiff().require_grad();
    let ours = valid.forward(image.clone(), Links::default()).sum().backward();
    let theirs = relu(twin.forward(valid.conv.forward(image.clone()))).sum().backward();
    let [ours, theirs] = [ours, theirs].map(|g| image.grad(&g).expect("tracked").into_data());
    assert_close(&ours, &theirs);
}
