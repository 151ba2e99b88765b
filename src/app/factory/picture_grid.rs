//! Many pictures as one: rows of them with a gap between.

use crate::factory::{GrayImage, HEIGHT, WIDTH};

/// Space between two pictures, in pixels.
const GAP: usize = 2;
/// Gray value of the space.
const GAP_GRAY: u8 = 128;

/// One large gray picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureGrid {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// Gray values, row by row.
    pub pixels: Vec<u8>,
}

/// A picture in colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColorPicture {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// Red, green and blue of each pixel, row by row.
    pub pixels: Vec<u8>,
}

impl PictureGrid {
    /// Lays pictures out in rows of `columns`; one picture alone has no gap around it.
    pub fn new<'a>(images: impl ExactSizeIterator<Item = &'a GrayImage>, columns: usize) -> Self {
        let columns = columns.clamp(1, images.len().max(1));
        let rows = images.len().div_ceil(columns);
        let width = columns * (WIDTH + GAP) - GAP;
        let height = (rows * (HEIGHT + GAP)).saturating_sub(GAP);
        let mut pixels = vec![GAP_GRAY; width * height];
        for (place, image) in images.enumerate() {
            let (left, top) = (place % columns * (WIDTH + GAP), place / columns * (HEIGHT + GAP));
            for (y, line) in image.pixels().as_chunks::<WIDTH>().0.iter().enumerate() {
                let start = (top + y) * width + left;
                pixels[start..start + WIDTH].copy_from_slice(line);
            }
        }
        Self { width, height, pixels }
    }

    /// The same with every pixel as a square of `factor` times `factor`.
    pub fn enlarged(&self, factor: usize) -> Self {
        let (width, height) = (self.width * factor, self.height * factor);
        let source = |place: usize| (place / width / factor) * self.width + place % width / factor;
        Self { width, height, pixels: (0..width * height).map(|place| self.pixels[source(place)]).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;

    #[test]
    fn one_picture_stays_as_it_is() {
        let base = BaseImage::bundled();
        let grid = PictureGrid::new([base.image()].into_iter(), 8);
        assert_eq!((grid.width, grid.height), (WIDTH, HEIGHT));
        assert_eq!(grid.pixels, base.image().pixels());
    }

    #[test]
    fn every_picture_is_found_at_its_place() {
        let images: Vec<GrayImage> = (0..5).map(|gray| GrayImage::from_bytes(&[gray * 40; WIDTH * HEIGHT]).unwrap()).collect();
        let grid = PictureGrid::new(images.iter(), 3);
        assert_eq!((grid.width, grid.height), (3 * WIDTH + 4, 2 * HEIGHT + 2));
        let at = |x: usize, y: usize| grid.pixels[y * grid.width + x];
        assert_eq!(at(0, 0), 0);
        assert_eq!(at(WIDTH, 5), GAP_GRAY);
        assert_eq!(at(2 * WIDTH + 4, HEIGHT - 1), 80);
        assert_eq!(at(WIDTH + 2, HEIGHT + 2), 160);
        assert_eq!(at(grid.width - 1, grid.height - 1), GAP_GRAY, "the last row is not full");
    }

    #[test]
    fn an_enlarged_pixel_is_a_square() {
        let grid = PictureGrid { width: 2, height: 1, pixels: vec![7, 9] };
        assert_eq!(grid.enlarged(2), PictureGrid { width: 4, height: 2, pixels: vec![7, 7, 9, 9, 7, 7, 9, 9] });
    }
}
