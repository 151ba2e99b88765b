//! Base images made by formulas, as different from each other as the pictures that users open.

use crate::factory::{BaseImage, GrayImage, HEIGHT, WIDTH};

/// The names of the six test bases, and the bases.
pub(super) fn six() -> [(&'static str, BaseImage); 6] {
    [
        ("bundled", BaseImage::bundled()),
        ("blobs", blobs()),
        ("checks", checks()),
        ("text", text()),
        ("photograph", photograph()),
        ("rings", rings()),
    ]
}

/// A picture whose value at column x, row y a formula says.
pub(super) fn painted(value: impl Fn(f64, f64) -> f64) -> GrayImage {
    let mut image = GrayImage::black();
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            image.pixels_mut()[y * WIDTH + x] = value(x as f64, y as f64).clamp(0.0, 255.0) as u8;
        }
    }
    image
}

fn base(value: impl Fn(f64, f64) -> f64) -> BaseImage {
    BaseImage::new(painted(value)).unwrap()
}

/// A number in [0, 1) that looks random (the mixing of `SplitMix64`).
fn scattered(number: u64) -> f64 {
    let z = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x0123_4567;
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Smooth hills and valleys of about `size` pixels, 0 to 1.
fn hills(x: f64, y: f64, size: f64, seed: u64) -> f64 {
    let (x, y) = (x / size + 100.0, y / size + 100.0);
    let (column, row) = (libm::floor(x), libm::floor(y));
    let smooth = |t: f64| t * t * (3.0 - 2.0 * t);
    let (u, v) = (smooth(x - column), smooth(y - row));
    let corner =
        |right: f64, down: f64| scattered((column + right) as u64 * 7919 + (row + down) as u64 * 104_729 + seed * 15_485_863);
    let above = corner(0.0, 0.0) * (1.0 - u) + corner(1.0, 0.0) * u;
    let below = corner(0.0, 1.0) * (1.0 - u) + corner(1.0, 1.0) * u;
    above * (1.0 - v) + below * v
}

/// 0 in the middle, 1 at the rim of an upright ellipse in the middle of the picture.
fn radius(x: f64, y: f64) -> f64 {
    libm::hypot((x - 47.5) / 40.0, (y - 63.5) / 54.0)
}

/// Smooth blobs that fade to black: no edge anywhere.
fn blobs() -> BaseImage {
    base(|x, y| {
        let fade = ((1.15 - radius(x, y)) / 0.3).clamp(0.0, 1.0);
        fade * (40.0 + 130.0 * hills(x, y, 18.0, 1) + 30.0 * hills(x, y, 9.0, 2))
    })
}

/// Sharp checks in an ellipse.
fn checks() -> BaseImage {
    base(|x, y| {
        let is_dark = ((x / 8.0) as i32 + (y / 8.0) as i32) % 2 == 0;
        if radius(x, y) > 1.0 {
            0.0
        } else if is_dark {
            60.0
        } else {
            170.0
        }
    })
}

/// Dark strokes like letters on bright paper.
fn text() -> BaseImage {
    base(|x, y| {
        let (letter, x, y) = ((x / 9.0) as u64 * 31 + (y / 12.0) as u64 * 17, x % 9.0, y % 12.0);
        let strokes = (scattered(letter) * 64.0) as u64;
        let lines = [x < 1.5, (x - 5.0).abs() < 1.0, y < 1.5, (y - 4.5).abs() < 1.0, y > 8.0, (x - y * 0.6).abs() < 1.0];
        let is_ink = lines.iter().enumerate().any(|(stroke, &is_on)| is_on && strokes >> stroke & 1 == 1);
        if x <= 6.0 && y <= 9.0 && is_ink { 20.0 } else { 225.0 }
    })
}

/// Detail of all sizes up to the border of the picture, as in a photograph.
fn photograph() -> BaseImage {
    base(|x, y| {
        let detail = |octave: u64| {
            let size = 48.0 / (1_u64 << octave) as f64;
            libm::pow(size, 0.9) * (hills(x, y, size, 10 + octave) - 0.5)
        };
        120.0 + 2.6 * (0..6).map(detail).sum::<f64>() + 0.4 * (y - 64.0)
    })
}

/// A disc with sharp rings on dark gray.
fn rings() -> BaseImage {
    base(|x, y| {
        let radius = radius(x, y);
        let ring = if libm::sin(radius * 30.0) > 0.0 { 70.0 } else { -70.0 };
        if radius > 1.0 { 10.0 } else { 110.0 + ring * (1.0 - 0.3 * radius) }
    })
}

/// A head with skull, folds and shades of its own.
pub(super) fn head(seed: u64) -> BaseImage {
    let number = |place: u64| scattered(seed * 1000 + place);
    let (half_width, half_height) = (34.0 + 10.0 * number(1), 46.0 + 12.0 * number(2));
    let (centre_x, centre_y) = (46.0 + 4.0 * number(3), 61.0 + 6.0 * number(4));
    let (low, high) = (30.0 + 80.0 * number(5), 60.0 + 90.0 * number(6));
    let (turns, fold, depth) = (4.0 + 5.0 * number(7), 6.0 + 8.0 * number(8), 4.0 + 8.0 * number(9));
    let (inner, skull, gap) = (0.88 + 0.07 * number(10), 90.0 + 120.0 * number(11), 10.0 + 50.0 * number(12));
    let (cloud, cloud_size) = (5.0 + 40.0 * number(13), 4.0 + 16.0 * number(14));
    base(|x, y| {
        let wobble = 1.0 + 0.06 * (hills(x, y, 30.0, seed) - 0.5);
        let radius = libm::hypot((x - centre_x) / half_width, (y - centre_y) / half_height) / wobble;
        let folds = libm::fabs(libm::sin(turns * hills(x, y, fold, seed + 1) + radius * depth));
        match radius {
            outside if outside > 1.0 => 0.0,
            bone if bone > inner => skull,
            fluid if fluid > inner - 0.05 => gap,
            _ => low + (high - low) * folds + cloud * hills(x, y, cloud_size, seed + 2),
        }
    })
}
