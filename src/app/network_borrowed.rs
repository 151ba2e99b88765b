//! Words of other rooms that the network room shows too: answers, and the knobs of "what if".

use crate::factory::alteration::WhatIf;
use crate::network::Answer;
use crate::words::words;

/// What is said of a picture: the letter of a class, "ill" or "healthy".
pub fn answer_words(answer: Answer) -> String {
    match answer {
        Answer::Ill => words().network_answer_ill(),
        Answer::Healthy => words().network_answer_healthy(),
        Answer::Class(class) => class.to_string(),
    }
}

/// The word beside a knob of "what if". The test goes through all of them.
pub fn what_if_word(knob: &WhatIf) -> String {
    let words = words();
    match knob.name {
        "contrast" => words.network_knob_contrast(),
        "flip" => words.network_knob_flip(),
        "ghost blur" => words.network_knob_ghost_blur(),
        "noise" => words.network_knob_noise(),
        "rotate" => words.network_knob_rotate(),
        "shade" => words.network_knob_shade(),
        "move right" => words.network_knob_move_right(),
        "move down" => words.network_knob_move_down(),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{Alterations, Syndrome};
    use crate::words::{Locale, in_locale};

    #[test]
    fn every_knob_of_what_if_has_a_word_in_every_language() {
        for knob in Alterations::what_if() {
            assert_eq!(what_if_word(knob), knob.name);
            assert_ne!(in_locale(Locale::French, || what_if_word(knob)), knob.name);
        }
    }

    #[test]
    fn an_answer_has_the_word_of_the_command_line_in_english() {
        for answer in [Answer::Ill, Answer::Healthy, Answer::Class(Syndrome::B)] {
            assert_eq!(answer_words(answer), answer.to_string());
        }
        assert_eq!(in_locale(Locale::French, || answer_words(Answer::Ill)), "malade");
    }
}
