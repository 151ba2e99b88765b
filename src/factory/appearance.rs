//! How a picture looks, in four numbers: mean, contrast, noise, sharpness. For making specimens look like a picture that is given.
//!
//! Mean and contrast are the mean and the standard deviation of all pixels. The other two have to tell noise from structure:
//!
//! * **Noise** is estimated as by Immerkaer (1996, *Fast noise variance estimation*, Computer Vision and Image Understanding 64,
//!   300-302): the mask `1 -2 1 / -2 4 -2 / 1 -2 1` answers 0 wherever gray values change evenly, and to noise of standard
//!   deviation s with 6 s. Immerkaer takes the mean over the picture, in which edges count as noise. Here each tile of 8 x 8 pixels
//!   gives a value of its own (the root of the mean square), and only the smoothest ones count: the first estimate is that of the
//!   smoothest tenth; then, again and again, the mean square of all tiles up to 1.3 times the estimate, until it stays. Tiles in
//!   which more than a tenth of the pixels is 0 or 255 are left out, since the noise is cut off there, and so are tiles of a single
//!   gray value: neither a black border nor a frame says anything about noise.
//! * **Sharpness** is how steep gray values are, in shares of the contrast: the root of (mean squared gradient less that of the noise)
//!   over (variance less that of the noise). The gradient is that from a pixel to the ones right of it and below it; noise of standard
//!   deviation s gives it a mean square of 4 s^2. Only bright tiles count, those whose mean lies at least a quarter of the way from the
//!   darkest to the brightest tile, so that the size of a dark background does not matter. Brightness and contrast change nothing.
//!
//! Structure as fine as a pixel cannot be told from noise: in the bundled brain on a black background it counts like noise of about
//! 4 gray levels.

use super::{GrayImage, HEIGHT, PIXELS, WIDTH};

/// Side of a tile, in pixels.
const TILE: usize = 8;
/// Largest share of pixels of a tile that may be cut off at 0 or 255.
const CUT_OFF: f64 = 0.1;
/// Share of the tiles that the first estimate is from.
const SMOOTHEST: f64 = 0.1;
/// Mean of the smoothest tenth of the tiles of pure noise, as a share of the noise; found by simulation, which a test repeats.
const SMOOTHEST_OF_NOISE: f64 = 0.75;
/// Tiles up to so many times the estimate are noise alone: pure noise has next to none beyond.
const STILL_NOISE: f64 = 1.3;
/// Most corrections of the estimate; it stays after a few.
const CORRECTIONS: usize = 12;
/// Where bright tiles begin on the way from the darkest to the brightest one.
const BRIGHT: f64 = 0.25;
/// Smallest variance, in squared gray levels, that sharpness can be a share of.
const SMALLEST_VARIANCE: f64 = 1.0;

/// How a picture looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Appearance {
    /// Mean of all pixels, in gray levels.
    pub mean: f64,
    /// Standard deviation of all pixels, in gray levels.
    pub contrast: f64,
    /// Standard deviation of the noise, in gray levels; `None` where no part of the picture tells it, as in a picture of one value.
    pub noise: Option<f64>,
    /// Steepness in per cent of the contrast per pixel; `None` where nothing stands out.
    pub sharpness: Option<f64>,
}

/// Measures how a picture looks.
pub fn appearance(image: &GrayImage) -> Appearance {
    let all = Moments::of(image.pixels().iter().map(|&pixel| f64::from(pixel)));
    let noise = noise(image);
    Appearance { mean: all.mean, contrast: all.variance.sqrt(), noise, sharpness: sharpness(image, noise.unwrap_or_default()) }
}

/// Mean and variance.
struct Moments {
    mean: f64,
    variance: f64,
}

impl Moments {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let (count, sum, squares) =
            values.fold((0_u32, 0.0, 0.0), |(count, sum, squares), value| (count + 1, sum + value, squares + value * value));
        let count = f64::from(count.max(1));
        let mean = sum / count;
        Self { mean, variance: (squares / count - mean * mean).max(0.0) }
    }
}

