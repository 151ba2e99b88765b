//! The curve of a run: one row per validation, as CSV.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::limits::{ImpossibleNumber, check_row};
use crate::network::RecordedRow;

/// The columns of the table.
const COLUMNS: [&str; 8] =
    ["images", "seconds", "learning_rate", "loss", "accuracy", "validation_loss", "validation_accuracy", "validation_pictures"];
/// Pictures of a validation in a curve that does not say it, and of every validation of a network that nobody watches.
const WHOLE: u64 = 500;

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
    /// How many pictures that is the accuracy of: in the first half minute of a training that is watched, fewer than later.
    #[serde(default = "whole")]
    pub validation_pictures: u64,
}

/// What curves of older versions do not say.
fn whole() -> u64 {
    WHOLE
}

impl CurveRow {
    /// How long it was trained.
    pub fn trained(&self) -> Duration {
        Duration::try_from_secs_f64(self.seconds).unwrap_or_default()
    }

    /// What a model file keeps of the row.
    pub fn recorded(&self) -> RecordedRow {
        let Self { images, loss, validation_loss, validation_accuracy, .. } = *self;
        RecordedRow { images, loss, validation_loss, validation_accuracy }
    }

    /// Whether the network was tried on all pictures set apart.
    pub fn is_whole(&self) -> bool {
        self.validation_pictures >= WHOLE
    }

    /// Whether its network is better than another row's: by accuracy, then by loss.
    pub fn is_better_than(&self, other: &Self) -> bool {
        self.validation_accuracy > other.validation_accuracy
            || (self.validation_accuracy >= other.validation_accuracy && self.validation_loss < other.validation_loss)
    }
}

/// The best row.
///
/// Chance alone can lift the accuracy on a few pictures: a row of twice as many pictures takes the place of the best one
/// before it, and a row of less than half as many never does. So the best row is the newest one, or the one that was the best before.
pub fn best_row(rows: &[CurveRow]) -> Option<&CurveRow> {
    rows.iter().reduce(|best, row| {
        let [few, many] = [best, row].map(|row| row.validation_pictures);
        let is_best = many >= few.saturating_mul(2) || (is_comparable(row, best) && row.is_better_than(best));
        if is_best { row } else { best }
    })
}

/// Whether a row was measured on enough pictures to be the best in place of this one.
fn is_comparable(row: &CurveRow, best: &CurveRow) -> bool {
    row.validation_pictures.saturating_mul(2) >= best.validation_pictures
}

/// Validations since the best row that might have been better: a row of fewer pictures than all counts as that part of one.
pub fn since_best(rows: &[CurveRow]) -> u32 {
    let Some(best) = best_row(rows) else { return 0 };
    let place = rows.iter().position(|row| row == best).unwrap_or(0);
    let judged: u64 = rows.iter().skip(place + 1).filter(|row| is_comparable(row, best)).map(|row| row.validation_pictures).sum();
    (judged / WHOLE) as u32
}

/// The rows as CSV.
pub fn to_csv(rows: &[CurveRow]) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    rows.iter().try_for_each(|row| table.serialize(row))?;
    table.into_inner().map_err(|err| err.into_error().into())
}

/// Why bytes are no curve.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum CurveError {
    /// It is no table of rows.
    #[error("it is damaged ({0})")]
    NoTable(String),
    /// A number that cannot be.
    #[error("it is damaged (line {line}: {number})")]
    Number {
        /// Line of the file, from 1.
        line: u64,
        /// Which number.
        number: ImpossibleNumber,
    },
    /// A row stands after fewer pictures, or after less time, than the row before it.
    #[error("it is damaged (line {line} stands after {images} images and {seconds} s, before what the line above it says)")]
    Order {
        /// Line of the file, from 1.
        line: u64,
        /// Its pictures.
        images: u64,
        /// Its time.
        seconds: f64,
    },
}

/// The rows in a CSV file.
///
/// # Errors
/// When it is no table of rows, a number is not within its limits, or pictures or time go back.
pub fn from_csv(bytes: &[u8]) -> Result<Vec<CurveRow>, CurveError> {
    let mut table = csv::Reader::from_reader(bytes);
    let mut rows: Vec<CurveRow> = Vec::new();
    for row in table.deserialize() {
        let row: CurveRow = row.map_err(|err| CurveError::NoTable(in_words(&err)))?;
        let line = rows.len() as u64 + 2; // below the head
        check_row(&row).map_err(|number| CurveError::Number { line, number })?;
        let CurveRow { images, seconds, .. } = row;
        if rows.last().is_some_and(|before| images < before.images || seconds < before.seconds) {
            return Err(CurveError::Order { line, images, seconds });
        }
        rows.push(row);
    }
    Ok(rows)
}

