//! What is said of a dataset that was read, in the window and on the command line.

use crate::factory::{HEIGHT, WIDTH};
use crate::storage::ReadDataset;

/// What had to be done to read a dataset, and what was left out of it, as phrases without a full stop.
pub fn dataset_notes(read: &ReadDataset) -> Vec<String> {
    let ReadDataset { pictures, fitted, fitted_from, ignored } = read;
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
    fitted.into_iter().chain(ignored).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{PIXELS, Syndrome};

    #[test]
    fn what_was_fitted_and_what_was_left_out_is_said() {
        let read = |fitted, ignored| ReadDataset {
            pictures: (vec![[0; PIXELS]; 3], vec![Syndrome::A; 3]),
            fitted,
            fitted_from: (fitted > 0).then_some((10, 20)),
            ignored,
        };
        assert!(dataset_notes(&read(0, 0)).is_empty());
        assert_eq!(
            dataset_notes(&read(1, 1)),
            ["1 of 3 pictures fitted to 96 x 128, from 10 x 20", "1 file ignored, which is no picture of a class"]
        );
        assert_eq!(
            dataset_notes(&read(2, 5)),
            ["2 of 3 pictures fitted to 96 x 128, the first from 10 x 20", "5 files ignored, which are no pictures of a class"]
        );
    }
}
