//! The base picture: the healthy brain that every specimen starts from.

use std::sync::LazyLock;

use image::DynamicImage;
use image::imageops::FilterType;
use thiserror::Error;

use super::painter::painted_head;
use super::{BrainRegion, GrayImage, HEIGHT, WIDTH, derived_seed};

/// The picture that comes with the program, painted by `painter` from seed 0.
const BUNDLED: &[u8] = include_bytes!("../../assets/brain_base.png");

/// Fewest pixels along a side of a picture that can serve as a base.
const SMALLEST_SIDE: u32 = 16;

/// Positions for tumors that a painted head has at least.
const ROOMY: usize = 1200;
/// Most of them that are brighter than the tissue of the bundled brain, as a share: a tumor has to find room above what it lies on.
const BRIGHT_SHARE: f64 = 0.2;
/// Gray level that counts as bright.
const BRIGHT: u8 = 180;

/// Why a picture cannot serve as a base.
#[derive(Debug, Error)]
pub enum BaseError {
    /// Not a picture, or a damaged one.
    #[error("it is not a picture that can be read ({0})")]
    NotAPicture(image::ImageError),
    /// Fewer than 16 pixels along a side.
    #[error("the picture is too small ({width} x {height} pixels; at least 16 x 16 are needed)")]
    TooSmall {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// Nothing stands out from the background.
    #[error("no brain region can be found in it: the picture is blank or what it shows is too small")]
    NoRegion,
}

/// A base picture with the region in which tumors may lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseImage {
    image: GrayImage,
    region: BrainRegion,
}

impl BaseImage {
    /// The picture that comes with the program.
    pub fn bundled() -> Self {
        static BASE: LazyLock<BaseImage> = LazyLock::new(|| {
            let picture = image::load_from_memory(BUNDLED).map(|picture| fit(&picture));
            let image = picture.unwrap_or_else(|_| GrayImage::black());
            BaseImage { image, region: BrainRegion::reference() }
        });
        BASE.clone()
    }

    /// The head that the painter paints from a seed; 0 is the bundled picture. The same seed gives the same picture on every
    /// machine.
    pub fn random(seed: u64) -> Self {
        if seed == 0 {
            return Self::bundled();
        }
        let mut painted_from = seed;
        loop {
            match Self::new(painted_head(painted_from)) {
                Ok(base) if base.has_room_for_tumors() => return base,
                _ => painted_from = derived_seed(painted_from, "another head"),
            }
        }
    }

    /// Whether tumors find room in the region, and above its grays.
    fn has_room_for_tumors(&self) -> bool {
        let bright = self.region.positions().filter(|&(x, y)| self.image.at(x, y) > BRIGHT).count();
        self.region.len() >= ROOMY && bright as f64 <= BRIGHT_SHARE * self.region.len() as f64
    }

    /// A base from a picture of any size, made gray and fitted to 96 x 128 without distortion; what is missing at two sides is
    /// filled with the picture's own background.
    ///
    /// # Errors
    /// When it is too small, or no region for tumors stands out in it.
    pub fn from_picture(picture: &DynamicImage) -> Result<Self, BaseError> {
        let (width, height) = (picture.width(), picture.height());
        if width < SMALLEST_SIDE || height < SMALLEST_SIDE {
            return Err(BaseError::TooSmall { width, height });
        }
        let fitted = scaled(picture);
        Self::new(centred(&fitted, background(&fitted)))
    }

    /// A base from a gray picture. The bundled picture keeps the region of the reference.
    ///
    /// # Errors
    /// When no region for tumors stands out in it.
    pub fn new(image: GrayImage) -> Result<Self, BaseError> {
        let bundled = Self::bundled();
        if image == bundled.image {
            return Ok(bundled);
        }
        let region = BrainRegion::find(&image).ok_or(BaseError::NoRegion)?;
        Ok(Self { image, region })
    }

    /// The picture.
    pub fn image(&self) -> &GrayImage {
        &self.image
    }

    /// Where tumors may lie.
    pub fn region(&self) -> &BrainRegion {
        &self.region
    }
}

/// The picture in gray on black, as large as fits into 96 x 128, centred.
pub(crate) fn fit(picture: &DynamicImage) -> GrayImage {
    centred(&scaled(picture), 0)
}

/// The picture in gray, as large as fits into 96 x 128.
fn scaled(picture: &DynamicImage) -> image::GrayImage {
    let (width, height) = (WIDTH as u32, HEIGHT as u32);
    let opaque = on_black(picture);
    if (opaque.width(), opaque.height()) == (width, height) {
        return opaque;
    }
    let scale = (f64::from(width) / f64::from(opaque.width())).min(f64::from(height) / f64::from(opaque.height()));
    let side = |length: u32, limit: u32| ((f64::from(length) * scale).round() as u32).clamp(1, limit);
    let (new_width, new_height) = (side(opaque.width(), width), side(opaque.height(), height));
    image::imageops::resize(&opaque, new_width, new_height, FilterType::Triangle)
}

/// A picture in the middle of 96 x 128 pixels that are `around` where it does not reach.
fn centred(fitted: &image::GrayImage, around: u8) -> GrayImage {
    let mut result = GrayImage::black();
    result.pixels_mut().fill(around);
    let (left, top) = ((WIDTH - fitted.width() as usize) / 2, (HEIGHT - fitted.height() as usize) / 2);
    for (x, y, pixel) in fitted.enumerate_pixels() {
        result.pixels_mut()[(top + y as usize) * WIDTH + left + x as usize] = pixel.0[0];
    }
    result
}

/// The median of the outermost pixels.
fn background(fitted: &image::GrayImage) -> u8 {
    let (right, bottom) = (fitted.width() - 1, fitted.height() - 1);
    let outermost = |&(x, y, _): &(u32, u32, &image::Luma<u8>)| x == 0 || x == right || y == 0 || y == bottom;
    let mut border: Vec<u8> = fitted.enumerate_pixels().filter(outermost).map(|(_, _, pixel)| pixel.0[0]).collect();
    border.sort_unstable();
    border[border.len() / 2]
}

/// Gray values, with transparency laid over black.
fn on_black(picture: &DynamicImage) -> image::GrayImage {
    if !picture.color().has_alpha() {
        return picture.to_luma8();
    }
    let layered = picture.to_luma_alpha8();
    let over_black = |pixel: &image::LumaA<u8>| (u16::from(pixel.0[0]) * u16::from(pixel.0[1]) / 255) as u8;
    let (width, height) = layered.dimensions();
    let values = layered.pixels().map(over_black).collect();
    image::GrayImage::from_raw(width, height, values).unwrap_or_else(|| image::GrayImage::new(width, height))
}