/// The upper left corners of all tiles.
fn corners() -> impl Iterator<Item = (usize, usize)> {
    (0..HEIGHT).step_by(TILE).flat_map(|top| (0..WIDTH).step_by(TILE).map(move |left| (left, top)))
}

/// The pixels of a tile, as column and row.
fn positions((left, top): (usize, usize)) -> impl Iterator<Item = (usize, usize)> {
    (top..top + TILE).flat_map(move |y| (left..left + TILE).map(move |x| (x, y)))
}

/// The gray values of a tile.
fn values(image: &GrayImage, corner: (usize, usize)) -> impl Iterator<Item = u8> {
    positions(corner).map(|(x, y)| image.pixels()[y * WIDTH + x])
}

/// Whether noise can be seen whole in a tile.
fn tells_noise(image: &GrayImage, corner: (usize, usize)) -> bool {
    let cut_off = values(image, corner).filter(|value| [0, 255].contains(value)).count();
    let first = values(image, corner).next();
    let is_constant = values(image, corner).all(|value| Some(value) == first);
    cut_off as f64 <= CUT_OFF * (TILE * TILE) as f64 && !is_constant
}

/// Mean square of the mask's answers in a tile, as the variance of the noise that would give them.
fn variance_in(image: &GrayImage, corner: (usize, usize)) -> f64 {
    let inner = |&(x, y): &(usize, usize)| (1..WIDTH - 1).contains(&x) && (1..HEIGHT - 1).contains(&y);
    let squares = positions(corner).filter(inner).map(|(x, y)| {
        let at = |dx: usize, dy: usize| i32::from(image.pixels()[(y + dy - 1) * WIDTH + x + dx - 1]);
        let corners = at(0, 0) + at(2, 0) + at(0, 2) + at(2, 2);
        let sides = at(1, 0) + at(0, 1) + at(2, 1) + at(1, 2);
        let answer = f64::from(corners - 2 * sides + 4 * at(1, 1)) / 6.0;
        answer * answer
    });
    Moments::of(squares).mean
}

fn noise(image: &GrayImage) -> Option<f64> {
    let told = corners().filter(|&corner| tells_noise(image, corner));
    let mut tiles: Vec<f64> = told.map(|corner| variance_in(image, corner)).collect();
    if tiles.is_empty() {
        return None;
    }
    tiles.sort_unstable_by(f64::total_cmp);
    let smoothest = (tiles.len() as f64 * SMOOTHEST).ceil() as usize;
    let mut estimate = Moments::of(tiles[..smoothest].iter().map(|variance| variance.sqrt())).mean / SMOOTHEST_OF_NOISE;
    for _ in 0..CORRECTIONS {
        let limit = (STILL_NOISE * estimate) * (STILL_NOISE * estimate);
        let among = tiles.partition_point(|&variance| variance <= limit);
        if among == 0 {
            break;
        }
        estimate = Moments::of(tiles[..among].iter().copied()).mean.sqrt();
    }
    Some(estimate)
}

fn sharpness(image: &GrayImage, noise: f64) -> Option<f64> {
    let mean = |corner| Moments::of(values(image, corner).map(f64::from)).mean;
    let tiles: Vec<(f64, (usize, usize))> = corners().map(|corner| (mean(corner), corner)).collect();
    let darkest = tiles.iter().map(|tile| tile.0).fold(f64::MAX, f64::min);
    let brightest = tiles.iter().map(|tile| tile.0).fold(0.0, f64::max);
    let bright = tiles.into_iter().filter(|tile| tile.0 >= darkest + BRIGHT * (brightest - darkest)).map(|tile| tile.1);
    let places: Vec<usize> = bright.flat_map(positions).map(|(x, y)| y * WIDTH + x).collect();
    let at = |place: usize| f64::from(image.pixels()[place]);
    let variance = Moments::of(places.iter().map(|&place| at(place))).variance - noise * noise;
    let has_neighbours = |place: &&usize| **place % WIDTH + 1 < WIDTH && **place + WIDTH < PIXELS;
    let steps = places.iter().filter(has_neighbours).map(|&place| {
        let (right, below) = (at(place + 1) - at(place), at(place + WIDTH) - at(place));
        right * right + below * below
    });
    let gradient = (Moments::of(steps).mean - 4.0 * noise * noise).max(0.0);
    (variance >= SMALLEST_VARIANCE).then(|| 100.0 * (gradient / variance).sqrt())
}

