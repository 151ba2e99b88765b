//! Answers, classes and sizes of tumors as the window says them.
//!
//! Their names in files and on the command line are those of the layers below, in English.

use crate::factory::TumorSize;
use crate::network::Answer;
use crate::words::words;

/// What is said of a picture: the letter of a class, "ill" or "healthy".
pub fn answer_words(answer: Answer) -> String {
    match answer {
        Answer::Ill => words().answer_ill(),
        Answer::Healthy => words().answer_healthy(),
        Answer::Class(class) => class.to_string(),
    }
}

/// The size of one tumor, as in "a big tumor".
pub fn size_words(size: TumorSize) -> String {
    match size {
        TumorSize::Small => words().answer_size_small(),
        TumorSize::Medium => words().answer_size_medium(),
        TumorSize::Big => words().answer_size_big(),
    }
}

/// How many tumors have a size, as in "2 big".
pub fn size_count_words(size: TumorSize, count: usize) -> String {
    let shown = count.to_string();
    match size {
        TumorSize::Small => words().answer_count_small(count, shown),
        TumorSize::Medium => words().answer_count_medium(count, shown),
        TumorSize::Big => words().answer_count_big(count, shown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Classes;
    use crate::words::{Locale, in_locale};

    #[test]
    fn english_words_are_those_of_the_command_line() {
        for classes in Classes::ALL {
            for &answer in classes.answers() {
                assert_eq!(answer_words(answer), answer.to_string());
            }
        }
        for size in TumorSize::BIG_FIRST {
            assert_eq!((size_words(size), size_count_words(size, 2)), (size.word().to_owned(), format!("2 {}", size.word())));
        }
    }

    #[test]
    fn letters_are_the_same_in_every_language_and_french_sizes_agree_with_their_number() {
        let french = |work: fn() -> String| in_locale(Locale::French, work);
        assert_eq!(french(|| answer_words(Answer::Class(crate::factory::Syndrome::A))), "A");
        assert_eq!(french(|| answer_words(Answer::Healthy)), "sain");
        let counts = [1, 2].map(|count| in_locale(Locale::French, || size_count_words(TumorSize::Big, count)));
        assert_eq!(counts, ["1 grosse", "2 grosses"]);
    }
}
