//! Muon (Jordan, 2024): the momentum of a convolution's weights, taken as a matrix, is made orthogonal before the step.
//!
//! All directions of the matrix then move equally far, the rare ones too.
//!
//! The Newton-Schulz iteration runs on the small matrix X X^T in place of X itself ("Gram Newton-Schulz", 2026): every round multiplies X by a
//! polynomial in X X^T, and all these polynomials commute, so that their product is multiplied by X once, at the end. A matrix of 64 x 576 takes two
//! fifths of the multiplications so.

use burn::backend::{
    Autodiff, Backend, Flex, TensorMetadata as _, autodiff::checkpoint::strategy::CheckpointStrategy, backend_extension,
    flex::FlexTensor, tensor::FloatTensor,
};
use burn::tensor::{Shape, TensorData};
use pulp::Arch;

use super::ops::contiguous;
use crate::network::{
    OptimizerKind,
    convolution::{Product, RightFactor, buffers, recycle},
};

/// What distinguishes one Muon from another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MuonRule {
    /// Share of the old velocity that stays, 0 to 1.
    momentum: f32,
    /// Rounds of the Newton-Schulz iteration.
    rounds: usize,
}

impl OptimizerKind {
    /// How it moves matrices, if it makes their step orthogonal.
    pub(super) fn muon(self) -> Option<MuonRule> {
        match self {
            Self::Muon => Some(MuonRule { momentum: 0.95, rounds: 5 }),
            Self::QuickMuon => Some(MuonRule { momentum: 0.9, rounds: 3 }),
            _ => None,
        }
    }
}

/// The polynomial of a round: x -> a x + b x^3 + c x^5 draws all singular values near 1 within five rounds, the large ones within three.
const POLYNOMIAL: [f32; 3] = [3.4445, -4.7750, 2.0315];
/// Root mean square of a step at rate 1 (Moonlight, 2025): that of Adam's steps, so that Adam's rates fit.
const STEP_SIZE: f32 = 0.2;
/// Added to the sum of squares of a matrix: a gradient of zeros gives a step of zeros.
const LEAST_SQUARES: f32 = 1e-14;
/// Numbers that are added up side by side.
const LANES: usize = 16;

/// Muon's step as an operation of burn's backends: in few passes over the memory on the CPU, composed on a GPU.
#[backend_extension(Flex, Cube: cfg(feature = "gpu"), Autodiff)]
pub trait MuonOps: Backend {
    /// The step at rate 1 that is to be taken off the weights, and the velocity.
    ///
    /// # Shapes
    /// - `gradient`, `velocity` and both results: flat, `[n]`, a matrix of `rows` rows
    fn orthogonal_step(
        rule: MuonRule,
        rows: usize,
        gradient: FloatTensor<Self>,
        velocity: FloatTensor<Self>,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        let device = gradient.device();
        let columns = gradient.shape().num_elements() / rows;
        let times = |tensor: FloatTensor<Self>, factor: f32| Self::float_mul_scalar(tensor, f64::from(factor).into());
        let velocity = Self::float_add(times(velocity, rule.momentum), gradient.clone());
        let ahead = Self::float_add(gradient, times(velocity.clone(), rule.momentum));
        let matrix = Self::float_reshape(ahead, Shape::from(vec![rows, columns]));
        let wide = if rows > columns { Self::float_transpose(matrix) } else { matrix };
        let small = rows.min(columns);
        let squares = Self::float_sum(Self::float_mul(wide.clone(), wide.clone()));
        let squares =
            Self::float_reshape(Self::float_add_scalar(squares, f64::from(LEAST_SQUARES).into()), Shape::from(vec![1, 1]));
        let identity = Self::float_from_data(TensorData::new(identity(small), [small, small]), &device);
        let [a, b, c] = POLYNOMIAL;
        let mut gram = Self::float_div(Self::float_matmul(wide.clone(), Self::float_transpose(wide.clone())), squares.clone());
        let mut product = identity.clone();
        for _ in 0..rule.rounds {
            let square = Self::float_matmul(gram.clone(), gram.clone());
            let mixed = Self::float_add(times(gram.clone(), b), times(square, c));
            let factor = Self::float_add(times(identity.clone(), a), mixed);
            gram = Self::float_matmul(Self::float_matmul(factor.clone(), gram), factor.clone());
            product = Self::float_matmul(factor, product);
        }
        let product = times(Self::float_div(product, Self::float_sqrt(squares)), size(rows, columns));
        let step = Self::float_matmul(product, wide);
        let step = if rows > columns { Self::float_transpose(step) } else { step };
        (Self::float_reshape(step, Shape::from(vec![rows * columns])), velocity)
    }
}

#[cfg(feature = "gpu")]
impl MuonOps for burn::backend::Cube {}

#[cfg(feature = "gpu")]
impl<C: CheckpointStrategy> MuonOps for Autodiff<burn::backend::Cube, C> {}

