//! Pictures that people bring: base images, and images to be classified.

use std::path::Path;

use image::ImageEncoder as _;

use super::{FileError, write_atomically};
use crate::factory::{BaseImage, GrayImage, HEIGHT, WIDTH, fit_picture};

/// Larger files are refused before they fill the memory.
const LARGEST_FILE_BYTES: u64 = 256 << 20;

/// A picture as the network takes it, and what had to be done to it.
#[derive(Debug, Clone)]
pub struct FittedPicture {
    /// 96 x 128, gray.
    pub image: GrayImage,
    /// The size in the file, when it was another one.
    pub fitted_from: Option<(u32, u32)>,
}

/// Reads a base image: png, jpeg, pgm or bmp, of any size.
///
/// # Errors
/// When the file is missing, no picture, or no brain region can be found in it.
pub fn load_base(path: &Path) -> Result<BaseImage, FileError> {
    let action = "use the base image";
    BaseImage::decode(&read(action, path)?).map_err(|err| FileError::new(action, path, err))
}

/// Reads a picture to be classified, fitting it to 96 x 128 where needed.
///
/// # Errors
/// When the file is missing or no picture.
pub fn load_picture(path: &Path) -> Result<FittedPicture, FileError> {
    let action = "read the image";
    let fail = |err: image::ImageError| FileError::new(action, path, format!("it is not a picture that can be read ({err})"));
    let picture = image::load_from_memory(&read(action, path)?).map_err(fail)?;
    let size = (picture.width(), picture.height());
    let fitted_from = (size != (WIDTH as u32, HEIGHT as u32)).then_some(size);
    Ok(FittedPicture { image: fit_picture(&picture), fitted_from })
}

/// Writes a gray picture of (width, height) as PNG; replaces a file that is there.
///
/// # Errors
/// When the number of pixels is not width x height, or the folder cannot be written.
pub fn save_gray_png(path: &Path, (width, height): (usize, usize), pixels: &[u8]) -> Result<(), FileError> {
    write_png(path, (width, height), pixels, image::ExtendedColorType::L8)
}

fn write_png(
    path: &Path,
    (width, height): (usize, usize),
    pixels: &[u8],
    color: image::ExtendedColorType,
) -> Result<(), FileError> {
    let action = "write the picture";
    let fail = |err: image::ImageError| FileError::new(action, path, err);
    let channels = usize::from(color.channel_count());
    if pixels.len() != channels * width * height {
        return Err(FileError::new(action, path, format!("{} pixels are not {width} x {height}", pixels.len() / channels)));
    }
    let mut bytes = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bytes).write_image(pixels, width as u32, height as u32, color).map_err(fail)?;
    write_atomically(action, path, &bytes)
}

/// Writes a picture of (width, height) in red, green and blue as PNG; replaces a file that is there.
///
/// # Errors
/// When the number of values is not 3 x width x height, or the folder cannot be written.
pub fn save_rgb_png(path: &Path, (width, height): (usize, usize), pixels: &[u8]) -> Result<(), FileError> {
    write_png(path, (width, height), pixels, image::ExtendedColorType::Rgb8)
}

fn read(action: &'static str, path: &Path) -> Result<Vec<u8>, FileError> {
    let fail = |err: std::io::Error| FileError::new(action, path, err);
    let length = std::fs::metadata(path).map_err(fail)?.len();
    if length > LARGEST_FILE_BYTES {
        return Err(FileError::new(action, path, format!("the file is too large ({} MB)", length >> 20)));
    }
    std::fs::read(path).map_err(fail)
}