#[cfg(test)]
mod tests {
    use super::super::alteration::Noise;
    use super::super::{BaseImage, Distribution, Generator, Mode, Parameter, Recipe};
    use super::*;

    fn flat(gray: u8) -> GrayImage {
        GrayImage::from_bytes(&[gray; PIXELS]).unwrap()
    }

    fn noisy(mut image: GrayImage, amplitude: f64, seed: u64) -> GrayImage {
        Noise { amplitude, seed }.apply(image.pixels_mut());
        image
    }

    /// The standard deviation of noise that is uniform from -amplitude to amplitude.
    fn deviation(amplitude: f64) -> f64 {
        amplitude / 3_f64.sqrt()
    }

    fn recipe(amplitude: f64) -> Recipe {
        let mut recipe = Mode::Hard.recipe();
        Parameter::by_key("alterations.noise_amplitude").unwrap().fix(&mut recipe, amplitude);
        recipe
    }

    fn estimates(recipe: &Recipe, count: u64) -> Vec<f64> {
        let generator = Generator::new(recipe, &BaseImage::bundled()).unwrap();
        let mut found: Vec<f64> =
            (0..count).map(|index| appearance(&generator.specimen(9, index).image).noise.unwrap()).collect();
        found.sort_by(f64::total_cmp);
        found
    }

    #[test]
    fn mean_and_contrast_are_those_of_all_pixels() {
        let mut image = flat(10);
        image.pixels_mut()[..PIXELS / 4].fill(50);
        let found = appearance(&image);
        assert!((found.mean - 20.0).abs() < 1e-9, "a quarter of 50 and three of 10");
        assert!((found.contrast - 300_f64.sqrt()).abs() < 1e-9, "0.25 * 30^2 + 0.75 * 10^2");
        assert_eq!(appearance(&flat(77)), Appearance { mean: 77.0, contrast: 0.0, noise: None, sharpness: None });
    }

    #[test]
    fn pure_noise_is_found_to_a_few_per_cent() {
        for amplitude in [2.0, 5.0, 20.0, 60.0, 110.0] {
            for seed in 0..8 {
                let found = appearance(&noisy(flat(128), amplitude, seed)).noise.unwrap() / deviation(amplitude);
                assert!((0.93..1.07).contains(&found), "amplitude {amplitude}: {found} times the truth");
            }
        }
    }

    #[test]
    fn the_smoothest_tenth_of_pure_noise_has_the_share_that_the_estimate_starts_from() {
        let share = |seed: u64| {
            let image = noisy(flat(128), 40.0, seed);
            let mut tiles: Vec<f64> = corners().map(|corner| variance_in(&image, corner).sqrt()).collect();
            tiles.sort_by(f64::total_cmp);
            let smoothest = &tiles[..tiles.len() / 10];
            smoothest.iter().sum::<f64>() / smoothest.len() as f64 / deviation(40.0)
        };
        let mean = (0..60).map(share).sum::<f64>() / 60.0;
        assert!((mean - SMOOTHEST_OF_NOISE).abs() < 0.01, "{mean}");
    }

    /// Of specimens, in which the brain's own structure counts a little.
    #[test]
    fn the_noise_of_specimens_is_found_within_15_per_cent() {
        for amplitude in [4.0, 6.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0] {
            let found = estimates(&recipe(amplitude), 60);
            let median = found[30] / deviation(amplitude);
            assert!((0.85..1.15).contains(&median), "amplitude {amplitude}: {median} times the truth in the median");
            if amplitude >= 30.0 {
                let (least, most) = (found[0] / deviation(amplitude), found[59] / deviation(amplitude));
                assert!(least > 0.85 && most < 1.15, "amplitude {amplitude}: {least} to {most} times the truth");
            }
        }
        let without = estimates(&recipe(0.0), 60);
        assert!(without[30] < 3.0, "without noise {} gray levels are found", without[30]);
    }

