//! Why a run is refused, in facts: the English sentence of each is made here, and the window makes one of the same facts in its language.

use thiserror::Error;

use super::info::RUN_FORMAT_VERSION;
use super::limits::ImpossibleNumber;
use super::parts::{INFO, STATE};

/// Why a run is refused.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum RunRefused {
    /// Another training works on it.
    #[error("somebody is training it just now")]
    Busy,
    /// There is none of this name.
    #[error("there is no run of this name")]
    Missing,
    /// There is one of this name.
    #[error("there is a run of this name already")]
    Taken,
    /// No folder can have this name on every system; one that can be.
    #[error(
        "a run cannot have this name: it is too long, kept by Windows, or has a sign that no file can have; possible is \u{201c}{0}\u{201d}"
    )]
    Name(String),
    /// Nothing lies in the bin.
    #[error("none was deleted")]
    NoneDeleted,
    /// All numbers are taken.
    #[error("there is no number left")]
    NoNumber,
    /// Something else has the name of a file of the run.
    #[error("it is no file; remove it")]
    NoFile,
    /// Something else has the name of a folder of the run.
    #[error("it is no folder; remove it")]
    NoFolder,
    /// The description is no JSON from this line on.
    #[error("it is damaged (line {0} is no JSON)")]
    NoJson(usize),
    /// A newer program wrote it.
    #[error("it was written by a newer version of this program (format {0}; this one reads up to {RUN_FORMAT_VERSION})")]
    Newer(u64),
    /// The format is no number of a version.
    #[error("it is damaged (\"format\" is no version)")]
    NoVersion,
    /// A part of the description cannot be used.
    #[error("it is damaged (its \"{0}\" is missing, or is nothing that this program writes there)")]
    Part(String),
    /// A number of the description that is not within its limits.
    #[error("it is damaged ({0})")]
    Number(ImpossibleNumber),
}

/// Why a run cannot go on: parts of its folder that are missing or do not belong together. The file is named beside it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RunMisfit {
    /// The state of the training is missing.
    #[error(
        "it is missing, and without it nobody knows how the training went on; put it back, or begin a new training (the networks of this one stay)"
    )]
    StateMissing,
    /// The state is that of a training with other settings.
    #[error("it belongs to another training than {INFO} describes; put back the one that belongs to it")]
    StateOfOther,
    /// The table of the curve is missing.
    #[error(
        "it is missing; the time and the best network are read from it: put it back, or begin a new training (the networks of this one stay)"
    )]
    CurveMissing,
    /// The curve ends after another number of pictures than the state.
    #[error(
        "it ends after {end} images, and {STATE} stands at {state}; the time and the best network are read from it: put it back, or begin a \
         new training (the networks of this one stay)"
    )]
    CurveEnds {
        /// Pictures of its last row.
        end: u64,
        /// Pictures that the state has seen.
        state: u64,
    },
    /// The curve has fewer rows than the description counts.
    #[error(
        "it has {there} rows for the first {images} pictures where {INFO} counts {counted}: put the whole file back, or begin a new training \
         (the networks of this one stay)"
    )]
    CurveRows {
        /// Rows of the curve up to there.
        there: u64,
        /// Rows that are counted.
        counted: u64,
        /// Pictures up to which they are counted.
        images: u64,
    },
    /// The base image is another one.
    #[error("it is not the base image that the run began with; put that one back")]
    OtherBase,
    /// The dataset has as many pictures, but other ones or other classes.
    #[error("the dataset has changed since the run began: its pictures or classes are others; put it back as it was")]
    OtherDataset,
    /// The dataset has more or fewer pictures.
    #[error("the dataset has changed since the run began: it has {now} pictures in place of {before}; put it back as it was")]
    DatasetCount {
        /// How many it has.
        now: u64,
        /// How many it had.
        before: u64,
    },
}
