//! A wish for a file: one value says what is wanted, what to call it, and what happens with its path.

use std::path::{Path, PathBuf};

use super::Action;
use crate::words::{Text, Words, words};

/// A kind of file, for the dialog of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Pictures that can be read.
    Pictures,
    /// A picture that is written.
    Png,
    /// Networks.
    Models,
    /// Recipes.
    Recipes,
    /// Lessons.
    Lessons,
    /// Tables of numbers.
    Tables,
    /// Archives of numpy.
    NumpyArchives,
    /// Folders.
    Folders,
}

impl FileKind {
    /// The word in the dialog, and the endings of names; the first one is added where a name has none.
    pub fn filter(self) -> (String, &'static [&'static str]) {
        let words = words();
        match self {
            Self::Pictures => (words.file_kind_pictures(), &["png", "jpg", "jpeg", "pgm", "bmp"]),
            Self::Png => (words.file_kind_pictures(), &["png"]),
            Self::Models => (words.file_kind_models(), &["model", "safetensors"]),
            Self::Recipes => (words.file_kind_recipes(), &["toml"]),
            Self::Lessons => (words.file_kind_lessons(), &["toml"]),
            Self::Tables => (words.file_kind_tables(), &["csv"]),
            Self::NumpyArchives => (words.file_kind_numpy_archives(), &["npz"]),
            Self::Folders => (words.file_kind_folders(), &[""]),
        }
    }
}

/// What happens with the path.
#[derive(Clone, Copy, Debug)]
pub enum Then {
    /// This action.
    Act(fn(PathBuf) -> Action),
    /// A picture of the page is taken and written there.
    SaveView,
    /// The numbers of the page are written there as a table.
    SaveTable,
}

/// A wish for a file.
#[derive(Clone, Copy, Debug)]
pub struct FileRequest {
    /// The title of the dialog.
    pub title: Text,
    /// What kind of file.
    pub kind: FileKind,
    /// The proposed name of a file to write; `None` for one to read.
    pub suggestion: Option<&'static str>,
    /// What happens with the path.
    pub then: Then,
}

impl FileRequest {
    /// A file to be read.
    pub const fn open(title: Text, kind: FileKind, then: fn(PathBuf) -> Action) -> Self {
        Self { title, kind, suggestion: None, then: Then::Act(then) }
    }

    /// A file to be written.
    pub const fn save(title: Text, kind: FileKind, suggestion: &'static str, then: fn(PathBuf) -> Action) -> Self {
        Self { title, kind, suggestion: Some(suggestion), then: Then::Act(then) }
    }

    /// The title of the dialog, in the language of this thread.
    pub fn title(&self) -> String {
        (self.title)(words())
    }

    /// The path with the ending that belongs to it: some dialogs leave it out.
    pub fn completed(&self, path: PathBuf) -> PathBuf {
        match self.kind.filter().1 {
            [ending, ..] if self.suggestion.is_some() && !ending.is_empty() && path.extension().is_none() => {
                path.with_extension(ending)
            }
            _ => path,
        }
    }

    /// Whether the path gets an ending with which it is the name of a file that is there: the dialog has asked about the name without it.
    pub fn replaces_unasked(&self, chosen: &Path) -> bool {
        let path = self.completed(chosen.to_path_buf());
        path != chosen && path.exists()
    }
}

/// The path in a text as people type or paste it.
///
/// Blanks may stand around it, or quotation marks; it may be an address that begins with `file://`; `~` or `$HOME` may stand for the
/// home; and a backslash may stand before a blank, as a terminal writes it.
pub fn typed_path(text: &str) -> PathBuf {
    typed_path_at(text, directories::BaseDirs::new().map(|folders| folders.home_dir().to_path_buf()).as_deref())
}

fn typed_path_at(text: &str, home: Option<&Path>) -> PathBuf {
    let text = text.trim();
    let quoted = |mark: char| text.strip_prefix(mark)?.strip_suffix(mark);
    if let Some(inner) = quoted('"').or_else(|| quoted('\'')) {
        return at_home(inner, home);
    }
    if let Some(address) = text.strip_prefix("file://") {
        let path = address.strip_prefix("localhost").unwrap_or(address);
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        return PathBuf::from(if cfg!(windows) { without_first_slash(&path) } else { &path });
    }
    let as_it_is = at_home(text, home);
    if cfg!(windows) || as_it_is.exists() { as_it_is } else { at_home(&without_backslashes(text), home) }
}

