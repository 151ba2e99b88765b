//! The state of the export of datasets.

use std::path::PathBuf;

use crate::storage::ImageFormat;

/// Most pictures of one export.
const MOST: u64 = 1_000_000;

/// What the next export will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportForm {
    /// Number of pictures.
    pub count: u64,
    /// Which classes, in the usual order.
    pub classes: [bool; 4],
    /// Format of the pictures.
    pub format: ImageFormat,
    /// Whether masks are written too.
    pub masks: bool,
}

impl Default for ExportForm {
    fn default() -> Self {
        Self { count: 1000, classes: [true; 4], format: ImageFormat::Png, masks: false }
    }
}

impl ExportForm {
    /// The form with a count that can be written.
    pub fn checked(self) -> Self {
        Self { count: self.count.clamp(1, MOST), ..self }
    }

    /// Whether there is anything to write.
    pub fn is_possible(&self) -> bool {
        self.classes.contains(&true)
    }
}

/// An export under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Exporting {
    /// Where it goes.
    pub path: PathBuf,
    /// Pictures in all.
    pub total: u64,
    /// Pictures written.
    pub done: u64,
    /// Time since the start, in seconds.
    pub seconds: f64,
}

impl Exporting {
    /// Pictures per second.
    pub fn rate(&self) -> f64 {
        self.done as f64 / self.seconds.max(1e-3)
    }

    /// Time that is left at this rate, in seconds.
    pub fn left(&self) -> f64 {
        (self.total - self.done.min(self.total)) as f64 / self.rate().max(1e-3)
    }
}

/// The export of datasets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportState {
    /// The next export.
    pub form: ExportForm,
    /// The one under way.
    pub running: Option<Exporting>,
}
