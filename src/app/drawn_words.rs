//! What was drawn for a picture, in words: the columns of tables as people read them.

use crate::words::text_of;

/// The words for a column of `labels.csv`, or for the area of the tumors; a column without words of its own is called as in the table.
pub fn drawn_words(column: &str) -> String {
    text_of("column", column).unwrap_or_else(|| column.to_owned())
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
