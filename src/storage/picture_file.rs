//! Pictures that people bring: base images, and images to be classified.

use std::io::{Cursor, ErrorKind};
use std::path::Path;

use image::error::{ImageFormatHint, LimitError, LimitErrorKind};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageEncoder as _, ImageError, ImageReader, ImageResult, Limits};

use super::picture_structure::{is_cut_short, late_orientation};
use super::{Contents, FileAction, FileError, Product, Refused, read, write_product};
use crate::factory::{BaseError, BaseImage, GrayImage, HEIGHT, WIDTH, fit_picture};

/// Larger files are refused before they fill the memory.
const LARGEST_FILE_BYTES: u64 = 256 << 20;

/// Most bytes of samples, and most pixels: 50 million pixels in colour. A file of a few bytes can promise any number, and reading a picture
/// takes about twice its samples.
const MOST_SAMPLES: u64 = 160 << 20;
const MOST_PIXELS: u64 = 64 << 20;

/// Samples of 16 bits that use no more than these bits are darker than a sixteenth of white.
const MOST_LOW_BITS: u32 = 12;

/// A picture as the network takes it, and what had to be done to it.
#[derive(Debug, Clone)]
pub struct FittedPicture {
    /// 96 x 128, gray.
    pub image: GrayImage,
    /// The size in the file, when it was another one.
    pub fitted_from: Option<(u32, u32)>,
    /// How many bits its samples of 16 bits use, where it is so few that white is dark: a camera or scanner of 12 bits whose values were
    /// stored as they are.
    pub low_bits: Option<u32>,
}

/// Reads a base image: png, jpeg, pgm or bmp, of any size.
///
/// # Errors
/// When the file is missing, no picture, or no brain region can be found in it.
pub fn load_base(path: &Path) -> Result<BaseImage, FileError> {
    let action = FileAction::UseBase;
    let load = || decode_base(&read(action, path, LARGEST_FILE_BYTES)?).map_err(|err| FileError::of(action, path, err));
    load().map_err(|err| err.explained(&[Contents::Picture, Contents::Nothing]))
}

/// A base image from the bytes of a file: png, jpeg, pgm or bmp, of any size.
///
/// # Errors
/// When it is no picture, too small, or no brain region can be found in it.
pub fn decode_base(bytes: &[u8]) -> Result<BaseImage, BaseError> {
    BaseImage::from_picture(&decode_upright(bytes).map_err(BaseError::NotAPicture)?)
}

/// The picture in a file, turned as its Exif entry says: cameras and phones store what their sensor saw, and how it was held.
///
/// Samples of other depths keep their place between black and white: nothing is stretched to the range that a picture uses.
fn decode_upright(bytes: &[u8]) -> ImageResult<DynamicImage> {
    decode(bytes).map_err(|err| in_words(err, bytes))
}

fn decode(bytes: &[u8]) -> ImageResult<DynamicImage> {
    let mut decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?.into_decoder()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_SAMPLES);
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(ImageError::Limits(LimitError::from_kind(LimitErrorKind::InsufficientMemory)));
    }
    limits.reserve(decoder.total_bytes())?;
    decoder.set_limits(limits)?;
    let orientation = match decoder.orientation()? {
        Orientation::NoTransforms => late_orientation(bytes).unwrap_or(Orientation::NoTransforms),
        known => known,
    };
    // The decoder of JPEG fills what is missing with gray, and says nothing.
    if is_cut_short(bytes) == Some(true) {
        return Err(std::io::Error::from(ErrorKind::UnexpectedEof).into());
    }
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// The same error in words of our own, where the library's would not help.
fn in_words(err: ImageError, bytes: &[u8]) -> ImageError {
    let words = match &err {
        _ if bytes.is_empty() => "it is empty",
        ImageError::IoError(err) if err.kind() == ErrorKind::UnexpectedEof => "it is cut short",
        ImageError::Unsupported(_) => "its form is not known; PNG, JPEG, PGM and BMP are read",
        ImageError::Limits(_) => "it has too many pixels; 50 million are read",
        _ if is_cut_short(bytes) == Some(true) => "it is cut short",
        // The library's words are those of its own code.
        ImageError::Decoding(err) => return std::io::Error::other(damaged_words(&err.format_hint())).into(),
        _ => return err,
    };
    std::io::Error::other(words).into()
}

