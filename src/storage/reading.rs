//! The one place that opens files for reading: what is no file is refused, and no file is read beyond a limit.
//!
//! A folder, a pipe, a socket and a device are refused by name: reading one of them may never end. The limit holds whatever the
//! system says about a file's length: some files of the system have none, and a file may grow while it is read.

use std::fs::{File, FileType, Metadata};
use std::io::{Error, ErrorKind, Read, Result as IoResult, Seek, SeekFrom};
use std::path::Path;

use thiserror::Error as ErrorWords;

use super::{FileAction, FileError, OtherThanFile, Refused};

/// Most bytes of a text that a person writes by hand, as a recipe: larger ones are something else.
pub(crate) const LARGEST_TEXT: u64 = 4 << 20;

/// A file that is open for reading, from which no more than a limit is read.
#[derive(Debug)]
pub(crate) struct Reading {
    file: File,
    /// The place of the next byte.
    place: u64,
    /// Most bytes of the whole file.
    most: u64,
}

/// Opens a file for reading; bytes beyond `most` are an error when they are met.
///
/// # Errors
/// When it is missing, no file (a folder, a pipe, a socket, a device), larger than `most`, or may not be read.
pub(crate) fn open(action: FileAction, path: &Path, most: u64) -> Result<Reading, FileError> {
    open_file(path, most).map_err(|err| FileError::of(action, path, err))
}

/// The bytes of a file, `most` at most.
///
/// # Errors
/// Those of [`open`], and when it is longer than `most`, whatever the system said about its length.
pub(crate) fn read(action: FileAction, path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    read_bytes(path, most).map_err(|err| FileError::of(action, path, err))
}

/// The bytes of a file; `None` when there is none of this name.
///
/// # Errors
/// Those of [`read`], but for a file that is missing.
pub(crate) fn read_if_there(action: FileAction, path: &Path, most: u64) -> Result<Option<Vec<u8>>, FileError> {
    match read_bytes(path, most) {
        Err(err) if err.kind() == ErrorKind::NotFound => Ok(None),
        bytes => bytes.map(Some).map_err(|err| FileError::of(action, path, err)),
    }
}

/// The text in a file: UTF-8, with or without a byte order mark, or UTF-16 with one.
///
/// # Errors
/// Those of [`read`], and when it is no text.
pub(crate) fn read_text(action: FileAction, path: &Path, most: u64) -> Result<String, FileError> {
    text_of(&read(action, path, most)?).map_err(|err| FileError::of(action, path, err))
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ErrorWords)]
pub enum NotText {
    /// They begin like no UTF-16, and are no UTF-8.
    #[error("it is not a text in UTF-8 or UTF-16 (byte {0} belongs to no letter)")]
    Utf8(usize),
    /// They begin like UTF-16 and do not go on so.
    #[error("it begins like a text in UTF-16 and does not go on as one")]
    Utf16,
}

/// The text in the bytes of a file, without the byte order mark that some editors put before it.
///
/// # Errors
/// When the bytes are neither UTF-8 nor UTF-16 with a byte order mark.
pub(crate) fn text_of(bytes: &[u8]) -> Result<String, NotText> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (units, rest) = bytes.as_chunks::<2>();
        let text: Result<String, _> = char::decode_utf16(units.iter().map(|&pair| unit(pair))).collect();
        text.ok().filter(|_| rest.is_empty()).ok_or(NotText::Utf16)
    };
    match bytes {
        [0xFF, 0xFE, text @ ..] => wide(text, u16::from_le_bytes),
        [0xFE, 0xFF, text @ ..] => wide(text, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, text @ ..] | text => {
            let utf8 = std::str::from_utf8(text).map_err(|err| NotText::Utf8(bytes.len() - text.len() + err.valid_up_to()))?;
            Ok(utf8.to_owned())
        }
    }
}

fn read_bytes(path: &Path, most: u64) -> IoResult<Vec<u8>> {
    let mut reading = open_file(path, most)?;
    let mut bytes = Vec::new();
    reading.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn open_file(path: &Path, most: u64) -> IoResult<Reading> {
    // Looked at before it is opened: opening alone already does something to some devices. And looked at again when it is
    // open: another file may have got its name in the meantime.
    expect_file(&std::fs::metadata(path)?, most)?;
    let file = without_waiting().open(path)?;
    expect_file(&file.metadata()?, most)?;
    Ok(Reading { file, place: 0, most })
}

/// How a file is opened: a pipe that nobody writes to must not be waited for.
fn without_waiting() -> std::fs::OpenOptions {
    let mut options = std::fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, super::writing::NOT_BLOCKING);
    options
}

fn expect_file(metadata: &Metadata, most: u64) -> IoResult<()> {
    if let Some(other) = other_than_file(metadata.file_type()) {
        return Err(Error::new(ErrorKind::InvalidInput, Refused::Other(other)));
    }
    if metadata.len() > most { Err(too_large(most)) } else { Ok(()) }
}

