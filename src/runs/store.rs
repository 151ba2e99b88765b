//! All runs: listed, renamed, deleted, brought back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folder::{is_worked_on, read_base, read_checkpoints, read_curve, read_info, write_info};
use super::info::{RunInfo, RunPlan};
use super::{Checkpoint, CurveRow, RunFolder};
use crate::factory::BaseImage;
use crate::storage::{FileError, clean_name, settings_path};

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

    /// The folder of the run of this name in the store.
    pub fn own_path(&self, name: &str) -> PathBuf {
        self.folder.join(clean_name(name))
    }

    /// The folder of a run, which is one of the store by its name, or any other by its path.
    pub fn path(&self, name: &Path) -> PathBuf {
        let own = self.own_path(&name.to_string_lossy());
        if name.components().count() == 1 && !name.is_absolute() && (own.exists() || !name.exists()) { own } else { name.into() }
    }

    /// A new run, under this name, or one of its own with the next free number.
    ///
    /// # Errors
    /// When the name is taken, or the folder cannot be written.
    pub fn create(&self, name: Option<&str>, plan: RunPlan, device: &str, base: &BaseImage) -> Result<RunFolder, FileError> {
        let stem = clean_name(&RunInfo::stem(&plan));
        let numbered = (1_u32..).map(|number| format!("{stem}-{number}"));
        let free = |name: &String| !self.folder.join(name).exists() && !self.folder.join(DELETED).join(name).exists();
        let name = name.map(clean_name).or_else(|| numbered.into_iter().find(free)).unwrap_or(stem);
        let path = self.folder.join(&name);
        if path.exists() {
            return Err(FileError::new("keep the run", &path, "there is a run of this name already"));
        }
        RunFolder::create(&path, RunInfo::new(&name, plan, device), base)
    }

    /// All runs, the newest first; a folder that is not there holds none.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn list(&self) -> Result<Vec<RunSummary>, FileError> {
        let fail = |err: std::io::Error| FileError::new("list the runs", &self.folder, err);
        let entries = match std::fs::read_dir(&self.folder) {
            Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(fail)?,
        };
        let mut runs = Vec::new();
        for entry in entries {
            let path = entry.map_err(fail)?.path();
            let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
            if path.is_dir() && !name.starts_with('.') {
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
    /// When there is no such run, or its curve is damaged.
    pub fn curve(&self, name: &Path) -> Result<Vec<CurveRow>, FileError> {
        let path = self.path(name);
        read_info(&path)?;
        read_curve(&path)
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

    /// Gives a run another name; gives the name as it was cleaned.
    ///
    /// # Errors
    /// When there is none of the old name or one of the new name, somebody works on it, or it cannot be renamed.
    pub fn rename(&self, name: &str, new_name: &str) -> Result<String, FileError> {
        let action = "rename the run";
        let (from, new_name) = (self.own_path(name), clean_name(new_name));
        let to = self.folder.join(&new_name);
        let info = read_info(&from)?;
        refuse_if_worked_on(action, &from)?;
        if to.exists() {
            return Err(FileError::new(action, &to, "there is a run of this name already"));
        }
        std::fs::rename(&from, &to).map_err(|err| FileError::new(action, &from, err))?;
        write_info(&to, &RunInfo { name: new_name.clone(), ..info })?;
        Ok(new_name)
    }

    /// Takes a run out of the list. It can be brought back until the next one is deleted.
    ///
    /// # Errors
    /// When there is none of this name, somebody works on it, or it cannot be moved.
    pub fn delete(&self, name: &str) -> Result<(), FileError> {
        let action = "delete the run";
        let (from, bin) = (self.own_path(name), self.folder.join(DELETED));
        if !from.is_dir() {
            return Err(FileError::new(action, &from, "there is no run of this name"));
        }
        refuse_if_worked_on(action, &from)?;
        let fail = |err: std::io::Error| FileError::new(action, &from, err);
        if bin.exists() {
            std::fs::remove_dir_all(&bin).map_err(fail)?;
        }
        std::fs::create_dir_all(&bin).map_err(fail)?;
        std::fs::rename(&from, bin.join(clean_name(name))).map_err(fail)
    }

    /// The name of the run that can be brought back.
    pub fn deleted(&self) -> Option<String> {
        let entry = std::fs::read_dir(self.folder.join(DELETED)).ok()?.flatten().next()?;
        Some(entry.file_name().to_string_lossy().into_owned())
    }

    /// Brings the run back that was deleted last; gives its name.
    ///
    /// # Errors
    /// When there is none, or its name is taken by now.
    pub fn restore(&self) -> Result<String, FileError> {
        let action = "bring the run back";
        let name = self.deleted().ok_or_else(|| FileError::new(action, &self.folder, "none was deleted"))?;
        let to = self.folder.join(&name);
        if to.exists() {
            return Err(FileError::new(action, &to, "there is a run of this name already"));
        }
        std::fs::rename(self.folder.join(DELETED).join(&name), &to).map_err(|err| FileError::new(action, &to, err))?;
        Ok(name)
    }
}

fn refuse_if_worked_on(action: &'static str, path: &Path) -> Result<(), FileError> {
    if is_worked_on(path) { Err(FileError::new(action, path, "somebody is training it just now")) } else { Ok(()) }
}

fn summary(name: String, path: PathBuf) -> RunSummary {
    let info = read_info(&path).map(Box::new).map_err(Arc::new);
    RunSummary { name, info, is_worked_on: is_worked_on(&path), bytes: bytes_in(&path), path }
}

/// Bytes of all files in a folder and those below it.
fn bytes_in(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| if entry.path().is_dir() { bytes_in(&entry.path()) } else { entry.metadata().map_or(0, |m| m.len()) })
        .sum()
}
