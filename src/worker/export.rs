//! A dataset being written in the background.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::Waker;
use crate::factory::{BaseImage, Generator, Recipe};
use crate::storage::{DatasetOptions, write_dataset};

/// What to write, and where.
#[derive(Clone, Debug)]
pub struct ExportOrder {
    /// What the specimens are made by.
    pub recipe: Recipe,
    /// What the specimens are made from.
    pub base: BaseImage,
    /// Count, classes, format, masks.
    pub options: DatasetOptions,
    /// The new folder or file.
    pub path: PathBuf,
}

/// How an export ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportEnd {
    /// Everything is written.
    Done,
    /// Cancelled; nothing was left behind.
    Cancelled,
    /// It failed; the sentence.
    Failed(String),
}

/// The handle of an export. Dropping it cancels the export and waits for its thread, which looks every few milliseconds.
#[derive(Debug)]
pub struct ExportWorker {
    done: Arc<AtomicU64>,
    cancel: Arc<AtomicBool>,
    thread: Option<JoinHandle<ExportEnd>>,
    started: Instant,
}

impl ExportWorker {
    /// Starts an export; the waker is called as it goes on.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn spawn(order: ExportOrder, waker: Waker) -> std::io::Result<Self> {
        let (done, cancel) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let (count, switch) = (Arc::clone(&done), Arc::clone(&cancel));
        let run = move || {
            let mut last = Instant::now();
            let progress = |written: u64| {
                count.store(written, Ordering::Relaxed);
                if last.elapsed() > Duration::from_millis(100) {
                    last = Instant::now();
                    waker();
                }
                !switch.load(Ordering::Relaxed)
            };
            let end = match Generator::new(&order.recipe, &order.base) {
                Err(err) => ExportEnd::Failed(err.to_string()),
                Ok(generator) => match write_dataset(&generator, &order.options, &order.path, progress) {
                    Ok(true) => ExportEnd::Done,
                    Ok(false) => ExportEnd::Cancelled,
                    Err(err) => ExportEnd::Failed(err.to_string()),
                },
            };
            waker();
            end
        };
        let thread = std::thread::Builder::new().name("export".to_owned()).spawn(run)?;
        Ok(Self { done, cancel, thread: Some(thread), started: Instant::now() })
    }

    /// Specimens written so far.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Time since the start.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Stops it soon; nothing is left behind.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// How it ended, once it has.
    pub fn end(&mut self) -> Option<ExportEnd> {
        if !self.thread.as_ref()?.is_finished() {
            return None;
        }
        let lost = |_panic| ExportEnd::Failed("the export stopped without a reason".to_owned());
        Some(self.thread.take()?.join().unwrap_or_else(lost))
    }
}

impl Drop for ExportWorker {
    fn drop(&mut self) {
        self.cancel();
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}
