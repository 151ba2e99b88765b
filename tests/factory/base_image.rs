//! The bundled base image, and the pictures that people bring in its place.

use std::io::Cursor;

use brain_tumor_lab::factory::{BaseError, BaseImage, BrainRegion, Generator, Mode, painted_head};
use brain_tumor_lab::storage::decode_base;
use image::{DynamicImage, GrayAlphaImage, GrayImage, ImageFormat, Luma, LumaA, Rgb, RgbImage};

use super::tables::reference_region;

fn encode(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    encode(picture, ImageFormat::Png)
}

fn decode(picture: impl Into<DynamicImage>) -> Result<BaseImage, BaseError> {
    decode_base(&png(picture))
}

/// A gray disc, brighter in the middle, on an even background.
fn blob(width: u32, height: u32, radius: f32, background: u8) -> GrayImage {
    let (cx, cy) = (width as f32 / 2.0 - 0.5, height as f32 / 2.0 - 0.5);
    GrayImage::from_fn(width, height, |x, y| {
        let distance = (x as f32 - cx).hypot(y as f32 - cy);
        Luma([if distance <= radius { (140.0 - 60.0 * distance / radius) as u8 } else { background }])
    })
}

/// Columns and rows, first and last, in which `inside` holds for some pixel.
fn bounds(inside: impl Fn(usize, usize) -> bool) -> [usize; 4] {
    let columns: Vec<usize> = (0..96).filter(|&x| (0..128).any(|y| inside(x, y))).collect();
    let rows: Vec<usize> = (0..128).filter(|&y| (0..96).any(|x| inside(x, y))).collect();
    [columns[0], columns[columns.len() - 1], rows[0], rows[rows.len() - 1]]
}

fn region_places(region: &BrainRegion) -> Vec<(i32, i32)> {
    (0..128).flat_map(|y| (0..96).map(move |x| (x, y))).filter(|&(x, y)| region.contains(x, y)).collect()
}

#[test]
fn the_bundled_picture_is_what_the_painter_paints_from_seed_0() {
    assert!(painted_head(0) == *BaseImage::bundled().image(), "assets/brain_base.png is not what the painter paints");
}

#[test]
fn the_bundled_region_is_that_of_the_reference() {
    let region = BaseImage::bundled().region().clone();
    assert_eq!(region.len(), 4513, "lattice points within 38 px of the centre");
    assert_eq!(region_places(&region), reference_region());
    assert!(region.contains(9, 63) && region.contains(85, 63) && region.contains(47, 25) && region.contains(47, 101));
    assert!(!region.contains(8, 63) && !region.contains(86, 63) && !region.contains(47, 24) && !region.contains(47, 102));
    assert!(!region.contains(-1, 63) && !region.contains(47, 500), "places outside the picture are no error");
}

#[test]
fn positions_by_number_run_through_the_whole_region() {
    let region = BrainRegion::reference();
    let places: Vec<(i32, i32)> = (0..4513).map(|i| region.position((f64::from(i) + 0.5) / 4513.0)).collect();
    assert_eq!(places, reference_region());
    assert_eq!(region.position(1.0 - f64::EPSILON / 2.0), places[4512]);
}

#[test]
fn the_bundled_picture_given_as_a_file_keeps_the_reference_region() {
    let picture = GrayImage::from_raw(96, 128, painted_head(0).pixels().to_vec()).unwrap();
    assert_eq!(decode(picture).unwrap(), BaseImage::bundled());
}

#[test]
fn the_region_found_in_the_bundled_brain_is_close_to_that_of_the_reference() {
    let found = BrainRegion::find(BaseImage::bundled().image()).unwrap();
    let common = reference_region().iter().filter(|&&(x, y)| found.contains(x, y)).count();
    let union = found.len() + 4513 - common;
    assert!(common as f64 / union as f64 > 0.6, "{common} common of {union}");
}

