//! The kernel that the pictures themselves ask for: the 25 weights and a bias whose response is nearest to the mask.
//!
//! Nearest in the mean of squares: L(w) = mean((w . x + bias - y)^2) / 2 over the pixels of the heads, where x are the 25 gray values around a pixel
//! and y is 1 in a tumor and 0 elsewhere. With the covariances S of x, and c of x with y, the gradient is S w - c and the best kernel
//! solves S w = c (Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, 2nd edition, 2009, chapter 3.2). For two
//! classes that is the direction of Fisher's linear discriminant (the same, exercise 4.2).

#![expect(clippy::inline_always, reason = "a loop compiled apart from its caller loses the instruction set")]

use pulp::{Arch, Simd, WithSimd};

use super::kernel::{CELLS, Kernel, REACH, SIDE};
use super::pictures::{MarkedPicture, MarkedPictures};
use super::response::{PADDED_HEIGHT, PADDED_WIDTH};
use super::truth::Truth;
use crate::factory::{HEIGHT, WIDTH};
use crate::lecture::linear_system::Cholesky;

/// What is added to the diagonal of S, as a share of its mean: it keeps pictures without any noise solvable.
const RIDGE: f64 = 1e-9;
/// Rounds of the power method that finds the largest curvature.
const ROUNDS: usize = 200;

/// Sums over the pixels of pictures, from which the best kernel follows.
#[derive(Clone, Debug, PartialEq)]
pub struct KernelFit {
    /// Covariances of the 25 gray values, squared gray levels, row by row.
    covariances: Vec<f64>,
    /// Covariances of the 25 gray values with the mask, gray levels.
    with_mask: Vec<f64>,
}

impl KernelFit {
    /// Reads the pictures. `progress` is told how many were read, and stops it with `false`: then `None`.
    pub fn of(pictures: &MarkedPictures, progress: &mut dyn FnMut(usize) -> bool) -> Option<Self> {
        let mut sums = Sums::default();
        for (index, picture) in pictures.all().iter().enumerate() {
            Arch::new().dispatch(AddPicture { sums: &mut sums, picture });
            if !progress(index + 1) {
                return None;
            }
        }
        let pixels = sums.pixels.max(1) as f64;
        let mean = |sum: i64| sum as f64 / pixels;
        let covariance =
            |(place, &sum): (usize, &i64)| mean(sum) - mean(sums.values[place / CELLS]) * mean(sums.values[place % CELLS]);
        let with_mask = sums.in_tumor.iter().zip(&sums.values).map(|(&sum, &value)| mean(sum) - mean(value) * mean(sums.covered));
        Some(Self { covariances: sums.products.iter().enumerate().map(covariance).collect(), with_mask: with_mask.collect() })
    }

    /// The best kernel; all zeros where the pictures ask for none, as without tumors.
    pub fn best(&self) -> Kernel {
        let ridge = RIDGE * (0..CELLS).map(|cell| self.covariances[cell * CELLS + cell]).sum::<f64>() / CELLS as f64;
        let mut matrix = self.covariances.clone();
        for cell in 0..CELLS {
            matrix[cell * CELLS + cell] += ridge;
        }
        let Some(system) = Cholesky::new(matrix, CELLS) else { return Kernel { weights: [0.0; CELLS] } };
        let mut weights = self.with_mask.clone();
        system.solve(&mut weights);
        kernel_of(&weights)
    }

    /// The kernels on the way of gradient descent from all zeros, after each of these numbers of steps (ascending). The rate is the
    /// fastest that is safe, 1 / the largest eigenvalue of S.
    pub fn descend(&self, after: &[usize]) -> Vec<Kernel> {
        let rate = 1.0 / self.largest_curvature().max(f64::MIN_POSITIVE);
        let mut weights = vec![0.0; CELLS];
        let mut done = 0;
        let mut seen = Vec::with_capacity(after.len());
        for &steps in after {
            for _ in done..steps {
                let slopes = self.gradient(&weights);
                weights.iter_mut().zip(slopes).for_each(|(weight, slope)| *weight -= rate * slope);
            }
            done = done.max(steps);
            seen.push(kernel_of(&weights));
        }
        seen
    }