impl<C: CheckpointStrategy> MuonOps for Autodiff<Flex, C> {}

impl MuonOps for Flex {
    fn orthogonal_step(rule: MuonRule, rows: usize, gradient: FlexTensor, velocity: FlexTensor) -> (FlexTensor, FlexTensor) {
        let [gradient, mut velocity] = [gradient, velocity].map(contiguous);
        let (ahead, squares) = move_velocity(rule.momentum, gradient.storage::<f32>(), velocity.storage_mut::<f32>());
        recycle(gradient);
        let columns = ahead.len() / rows;
        let step = if rows > columns {
            let step = orthogonal(rule, &transposed(&ahead, columns), [columns, rows], squares);
            transposed(&step, rows)
        } else {
            orthogonal(rule, &ahead, [rows, columns], squares)
        };
        buffers::give(ahead);
        (FlexTensor::from_data(TensorData::new(step, [rows * columns])), velocity)
    }
}

/// The orthogonal step of a matrix that is not higher than wide. `squares` is the sum of its squares.
fn orthogonal(rule: MuonRule, wide: &[f32], [rows, columns]: [usize; 2], squares: f32) -> Vec<f32> {
    let squares = squares + LEAST_SQUARES;
    let mut gram = RightFactor::transposed(wide, columns, Product::Symmetric).times_left(wide);
    Arch::new().dispatch(|| {
        for value in &mut gram {
            *value /= squares;
        }
    });
    let mut product: Option<Vec<f32>> = None;
    for round in 1..=rule.rounds {
        let by_gram = RightFactor::new(&gram, rows, Product::Symmetric);
        let mut factor = by_gram.times_left(&gram);
        polynomial(&mut factor, &gram, rows);
        if round < rule.rounds {
            let half = by_gram.times_left(&factor);
            buffers::give(std::mem::replace(&mut gram, RightFactor::new(&factor, rows, Product::Symmetric).times_left(&half)));
            buffers::give(half);
        }
        product = Some(match product {
            None => factor,
            Some(product) => {
                let longer = RightFactor::new(&product, rows, Product::Symmetric).times_left(&factor);
                [factor, product].into_iter().for_each(buffers::give);
                longer
            }
        });
    }
    buffers::give(gram);
    let mut product = product.unwrap_or_else(|| identity(rows));
    let scale = size(rows, columns) / squares.sqrt();
    for value in &mut product {
        *value *= scale;
    }
    let step = RightFactor::new(wide, columns, Product::Any).times_left(&product);
    buffers::give(product);
    step
}

/// The factor that gives an orthogonal matrix the size of a step.
fn size(rows: usize, columns: usize) -> f32 {
    STEP_SIZE * (rows.max(columns) as f32).sqrt()
}

fn identity(size: usize) -> Vec<f32> {
    (0..size * size).map(|place| if place / size == place % size { 1.0 } else { 0.0 }).collect()
}

/// The transpose of a matrix of `columns` columns.
fn transposed(matrix: &[f32], columns: usize) -> Vec<f32> {
    (0..columns).flat_map(|column| matrix.iter().skip(column).step_by(columns).copied()).collect()
}

/// Moves the velocity; gives Nesterov's look ahead, and the sum of its squares.
fn move_velocity(momentum: f32, gradient: &[f32], velocity: &mut [f32]) -> (Vec<f32>, f32) {
    let mut ahead = buffers::take(gradient.len());
    let mut sums = [0.0_f32; LANES];
    Arch::new().dispatch(|| {
        let parts = gradient.chunks(LANES).zip(velocity.chunks_mut(LANES)).zip(ahead.chunks_mut(LANES));
        for ((gradients, velocities), ahead) in parts {
            for (((&gradient, velocity), sum), ahead) in gradients.iter().zip(velocities).zip(&mut sums).zip(ahead) {
                *velocity = momentum * *velocity + gradient;
                *ahead = gradient + momentum * *velocity;
                *sum += *ahead * *ahead;
            }
        }
    });
    (ahead, sums.iter().sum())
}

/// `square` becomes a I + b gram + c square.
fn polynomial(square: &mut [f32], gram: &[f32], size: usize) {
    let [a, b, c] = POLYNOMIAL;
    Arch::new().dispatch(|| square.iter_mut().zip(gram).for_each(|(square, gram)| *square = b * gram + c * *square));
    square.iter_mut().step_by(size + 1).for_each(|value| *value += a);
}

#[cfg(test)]
mod tests {
    use burn::backend::Dispatch;
    use burn::prelude::*;

    use super::*;

    /// Those of Muon and of the quick one.
    const RULES: [MuonRule; 2] = [MuonRule { momentum: 0.95, rounds: 5 }, MuonRule { momentum: 0.9, rounds: 3 }];

    fn noise(len: usize) -> Vec<f32> {
        (0..len).map(|i| ((i * 7919 % 1009) as f32 / 504.5) - 1.0).collect()
    }

