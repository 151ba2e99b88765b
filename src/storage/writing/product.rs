//! What the program writes, and the endings of names that go with it: by the ending people and programs tell what to read.

use std::path::Path;

use super::super::Refused;

/// What is written to a file whose name its user chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    /// A model file.
    Model,
    /// Weights for other programs.
    Weights,
    /// A table of numbers.
    Table,
    /// A picture.
    Picture,
    /// A recipe.
    Recipe,
    /// A lesson.
    Lesson,
    /// A dataset as one file of arrays.
    Arrays,
    /// A dataset as a folder of pictures.
    PictureFolder,
}

/// Endings by which other programs tell what they read, and that of the state of a run.
const OF_OTHERS: [&str; 19] = [
    "bin", "bmp", "ckpt", "gif", "h5", "jpeg", "jpg", "json", "npy", "onnx", "pb", "pdf", "pgm", "pt", "pth", "state", "tar",
    "xlsx", "zip",
];

impl Product {
    /// All of them.
    pub(crate) const ALL: [Self; 8] =
        [Self::Model, Self::Weights, Self::Table, Self::Picture, Self::Recipe, Self::Lesson, Self::Arrays, Self::PictureFolder];

    /// The ending of its name, without the point; a folder has none.
    fn ending(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Weights => "safetensors",
            Self::Table => "csv",
            Self::Picture => "png",
            Self::Recipe | Self::Lesson => "toml",
            Self::Arrays => "npz",
            Self::PictureFolder => "",
        }
    }

    /// What it is called in a sentence.
    pub(in super::super) fn word(self) -> &'static str {
        match self {
            Self::Model => "a model",
            Self::Weights => "weights as safetensors",
            Self::Table => "a table",
            Self::Picture => "a picture",
            Self::Recipe => "a recipe",
            Self::Lesson => "a lesson",
            Self::Arrays => "a dataset of arrays",
            Self::PictureFolder => "a folder of pictures",
        }
    }

    /// Whether it can have this name.
    ///
    /// # Errors
    /// What is wrong with the ending, and what to do.
    pub(super) fn check_ending(self, path: &Path) -> Result<(), Refused> {
        let own = self.ending();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let is_foreign = OF_OTHERS.contains(&ending.as_str()) || Self::ALL.into_iter().any(|other| other.ending() == ending);
        // Weights are for other programs, which look at nothing but the ending; all others may have a name without one, or with one of
        // their user's own.
        let may_be = if ending.is_empty() { self != Self::Weights } else { !is_foreign && self != Self::Weights };
        match own {
            _ if may_be || ending == own => Ok(()),
            "" => Err(Refused::NoEnding { what: self, ending }),
            own if ending.is_empty() => Err(Refused::EndingMissing { what: self, own }),
            own => Err(Refused::OtherEnding { what: self, ending, own }),
        }
    }
}
