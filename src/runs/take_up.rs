//! Taking a run up again: parts that disagree are refused, what can be made again is made again and said.
//!
//! | missing or unusable | what happens |
//! |---|---|
//! | `run.json`, a damaged `last.state` or `curve.csv`, `base.png`, the dataset | refused, with the file's name |
//! | `last.state`, before the first one was kept | the training starts anew: nothing else was lost either |
//! | `last.state`, later | refused: nobody knows where it stood |
//! | a curve with fewer rows than `run.json` counts | refused: the best row and the patience are read from it |
//! | a curve that does not end where the state stands | refused: the clock, the best row and the patience are read from it |
//! | `best.model` | the best checkpoint, the last network, or what the state holds |
//! | `last.model` | what the state holds |
//! | `checkpoints/` | made again, empty |
//!
//! Nothing is written before all is read and checked: [`TakenUp::begin`] does it.

use std::path::Path;

use super::checkpoints;
use super::curve::{CurveRow, best_row};
use super::folder::RunFolder;
use super::info::{PicturesMark, RunInfo, RunStatus};
use super::parts::{
    BASE, BEST_OF_RUN, CHECKPOINTS, CURVE, LAST_OF_RUN, STATE, check_rows, lock, misfit, read_base, read_checkpoints, read_curve,
    read_info, read_model, read_state, sweep,
};
use super::refusal::{RunMisfit, RunRefused};
use crate::factory::BaseImage;
use crate::network::{Labelled, Model, NetworkError, TrainerState};
use crate::storage::{FileAction, FileError};

/// What is being done, in the words of an error.
const ACTION: FileAction = FileAction::GoOnWithRun;

/// A run that was taken up again; nothing of it is changed yet.
#[derive(Debug)]
pub struct TakenUp {
    /// The run.
    pub folder: RunFolder,
    /// Where it stood; `None` when it was cut short before it was written the first time.
    pub state: Option<TrainerState>,
    /// Its curve up to there.
    pub rows: Vec<CurveRow>,
    /// Its base image.
    pub base: BaseImage,
    /// The network of the best validation, or what comes nearest to it; `None` where only the state has one.
    pub best: Option<Model>,
    /// The network of the state, where its file is one.
    pub last: Option<Model>,
    /// What is made again.
    pub repairs: Vec<Repair>,
    /// Whether something was kept before, as far as the folder tells.
    pub had_progress: bool,
    /// Checkpoints from beyond the state: they come again.
    later: Vec<u64>,
}

/// Something of a run that was missing or unusable, and was made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Nothing was kept yet from which it could go on: it starts anew.
    StartsAnew,
    /// The best network is that of a checkpoint or the last one, after so many pictures.
    BestFromKept(u64),
    /// The best network is that of the state, after so many pictures.
    BestFromState(u64),
    /// The last network is that of the state.
    LastFromState,
    /// The folder of the checkpoints.
    Checkpoints,
    /// A run of an older version does not say which pictures its dataset had.
    DatasetUnknown,
}

impl RunFolder {
    /// Takes a run up again where it was written last; rows of the curve beyond that are dropped.
    ///
    /// # Errors
    /// When a part is damaged or from a newer program, parts disagree, or someone is working on it.
    pub fn take_up(path: &Path) -> Result<TakenUp, FileError> {
        let info = read_info(path)?;
        let lock = lock(ACTION, path)?;
        let state = read_state(ACTION, path, &info)?;
        let written = read_curve(path)?;
        let seen = state.as_ref().map_or(0, |state| state.images);
        check_state(path, &info, state.as_ref(), &written)?;
        let rows: Vec<CurveRow> = written.iter().filter(|row| row.images <= seen).copied().collect();
        check_curve(path, state.as_ref(), &rows)?;
        check_rows(ACTION, path, &info, &written)?;
        let base = checked_base(path, &info)?;
        let kept = read_checkpoints(path);
        // What has no row in the curve was not put there by this run, and stays.
        let is_later = |images: u64| images > seen && written.iter().any(|row| row.images == images);
        let later = kept.iter().map(|checkpoint| checkpoint.images).filter(|&images| is_later(images)).collect();
        let checkpoints = kept.iter().map(|checkpoint| checkpoint.images).filter(|&images| images <= seen).collect();
        let folder = Self { path: path.to_path_buf(), info, checkpoints, _lock: lock };
        let mut taken = TakenUp {
            folder,
            state,
            rows,
            base,
            best: None,
            last: None,
            repairs: Vec::new(),
            had_progress: !written.is_empty(),
            later,
        };
        taken.find_networks();
        Ok(taken)
    }
}

/// The state and the rest of the folder must tell of one training.
fn check_state(path: &Path, info: &RunInfo, state: Option<&TrainerState>, written: &[CurveRow]) -> Result<(), FileError> {
    let refuse = |reason| Err(misfit(ACTION, path, STATE, reason));
    let Some(state) = state else {
        // Before the first state was kept there is one row at most, and a kill at any moment is harmless.
        let was_kept = info.progress.has_state || written.len() > 1 || info.progress.images > 0 && written.len() != 1;
        return if was_kept { refuse(RunMisfit::StateMissing) } else { Ok(()) };
    };
    // Learning rate and L2 may change while it runs; the state has the newest ones.
    let (kept, plan) = (state.settings, info.plan.settings);
    let planned = crate::network::TrainingSettings { learning_rate: kept.learning_rate, weight_decay: kept.weight_decay, ..plan };
    if kept != planned {
        return refuse(RunMisfit::StateOfOther);
    }
    Ok(())
}

