//! The curve of a training as it stands in a model file: a few rows, enough to draw it.

use serde::{Deserialize, Serialize};

/// Most rows that a model file keeps.
const MOST_ROWS: usize = 200;

/// A measurement in the middle of a training.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordedRow {
    /// Pictures seen.
    pub images: u64,
    /// Mean loss of the steps since the row before, in nats.
    pub loss: f64,
    /// Loss on the pictures set apart, in nats.
    pub validation_loss: f64,
    /// Share of right answers on the pictures set apart, from 0 to 1.
    pub validation_accuracy: f64,
}

/// The rows that are kept of a curve.
///
/// All of them, or the last one of each of at most [`MOST_ROWS`] equally long pieces with the mean loss of its piece. Numbers are rounded
/// to five digits behind the point, so that they come back from a file as they were written. A piece with a loss that is no finite number,
/// as of a training that ran away, is left out: no file has a place for it, and no chart.
pub fn recorded_curve(rows: &[RecordedRow]) -> Vec<RecordedRow> {
    let per_piece = rows.len().div_ceil(MOST_ROWS).max(1);
    let short = |value: f64| (value * 1e5).round() / 1e5;
    let whole = |piece: &[RecordedRow]| {
        let last = piece.last()?;
        let loss = piece.iter().map(|row| row.loss).sum::<f64>() / piece.len() as f64;
        let row = RecordedRow {
            images: last.images,
            loss: short(loss),
            validation_loss: short(last.validation_loss),
            validation_accuracy: short(last.validation_accuracy),
        };
        [row.loss, row.validation_loss, row.validation_accuracy].iter().all(|value| value.is_finite()).then_some(row)
    };
    // Pieces from the end, so that the last row is always kept.
    let mut kept: Vec<RecordedRow> = rows.rchunks(per_piece).filter_map(whole).collect();
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: u64) -> Vec<RecordedRow> {
        let row =
            |n: u64| RecordedRow { images: 64 * n, loss: n as f64, validation_loss: 1.0 / n as f64, validation_accuracy: 0.5 };
        (1..=count).map(row).collect()
    }

    #[test]
    fn a_short_curve_is_kept_whole_and_a_long_one_in_pieces_up_to_its_last_row() {
        assert_eq!(recorded_curve(&[]), []);
        let images = |count: u64| -> Vec<u64> { recorded_curve(&rows(count)).iter().map(|row| row.images / 64).collect() };
        assert_eq!(images(200), (1..=200).collect::<Vec<_>>());
        let thinned = images(1001);
        assert!(thinned.len() <= MOST_ROWS && thinned.len() > MOST_ROWS / 2, "{}", thinned.len());
        assert_eq!((thinned.first(), thinned.last()), (Some(&5), Some(&1001)));
        assert!(thinned.windows(2).all(|pair| pair[1] - pair[0] == 6), "equally long pieces: {thinned:?}");
        // Rows 996 to 1001.
        assert_eq!(recorded_curve(&rows(1001)).last().unwrap().loss, 998.5);
    }

    #[test]
    fn every_number_comes_back_from_a_file() {
        let kept = recorded_curve(&rows(600));
        let text = serde_json::to_string(&kept).unwrap();
        assert_eq!(serde_json::from_str::<Vec<RecordedRow>>(&text).unwrap(), kept);
        assert!(text.len() < 25_000, "{} bytes", text.len());
    }
}
