//! A run that goes on where it was written last.

use std::sync::Arc;
use std::time::Duration;

use super::super::JobError;
use super::TrainingNotice;
use super::report::Events;
use super::run::Run;
use crate::network::Model;
use crate::runs::{CurveRow, Repair, TakenUp};

impl Run {
    /// Takes over what the folder of a run holds, makes again what is missing there, and says so. The trainer stands where the state does.
    ///
    /// # Errors
    /// When the folder cannot be written, or the device fails.
    pub fn go_on_with(&mut self, mut taken: TakenUp, device: &str, events: &mut Events) -> Result<(), JobError> {
        self.trained = taken.rows.last().map_or(Duration::ZERO, CurveRow::trained);
        self.rows = std::mem::take(&mut taken.rows);
        let accuracy = self.rows.last().map(|row| row.validation_accuracy);
        let of_state: Option<Arc<Model>> = match accuracy {
            Some(_) if taken.best.is_none() || taken.last.is_none() => Some(self.network_now(accuracy)?),
            _ => None,
        };
        taken.begin(device, of_state.as_deref())?;
        self.best = taken.best.map(Arc::new).or_else(|| of_state.clone());
        self.last_good = taken.last.map(Arc::new).or(of_state);
        self.folder = Some(taken.folder);
        self.schedule_validation();
        // A run that was cut short before anything was kept has lost nothing that is worth a word.
        for repair in taken.repairs.into_iter().filter(|repair| *repair != Repair::StartsAnew || taken.had_progress) {
            events.notice(TrainingNotice::Repaired(repair));
        }
        Ok(())
    }
}
