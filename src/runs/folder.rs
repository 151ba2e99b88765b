//! The folder of one run.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use super::checkpoints::{self, Checkpoint};
use super::curve::{self, CurveRow};
use super::info::{RUN_FORMAT_VERSION, RunInfo, RunStatus};
use super::limits;
use crate::factory::BaseImage;
use crate::network::{Model, TrainerState};
use crate::storage::{FileError, LARGEST_TEXT, load_base, open, read_if_there, read_text, save_gray_png, write_atomically};

const INFO: &str = "run.json";
const CURVE: &str = "curve.csv";
const STATE: &str = "last.state";
const LAST: &str = "last.model";
/// The file of the best network, in the folder of a run.
pub const BEST_OF_RUN: &str = "best.model";
const BASE: &str = "base.png";
const LOCK: &str = "lock";
const CHECKPOINTS: &str = "checkpoints";
/// Longest time of training in a curve, in seconds: 30,000 years.
const MOST_SECONDS: f64 = 1e12;

/// Largest state, in bytes: of the largest network with two memories per weight and its average, with room to spare.
const LARGEST_STATE: u64 = 2 << 30;
/// Longest curve, in bytes: about a million rows.
const LARGEST_CURVE: u64 = 128 << 20;

/// A run that is being worked on: nobody else can, until this is dropped.
#[derive(Debug)]
pub struct RunFolder {
    path: PathBuf,
    info: RunInfo,
    checkpoints: Vec<u64>,
    /// Held, not used.
    _lock: File,
}

/// A run that was taken up again.
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
    /// The network of the best validation.
    pub best: Option<Model>,
}

impl RunFolder {
    /// A new run in a folder that does not exist yet.
    ///
    /// # Errors
    /// When it exists, or cannot be written.
    pub fn create(path: &Path, info: RunInfo, base: &BaseImage) -> Result<Self, FileError> {
        let action = "keep the run";
        let fail = |err: std::io::Error| FileError::new(action, path, err);
        std::fs::create_dir_all(path.parent().unwrap_or(path)).map_err(fail)?;
        std::fs::create_dir(path).map_err(fail)?;
        std::fs::create_dir(path.join(CHECKPOINTS)).map_err(fail)?;
        if *base != BaseImage::bundled() {
            let image = base.image();
            save_gray_png(&path.join(BASE), (crate::factory::WIDTH, crate::factory::HEIGHT), image.pixels())?;
        }
        let run = Self { _lock: lock(action, path)?, path: path.to_path_buf(), info, checkpoints: Vec::new() };
        run.write_info()?;
        Ok(run)
    }