#[test]
fn a_photographed_blob_on_white_has_its_region_in_the_blob() {
    let base = decode(blob(96, 128, 40.0, 255)).unwrap();
    let places = region_places(base.region());
    let far = |&(x, y): &(i32, i32)| (f64::from(x) - 47.5).hypot(f64::from(y) - 63.5) > 40.0;
    assert!(places.len() > 2000, "{} positions", places.len());
    assert!(!places.iter().any(far), "a position outside the blob");
    assert!(base.region().contains(47, 63));
}

#[test]
fn a_blob_on_white_of_any_proportions_has_its_region_in_the_blob() {
    for (width, height) in [(400, 400), (300, 260), (128, 96), (90, 128)] {
        let radius = width.min(height) as f32 * 0.45;
        let base = decode(blob(width, height, radius, 255)).unwrap();
        let scale = (96.0 / f64::from(width)).min(128.0 / f64::from(height));
        let reach = f64::from(radius) * scale + 1.0;
        let far = |&(x, y): &(i32, i32)| (f64::from(x) - 47.5).hypot(f64::from(y) - 63.5) > reach;
        let places = region_places(base.region());
        assert!(base.region().contains(47, 63) && places.len() > 400, "{width} x {height}");
        assert_eq!(places.iter().filter(|place| far(place)).count(), 0, "{width} x {height}: positions outside the blob");
    }
}

#[test]
fn a_ring_is_filled_and_a_speck_beside_it_is_no_brain() {
    let picture = GrayImage::from_fn(96, 128, |x, y| {
        let distance = (x as f32 - 47.5).hypot(y as f32 - 60.0);
        let speck = (2..8).contains(&x) && (118..126).contains(&y);
        Luma([if (33.0..38.0).contains(&distance) || speck { 180 } else { 0 }])
    });
    let region = decode(picture).unwrap().region().clone();
    assert!(region.contains(47, 60), "the hole of the ring belongs to it");
    assert!(region_places(&region).iter().all(|&(_, y)| y < 100), "the speck does not");
}

#[test]
fn bars_of_text_on_a_page_never_crash() {
    let bars = |thick: u32| GrayImage::from_fn(96, 128, |_, y| Luma([if y % 16 < thick { 20 } else { 240 }]));
    // Thin lines have no inside that is far enough from their rim; a page of them is refused in words.
    assert!(matches!(decode(bars(3)), Err(BaseError::NoRegion)));
    let block = GrayImage::from_fn(96, 128, |x, y| Luma([if x > 10 && x < 86 && y > 20 && y < 108 { 20 } else { 240 }]));
    let base = decode(block).unwrap();
    Generator::new(&Mode::Hard.recipe(), &base).unwrap().specimen(0, 0);
}

#[test]
fn tumors_lie_in_the_region_of_another_base_image() {
    let base = decode(blob(300, 300, 130.0, 0)).unwrap();
    let generator = Generator::new(&Mode::Hard.recipe(), &base).unwrap();
    let tumors: Vec<_> = (0..500).flat_map(|index| generator.plan(1, index).tumors).collect();
    assert!(tumors.len() > 2000);
    assert!(tumors.iter().all(|tumor| base.region().contains(tumor.x, tumor.y)));
}

#[test]
fn pictures_of_other_sizes_are_fitted_without_distortion() {
    for (width, height) in [(192, 256), (400, 400), (128, 96), (97, 129), (260, 200), (100, 160)] {
        let radius = width.min(height) as f32 * 0.45;
        let base = decode(blob(width, height, radius, 0)).unwrap();
        let [left, right, top, bottom] = bounds(|x, y| base.image().at(x, y) > 40);
        let (across, down) = (right - left + 1, bottom - top + 1);
        let scale = (96.0 / f64::from(width)).min(128.0 / f64::from(height));
        assert!(across.abs_diff(down) <= 2, "{width} x {height}: a circle became {across} x {down}");
        assert!((across as f64 - 2.0 * f64::from(radius) * scale).abs() < 4.0, "{width} x {height}: {across} px wide");
        assert!((left + right).abs_diff(95) <= 2 && (top + bottom).abs_diff(127) <= 2, "{width} x {height}: off the middle");
    }
}

