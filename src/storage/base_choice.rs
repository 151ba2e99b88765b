//! Which base image is meant by a word of the command line: one that the program makes itself, or a file.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::{FileError, load_base, shown};
use crate::factory::{BaseImage, MadeBase, NoMadeBase};

/// A base image that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BaseChoice {
    /// One that the program makes itself.
    Made(MadeBase),
    /// A picture in a file.
    File(PathBuf),
}

impl BaseChoice {
    /// The choice that a word means: `random:` with a number and the names of base images come before files. A file of such a name
    /// is meant with `./` before it.
    ///
    /// # Errors
    /// When the word begins like one of a painted brain, and there is no number behind it.
    pub fn of_word(word: &OsStr) -> Result<Self, NoMadeBase> {
        match word.to_str().map(str::parse) {
            Some(Ok(made)) => Ok(Self::Made(made)),
            Some(Err(err @ NoMadeBase::NoNumber(_))) => Err(err),
            Some(Err(NoMadeBase::Unknown)) | None => Ok(Self::File(word.into())),
        }
    }

    /// The file, where it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Made(_) => None,
            Self::File(path) => Some(path),
        }
    }

    /// What people call it: for a file, the last part of its path.
    pub fn name(&self) -> String {
        match self {
            Self::Made(made) => made.name(),
            Self::File(path) => path.file_name().map_or_else(|| shown(path), |name| shown(Path::new(name))),
        }
    }

    /// Makes or reads it.
    ///
    /// # Errors
    /// When the file cannot be used.
    pub fn load(&self) -> Result<BaseImage, FileError> {
        match self {
            Self::Made(made) => Ok(made.make()),
            Self::File(path) => load_base(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_a_made_base_or_a_file() {
        let of = |word: &str| BaseChoice::of_word(OsStr::new(word));
        assert_eq!(of("random:5"), Ok(BaseChoice::Made(MadeBase::random(5))));
        assert_eq!(of("random:0"), Ok(BaseChoice::Made(MadeBase::Bundled)));
        assert_eq!(of("Walnut").map(|choice| choice.name()), Ok("Walnut".to_owned()));
        for file in ["./random:5", "scans/t2", "./t2", "my brain.png", "random.png"] {
            assert_eq!(of(file), Ok(BaseChoice::File(file.into())), "{file}");
        }
        assert_eq!(of("scans/mine.png").map(|choice| choice.name()), Ok("mine.png".to_owned()));
        assert!(matches!(of("random:x"), Err(NoMadeBase::NoNumber(_))));
        assert_eq!(of("random:7").map(|choice| choice.load()), Ok(Ok(BaseImage::random(7))));
    }
}