    /// S w - c.
    fn gradient(&self, weights: &[f64]) -> Vec<f64> {
        let product = |row: &[f64]| row.iter().zip(weights).map(|(a, b)| a * b).sum::<f64>();
        self.covariances.chunks_exact(CELLS).zip(&self.with_mask).map(|(row, wanted)| product(row) - wanted).collect()
    }

    /// The largest eigenvalue of S, by the power method.
    fn largest_curvature(&self) -> f64 {
        let mut direction = vec![1.0; CELLS];
        let mut length = 0.0;
        for _ in 0..ROUNDS {
            let image: Vec<f64> = self
                .covariances
                .chunks_exact(CELLS)
                .map(|row| row.iter().zip(&direction).map(|(a, b)| a * b).sum::<f64>())
                .collect();
            length = image.iter().map(|value| value * value).sum::<f64>().sqrt();
            if !(length > 0.0) {
                return 0.0;
            }
            direction = image.iter().map(|value| value / length).collect();
        }
        length
    }
}

/// Weights in units of one over a gray level, as a kernel whose weights sum up to 1 in size, so that kernels can be compared by eye.
fn kernel_of(weights: &[f64]) -> Kernel {
    let size: f64 = weights.iter().map(|weight| weight.abs()).sum();
    let mut kernel = Kernel { weights: [0.0; CELLS] };
    if size > 0.0 {
        kernel.weights.iter_mut().zip(weights).for_each(|(cell, weight)| *cell = (weight / size) as f32);
    }
    kernel
}

/// Sums over the pixels of heads, exact.
struct Sums {
    pixels: i64,
    /// Of the products of the 25 gray values, row by row.
    products: Vec<i64>,
    /// Of the 25 gray values.
    values: [i64; CELLS],
    /// Of the 25 gray values around the pixels of tumors.
    in_tumor: [i64; CELLS],
    /// Pixels of tumors.
    covered: i64,
}

impl Default for Sums {
    fn default() -> Self {
        Self { pixels: 0, products: vec![0; CELLS * CELLS], values: [0; CELLS], in_tumor: [0; CELLS], covered: 0 }
    }
}

struct AddPicture<'a> {
    sums: &'a mut Sums,
    picture: &'a MarkedPicture,
}

impl WithSimd for AddPicture<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Self { sums, picture } = self;
        let mut padded = vec![0_i32; PADDED_WIDTH * PADDED_HEIGHT];
        let rows = padded.chunks_exact_mut(PADDED_WIDTH).skip(REACH);
        for (row, pixels) in rows.zip(picture.image.pixels().chunks_exact(WIDTH)) {
            row[REACH..].iter_mut().zip(pixels).for_each(|(value, &pixel)| *value = i32::from(pixel));
        }
        let marks =
            |wanted: fn(Truth) -> bool| -> Vec<i32> { picture.truths.iter().map(|&truth| i32::from(wanted(truth))).collect() };
        let (judged, covered) = (marks(|truth| truth != Truth::Outside), marks(|truth| truth == Truth::Tumor));
        sums.pixels += judged.iter().map(|&one| i64::from(one)).sum::<i64>();
        sums.covered += covered.iter().map(|&one| i64::from(one)).sum::<i64>();
        let mut values = [0; WIDTH];
        for y in 0..HEIGHT {
            let row = y * WIDTH..(y + 1) * WIDTH;
            let around = |cell: usize| &padded[(y + cell / SIDE) * PADDED_WIDTH + cell % SIDE..][..WIDTH];
            for cell in 0..CELLS {
                for ((value, &pixel), &one) in values.iter_mut().zip(around(cell)).zip(&judged[row.clone()]) {
                    *value = pixel * one;
                }
                sums.values[cell] += i64::from(values.iter().sum::<i32>());
                sums.in_tumor[cell] += i64::from(dot(&values, &covered[row.clone()]));
                for other in 0..=cell {
                    let sum = i64::from(dot(&values, around(other)));
                    sums.products[cell * CELLS + other] += sum;
                    if other < cell {
                        sums.products[other * CELLS + cell] += sum;
                    }
                }
            }
        }
    }
}

