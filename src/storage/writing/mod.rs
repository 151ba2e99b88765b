//! The one place that writes files: where something goes is resolved and checked before any work, and written there after it.
//!
//! A file is whole or not there: it is written aside in the same folder (`aside.rs`) and renamed when complete. It goes where the name
//! points (`place.rs`): a link stays a link, a pipe or a device is written into. A dataset folder is made aside too (`new_folder.rs`); what
//! a killed process left there is swept by the next one (`leftovers.rs`).

mod aside;
mod growing_table;
mod leftovers;
mod new_folder;
mod place;
mod product;

pub(super) use aside::Aside;
pub(crate) use growing_table::GrowingTable;
pub(super) use growing_table::{BEGINNING as TABLE_BEGINNING, LARGEST_TABLE};
pub(super) use leftovers::sweep;
pub(super) use new_folder::{FolderAside, NewFolder};
pub use product::Product;

use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind, Result as IoResult, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::place::Place;
use super::{FileAction, FileError, OtherThanFile, Refused};

/// The flag of the system by which opening a pipe does not wait for whoever is at its other end. `std` has no name for it. Where its
/// number is not known, what a name stands for is only looked at before it is opened.
#[cfg(unix)]
pub(super) const NOT_BLOCKING: i32 = if cfg!(any(target_arch = "mips", target_arch = "mips64", target_arch = "sparc64")) {
    0
} else if cfg!(any(target_os = "linux", target_os = "android")) {
    0o4000
} else if cfg!(any(target_os = "macos", target_os = "freebsd", target_os = "openbsd", target_os = "netbsd")) {
    4
} else {
    0
};

/// A place for something that is to be written, checked before the work for it begins.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    action: FileAction,
    /// As it was named.
    path: PathBuf,
    way: Way,
}

/// How something is written.
#[derive(Clone, Debug)]
enum Way {
    /// A file, or none yet, by its name without links: replaced as a whole.
    File(PathBuf),
    /// A pipe or a device: written into, and stays what it is.
    Stream(Arc<File>),
}

impl Output {
    /// A place for this product. Nothing is touched yet: what was there stays as it is until [`Output::write`].
    ///
    /// # Errors
    /// When it is a folder, a disk or a socket; when its folder is missing; when the file or its folder may not be written; when nobody
    /// reads from the pipe; when the ending of its name belongs to another product.
    pub(crate) fn check(action: FileAction, path: &Path, product: Product) -> Result<Self, FileError> {
        let output = Self::locate(action, path, Some(product))?;
        if let Way::File(target) = &output.way {
            try_to_write(target).map_err(|err| FileError::of(action, path, err))?;
        }
        Ok(output)
    }

    /// The same without trying whether it can be written, for what is written at once. Without a product any name will do: nobody chose it.
    fn locate(action: FileAction, path: &Path, product: Option<Product>) -> Result<Self, FileError> {
        let fail = |err: Error| FileError::of(action, path, err);
        let way = match place::resolve(path).map_err(fail)? {
            Place::File(target) => Way::File(target),
            Place::Folder(_) => return Err(FileError::of(action, path, Refused::Other(OtherThanFile::Folder))),
            Place::Stream => Way::Stream(Arc::new(place::open_stream(path).map_err(fail)?)),
        };
        if let (Way::File(_), Some(product)) = (&way, product) {
            product.check_ending(path).map_err(|reason| FileError::of(action, path, reason))?;
        }
        Ok(Self { action, path: path.to_path_buf(), way })
    }

