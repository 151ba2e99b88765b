//! What a run is: what was asked for, and how far it is.

use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::curve::{CurveRow, best_row};
use crate::factory::{BaseImage, Recipe};
use crate::network::{Classes, Labelled, TrainingSettings};

/// The newest version that this program reads: that of runs whose networks say ill or healthy. Runs of the four classes are written as
/// version 1, so that older programs read them.
pub const RUN_FORMAT_VERSION: u32 = 2;
/// The version of networks of the four classes.
const FOUR_CLASSES_VERSION: u32 = 1;

/// Length of a training plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrainingLength {
    /// Time spent training, pauses and validations left out.
    Time(Duration),
    /// Pictures seen: the same weights at every speed.
    Images(u64),
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunPlan {
    /// Network, optimizer and the like, as they are now.
    pub settings: TrainingSettings,
    /// When it ends.
    pub length: TrainingLength,
    /// Validations without anything better after which it ends early.
    pub patience: Option<u32>,
    /// What the specimens are made by.
    pub recipe: Recipe,
    /// The dataset it learns from, in place of the generator's pictures.
    pub pictures: Option<PathBuf>,
}

/// How a run ended, if it has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunStatus {
    /// It goes on; or it was cut short, when nobody works on it.
    #[default]
    Running,
    /// The plan is done.
    Complete,
    /// Stopped by the user.
    Stopped,
    /// Ended early: no validation was better than the best for long.
    NoProgress,
    /// Ended by a failure. The text is kept for people, in the words of the program that wrote it, and never compared.
    Failed(String),
}

impl RunStatus {
    /// Whether the plan is done, or was given up for lack of progress: such a run cannot go on.
    pub fn is_at_its_end(&self) -> bool {
        matches!(self, Self::Complete | Self::NoProgress)
    }
}

/// How far a run is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunProgress {
    /// Pictures seen.
    pub images: u64,
    /// Time spent training, in seconds.
    pub seconds: f64,
    /// Accuracy of the last validation.
    pub accuracy: Option<f64>,
    /// Highest accuracy of a validation.
    pub best_accuracy: Option<f64>,
    /// Least distance between two checkpoints, in pictures.
    pub checkpoint_gap: u64,
    /// Whether a state was ever kept: without one a run that has it has lost it. Runs of version 0.1 do not say it.
    #[serde(default)]
    pub has_state: bool,
    /// Rows of the curve up to here, so that lost ones are noticed; 0 where it is not said, as in runs of version 0.1.
    #[serde(default)]
    pub rows: u64,
}

impl RunProgress {
    /// Sets how far the run is by its curve.
    pub(super) fn follow(&mut self, rows: &[CurveRow]) {
        let (last, best) = (rows.last(), best_row(rows));
        self.images = last.map_or(0, |row| row.images);
        self.seconds = last.map_or(0.0, |row| row.seconds);
        self.accuracy = last.map(|row| row.validation_accuracy);
        self.best_accuracy = best.map(|row| row.validation_accuracy);
        self.rows = rows.len() as u64;
    }
}

/// What pictures from elsewhere are known by, so that a run that goes on notices others in their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PicturesMark {
    /// How many.
    pub count: u64,
    /// CRC-32 of their gray values and classes, in their order.
    pub checksum: u32,
}

impl PicturesMark {
    /// The mark of a dataset.
    pub fn of_dataset(pictures: &Labelled) -> Self {
        let mut checksum = crc32fast::Hasher::new();
        for (image, class) in pictures.0.iter().zip(&pictures.1) {
            checksum.update(image);
            checksum.update(&[class.index() as u8]);
        }
        Self { count: pictures.0.len() as u64, checksum: checksum.finalize() }
    }

    /// The mark of a base image.
    pub fn of_base(base: &BaseImage) -> Self {
        Self { count: 1, checksum: crc32fast::hash(base.image().pixels()) }
    }
}

/// The description of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunInfo {
    /// Version of the folder.
    pub format: u32,
    /// What people call it.
    pub name: String,
    /// When it was started, in seconds since 1970.
    pub created: u64,
    /// What was asked for.
    pub plan: RunPlan,
    /// Where it computes.
    pub device: String,
    /// How it ended.
    pub status: RunStatus,
    /// How far it is.
    pub progress: RunProgress,
    /// The base image that it began with; runs of version 0.1 do not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<PicturesMark>,
    /// The dataset that it began with, where it learns from one; runs of version 0.1 do not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset: Option<PicturesMark>,
}

impl RunInfo {
    /// A run that starts now.
    pub fn new(name: &str, plan: RunPlan, device: &str) -> Self {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Self {
            format: match plan.settings.classes {
                Classes::Four => FOUR_CLASSES_VERSION,
                Classes::Binary => RUN_FORMAT_VERSION,
            },
            name: name.to_owned(),
            created: now.as_secs(),
            plan,
            device: device.to_owned(),
            status: RunStatus::Running,
            progress: RunProgress::default(),
            base: None,
            dataset: None,
        }
    }

    /// A name for a run of this plan, without its number: network, what it learns, and its answers where they are not the four classes, in letters and digits that every system and every
    /// keyboard has.
    pub fn stem(plan: &RunPlan) -> String {
        let TrainingSettings { architecture, classes, .. } = plan.settings;
        let answers = if classes == Classes::Four { "" } else { classes.name() };
        let whole = format!("{architecture}-{}-{answers}", plan.recipe.name).to_lowercase();
        let words = whole.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join("-")
    }
}
