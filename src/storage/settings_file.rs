//! Settings between starts: a TOML file of our own, written atomically.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{FileAction, FileError, Refused, keep_aside, read_if_there, text_of, write_atomically};

/// Largest file that is read, in bytes: a session of about 100,000 rounds.
const LARGEST: u64 = 32 << 20;
/// The files that are there and that this process could not read. They are not replaced: nobody knows what is in them.
static UNREAD: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

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
    /// The file is damaged, and could not be renamed. It is not replaced.
    Damaged(FileError),
    /// The file could not be read; it is not replaced.
    Unread(FileError),
    /// A newer version of the program wrote the file in this version of its format; it is not replaced.
    Newer(u32),
    /// The system has no home, and so no place for a file.
    NoHome,
}

/// What tells how to read a file.
#[derive(Deserialize)]
struct Versioned {
    #[serde(default)]
    version: u32,
}

/// What the bytes of a file hold.
enum Content<T> {
    /// A value.
    Value(T),
    /// Something that a newer version of the program wrote, in this version of its format.
    Newer(u32),
    /// Nothing that can be used.
    Damaged,
}

impl<T: DeserializeOwned> Content<T> {
    /// Formats up to `newest` are known.
    fn of(bytes: &[u8], newest: u32) -> Self {
        let Ok(text) = text_of(bytes) else { return Self::Damaged };
        match version_in(&text) {
            version if version > newest => Self::Newer(version),
            _ => toml::from_str(&text).map_or(Self::Damaged, Self::Value),
        }
    }
}

/// The version of the format that a text says it has; 0 where it says none.
fn version_in(text: &str) -> u32 {
    toml::from_str(text).map_or(0, |Versioned { version }| version)
}

/// Reads a value whose format has versions up to `newest`. A file that is not there gives the default; so does one that cannot be used,
/// and then the second part of the result says what became of it.
pub(crate) fn load_toml<T: DeserializeOwned + Default>(path: &Path, newest: u32) -> (T, Option<Unusable>) {
    let mut unread = UNREAD.lock().unwrap_or_else(PoisonError::into_inner);
    let bytes = match read_if_there(FileAction::ReadFile, path, LARGEST) {
        Ok(bytes) => bytes,
        Err(err) => {
            unread.insert(path.to_path_buf());
            return (T::default(), Some(Unusable::Unread(err)));
        }
    };
    unread.remove(path);
    drop(unread);
    match bytes.map(|bytes| Content::of(&bytes, newest)) {
        None => (T::default(), None),
        Some(Content::Value(value)) => (value, None),
        Some(Content::Newer(version)) => (T::default(), Some(Unusable::Newer(version))),
        Some(Content::Damaged) => (T::default(), Some(keep_aside(path).map_or_else(Unusable::Damaged, Unusable::KeptAside))),
    }
}

/// Writes a value. What is there and cannot be used is kept aside first.
///
/// # Errors
/// When a newer version of the program wrote the file, it is there and cannot be read, or could not be when it was read last, it is
/// damaged and cannot be kept aside, or when the folder cannot be written. The file stays as it is then.
pub(crate) fn save_toml<T: Serialize + DeserializeOwned>(path: &Path, value: &T) -> Result<(), FileError> {
    let action = FileAction::WriteFile;
    let text = toml::to_string(value).map_err(|err| FileError::of(action, path, err))?;
    if UNREAD.lock().unwrap_or_else(PoisonError::into_inner).contains(path) {
        return Err(FileError::of(action, path, Refused::WasUnread));
    }
    match read_if_there(action, path, LARGEST)?.map(|bytes| Content::<T>::of(&bytes, version_in(&text))) {
        None | Some(Content::Value(_)) => {}
        Some(Content::Newer(_)) => {
            return Err(FileError::of(action, path, Refused::Newer));
        }
        Some(Content::Damaged) => {
            let aside = keep_aside(path)?;
            log::warn!("{} was damaged and is kept as {}", super::shown(path), super::shown(&aside));
        }
    }
    std::fs::create_dir_all(super::writing::folder_of(path)).map_err(|err| FileError::of(action, path, err))?;
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

    #[test]
    fn files_are_read_in_the_encodings_of_editors() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let text = "version = 1\nnumber = 7\n";
        let wide = |mark: u16, bytes: fn(u16) -> [u8; 2]| {
            std::iter::once(mark).chain(text.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
        };
        let marked = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
        for bytes in [marked, wide(0xFEFF, u16::to_le_bytes), wide(0xFEFF, u16::to_be_bytes)] {
            std::fs::write(&path, &bytes).unwrap();
            assert!(matches!(load_toml::<Value>(&path, 1), (Value { number: 7, .. }, None)));
            assert_eq!(std::fs::read(&path).unwrap(), bytes, "reading changes nothing");
            save_toml(&path, &Value { version: 1, number: 8 }).unwrap();
            assert_eq!(load_toml::<Value>(&path, 1).0.number, 8);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is taken for damaged");
    }

    #[test]
    fn damage_is_kept_aside_every_time_also_when_it_comes_before_a_value_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let damages: [&[u8]; 5] =
            [b"number = \xFF\xFF", b"\xFF\xFEx", b"this is no TOML", b"number = \"seven\"", b"version = 1\nnumber = -1"];
        for (place, damage) in damages.into_iter().enumerate() {
            std::fs::write(&path, damage).unwrap();
            if place % 2 == 0 {
                assert!(matches!(load_toml::<Value>(&path, 1), (_, Some(Unusable::KeptAside(aside))) if aside.exists()));
                assert!(!path.exists());
            }
            save_toml(&path, &Value { version: 1, number: 7 }).unwrap();
            assert_eq!(load_toml::<Value>(&path, 1).0.number, 7);
            let aside = folder.path().join(if place == 0 {
                "settings.toml.bad".to_owned()
            } else {
                format!("settings.toml.bad-{}", place + 1)
            });
            assert_eq!(std::fs::read(aside).unwrap(), damage);
        }
    }

    #[test]
    fn what_could_not_be_read_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        // A folder can be read by nobody, not even by the administrator.
        std::fs::create_dir(&path).unwrap();
        assert!(matches!(load_toml::<Value>(&path, 1).1, Some(Unusable::Unread(_))));
        let value = Value { version: 1, number: 7 };
        save_toml(&path, &value).unwrap_err();
        // It can be read now, and still nobody has seen what is in it.
        std::fs::remove_dir(&path).unwrap();
        std::fs::write(&path, "version = 1\nnumber = 3").unwrap();
        assert!(save_toml(&path, &value).unwrap_err().to_string().contains("is not replaced"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "version = 1\nnumber = 3");
        assert_eq!(load_toml::<Value>(&path, 1).0.number, 3);
        save_toml(&path, &value).unwrap();
        assert_eq!(load_toml::<Value>(&path, 1).0, value);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
