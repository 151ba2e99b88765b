//! The knobs of "what if", in words.

use crate::factory::alteration::WhatIf;
use crate::words::words;

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
    use crate::factory::Alterations;
    use crate::words::{Locale, in_locale};

    #[test]
    fn every_knob_of_what_if_has_a_word_in_every_language() {
        for knob in Alterations::what_if() {
            assert_eq!(what_if_word(knob), knob.name);
            assert_ne!(in_locale(Locale::French, || what_if_word(knob)), knob.name);
        }
    }
}
