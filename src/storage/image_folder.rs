//! A dataset read from a folder: the pictures that `labels.csv` names, or those in the folders of the classes, `a b c z`.
//!
//! Folders of classes without a table are what the program of 2019 wrote and what image tools call an image folder.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::dataset::{MOST_PICTURES, READING, ReadDataset};
use super::labels_table::{class_of, parse};
use super::{Contents, FileAction, FileError, FittedPicture, Refused, load_picture, read};
use crate::factory::Syndrome;

/// The table of a dataset; names in any case are found.
pub(super) const TABLE: &str = "labels.csv";
/// Longest table of a dataset, in bytes: more than a million rows as this program writes them.
const LARGEST_TABLE: u64 = 256 << 20;
/// Endings of pictures: a file with one of them that cannot be read is a fault, and nothing to be passed over.
const ENDINGS: [&str; 8] = ["png", "jpg", "jpeg", "bmp", "pgm", "ppm", "pnm", "pbm"];
/// How this program calls the masks that it writes beside pictures.
const MASK_ENDING: &str = ".mask.png";

/// Reads a dataset folder.
///
/// # Errors
/// When the table, a folder or a picture cannot be used; it is named.
pub(super) fn load_folder(folder: &Path) -> Result<ReadDataset, FileError> {
    let entries = entries_of(READING, folder)?;
    match entries.iter().find(|path| path.file_name().is_some_and(|name| name.eq_ignore_ascii_case(TABLE))) {
        Some(table) => of_table(folder, table),
        None => of_classes(folder, &entries),
    }
}

/// The pictures in a folder, by their names: those that [`is_picture`] says, not those of folders in it. And how many entries are
/// left out.
///
/// # Errors
/// When the folder cannot be read.
pub fn pictures_in(action: FileAction, folder: &Path) -> Result<(Vec<PathBuf>, usize), FileError> {
    let entries = entries_of(action, folder)?;
    let all = entries.len();
    let pictures: Vec<PathBuf> = entries.into_par_iter().filter(|path| is_picture(path)).collect();
    let ignored = all - pictures.len();
    Ok((pictures, ignored))
}

/// What lies in a folder, in the order of the names.
fn entries_of(action: FileAction, folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let fail = |err: std::io::Error| FileError::of(action, folder, err);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        paths.push(entry.map_err(fail)?.path());
        if paths.len() > 2 * MOST_PICTURES {
            return Err(FileError::of(action, folder, Refused::TooManyFiles(2 * MOST_PICTURES)));
        }
    }
    paths.sort();
    Ok(paths)
}

fn of_table(folder: &Path, table: &Path) -> Result<ReadDataset, FileError> {
    let rows = parse(&read(READING, table, LARGEST_TABLE)?).map_err(|reason| FileError::of(READING, table, reason))?;
    let files: Vec<(PathBuf, Syndrome)> = rows.into_iter().map(|(file, class)| (place_of(folder, &file), class)).collect();
    gathered(folder, &files, 0)
}

/// The file that a table names: with the separators of another system where it is not there as it is written.
fn place_of(folder: &Path, file: &str) -> PathBuf {
    let as_written = folder.join(file);
    if file.contains('\\') && !as_written.exists() { folder.join(file.replace('\\', "/")) } else { as_written }
}

fn of_classes(folder: &Path, entries: &[PathBuf]) -> Result<ReadDataset, FileError> {
    let (mut classes, mut unknown, mut ignored) = (Vec::new(), Vec::new(), 0);
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if is_hidden(path) || name == "__MACOSX" || !path.is_dir() {
            ignored += 1;
        } else {
            match class_of(&name) {
                Ok(class) => classes.push((class, path)),
                Err(name) => unknown.push(format!("\"{name}\"")),
            }
        }
    }
    let fail = |reason: Refused| Err(FileError::of(READING, folder, reason));
    if !unknown.is_empty() {
        let first = unknown[..unknown.len().min(3)].join(", ");
        return fail(Refused::NoClasses { first, count: unknown.len() });
    }
    if classes.is_empty() {
        return fail(Refused::NoDataset(TABLE));
    }
    // By class, then by name: the same order on every system.
    classes.sort();
    let mut files = Vec::new();
    for (class, path) in classes {
        let (pictures, left_out) = pictures_in(READING, path)?;
        ignored += left_out;
        files.extend(pictures.into_iter().map(|path| (path, class)));
    }
    if files.is_empty() {
        return fail(Refused::NoPictures);
    }
    gathered(folder, &files, ignored)
}

/// Whether a file counts as a picture: it begins like one, or its ending says that it should. Hidden files and masks are none.
fn is_picture(path: &Path) -> bool {
    if is_hidden(path) || is_mask(path) || !path.is_file() {
        return false;
    }
    let says_so = |ending: &OsStr| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known));
    path.extension().is_some_and(says_so) || matches!(Contents::of_file(path), Ok(Contents::Picture | Contents::OtherPicture(_)))
}

/// Whether a file is called as this program calls the masks that it writes beside pictures.
pub fn is_mask(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().to_ascii_lowercase().ends_with(MASK_ENDING))
}

