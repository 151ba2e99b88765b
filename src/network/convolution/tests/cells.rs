//! The question about each cell of a feature map against its composition of burn's operations, and thread pools.

use burn::{
    backend::Dispatch,
    tensor::{Tensor, TensorData, activation::relu},
};

use super::{super::cells_ops::CellOps as _, assert_all_close, assert_close, noise};

/// Pictures, channels, rows and columns of the maps, rows and columns of cells per place, questions.
const SIZES: [[usize; 6]; 6] = [
    [3, 64, 16, 12, 1, 3],
    [2, 128, 8, 6, 2, 3],
    [1, 5, 3, 4, 1, 1],
    [4, 33, 2, 2, 3, 2],
    [19, 7, 1, 3, 2, 5],
    [2, 16, 4, 3, 4, 5],
];

struct Case {
    maps: Tensor<4>,
    weight: Tensor<2>,
    bias: Tensor<1>,
    truth: Tensor<2>,
    split: usize,
}

fn case([images, channels, height, width, split, questions]: [usize; 6]) -> Case {
    let outputs = split * split * questions;
    Case {
        // Some logits so far from 0 that exp would overflow.
        maps: (noise([images, channels, height, width], 1) * 30.0).detach().require_grad(),
        weight: noise([channels, outputs], 2).require_grad(),
        bias: noise([outputs], 3).require_grad(),
        truth: noise::<2>([images * height * split * width * split, questions], 4).greater_elem(0.2).float(),
        split,
    }
}

impl Case {
    fn ours(&self) -> Tensor<1> {
        let Self { maps, weight, bias, truth, split } = self;
        let [maps, weight] = [maps.clone().into_dispatch(), weight.clone().into_dispatch()];
        Tensor::from_dispatch(Dispatch::cell_entropy(
            maps,
            weight,
            bias.clone().into_dispatch(),
            truth.clone().into_dispatch(),
            *split,
        ))
    }

    fn theirs(&self) -> Tensor<1> {
        let [images, channels, height, width] = self.maps.dims();
        let ([cells, questions], split) = (self.truth.dims(), self.split);
        let places = self.maps.clone().permute([0, 2, 3, 1]).reshape([images * height * width, channels]);
        let logits = places.matmul(self.weight.clone()) + self.bias.clone().unsqueeze();
        let logits = logits.reshape([images * height, width, split, split, questions]).permute([0, 2, 1, 3, 4]);
        let logits = logits.reshape([cells, questions]);
        let soft = relu(logits.clone()) + (logits.clone().abs().neg().exp() + 1.0).log();
        (soft - self.truth.clone() * logits).sum() / cells as f64
    }

    /// Gradients of maps, weight and bias, of seven times the entropy.
    fn gradients(&self, entropy: Tensor<1>) -> [TensorData; 3] {
        let mut grads = (entropy * 7.0).backward();
        let missing = "all three are tracked";
        [
            self.maps.grad_remove(&mut grads).expect(missing).into_data(),
            self.weight.grad_remove(&mut grads).expect(missing).into_data(),
            self.bias.grad_remove(&mut grads).expect(missing).into_data(),
        ]
    }
}

#[test]
fn the_entropy_of_cells_agrees_with_burn() {
    for case in SIZES.map(case) {
        let (ours, theirs) = (case.ours(), case.theirs());
        assert_close(&ours.to_data(), &theirs.to_data());
        let gradients = case.gradients(ours);
        assert!(gradients.iter().all(|gradient| gradient.iter::<f32>().any(|value| value.abs() > 1e-3)));
        assert_all_close(&gradients, &case.gradients(theirs));
    }
}

#[test]
fn the_number_of_threads_changes_no_bit_of_the_entropy_of_cells() {
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| {
            let case = case([37, 24, 4, 3, 2, 3]);
            let entropy = case.ours();
            (entropy.to_data(), case.gradients(entropy))
        })
    };
    let one_thread = run(1);
    for (entropy, gradients) in [2, 3].map(run) {
        one_thread.0.assert_eq(&entropy, true);
        for (one, other) in one_thread.1.iter().zip(&gradients) {
            one.assert_eq(other, true);
        }
    }
}
