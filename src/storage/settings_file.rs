//! Settings between starts: a TOML file of our own, written atomically.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{FileError, keep_aside, write_atomically};

/// Where the settings lie; `None` on a system without a home.
pub fn settings_path() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("org", "Brain Tumor Lab", "brain-tumor-lab")?;
    Some(folders.config_dir().join("settings.toml"))
}

/// Why a value starts afresh although there is a file.
#[derive(Clone, Debug)]
pub enum Unusable {
    /// The file is damaged; it was renamed to this.
    KeptAside(PathBuf),
    /// The file is damaged, and could not be renamed.
    Damaged(FileError),
    /// The file could not be read; it stays as it is.
    Unread(FileError),
}

/// Reads a value. A file that is not there gives the default; so does one that cannot be used, and then the second part of the result
/// says what became of it.
pub(crate) fn load_toml<T: DeserializeOwned + Default>(path: &Path) -> (T, Option<Unusable>) {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(err) if err.kind() == ErrorKind::NotFound => return (T::default(), None),
        // No text: damaged, as far as a file of settings goes.
        Err(err) if err.kind() == ErrorKind::InvalidData => return (T::default(), Some(aside(path))),
        Err(err) => return (T::default(), Some(Unusable::Unread(FileError::new("read", path, err)))),
    };
    match toml::from_str(&text) {
        Ok(value) => (value, None),
        Err(_unreadable) => (T::default(), Some(aside(path))),
    }
}

fn aside(path: &Path) -> Unusable {
    keep_aside(path).map_or_else(Unusable::Damaged, Unusable::KeptAside)
}

/// Writes a value.
///
/// # Errors
/// When the folder cannot be written.
pub(crate) fn save_toml<T: Serialize>(path: &Path, value: &T) -> Result<(), FileError> {
    let action = "keep the settings";
    let text = toml::to_string(value).map_err(|err| FileError::new(action, path, err))?;
    std::fs::create_dir_all(super::atomic::folder_of(path)).map_err(|err| FileError::new(action, path, err))?;
    write_atomically(action, path, text.as_bytes())
}