    /// Writes everything: afterwards there is the old file or the new one, never half of one.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), FileError> {
        self.try_writing(bytes).map_err(|err| self.fail(err))
    }

    fn try_writing(&self, bytes: &[u8]) -> IoResult<()> {
        match &self.way {
            Way::Stream(stream) => (&**stream).write_all(bytes),
            Way::File(target) => {
                let mut aside = Aside::beside(target)?;
                aside.write_all(bytes)?;
                aside.publish(target)
            }
        }
    }

    /// Writes everything to a file that must not be there yet.
    ///
    /// # Errors
    /// When it is there by now, is no file, or cannot be written.
    pub(super) fn write_new(&self, bytes: &[u8]) -> IoResult<()> {
        let target = self.file().ok_or(ErrorKind::AlreadyExists)?;
        let mut aside = Aside::beside(target)?;
        aside.write_all(bytes)?;
        aside.publish_new(target)
    }

    /// Writes the beginning, as [`Output::write`] does, and gives what takes the rest, to be written bit by bit.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays as it is then.
    pub(crate) fn begin(&self, beginning: &[u8]) -> Result<Growing, FileError> {
        let begun = self.try_writing(beginning).and_then(|()| match &self.way {
            Way::Stream(stream) => stream.try_clone(),
            Way::File(target) => OpenOptions::new().append(true).open(target),
        });
        begun.map(|file| Growing { output: self.clone(), file }).map_err(|err| self.fail(err))
    }

    /// As it was named.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The file that it is, without links; `None` for a pipe or a device.
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.way {
            Way::File(target) => Some(target),
            Way::Stream(_) => None,
        }
    }

    /// Whether both are one file, or one pipe, by whatever names. A device takes everything.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (&self.way, &other.way) {
            (Way::File(one), Way::File(two)) => one == two || place::is_same_file(one, two),
            (Way::Stream(_), Way::Stream(_)) => place::is_pipe(&self.path) && place::is_same_file(&self.path, &other.path),
            _ => false,
        }
    }

    /// Whether it is the file of this name, by whatever name.
    pub(crate) fn is_file(&self, path: &Path) -> bool {
        self.file().is_some_and(|target| place::is_same_file(target, path))
    }

    /// Whether it lies in this folder, or in one below it.
    pub(crate) fn lies_in(&self, folder: &Path) -> bool {
        folder.canonicalize().is_ok_and(|folder| self.file().is_some_and(|target| target.starts_with(folder)))
    }

    fn fail(&self, err: Error) -> FileError {
        FileError::of(self.action, &self.path, err)
    }
}

/// A file that grows, as a log does.
#[derive(Debug)]
pub(crate) struct Growing {
    output: Output,
    file: File,
}

impl Growing {
    /// Writes what comes next.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn add(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        self.file.write_all(bytes).map_err(|err| self.output.fail(err))
    }
}

/// Opens the file of a lock, which is made where it is missing and holds nothing.
///
/// # Errors
/// When it is no file, or its folder cannot be written.
pub(crate) fn lock_file(action: FileAction, path: &Path) -> Result<File, FileError> {
    let Some(target) = Output::locate(action, path, None)?.file().map(Path::to_path_buf) else {
        return Err(FileError::of(action, path, Refused::Other(OtherThanFile::Unknown)));
    };
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(target);
    file.map_err(|err| FileError::of(action, path, err))
}

/// Writes `bytes` to `path`; after a crash there is the old file or the new one, never half of one.
///
/// # Errors
/// When it is a folder, or cannot be written.
pub(crate) fn write_atomically(action: FileAction, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    Output::locate(action, path, None)?.write(bytes)
}

/// The same for a product, whose ending is looked at.
///
/// # Errors
/// When the ending belongs to another product, it is a folder, or cannot be written.
pub(crate) fn write_product(action: FileAction, path: &Path, product: Product, bytes: &[u8]) -> Result<(), FileError> {
    Output::locate(action, path, Some(product))?.write(bytes)
}

/// Fails now rather than after an hour of work. Leaves no trace.
fn try_to_write(target: &Path) -> IoResult<()> {
    match OpenOptions::new().write(true).open(target) {
        Err(err) if err.kind() == ErrorKind::NotFound => {}
        opened => drop(opened?),
    }
    try_folder(folder_of(target))
}

/// Whether files can be made in a folder.
fn try_folder(folder: &Path) -> IoResult<()> {
    let reason = |err: Error| Error::new(err.kind(), Refused::FolderNotWritten(super::plain_reason(&err.to_string())));
    tempfile::tempfile_in(folder).map(drop).map_err(reason)
}

/// The folder that a file lies in; the current one for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Renames a file that cannot be used to `NAME.bad`, or `NAME.bad-2` and so on where that is there already, so that nothing of the user's is
/// lost; says where it went. A link stays, and the file that it points to is renamed.
///
/// # Errors
/// When it cannot be renamed.
pub(crate) fn keep_aside(path: &Path) -> Result<PathBuf, FileError> {
    aside::keep_aside(path).map_err(|err| FileError::of(FileAction::KeepFileAside, path, err))
}

#[cfg(test)]
mod tests;
