//! The export of datasets: started, followed, cancelled.

use std::path::PathBuf;
use std::time::Instant;

use super::super::Shared;
use super::super::training_words::job_error_words;
use super::{Factory, words};
use crate::storage::{DatasetOptions, ImageFormat};
use crate::worker::{ExportEnd, ExportRequest, Reply};

/// Most pictures of one export.
const MOST: u64 = 1_000_000;

/// What the next export will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportForm {
    /// Number of pictures.
    pub count: u64,
    /// Which classes, in the usual order.
    pub classes: [bool; 4],
    /// Format of the pictures.
    pub format: ImageFormat,
    /// Whether masks are written too.
    pub masks: bool,
}

impl Default for ExportForm {
    fn default() -> Self {
        Self { count: 1000, classes: [true; 4], format: ImageFormat::Png, masks: false }
    }
}

impl ExportForm {
    /// The form with a count that can be written.
    pub fn checked(self) -> Self {
        Self { count: self.count.clamp(1, MOST), ..self }
    }

    /// Whether there is anything to write.
    pub fn is_possible(&self) -> bool {
        self.classes.contains(&true)
    }
}

/// An export under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exporting {
    /// Where it goes.
    pub path: PathBuf,
    /// Pictures in all.
    pub total: u64,
    /// Pictures written.
    pub done: u64,
    /// When it was started.
    pub started: Instant,
    /// Whether it was cancelled: what is written already is being removed.
    pub cancelled: bool,
}

impl Exporting {
    /// Pictures per second.
    pub fn rate(&self) -> f64 {
        self.done as f64 / self.started.elapsed().as_secs_f64().max(1e-3)
    }

    /// Time that is left at this rate, in seconds.
    pub fn left(&self) -> f64 {
        (self.total - self.done.min(self.total)) as f64 / self.rate().max(1e-3)
    }
}

/// The export of datasets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportState {
    /// The next export.
    pub form: ExportForm,
    /// The one under way.
    pub running: Option<Exporting>,
}

impl Factory {
    /// Writes pictures of the recipe and the seed.
    pub(super) fn start_export(&mut self, path: PathBuf, shared: &mut Shared) {
        if self.export.running.is_some() {
            return shared.tell(words::export_busy());
        }
        let ExportForm { count, classes, format, masks } = self.export.form;
        let series = self.id(shared);
        // Where classes are left out, more of the series is used than is written: how much is known only at the end.
        let may_reach = |index: u64| index < count || classes.contains(&false);
        let first_unasked = shared.current.first_unasked();
        let would_tell = first_unasked.is_some_and(|first| first.seed == series.seed && may_reach(first.index));
        if would_tell {
            return shared.tell(words::export_tells());
        }
        let options = DatasetOptions { count, seed: self.seed, format, masks, classes };
        self.export.running =
            Some(Exporting { path: path.clone(), total: count, done: 0, started: Instant::now(), cancelled: false });
        self.exports.ask(ExportRequest { series, options, path });
    }

    /// Stops the export; how it ended is said when it has.
    pub(super) fn cancel_export(&mut self) {
        if let Some(running) = &mut self.export.running {
            running.cancelled = true;
            self.exports.stop();
        }
    }

    pub(super) fn absorb_export(&mut self, shared: &mut Shared) {
        if let (Some(steps), Some(running)) = (self.exports.steps(), &mut self.export.running) {
            running.done = steps.done;
        }
        while let Some(reply) = self.exports.poll() {
            let Some(Exporting { path, total, .. }) = self.export.running.take() else { continue };
            shared.tell(match reply {
                Reply::Answer(ExportEnd::Done) => words::export_done(total, &path),
                Reply::Answer(ExportEnd::Cancelled) => words::export_cancelled(),
                Reply::Answer(ExportEnd::Failed(err)) => words::export_failed(&job_error_words(&err)),
                Reply::Failed(failure) => words::export_failed(&failure.to_string()),
                // The end was said before it.
                Reply::Done => continue,
            });
        }
    }
}
