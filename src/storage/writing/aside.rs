//! Files that are written beside the place where they belong, and renamed when they are complete.
//!
//! Such a file has a name of its own, `.NAME.part`, and a lock that the system takes back when the process ends, however it ends. So the next
//! one who writes there takes away what a killed process left, and never what another one is writing.

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata, OpenOptions, TryLockError};
use std::io::{Error, ErrorKind, Read as _, Result, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::{folder_of, place};

/// Processes that write to one place at once, and what was left there on drives without locks.
const MOST_AT_ONCE: u32 = 100;
/// Longer names get a short one: the file system would not take them with more around them.
const LONGEST_NAME: usize = 200;

/// A file on its way; unless it is published, it is taken away when it is dropped.
#[derive(Debug)]
pub(in super::super) struct Aside {
    file: NamedTempFile,
}

impl Aside {
    /// An empty file beside `target`, which it will become.
    pub fn beside(target: &Path) -> Result<Self> {
        let folder = folder_of(target);
        let name = target.file_name().unwrap_or_else(|| OsStr::new("file"));
        for number in 0..MOST_AT_ONCE {
            let path = folder.join(name_aside(name, number));
            // Once more where something was left behind and is gone now.
            for _ in 0..2 {
                match create(&path) {
                    Ok(Some(file)) => return Ok(Self { file: NamedTempFile::from_parts(file, TempPath::try_from_path(path)?) }),
                    Ok(None) => {}
                    Err(err) if err.kind() == ErrorKind::AlreadyExists && remove_if_left_behind(&path, |_| true) => {}
                    Err(err) if err.kind() == ErrorKind::AlreadyExists => break,
                    Err(err) => return Err(err),
                }
            }
        }
        Err(Error::new(ErrorKind::AlreadyExists, "too many unfinished files lie beside it"))
    }

    /// An empty file in `folder` for a dataset; see `leftovers.rs`.
    pub fn of_dataset(folder: &Path) -> Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(super::leftovers::PREFIX);
        share(&mut builder, 0o666);
        let file = builder.tempfile_in(folder)?;
        file.as_file().try_lock().ok(); // a drive without locks does without
        Ok(Self { file })
    }

    /// Gives the file the name `target`. What has the name already is replaced, and its rights are kept.
    pub fn publish(self, target: &Path) -> Result<()> {
        if let Ok(there) = std::fs::metadata(target) {
            take_rights(self.file.as_file(), &there)?;
        }
        self.file.as_file().sync_all()?;
        match self.file.persist(target) {
            Ok(_named) => Ok(()),
            // Another drive is mounted on the file itself, or it is somebody else's in a folder where nobody renames what others have: its name
            // cannot be given to another file, but it may be written.
            Err(err) if matches!(err.error.kind(), ErrorKind::ResourceBusy | ErrorKind::PermissionDenied) => {
                write_over(&err.file, target).map_err(|_neither| err.error)
            }
            Err(err) => Err(err.error),
        }
    }

    /// Gives the file the name `target`, unless something has it already.
    pub fn publish_new(self, target: &Path) -> Result<()> {
        self.file.as_file().sync_all()?;
        self.file.persist_noclobber(target).map(drop).map_err(|err| err.error)
    }
}

impl Write for Aside {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> Result<()> {
        self.file.flush()
    }
}

impl Seek for Aside {
    fn seek(&mut self, place: SeekFrom) -> Result<u64> {
        self.file.seek(place)
    }
}

fn name_aside(name: &OsStr, number: u32) -> OsString {
    let mut aside = OsString::from(".");
    if name.len() > LONGEST_NAME {
        aside.push(format!("{:08x}", crc32fast::hash(name.as_encoded_bytes())));
    } else {
        aside.push(name);
    }
    aside.push(if number == 0 { ".part".to_owned() } else { format!(".part-{}", number + 1) });
    aside
}

/// A new file with a lock, with the rights that new files have; `None` when another process took it for left behind just now.
fn create(path: &Path) -> Result<Option<File>> {
    let file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let is_ours = !matches!(file.try_lock(), Err(TryLockError::WouldBlock)) && place::has_name(&file, path);
    Ok(is_ours.then_some(file))
}

/// Removes an unfinished file whose process is gone, if it is one of ours; `true` when it is gone.
pub(super) fn remove_if_left_behind(path: &Path, is_ours: impl Fn(&mut File) -> bool) -> bool {
    let is_file = std::fs::symlink_metadata(path).is_ok_and(|there| there.is_file());
    let Some(mut file) = is_file.then(|| OpenOptions::new().read(true).write(true).open(path).ok()).flatten() else {
        return false;
    };
    // As long as it is locked, nobody else takes it for left behind; and whoever has just made it sees that it has no name any more.
    let is_left_behind = file.try_lock().is_ok() && place::has_name(&file, path);
    is_left_behind && is_ours(&mut file) && std::fs::remove_file(path).is_ok()
}

/// The first bytes of a file.
pub(super) fn beginning(file: &mut File) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.take(4).read_to_end(&mut bytes).ok();
    bytes
}

/// Gives a new file the owner and the rights of the one that it replaces.
fn take_rights(file: &File, there: &Metadata) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let own = file.metadata()?;
        if (own.uid(), own.gid()) != (there.uid(), there.gid()) {
            // Only who may give files away can: the administrator, who writes a file of somebody else's.
            fchown(file, Some(there.uid()), Some(there.gid())).ok();
        }
    }
    file.set_permissions(there.permissions())
}

/// New files of a builder with these rights, less what the user takes off.
pub(super) fn share(builder: &mut tempfile::Builder<'_, '_>, mode: u32) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = (builder, mode);
}

fn write_over(aside: &NamedTempFile, target: &Path) -> Result<()> {
    let mut complete = aside.reopen()?;
    let mut file = OpenOptions::new().write(true).truncate(true).open(target)?;
    std::io::copy(&mut complete, &mut file)?;
    file.sync_all()
}

/// See [`super::keep_aside`].
pub(super) fn keep_aside(path: &Path) -> Result<PathBuf> {
    // A link that points to nothing has nothing that could be lost.
    let path = path.canonicalize()?;
    for number in 1..=1000_u32 {
        let mut name = path.as_os_str().to_owned();
        name.push(if number == 1 { ".bad".to_owned() } else { format!(".bad-{number}") });
        let name = PathBuf::from(name);
        match std::fs::hard_link(&path, &name) {
            Ok(()) => return std::fs::remove_file(&path).map(|()| name),
            Err(err) if err.kind() == ErrorKind::AlreadyExists => {}
            // A drive on which a file has one name only, or something that is no file.
            Err(_) if std::fs::symlink_metadata(&name).is_err() => return std::fs::rename(&path, &name).map(|()| name),
            Err(_) => {}
        }
    }
    Err(Error::new(ErrorKind::AlreadyExists, "a thousand damaged files lie beside it already"))
}