/// Names that begin with a dot are those of systems and tools, as `.DS_Store`.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn gathered(folder: &Path, files: &[(PathBuf, Syndrome)], ignored: usize) -> Result<ReadDataset, FileError> {
    if files.len() > MOST_PICTURES {
        let reason = Refused::TooManyPictures { has: files.len(), most: MOST_PICTURES };
        return Err(FileError::of(READING, folder, reason));
    }
    let read = files.par_iter().map(|(path, _)| load_picture(path)).collect::<Result<Vec<FittedPicture>, _>>()?;
    let sizes = || read.iter().filter_map(|picture| picture.fitted_from);
    let dark = || read.iter().filter_map(|picture| picture.low_bits);
    let (fitted, fitted_from) = (sizes().count(), sizes().next());
    let (dark, low_bits) = (dark().count(), dark().max());
    let named: HashSet<&Path> = files.iter().map(|(path, _)| path.as_path()).collect();
    let doubled = files.len() - named.len();
    let images = read.iter().map(|picture| *picture.image.pixels()).collect();
    let classes = files.iter().map(|(_, class)| *class).collect();
    Ok(ReadDataset { pictures: (images, classes), fitted, fitted_from, dark, low_bits, doubled, ignored })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{HEIGHT, WIDTH};

    /// A picture of one gray value, encoded by its ending.
    fn put(folder: &Path, name: &str, gray: u8, (width, height): (u32, u32)) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        image::GrayImage::from_pixel(width, height, image::Luma([gray])).save(&path).unwrap();
    }

    const SIZE: (u32, u32) = (WIDTH as u32, HEIGHT as u32);

    /// Two pictures of A and one of each other class, in all forms and cases.
    fn folders() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "A/1.png", 10, SIZE);
        put(folder.path(), "A/2.JPG", 20, SIZE);
        put(folder.path(), "b/1.bmp", 30, (192, 256));
        put(folder.path(), "C/1.pgm", 40, (30, 30));
        put(folder.path(), "z/1.png", 50, SIZE);
        std::fs::rename(folder.path().join("z/1.png"), folder.path().join("z/no ending")).unwrap();
        folder
    }

    fn refusal(folder: &Path) -> String {
        load_folder(folder).unwrap_err().to_string()
    }

    #[test]
    fn folders_of_classes_are_read_by_what_their_files_are() {
        let folder = folders();
        let read = load_folder(folder.path()).unwrap();
        let (images, classes) = &read.pictures;
        assert_eq!(*classes, [Syndrome::A, Syndrome::A, Syndrome::B, Syndrome::C, Syndrome::Z]);
        let middle: Vec<u8> = images.iter().map(|image| image[64 * WIDTH + 48]).collect();
        assert_eq!(middle, [10, 20, 30, 40, 50]);
        assert_eq!((read.fitted, read.fitted_from, read.ignored), (2, Some((192, 256)), 0));
    }

    #[test]
    fn what_is_no_picture_is_left_out_and_counted() {
        let folder = folders();
        put(folder.path(), "A/1.mask.png", 1, SIZE);
        put(folder.path(), ".thumbnails/x.png", 1, SIZE);
        for name in [".DS_Store", "read me.txt", "A/.DS_Store", "A/Thumbs.db", "A/._1.png", "z/desktop.ini"] {
            std::fs::write(folder.path().join(name), b"no picture").unwrap();
        }
        std::fs::create_dir(folder.path().join("b/more")).unwrap();
        let read = load_folder(folder.path()).unwrap();
        assert_eq!((read.pictures.1.len(), read.ignored), (5, 9));
    }

    #[test]
    fn a_folder_that_is_no_class_is_refused_by_name() {
        let folder = folders();
        put(folder.path(), "tumour/1.png", 1, SIZE);
        let sentence = refusal(folder.path());
        assert!(sentence.contains("folder \"tumour\" is none of the classes a, b, c and z"), "{sentence}");
        for name in ["train/a", "test/a", "valid/a", "other/a"] {
            std::fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        let sentence = refusal(folder.path());
        assert!(sentence.contains("\"other\", \"test\", \"train\" and 2 more are none"), "{sentence}");
    }

    #[test]
    fn a_picture_that_cannot_be_read_is_named_and_not_passed_over() {
        for (name, words) in [("A/3.png", "not a picture"), ("A/3.gif", "form GIF"), ("A/empty.bmp", "empty")] {
            let folder = folders();
            let bytes: &[u8] = if name.ends_with("gif") {
                b"GIF89a"
            } else if name.ends_with("bmp") {
                b""
            } else {
                b"text"
            };
            std::fs::write(folder.path().join(name), bytes).unwrap();
            let sentence = refusal(folder.path());
            assert!(sentence.contains(words) && sentence.contains(name), "{sentence}");
        }
    }

    #[test]
    fn folders_without_pictures_are_refused_in_words() {
        let folder = tempfile::tempdir().unwrap();
        assert!(refusal(folder.path()).contains("neither a table labels.csv nor folders"));
        std::fs::create_dir(folder.path().join("a")).unwrap();
        assert!(refusal(folder.path()).contains("hold no picture"));
        assert!(refusal(&folder.path().join("absent")).contains("no such file"));
    }

    #[test]
    fn a_table_may_name_its_pictures_as_another_system_does() {
        let folder = folders();
        std::fs::write(folder.path().join("Labels.CSV"), "class;file\r\nz;A\\1.png\r\nb;b/1.bmp\r\n").unwrap();
        let read = load_folder(folder.path()).unwrap();
        assert_eq!(read.pictures.1, [Syndrome::Z, Syndrome::B], "the table decides, not the folder");
        assert_eq!((read.pictures.0[0][0], read.fitted), (10, 1));
    }
}
