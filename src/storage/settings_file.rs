//! Settings between starts: a TOML file of our own, written atomically.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

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
    /// A newer version of the program wrote the file in this version of its format; it stays as it is.
    Newer(u32),
}

/// What tells how to read a file.
#[derive(Deserialize)]
struct Versioned {
    #[serde(default)]
    version: u32,
}

/// The version of the format that a text says it has; 0 where it says none.
fn version_in(text: &str) -> u32 {
    toml::from_str(text).map_or(0, |Versioned { version }| version)
}

/// Reads a value whose format has versions up to `newest`. A file that is not there gives the default; so does one that cannot be used,
/// and then the second part of the result says what became of it.
pub(crate) fn load_toml<T: DeserializeOwned + Default>(path: &Path, newest: u32) -> (T, Option<Unusable>) {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(err) if err.kind() == ErrorKind::NotFound => return (T::default(), None),
        // No text: damaged, as far as a file of settings goes.
        Err(err) if err.kind() == ErrorKind::InvalidData => return (T::default(), Some(aside(path))),
        Err(err) => return (T::default(), Some(Unusable::Unread(FileError::new("read", path, err)))),
    };
    let version = version_in(&text);
    if version > newest {
        return (T::default(), Some(Unusable::Newer(version)));
    }
    match toml::from_str(&text) {
        Ok(value) => (value, None),
        Err(_unreadable) => (T::default(), Some(aside(path))),
    }
}

fn aside(path: &Path) -> Unusable {
    keep_aside(path).map_or_else(Unusable::Damaged, Unusable::KeptAside)
}

/// Writes a value, unless a newer version of the program wrote the file.
///
/// # Errors
/// When it did, or the folder cannot be written.
pub(crate) fn save_toml<T: Serialize>(path: &Path, value: &T) -> Result<(), FileError> {
    let action = "keep the settings";
    let text = toml::to_string(value).map_err(|err| FileError::new(action, path, err))?;
    if std::fs::read_to_string(path).is_ok_and(|there| version_in(&there) > version_in(&text)) {
        return Err(FileError::new(action, path, "it was written by a newer version of this program"));
    }
    std::fs::create_dir_all(super::atomic::folder_of(path)).map_err(|err| FileError::new(action, path, err))?;
    write_atomically(action, path, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    struct Value {
        version: u32,
        number: u32,
    }

    #[test]
    fn a_file_of_a_newer_program_is_neither_read_nor_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let [old, new] = [1, 2].map(|version| Value { version, number: 7 });
        save_toml(&path, &old).unwrap();
        save_toml(&path, &new).unwrap();
        let there = std::fs::read(&path).unwrap();
        assert!(matches!(load_toml::<Value>(&path, 1), (value, Some(Unusable::Newer(2))) if value == Value::default()));
        assert!(save_toml(&path, &old).unwrap_err().to_string().contains("newer version"));
        assert_eq!(std::fs::read(&path).unwrap(), there);
        assert!(matches!(load_toml::<Value>(&path, 2), (value, None) if value == new));
        // What it holds beside its version need not be known.
        std::fs::write(&path, "version = 3\nnumber = \"seven\"").unwrap();
        assert!(matches!(load_toml::<Value>(&path, 2).1, Some(Unusable::Newer(3))));
        assert!(path.exists(), "it is not kept aside");
    }
}
