//! Runs: a folder for each training, written as it goes, from which it can be taken up again, compared and looked back on.
//!
//! | file | what |
//! |---|---|
//! | `run.json` | what was asked for, how far it is, how it ended |
//! | `curve.csv` | one row per validation |
//! | `last.state` | everything that is needed to go on |
//! | `last.model`, `best.model` | the newest network, and the best by validation |
//! | `checkpoints/000000064000.model` | the network after so many pictures: 50 to 100 of them however long the run is, fewer of large networks (5 to 8 of the largest) |
//! | `base.png` | the base image, where it is not the program's own |
//!
//! Every file is whole or not there. The order of writing makes a cut at any moment harmless: the curve first, the state after
//! it; rows beyond the state are dropped when the run is taken up again, and come again. What else may be missing or not fit, and what
//! becomes of it, stands in `take_up.rs`.

mod checkpoints;
mod curve;
mod folder;
mod info;
pub mod limits;
mod parts;
mod refusal;
mod store;
mod take_up;
#[cfg(test)]
mod tests;

pub use checkpoints::Checkpoint;
pub use curve::{CurveError, CurveRow, best_row, from_csv as curve_from_csv, since_best};
pub use folder::RunFolder;
pub use info::{PicturesMark, RUN_FORMAT_VERSION, RunInfo, RunPlan, RunProgress, RunStatus, TrainingLength};
pub use limits::{ImpossibleNumber, RunPlanError};
pub use parts::{BEST_OF_RUN, LAST_OF_RUN};
pub(crate) use parts::{INFO, STATE};
pub use refusal::{RunMisfit, RunRefused};
pub use store::{RunStore, RunSummary};
pub use take_up::{Repair, TakenUp};
