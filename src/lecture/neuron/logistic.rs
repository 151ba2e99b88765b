//! One sigmoid neuron with two weights and no bias: its loss, its slope and its curvature.

use crate::lecture::symmetric::{Eigen, eigen};

/// Newton's method ends when no weight moves by more than this: what is left is its square.
const STILL: f64 = 1e-9;
/// Weights beyond this have no end: the pictures can be told apart without error, and the loss falls for ever.
const NO_END: f64 = 1e4;

/// Factors between 1 and 2 whose product is still a number of 64 bits.
const IN_A_PRODUCT: usize = 500;

/// The probability that a sum stands for: 1 / (1 + exp(-z)).
pub fn sigmoid(z: f64) -> f64 {
    // The exponential of a negative number never overflows.
    let small = libm::exp(-z.abs());
    if z >= 0.0 { 1.0 / (1.0 + small) } else { small / (1.0 + small) }
}

/// The loss of a picture: log(1 + exp(z)), exact for any z.
pub fn softplus(z: f64) -> f64 {
    z.max(0.0) + libm::log1p(libm::exp(-z.abs()))
}

/// The pictures that a neuron learns from, as points, and the neuron's error on them.
#[derive(Clone, Debug)]
pub struct Logistic {
    points: Vec<[f64; 2]>,
    /// 1 for ill, 0 for healthy.
    labels: Vec<f64>,
}

impl Logistic {
    /// The error on these points; each with whether its picture is ill.
    pub fn new(points: impl IntoIterator<Item = ([f64; 2], bool)>) -> Self {
        let (points, labels) = points.into_iter().map(|(point, ill)| (point, f64::from(ill))).unzip();
        Self { points, labels }
    }

    /// Number of pictures.
    pub fn count(&self) -> usize {
        self.points.len()
    }

    /// The mean cross-entropy of all pictures: the mean of log(1 + exp(z)) - y z, where z is the weighted sum.
    pub fn loss(&self, weights: [f64; 2]) -> f64 {
        let mut sum = 0.0;
        let chunks = self.points.chunks(IN_A_PRODUCT).zip(self.labels.chunks(IN_A_PRODUCT));
        for (points, labels) in chunks {
            // log(1 + exp(z)) = max(z, 0) + log(1 + exp(-|z|)), and a sum of logarithms is the logarithm of a product.
            let mut product = 1.0;
            for (point, label) in points.iter().zip(labels) {
                let z = weighted(weights, *point);
                product *= 1.0 + libm::exp(-z.abs());
                sum += z.max(0.0) - label * z;
            }
            sum += libm::log(product);
        }
        sum / self.count() as f64
    }

    /// The gradient of the loss: the mean of (p - y) x.
    pub fn gradient(&self, weights: [f64; 2]) -> [f64; 2] {
        let mut sum = [0.0; 2];
        for (point, label) in self.points.iter().zip(&self.labels) {
            add_slope(&mut sum, weights, *point, *label);
        }
        sum.map(|sum| sum / self.count() as f64)
    }

    /// The gradient of the mean loss of some pictures, by their places; zero without any.
    pub fn gradient_of(&self, batch: &[usize], weights: [f64; 2]) -> [f64; 2] {
        let mut sum = [0.0; 2];
        for &place in batch {
            add_slope(&mut sum, weights, self.points[place], self.labels[place]);
        }
        sum.map(|sum| sum / batch.len().max(1) as f64)
    }

    /// The Hessian of the loss: the mean of p (1 - p) x x^T, as its three different cells 11, 12, 22.
    pub fn hessian(&self, weights: [f64; 2]) -> [f64; 3] {
        let mut sum = [0.0; 3];
        for &[a, b] in &self.points {
            let p = sigmoid(weighted(weights, [a, b]));
            let curvature = p * (1.0 - p);
            sum[0] += curvature * a * a;
            sum[1] += curvature * a * b;
            sum[2] += curvature * b * b;
        }
        sum.map(|sum| sum / self.count() as f64)
    }

    /// The curvatures of the loss and their directions, the largest first.
    pub fn curvatures(&self, weights: [f64; 2]) -> [Curvature; 2] {
        let [a, b, c] = self.hessian(weights);
        let found = eigen(vec![a, b, b, c], 2);
        [0, 1].map(|at| Curvature::of(&found[at]))
    }

    /// The weights with the least loss, by Newton's method with steps that are halved until the loss falls.
    ///
    /// `None` where there are none: where the points can be told apart without error, and where they lie on a line.
    pub fn best(&self) -> Option<[f64; 2]> {
        let mut weights = [0.0; 2];
        for _ in 0..200 {
            let step = self.newton_step(weights)?;
            let loss = self.loss(weights);
            let moved = |share: f64| [0, 1].map(|at| weights[at] - share * step[at]);
            let shares = (0..40).map(|halvings| 0.5f64.powi(halvings));
            let next = shares.map(moved).find(|&next| self.loss(next) <= loss)?;
            let distance = (next[0] - weights[0]).abs().max((next[1] - weights[1]).abs());
            weights = next;
            if weights.iter().any(|weight| weight.abs() > NO_END) {
                return None;
            }
            if distance < STILL {
                return Some(weights);
            }
        }
        None
    }

    /// The inverse Hessian times the gradient.
    fn newton_step(&self, weights: [f64; 2]) -> Option<[f64; 2]> {
        let [a, b, c] = self.hessian(weights);
        let [x, y] = self.gradient(weights);
        let determinant = a * c - b * b;
        // Flat in some direction: without a bottom, or on the slope of an error that has become nothing.
        (determinant > 1e-12 * (a + c) * (a + c)).then(|| [(c * x - b * y) / determinant, (a * y - b * x) / determinant])
    }

    /// The share of pictures that these weights put on the right side: ill if the weighted sum is above 0.
    pub fn accuracy(&self, weights: [f64; 2]) -> f64 {
        let right = |(point, label): &(&[f64; 2], &f64)| (weighted(weights, **point) > 0.0) == (**label > 0.5);
        self.points.iter().zip(&self.labels).filter(right).count() as f64 / self.count() as f64
    }
}

/// A curvature of the loss and its direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curvature {
    /// The second derivative of the loss along the direction.
    pub value: f64,
    /// The direction, of length 1.
    pub direction: [f64; 2],
}

impl Curvature {
    fn of(eigen: &Eigen) -> Self {
        Self { value: eigen.value, direction: [eigen.vector[0], eigen.vector[1]] }
    }
}

/// The weighted sum of a point.
pub fn weighted(weights: [f64; 2], point: [f64; 2]) -> f64 {
    weights[0] * point[0] + weights[1] * point[1]
}

fn add_slope(sum: &mut [f64; 2], weights: [f64; 2], point: [f64; 2], label: f64) {
    let error = sigmoid(weighted(weights, point)) - label;
    sum[0] += error * point[0];
    sum[1] += error * point[1];
}
