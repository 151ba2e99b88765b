//! The two rasters of the factory: the gray picture and the mask of the truth.

use super::TumorSize;

/// Width of every picture, in pixels.
pub const WIDTH: usize = 96;
/// Height of every picture, in pixels.
pub const HEIGHT: usize = 128;
/// Pixels in a picture.
pub const PIXELS: usize = WIDTH * HEIGHT;

/// An 8-bit gray picture of 96 x 128 pixels, row by row from the top left.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct GrayImage {
    pixels: Box<[u8; PIXELS]>,
}

impl GrayImage {
    /// A black picture.
    pub fn black() -> Self {
        Self { pixels: Box::new([0; PIXELS]) }
    }

    /// A picture from its rows; `None` unless there are exactly [`PIXELS`] bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut image = Self::black();
        (bytes.len() == PIXELS).then(|| {
            image.pixels.copy_from_slice(bytes);
            image
        })
    }

    /// The gray value at column `x`, row `y`.
    ///
    /// # Panics
    /// Outside the picture.
    pub fn at(&self, x: usize, y: usize) -> u8 {
        assert!(x < WIDTH && y < HEIGHT, "pixel ({x}, {y}) lies outside {WIDTH} x {HEIGHT}");
        self.pixels[y * WIDTH + x]
    }

    /// All pixels, row by row.
    pub fn pixels(&self) -> &[u8; PIXELS] {
        &self.pixels
    }

    /// All pixels, to be written.
    pub fn pixels_mut(&mut self) -> &mut [u8; PIXELS] {
        &mut self.pixels
    }
}

impl std::fmt::Debug for GrayImage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sum: u64 = self.pixels.iter().map(|&p| u64::from(p)).sum();
        write!(f, "GrayImage {{ mean: {:.2} }}", sum as f64 / PIXELS as f64)
    }
}

/// Where the tumors of a specimen lie, pixel by pixel: bit 0 small, bit 1 medium, bit 2 big.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    bits: GrayImage,
}

impl Mask {
    /// A mask with no tumor in it.
    pub fn empty() -> Self {
        Self { bits: GrayImage::black() }
    }

    /// The bit that stands for a size.
    pub fn bit(size: TumorSize) -> u8 {
        match size {
            TumorSize::Small => 1,
            TumorSize::Medium => 2,
            TumorSize::Big => 4,
        }
    }

    /// Whether a tumor of this size covers column `x`, row `y`.
    pub fn covers(&self, size: TumorSize, x: usize, y: usize) -> bool {
        self.bits.at(x, y) & Self::bit(size) != 0
    }

    /// The bits of all pixels, row by row.
    pub fn bits(&self) -> &[u8; PIXELS] {
        self.bits.pixels()
    }

    pub(crate) fn bits_mut(&mut self) -> &mut [u8; PIXELS] {
        self.bits.pixels_mut()
    }
}