#[test]
fn a_picture_of_the_right_size_is_taken_pixel_by_pixel() {
    let picture = blob(96, 128, 40.0, 255);
    assert_eq!(decode(picture.clone()).unwrap().image().pixels().as_slice(), picture.as_raw().as_slice());
}

#[test]
fn transparency_lies_over_black() {
    let picture = GrayAlphaImage::from_fn(96, 128, |x, y| {
        let inside = (x as f32 - 47.5).hypot(y as f32 - 63.5) <= 40.0;
        LumaA(if inside { [200, 255] } else { [255, u8::from(x >= 48)] })
    });
    let base = decode(picture).unwrap();
    assert_eq!((base.image().at(0, 0), base.image().at(95, 0), base.image().at(47, 63)), (0, 1, 200));
    assert!(base.region().contains(47, 63) && !base.region().contains(2, 2));
}

#[test]
fn colours_become_gray() {
    let picture = RgbImage::from_fn(96, 128, |x, y| {
        let inside = (x as f32 - 47.5).hypot(y as f32 - 63.5) <= 40.0;
        Rgb(if inside { [0, 200, 0] } else { [0, 0, 0] })
    });
    let gray = decode(picture).unwrap().image().at(47, 63);
    assert!((100..=180).contains(&gray), "green is a middle gray, not {gray}");
}

#[test]
fn jpeg_bmp_and_pgm_are_read_too() {
    for format in [ImageFormat::Jpeg, ImageFormat::Bmp, ImageFormat::Pnm] {
        let base = decode_base(&encode(blob(96, 128, 40.0, 255), format)).unwrap();
        assert!(base.region().contains(47, 63), "{format:?}");
    }
}

#[test]
fn blank_pictures_are_refused_in_words() {
    let noise = |x: u32, y: u32| (x * 7 + y * 13) % 5;
    for picture in [
        GrayImage::new(96, 128),
        GrayImage::from_pixel(96, 128, Luma([255])),
        GrayImage::from_fn(300, 200, |x, y| Luma([128 + noise(x, y) as u8])),
        blob(96, 128, 6.0, 255),
        blob(5000, 20, 9.0, 0),
    ] {
        let size = (picture.width(), picture.height());
        let Err(err) = decode(picture) else { panic!("a blank picture of {size:?} is no base") };
        assert!(matches!(err, BaseError::NoRegion), "{size:?}: {err}");
        assert!(err.to_string().contains("blank"), "{size:?}: {err}");
    }
}

#[test]
fn tiny_pictures_are_refused_with_their_size() {
    for (width, height) in [(1, 1), (15, 128), (96, 3)] {
        let err = decode(GrayImage::new(width, height)).unwrap_err().to_string();
        assert!(err.contains(&format!("{width} x {height}")) && err.contains("16 x 16"), "{err}");
    }
}

#[test]
fn truncated_and_foreign_files_are_refused() {
    let whole = png(blob(96, 128, 40.0, 255));
    for length in [0, 1, 8, 20, 33, whole.len() / 2] {
        assert!(matches!(decode_base(&whole[..length]), Err(BaseError::NotAPicture(_))), "{length} bytes");
    }
    for bytes in [b"not a picture at all".as_slice(), &[0; 1000], b"P5\n96 128\n255\nshort", b"P5\n99999999 99999999\n255\n"] {
        assert!(matches!(decode_base(bytes), Err(BaseError::NotAPicture(_))));
    }
}

#[test]
fn damaged_pictures_give_an_error_or_a_base_but_never_a_panic() {
    let whole = png(blob(96, 128, 40.0, 255));
    let flipped = |place: usize| {
        let mut bytes = whole.clone();
        bytes[place] ^= 0xFF;
        decode_base(&bytes)
    };
    let refused = (0..whole.len()).filter(|&place| flipped(place).is_err()).count();
    assert!(refused > whole.len() / 2, "{refused} of {} damaged files were refused", whole.len());
}
