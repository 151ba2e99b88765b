//! A wish for a file: one value says what is wanted, what to call it, and what happens with its path.

use std::path::{Path, PathBuf};

use super::Action;

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
    /// Tables of numbers.
    Tables,
    /// Archives of numpy.
    NumpyArchives,
    /// Folders.
    Folders,
}

impl FileKind {
    /// The word in the dialog, and the endings of names; the first one is added where a name has none.
    pub fn filter(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Pictures => ("Pictures", &["png", "jpg", "jpeg", "pgm", "bmp"]),
            Self::Png => ("Pictures", &["png"]),
            Self::Models => ("Models", &["model"]),
            Self::Recipes => ("Recipes", &["toml"]),
            Self::Tables => ("Tables", &["csv"]),
            Self::NumpyArchives => ("NumPy archives", &["npz"]),
            Self::Folders => ("Folders", &[""]),
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
    pub title: &'static str,
    /// What kind of file.
    pub kind: FileKind,
    /// The proposed name of a file to write; `None` for one to read.
    pub suggestion: Option<&'static str>,
    /// What happens with the path.
    pub then: Then,
}

impl FileRequest {
    /// A file to be read.
    pub const fn open(title: &'static str, kind: FileKind, then: fn(PathBuf) -> Action) -> Self {
        Self { title, kind, suggestion: None, then: Then::Act(then) }
    }

    /// A file to be written.
    pub const fn save(title: &'static str, kind: FileKind, suggestion: &'static str, then: fn(PathBuf) -> Action) -> Self {
        Self { title, kind, suggestion: Some(suggestion), then: Then::Act(then) }
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

/// The base image.
pub const OPEN_BASE: FileRequest = FileRequest::open("Open a base image", FileKind::Pictures, Action::OpenBase);
/// A network to play against.
pub const OPEN_MODEL: FileRequest = FileRequest::open("Open a model", FileKind::Models, Action::OpenModel);
/// The breaking points that were measured.
pub const SAVE_SWEEP: FileRequest =
    FileRequest::save("Save the breaking points", FileKind::Tables, "breaking-points.csv", Action::SaveSweep);

#[cfg(test)]
mod tests {
    use super::*;

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
        let folder = FileRequest::save("A folder", FileKind::Folders, "dataset", Action::OpenBase);
        assert_eq!(folder.completed("mine".into()), PathBuf::from("mine"));
    }
}
