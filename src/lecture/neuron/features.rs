//! The two numbers that the neuron sees of a picture.

use crate::factory::{GrayImage, HEIGHT, PIXELS, WIDTH};

/// The bright part of a picture: what lies over this share of all pixels.
const BRIGHT_FROM: f64 = 0.55;
/// The contrast: how far this share of the pixels lies ...
const CONTRAST_TO: f64 = 0.99;
/// ... above this one.
const CONTRAST_FROM: f64 = 0.80;

/// Spread and contrast of the bright part of a picture, in gray levels.
///
/// The picture first goes through a 3 x 3 median, which takes most of the noise away: with the noise both numbers measure the noise.
/// The spread is the standard deviation of all pixels that are brighter than the 55th percentile; the contrast is the 99th minus the 80th
/// percentile.
pub fn features(image: &GrayImage) -> [f64; 2] {
    let mut counts = [0u32; 256];
    median(image.pixels()).iter().for_each(|&gray| counts[usize::from(gray)] += 1);
    let contrast = percentile(&counts, CONTRAST_TO) - percentile(&counts, CONTRAST_FROM);
    [spread_above(&counts, percentile(&counts, BRIGHT_FROM)), contrast]
}

/// The median of the 3 x 3 pixels around each pixel; outside the picture its border goes on.
pub fn median(pixels: &[u8; PIXELS]) -> Box<[u8; PIXELS]> {
    let row = |y: usize| &pixels[y * WIDTH..(y + 1) * WIDTH];
    let mut result = Box::new([0; PIXELS]);
    for y in 0..HEIGHT {
        let rows = [row(y.saturating_sub(1)), row(y), row((y + 1).min(HEIGHT - 1))];
        // The columns of three, each sorted, with the border's columns twice.
        let mut columns = [[0u8; WIDTH + 2]; 3];
        for x in 0..WIDTH {
            let sorted = sort([rows[0][x], rows[1][x], rows[2][x]]);
            (0..3).for_each(|at| columns[at][x + 1] = sorted[at]);
        }
        for list in &mut columns {
            (list[0], list[WIDTH + 1]) = (list[1], list[WIDTH]);
        }
        // Of nine numbers in sorted columns the median is the median of the largest least, the median middle and the least largest.
        let [low, middle, high] = &columns;
        for x in 0..WIDTH {
            let largest_low = low[x].max(low[x + 1]).max(low[x + 2]);
            let least_high = high[x].min(high[x + 1]).min(high[x + 2]);
            let [_, median_middle, _] = sort([middle[x], middle[x + 1], middle[x + 2]]);
            result[y * WIDTH + x] = sort([largest_low, median_middle, least_high])[1];
        }
    }
    result
}

fn sort([a, b, c]: [u8; 3]) -> [u8; 3] {
    let (low, high) = (a.min(b), a.max(b));
    [low.min(c), low.max(high.min(c)), high.max(c)]
}

/// The gray value below which a share of all pixels lies, between two pixels in proportion (definition 7 of Hyndman and Fan, 1996).
fn percentile(counts: &[u32; 256], share: f64) -> f64 {
    let total: u32 = counts.iter().sum();
    let place = share * f64::from(total.saturating_sub(1));
    let at = |rank: u32| {
        let mut before = 0;
        let found = counts.iter().position(|&count| {
            before += count;
            before > rank
        });
        found.unwrap_or(0) as f64
    };
    let lower = at(place as u32);
    let upper = at((place as u32 + 1).min(total.saturating_sub(1)));
    lower + (upper - lower) * place.fract()
}

/// The standard deviation of all pixels brighter than `level`; 0 if there are none.
fn spread_above(counts: &[u32; 256], level: f64) -> f64 {
    let bright =
        || counts.iter().zip(0u8..).map(|(&count, gray)| (f64::from(count), f64::from(gray))).filter(|pair| pair.1 > level);
    let total: f64 = bright().map(|(count, _)| count).sum();
    if total == 0.0 {
        return 0.0;
    }
    let mean = bright().map(|(count, gray)| count * gray).sum::<f64>() / total;
    (bright().map(|(count, gray)| count * (gray - mean).powi(2)).sum::<f64>() / total).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};

    fn pictures() -> Vec<GrayImage> {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        (0..6).map(|index| generator.specimen(3, index).image).collect()
    }

    #[test]
    fn the_median_is_the_fifth_of_nine_sorted() {
        for image in pictures() {
            let found = median(image.pixels());
            for y in 0..HEIGHT {
                for x in 0..WIDTH {
                    let near = |at: usize, step: usize, most: usize| (at + step).saturating_sub(1).min(most - 1);
                    let mut nine: Vec<u8> = (0..9).map(|at| image.at(near(x, at % 3, WIDTH), near(y, at / 3, HEIGHT))).collect();
                    nine.sort_unstable();
                    assert_eq!(found[y * WIDTH + x], nine[4], "at {x}, {y}");
                }
            }
        }
    }

    /// Sorted pixels in place of counts.
    #[test]
    fn the_features_agree_with_sorted_pixels() {
        for image in pictures() {
            let mut sorted = median(image.pixels()).map(f64::from);
            sorted.sort_by(f64::total_cmp);
            let percentile = |share: f64| {
                let place = share * (PIXELS - 1) as f64;
                let below = place.floor() as usize;
                sorted[below] + (sorted[below + 1] - sorted[below]) * (place - place.floor())
            };
            let bright: Vec<f64> = sorted.iter().copied().filter(|&gray| gray > percentile(0.55)).collect();
            let mean = bright.iter().sum::<f64>() / bright.len() as f64;
            let spread = (bright.iter().map(|gray| (gray - mean) * (gray - mean)).sum::<f64>() / bright.len() as f64).sqrt();
            let [found_spread, found_contrast] = features(&image);
            assert!((found_spread - spread).abs() < 1e-9, "{found_spread} against {spread}");
            assert!((found_contrast - (percentile(0.99) - percentile(0.80))).abs() < 1e-9);
        }
    }

    #[test]
    fn a_black_picture_has_no_spread_and_no_contrast() {
        assert_eq!(features(&GrayImage::black()), [0.0, 0.0]);
    }
}
