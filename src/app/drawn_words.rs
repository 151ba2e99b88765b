//! What was drawn for a picture, in words: the columns of tables as people read them.

use crate::words::words;

/// The words for a column of `labels.csv`, or for the area of the tumors; a column without words of its own is called as in the table.
pub fn drawn_words(column: &str) -> String {
    let words = words();
    match column {
        "big_tumors" => words.parameter_column_big(),
        "medium_tumors" => words.parameter_column_medium(),
        "small_tumors" => words.parameter_column_small(),
        "tumor_area" => words.parameter_column_area(),
        "flip" => words.parameter_flip_probability_picture(),
        "rotate" => words.parameter_rotate_degrees_picture(),
        "shrink_x" => words.parameter_shrink_x_picture(),
        "shrink_y" => words.parameter_shrink_y_picture(),
        "move_x" => words.parameter_move_x_picture(),
        "move_y" => words.parameter_move_y_picture(),
        "ghost_blur" => words.parameter_column_ghost(),
        "ghost_x" => words.parameter_ghost_x_picture(),
        "ghost_y" => words.parameter_ghost_y_picture(),
        "ghost_share" => words.parameter_ghost_share_picture(),
        "contrast_ratio" => words.parameter_contrast_ratio_picture(),
        "contrast_centre" => words.parameter_contrast_centre_picture(),
        "shade" => words.parameter_shade_picture(),
        "noise_amplitude" => words.parameter_noise_amplitude_picture(),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};
    use crate::words::{Locale, in_locale};

    #[test]
    fn every_column_has_words_of_its_own() {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let columns: Vec<&str> = generator.plan(1, 1).columns().into_iter().map(|(name, _)| name).chain(["tumor_area"]).collect();
        for locale in Locale::ALL {
            in_locale(locale, || {
                let words: std::collections::BTreeSet<String> = columns.iter().map(|column| drawn_words(column)).collect();
                assert_eq!(words.len(), columns.len());
                assert!(columns.iter().all(|column| drawn_words(column) != *column), "{columns:?}");
            });
        }
    }
}