/// What a picture is that begins like one of a format and cannot be decoded.
fn damaged_words(format: &ImageFormatHint) -> String {
    let name = match format {
        ImageFormatHint::Exact(format) => format.extensions_str().first().map(|ending| ending.to_uppercase()),
        _ => None,
    };
    name.map_or_else(|| "it is damaged".to_owned(), |name| format!("it begins like a {name} file and is damaged"))
}

/// Reads a picture to be classified, fitting it to 96 x 128 where needed.
///
/// # Errors
/// When the file is missing or no picture.
pub fn load_picture(path: &Path) -> Result<FittedPicture, FileError> {
    let action = FileAction::ReadImage;
    let load = || {
        let fail = |err: ImageError| FileError::of(action, path, Refused::NotAPicture(err.to_string()));
        decode_upright(&read(action, path, LARGEST_FILE_BYTES)?).map_err(fail)
    };
    let picture = load().map_err(|err: FileError| err.explained(&[Contents::Picture, Contents::Nothing]))?;
    let size = (picture.width(), picture.height());
    let fitted_from = (size != (WIDTH as u32, HEIGHT as u32)).then_some(size);
    Ok(FittedPicture { image: fit_picture(&picture), fitted_from, low_bits: low_bits(&picture) })
}

/// See [`FittedPicture::low_bits`].
fn low_bits(picture: &DynamicImage) -> Option<u32> {
    let samples: &[u16] = match picture {
        DynamicImage::ImageLuma16(gray) => gray.as_raw(),
        DynamicImage::ImageRgb16(colors) => colors.as_raw(),
        // With a layer of opacity, whose samples reach white whatever the colours do.
        _ => return None,
    };
    let largest = samples.iter().copied().max().unwrap_or(0);
    let bits = u16::BITS - largest.leading_zeros();
    (1..=MOST_LOW_BITS).contains(&bits).then_some(bits)
}

/// Writes a gray picture of (width, height) as PNG; replaces a file that is there.
///
/// # Errors
/// When the number of pixels is not width x height, or the folder cannot be written.
pub(crate) fn save_gray_png(path: &Path, (width, height): (usize, usize), pixels: &[u8]) -> Result<(), FileError> {
    write_png(path, (width, height), pixels, image::ExtendedColorType::L8)
}

fn write_png(
    path: &Path,
    (width, height): (usize, usize),
    pixels: &[u8],
    color: image::ExtendedColorType,
) -> Result<(), FileError> {
    let action = FileAction::WritePicture;
    let fail = |err: image::ImageError| FileError::new(action, path, err);
    let channels = usize::from(color.channel_count());
    if pixels.len() != channels * width * height {
        return Err(FileError::new(action, path, format!("{} pixels are not {width} x {height}", pixels.len() / channels)));
    }
    let mut bytes = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bytes).write_image(pixels, width as u32, height as u32, color).map_err(fail)?;
    write_product(action, path, Product::Picture, &bytes)
}

