//! Paints the icon of the program: the bundled base image with tumors in rings, in all sizes that desktops ask for.
//!
//! `cargo run --release --example tools -- paint-icon [FOLDER]` writes `assets/icon.png` (for the window) and `packaging/icons`, below the given
//! folder or the current one.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use brain_tumor_lab::factory::{HEIGHT, WIDTH, painted_head};
use image::codecs::png::{CompressionType, FilterType as Filter, PngEncoder};
use image::imageops::{FilterType, resize};
use image::{GrayImage, Luma, Rgba, RgbaImage};

/// The sizes of an icon on desktops, in pixels; those up to 256 are in the `.ico` of Windows too.
const SIZES: [u32; 8] = [16, 24, 32, 48, 64, 128, 256, 512];
/// The size for the window.
const WINDOW: u32 = 256;
/// Up to this size there is one tumor, larger than life: two would be specks.
const LARGEST_SMALL: u32 = 32;
/// It is painted this large and made smaller, in pixels.
const CANVAS: u32 = 1024;
const BACKGROUND: [f64; 3] = [18.0, 21.0, 27.0];
const RING: [f64; 3] = [255.0, 204.0, 77.0];
/// Radius of the corners, as a share of the side.
const CORNER: f64 = 0.22;
/// The middle of the head in the bundled picture, in its pixels.
const MIDDLE: [f64; 2] = [47.3, 63.0];

/// A ring around a tumor; lengths are shares of the side of the icon.
struct Ring {
    centre: [f64; 2],
    radius: f64,
    width: f64,
}

/// Writes all sizes.
///
/// # Errors
///
/// When a file cannot be written.
pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    let root = arguments.first().map_or_else(|| ".".into(), PathBuf::from);
    let icons = root.join("packaging/icons");
    std::fs::create_dir_all(&icons).with_context(|| format!("cannot make {}", icons.display()))?;
    let mut entries = Vec::new();
    for size in SIZES {
        let png = png(&painted(size))?;
        write(&icons.join(format!("{size}.png")), &png)?;
        if size == WINDOW {
            write(&root.join("assets/icon.png"), &png)?;
        }
        if size <= 256 {
            entries.push((size, png));
        }
    }
    write(&icons.join("brain-tumor-lab.ico"), &ico(&entries))?;
    println!("painted the icon in {} sizes into {}", SIZES.len(), icons.display());
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn png(picture: &RgbaImage) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, Filter::Adaptive);
    picture.write_with_encoder(encoder)?;
    Ok(bytes)
}

/// The icon with `size` pixels a side.
fn painted(size: u32) -> RgbaImage {
    let large =
        [Ring { centre: [0.60, 0.36], radius: 0.125, width: 0.05 }, Ring { centre: [0.40, 0.64], radius: 0.10, width: 0.05 }];
    let small = [Ring { centre: [0.58, 0.40], radius: 0.20, width: 0.10 }];
    let canvas = if size > LARGEST_SMALL { canvas(0.0076, &large) } else { canvas(0.0082, &small) };
    resize(&canvas, size, size, FilterType::Lanczos3)
}

/// The icon at its largest; a pixel of the base image is `scale` of the side.
fn canvas(scale: f64, rings: &[Ring]) -> RgbaImage {
    let side = f64::from(CANVAS);
    let head = enlarged_head(scale * side);
    let corner = |axis: usize| (side / 2.0 - MIDDLE[axis] * scale * side).floor();
    let (left, top) = (corner(0), corner(1));
    RgbaImage::from_fn(CANVAS, CANVAS, |column, row| {
        let (column, row) = (f64::from(column), f64::from(row));
        let inside = column >= left && row >= top;
        let gray = if inside { head.get_pixel_checked((column - left) as u32, (row - top) as u32) } else { None };
        let gray = gray.map_or(0.0, |Luma([gray])| f64::from(*gray));
        let at = [(column + 0.5) / side, (row + 0.5) / side];
        let mut colour = BACKGROUND.map(|background| background.max(gray));
        for ring in rings {
            let distance = (at[0] - ring.centre[0]).hypot(at[1] - ring.centre[1]);
            let share = edge((distance - ring.radius).abs() - ring.width / 2.0);
            colour = std::array::from_fn(|channel| colour[channel] * (1.0 - share) + RING[channel] * share);
        }
        let [red, green, blue] = colour.map(|value| (value + 0.5) as u8);
        Rgba([red, green, blue, (255.0 * edge(beyond_rounded_square(at)) + 0.5) as u8])
    })
}

/// How far a point lies outside of the square with round corners that fills the icon; inside it is negative.
fn beyond_rounded_square(at: [f64; 2]) -> f64 {
    let beyond = at.map(|place| ((place - 0.5).abs() - (0.5 - CORNER)).max(0.0));
    beyond[0].hypot(beyond[1]) - CORNER
}

/// How much of a pixel is covered whose centre lies so far outside of an edge: soft over three pixels of the canvas.
fn edge(beyond: f64) -> f64 {
    (0.5 - beyond * f64::from(CANVAS) / 3.0).clamp(0.0, 1.0)
}

/// The bundled base image, each of its pixels this long.
fn enlarged_head(scale: f64) -> GrayImage {
    let head = painted_head(0);
    let small = GrayImage::from_fn(WIDTH as u32, HEIGHT as u32, |column, row| {
        Luma([head.pixels()[row as usize * WIDTH + column as usize]])
    });
    resize(&small, (WIDTH as f64 * scale) as u32, (HEIGHT as f64 * scale) as u32, FilterType::CatmullRom)
}

/// A file of icons for Windows: a table of sizes, then the PNG files as they are (Windows Vista and newer).
fn ico(entries: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for word in [0_u16, 1, entries.len() as u16] {
        bytes.extend(word.to_le_bytes());
    }
    let mut start = 6 + 16 * entries.len() as u32;
    for (size, png) in entries {
        let length = if *size == 256 { 0 } else { *size as u8 }; // 0 stands for 256
        bytes.extend([length, length, 0, 0, 1, 0, 32, 0]);
        bytes.extend((png.len() as u32).to_le_bytes());
        bytes.extend(start.to_le_bytes());
        start += png.len() as u32;
    }
    bytes.extend(entries.iter().flat_map(|(_, png)| png));
    bytes
}
