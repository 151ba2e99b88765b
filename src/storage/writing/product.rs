//! What the program writes, and the endings of names that go with it: by the ending people and programs tell what to read.

use std::path::Path;

use super::super::{Named, Refused};

/// What is written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Product {
    /// Something whose name nobody chooses.
    Any,
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

/// Products by whose name is told what is read, what they are called, and their ending.
const ENDINGS: [(Product, Named, &str); 8] = [
    (Product::Model, Named::Model, "model"),
    (Product::Weights, Named::Weights, "safetensors"),
    (Product::Table, Named::Table, "csv"),
    (Product::Picture, Named::Picture, "png"),
    (Product::Recipe, Named::Recipe, "toml"),
    (Product::Lesson, Named::Lesson, "toml"),
    (Product::Arrays, Named::Arrays, "npz"),
    (Product::PictureFolder, Named::PictureFolder, ""),
];

/// Endings by which other programs tell what they read, and that of the state of a run.
const OF_OTHERS: [&str; 19] = [
    "bin", "bmp", "ckpt", "gif", "h5", "jpeg", "jpg", "json", "npy", "onnx", "pb", "pdf", "pgm", "pt", "pth", "state", "tar",
    "xlsx", "zip",
];

impl Product {
    /// Whether it can have this name.
    ///
    /// # Errors
    /// What is wrong with the ending, and what to do.
    pub(super) fn check_ending(self, path: &Path) -> Result<(), Refused> {
        let Some((_, what, own)) = ENDINGS.into_iter().find(|(product, ..)| *product == self) else { return Ok(()) };
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let is_foreign = OF_OTHERS.contains(&ending.as_str()) || ENDINGS.iter().any(|(.., other)| *other == ending);
        // Weights are for other programs, which look at nothing but the ending; all others may have a name without one, or with one of
        // their user's own.
        let may_be = if ending.is_empty() { self != Self::Weights } else { !is_foreign && self != Self::Weights };
        match own {
            _ if may_be || ending == own => Ok(()),
            "" => Err(Refused::NoEnding { what, ending }),
            own if ending.is_empty() => Err(Refused::EndingMissing { what, own }),
            own => Err(Refused::OtherEnding { what, ending, own }),
        }
    }
}