/// What is wrong with a table, without the words of the library about itself.
fn in_words(err: &csv::Error) -> String {
    let line = err.position().map_or_else(String::new, |place| format!("line {}: ", place.line()));
    match err.kind() {
        csv::ErrorKind::Deserialize { err, .. } => {
            let column = err.field().and_then(|place| COLUMNS.get(place as usize));
            let column = column.map_or_else(String::new, |column| format!("\"{column}\": "));
            format!("{line}{column}{}", err.kind())
        }
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{line}it has {len} columns in place of {expected_len}")
        }
        csv::ErrorKind::Utf8 { .. } => format!("{line}it is no text"),
        _ => format!("{line}it is no table"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(images: u64, validation_accuracy: f64, validation_loss: f64) -> CurveRow {
        let (seconds, learning_rate, loss, accuracy) = (images as f64 / 3.0, 1e-3, 0.1 + 0.2, 1.0 / 3.0);
        CurveRow {
            images,
            seconds,
            learning_rate,
            loss,
            accuracy,
            validation_loss,
            validation_accuracy,
            validation_pictures: WHOLE,
        }
    }

    #[test]
    fn numbers_that_cannot_be_are_named_by_line_and_column() {
        let rows: Vec<CurveRow> = (1..4).map(|n| row(64 * n, 0.5, 1.0)).collect();
        let good = String::from_utf8(to_csv(&rows).unwrap()).unwrap();
        let beyond = ["inf", "-inf", "NaN", "-1", "1e300"];
        let impossible =
            [(1, &beyond[..]), (2, &beyond), (3, &["inf", "NaN", "-1"]), (4, &["NaN", "1.5", "-1"]), (6, &["NaN", "7"])];
        for (column, values) in impossible.into_iter().chain([(0, &["1000000000000001"][..])]) {
            for value in values {
                let mut lines: Vec<Vec<&str>> = good.lines().map(|line| line.split(',').collect()).collect();
                lines[3][column] = value;
                let text = lines.iter().map(|cells| cells.join(",")).collect::<Vec<_>>().join("\n");
                let err = from_csv(text.as_bytes()).unwrap_err();
                let words = err.to_string();
                assert!(matches!(err, CurveError::Number { line: 4, .. }), "{words}");
                assert!(words.contains("line 4") && words.contains(&format!("\"{}\"", COLUMNS[column])), "{value}: {words}");
            }
        }
    }

    #[test]
    fn neither_pictures_nor_time_go_back() {
        let rows: Vec<CurveRow> = (1..5).map(|n| row(64 * n, 0.5, 1.0)).collect();
        for broken in [
            [rows[0], rows[2], rows[1], rows[3]],
            [rows[0], CurveRow { seconds: rows[3].seconds, ..rows[1] }, rows[2], rows[3]],
            [rows[0], rows[1], CurveRow { images: 1, ..rows[2] }, rows[3]],
        ] {
            let err = from_csv(&to_csv(&broken).unwrap()).unwrap_err();
            assert!(matches!(err, CurveError::Order { line: 4, .. }), "{err}");
        }
        // A training that is stopped right after a validation validates once more.
        assert!(from_csv(&to_csv(&[rows[0], rows[1], rows[1]]).unwrap()).is_ok());
    }

    #[test]
    fn what_is_no_table_is_said_in_words() {
        let head = COLUMNS.join(",");
        let cases: [(Vec<u8>, &str); 5] = [
            (format!("{head}\n18446744073709551616,1,0,0,0,0,0,9\n").into_bytes(), "line 2: \"images\": number too large"),
            (format!("{head}\n64,soon,0,0,0,0,0,9\n").into_bytes(), "line 2: \"seconds\": invalid float"),
            (format!("{head}\n64,1\n").into_bytes(), "line 2: it has 2 columns in place of 8"),
            ([head.as_bytes(), b"\n\xff\xfe,1,0,0,0,0,0\n"].concat(), "line 2"),
            (b"images,seconds\n1,2\n".to_vec(), "missing field"),
        ];
        for (bytes, words) in cases {
            let err = from_csv(&bytes).unwrap_err().to_string();
            assert!(err.contains(words), "{words}: {err}");
            assert!(!err.contains("CSV") && !err.contains("byte"), "{err}");
        }
        assert_eq!(from_csv(b"").unwrap(), []);
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

    #[test]
    fn luck_on_a_few_pictures_makes_no_best_row() {
        let on = |pictures: u64, row: CurveRow| CurveRow { validation_pictures: pictures, ..row };
        let mut rows = vec![on(64, row(1, 0.5, 1.0)), on(64, row(2, 1.0, 0.1)), on(64, row(3, 0.9, 0.2))];
        assert_eq!((best_row(&rows).unwrap().images, since_best(&rows)), (2, 0));
        // Eight of 64 pictures are one of 500.
        let many: Vec<CurveRow> = rows.iter().copied().chain((4..12).map(|n| on(64, row(n, 0.9, 0.2)))).collect();
        assert_eq!((best_row(&many).unwrap().images, since_best(&many)), (2, 1));
        // Half as many are enough; fewer are none, however good, once there are more.
        rows.extend([
            on(256, row(4, 0.95, 0.2)),
            on(500, row(5, 0.94, 0.2)),
            on(64, row(6, 1.0, 0.0)),
            on(500, row(7, 0.93, 0.2)),
        ]);
        assert_eq!((best_row(&rows).unwrap().images, since_best(&rows)), (4, 2));
        assert!(rows[4].is_whole() && !rows[3].is_whole());
    }

    #[test]
    fn a_curve_without_the_number_of_pictures_was_measured_on_all_of_them() {
        let old = b"images,seconds,learning_rate,loss,accuracy,validation_loss,validation_accuracy\n64,1,0.1,1,0.5,1,0.5\n";
        assert_eq!(
            from_csv(old).unwrap(),
            [CurveRow { seconds: 1.0, learning_rate: 0.1, loss: 1.0, accuracy: 0.5, ..row(64, 0.5, 1.0) }]
        );
    }
}
