//! What the training room shows, as tables: curves, the confusion matrix, gradients, the race.

use super::train::{GradientState, Race, RacePoint, TestResult};
use crate::network::Confusion;
use crate::runs::CurveRow;

/// The names of a curve's columns. Those of the test are filled in the last row of a training that was tested.
const CURVE_COLUMNS: [&str; 11] = [
    "run",
    "images",
    "seconds",
    "learning_rate",
    "loss",
    "accuracy",
    "validation_loss",
    "validation_accuracy",
    "test_loss",
    "test_accuracy",
    "validation_pictures",
];

/// Curves, one below the other, by the names of their runs.
///
/// # Errors
/// Never in practice: memory can always be written.
pub fn curves<'a>(
    runs: impl Iterator<Item = (&'a str, &'a [CurveRow])>,
    test: Option<&TestResult>,
) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(CURVE_COLUMNS)?;
    for (name, rows) in runs {
        for row in rows {
            let tested = test.filter(|test| test.images == row.images && rows.last() == Some(row));
            let of_test = |value: fn(&TestResult) -> f64| tested.map_or_else(String::new, |test| value(test).to_string());
            let numbers = [row.seconds, row.learning_rate, row.loss, row.accuracy, row.validation_loss, row.validation_accuracy];
            let mut record = vec![name.to_owned(), row.images.to_string()];
            record.extend(numbers.map(|number| number.to_string()));
            record.push(of_test(|test| test.evaluation.loss));
            record.push(of_test(|test| test.evaluation.confusion.accuracy()));
            record.push(row.validation_pictures.to_string());
            table.write_record(record)?;
        }
    }
    finished(table)
}

/// Who was taken for whom: a row for what is true, a column for each answer.
///
/// # Errors
/// As [`curves`].
pub fn confusion(confusion: &Confusion) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let head = confusion.rows().map(|(said, _)| format!("said_{said}"));
    table.write_record(std::iter::once("true".to_owned()).chain(head))?;
    for (truth, counts) in confusion.rows() {
        let counts = counts.iter().map(u64::to_string);
        table.write_record(std::iter::once(truth.to_string()).chain(counts))?;
    }
    finished(table)
}

/// The length of each layer's gradient over pictures seen, as far as it is remembered.
///
/// # Errors
/// As [`curves`].
pub fn gradients(gradients: &GradientState) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["layer", "images", "gradient_length"])?;
    for (name, curve) in gradients.names.iter().zip(&gradients.history) {
        for [images, log] in curve.points() {
            table.write_record([name.clone(), images.to_string(), 10_f64.powf(*log).to_string()])?;
        }
    }
    finished(table)
}

/// Both lines of the race, with their 95 % intervals.
///
/// # Errors
/// As [`curves`].
pub fn race(race: &Race) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["player", "pictures_seen", "share_right", "low", "high", "answers"])?;
    for (player, points) in [("you", &race.human), ("network", &race.machine)] {
        for RacePoint { seen, share, of, interval: [low, high] } in points {
            let numbers = [*seen, *share, *low, *high].map(|number| number.to_string());
            let record = std::iter::once(player.to_owned()).chain(numbers).chain([of.to_string()]);
            table.write_record(record)?;
        }
    }
    finished(table)
}

fn finished(table: csv::Writer<Vec<u8>>) -> Result<Vec<u8>, csv::Error> {
    table.into_inner().map_err(|err| csv::Error::from(err.into_error()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::Syndrome;
    use crate::network::{Answer, Classes, Evaluation};

    fn row(images: u64) -> CurveRow {
        let (seconds, learning_rate) = (1.5, 0.005);
        CurveRow {
            images,
            seconds,
            learning_rate,
            loss: 1.25,
            accuracy: 0.5,
            validation_loss: 1.0,
            validation_accuracy: 0.75,
            validation_pictures: 500,
        }
    }

    #[test]
    fn curves_stand_below_each_other_and_the_test_in_the_last_row() {
        let mut right = Confusion::default();
        right.add(Syndrome::A, Syndrome::A);
        let test = TestResult { images: 200, evaluation: Evaluation { confusion: right, loss: 0.125 } };
        let (first, second) = ([row(100), row(200)], [row(100)]);
        let runs = [("one, two", first.as_slice()), ("three", second.as_slice())];
        let text = String::from_utf8(curves(runs.into_iter(), Some(&test)).unwrap()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[1], "\"one, two\",100,1.5,0.005,1.25,0.5,1,0.75,,,500");
        assert_eq!(lines[2], "\"one, two\",200,1.5,0.005,1.25,0.5,1,0.75,0.125,1,500");
        assert_eq!(lines[3], "three,100,1.5,0.005,1.25,0.5,1,0.75,,,500");
        assert_eq!(lines.len(), 4);
    }

    #[test]
    fn the_matrix_has_its_counts_in_place() {
        let mut counts = Confusion::default();
        (0..3).for_each(|_| counts.add(Syndrome::B, Syndrome::Z));
        let text = String::from_utf8(confusion(&counts).unwrap()).unwrap();
        assert_eq!(text, "true,said_A,said_B,said_C,said_Z\nA,0,0,0,0\nB,0,0,0,3\nC,0,0,0,0\nZ,0,0,0,0\n");
        let mut counts = Confusion::new(Classes::Binary);
        (0..2).for_each(|_| counts.add(Syndrome::B, Answer::Healthy));
        let text = String::from_utf8(confusion(&counts).unwrap()).unwrap();
        assert_eq!(text, "true,said_ill,said_healthy\nill,0,2\nhealthy,0,0\n");
    }
}
