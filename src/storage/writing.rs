//! Whole files or none: written aside in the same folder, renamed when complete.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::FileError;

/// The flag of the system by which opening a pipe does not wait for whoever is at its other end. `std` has no name for it.
#[cfg(all(
    any(target_os = "linux", target_os = "android"),
    not(any(target_arch = "mips", target_arch = "mips64", target_arch = "sparc64"))
))]
pub(super) const NOT_BLOCKING: i32 = 0o4000;
/// The same on the systems that come from BSD.
#[cfg(any(target_os = "macos", target_os = "freebsd", target_os = "openbsd", target_os = "netbsd"))]
pub(super) const NOT_BLOCKING: i32 = 4;
/// Where its number is not known, what a name stands for is only looked at before it is opened.
#[cfg(not(any(
    all(
        any(target_os = "linux", target_os = "android"),
        not(any(target_arch = "mips", target_arch = "mips64", target_arch = "sparc64"))
    ),
    target_os = "macos",
    target_os = "freebsd",
    target_os = "openbsd",
    target_os = "netbsd"
)))]
pub(super) const NOT_BLOCKING: i32 = 0;

/// Writes `bytes` to `path`; after a crash there is the old file or the new one, never half of one.
///
/// # Errors
/// When the folder cannot be written.
pub(crate) fn write_atomically(action: &'static str, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let fail = |err: std::io::Error| FileError::new(action, path, err);
    let mut file = tempfile::NamedTempFile::new_in(folder_of(path)).map_err(fail)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(fail)?;
    file.persist(path).map_err(|err| fail(err.error))?;
    Ok(())
}

/// Gives a finished temporary file its name, unless a file has it already; others may read it then.
///
/// # Errors
/// When the name is taken, or the folder cannot be written.
pub(super) fn persist_new(file: tempfile::NamedTempFile, path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    file.persist_noclobber(path).map_err(|err| err.error)?;
    Ok(())
}

/// The folder that a file lies in; the current one for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Renames a file that cannot be used to `NAME.bad`, so that nothing of the user's is lost; says where it went.
///
/// # Errors
/// When it cannot be renamed.
pub(crate) fn keep_aside(path: &Path) -> Result<PathBuf, FileError> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".bad");
    let aside = PathBuf::from(aside);
    std::fs::rename(path, &aside).map_err(|err| FileError::new("keep a damaged file aside", path, err))?;
    Ok(aside)
}
