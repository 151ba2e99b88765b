//! The painter of heads: an axial slice of a head that belongs to nobody, as a pure function of a seed.
//!
//! The cortex is not noise: fissures and sulci grow inwards from the rim of the brain and avoid each other, and what lies within
//! a cortex's thickness of any cerebrospinal fluid is gray matter. The gyri and the fingers of white matter follow from it.
//!
//! Seed 0 is the bundled picture to the bit: drawn eight times too large and averaged down, so that thin structures get the
//! partial-volume grays of a real scan. The other seeds are drawn twice as large, in milliseconds.
//!
//! Only `+ - * /` and `sqrt` touch the values: every machine paints the same bytes.

mod anatomy;
mod distance_map;
mod drawn;
mod folds;
mod geometry;
mod named;
mod noise;
mod outline;
mod tissue;
mod tones;
mod ventricles;

use self::anatomy::{Anatomy, CENTRE, Scanner};
pub(super) use self::geometry::{Point, mix, smoothstep, whole_below};
pub(super) use self::named::{t2_head, wide_head};
pub(super) use self::noise::Noise;
use self::noise::signed_hash;
use self::tissue::Head;
use super::{GrayImage, HEIGHT, PIXELS, WIDTH};

/// The head that is painted from a seed: 96 x 128 gray levels; 0 is the bundled picture.
pub fn painted_head(seed: u64) -> GrayImage {
    let anatomy = if seed == 0 { Anatomy::bundled() } else { drawn::drawn(seed) };
    paint_head(&anatomy)
}

fn paint_head(anatomy: &Anatomy) -> GrayImage {
    let head = Head::new(anatomy);
    let scanner = anatomy.scanner;
    // The coil does not hear every corner of the head equally well, and has a grain of a few grays.
    let (coil, grain_seed) = (Noise::new(43.0, anatomy.noise_seed(72)), anatomy.noise_seed(71));
    let mut means = vec![0.0; PIXELS];
    for (place, mean) in means.iter_mut().enumerate() {
        let (column, row) = (place % WIDTH, place / WIDTH);
        let heard = 1.0 + scanner.coil * coil.at(Point::new(column as f64, row as f64));
        *mean = heard * mean_gray(&head, anatomy, column, row);
    }
    if scanner.blur > 0.0 {
        means = blurred(&means, scanner.blur);
    }
    let mut picture = GrayImage::black();
    for (place, (pixel, mean)) in picture.pixels_mut().iter_mut().zip(means).enumerate() {
        let (column, row) = ((place % WIDTH) as i32, (place / WIDTH) as i32);
        let grain = scanner.grain * signed_hash(column, row, grain_seed) * smoothstep(0.0, 40.0, mean);
        *pixel = (mean + grain + 0.5).floor().clamp(0.0, 255.0) as u8;
    }
    picture
}

/// The mean of the subsamples of a pixel.
fn mean_gray(head: &Head<'_>, anatomy: &Anatomy, column: usize, row: usize) -> f64 {
    let per_pixel = anatomy.sampling.per_pixel;
    let mut sum = 0.0;
    for sample in 0..per_pixel * per_pixel {
        let x = column as f64 + ((sample % per_pixel) as f64 + 0.5) / per_pixel as f64;
        let y = row as f64 + ((sample / per_pixel) as f64 + 0.5) / per_pixel as f64;
        sum += head.gray(in_head(Point::new(x, y), anatomy.scanner));
    }
    sum / (per_pixel * per_pixel) as f64
}

/// The place of the head that lies at `at` in the picture.
fn in_head(at: Point, scanner: Scanner) -> Point {
    let at = at.minus(scanner.shift);
    let offset = at.minus(CENTRE);
    Point::new(at.x - scanner.tilt * offset.y, at.y + scanner.tilt * offset.x)
}

/// Each gray mixed with those of its four neighbours; `share` is that of each neighbour.
fn blurred(grays: &[f64], share: f64) -> Vec<f64> {
    let mut result = vec![0.0; PIXELS];
    for (place, gray) in result.iter_mut().enumerate() {
        let (column, row) = (place % WIDTH, place / WIDTH);
        let at = |column: usize, row: usize| grays[row.min(HEIGHT - 1) * WIDTH + column.min(WIDTH - 1)];
        let beside = at(column.saturating_sub(1), row) + at(column + 1, row);
        let above_and_below = at(column, row.saturating_sub(1)) + at(column, row + 1);
        *gray = (1.0 - 4.0 * share) * at(column, row) + share * (beside + above_and_below);
    }
    result
}
