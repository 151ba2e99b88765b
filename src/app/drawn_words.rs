//! What was drawn for a picture, in words: the columns of tables as people read them.

use crate::factory::AlterationKind;

/// The words for a column of `labels.csv`, or for the area of the tumors; a column without words of its own is called as in the table.
pub fn drawn_words(column: &str) -> &str {
    match column {
        "big_tumors" => "Number of big tumors",
        "medium_tumors" => "Number of medium tumors",
        "small_tumors" => "Number of small tumors",
        "tumor_area" => "Area of the tumors",
        "shrink_x" => "Width",
        "shrink_y" => "Height",
        "move_x" => "Move right",
        "move_y" => "Move down",
        "ghost_blur" => "Ghost or none",
        "ghost_x" => "Ghost right",
        "ghost_y" => "Ghost down",
        "ghost_share" => "Ghost share",
        "contrast_ratio" => "Contrast",
        "contrast_centre" => "Contrast centre",
        "shade" => "Shade",
        "noise_amplitude" => "Noise",
        // An alteration that draws one number has a column of its own name.
        other => AlterationKind::ALL
            .into_iter()
            .map(AlterationKind::word)
            .find(|word| word.eq_ignore_ascii_case(other))
            .unwrap_or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};

    #[test]
    fn every_column_has_words_of_its_own() {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let columns: Vec<&str> = generator.plan(1, 1).columns().into_iter().map(|(name, _)| name).chain(["tumor_area"]).collect();
        let words: std::collections::BTreeSet<&str> = columns.iter().map(|column| drawn_words(column)).collect();
        assert_eq!(words.len(), columns.len());
        assert!(columns.iter().all(|column| drawn_words(column) != *column), "{columns:?}");
    }
}
