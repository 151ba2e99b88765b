//! The folder of one run.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::checkpoints;
use super::curve::{self, CurveRow};
use super::info::{PicturesMark, RunInfo, RunStatus};
use super::parts::{BASE, BEST_OF_RUN, CHECKPOINTS, CURVE, LAST_OF_RUN, STATE, lock, write_info};
use crate::factory::BaseImage;
use crate::network::{Model, TrainerState};
use crate::storage::{FileAction, FileError, save_gray_png, table_error, write_atomically};

/// A run that is being worked on: nobody else can, until this is dropped.
#[derive(Debug)]
pub struct RunFolder {
    pub(super) path: PathBuf,
    pub(super) info: RunInfo,
    pub(super) checkpoints: Vec<u64>,
    /// Held, not used.
    pub(super) _lock: File,
}

impl RunFolder {
    /// A new run in a folder that does not exist yet.
    ///
    /// # Errors
    /// When it exists, or cannot be written.
    pub fn create(path: &Path, info: RunInfo, base: &BaseImage) -> Result<Self, FileError> {
        let action = FileAction::KeepRun;
        let fail = |err: std::io::Error| FileError::of(action, path, err);
        std::fs::create_dir_all(path.parent().unwrap_or(path)).map_err(fail)?;
        std::fs::create_dir(path).map_err(fail)?;
        Self::fill(path, info, base)
    }

    /// A new run in an empty folder.
    pub(super) fn fill(path: &Path, info: RunInfo, base: &BaseImage) -> Result<Self, FileError> {
        let info = RunInfo { base: Some(PicturesMark::of_base(base)), ..info };
        let run = Self { _lock: lock(FileAction::KeepRun, path)?, path: path.to_path_buf(), info, checkpoints: Vec::new() };
        if *base != BaseImage::bundled() {
            let image = base.image();
            save_gray_png(&path.join(BASE), (crate::factory::WIDTH, crate::factory::HEIGHT), image.pixels())?;
        }
        run.make_checkpoints()?;
        run.write_info()?;
        Ok(run)
    }

    /// The description.
    pub fn info(&self) -> &RunInfo {
        &self.info
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Says where it computes now.
    pub fn set_device(&mut self, device: &str) {
        device.clone_into(&mut self.info.device);
    }

    /// Remembers which pictures it learns from, so that others in their place are noticed.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn set_dataset(&mut self, dataset: PicturesMark) -> Result<(), FileError> {
        self.info.dataset = Some(dataset);
        self.write_info()
    }

    /// Takes in a validation: the rows up to it, its network as the last one, as a checkpoint where one is due, and as the best
    /// where it is.
    ///
    /// # Errors
    /// When something cannot be written.
    pub fn add(&mut self, rows: &[CurveRow], model: &Model) -> Result<(), FileError> {
        let Some(row) = rows.last() else { return Ok(()) };
        let best = curve::best_row(rows);
        let path = self.path.join(CURVE);
        let table = curve::to_csv(rows).map_err(|err| FileError::of(FileAction::KeepCurve, &path, table_error(err)))?;
        write_atomically(FileAction::KeepCurve, &path, &table)?;
        self.put_last(model)?;
        if best == Some(row) {
            self.put_best(model)?;
        }
        self.add_checkpoint(row.images, model)?;
        self.info.progress.follow(rows);
        self.info.plan.settings = model.record.settings;
        self.write_info()
    }

    /// Writes the newest network.
    pub(super) fn put_last(&self, model: &Model) -> Result<(), FileError> {
        model.save(&self.path.join(LAST_OF_RUN))
    }

    /// Writes the best network.
    pub(super) fn put_best(&self, model: &Model) -> Result<(), FileError> {
        model.save(&self.path.join(BEST_OF_RUN))
    }

    /// Makes the folder of the checkpoints.
    pub(super) fn make_checkpoints(&self) -> Result<(), FileError> {
        let path = self.path.join(CHECKPOINTS);
        std::fs::create_dir(&path).map_err(|err| FileError::of(FileAction::KeepRun, &path, err))
    }

    fn add_checkpoint(&mut self, images: u64, model: &Model) -> Result<(), FileError> {
        let gap = self.info.progress.checkpoint_gap;
        if self.checkpoints.last().is_some_and(|last| images < last.saturating_add(gap)) {
            return Ok(());
        }
        let folder = self.path.join(CHECKPOINTS);
        let path = checkpoints::path_of(&folder, images);
        model.save(&path)?;
        self.checkpoints.push(images);
        let bytes = std::fs::metadata(&path).map_or(0, |file| file.len() as usize);
        if let Some((removed, gap)) = checkpoints::thin(&self.checkpoints, checkpoints::most(bytes)) {
            for images in &removed {
                let path = checkpoints::path_of(&folder, *images);
                std::fs::remove_file(&path).map_err(|err| FileError::of(FileAction::ThinOutCheckpoints, &path, err))?;
            }
            self.checkpoints.retain(|images| !removed.contains(images));
            self.info.progress.checkpoint_gap = gap;
        }
        Ok(())
    }

    /// Keeps everything that is needed to go on from here. To be called right after [`RunFolder::add`].
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_state(&mut self, state: &TrainerState) -> Result<(), FileError> {
        write_atomically(FileAction::KeepRun, &self.path.join(STATE), &state.encode())?;
        if self.info.progress.has_state {
            return Ok(());
        }
        self.info.progress.has_state = true;
        self.write_info()
    }

    /// Says how it ended.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(&mut self, status: RunStatus) -> Result<(), FileError> {
        self.info.status = status;
        self.write_info()
    }

    fn write_info(&self) -> Result<(), FileError> {
        write_info(&self.path, &self.info)
    }
}
