//! How the network that plays learned: for the chart beside the answers.

use super::{Opponent, State};
use crate::words::words;

/// Loss and validation accuracy over pictures seen.
#[derive(Clone, Debug, PartialEq)]
pub struct LearningCurve {
    /// Loss while it learned, as (pictures seen, nats).
    pub loss: Vec<[f64; 2]>,
    /// Share of right answers on the pictures set apart, as (pictures seen, 0 to 1).
    pub accuracy: Vec<[f64; 2]>,
    /// Whether it still learns.
    pub is_live: bool,
    /// Pictures that it had seen when it answered the picture of the round, where it learns or learned in this window and the round is
    /// answered.
    pub answered_after: Option<u64>,
}

/// Why there is no curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCurve {
    /// The training has measured nothing yet.
    NotYet,
    /// The model file holds none.
    NotRecorded,
    /// No network plays.
    NoNetwork,
}

impl NoCurve {
    /// The reason as a sentence.
    pub fn words(self) -> String {
        match self {
            Self::NotYet => words().play_curve_not_yet(),
            Self::NotRecorded => words().play_curve_not_recorded(),
            Self::NoNetwork => words().play_curve_no_network(),
        }
    }
}

impl State {
    /// The curve of the network that plays: live while it is trained, otherwise from its training record.
    ///
    /// # Errors
    /// When there is none; the reason is given.
    pub fn opponent_curve(&self) -> Result<LearningCurve, NoCurve> {
        let (models, train) = (&self.shared.models, &self.train);
        let is_trained = models.opponent == Opponent::Trained;
        let answered_after = self.play.answered_after().filter(|_| is_trained);
        if is_trained && train.trains_opponent() {
            if train.smooth_loss.is_empty() {
                return Err(NoCurve::NotYet);
            }
            // An answer of the training before this one has no place on this curve.
            let answered_after = answered_after.filter(|&images| train.rows.iter().any(|row| row.images == images));
            let (loss, accuracy) = (train.smooth_loss.points().to_vec(), train.validation_accuracy.points().to_vec());
            return Ok(LearningCurve { loss, accuracy, is_live: true, answered_after });
        }
        let model = models.playing(self.play.mode()).map_err(|_reason| NoCurve::NoNetwork)?;
        let rows = &model.record.curve;
        if rows.is_empty() {
            return Err(NoCurve::NotRecorded);
        }
        Ok(LearningCurve {
            loss: rows.iter().map(|row| [row.images as f64, row.loss]).collect(),
            accuracy: rows.iter().map(|row| [row.images as f64, row.validation_accuracy]).collect(),
            is_live: false,
            answered_after,
        })
    }
}