/// The curve must end where the state stands.
fn check_curve(path: &Path, state: Option<&TrainerState>, rows: &[CurveRow]) -> Result<(), FileError> {
    let Some(state) = state else { return Ok(()) };
    let end = rows.last().map_or(0, |row| row.images);
    if end == state.images && !rows.is_empty() {
        return Ok(());
    }
    let is_missing = path.join(CURVE).symlink_metadata().is_err();
    let reason = if is_missing { RunMisfit::CurveMissing } else { RunMisfit::CurveEnds { end, state: state.images } };
    Err(misfit(ACTION, path, CURVE, reason))
}

fn checked_base(path: &Path, info: &RunInfo) -> Result<BaseImage, FileError> {
    let base = read_base(path)?;
    if info.base.is_some_and(|mark| mark != PicturesMark::of_base(&base)) {
        return Err(misfit(ACTION, path, BASE, RunMisfit::OtherBase));
    }
    Ok(base)
}

impl TakenUp {
    /// The pictures that it goes on with must be those that it began with.
    ///
    /// # Errors
    /// When they are others.
    pub fn check_dataset(&mut self, path: &Path, pictures: &Labelled) -> Result<(), FileError> {
        let now = PicturesMark::of_dataset(pictures);
        let Some(before) = self.folder.info.dataset else {
            self.folder.info.dataset = Some(now);
            self.repairs.push(Repair::DatasetUnknown);
            return Ok(());
        };
        if before == now {
            return Ok(());
        }
        let reason = if before.count == now.count {
            RunMisfit::OtherDataset
        } else {
            RunMisfit::DatasetCount { now: now.count, before: before.count }
        };
        Err(FileError::of(ACTION, path, reason))
    }

    /// A state that does not fit: the failure with the file's name.
    pub fn unfit_state(&self, err: NetworkError) -> FileError {
        misfit(ACTION, &self.folder.path, STATE, err)
    }

    /// The best network and the last one, or what comes nearest to them.
    fn find_networks(&mut self) {
        let (path, info) = (&self.folder.path, &self.folder.info);
        let (Some(state), Some(best)) = (&self.state, best_row(&self.rows)) else {
            self.repairs.push(Repair::StartsAnew);
            return;
        };
        // One from beyond the state is no harm: the same one comes again.
        let fits = |model: &Model, images: u64| model.record.images == images || model.record.images > state.images;
        let last = read_model(&path.join(LAST_OF_RUN), info).filter(|model| fits(model, state.images));
        if last.is_none() {
            self.repairs.push(Repair::LastFromState);
        }
        self.best = read_model(&path.join(BEST_OF_RUN), info).filter(|model| fits(model, best.images));
        self.last = last.filter(|model| model.record.images == state.images);
        if self.best.is_none() {
            self.best = self.nearest_to_best();
            let found = self.best.as_ref().map(|model| model.record.images);
            self.repairs.push(found.map_or(Repair::BestFromState(state.images), Repair::BestFromKept));
        }
        if self.folder.path.join(CHECKPOINTS).symlink_metadata().is_err() {
            self.repairs.push(Repair::Checkpoints);
        }
    }

    /// The best of the networks that are kept beside the best one.
    fn nearest_to_best(&self) -> Option<Model> {
        let row_of = |images: u64| self.rows.iter().rev().find(|row| row.images == images);
        let last = self.last.iter().map(|model| model.record.images);
        let mut rows: Vec<CurveRow> =
            self.folder.checkpoints.iter().copied().chain(last).filter_map(|images| row_of(images).copied()).collect();
        while let Some(best) = best_row(&rows).copied() {
            let path = checkpoints::path_of(&self.folder.path.join(CHECKPOINTS), best.images);
            let is_last = |model: &&Model| model.record.images == best.images;
            let found = self.last.as_ref().filter(is_last).cloned().or_else(|| read_model(&path, &self.folder.info));
            if found.is_some() {
                return found;
            }
            rows.retain(|row| row.images != best.images);
        }
        None
    }

    /// Writes what is made again and says that it goes on with `device`; `of_state` is the network that the state holds, where there is one. From
    /// now on the run is another one than before.
    ///
    /// # Errors
    /// When something cannot be written.
    pub fn begin(&mut self, device: &str, of_state: Option<&Model>) -> Result<(), FileError> {
        sweep(&self.folder.path);
        let checkpoints = self.folder.path.join(CHECKPOINTS);
        for images in std::mem::take(&mut self.later) {
            let path = checkpoints::path_of(&checkpoints, images);
            std::fs::remove_file(&path).map_err(|err| FileError::of(ACTION, &path, err))?;
        }
        if checkpoints.symlink_metadata().is_err() {
            self.folder.make_checkpoints()?;
        } else if !checkpoints.is_dir() {
            return Err(FileError::of(ACTION, &checkpoints, RunRefused::NoFolder));
        }
        for repair in &self.repairs {
            match (repair, of_state) {
                (Repair::LastFromState, Some(model)) => self.folder.put_last(model)?,
                (Repair::BestFromState(_), Some(model)) => self.folder.put_best(model)?,
                (Repair::BestFromKept(_), _) => self.best.iter().try_for_each(|model| self.folder.put_best(model))?,
                _ => {}
            }
        }
        self.folder.info.progress.follow(&self.rows);
        self.folder.info.progress.has_state = self.state.is_some();
        self.folder.set_device(device);
        self.folder.end(RunStatus::Running)
    }
}