/// The sum of products along a row; at most 96 x 255 x 255, which fits.
#[inline(always)]
fn dot(left: &[i32], right: &[i32]) -> i32 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::super::NamedKernel;
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};

    fn pictures(count: usize) -> MarkedPictures {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        MarkedPictures::make(&generator, 4, count, &mut |_| true).unwrap()
    }

    /// The mean of squares, with the best bias, pixel by pixel.
    fn loss(pictures: &MarkedPictures, kernel: &Kernel, factor: f64) -> f64 {
        let mut errors = Vec::new();
        for picture in pictures.all() {
            let mut convolver = super::super::Convolver::default();
            let response = convolver.respond(kernel, &picture.image);
            let judged = response.iter().zip(&picture.truths).filter(|pixel| *pixel.1 != Truth::Outside);
            errors.extend(judged.map(|(&found, &truth)| factor * f64::from(found) - f64::from(u8::from(truth == Truth::Tumor))));
        }
        let mean = errors.iter().sum::<f64>() / errors.len() as f64;
        errors.iter().map(|error| (error - mean).powi(2)).sum::<f64>() / errors.len() as f64
    }

    /// The factor on a kernel with the smallest loss: a parabola through three points.
    fn best_loss(pictures: &MarkedPictures, kernel: &Kernel) -> f64 {
        let [a, b, c] = [-0.01, 0.0, 0.01].map(|factor| loss(pictures, kernel, factor));
        let factor = 0.01 * (a - c) / (2.0 * (a - 2.0 * b + c));
        loss(pictures, kernel, factor)
    }

    #[test]
    fn no_change_of_a_weight_makes_the_best_kernel_better() {
        let pictures = pictures(4);
        let best = KernelFit::of(&pictures, &mut |_| true).unwrap().best();
        let least = best_loss(&pictures, &best);
        for cell in 0..CELLS {
            for change in [-0.02, 0.02] {
                let mut other = best;
                other.weights[cell] += change;
                assert!(best_loss(&pictures, &other) > least, "weight {cell} by {change}");
            }
        }
    }

    #[test]
    fn gradient_descent_begins_like_a_blur_and_ends_at_the_best_kernel() {
        let fit = KernelFit::of(&pictures(20), &mut |_| true).unwrap();
        let kernels = fit.descend(&[1, 1_000_000]);
        let cosine = |left: &Kernel, right: &Kernel| {
            let dot = |a: &Kernel, b: &Kernel| a.weights.iter().zip(&b.weights).map(|(a, b)| f64::from(a * b)).sum::<f64>();
            dot(left, right) / (dot(left, left) * dot(right, right)).sqrt()
        };
        assert!(cosine(&kernels[0], &NamedKernel::Blur.kernel()) > 0.98);
        assert!(cosine(&kernels[1], &fit.best()) > 0.999, "{}", cosine(&kernels[1], &fit.best()));
        assert!(cosine(&kernels[0], &fit.best()) < 0.9, "the way is a way");
    }

    #[test]
    fn pictures_without_tumors_ask_for_no_kernel() {
        let mut recipe = Mode::Hard.recipe();
        (recipe.a.prior, recipe.b.prior, recipe.c.prior) = (0.0, 0.0, 0.0);
        let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
        let healthy = MarkedPictures::make(&generator, 4, 3, &mut |_| true).unwrap();
        let fit = KernelFit::of(&healthy, &mut |_| true).unwrap();
        assert_eq!(fit.best(), Kernel { weights: [0.0; CELLS] });
        assert_eq!(fit.descend(&[50]), [fit.best()]);
        assert_eq!(healthy.auc(&NamedKernel::Blur.kernel()), None);
    }
}
