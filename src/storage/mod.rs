//! Files: reading what people bring, writing what they keep. Everything is written aside and renamed at the end.

mod base_choice;
mod class_table;
mod contents;
mod dataset;
mod dataset_folder;
mod dataset_npz;
mod file_action;
mod image_folder;
mod labels_table;
mod npy;
mod npz_error;
mod npz_reading;
mod picture_file;
mod picture_folder;
mod picture_structure;
mod reading;
mod recipe_file;
mod recipe_names;
mod recipe_store;
mod refusal;
mod settings_file;
mod text;
mod words;
mod writing;

pub use base_choice::BaseChoice;
pub(crate) use class_table::TextTable;
pub(crate) use contents::MODEL_MAGIC;
pub use contents::{Contents, Misplaced};
pub(crate) use dataset::MOST_PICTURES;
pub use dataset::{DatasetOptions, ImageFormat, ReadDataset, load_dataset, read_dataset, write_dataset};
pub use file_action::FileAction;
pub use image_folder::{is_mask, pictures_in};
pub use npz_error::{ArrayError, NpzError};
pub use picture_file::{FittedPicture, decode_base, load_base, load_picture};
pub(crate) use picture_file::{save_gray_png, save_rgb_png};
pub(crate) use picture_folder::PictureFolder;
pub use reading::NotText;
pub(crate) use reading::{LARGEST_TEXT, open, read, read_if_there, read_text, text_of};
pub use recipe_file::{RecipeTextError, ValueKind, load_recipe, save_recipe};
pub use recipe_names::UnknownRecipeName;
pub(crate) use recipe_names::nearest;
pub use recipe_store::{RecipeStore, clean_name};
pub use refusal::{Cause, OtherThanFile, Refused};
pub use settings_file::{Unusable, settings_path};
pub(crate) use settings_file::{load_toml, save_toml};
pub(crate) use words::{is_printable, printable, shown};
pub use writing::Product;
pub(crate) use writing::{Growing, GrowingTable, Output, keep_aside, lock_file, write_atomically, write_product};

use std::path::{Path, PathBuf};

use thiserror::Error;

/// A file that could not be read or written: what failed, why, and which file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("cannot {action}: {reason}: {}", shown(path))]
pub struct FileError {
    /// What was being done.
    pub action: FileAction,
    /// Why it failed.
    pub reason: String,
    /// Which file.
    pub path: PathBuf,
    /// What the reason is made of, where that is known.
    pub cause: Cause,
}

impl FileError {
    /// An error about `path` with a reason that is said in English alone.
    pub(crate) fn new(action: FileAction, path: &Path, reason: impl std::fmt::Display) -> Self {
        Self { action, reason: plain_reason(&reason.to_string()), path: path.to_path_buf(), cause: Cause::default() }
    }

    /// The same failure of something else that was being done, with another file.
    pub(crate) fn of_other(action: FileAction, path: &Path, err: Self) -> Self {
        Self { action, path: path.to_path_buf(), ..err }
    }

    /// An error about `path` that was caused by another one: the window says the reason in its language, where it knows that error.
    pub(crate) fn of(action: FileAction, path: &Path, cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self { action, reason: plain_reason(&cause.to_string()), path: path.to_path_buf(), cause: Cause::new(cause) }
    }
}

/// Why a table cannot be written: what the system says stays what it is, as a full disk.
pub(crate) fn table_error(err: csv::Error) -> std::io::Error {
    let said = err.to_string();
    match err.into_kind() {
        csv::ErrorKind::Io(err) => err,
        _ => std::io::Error::other(said),
    }
}

/// Most letters of a reason.
const LONGEST_REASON: usize = 400;

/// The operating system's words without its error number, as the middle of a sentence.
pub(crate) fn plain_reason(reason: &str) -> String {
    let words = reason.split(" (os error").next().unwrap_or(reason);
    // Libraries break lines in their own words; a reason stands in the middle of a sentence.
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = line.chars();
    let sentence: String = letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect());
    shortened(printable(&sentence))
}

/// A reason that quotes a foreign file may be as long as the file: its first letters tell enough.
pub(crate) fn shortened(reason: String) -> String {
    match reason.char_indices().nth(LONGEST_REASON) {
        Some((end, _)) => format!("{}\u{2026}", &reason[..end]),
        None => reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_that_quotes_a_whole_file_is_shortened() {
        let reason = plain_reason(&"\u{e9}".repeat(5000));
        assert_eq!(reason.chars().count(), LONGEST_REASON + 1);
        assert!(reason.ends_with('\u{2026}'));
    }

    #[test]
    fn a_reason_is_one_line_in_the_middle_of_a_sentence() {
        let cases = [
            ("No such file or directory (os error 2)", "no such file or directory"),
            ("there is no \u{1b}[31mred", "there is no \\u{1b}[31mred"),
            ("Format error decoding Jpeg:\n  invalid marker\r\nat 7", "format error decoding Jpeg: invalid marker at 7"),
        ];
        for (reason, words) in cases {
            assert_eq!(plain_reason(reason), words);
        }
    }
}
