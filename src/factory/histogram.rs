//! How often each gray value comes in a picture.

use super::GrayImage;

/// Pixels per gray value.
pub type Histogram = [u32; 256];

/// Counts the pixels of each gray value.
pub fn histogram(image: &GrayImage) -> Histogram {
    let mut counts = [0; 256];
    for &pixel in image.pixels() {
        counts[usize::from(pixel)] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::super::{BaseImage, PIXELS};
    use super::*;

    #[test]
    fn every_pixel_is_counted_at_its_value() {
        let base = BaseImage::bundled();
        let counts = histogram(base.image());
        assert_eq!(counts.iter().sum::<u32>() as usize, PIXELS);
        let sum = base.image().pixels().iter().map(|&pixel| u64::from(pixel)).sum::<u64>();
        let counted = counts.iter().enumerate().map(|(value, &count)| value as u64 * u64::from(count)).sum::<u64>();
        assert_eq!(counted, sum, "the sum of all gray values");
    }
}
