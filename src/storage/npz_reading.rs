//! A dataset read from an npz file, as this program or `numpy.savez` wrote it: the arrays `images` and `labels`.
//!
//! What the headers promise is compared with each other, with what the archive says and with the limits before memory is taken.

use std::io::{BufReader, Read, Result as IoResult};
use std::path::Path;

use npyz::{DType, Endianness, NpyHeader, TypeChar, TypeStr};
use zip::ZipArchive;
use zip::result::ZipError;

use super::dataset::{Labelled, MOST_PICTURES, READING};
use super::dataset_npz::plain;
use super::npy::read_header;
use super::npz_error::{ArrayError, NpzError};
use super::reading::{self, Reading};
use super::{Contents, FileError, Refused};
use crate::factory::{HEIGHT, PIXELS, Syndrome, WIDTH};

/// Larger files are refused: four million pictures, which no memory holds.
const LARGEST_FILE: u64 = 64 << 30;
/// Pictures that are read at a time.
const CHUNK: usize = 1024;
/// Pictures of fewer bytes may be as empty as they like.
const SMALL_BYTES: u64 = 256 << 20;
/// No pictures become so many times smaller by compression: pictures of this program less than 3 times.
const MOST_COMPRESSION: u64 = 200;

/// Reads the pictures and labels of a dataset file.
pub(super) fn load_npz(path: &Path) -> Result<Labelled, FileError> {
    let fail = |err: NpzError| FileError::of(READING, path, err);
    let not_npz = |_not_a_zip| {
        let err = FileError::of(READING, path, Refused::NoNpz);
        err.explained(&[Contents::NumpyArchive, Contents::Nothing])
    };
    let file = reading::open(READING, path, LARGEST_FILE)?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(not_npz)?;
    read(&mut archive).map_err(fail)
}

fn read(archive: &mut Archive) -> Result<Labelled, NpzError> {
    let (labels, label) = check_labels(archive)?;
    check_images(archive, labels.count)?;
    let classes = read_labels(archive, &labels, label)?;
    let images = read_images(archive, classes.len())?;
    Ok((images, classes))
}

type Archive = ZipArchive<BufReader<Reading>>;

/// An array of an archive whose header was read: what it says, and how long it is in the archive.
struct Array {
    header: NpyHeader,
    /// Number of bytes after the header, as the archive says.
    bytes: u64,
    /// Number of bytes that they take in the archive.
    compressed: u64,
    /// The first length of its shape.
    count: u64,
}

/// Opens the array of this name: its header, and a reader of its elements.
fn open<'a>(archive: &'a mut Archive, name: &'static str) -> Result<(Array, impl Read + use<'a>), NpzError> {
    let mut entry = archive.by_name(&format!("{name}.npy")).map_err(|err| match err {
        ZipError::FileNotFound => NpzError::NoArray(name),
        err => NpzError::Unreadable(name, plain(err).into()),
    })?;
    let (size, compressed) = (entry.size(), entry.compressed_size());
    let mut counted = Counted { inner: &mut entry, bytes: 0 };
    let header = read_header(&mut counted).map_err(|err| NpzError::Unreadable(name, err))?;
    let bytes = size.saturating_sub(counted.bytes);
    let count = header.shape().first().copied().unwrap_or(0);
    Ok((Array { header, bytes, compressed, count }, entry))
}

/// Counts what is read.
struct Counted<R> {
    inner: R,
    bytes: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes += read as u64;
        Ok(read)
    }
}

impl Array {
    /// The type of the elements as `NumPy` writes it: `|u1` is one byte without sign.
    fn element(&self) -> String {
        match self.header.dtype() {
            DType::Plain(element) => element.to_string(),
            other => other.descr(),
        }
    }

    /// Whether the archive holds as many bytes as the header promises, for elements of this many bytes.
    fn check_length(&self, name: &'static str, element_bytes: u64) -> Result<(), NpzError> {
        let lengths = self.header.shape().iter().copied();
        let promised = lengths.fold(element_bytes, u64::saturating_mul);
        match self.bytes.cmp(&promised) {
            std::cmp::Ordering::Less => Err(NpzError::CutShort(name)),
            std::cmp::Ordering::Equal => Ok(()),
            std::cmp::Ordering::Greater => Err(NpzError::TooLong(name)),
        }
    }
}

/// Whole numbers of any width, sign and order of bytes.
#[derive(Clone, Copy)]
struct WholeNumber {
    bytes: u64,
    signed: bool,
    big_endian: bool,
}

