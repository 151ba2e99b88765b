//! The response of a kernel: at each pixel the sum of the pixels around it times the weights.
//!
//! As in a network, the kernel is laid on the picture as it stands and not turned by 180 degrees, as mathematics would have it; outside
//! the picture there is 0 (Goodfellow, Bengio and Courville, *Deep Learning*, 2016, equation 9.6).

#![expect(clippy::inline_always, reason = "a loop compiled apart from its caller loses the instruction set")]

use pulp::{Arch, Simd, WithSimd};

use super::kernel::{CELLS, Kernel, REACH, SIDE};
use crate::factory::{GrayImage, HEIGHT, PIXELS, WIDTH};

/// Width of a picture with what the kernel reaches beyond both sides.
pub(super) const PADDED_WIDTH: usize = WIDTH + 2 * REACH;
/// Height of a picture with what the kernel reaches beyond both sides.
pub(super) const PADDED_HEIGHT: usize = HEIGHT + 2 * REACH;
/// Pixels of a row whose sums stay in registers.
const SPAN: usize = 32;

const _: () = assert!(WIDTH.is_multiple_of(SPAN), "rows are whole spans");

/// Computes responses; keeps its memory from picture to picture.
#[derive(Clone, Debug)]
pub struct Convolver {
    padded: Vec<f32>,
    response: Vec<f32>,
}

impl Default for Convolver {
    fn default() -> Self {
        Self { padded: vec![0.0; PADDED_WIDTH * PADDED_HEIGHT], response: vec![0.0; PIXELS] }
    }
}

impl Convolver {
    /// The response at each pixel of a picture, row by row.
    pub fn respond(&mut self, kernel: &Kernel, image: &GrayImage) -> &[f32] {
        Arch::new().dispatch(Job { kernel, image, room: self });
        &self.response
    }
}

struct Job<'a> {
    kernel: &'a Kernel,
    image: &'a GrayImage,
    room: &'a mut Convolver,
}

impl WithSimd for Job<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Convolver { padded, response } = self.room;
        let rows = padded.chunks_exact_mut(PADDED_WIDTH).skip(REACH);
        for (row, pixels) in rows.zip(self.image.pixels().chunks_exact(WIDTH)) {
            for (value, &pixel) in row[REACH..].iter_mut().zip(pixels) {
                *value = f32::from(pixel);
            }
        }
        for (y, row) in response.chunks_exact_mut(WIDTH).enumerate() {
            for (span, sums) in row.chunks_exact_mut(SPAN).enumerate() {
                sums.copy_from_slice(&span_response(&self.kernel.weights, padded, y * PADDED_WIDTH + span * SPAN));
            }
        }
    }
}

/// The response at [`SPAN`] neighbouring pixels, the first of which sees the padded picture from `corner` on.
#[inline(always)]
fn span_response(weights: &[f32; CELLS], padded: &[f32], corner: usize) -> [f32; SPAN] {
    let mut sums = [0.0; SPAN];
    for (cell, &weight) in weights.iter().enumerate() {
        let seen = &padded[corner + cell / SIDE * PADDED_WIDTH + cell % SIDE..][..SPAN];
        for (sum, &pixel) in sums.iter_mut().zip(seen) {
            *sum += weight * pixel;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::super::NamedKernel;
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};

    fn picture() -> GrayImage {
        Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap().specimen(3, 1).image
    }

    /// The sum of the formula, pixel by pixel, with a test for the border in place of zeros around the picture.
    fn naive(kernel: &Kernel, image: &GrayImage) -> Vec<f64> {
        let mut response = Vec::new();
        for y in 0..HEIGHT as i32 {
            for x in 0..WIDTH as i32 {
                let mut sum = 0.0;
                for dy in -2..=2 {
                    for dx in -2..=2 {
                        if (0..WIDTH as i32).contains(&(x + dx)) && (0..HEIGHT as i32).contains(&(y + dy)) {
                            let weight = kernel.weights[((dy + 2) * 5 + dx + 2) as usize];
                            sum += f64::from(weight) * f64::from(image.at((x + dx) as usize, (y + dy) as usize));
                        }
                    }
                }
                response.push(sum);
            }
        }
        response
    }

    fn lopsided() -> Kernel {
        let mut kernel = NamedKernel::Sobel.kernel();
        for (cell, weight) in kernel.weights.iter_mut().enumerate() {
            *weight += (cell * cell % 7) as f32 * 0.31 - 0.8;
        }
        kernel
    }

    #[test]
    fn the_response_is_that_of_naive_loops() {
        let mut convolver = Convolver::default();
        let kernels = NamedKernel::ALL.map(NamedKernel::kernel).into_iter().chain([lopsided()]);
        for kernel in kernels {
            let response = convolver.respond(&kernel, &picture()).to_vec();
            for (place, (found, expected)) in response.iter().zip(naive(&kernel, &picture())).enumerate() {
                assert!((f64::from(*found) - expected).abs() < 1e-2, "pixel {place}: {found} for {expected}");
            }
        }
    }

    #[test]
    fn the_response_moves_with_the_picture() {
        let image = picture();
        let (right, down) = (7, 11);
        let mut moved = GrayImage::black();
        for y in 0..HEIGHT - down {
            for x in 0..WIDTH - right {
                moved.pixels_mut()[(y + down) * WIDTH + x + right] = image.at(x, y);
            }
        }
        let mut convolver = Convolver::default();
        let before = convolver.respond(&lopsided(), &image).to_vec();
        let after = convolver.respond(&lopsided(), &moved).to_vec();
        // Away from the borders, where the kernel sees pixels that the move brought in or lost.
        for y in 2..HEIGHT - down - 2 {
            for x in 2..WIDTH - right - 2 {
                assert_eq!(after[(y + down) * WIDTH + x + right], before[y * WIDTH + x], "({x}, {y})");
            }
        }
    }
}
