//! The parts of a run's folder, read one by one: each within limits, each refused by the name of its file.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use serde::Deserialize as _;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::checkpoints::{self, Checkpoint};
use super::curve::{self, CurveRow};
use super::info::{PicturesMark, RUN_FORMAT_VERSION, RunInfo, RunPlan, RunProgress, RunStatus, TrainingLength};
use super::limits;
use super::refusal::{RunMisfit, RunRefused};
use crate::factory::{BaseImage, Recipe};
use crate::network::{Model, TrainerState, TrainingSettings};
use crate::storage::{
    FileAction, FileError, LARGEST_TEXT, load_base, lock_file, open, read_if_there, read_text, write_atomically,
};

pub(crate) const INFO: &str = "run.json";
pub(super) const CURVE: &str = "curve.csv";
pub(crate) const STATE: &str = "last.state";
/// The file of the newest network, in the folder of a run.
pub const LAST_OF_RUN: &str = "last.model";
/// The file of the best network, in the folder of a run.
pub const BEST_OF_RUN: &str = "best.model";
pub(super) const BASE: &str = "base.png";
pub(super) const LOCK: &str = "lock";
pub(super) const CHECKPOINTS: &str = "checkpoints";
/// All of them: what a folder of a run may hold.
const PARTS: [&str; 8] = [INFO, CURVE, STATE, LAST_OF_RUN, BEST_OF_RUN, BASE, LOCK, CHECKPOINTS];

/// Longest curve, in bytes: half a million rows.
const LARGEST_CURVE: u64 = 64 << 20;
/// Bytes of a state beside its numbers, at most.
const LARGEST_HEADER: u64 = 1 << 20;
/// Bytes of a state for each weight of its network, at most: the weight, two memories and the average, four bytes each, and the statistics of
/// the normalisations.
const BYTES_PER_WEIGHT: u64 = 24;
/// How often somebody who wants to work on a run looks whether it is free, and the time between two looks: the list of runs holds a lock
/// for as long as it takes to ask for it.
const LOOKS: usize = 20;
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Writes the description of a run.
///
/// # Errors
/// When it cannot be written.
pub fn write_info(folder: &Path, info: &RunInfo) -> Result<(), FileError> {
    let path = folder.join(INFO);
    let text = serde_json::to_vec_pretty(info).map_err(|err| FileError::new(FileAction::KeepRun, &path, err))?;
    write_atomically(FileAction::KeepRun, &path, &text)
}

/// Reads the description of a run. Its name is that of its folder, whatever the file says.
///
/// # Errors
/// When it is missing, damaged or from a newer program, or when no training can go by its plan.
pub fn read_info(folder: &Path) -> Result<RunInfo, FileError> {
    let path = folder.join(INFO);
    let refuse = |reason: RunRefused| FileError::of(FileAction::ReadRun, &path, reason);
    let text = read_text(FileAction::ReadRun, &path, LARGEST_TEXT)?;
    let value: Value = serde_json::from_str(&text).map_err(|err| refuse(RunRefused::NoJson(err.line())))?;
    let format = value["format"].as_u64();
    if let Some(newer) = format.filter(|&format| format > u64::from(RUN_FORMAT_VERSION)) {
        return Err(refuse(RunRefused::Newer(newer)));
    }
    if format.is_none_or(|format| format == 0) {
        return Err(refuse(RunRefused::NoVersion));
    }
    limits::check_numbers(&value["plan"]).map_err(|err| FileError::of(FileAction::ReadRun, &path, err))?;
    limits::check_description(&value).map_err(|err| refuse(RunRefused::Number(err)))?;
    let info = RunInfo::deserialize(&value)
        .map_err(|_words_of_the_library| refuse(RunRefused::Part(foreign_part(&value).unwrap_or("format").to_owned())))?;
    info.plan.validate().map_err(|err| FileError::of(FileAction::ReadRun, &path, err))?;
    let name = folder.file_name().map_or(info.name, |name| name.to_string_lossy().into_owned());
    Ok(RunInfo { name, ..info })
}

/// The base image of a run.
///
/// # Errors
/// When its file cannot be read.
pub fn read_base(folder: &Path) -> Result<BaseImage, FileError> {
    let path = folder.join(BASE);
    if path.symlink_metadata().is_ok() { load_base(&path) } else { Ok(BaseImage::bundled()) }
}

/// Reads the curve of a run; none has been written before the first validation.
///
/// # Errors
/// When it is damaged.
pub fn read_curve(folder: &Path) -> Result<Vec<CurveRow>, FileError> {
    let path = folder.join(CURVE);
    let bytes = read_if_there(FileAction::ReadCurve, &path, LARGEST_CURVE)?;
    bytes.map_or(Ok(Vec::new()), |bytes| curve::from_csv(&bytes).map_err(|err| FileError::of(FileAction::ReadCurve, &path, err)))
}

/// Whether the curve has all rows that the description counts. It may have more: it is written first.
///
/// # Errors
/// When rows are lost.
pub(super) fn check_rows(action: FileAction, folder: &Path, info: &RunInfo, rows: &[CurveRow]) -> Result<(), FileError> {
    let RunProgress { rows: counted, images, .. } = info.progress;
    let there = rows.iter().filter(|row| row.images <= images).count() as u64;
    if there >= counted {
        return Ok(());
    }
    Err(misfit(action, folder, CURVE, RunMisfit::CurveRows { there, counted, images }))
}

