//! What a path stands for when something is to be written there.

use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::super::reading::other_than_file;
use super::super::{OtherThanFile, Refused};
use super::folder_of;

/// Longest time that is waited for somebody who reads from a pipe.
const WAIT_FOR_READER: Duration = Duration::from_secs(1);
/// Links that are followed one after the other; more go in a circle.
const MOST_LINKS: usize = 40;

/// What a path stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A file, or nothing yet, by its name without links.
    File(PathBuf),
    /// A folder, by its name without links.
    Folder(PathBuf),
    /// A pipe or a device.
    Stream,
}

/// What a path stands for, all links followed, also one that points to nothing yet.
///
/// # Errors
/// When its folder is missing, it is a disk or a socket, its name is none, or links go in a circle.
pub(super) fn resolve(path: &Path) -> Result<Place> {
    match std::fs::metadata(path) {
        Ok(there) if there.is_dir() => path.canonicalize().map(Place::Folder),
        Ok(there) if there.is_file() => path.canonicalize().map(Place::File),
        Ok(there) => match other_than_file(there.file_type()) {
            Some(other @ (OtherThanFile::Disk | OtherThanFile::Socket)) => Err(Error::other(Refused::Other(other))),
            _ => Ok(Place::Stream),
        },
        Err(err) if err.kind() == ErrorKind::NotFound => resolve_new(path).map(Place::File),
        Err(err) => Err(err),
    }
}

/// The name without links of something that is not there yet.
///
/// # Errors
/// When its folder is missing, its name is none or ends like that of a folder, or links go in a circle.
pub(super) fn resolve_new(path: &Path) -> Result<PathBuf> {
    let mut path = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        match std::fs::read_link(&path) {
            Ok(target) => path = folder_of(&path).join(target),
            Err(_no_link) => break,
        }
    }
    let is_separator = |&byte: &u8| std::path::is_separator(char::from(byte));
    if path.as_os_str().as_encoded_bytes().last().is_some_and(is_separator) {
        return Err(Error::new(ErrorKind::NotADirectory, Refused::NameOfFolder));
    }
    let name = path.file_name().ok_or_else(|| Error::new(ErrorKind::InvalidInput, Refused::NoName))?;
    let folder = folder_of(&path);
    let folder = folder.canonicalize().map_err(|err| match err.kind() {
        ErrorKind::NotFound => Error::new(ErrorKind::NotFound, Refused::NoFolder(super::super::shown(folder))),
        _ => err,
    })?;
    if !folder.is_dir() {
        return Err(ErrorKind::NotADirectory.into());
    }
    Ok(folder.join(name))
}

/// Opens a pipe or a device for writing. A pipe that nobody reads from is waited for a moment, not for ever.
pub(super) fn open_stream(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.append(true);
    if !is_pipe(path) {
        return options.open(path);
    }
    let start = Instant::now();
    loop {
        match try_pipe(path) {
            Ok(probe) => {
                // While it is held open there is a reader, and this one, which waits for room when it writes, opens at once.
                let file = options.open(path);
                drop(probe);
                return file;
            }
            Err(err) if err.raw_os_error() != Some(NO_READER) => return Err(err),
            Err(_) if start.elapsed() > WAIT_FOR_READER => return Err(Error::other("nobody reads from this pipe")),
            Err(_) => std::thread::park_timeout(WAIT_FOR_READER / 50),
        }
    }
}

/// The number of the system for a pipe without a reader (`ENXIO`): 6 wherever there is one.
const NO_READER: i32 = 6;

#[cfg(unix)]
fn try_pipe(path: &Path) -> Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new().write(true).custom_flags(super::NOT_BLOCKING).open(path)
}

#[cfg(not(unix))]
fn try_pipe(path: &Path) -> Result<File> {
    OpenOptions::new().write(true).open(path)
}

/// Whether there is a pipe of this name.
pub(super) fn is_pipe(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        std::fs::metadata(path).is_ok_and(|there| there.file_type().is_fifo())
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

/// Whether both names are those of one file that is there.
pub(super) fn is_same_file(one: &Path, two: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let number = |path: &Path| std::fs::metadata(path).ok().map(|there| (there.dev(), there.ino()));
        number(one).is_some_and(|number_of_one| number(two) == Some(number_of_one))
    }
    #[cfg(not(unix))]
    {
        one.canonicalize().is_ok_and(|one| two.canonicalize().is_ok_and(|two| one == two))
    }
}

/// Whether an open file still has this name.
pub(super) fn has_name(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let there = std::fs::symlink_metadata(path);
        there.is_ok_and(|there| file.metadata().is_ok_and(|file| (there.dev(), there.ino()) == (file.dev(), file.ino())))
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        path.exists()
    }
}
