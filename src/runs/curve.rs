//! The curve of a run: one row per validation, as CSV.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::network::RecordedRow;

/// What a validation found, and the training since the one before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurveRow {
    /// Pictures seen.
    pub images: u64,
    /// Time spent training, in seconds.
    pub seconds: f64,
    /// The learning rate of the last step.
    pub learning_rate: f64,
    /// Mean loss of the steps since the last row, in nats.
    pub loss: f64,
    /// Their mean accuracy.
    pub accuracy: f64,
    /// Loss on the pictures set apart.
    pub validation_loss: f64,
    /// Accuracy on the pictures set apart.
    pub validation_accuracy: f64,
}

impl CurveRow {
    /// How long it was trained. A file may have been edited by hand: a time that cannot be counts as none.
    pub fn trained(&self) -> Duration {
        Duration::try_from_secs_f64(self.seconds).unwrap_or_default()
    }

    /// What a model file keeps of the row.
    pub fn recorded(&self) -> RecordedRow {
        let Self { images, loss, validation_loss, validation_accuracy, .. } = *self;
        RecordedRow { images, loss, validation_loss, validation_accuracy }
    }

    /// Whether its network is better than another row's: by accuracy, then by loss.
    pub fn is_better_than(&self, other: &Self) -> bool {
        self.validation_accuracy > other.validation_accuracy
            || (self.validation_accuracy >= other.validation_accuracy && self.validation_loss < other.validation_loss)
    }
}

/// The best row.
pub fn best_row(rows: &[CurveRow]) -> Option<&CurveRow> {
    rows.iter().reduce(|best, row| if row.is_better_than(best) { row } else { best })
}

/// Rows since the best one.
pub fn since_best(rows: &[CurveRow]) -> u32 {
    let best = best_row(rows);
    let place = rows.iter().position(|row| Some(row) == best).unwrap_or(0);
    (rows.len().saturating_sub(place + 1)) as u32
}

/// The rows as CSV.
pub fn to_csv(rows: &[CurveRow]) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    rows.iter().try_for_each(|row| table.serialize(row))?;
    table.into_inner().map_err(|err| err.into_error().into())
}

/// The rows in a CSV file.
///
/// # Errors
/// When it is no table of rows.
pub fn from_csv(bytes: &[u8]) -> Result<Vec<CurveRow>, csv::Error> {
    csv::Reader::from_reader(bytes).deserialize().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(images: u64, validation_accuracy: f64, validation_loss: f64) -> CurveRow {
        let (seconds, learning_rate, loss, accuracy) = (images as f64 / 3.0, 1e-3, 0.1 + 0.2, 1.0 / 3.0);
        CurveRow { images, seconds, learning_rate, loss, accuracy, validation_loss, validation_accuracy }
    }

    #[test]
    fn a_time_that_cannot_be_counts_as_none() {
        let csv = |seconds: &str| {
            format!(
                "images,seconds,learning_rate,loss,accuracy,validation_loss,validation_accuracy\n64,{seconds},0.1,1,0.5,1,0.5\n"
            )
        };
        let trained = |seconds: &str| from_csv(csv(seconds).as_bytes()).unwrap()[0].trained();
        assert_eq!(trained("1.5"), Duration::from_millis(1500));
        assert_eq!(["inf", "-inf", "NaN", "-1", "1e300"].map(trained), [Duration::ZERO; 5]);
    }

    #[test]
    fn every_bit_survives_the_table() {
        let rows: Vec<CurveRow> = (1..20).map(|n| row(64 * n, 1.0 / n as f64, std::f64::consts::PI / n as f64)).collect();
        assert_eq!(from_csv(&to_csv(&rows).unwrap()).unwrap(), rows);
    }

    #[test]
    fn the_best_row_has_the_highest_accuracy_then_the_lowest_loss() {
        let rows = [row(1, 0.5, 1.0), row(2, 0.9, 0.5), row(3, 0.9, 0.4), row(4, 0.8, 0.1), row(5, 0.9, 0.4)];
        assert_eq!(best_row(&rows), Some(&rows[2]));
        assert_eq!(since_best(&rows), 2);
        assert_eq!((best_row(&[]), since_best(&[])), (None, 0));
    }
}