    fn flat(values: Vec<f32>) -> Tensor<1> {
        let len = values.len();
        Tensor::from_data(TensorData::new(values, [len]), &Device::flex())
    }

    /// The step and the velocity after it, from a velocity of zeros.
    fn step(rule: MuonRule, rows: usize, gradient: &[f32]) -> [Vec<f32>; 2] {
        let velocity = flat(vec![0.0; gradient.len()]);
        let (step, velocity) =
            Dispatch::orthogonal_step(rule, rows, flat(gradient.to_vec()).into_dispatch(), velocity.into_dispatch());
        let read = |tensor| Tensor::<1>::from_dispatch(tensor).into_data().try_to_vec::<f32>().unwrap();
        [read(step), read(velocity)]
    }

    /// By the definition, in double precision: all rounds on the matrix itself.
    fn by_definition(rule: MuonRule, rows: usize, gradient: &[f32]) -> Vec<f64> {
        let columns = gradient.len() / rows;
        // Nesterov: the gradient, and the new velocity, which is the gradient, times the momentum.
        let mut x: Vec<f64> = gradient.iter().map(|&value| f64::from(value) * (1.0 + f64::from(rule.momentum))).collect();
        let length = x.iter().map(|value| value * value).sum::<f64>().sqrt();
        for value in &mut x {
            *value /= length;
        }
        let [a, b, c] = POLYNOMIAL.map(f64::from);
        let times = |one: &[f64], other: &[f64], inner: usize, columns: usize| -> Vec<f64> {
            let rows = one.len() / inner;
            let cell = |place: usize| {
                let (row, column) = (place / columns, place % columns);
                (0..inner).map(|k| one[row * inner + k] * other[k * columns + column]).sum()
            };
            (0..rows * columns).map(cell).collect()
        };
        let turned = |one: &[f64], columns: usize| -> Vec<f64> {
            let rows = one.len() / columns;
            (0..one.len()).map(|place| one[place % rows * columns + place / rows]).collect()
        };
        for _ in 0..rule.rounds {
            let square = times(&x, &turned(&x, columns), columns, rows);
            let fourth = times(&square, &square, rows, rows);
            let mixed: Vec<f64> = square.iter().zip(fourth).map(|(square, fourth)| b * square + c * fourth).collect();
            let moved = times(&mixed, &x, rows, columns);
            x.iter_mut().zip(moved).for_each(|(value, moved)| *value = a * *value + moved);
        }
        let size = f64::from(STEP_SIZE) * (rows.max(columns) as f64).sqrt();
        x.iter().map(|value| value * size).collect()
    }

    #[test]
    fn the_step_is_that_of_all_rounds_on_the_matrix_itself() {
        for rule in RULES {
            for (rows, columns) in [(8, 40), (40, 8), (12, 30), (1, 9), (64, 144), (16, 25)] {
                let gradient = noise(rows * columns);
                let [found, _] = step(rule, rows, &gradient);
                for (found, wanted) in found.iter().zip(by_definition(rule, rows, &gradient)) {
                    assert!((f64::from(*found) - wanted).abs() < 2e-4, "{rows} x {columns}: {found}, not {wanted}");
                }
            }
        }
    }

    #[test]
    fn the_step_is_nearly_orthogonal() {
        for (rows, columns) in [(8, 40), (40, 8), (12, 30), (1, 9)] {
            let scale = size(rows, columns);
            let [values, _] = step(RULES[0], rows, &noise(rows * columns));
            let x = |row: usize, column: usize| values[row * columns + column] / scale;
            let small = rows.min(columns);
            let product = |i: usize, j: usize| -> f32 {
                if rows <= columns {
                    (0..columns).map(|k| x(i, k) * x(j, k)).sum()
                } else {
                    (0..rows).map(|k| x(k, i) * x(k, j)).sum()
                }
            };
            let trace: f32 = (0..small).map(|i| product(i, i)).sum();
            assert!((0.4..1.4).contains(&(trace / small as f32)), "{rows} x {columns}: {trace}");
            for i in 0..small {
                assert!((0..small).all(|j| i == j || product(i, j).abs() < 0.5), "{rows} x {columns}: row {i}");
            }
        }
    }

    #[test]
    fn a_step_follows_the_gradient_and_has_the_size_of_adams() {
        let gradient = noise(8 * 36);
        let [step, velocity] = step(RULES[0], 8, &gradient);
        assert!(step.iter().zip(&gradient).map(|(step, gradient)| step * gradient).sum::<f32>() > 0.0);
        let size = (step.iter().map(|value| value * value).sum::<f32>() / step.len() as f32).sqrt();
        assert!((size - 0.2).abs() < 0.06, "{size}");
        assert_eq!(velocity, gradient);
    }

    #[test]
    fn a_gradient_of_zeros_moves_nothing() {
        assert_eq!(step(RULES[1], 4, &[0.0; 36])[0], [0.0; 36]);
    }
}
