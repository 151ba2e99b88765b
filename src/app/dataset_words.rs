//! What is said of a dataset that was read, in the window and on the command line.

use crate::factory::{HEIGHT, Syndrome, WIDTH};
use crate::storage::ReadDataset;
use crate::words::number;
use crate::words::words;

/// What had to be done to read a dataset, and what was left out of it, as phrases without a full stop.
pub fn dataset_notes(read: &ReadDataset) -> Vec<String> {
    let ReadDataset { pictures, fitted, fitted_from, dark, low_bits, doubled, ignored } = read;
    let (words, all) = (words(), pictures.0.len().to_string());
    let fitted = fitted_from.map(|(width, height)| {
        let (own, from) = ((WIDTH.to_string(), HEIGHT.to_string()), (width.to_string(), height.to_string()));
        words.shared_dataset_fitted(*fitted as u64, fitted.to_string(), &all, own.0, own.1, from.0, from.1)
    });
    let ignored = (*ignored > 0).then(|| words.shared_dataset_ignored(*ignored as u64, ignored.to_string()));
    let dark = low_bits.map(|bits| words.shared_dataset_dark(dark.to_string(), &all, low_bits_words(bits)));
    let doubled = (*doubled > 0).then(|| words.shared_dataset_doubled(*doubled as u64, doubled.to_string()));
    [fitted, dark, doubled, missing(&pictures.1), ignored].into_iter().flatten().collect()
}

/// Why a picture of 16 bits is dark.
pub fn low_bits_words(bits: u32) -> String {
    let brightest = 100.0 * f64::from((1_u32 << bits) - 1) / f64::from(u16::MAX);
    words().shared_dataset_low_bits(bits.to_string(), number::percent(brightest, 1))
}

/// Which classes have no picture.
fn missing(classes: &[Syndrome]) -> Option<String> {
    let absent = |class: &Syndrome| !classes.contains(class);
    let absent: Vec<String> = Syndrome::ALL.iter().filter(|class| absent(class)).map(ToString::to_string).collect();
    match &absent[..] {
        [] => None,
        [class] => Some(words().shared_dataset_missing_one(class)),
        [most @ .., last] => Some(words().shared_dataset_missing_some(most.join(", "), last)),
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