/// What something is that is no regular file.
pub(super) fn other_than_file(kind: FileType) -> Option<OtherThanFile> {
    if kind.is_file() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        let kinds = [
            (kind.is_fifo(), OtherThanFile::Pipe),
            (kind.is_char_device(), OtherThanFile::Device),
            (kind.is_block_device(), OtherThanFile::Disk),
            (kind.is_socket(), OtherThanFile::Socket),
        ];
        if let Some((_, other)) = kinds.into_iter().find(|(is, _)| *is) {
            return Some(other);
        }
    }
    Some(if kind.is_dir() { OtherThanFile::Folder } else { OtherThanFile::Unknown })
}

fn too_large(most: u64) -> Error {
    Error::new(ErrorKind::FileTooLarge, Refused::TooLarge(most))
}

impl Reading {
    /// The open file itself, for what is no reading: a lock.
    pub(crate) fn into_file(self) -> File {
        self.file
    }
}

impl Read for Reading {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let left = self.most.saturating_sub(self.place);
        // One byte more than there may be tells a file that ends at the limit from one that goes on.
        let wanted = usize::try_from(left.saturating_add(1)).map_or(buffer.len(), |wanted| wanted.min(buffer.len()));
        let read = self.file.read(&mut buffer[..wanted])?;
        self.place += read as u64;
        if self.place > self.most { Err(too_large(self.most)) } else { Ok(read) }
    }
}

impl Seek for Reading {
    fn seek(&mut self, place: SeekFrom) -> IoResult<u64> {
        self.place = self.file.seek(place)?;
        Ok(self.place)
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn file(folder: &tempfile::TempDir, bytes: &[u8]) -> PathBuf {
        let path = folder.path().join("file");
        std::fs::write(&path, bytes).unwrap();
        path
    }

    #[test]
    fn a_file_is_read_up_to_the_limit_and_not_beyond() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(&folder, &[7; 1000]);
        assert_eq!(read(FileAction::ReadFile, &path, 1000).unwrap(), [7; 1000]);
        let err = read(FileAction::ReadFile, &path, 999).unwrap_err();
        assert_eq!(err.reason, "the file is too large (more than 999 bytes)");
        // Whatever the system said about its length when it was opened.
        let mut reading = open(FileAction::ReadFile, &path, 1000).unwrap();
        std::fs::write(&path, [7; 1001]).unwrap();
        assert!(reading.read_to_end(&mut Vec::new()).unwrap_err().to_string().contains("too large"));
        assert_eq!(open(FileAction::ReadFile, &folder.path().join("absent"), 9).unwrap_err().reason, "no such file or directory");
        assert_eq!(read_if_there(FileAction::ReadFile, &folder.path().join("absent"), 9).unwrap(), None);
    }

    #[test]
    fn a_place_that_was_sought_counts_for_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(&folder, &[7; 100]);
        let mut reading = open(FileAction::ReadFile, &path, 100).unwrap();
        let mut last = [0; 10];
        for _ in 0..20 {
            reading.seek(SeekFrom::End(-10)).unwrap();
            reading.read_exact(&mut last).unwrap();
        }
        assert_eq!(last, [7; 10]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_of_the_system_without_a_length_is_read_up_to_the_limit() {
        let path = Path::new("/proc/self/status");
        assert_eq!(std::fs::metadata(path).unwrap().len(), 0, "the system says nothing about its length");
        assert!(read(FileAction::ReadFile, path, 1 << 20).unwrap().len() > 100);
        assert!(read(FileAction::ReadFile, path, 100).unwrap_err().reason.contains("too large"));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_refused_by_name_and_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&pipe, &link).unwrap();
        let cases = [
            (folder.path(), "a folder"),
            (&pipe, "a pipe (FIFO)"),
            (&link, "a pipe (FIFO)"),
            (&socket, "a socket"),
            (Path::new("/dev/zero"), "a device"),
        ];
        for (path, word) in cases {
            assert_eq!(read(FileAction::ReadFile, path, 1 << 20).unwrap_err().reason, format!("it is {word}, not a file"));
        }
        let circle = folder.path().join("circle");
        std::os::unix::fs::symlink(&circle, &circle).unwrap();
        assert!(read(FileAction::ReadFile, &circle, 1 << 20).is_err());
    }

    #[test]
    fn texts_are_read_in_the_encodings_of_editors() {
        let text = "name = \"Größe \u{1F9E0}\"\n";
        let wide = |mark: u16, bytes: fn(u16) -> [u8; 2]| {
            std::iter::once(mark).chain(text.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
        };
        let utf8 = text.as_bytes().to_vec();
        let marked = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
        for bytes in [utf8, marked, wide(0xFEFF, u16::to_le_bytes), wide(0xFEFF, u16::to_be_bytes)] {
            assert_eq!(text_of(&bytes).unwrap(), text);
        }
        assert_eq!(text_of(b"abc\xFFdef"), Err(NotText::Utf8(3)));
        assert_eq!(text_of(b"\xEF\xBB\xBFabc\xFFdef"), Err(NotText::Utf8(6)));
        assert_eq!(text_of(b"\xFF\xFEa\0b"), Err(NotText::Utf16), "half a unit");
        assert_eq!(text_of(b"\xFF\xFE\x00\xD8a\0"), Err(NotText::Utf16), "half a letter");
        assert_eq!(text_of(b"").unwrap(), "");
    }
}
