//! The sizes of one convolution, and which rows and columns meet.

use std::ops::Range;

/// What a convolution does besides its weights: stride and symmetric zero padding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Step between two neighbouring outputs, in input pixels, the same for both axes.
    pub stride: usize,
    /// Zeros added above and below, left and right.
    pub padding: [usize; 2],
}

/// All sizes of one convolution.
///
/// B images of Ci x H x W become B images of Co x Ho x Wo; the kernel is Kh x Kw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Geometry {
    pub images: usize,
    pub inputs: usize,
    pub height: usize,
    pub width: usize,
    pub outputs: usize,
    pub kernel: [usize; 2],
    pub stride: usize,
    pub padding: [usize; 2],
    pub out_height: usize,
    pub out_width: usize,
}

impl Geometry {
    /// # Shapes
    /// - `x`: `[B, Ci, H, W]`
    /// - `weight`: `[Co, Ci, Kh, Kw]`
    ///
    /// # Panics
    /// If the channels differ, the stride is 0, the padding is not smaller than the kernel, or
    /// the kernel is larger than the padded image: all of them errors of the model's author.
    pub fn new(x: [usize; 4], weight: [usize; 4], window: Window) -> Self {
        let [images, inputs, height, width] = x;
        let [outputs, weight_inputs, kernel_h, kernel_w] = weight;
        let Window { stride, padding } = window;
        assert_eq!(inputs, weight_inputs, "the weight has other input channels than the image");
        assert!(stride > 0, "the stride is 0");
        assert!(padding[0] < kernel_h && padding[1] < kernel_w, "the padding exceeds the kernel");
        assert!(
            height + 2 * padding[0] >= kernel_h && width + 2 * padding[1] >= kernel_w,
            "the kernel is larger than the padded image"
        );
        Self {
            images,
            inputs,
            height,
            width,
            outputs,
            kernel: [kernel_h, kernel_w],
            stride,
            padding,
            out_height: (height + 2 * padding[0] - kernel_h) / stride + 1,
            out_width: (width + 2 * padding[1] - kernel_w) / stride + 1,
        }
    }

    /// Floats in one input image.
    pub fn input_len(&self) -> usize {
        self.inputs * self.height * self.width
    }

    /// Floats in one output image.
    pub fn output_len(&self) -> usize {
        self.outputs * self.out_pixels()
    }

    /// Pixels in one output map.
    pub fn out_pixels(&self) -> usize {
        self.out_height * self.out_width
    }

    /// Weights that meet in one output value: Kh * Kw * Ci.
    pub fn depth(&self) -> usize {
        self.kernel[0] * self.kernel[1] * self.inputs
    }

    /// Shape of the input batch as a tensor: `[B, Ci, H, W]`.
    pub fn input_shape(&self) -> [usize; 4] {
        [self.images, self.inputs, self.height, self.width]
    }

    /// Shape of the output batch as a tensor: `[B, Co, Ho, Wo]`.
    pub fn output_shape(&self) -> [usize; 4] {
        [self.images, self.outputs, self.out_height, self.out_width]
    }

    /// Shape of the weight: `[Co, Ci, Kh, Kw]`.
    pub fn weight_shape(&self) -> [usize; 4] {
        [self.outputs, self.inputs, self.kernel[0], self.kernel[1]]
    }

    /// Kernel rows that fall inside the image for output row `out_row`.
    pub fn kernel_rows(&self, out_row: usize) -> Range<usize> {
        let top = out_row * self.stride; // in padded rows
        let first = self.padding[0].saturating_sub(top);
        let end = (self.height + self.padding[0]).saturating_sub(top).min(self.kernel[0]);
        first..end.max(first)
    }

    /// Output rows that read a real image row through kernel row `kernel_row`.
    pub fn output_rows(&self, kernel_row: usize) -> Range<usize> {
        let first = self.padding[0].saturating_sub(kernel_row).div_ceil(self.stride);
        let end = (self.height + self.padding[0]).saturating_sub(kernel_row).div_ceil(self.stride);
        first..end.min(self.out_height).max(first)
    }

    /// The output row that kernel row `kernel_row` joins to input row `row`, if there is one.
    pub fn output_row(&self, row: usize, kernel_row: usize) -> Option<usize> {
        let padded = (row + self.padding[0]).checked_sub(kernel_row)?;
        (padded.is_multiple_of(self.stride) && padded / self.stride < self.out_height).then_some(padded / self.stride)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_agree_with_the_definition() {
        for (height, kernel, padding, stride) in
            [(9, 3, 1, 2), (8, 5, 2, 2), (7, 5, 0, 1), (4, 1, 0, 2), (6, 3, 2, 3), (1, 3, 1, 1)]
        {
            let window = Window { stride, padding: [padding, 0] };
            let geometry = Geometry::new([1, 1, height, 1], [1, 1, kernel, 1], window);
            for out_row in 0..geometry.out_height {
                for kernel_row in 0..kernel {
                    let row = (out_row * stride + kernel_row).checked_sub(padding);
                    let inside = row.is_some_and(|row| row < height);
                    assert_eq!(geometry.kernel_rows(out_row).contains(&kernel_row), inside);
                    assert_eq!(geometry.output_rows(kernel_row).contains(&out_row), inside);
                    if let Some(row) = row.filter(|_| inside) {
                        assert_eq!(geometry.output_row(row, kernel_row), Some(out_row));
                    }
                }
            }
        }
    }
}
