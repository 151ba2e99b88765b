//! A dataset as a folder: `a/ b/ c/ z/` with one picture per specimen, and `labels.csv`.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::ExtendedColorType::L8;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::codecs::pnm::{GraymapHeader, PnmEncoder, PnmHeader};
use image::{ImageEncoder as _, ImageError};
use rayon::prelude::*;

use super::dataset::{Labelled, Series, WRITING};
use super::writing::folder_of;
use super::{DatasetOptions, FileError, ImageFormat, load_picture, read_text};
use crate::factory::{Generator, HEIGHT, PIXELS, Plan, Syndrome, WIDTH};

/// Longest table of a dataset, in bytes: about 300,000 rows.
const LARGEST_TABLE: u64 = 256 << 20;
/// Specimens made between two looks at the cancel switch.
const CHUNK: usize = 512;

/// Writes a dataset folder.
///
/// It is made aside and renamed when complete; `progress` is told how many specimens are done and
/// answers whether to go on. `false` in the result: cancelled, and nothing was left behind.
///
/// # Errors
/// When the folder exists and is not empty, or something cannot be written.
pub(super) fn write_folder(
    generator: &Generator,
    options: &DatasetOptions,
    folder: &Path,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<bool, FileError> {
    let fail = |err: std::io::Error| FileError::new(WRITING, folder, err);
    refuse_occupied(folder)?;
    let aside = tempfile::Builder::new().prefix(".dataset-").tempdir_in(folder_of(folder)).map_err(fail)?;
    for class in ["a", "b", "c", "z"] {
        std::fs::create_dir(aside.path().join(class)).map_err(fail)?;
    }
    let csv_error = |err: csv::Error| FileError::new(WRITING, &folder.join("labels.csv"), err);
    let mut labels = csv::Writer::from_path(aside.path().join("labels.csv")).map_err(csv_error)?;
    let names = generator.plan(options.seed, 0).columns().into_iter().map(|(name, _)| name);
    labels.write_record(["id", "file", "class", "seed", "index"].into_iter().chain(names)).map_err(csv_error)?;

    let mut series = Series::new(generator, options);
    loop {
        let plans = series.next_plans(CHUNK);
        if plans.is_empty() {
            break;
        }
        let write = |plan| write_specimen(generator, options, aside.path(), plan);
        let rows: Vec<Vec<String>> = plans.par_iter().map(write).collect::<Result<_, _>>()?;
        rows.iter().try_for_each(|row| labels.write_record(row)).map_err(csv_error)?;
        if !progress(series.taken()) {
            return Ok(false);
        }
    }
    labels.flush().map_err(fail)?;
    drop(labels);
    publish(aside, folder).map_err(fail)?;
    Ok(true)
}

/// A folder with something in it is never written to.
fn refuse_occupied(folder: &Path) -> Result<(), FileError> {
    if !folder.exists() {
        return Ok(());
    }
    let mut entries = std::fs::read_dir(folder).map_err(|err| FileError::new(WRITING, folder, err))?;
    if entries.next().is_some() {
        return Err(FileError::new(WRITING, folder, "the folder exists and is not empty; name a new one"));
    }
    Ok(())
}

/// Renames the finished folder to its own name.
fn publish(aside: tempfile::TempDir, folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        std::fs::remove_dir(folder)?;
    }
    share_like_other_folders(aside.path())?;
    std::fs::rename(aside.path(), folder)?;
    // Only now: until it has its name, a failure takes it away.
    let _renamed = aside.keep();
    Ok(())
}

/// A temporary folder is readable by its owner only; a dataset is for others too.
#[cfg(unix)]
fn share_like_other_folders(place: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(place, std::fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn share_like_other_folders(_place: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Writes the picture of one specimen, and its mask where wanted; gives its row of the table.
fn write_specimen(generator: &Generator, options: &DatasetOptions, folder: &Path, plan: &Plan) -> Result<Vec<String>, FileError> {
    let index = plan.index;
    let image = generator.render(plan);
    let class = plan.syndrome.letter().to_ascii_lowercase();
    let (extension, bytes) = match options.format {
        ImageFormat::Png => ("png", encode_png(image.pixels())),
        ImageFormat::Pgm | ImageFormat::Npz => ("pgm", encode_pgm(image.pixels())),
    };
    let name = format!("{class}/{index:06}.{extension}");
    write(&folder.join(&name), bytes)?;
    if options.masks {
        write(&folder.join(format!("{class}/{index:06}.mask.png")), encode_png(generator.mask(plan).bits()))?;
    }
    Ok(row(plan, name))
}

fn write(path: &PathBuf, bytes: Result<Vec<u8>, ImageError>) -> Result<(), FileError> {
    let bytes = bytes.map_err(|err| FileError::new(WRITING, path, err))?;
    std::fs::write(path, bytes).map_err(|err| FileError::new(WRITING, path, err))
}

fn row(plan: &Plan, file: String) -> Vec<String> {
    let first = [plan.index.to_string(), file, plan.syndrome.to_string(), plan.seed.to_string(), plan.index.to_string()];
    first.into_iter().chain(plan.columns().into_iter().map(|(_, value)| value.to_string())).collect()
}

fn encode_png(pixels: &[u8; PIXELS]) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Vec::new();
    // Noise does not compress: no filter and the fast setting give the same size in a fraction of the time.
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::NoFilter);
    encoder.write_image(pixels, WIDTH as u32, HEIGHT as u32, L8)?;
    Ok(bytes)
}

fn encode_pgm(pixels: &[u8; PIXELS]) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Cursor::new(Vec::new());
    let header = GraymapHeader {
        encoding: image::codecs::pnm::SampleEncoding::Binary,
        width: WIDTH as u32,
        height: HEIGHT as u32,
        maxwhite: 255,
    };
    PnmEncoder::new(&mut bytes).with_header(PnmHeader::from(header)).write_image(pixels, WIDTH as u32, HEIGHT as u32, L8)?;
    Ok(bytes.into_inner())
}

/// Reads a dataset folder: the pictures that `labels.csv` names, with their classes.
///
/// # Errors
/// When the table or a picture cannot be used; the file is named.
pub(super) fn load_folder(folder: &Path) -> Result<Labelled, FileError> {
    let path = folder.join("labels.csv");
    let fail = |reason: &dyn std::fmt::Display| FileError::new("use the dataset", &path, reason);
    let text = read_text("use the dataset", &path, LARGEST_TABLE)?;
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<(String, Syndrome)> = table
        .deserialize()
        .map(|row: Result<Row, csv::Error>| row.map(|row| (row.file, row.class)).map_err(|err| fail(&err)))
        .collect::<Result<_, _>>()?;
    if rows.is_empty() {
        return Err(fail(&"it names no picture"));
    }
    let read = |(file, class): &(String, Syndrome)| Ok((*load_picture(&folder.join(file))?.image.pixels(), *class));
    rows.par_iter().map(read).collect::<Result<Vec<_>, _>>().map(|pairs| pairs.into_iter().unzip())
}

#[derive(serde::Deserialize)]
struct Row {
    file: String,
    class: Syndrome,
}
