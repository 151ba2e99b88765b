//! A dataset written as one npz file: `images` (N, 128, 96), `labels` (N), and `masks` (N, 128, 96) where wanted, all bytes.
//!
//! Labels are 0 = A, 1 = B, 2 = C, 3 = Z; in a mask bit 0 is small, 1 medium, 2 big. The arrays are stored as they are (noise
//! does not compress) and written while they are made: neither images nor masks are ever in memory as a whole.

use std::io::{Error, ErrorKind, Result as IoResult, Seek, SeekFrom, Write};
use std::path::Path;

use rayon::prelude::*;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::dataset::{Series, WRITING};
use super::npy::byte_header;
use super::writing::{Aside, Output, Product, folder_of, sweep};
use super::{DatasetOptions, FileError, Refused};
use crate::factory::{Generator, HEIGHT, PIXELS, Plan, WIDTH, Workspace};

/// Pictures that are made while as many are written.
const CHUNK: usize = 1024;

/// Writes a dataset file; see [`super::write_dataset`].
pub(super) fn write_npz(
    generator: &Generator,
    options: &DatasetOptions,
    path: &Path,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<bool, FileError> {
    let fail = |err: Error| FileError::of(WRITING, path, err);
    if path.exists() {
        return Err(FileError::of(WRITING, path, Refused::NameTaken));
    }
    let output = Output::check(WRITING, path, Product::Arrays)?;
    let Some(target) = output.file() else { return Err(fail(ErrorKind::NotSeekable.into())) };
    sweep(folder_of(target));
    let file = Aside::of_dataset(folder_of(target)).map_err(fail)?;
    let mut writer = NpzWriter { zip: ZipWriter::new(Unfinished { file, failed: false }), generator, options };
    if !writer.write_all(progress).map_err(fail)? {
        return Ok(false);
    }
    let file = writer.zip.finish().map_err(|err| fail(plain(err)))?.file;
    file.publish_new(target).map_err(fail)?;
    Ok(true)
}

/// The unfinished file. After an error it takes everything and keeps nothing: a zip writer that is dropped finishes its file,
/// and would complain on standard error that it cannot.
struct Unfinished {
    file: Aside,
    failed: bool,
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        if self.failed {
            return Ok(bytes.len());
        }
        let written = self.file.write(bytes);
        self.failed = written.as_ref().is_err_and(|err| err.kind() != ErrorKind::Interrupted);
        written
    }

    fn flush(&mut self) -> IoResult<()> {
        if self.failed { Ok(()) } else { self.file.flush() }
    }
}

impl Seek for Unfinished {
    fn seek(&mut self, place: SeekFrom) -> IoResult<u64> {
        self.file.seek(place)
    }
}

struct NpzWriter<'a> {
    zip: ZipWriter<Unfinished>,
    generator: &'a Generator,
    options: &'a DatasetOptions,
}

impl NpzWriter<'_> {
    /// All arrays; `false` when cancelled. With masks, a specimen is half done when its picture is written.
    fn write_all(&mut self, progress: &mut dyn FnMut(u64) -> bool) -> IoResult<bool> {
        let (generator, count) = (self.generator, self.options.count);
        let mut labels = Vec::with_capacity(count as usize);
        let render =
            |plan: &Plan, workspace: &mut Workspace, image: &mut [u8; PIXELS]| generator.render_with(plan, workspace, image);
        let masks = self.options.masks;
        let so_far = &mut |done: u64| progress(if masks { done / 2 } else { done });
        if !self.write_pictures("images", render, &mut |plan| labels.push(plan.syndrome.index() as u8), so_far)? {
            return Ok(false);
        }
        self.start("labels", &[count])?;
        self.zip.write_all(&labels)?;
        if !masks {
            return Ok(true);
        }
        let mark = |plan: &Plan, _: &mut Workspace, bits: &mut [u8; PIXELS]| bits.copy_from_slice(generator.mask(plan).bits());
        self.write_pictures("masks", mark, &mut |_| (), &mut |done| progress(u64::midpoint(count, done)))
    }

    fn start(&mut self, name: &str, shape: &[u64]) -> IoResult<()> {
        let length = shape.iter().product::<u64>();
        // Always the same time, so that two exports of one series are the same bytes.
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        let stored = options.compression_method(CompressionMethod::Stored);
        // Beyond 4 GB the lengths need more room; the limit leaves some for the header.
        let options = stored.large_file(length > u64::from(u32::MAX) - 4096);
        self.zip.start_file(format!("{name}.npy"), options).map_err(plain)?;
        self.zip.write_all(&byte_header(shape))
    }

    /// One array with a picture per specimen. While a chunk is written the next one is made.
    fn write_pictures(
        &mut self,
        name: &str,
        make: impl Fn(&Plan, &mut Workspace, &mut [u8; PIXELS]) + Sync,
        note: &mut dyn FnMut(&Plan),
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> IoResult<bool> {
        self.start(name, &[self.options.count, HEIGHT as u64, WIDTH as u64])?;
        let mut series = Series::new(self.generator, self.options);
        let fill = |plans: &[Plan], images: &mut [[u8; PIXELS]]| {
            let pairs = plans.par_iter().zip(images);
            pairs.for_each_init(Workspace::default, |workspace, (plan, image)| make(plan, workspace, image));
        };
        let (mut ready, mut coming) = (vec![[0; PIXELS]; CHUNK], vec![[0; PIXELS]; CHUNK]);
        let mut written = 0;
        let mut plans = series.next_plans(CHUNK);
        fill(&plans, &mut ready);
        while !plans.is_empty() {
            plans.iter().for_each(&mut *note);
            let zip = &mut self.zip;
            let (result, next) = rayon::join(
                || zip.write_all(ready[..plans.len()].as_flattened()),
                || {
                    let next = series.next_plans(CHUNK);
                    fill(&next, &mut coming);
                    next
                },
            );
            result?;
            written += plans.len() as u64;
            std::mem::swap(&mut ready, &mut coming);
            plans = next;
            if !progress(written) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// What the system said, without the layer of the zip format around it.
pub(super) fn plain(err: ZipError) -> Error {
    match err {
        ZipError::Io(err) => err,
        err => err.into(),
    }
}
