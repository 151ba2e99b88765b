//! All runs: listed, renamed, deleted, brought back.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::info::{RunInfo, RunPlan};
use super::parts::{INFO, check_rows, is_run, is_worked_on, read_base, read_checkpoints, read_curve, read_info, write_info};
use super::{Checkpoint, CurveRow, RunFolder, RunRefused};
use crate::factory::BaseImage;
use crate::storage::{FileAction, FileError, clean_name, settings_path};

/// Where the run waits that was deleted last.
const DELETED: &str = ".deleted";

/// A folder of runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunStore {
    folder: PathBuf,
}

/// A run in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct RunSummary {
    /// Its name: that of its folder.
    pub name: String,
    /// Its folder.
    pub path: PathBuf,
    /// Its description, or why it cannot be read.
    pub info: Result<Box<RunInfo>, Arc<FileError>>,
    /// Whether somebody works on it.
    pub is_worked_on: bool,
    /// What it takes on the disk.
    pub bytes: u64,
}

impl RunStore {
    /// The store in this folder, which need not exist before something is kept.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The store beside the settings; `None` on a system without a home.
    pub fn of_user() -> Option<Self> {
        settings_path().map(|settings| Self::new(settings.with_file_name("runs")))
    }

    /// The folder of the run of this name in the store. A name is one of a folder; one that leads elsewhere is taken as it would be cleaned.
    pub fn own_path(&self, name: &str) -> PathBuf {
        if is_name(Path::new(name)) { self.folder.join(name) } else { self.folder.join(clean_name(name)) }
    }

    /// Whether a folder holds the description of a run.
    pub fn holds_run(folder: &Path) -> bool {
        folder.join(INFO).is_file()
    }

    /// The folder of a run, which is one of the store by its name, or any other by its path.
    pub fn path(&self, name: &Path) -> PathBuf {
        let own = self.folder.join(name);
        let is_own = is_name(name) && (self.has(name) || name.symlink_metadata().is_err());
        if is_own { own } else { name.into() }
    }

    /// Whether there is a folder of exactly this name: some file systems take `Run` for `run`.
    fn has(&self, name: &Path) -> bool {
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        is_name(name) && entries.map(|entry| entry.file_name()).any(|there| there == *name.as_os_str())
    }

    /// The folder of the run of exactly this name.
    fn existing(&self, action: FileAction, name: &Path) -> Result<PathBuf, FileError> {
        let path = if is_name(name) { self.folder.join(name) } else { name.to_path_buf() };
        if self.has(name) && path.is_dir() && is_run(&path) {
            return Ok(path);
        }
        Err(FileError::of(action, &path, RunRefused::Missing))
    }

    /// The folder of a run that is to get this name.
    ///
    /// # Errors
    /// When no folder can have this name on every system, or there is one of it.
    pub fn new_path(&self, action: FileAction, name: &str) -> Result<PathBuf, FileError> {
        let clean = clean_name(name);
        if clean != name {
            return Err(FileError::of(action, Path::new(name), RunRefused::Name(clean)));
        }
        let path = self.folder.join(clean);
        if path.symlink_metadata().is_ok() {
            return Err(FileError::of(action, &path, RunRefused::Taken));
        }
        Ok(path)
    }

    /// A new run, under this name as it would be cleaned, or one of its own with the next free number.
    ///
    /// # Errors
    /// When the name is taken, or the folder cannot be written.
    pub fn create(&self, name: Option<&str>, plan: RunPlan, device: &str, base: &BaseImage) -> Result<RunFolder, FileError> {
        if let Some(name) = name.map(clean_name) {
            let path = self.new_path(FileAction::KeepRun, &name)?;
            return RunFolder::create(&path, RunInfo::new(&name, plan, device), base);
        }
        let stem = clean_name(&RunInfo::stem(&plan));
        let is_taken = |folder: &Path, name: &str| folder.join(name).symlink_metadata().is_ok();
        let bin = self.folder.join(DELETED);
        for name in (1_u32..).map(|number| format!("{stem}-{number}")) {
            if is_taken(&self.folder, &name) || is_taken(&bin, &name) {
                continue;
            }
            let path = self.folder.join(&name);
            match std::fs::create_dir_all(&self.folder).and_then(|()| std::fs::create_dir(&path)) {
                // Another training was quicker: the next number is as good.
                Err(err) if err.kind() == std::io::ErrorKind::AlreadyExists && is_taken(&self.folder, &name) => {}
                Err(err) => return Err(FileError::of(FileAction::KeepRun, &path, err)),
                Ok(()) => return RunFolder::fill(&path, RunInfo::new(&name, plan, device), base),
            }
        }
        Err(FileError::of(FileAction::KeepRun, &self.folder, RunRefused::NoNumber))
    }