/// The path of an address on Windows, where the drive stands after the slash: `/C:/x` is `C:/x`.
fn without_first_slash(path: &str) -> &str {
    let has_drive = path.as_bytes().get(2) == Some(&b':');
    path.strip_prefix('/').filter(|_| has_drive).unwrap_or(path)
}

/// With the home in place of `~` or `$HOME`.
fn at_home(text: &str, home: Option<&Path>) -> PathBuf {
    let below = ["~", "$HOME", "%USERPROFILE%"].into_iter().find_map(|word| text.strip_prefix(word));
    match (below, home) {
        (Some(""), Some(home)) => home.to_path_buf(),
        (Some(rest), Some(home)) if rest.starts_with(['/', '\\']) => home.join(&rest[1..]),
        _ => PathBuf::from(text),
    }
}

/// A backslash before a letter stands for that letter.
fn without_backslashes(text: &str) -> String {
    let mut letters = text.chars();
    let mut plain = String::new();
    while let Some(letter) = letters.next() {
        plain.push(if letter == '\\' { letters.next().unwrap_or(letter) } else { letter });
    }
    plain
}

/// The base image.
pub const OPEN_BASE: FileRequest = FileRequest::open(Words::file_open_base_image, FileKind::Pictures, Action::OpenBase);
/// A network to play against.
pub const OPEN_MODEL: FileRequest = FileRequest::open(Words::file_open_model, FileKind::Models, Action::OpenModel);
/// The breaking points that were measured.
pub const SAVE_SWEEP: FileRequest =
    FileRequest::save(Words::file_save_breaking_points, FileKind::Tables, "breaking-points.csv", Action::SaveSweep);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drive_of_an_address_of_windows_stands_first() {
        for (address, path) in [("/C:/my net.model", "C:/my net.model"), ("/server/x", "/server/x"), ("/", "/"), ("", "")] {
            assert_eq!(without_first_slash(address), path);
        }
    }

    #[test]
    fn paths_are_read_as_people_type_them() {
        let home = Path::new("/home/ada");
        let cases = [
            ("  /tmp/net.model\n", "/tmp/net.model"),
            ("\"/tmp/my net.model\"", "/tmp/my net.model"),
            ("'/tmp/my net.model'", "/tmp/my net.model"),
            ("file:///tmp/my%20net%C3%A9.model", "/tmp/my net\u{e9}.model"),
            ("file://localhost/tmp/100%.model", "/tmp/100%.model"),
            ("~", "/home/ada"),
            ("~/net.model", "/home/ada/net.model"),
            ("$HOME/net.model", "/home/ada/net.model"),
            ("'~/my net.model'", "/home/ada/my net.model"),
            ("~bob/net.model", "~bob/net.model"),
            ("net.model", "net.model"),
            ("\"", "\""),
            ("", ""),
        ];
        for (text, path) in cases {
            assert_eq!(typed_path_at(text, Some(home)), PathBuf::from(path), "{text}");
        }
        assert_eq!(typed_path_at("~/net.model", None), PathBuf::from("~/net.model"));
    }

    #[cfg(unix)]
    #[test]
    fn a_backslash_is_a_terminals_unless_a_file_has_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let typed = format!("{}/my\\ net.model", folder.path().display());
        assert_eq!(typed_path(&typed), path("my net.model"));
        std::fs::write(path("my\\ net.model"), "").unwrap();
        assert_eq!(typed_path(&typed), path("my\\ net.model"));
    }

    #[test]
    fn a_file_that_only_the_ending_hits_is_asked_about() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("mine.csv"), "mine").unwrap();
        assert!(SAVE_SWEEP.replaces_unasked(&path("mine")));
        assert!(!SAVE_SWEEP.replaces_unasked(&path("mine.csv")), "the dialog has asked already");
        assert!(!SAVE_SWEEP.replaces_unasked(&path("other")));
        assert!(!OPEN_MODEL.replaces_unasked(&path("mine")));
    }

    #[test]
    fn an_ending_is_added_where_a_file_is_written_without_one() {
        assert_eq!(SAVE_SWEEP.completed("mine".into()), PathBuf::from("mine.csv"));
        assert_eq!(SAVE_SWEEP.completed("mine.txt".into()), PathBuf::from("mine.txt"));
        assert_eq!(OPEN_MODEL.completed("mine".into()), PathBuf::from("mine"), "a file to be read is what it is");
        let folder = FileRequest::save(Words::file_kind_folders, FileKind::Folders, "dataset", Action::OpenBase);
        assert_eq!(folder.completed("mine".into()), PathBuf::from("mine"));
    }
}
