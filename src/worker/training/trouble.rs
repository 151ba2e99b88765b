//! What goes wrong with a training: facts and numbers, whose sentences the training room and the command line make.

use super::super::{Failure, JobError};
use super::watch::Collapse;
use crate::factory::RecipeError;
use crate::network::{Answer, DeviceTrouble, NetworkError};
use crate::runs::{Repair, RunStatus};
use crate::storage::FileError;

/// Something that people should know, after which the training goes on.
#[derive(Clone, Debug)]
pub enum TrainingNotice {
    /// A GPU failed before the first step: the CPU is taken.
    GpuNotReady(NetworkError),
    /// A GPU failed while it learned: the CPU goes on.
    GpuLost {
        /// What failed.
        err: NetworkError,
        /// Whether there are weights to go on from; it starts afresh otherwise.
        from_last_good: bool,
    },
    /// The run is kept nowhere.
    NotKept(FileError),
    /// The run is kept as it was until now.
    KeptNoMore(FileError),
    /// Everything gets one answer.
    OneAnswer {
        /// Pictures seen.
        images: u64,
        /// The answer.
        answer: Answer,
    },
    /// The last network has lost most of what the best one could do: the best one is kept.
    Collapsed(Collapse),
    /// Something of a run was made again before it goes on.
    Repaired(Repair),
    /// The test pictures could not be tried.
    NotTested(NetworkError),
}

/// Why a training could not go on.
#[derive(Clone, Debug)]
pub enum TrainingFailure {
    /// The system has no threads for it; its own words.
    NoThreads(String),
    /// The thread broke off.
    Interrupted(Failure),
    /// No picture can be made.
    NoPictures(RecipeError),
    /// A GPU was demanded, and there is none.
    NoGpu(DeviceTrouble),
    /// The run cannot be kept under the name that was given.
    NotKept(FileError),
    /// A run cannot be taken up again.
    NotTakenUp(JobError),
    /// The run to be taken up is at its end.
    AtItsEnd {
        /// Its name.
        name: String,
        /// How it ended.
        status: RunStatus,
    },
    /// The network could not compute, or learns nothing.
    Network(NetworkError),
}

impl From<DeviceTrouble> for TrainingFailure {
    fn from(trouble: DeviceTrouble) -> Self {
        Self::NoGpu(trouble)
    }
}