    /// Takes a run up again where it was written last; rows of the curve beyond that are dropped.
    ///
    /// # Errors
    /// When it is damaged, from a newer program, or someone is working on it.
    pub fn take_up(path: &Path) -> Result<TakenUp, FileError> {
        let action = "go on with the run";
        let info = read_info(path)?;
        let lock = lock(action, path)?;
        let state_path = path.join(STATE);
        let state = read_if_there(action, &state_path, LARGEST_STATE)?
            .map(|bytes| TrainerState::decode(&bytes).map_err(|err| FileError::new(action, &state_path, err)))
            .transpose()?;
        let seen = state.as_ref().map_or(0, |state| state.images);
        let mut rows = read_curve(path)?;
        rows.retain(|row| row.images <= seen);
        let all = checkpoints::list(&path.join(CHECKPOINTS));
        for later in all.iter().filter(|checkpoint| checkpoint.images > seen) {
            std::fs::remove_file(&later.path).map_err(|err| FileError::new(action, &later.path, err))?;
        }
        let checkpoints = all.iter().map(|checkpoint| checkpoint.images).filter(|&images| images <= seen).collect();
        let base = read_base(path)?;
        // A best network from beyond the state is no harm: the same one comes again.
        let best = Model::load(&path.join(BEST_OF_RUN)).ok();
        let folder = Self { path: path.to_path_buf(), info, checkpoints, _lock: lock };
        Ok(TakenUp { folder, state, rows, base, best })
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

    /// Takes in a validation: the rows up to it, its network as the last one, as a checkpoint where one is due, and as the best
    /// where it is.
    ///
    /// # Errors
    /// When something cannot be written.
    pub fn add(&mut self, rows: &[CurveRow], model: &Model) -> Result<(), FileError> {
        let Some(row) = rows.last() else { return Ok(()) };
        let best = curve::best_row(rows);
        let path = self.path.join(CURVE);
        let table = curve::to_csv(rows).map_err(|err| FileError::new("keep the curve", &path, err))?;
        write_atomically("keep the curve", &path, &table)?;
        model.save(&self.path.join(LAST))?;
        if best == Some(row) {
            model.save(&self.path.join(BEST_OF_RUN))?;
        }
        self.add_checkpoint(row.images, model)?;
        let progress = &mut self.info.progress;
        (progress.images, progress.seconds) = (row.images, row.seconds);
        progress.accuracy = Some(row.validation_accuracy);
        progress.best_accuracy = best.map(|row| row.validation_accuracy);
        self.info.plan.settings = model.record.settings;
        self.write_info()
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
                std::fs::remove_file(&path).map_err(|err| FileError::new("thin out the checkpoints", &path, err))?;
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
    pub fn keep_state(&self, state: &TrainerState) -> Result<(), FileError> {
        write_atomically("keep the run", &self.path.join(STATE), &state.encode())
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

/// Writes the description of a run.
///
/// # Errors
/// When it cannot be written.
pub fn write_info(folder: &Path, info: &RunInfo) -> Result<(), FileError> {
    let path = folder.join(INFO);
    let text = serde_json::to_vec_pretty(info).map_err(|err| FileError::new("keep the run", &path, err))?;
    write_atomically("keep the run", &path, &text)
}

/// Reads the description of a run.
///
/// # Errors
/// When it is missing, damaged or from a newer program, or when no training can go by its plan.
pub fn read_info(folder: &Path) -> Result<RunInfo, FileError> {
    let path = folder.join(INFO);
    let fail = |reason: String| FileError::new("read the run", &path, reason);
    let text = read_text("read the run", &path, LARGEST_TEXT)?;
    let value: serde_json::Value = serde_json::from_str(&text).map_err(|err| fail(format!("it is damaged ({err})")))?;
    let format = value["format"].as_u64().unwrap_or(0);
    if format > u64::from(RUN_FORMAT_VERSION) {
        return Err(fail(format!(
            "it was written by a newer version of this program (format {format}; this one reads up to {RUN_FORMAT_VERSION})"
        )));
    }
    limits::check_numbers(&value["plan"]).map_err(|err| fail(err.to_string()))?;
    let info: RunInfo = serde_json::from_value(value).map_err(|err| fail(format!("it is damaged ({err})")))?;
    info.plan.validate().map_err(|err| fail(err.to_string()))?;
    Ok(info)
}

/// The base image of a run.
///
/// # Errors
/// When its file cannot be read.
pub fn read_base(folder: &Path) -> Result<BaseImage, FileError> {
    let path = folder.join(BASE);
    if path.exists() { load_base(&path) } else { Ok(BaseImage::bundled()) }
}

/// Reads the curve of a run; none has been written before the first validation.
///
/// # Errors
/// When it is damaged.
pub fn read_curve(folder: &Path) -> Result<Vec<CurveRow>, FileError> {
    let path = folder.join(CURVE);
    match read_if_there("read the curve", &path, LARGEST_CURVE)? {
        None => Ok(Vec::new()),
        Some(bytes) => {
            let fail = |err: &dyn std::fmt::Display| FileError::new("read the curve", &path, err);
            let rows = curve::from_csv(&bytes).map_err(|err| fail(&err))?;
            // The clock of a run that goes on starts from these.
            match rows.iter().find(|row| !(0.0..=MOST_SECONDS).contains(&row.seconds)) {
                Some(row) => Err(fail(&format!("it is damaged (a row after {} s)", row.seconds))),
                None => Ok(rows),
            }
        }
    }
}

/// The checkpoints of a run, oldest first.
pub fn read_checkpoints(folder: &Path) -> Vec<Checkpoint> {
    checkpoints::list(&folder.join(CHECKPOINTS))
}

/// Whether somebody works on the run. The lock is shared, so that two who ask at once do not take each other for one who works.
pub fn is_worked_on(folder: &Path) -> bool {
    let lock = open("read the run", &folder.join(LOCK), u64::MAX);
    lock.is_ok_and(|lock| matches!(lock.into_file().try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// The lock of a run. The system gives it back when the process ends, however it ends.
fn lock(action: &'static str, folder: &Path) -> Result<File, FileError> {
    let path = folder.join(LOCK);
    let file = File::create(&path).map_err(|err| FileError::new(action, &path, err))?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(FileError::new(action, folder, "somebody is training it just now")),
        // Some network drives know no locks: then nobody is kept out.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(file),
    }
}
