//! Settings between starts: a TOML file of our own, written atomically.

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{FileError, keep_aside, write_atomically};

/// Where the settings lie; `None` on a system without a home.
pub fn settings_path() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("org", "Brain Tumor Lab", "brain-tumor-lab")?;
    Some(folders.config_dir().join("settings.toml"))
}

/// Reads a value; a file that is not there gives the default, one that cannot be read is kept aside and named in the second
/// part of the result.
pub(crate) fn load_toml<T: DeserializeOwned + Default>(path: &Path) -> (T, Option<String>) {
    let Ok(text) = std::fs::read_to_string(path) else {
        return (T::default(), None);
    };
    match toml::from_str(&text) {
        Ok(value) => (value, None),
        Err(_unreadable) => {
            let place = keep_aside(path).map_or_else(|err| err.to_string(), |aside| format!("kept as {}", aside.display()));
            (T::default(), Some(format!("The settings could not be read and start afresh ({place})")))
        }
    }
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
