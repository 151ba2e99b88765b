//! A moment of a recorded training, from which a new one goes on.

use std::path::Path;
use std::time::Duration;

use super::super::JobError;
use super::report::Events;
use super::run::Run;
use crate::network::{NetworkError, Trainer, TrainerState};
use crate::runs::CurveRow;
use crate::storage::{FileAction, FileError};

/// Where a new training begins that goes on from a recorded one.
#[derive(Clone, Debug)]
pub struct RecordedMoment {
    /// The bytes of the recorded run's `last.state`.
    pub state: &'static [u8],
    /// The recorded curve up to that moment; its last row is the best.
    pub rows: Vec<CurveRow>,
}

impl RecordedMoment {
    /// Puts the trainer where the recorded one stood.
    ///
    /// # Errors
    /// When the state is damaged, or of another network.
    pub(super) fn restore(&self, trainer: &mut Trainer) -> Result<(), JobError> {
        let place = Path::new("the recording of the program");
        let state = TrainerState::decode(self.state);
        let state = state.map_err(|err| FileError::of(FileAction::GoOnFromRecording, place, err))?;
        Ok(trainer.restore(&state)?)
    }
}

impl Run {
    /// Takes over the curve of a recorded training, and keeps all of it as a run of its own.
    ///
    /// # Errors
    /// When the device fails.
    pub fn go_on_from(&mut self, rows: Vec<CurveRow>, events: &mut Events) -> Result<(), NetworkError> {
        let last = rows.last().copied();
        self.trained = last.as_ref().map_or(Duration::ZERO, CurveRow::trained);
        self.rows = rows;
        self.keep_moment(last.map(|row| row.validation_accuracy), events)?;
        self.measure_as_recorded();
        Ok(())
    }
}
