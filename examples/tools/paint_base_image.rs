//! Paints the base image: an axial, T1-weighted slice of a head that belongs to nobody.
//!
//! `cargo run --release --example tools -- paint-base-image [FILE]` writes `assets/brain_base.png`.

use anyhow::Context as _;
use brain_tumor_lab::factory::{HEIGHT, WIDTH, painted_head};

/// Writes the picture to the file given as the only argument, or to `assets/brain_base.png`.
///
/// # Errors
///
/// When the file cannot be written.
pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    let path = arguments.first().map_or_else(|| "assets/brain_base.png".into(), std::path::PathBuf::from);
    let pixels = painted_head(0).pixels().to_vec();
    let picture = image::GrayImage::from_raw(WIDTH as u32, HEIGHT as u32, pixels).context("the painting has the wrong size")?;
    picture.save(&path).with_context(|| format!("cannot write {}", path.display()))?;
    println!("painted {WIDTH} x {HEIGHT} pixels into {}", path.display());
    Ok(())
}
