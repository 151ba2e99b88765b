//! Why a run is refused, in facts: the English sentence of each is made here, and the window makes one of the same facts in its language.

use thiserror::Error;

use super::info::RUN_FORMAT_VERSION;

/// Why a run is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
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
    #[error("a run cannot have this name, but for example \u{201c}{0}\u{201d}")]
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
}
