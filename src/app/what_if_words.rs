//! The knobs of "what if", in words.

use crate::factory::alteration::WhatIf;
use crate::words::text_of;

/// The word beside a knob of "what if".
pub fn what_if_word(knob: &WhatIf) -> String {
    text_of("what-if", knob.name).unwrap_or_else(|| knob.name.to_owned())
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
