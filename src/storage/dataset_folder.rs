//! A dataset written as a folder: `a/ b/ c/ z/` with one picture per specimen, and `labels.csv`.

use std::io::{Cursor, Error, Result as IoResult};
use std::path::Path;

use image::ExtendedColorType::L8;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::codecs::pnm::{GraymapHeader, PnmEncoder, PnmHeader};
use image::{ImageEncoder as _, ImageResult};
use rayon::prelude::*;

use super::dataset::{Series, WRITING};
use super::image_folder::TABLE;
use super::writing::{FolderAside, NewFolder, Product};
use super::{DatasetOptions, FileError, ImageFormat, table_error};
use crate::factory::{Generator, HEIGHT, PIXELS, Plan, WIDTH};

/// Specimens made between two looks at the cancel switch.
const CHUNK: usize = 128;

/// Writes a dataset folder.
///
/// It is made aside and renamed when complete; `progress` is told how many specimens are done and
/// answers whether to go on. `false` in the result: cancelled, and nothing was left behind.
///
/// # Errors
/// Before the first picture: when something lies there already or the folder may not be written. Later: when something cannot be written.
pub(super) fn write_folder(
    generator: &Generator,
    options: &DatasetOptions,
    folder: &Path,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<bool, FileError> {
    let folder = NewFolder::check(WRITING, folder, Product::PictureFolder)?;
    let aside = folder.begin()?;
    for class in ["a", "b", "c", "z"] {
        std::fs::create_dir(aside.path().join(class)).map_err(|err| folder.fail(err))?;
    }
    let csv_error = |err: csv::Error| FileError::of(WRITING, &folder.path().join(TABLE), table_error(err));
    let mut labels = csv::Writer::from_path(aside.path().join(TABLE)).map_err(csv_error)?;
    let names = generator.plan(options.seed, 0).columns().into_iter().map(|(name, _)| name);
    labels.write_record(["id", "file", "class", "seed", "index"].into_iter().chain(names)).map_err(csv_error)?;

    let mut series = Series::new(generator, options);
    loop {
        let plans = series.next_plans(CHUNK);
        if plans.is_empty() {
            break;
        }
        let write = |plan| write_specimen(generator, options, &aside, plan).map_err(|err| folder.fail(err));
        let rows: Vec<Vec<String>> = plans.par_iter().map(write).collect::<Result<_, _>>()?;
        rows.iter().try_for_each(|row| labels.write_record(row)).map_err(csv_error)?;
        if !progress(series.taken()) {
            return Ok(false);
        }
    }
    labels.flush().map_err(|err| folder.fail(err))?;
    drop(labels);
    folder.publish(aside)?;
    Ok(true)
}

/// Writes the picture of one specimen, and its mask where wanted; gives its row of the table.
fn write_specimen(generator: &Generator, options: &DatasetOptions, folder: &FolderAside, plan: &Plan) -> IoResult<Vec<String>> {
    let index = plan.index;
    let image = generator.render(plan);
    let class = plan.syndrome.letter().to_ascii_lowercase();
    let (extension, bytes) = match options.format {
        ImageFormat::Png => ("png", encode_png(image.pixels())),
        ImageFormat::Pgm | ImageFormat::Npz => ("pgm", encode_pgm(image.pixels())),
    };
    let name = format!("{class}/{index:06}.{extension}");
    std::fs::write(folder.path().join(&name), bytes.map_err(Error::other)?)?;
    if options.masks {
        let mask = encode_png(generator.mask(plan).bits()).map_err(Error::other)?;
        std::fs::write(folder.path().join(format!("{class}/{index:06}.mask.png")), mask)?;
    }
    Ok(row(plan, name))
}

fn row(plan: &Plan, file: String) -> Vec<String> {
    let first = [plan.index.to_string(), file, plan.syndrome.to_string(), plan.seed.to_string(), plan.index.to_string()];
    first.into_iter().chain(plan.columns().into_iter().map(|(_, value)| value.to_string())).collect()
}

fn encode_png(pixels: &[u8; PIXELS]) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    // Noise does not compress: no filter and the fast setting give the same size in a fraction of the time.
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::NoFilter);
    encoder.write_image(pixels, WIDTH as u32, HEIGHT as u32, L8)?;
    Ok(bytes)
}

fn encode_pgm(pixels: &[u8; PIXELS]) -> ImageResult<Vec<u8>> {
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
