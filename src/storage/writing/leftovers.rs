//! Unfinished datasets of processes that were killed: `.dataset-` and six letters, in the folder where the dataset should have come.
//!
//! A dataset that is in work is locked, a folder as a file; the system takes the lock back when the process ends, however it ends.

use std::fs::{DirEntry, File};
use std::path::Path;

use super::{aside, place};

/// How the names of unfinished datasets begin.
pub(super) const PREFIX: &str = ".dataset-";
/// Letters after that.
const LETTERS: usize = 6;
/// What lies in a dataset folder.
const PARTS: [&str; 5] = ["a", "b", "c", "z", "labels.csv"];

/// Removes the unfinished datasets in a folder that nobody works on any more. What cannot be removed stays.
pub(in super::super) fn sweep(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten().filter(is_named_so) {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => sweep_folder(&path),
            Ok(kind) if kind.is_file() => {
                let is_archive = |file: &mut File| matches!(&*aside::beginning(file), [] | [b'P', b'K', ..]);
                aside::remove_if_left_behind(&path, is_archive);
            }
            _ => {}
        }
    }
}

fn is_named_so(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let letters = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
    letters.is_some_and(|letters| letters.len() == LETTERS && letters.bytes().all(|letter| letter.is_ascii_alphanumeric()))
}

fn sweep_folder(path: &Path) {
    let Ok(folder) = File::open(path) else { return };
    if folder.try_lock().is_err() || !place::has_name(&folder, path) {
        return;
    }
    let is_part = |entry: DirEntry| entry.file_name().to_str().is_some_and(|name| PARTS.contains(&name));
    let is_ours = std::fs::read_dir(path).is_ok_and(|entries| entries.flatten().all(is_part));
    if is_ours && let Err(err) = std::fs::remove_dir_all(path) {
        log::warn!("an unfinished dataset cannot be removed: {err}: {}", super::super::shown(path));
    }
}