    #[test]
    fn a_black_background_and_a_frame_do_not_hide_the_noise() {
        let mut image = flat(0);
        let noise = noisy(flat(120), 20.0, 4);
        for y in 40..100 {
            for x in 24..72 {
                image.pixels_mut()[y * WIDTH + x] = noise.at(x, y);
            }
        }
        for frame in [0, 31] {
            let mut framed = image.clone();
            framed.pixels_mut().iter_mut().filter(|pixel| **pixel == 0).for_each(|pixel| *pixel = frame);
            let found = appearance(&framed).noise.unwrap() / deviation(20.0);
            assert!((0.9..1.1).contains(&found), "a frame of {frame}: {found} times the truth");
        }
    }

    #[test]
    fn sharpness_falls_with_blur_and_stays_with_brightness_contrast_and_noise() {
        let base = BaseImage::bundled().image().clone();
        let sharp = |image: &GrayImage| appearance(image).sharpness.unwrap();
        let before = sharp(&base);
        let changed = |change: &dyn Fn(f64) -> f64| {
            let mut image = base.clone();
            image.pixels_mut().iter_mut().for_each(|pixel| *pixel = change(f64::from(*pixel)).round().clamp(0.0, 255.0) as u8);
            sharp(&image) / before
        };
        let (darker, flatter) = (changed(&|value| 0.8 * value), changed(&|value| 0.6 * value + 60.0));
        assert!((darker - 1.0).abs() < 0.03 && (flatter - 1.0).abs() < 0.03, "darker {darker}, flatter {flatter}");
        let noise = sharp(&noisy(base.clone(), 20.0, 1)) / before;
        assert!((noise - 1.0).abs() < 0.1, "noise changes the sharpness to {noise} times");
        let mut last = before;
        let mut image = base.clone();
        for times in 1..5 {
            image = blurred(&image);
            assert!(sharp(&image) < 0.95 * last, "blurred {times} times: {} after {last}", sharp(&image));
            last = sharp(&image);
        }
    }

    #[test]
    fn the_sharpness_of_a_wave_is_that_of_its_formula() {
        // One period is one tile wide: every tile has the same mean, and all of them count.
        let angle = |x: usize| std::f64::consts::TAU * x as f64 / TILE as f64;
        let value = |x: usize| (128.0 + 100.0 * angle(x).sin()).round() as u8;
        let picture = |value: &dyn Fn(usize) -> u8| {
            let pixels: Vec<u8> = (0..PIXELS).map(value).collect();
            GrayImage::from_bytes(&pixels).unwrap()
        };
        // The steps of a wave of amplitude a are a wave of amplitude 2 a sin(pi / period): the ratio of the standard deviations.
        let expected = 100.0 * 2.0 * (std::f64::consts::PI / TILE as f64).sin();
        for image in [picture(&|place| value(place % WIDTH)), picture(&|place| value(place / WIDTH))] {
            let found = sharpness(&image, 0.0).unwrap();
            assert!((found / expected - 1.0).abs() < 0.02, "{found} in place of {expected}");
        }
    }

    fn blurred(image: &GrayImage) -> GrayImage {
        let mut result = image.clone();
        for y in 1..HEIGHT - 1 {
            for x in 1..WIDTH - 1 {
                let around = (0..9).map(|place| u32::from(image.at(x + place % 3 - 1, y + place / 3 - 1)));
                result.pixels_mut()[y * WIDTH + x] = (around.sum::<u32>() / 9) as u8;
            }
        }
        result
    }

    #[test]
    fn a_recipe_with_more_noise_is_found_to_have_more() {
        let with = |distribution| {
            let mut recipe = Mode::Easy.recipe();
            recipe.alterations.noise_amplitude = distribution;
            estimates(&recipe, 20)[10]
        };
        let uniform = |low: f64, high: f64| with(Distribution::Uniform { low, high });
        assert!(uniform(5.0, 8.0) < uniform(12.0, 16.0) && uniform(12.0, 16.0) < uniform(25.0, 30.0));
    }
}
