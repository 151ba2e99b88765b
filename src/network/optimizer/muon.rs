//! Muon (Jordan, 2024): the momentum of a convolution's weights, taken as a matrix, is made orthogonal before the step.
//!
//! All directions of the matrix then move equally far, the rare ones too.

use burn::prelude::*;

/// Share of the old velocity that stays.
const MOMENTUM: f64 = 0.95;
/// Rounds of the Newton-Schulz iteration.
const ROUNDS: usize = 5;
/// Its polynomial: x -> a x + b x^3 + c x^5 draws all singular values near 1 within a few rounds.
const POLYNOMIAL: [f64; 3] = [3.4445, -4.7750, 2.0315];
/// Root mean square of a step at rate 1 (Moonlight, 2025): that of Adam's steps, so that Adam's rates fit.
const STEP_SIZE: f64 = 0.2;

/// The step at rate 1 that is to be taken off the weights, and the velocity.
///
/// # Shapes
/// - `gradient`, `velocity` and both results: flat, a matrix of `rows` rows
pub fn step(rows: usize, gradient: Tensor<1>, velocity: Tensor<1>) -> (Tensor<1>, Tensor<1>) {
    let [len] = gradient.dims();
    let columns = len / rows;
    let velocity = velocity * MOMENTUM + gradient.clone();
    let ahead = gradient + velocity.clone() * MOMENTUM;
    let step = orthogonal(ahead.reshape([rows, columns])) * (STEP_SIZE * (rows.max(columns) as f64).sqrt());
    (step.reshape([len]), velocity)
}

/// The nearest matrix with orthonormal rows, or columns if there are fewer, roughly: singular values between 0.7 and 1.2.
fn orthogonal(matrix: Tensor<2>) -> Tensor<2> {
    let [rows, columns] = matrix.dims();
    if rows > columns {
        return orthogonal(matrix.transpose()).transpose();
    }
    let [a, b, c] = POLYNOMIAL;
    let length = matrix.clone().powi_scalar(2).sum().sqrt() + 1e-7;
    let mut x = matrix / length.reshape([1, 1]);
    for _ in 0..ROUNDS {
        let square = x.clone().matmul(x.clone().transpose()); // [rows, rows]
        let mixed = square.clone() * b + square.clone().matmul(square) * c;
        x = x.clone() * a + mixed.matmul(x);
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(rows: usize, columns: usize) -> Tensor<2> {
        let values: Vec<f32> = (0..rows * columns).map(|i| ((i * 7919 % 1009) as f32 / 504.5) - 1.0).collect();
        Tensor::from_data(TensorData::new(values, [rows, columns]), &Device::flex())
    }

    #[test]
    fn the_result_is_nearly_orthogonal() {
        for (rows, columns) in [(8, 40), (40, 8), (12, 30), (1, 9)] {
            let result = orthogonal(noise(rows, columns));
            let product = if rows <= columns {
                result.clone().matmul(result.transpose())
            } else {
                result.clone().transpose().matmul(result)
            };
            let small = rows.min(columns);
            let values = product.into_data().try_to_vec::<f32>().unwrap();
            let trace: f32 = (0..small).map(|i| values[i * small + i]).sum();
            assert!((0.4..1.4).contains(&(trace / small as f32)), "{rows} x {columns}: {values:?}");
            let beside = (0..small * small).filter(|place| place / small != place % small);
            assert!(beside.map(|place| values[place].abs()).fold(0.0, f32::max) < 0.5);
        }
    }

    #[test]
    fn a_step_follows_the_gradient_and_has_the_size_of_adams() {
        let device = Device::flex();
        let gradient = noise(8, 36).reshape([288]);
        let (step, velocity) = step(8, gradient.clone(), Tensor::zeros([288], &device));
        assert!((step.clone() * gradient.clone()).sum().into_scalar::<f32>() > 0.0);
        let size = step.powi_scalar(2).mean().sqrt().into_scalar::<f32>();
        assert!((size - 0.2).abs() < 0.06, "{size}");
        assert_eq!(velocity.into_data().try_to_vec::<f32>(), gradient.into_data().try_to_vec::<f32>());
    }
}
