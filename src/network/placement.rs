//! Where the cells of a feature map lie in the picture.

use crate::factory::{PIXELS, WIDTH};

/// Where the cells of a feature map lie in the picture: cell n is centred at `offset + step * n`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// Where the first cell is centred, in pixels.
    pub offset: f64,
    /// From one cell to the next, in pixels.
    pub step: f64,
}

impl Placement {
    /// The placement after a layer of this kernel, stride and padding.
    pub fn after(self, kernel: usize, stride: usize, padding: usize) -> Self {
        let offset = self.offset + self.step * ((kernel as f64 - 1.0) / 2.0 - padding as f64);
        Self { offset, step: self.step * stride as f64 }
    }

    /// A map of `height` x `width` cells as one of pixels, bilinear, constant beyond its outer cells.
    pub fn spread(self, cells: &[f32], [height, width]: [usize; 2]) -> Vec<f32> {
        let between = |pixel: usize, length: usize| {
            let place = ((pixel as f64 - self.offset) / self.step).clamp(0.0, length as f64 - 1.0);
            let low = place as usize;
            (low, (low + 1).min(length - 1), (place - low as f64) as f32)
        };
        let value = |index: usize| {
            let (left, right, x) = between(index % WIDTH, width);
            let (top, bottom, y) = between(index / WIDTH, height);
            let row = |row: usize| cells[row * width + left] * (1.0 - x) + cells[row * width + right] * x;
            row(top) * (1.0 - y) + row(bottom) * y
        };
        (0..PIXELS).map(value).collect()
    }
}
