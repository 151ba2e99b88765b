//! What a file holds, and the endings of names that go with it: by the ending people and programs tell what to read.

use std::path::Path;

/// What is written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contents {
    /// Something whose name nobody chooses, or that is known by more than its ending.
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
    /// A dataset as one file of arrays.
    Arrays,
    /// A dataset as a folder of pictures.
    PictureFolder,
}

/// Contents whose name decides what is read, what they are called, and their ending.
const ENDINGS: [(Contents, &str, &str); 7] = [
    (Contents::Model, "a model", "model"),
    (Contents::Weights, "weights as safetensors", "safetensors"),
    (Contents::Table, "a table", "csv"),
    (Contents::Picture, "a picture", "png"),
    (Contents::Recipe, "a recipe", "toml"),
    (Contents::Arrays, "a dataset of arrays", "npz"),
    (Contents::PictureFolder, "a folder of pictures", ""),
];

/// Endings by which other programs tell what they read.
const OF_OTHERS: [&str; 18] = [
    "bin", "bmp", "ckpt", "gif", "h5", "jpeg", "jpg", "json", "npy", "onnx", "pb", "pdf", "pgm", "pt", "pth", "tar", "xlsx",
    "zip",
];

impl Contents {
    /// Whether these contents can have this name.
    ///
    /// # Errors
    /// What is wrong with its ending, and what to do.
    pub(super) fn check_ending(self, path: &Path) -> Result<(), String> {
        let Some((_, what, own)) = ENDINGS.into_iter().find(|(contents, ..)| *contents == self) else { return Ok(()) };
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if ending == own {
            return Ok(());
        }
        let is_foreign = OF_OTHERS.contains(&ending.as_str()) || ENDINGS.iter().any(|(.., other)| *other == ending);
        // Weights are read by other programs, which look at nothing but the ending.
        let is_wrong = if self == Self::Weights { true } else { is_foreign && !ending.is_empty() };
        match (is_wrong, own) {
            (false, _) => Ok(()),
            (true, "") => Err(format!("{what} is not called .{ending}; leave the ending away")),
            (true, own) if ending.is_empty() => Err(format!("the name of {what} ends with .{own}")),
            (true, own) => Err(format!("{what} would not be found under the ending .{ending}; end the name with .{own}")),
        }
    }
}