/// Writes a picture of (width, height) in red, green and blue as PNG; replaces a file that is there.
///
/// # Errors
/// When the number of values is not 3 x width x height, or the folder cannot be written.
pub(crate) fn save_rgb_png(path: &Path, (width, height): (usize, usize), pixels: &[u8]) -> Result<(), FileError> {
    write_png(path, (width, height), pixels, image::ExtendedColorType::Rgb8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 24 x 16, gray: a bright quarter at the top left, a darker one beside it, black below.
    fn quarters() -> image::GrayImage {
        image::GrayImage::from_fn(24, 16, |x, y| image::Luma([if y >= 8 { 0 } else { [240, 120][usize::from(x >= 12)] }]))
    }

    /// A JPEG whose Exif entry says how the camera was held; written by hand from the description of Exif 2.3.
    fn jpeg(orientation: u8) -> Vec<u8> {
        let mut plain = Cursor::new(Vec::new());
        quarters().write_to(&mut plain, image::ImageFormat::Jpeg).unwrap();
        // One directory with one entry: tag 0x0112, type 3 (16 bits), one value.
        let tiff = [b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[orientation], &[0; 6]].concat();
        let segment = [b"Exif\0\0".as_slice(), &tiff].concat();
        let length = (segment.len() as u16 + 2).to_be_bytes();
        let (start, rest) = plain.get_ref().split_at(2);
        [start, &[0xFF, 0xE1], &length, &segment, rest].concat()
    }

    /// Where the bright and the darker quarter lie in an upright picture: right of the middle, below the middle.
    fn corners(picture: &DynamicImage) -> [(bool, bool); 2] {
        let gray = picture.to_luma8();
        let (width, height) = gray.dimensions();
        let near = |wanted: u8| {
            let corners = [(false, false), (true, false), (false, true), (true, true)];
            let at = |(right, below): (bool, bool)| {
                gray.get_pixel(if right { width - 3 } else { 2 }, if below { height - 3 } else { 2 })
            };
            let found: Vec<(bool, bool)> = corners.into_iter().filter(|&corner| at(corner).0[0].abs_diff(wanted) < 20).collect();
            assert_eq!(found.len(), 1, "{wanted}: {found:?}");
            found[0]
        };
        [near(240), near(120)]
    }

    #[test]
    fn photos_stand_upright_for_every_way_to_hold_the_camera() {
        let (left, right, top, bottom) = (false, true, false, true);
        // Where the first row and the first column of the file belong, by the table of Exif 2.3.
        let cases = [
            (1, [(left, top), (right, top)]),
            (2, [(right, top), (left, top)]),
            (3, [(right, bottom), (left, bottom)]),
            (4, [(left, bottom), (right, bottom)]),
            (5, [(left, top), (left, bottom)]),
            (6, [(right, top), (right, bottom)]),
            (7, [(right, bottom), (right, top)]),
            (8, [(left, bottom), (left, top)]),
        ];
        for (orientation, expected) in cases {
            let picture = decode_upright(&jpeg(orientation)).unwrap();
            let size = if orientation < 5 { (24, 16) } else { (16, 24) };
            assert_eq!((picture.width(), picture.height()), size, "orientation {orientation}");
            assert_eq!(corners(&picture), expected, "orientation {orientation}");
        }
        for nonsense in [0, 9, 255] {
            assert_eq!(corners(&decode_upright(&jpeg(nonsense)).unwrap()), cases[0].1, "orientation {nonsense}");
        }
    }

    #[test]
    fn base_images_and_pictures_to_classify_are_both_turned() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("photo.jpg");
        std::fs::write(&path, jpeg(6)).unwrap();
        let picture = load_picture(&path).unwrap();
        assert_eq!(picture.fitted_from, Some((16, 24)));
        // The bright quarter came to the top right; the scale is 16 to 85.
        assert!(picture.image.at(80, 10) > 200 && picture.image.at(15, 10) < 40, "the picture is not turned");
        std::fs::write(&path, jpeg(3)).unwrap();
        assert!(load_picture(&path).unwrap().image.at(80, 90) > 200, "the picture is not turned");
        let upright = decode_base(&jpeg(1)).unwrap();
        let turned = decode_base(&jpeg(2)).unwrap();
        let mirrored = |x: usize, y: usize| turned.image().at(95 - x, y);
        let differing = (0..128).flat_map(|y| (0..96).map(move |x| (x, y)));
        let differing = differing.filter(|&(x, y)| upright.image().at(x, y).abs_diff(mirrored(x, y)) > 12).count();
        assert!(differing < 300, "{differing} pixels are not those of the mirror image");
    }

    /// The first gray values of a picture in a file.
    fn grays(bytes: &[u8]) -> Vec<u8> {
        fit_picture(&decode_upright(bytes).unwrap()).pixels()[..4].to_vec()
    }

    /// A picture of 96 x 128 whose first row begins with four values, as a PNM with samples up to `most`.
    fn pnm(most: u16, first: [u16; 4]) -> Vec<u8> {
        let sample = |value: u16| if most > 255 { value.to_be_bytes().to_vec() } else { vec![value as u8] };
        let rest = std::iter::repeat_n(0, WIDTH * HEIGHT - first.len());
        let samples: Vec<u8> = first.into_iter().chain(rest).flat_map(sample).collect();
        [format!("P5\n{WIDTH} {HEIGHT}\n{most}\n").as_bytes(), &samples].concat()
    }

    #[test]
    fn samples_of_any_depth_keep_their_place_between_black_and_white() {
        // A dark picture of 16 bits stays dark: 0 to a tenth of white. Of 12 and of 4 bits, white is white.
        assert_eq!(grays(&pnm(65535, [0, 257, 2570, 6553])), [0, 1, 10, 25]);
        assert_eq!(grays(&pnm(4095, [0, 2048, 4095, 16])), [0, 128, 255, 1]);
        assert_eq!(grays(&pnm(15, [0, 1, 8, 15])), [0, 17, 136, 255]);
        let mut png = Cursor::new(Vec::new());
        let wide =
            image::ImageBuffer::<image::Luma<u16>, _>::from_fn(WIDTH as u32, HEIGHT as u32, |x, _| image::Luma([x as u16 * 257]));
        wide.write_to(&mut png, image::ImageFormat::Png).unwrap();
        assert_eq!(grays(png.get_ref()), [0, 1, 2, 3]);
        // Transparent pixels lie on black.
        let mut png = Cursor::new(Vec::new());
        let layered = image::GrayAlphaImage::from_fn(WIDTH as u32, HEIGHT as u32, |x, _| {
            image::LumaA([200, [255, 0, 128, 51][x as usize % 4]])
        });
        layered.write_to(&mut png, image::ImageFormat::Png).unwrap();
        assert_eq!(grays(png.get_ref()), [200, 0, 100, 40]);
    }

    #[test]
    fn what_cannot_be_decoded_is_said_in_plain_words() {
        let whole = pnm(255, [9; 4]);
        let cases: [(&[u8], &str); 4] = [
            (&whole[..whole.len() / 2], "it is cut short"),
            (b"", "it is empty"),
            (b"a text", "its form is not known; PNG, JPEG, PGM and BMP are read"),
            (&jpeg(1)[..200], "it is cut short"),
        ];
        for (bytes, words) in cases {
            assert_eq!(decode_upright(bytes).unwrap_err().to_string(), words);
        }
    }

    /// The sides stand in bytes 16 to 23 of a PNG, in a chunk whose checksum is in bytes 29 to 32.
    #[test]
    fn a_small_file_that_promises_too_many_pixels_is_refused_before_it_takes_memory() {
        let mut png = Cursor::new(Vec::new());
        quarters().write_to(&mut png, image::ImageFormat::Png).unwrap();
        let mut png = png.into_inner();
        decode_upright(&png).unwrap();
        for place in [16, 20] {
            png[place..place + 4].copy_from_slice(&20_000_u32.to_be_bytes());
        }
        let checksum = crc32fast::hash(&png[12..29]).to_be_bytes();
        png[29..33].copy_from_slice(&checksum);
        let err = decode_upright(&png).unwrap_err().to_string();
        assert!(err.contains("too many pixels"), "{err}");
    }
}
