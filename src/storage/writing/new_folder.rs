//! A folder that is made aside and published when it is complete.

use super::super::FileAction;
use std::fs::File;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::leftovers::{PREFIX, sweep};
use super::place::{self, Place};
use super::{Product, folder_of, try_folder};
use crate::storage::{FileError, Refused};

/// What a new drive has in it, which is no file of the user's.
const OF_THE_DRIVE: &str = "lost+found";

/// A place for a folder, checked before the work for it begins.
#[derive(Debug)]
pub(in super::super) struct NewFolder {
    action: FileAction,
    /// As it was named.
    path: PathBuf,
    place: Spot,
}

#[derive(Debug)]
enum Spot {
    /// Nothing is there yet.
    New(PathBuf),
    /// A folder with nothing in it, perhaps of another drive, or reached through a link: it stays, and is filled.
    Empty(PathBuf),
}

/// A folder on its way; unless it is published, it is taken away when it is dropped.
#[derive(Debug)]
pub(in super::super) struct FolderAside {
    folder: TempDir,
    /// Held, not used: it tells that somebody works here.
    _lock: Option<File>,
}

impl NewFolder {
    /// A place for a folder: a new name, or a folder with nothing in it, by whatever path. Unfinished datasets that nobody works on any
    /// more are removed there.
    ///
    /// # Errors
    /// When something is there, its folder is missing, or may not be written.
    pub fn check(action: FileAction, path: &Path, product: Product) -> std::result::Result<Self, FileError> {
        let fail = |err: Error| FileError::of(action, path, err);
        let place = match resolve(path).map_err(fail)? {
            Place::Folder(folder) => {
                sweep(&folder);
                refuse_occupied(&folder).map_err(fail)?;
                try_folder(&folder).map_err(fail)?;
                Spot::Empty(folder)
            }
            Place::File(target) if !target.exists() => {
                product.check_ending(path).map_err(|reason| FileError::of(action, path, reason))?;
                sweep(folder_of(&target));
                try_folder(folder_of(&target)).map_err(fail)?;
                Spot::New(target)
            }
            Place::File(_) | Place::Stream => {
                return Err(FileError::of(action, path, Refused::FileForFolder));
            }
        };
        Ok(Self { action, path: path.to_path_buf(), place })
    }

    /// As it was named.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder to be filled.
    pub fn begin(&self) -> std::result::Result<FolderAside, FileError> {
        let folder = match &self.place {
            Spot::New(target) => folder_of(target),
            Spot::Empty(folder) => folder,
        };
        FolderAside::new(folder).map_err(|err| self.fail(err))
    }

    /// Gives the complete folder its name.
    pub fn publish(&self, aside: FolderAside) -> std::result::Result<(), FileError> {
        match &self.place {
            Spot::New(target) => aside.rename(target),
            Spot::Empty(folder) => aside.move_into(folder),
        }
        .map_err(|err| self.fail(err))
    }

    /// An error about the folder, by the name that people know.
    pub fn fail(&self, err: Error) -> FileError {
        FileError::of(self.action, &self.path, err)
    }

    /// The failure of a file in the folder, said of the folder.
    pub fn fail_with(&self, err: FileError) -> FileError {
        FileError::of_other(self.action, &self.path, err)
    }
}

impl FolderAside {
    fn new(folder: &Path) -> Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        super::aside::share(&mut builder, 0o777);
        loop {
            let folder = builder.tempdir_in(folder)?;
            // Not every system opens a folder, and not every drive has locks: then nothing is swept.
            let lock = File::open(folder.path()).ok();
            let is_taken = |lock: &File| matches!(lock.try_lock(), Err(std::fs::TryLockError::WouldBlock));
            // Between its making and its lock, somebody may have taken it for left behind.
            let is_there = |lock: &File| !is_taken(lock) && place::has_name(lock, folder.path());
            if lock.as_ref().map_or_else(|| folder.path().exists(), is_there) {
                return Ok(Self { folder, _lock: lock });
            }
        }
    }

    /// Where it is filled.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    fn rename(self, target: &Path) -> Result<()> {
        std::fs::rename(self.folder.path(), target)?;
        // Only now: until it has its name, a failure takes it away.
        let _renamed = self.folder.keep();
        Ok(())
    }

    /// Moves everything into `folder`, the table last: what has no table is no dataset. After a failure nothing is left there.
    fn move_into(self, folder: &Path) -> Result<()> {
        let mut entries = std::fs::read_dir(self.folder.path())?.collect::<Result<Vec<_>>>()?;
        entries.sort_by_key(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
        for (moved, entry) in entries.iter().enumerate() {
            let target = folder.join(entry.file_name());
            let free = if target.exists() { Err(ErrorKind::AlreadyExists.into()) } else { Ok(()) };
            if let Err(err) = free.and_then(|()| std::fs::rename(entry.path(), target)) {
                for entry in &entries[..moved] {
                    std::fs::rename(folder.join(entry.file_name()), entry.path()).ok();
                }
                return Err(err);
            }
        }
        self.folder.close()
    }
}

/// What is there, or the name without links of what is not there yet; it may end like that of a folder.
fn resolve(path: &Path) -> Result<Place> {
    match std::fs::metadata(path) {
        Err(err) if err.kind() == ErrorKind::NotFound => {
            // A name without what separates it from what would lie in the folder.
            place::resolve_new(&path.components().collect::<PathBuf>()).map(Place::File)
        }
        _ => place::resolve(path),
    }
}

/// A folder with something in it is never written to.
fn refuse_occupied(folder: &Path) -> Result<()> {
    let mut entries = std::fs::read_dir(folder)?.collect::<Result<Vec<_>>>()?;
    entries.retain(|entry| entry.file_name() != OF_THE_DRIVE);
    if entries.is_empty() { Ok(()) } else { Err(Error::other("the folder exists and is not empty; name a new one")) }
}