impl WholeNumber {
    /// `None` for other types; yes and no are no numbers.
    fn of(element: &TypeStr) -> Option<Self> {
        let whole = matches!(element.type_char(), TypeChar::Int | TypeChar::Uint);
        let signed = element.type_char() == TypeChar::Int;
        let bytes = element.size_field();
        (whole && matches!(bytes, 1 | 2 | 4 | 8)).then(|| Self {
            bytes,
            signed,
            big_endian: element.endianness() == Endianness::Big,
        })
    }

    fn value(self, bytes: &[u8]) -> i128 {
        let push = |sum: i128, &byte: &u8| sum << 8 | i128::from(byte);
        let value = if self.big_endian { bytes.iter().fold(0, push) } else { bytes.iter().rev().fold(0, push) };
        let span = 1_i128 << (8 * self.bytes);
        if self.signed && value >= span / 2 { value - span } else { value }
    }
}

/// What the array of labels promises, and how its numbers are written.
fn check_labels(archive: &mut Archive) -> Result<(Array, WholeNumber), NpzError> {
    let (array, _) = open(archive, "labels")?;
    let number = match array.header.dtype() {
        DType::Plain(element) => WholeNumber::of(&element),
        DType::Array(..) | DType::Record(_) => None,
    };
    let number = number.ok_or_else(|| NpzError::NotWhole(array.element()))?;
    if array.header.shape().len() != 1 {
        return Err(NpzError::NotAList);
    }
    if array.count == 0 {
        return Err(NpzError::NoPicture);
    }
    array.check_length("labels", number.bytes)?;
    Ok((array, number))
}

/// Whether the array of pictures has as many as there are labels, and no more than are read.
fn check_images(archive: &mut Archive, labels: u64) -> Result<(), NpzError> {
    let (array, _) = open(archive, "images")?;
    let is_bytes = match array.header.dtype() {
        DType::Plain(element) => element.type_char() == TypeChar::Uint && element.size_field() == 1,
        DType::Array(..) | DType::Record(_) => false,
    };
    if array.header.shape() != [labels, HEIGHT as u64, WIDTH as u64] || !is_bytes {
        let (shape, element) = (array.header.shape().to_vec(), array.element());
        return Err(NpzError::OtherImages { labels, shape, element });
    }
    if labels > MOST_PICTURES as u64 {
        return Err(NpzError::TooManyPictures(labels));
    }
    array.check_length("images", 1)?;
    if array.bytes > SMALL_BYTES && array.bytes / MOST_COMPRESSION > array.compressed {
        return Err(NpzError::TooSmall { megabytes: array.bytes >> 20, kilobytes: array.compressed >> 10 });
    }
    Ok(())
}

fn read_labels(archive: &mut Archive, labels: &Array, number: WholeNumber) -> Result<Vec<Syndrome>, NpzError> {
    let (_, mut reader) = open(archive, "labels")?;
    let mut bytes = Vec::new();
    reader.by_ref().take(labels.bytes).read_to_end(&mut bytes).map_err(|err| unreadable("labels", err))?;
    if bytes.len() as u64 != labels.bytes {
        return Err(NpzError::CutShort("labels"));
    }
    expect_end(&mut reader, "labels")?;
    let class = |label: &[u8]| {
        let value = number.value(label);
        let class = usize::try_from(value).ok().and_then(Syndrome::from_index);
        class.ok_or(NpzError::OtherLabel(value))
    };
    bytes.chunks_exact(number.bytes as usize).map(class).collect()
}

fn read_images(archive: &mut Archive, count: usize) -> Result<Vec<[u8; PIXELS]>, NpzError> {
    let (_, mut reader) = open(archive, "images")?;
    let mut images = Vec::new();
    // Bit by bit, so that an archive whose own lengths are wrong does not take the memory first.
    while images.len() < count {
        let start = images.len();
        images.resize((start + CHUNK).min(count), [0; PIXELS]);
        reader.read_exact(images[start..].as_flattened_mut()).map_err(|err| unreadable("images", err))?;
    }
    expect_end(&mut reader, "images")?;
    Ok(images)
}

/// Nothing may follow; the checksum is compared only here, at the end.
fn expect_end(reader: &mut impl Read, name: &'static str) -> Result<(), NpzError> {
    match reader.read(&mut [0]).map_err(|err| unreadable(name, err))? {
        0 => Ok(()),
        _ => Err(NpzError::TooLong(name)),
    }
}

fn unreadable(name: &'static str, err: std::io::Error) -> NpzError {
    NpzError::Unreadable(name, ArrayError::from(err))
}
