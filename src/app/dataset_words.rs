//! What is said of a dataset that was read, in the window and on the command line.

use crate::factory::{HEIGHT, Syndrome, WIDTH};
use crate::storage::ReadDataset;

/// What had to be done to read a dataset, and what was left out of it, as phrases without a full stop.
pub fn dataset_notes(read: &ReadDataset) -> Vec<String> {
    let ReadDataset { pictures, fitted, fitted_from, dark, low_bits, doubled, ignored } = read;
    let all = pictures.0.len();
    let fitted = fitted_from.map(|(width, height)| {
        let first = if *fitted == 1 { "from" } else { "the first from" };
        format!("{fitted} of {all} pictures fitted to {WIDTH} x {HEIGHT}, {first} {width} x {height}")
    });
    let ignored = match ignored {
        0 => None,
        1 => Some("1 file ignored, which is no picture of a class".to_owned()),
        _ => Some(format!("{ignored} files ignored, which are no pictures of a class")),
    };
    let dark =
        low_bits.map(|bits| format!("{dark} of {all} pictures are read as dark as they are stored: {}", low_bits_words(bits)));
    let doubled = match doubled {
        0 => None,
        1 => Some(
            "1 row of the table names a picture that another row names already; it is used as often as it is named".to_owned(),
        ),
        _ => Some(format!(
            "{doubled} rows of the table name pictures that other rows name already; they are used as often as they are named"
        )),
    };
    [fitted, dark, doubled, missing(&pictures.1), ignored].into_iter().flatten().collect()
}

/// Why a picture of 16 bits is dark.
pub fn low_bits_words(bits: u32) -> String {
    let brightest = 100.0 * f64::from((1_u32 << bits) - 1) / f64::from(u16::MAX);
    format!("it uses only the lower {bits} of its 16 bits, so that its brightest values are below {brightest:.1} % of white")
}

/// Which classes have no picture.
fn missing(classes: &[Syndrome]) -> Option<String> {
    let absent = |class: &Syndrome| !classes.contains(class);
    let absent: Vec<String> = Syndrome::ALL.iter().filter(|class| absent(class)).map(ToString::to_string).collect();
    match &absent[..] {
        [] => None,
        [class] => Some(format!("0 pictures of the class {class}")),
        [most @ .., last] => Some(format!("0 pictures of the classes {} and {last}", most.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::PIXELS;

    #[test]
    fn what_was_fitted_and_what_was_left_out_is_said() {
        let read = |fitted, ignored| ReadDataset {
            pictures: (vec![[0; PIXELS]; 4], Syndrome::ALL.to_vec()),
            fitted,
            fitted_from: (fitted > 0).then_some((10, 20)),
            dark: 0,
            low_bits: None,
            doubled: 0,
            ignored,
        };
        assert!(dataset_notes(&read(0, 0)).is_empty());
        assert_eq!(
            dataset_notes(&read(1, 1)),
            ["1 of 4 pictures fitted to 96 x 128, from 10 x 20", "1 file ignored, which is no picture of a class"]
        );
        assert_eq!(
            dataset_notes(&read(2, 5)),
            ["2 of 4 pictures fitted to 96 x 128, the first from 10 x 20", "5 files ignored, which are no pictures of a class"]
        );
    }

    #[test]
    fn doubled_dark_and_missing_pictures_are_said_in_one_note_each() {
        let read = |doubled, dark, classes: &[Syndrome]| ReadDataset {
            pictures: (vec![[0; PIXELS]; classes.len()], classes.to_vec()),
            fitted: 0,
            fitted_from: None,
            dark,
            low_bits: (dark > 0).then_some(12),
            doubled,
            ignored: 0,
        };
        let notes = dataset_notes(&read(2, 1, &[Syndrome::A, Syndrome::B, Syndrome::Z]));
        assert_eq!(notes.len(), 3);
        // 4095 of 65535 is 6.2 %.
        assert!(notes[0].contains("1 of 3 pictures") && notes[0].contains("lower 12 of its 16 bits"), "{}", notes[0]);
        assert!(notes[0].contains("6.2 % of white"), "{}", notes[0]);
        assert!(notes[1].starts_with("2 rows of the table name pictures that other rows name already"), "{}", notes[1]);
        assert_eq!(notes[2], "0 pictures of the class C");
        assert_eq!(dataset_notes(&read(0, 0, &[Syndrome::B])), ["0 pictures of the classes A, C and Z"]);
    }
}