    /// All runs, the newest first; a folder that is not there holds none.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn list(&self) -> Result<Vec<RunSummary>, FileError> {
        let fail = |err: std::io::Error| FileError::of(FileAction::ListRuns, &self.folder, err);
        let entries = match std::fs::read_dir(&self.folder) {
            Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(fail)?,
        };
        let mut runs = Vec::new();
        for entry in entries {
            let path = entry.map_err(fail)?.path();
            let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
            if path.is_dir() && !name.starts_with('.') && is_run(&path) {
                runs.push(summary(name, path));
            }
        }
        let created = |run: &RunSummary| run.info.as_ref().map_or(0, |info| info.created);
        runs.sort_by(|a, b| created(b).cmp(&created(a)).then_with(|| b.name.cmp(&a.name)));
        Ok(runs)
    }

    /// The curve of a run.
    ///
    /// # Errors
    /// When there is no such run, or its curve is damaged or has lost rows.
    pub fn curve(&self, name: &Path) -> Result<Vec<CurveRow>, FileError> {
        let path = self.path(name);
        let info = read_info(&path)?;
        let rows = read_curve(&path)?;
        // Whoever trains it writes curve and description one after the other.
        if !is_worked_on(&path) {
            check_rows(FileAction::ReadCurve, &path, &info, &rows)?;
        }
        Ok(rows)
    }

    /// The description of a run, and its base image.
    ///
    /// # Errors
    /// When there is no such run, or one of them is damaged.
    pub fn description(&self, name: &Path) -> Result<(RunInfo, BaseImage), FileError> {
        let path = self.path(name);
        Ok((read_info(&path)?, read_base(&path)?))
    }

    /// The networks along the way of a run, oldest first.
    pub fn checkpoints(&self, name: &Path) -> Vec<Checkpoint> {
        read_checkpoints(&self.path(name))
    }

    /// Gives a run another name; gives that name. The old one need not be a text that can be read: some systems allow any bytes.
    ///
    /// # Errors
    /// When there is none of the old name or one of the new name, no run can have the new name, somebody works on it, or it cannot be renamed.
    pub fn rename(&self, name: impl AsRef<Path>, new_name: &str) -> Result<String, FileError> {
        let action = FileAction::RenameRun;
        let from = self.existing(action, name.as_ref())?;
        let info = read_info(&from)?;
        refuse_if_worked_on(action, &from)?;
        let to = self.new_path(action, new_name)?;
        std::fs::rename(&from, &to).map_err(|err| FileError::of(action, &from, err))?;
        write_info(&to, &RunInfo { name: new_name.to_owned(), ..info })?;
        Ok(new_name.to_owned())
    }

    /// Takes a run out of the list. It can be brought back until the next one is deleted.
    ///
    /// # Errors
    /// When there is none of this name, somebody works on it, or it cannot be moved.
    pub fn delete(&self, name: impl AsRef<Path>) -> Result<(), FileError> {
        let (action, name) = (FileAction::DeleteRun, name.as_ref());
        let (from, bin) = (self.existing(action, name)?, self.folder.join(DELETED));
        refuse_if_worked_on(action, &from)?;
        let fail = |err: std::io::Error| FileError::of(action, &from, err);
        std::fs::create_dir_all(&bin).map_err(fail)?;
        let place = bin.join(name);
        if place.symlink_metadata().is_ok() {
            std::fs::remove_dir_all(&place).map_err(fail)?;
        }
        std::fs::rename(&from, &place).map_err(fail)?;
        // The one before is gone for good once this one can be brought back, and not earlier.
        let others =
            std::fs::read_dir(&bin).into_iter().flatten().flatten().filter(|other| other.file_name() != name.as_os_str());
        others.for_each(|other| {
            std::fs::remove_dir_all(other.path()).ok();
        });
        Ok(())
    }

    /// The name of the run that can be brought back.
    pub fn deleted(&self) -> Option<String> {
        Some(self.in_bin()?.to_string_lossy().into_owned())
    }

    fn in_bin(&self) -> Option<OsString> {
        Some(std::fs::read_dir(self.folder.join(DELETED)).ok()?.flatten().next()?.file_name())
    }

    /// Brings the run back that was deleted last; gives its name.
    ///
    /// # Errors
    /// When there is none, or its name is taken by now.
    pub fn restore(&self) -> Result<String, FileError> {
        let action = FileAction::BringRunBack;
        let name = self.in_bin().ok_or_else(|| FileError::of(action, &self.folder, RunRefused::NoneDeleted))?;
        let to = self.folder.join(&name);
        if to.symlink_metadata().is_ok() {
            return Err(FileError::of(action, &to, RunRefused::Taken));
        }
        std::fs::rename(self.folder.join(DELETED).join(&name), &to).map_err(|err| FileError::of(action, &to, err))?;
        Ok(name.to_string_lossy().into_owned())
    }
}

/// Whether it can be the name of a run: that of a folder in another one, and not one that is hidden.
fn is_name(name: &Path) -> bool {
    let mut parts = name.components();
    let is_one = matches!((parts.next(), parts.next()), (Some(Component::Normal(part)), None) if part == name.as_os_str());
    is_one && !name.to_string_lossy().starts_with('.')
}

fn refuse_if_worked_on(action: FileAction, path: &Path) -> Result<(), FileError> {
    if is_worked_on(path) { Err(FileError::of(action, path, RunRefused::Busy)) } else { Ok(()) }
}

fn summary(name: String, path: PathBuf) -> RunSummary {
    let info = read_info(&path).map(Box::new).map_err(Arc::new);
    RunSummary { name, info, is_worked_on: is_worked_on(&path), bytes: bytes_in(&path), path }
}

/// Bytes of all files in a folder and those below it. What a link leads to lies elsewhere.
fn bytes_in(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let bytes = |entry: std::fs::DirEntry| match entry.metadata() {
        Ok(there) if there.is_dir() => bytes_in(&entry.path()),
        Ok(there) => there.len(),
        Err(_gone) => 0,
    };
    entries.map(bytes).sum()
}