/// The first part of a description that is missing, or is nothing that this program writes there.
fn foreign_part(info: &Value) -> Option<&'static str> {
    type Check = fn(&Value) -> bool;
    fn is<T: DeserializeOwned>(part: &Value) -> bool {
        T::deserialize(part).is_ok()
    }
    let parts: [(&str, Check); 11] = [
        ("/name", is::<String>),
        ("/created", is::<u64>),
        ("/device", is::<String>),
        ("/status", is::<RunStatus>),
        ("/progress", is::<RunProgress>),
        ("/base", is::<Option<PicturesMark>>),
        ("/dataset", is::<Option<PicturesMark>>),
        ("/plan/settings", is::<TrainingSettings>),
        ("/plan/length", is::<TrainingLength>),
        ("/plan/recipe", is::<Recipe>),
        ("/plan", is::<RunPlan>),
    ];
    let is_foreign = |(key, fits): &(&str, Check)| !fits(info.pointer(key).unwrap_or(&Value::Null));
    parts.into_iter().find(is_foreign).map(|(key, _)| key.trim_start_matches('/'))
}

/// Reads the state of a run; none has been written before the first validation.
///
/// # Errors
/// When it is damaged, or larger than a state of this plan can be.
pub(super) fn read_state(action: FileAction, folder: &Path, info: &RunInfo) -> Result<Option<TrainerState>, FileError> {
    let path = folder.join(STATE);
    let TrainingSettings { architecture, classes, .. } = info.plan.settings;
    let most = LARGEST_HEADER + BYTES_PER_WEIGHT * architecture.parameters(classes) as u64;
    let bytes = read_if_there(action, &path, most)?;
    bytes.map(|bytes| TrainerState::decode(&bytes).map_err(|err| FileError::of(action, &path, err))).transpose()
}

/// A network in the folder of a run: that of this plan, or none.
pub(super) fn read_model(path: &Path, info: &RunInfo) -> Option<Model> {
    let model = Model::load(path).map_err(|err| log::info!("{err}")).ok()?;
    let TrainingSettings { architecture, classes, .. } = info.plan.settings;
    let is_of_plan = (model.architecture(), model.classes()) == (architecture, classes) && model.recipe == info.plan.recipe;
    is_of_plan.then_some(model)
}

/// The checkpoints of a run, oldest first.
pub fn read_checkpoints(folder: &Path) -> Vec<Checkpoint> {
    checkpoints::list(&folder.join(CHECKPOINTS))
}

/// Whether a folder is that of a run: it has a description, or nothing but what was written before one.
pub(super) fn is_run(folder: &Path) -> bool {
    if folder.join(INFO).symlink_metadata().is_ok() {
        return true;
    }
    let Ok(mut entries) = std::fs::read_dir(folder) else { return false };
    entries.all(|entry| {
        entry.is_ok_and(|entry| {
            let name = entry.file_name();
            PARTS.iter().any(|part| *part == name) || is_unfinished(&name.to_string_lossy())
        })
    })
}

/// Whether it is the name of a file that is being written, of this version or of 0.1: none is left but by a program that was killed.
fn is_unfinished(name: &str) -> bool {
    name.strip_prefix('.').is_some_and(|rest| rest.starts_with("tmp") || rest.contains(".part"))
}

/// Removes what a killed program left half written. Only for who holds the lock.
pub(super) fn sweep(folder: &Path) {
    for folder in [folder.to_path_buf(), folder.join(CHECKPOINTS)] {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if is_unfinished(&entry.file_name().to_string_lossy()) && entry.file_type().is_ok_and(|kind| kind.is_file()) {
                std::fs::remove_file(entry.path()).ok();
            }
        }
    }
}

/// Whether somebody works on the run. The lock is shared, so that two who ask at once do not take each other for one who works.
pub fn is_worked_on(folder: &Path) -> bool {
    let lock = open(FileAction::ReadRun, &folder.join(LOCK), u64::MAX);
    lock.is_ok_and(|lock| matches!(lock.into_file().try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// The lock of a run. The system gives it back when the process ends, however it ends.
///
/// # Errors
/// When somebody works on the run, or the file of the lock cannot be written or is something else.
pub(super) fn lock(action: FileAction, folder: &Path) -> Result<File, FileError> {
    let path = folder.join(LOCK);
    // Never through a link: the file behind it is somebody else's.
    if path.symlink_metadata().is_ok_and(|there| !there.is_file()) {
        return Err(FileError::of(action, &path, RunRefused::NoFile));
    }
    let file = lock_file(action, &path)?;
    for look in 1.. {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) if look < LOOKS => std::thread::park_timeout(BETWEEN_LOOKS),
            Err(TryLockError::WouldBlock) => return Err(FileError::of(action, folder, RunRefused::Busy)),
            // Some network drives know no locks: then nobody is kept out.
            Ok(()) | Err(TryLockError::Error(_)) => break,
        }
    }
    Ok(file)
}

/// Where a part of a run lies that is missing or does not fit.
pub(super) fn misfit(
    action: FileAction,
    folder: &Path,
    part: &str,
    reason: impl std::error::Error + Send + Sync + 'static,
) -> FileError {
    FileError::of(action, &folder.join(part), reason)
}
