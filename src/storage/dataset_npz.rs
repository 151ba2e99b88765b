//! A dataset as one npz file: `images` (N, 128, 96), `labels` (N), and `masks` (N, 128, 96) where wanted, all bytes.
//!
//! Labels are 0 = A, 1 = B, 2 = C, 3 = Z; in a mask bit 0 is small, 1 medium, 2 big. The arrays are stored as they are (noise
//! does not compress) and written while they are made: neither images nor masks are ever in memory as a whole.

use std::io::{BufReader, Error, ErrorKind, Read, Result as IoResult, Seek, SeekFrom, Write};
use std::path::Path;

use npyz::{DType, Endianness, NpyHeader, TypeChar, TypeStr};
use rayon::prelude::*;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::dataset::{Labelled, Series, WRITING};
use super::npy::{byte_header, read_header};
use super::reading::{self, Reading};
use super::writing::{Aside, Output, Product, folder_of, sweep};
use super::{DatasetOptions, FileError};
use crate::factory::{Generator, HEIGHT, PIXELS, Plan, Syndrome, WIDTH, Workspace};

/// Pictures that are made while as many are written.
const CHUNK: usize = 1024;
const READING: &str = "use the dataset";
/// Larger files are refused: four million pictures, which no memory holds.
const LARGEST_FILE: u64 = 64 << 30;

/// Writes a dataset file; see [`super::write_dataset`].
pub(super) fn write_npz(
    generator: &Generator,
    options: &DatasetOptions,
    path: &Path,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<bool, FileError> {
    let fail = |err: Error| FileError::new(WRITING, path, err);
    if path.exists() {
        return Err(FileError::new(WRITING, path, "there is something of this name already; name a new file"));
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

/// Reads the pictures and labels of a dataset file.
pub(super) fn load_npz(path: &Path) -> Result<Labelled, FileError> {
    let fail = |err: Error| FileError::new(READING, path, err);
    let file = reading::open(READING, path, LARGEST_FILE)?;
    let not_npz = |_not_a_zip| FileError::new(READING, path, "it is not an npz file of numpy");
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(not_npz)?;
    let classes = read_labels(&mut archive).map_err(fail)?;
    let images = read_images(&mut archive, classes.len()).map_err(fail)?;
    Ok((images, classes))
}

type Archive = ZipArchive<BufReader<Reading>>;

/// The array of this name: its header, and a reader of its elements.
fn open<'a>(archive: &'a mut Archive, name: &str) -> IoResult<(NpyHeader, impl Read + use<'a>)> {
    let mut entry = archive.by_name(&format!("{name}.npy")).map_err(|err| match err {
        ZipError::FileNotFound => refuse(format!("it holds no array \"{name}\"")),
        err => cut_short(&plain(err), name),
    })?;
    let header = read_header(&mut entry).map_err(|err| cut_short(&err, name))?;
    Ok((header, entry))
}

/// The type of the elements as NumPy writes it: `|u1` is one byte without sign.
fn element(header: &NpyHeader) -> String {
    match header.dtype() {
        DType::Plain(element) => element.to_string(),
        other => other.descr(),
    }
}

/// Bytes per element of whole numbers, the lowest byte first; `None` for other types.
fn whole_number_bytes(element: &TypeStr) -> Option<u64> {
    let whole = matches!(element.type_char(), TypeChar::Int | TypeChar::Uint) && element.endianness() != Endianness::Big;
    whole.then(|| element.size_field())
}

fn read_labels(archive: &mut Archive) -> IoResult<Vec<Syndrome>> {
    let (header, mut reader) = open(archive, "labels")?;
    let size = match header.dtype() {
        DType::Plain(element) => whole_number_bytes(&element),
        DType::Array(..) | DType::Record(_) => None,
    };
    let Some(size) = size else {
        let reason = format!("the array \"labels\" is not of whole numbers (it is of {})", element(&header));
        return Err(refuse(reason));
    };
    let &[count] = header.shape() else { return Err(refuse("the array \"labels\" is not a list".to_owned())) };
    if count == 0 {
        return Err(refuse("it holds no picture".to_owned()));
    }
    let mut bytes = Vec::new();
    reader.by_ref().take(count.saturating_mul(size)).read_to_end(&mut bytes).map_err(|err| cut_short(&err, "labels"))?;
    if bytes.len() as u64 != count.saturating_mul(size) {
        return Err(refuse("the array \"labels\" is cut short".to_owned()));
    }
    expect_end(&mut reader, "labels")?;
    let class = |label: &[u8]| {
        let wide = label.iter().rev().fold(0, |sum: u64, &byte| sum << 8 | u64::from(byte));
        let class = usize::try_from(wide).ok().and_then(Syndrome::from_index);
        class.ok_or_else(|| refuse(format!("the label {wide} is none of 0 to 3")))
    };
    bytes.chunks_exact(size as usize).map(class).collect()
}

fn read_images(archive: &mut Archive, count: usize) -> IoResult<Vec<[u8; PIXELS]>> {
    let (header, mut reader) = open(archive, "images")?;
    let wanted = [count as u64, HEIGHT as u64, WIDTH as u64];
    let element = element(&header);
    if header.shape() != wanted || element != "|u1" {
        let shape = header.shape();
        let reason = format!(
            "the array \"images\" should be {count} x {HEIGHT} x {WIDTH} bytes, like the labels; it is {shape:?} of {element}"
        );
        return Err(refuse(reason));
    }
    let mut images = Vec::new();
    // Bit by bit, so that a header that promises too much does not take the memory first.
    while images.len() < count {
        let start = images.len();
        images.resize((start + CHUNK).min(count), [0; PIXELS]);
        reader.read_exact(images[start..].as_flattened_mut()).map_err(|err| cut_short(&err, "images"))?;
    }
    expect_end(&mut reader, "images")?;
    Ok(images)
}

/// Nothing may follow; the checksum is compared only here, at the end.
fn expect_end(reader: &mut impl Read, name: &str) -> IoResult<()> {
    match reader.read(&mut [0]).map_err(|err| cut_short(&err, name))? {
        0 => Ok(()),
        _ => Err(refuse(format!("the array \"{name}\" is longer than it says"))),
    }
}

/// What the system said, without the layer of the zip format around it.
fn plain(err: ZipError) -> Error {
    match err {
        ZipError::Io(err) => err,
        err => err.into(),
    }
}

fn refuse(reason: String) -> Error {
    Error::new(ErrorKind::InvalidData, reason)
}

fn cut_short(err: &Error, name: &str) -> Error {
    let reason = if err.kind() == ErrorKind::UnexpectedEof { "it is cut short".to_owned() } else { err.to_string() };
    refuse(format!("the array \"{name}\" cannot be read: {reason}"))
}
