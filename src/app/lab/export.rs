//! The export of datasets: started, followed, cancelled.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::{Exporting, Message};
use super::Lab;
use crate::storage::DatasetOptions;
use crate::worker::{ExportEnd, ExportOrder, ExportWorker};

impl Lab {
    /// Writes pictures of the factory's recipe and seed, from its specimen on.
    pub(super) fn start_export(&mut self, path: PathBuf) {
        if self.export.is_some() {
            return self.tell(Message::notice("Another export is still running"));
        }
        let form = self.state.export.form;
        let factory = &self.state.factory;
        let options = DatasetOptions {
            count: form.count,
            seed: factory.seed,
            format: form.format,
            masks: form.masks,
            classes: form.classes,
        };
        let order = ExportOrder { recipe: factory.recipe().clone(), base: self.state.base.clone(), options, path: path.clone() };
        match ExportWorker::spawn(order, Arc::clone(&self.waker.0)) {
            Ok(worker) => {
                self.export = Some(worker);
                self.state.export.running = Some(Exporting { path, total: form.count, done: 0, seconds: 0.0 });
            }
            Err(err) => self.tell(Message::failed(format!("The export cannot start: {err}"))),
        }
    }

    pub(super) fn cancel_export(&self) {
        if let Some(worker) = &self.export {
            worker.cancel();
        }
    }

    pub(super) fn absorb_export(&mut self) {
        let (Some(worker), Some(running)) = (&mut self.export, &mut self.state.export.running) else { return };
        running.done = worker.done();
        running.seconds = worker.elapsed().as_secs_f64();
        let Some(end) = worker.end() else { return };
        let path = running.path.display().to_string();
        let message = match end {
            ExportEnd::Done => Message::done(format!("{} pictures are in {path}", running.total)),
            ExportEnd::Cancelled => Message::notice("The export was cancelled; nothing was left behind"),
            ExportEnd::Failed(reason) => Message::failed(format!("The export failed: {reason}")),
        };
        self.export = None;
        self.state.export.running = None;
        self.tell(message);
    }
}
