//! The words of each knob.

use crate::factory::Parameter;
use crate::words::{Text, Words, attribute_of, text_of, words};

/// The family of the messages of alterations, in `assets/words/*/parameters.ftl`; the rest of the key is the name of the switch.
pub(super) const ALTERATION: &str = "alteration";
/// What stands before the name of a switch in its key.
pub(super) const SWITCHES: &str = "alterations.switches.";

/// The family of a knob's message, and what of its key is in the message: the switch of an alteration is called as the alteration.
fn message(parameter: &Parameter) -> (&'static str, &'static str) {
    parameter.key.strip_prefix(SWITCHES).map_or(("parameter", parameter.key), |switch| (ALTERATION, switch))
}

fn attribute(parameter: &Parameter, attribute: &str) -> Option<String> {
    let (family, key) = message(parameter);
    attribute_of(family, key, attribute)
}

/// What people call a knob within its group, as in "Amplitude".
pub fn parameter_name(parameter: &Parameter) -> String {
    let (family, key) = message(parameter);
    text_of(family, key).unwrap_or_else(|| parameter.name.to_owned())
}

/// What a knob does to the picture, in one sentence.
pub fn parameter_hint(parameter: &Parameter) -> String {
    attribute(parameter, "hint").unwrap_or_else(|| parameter.hint.to_owned())
}

/// What a knob is called away from its group, as in "Noise amplitude"; some names say all as they are.
pub fn knob_words(parameter: &Parameter) -> String {
    attribute(parameter, "full").unwrap_or_else(|| parameter_name(parameter))
}

/// What the value of a knob is called in one picture, where a hand can change it: no distribution is meant.
pub fn picture_value_name(parameter: &Parameter) -> Option<String> {
    let in_picture = parameter.in_picture?;
    Some(attribute(parameter, "picture").unwrap_or_else(|| in_picture.name.to_owned()))
}

/// The unit of a knob's values; empty where there is none.
pub fn parameter_unit(parameter: &Parameter) -> String {
    text_of("parameter-unit", parameter.unit).unwrap_or_default()
}

/// Other words by which people search knobs: the starts of their keys, and the words, lower case, separated by spaces. Those of an
/// alteration are [`super::alteration_search`].
static SEARCH: [(&[&str], Text); 13] = [
    (&["small."], Words::parameter_search_small),
    (&["medium."], Words::parameter_search_medium),
    (&["big."], Words::parameter_search_big),
    (&["small.area_radius", "medium.area_radius", "big.area_radius"], Words::parameter_search_area_radius),
    (&["small.radius", "medium.radius", "big.radius"], Words::parameter_search_radius),
    (&["small.discs", "medium.discs", "big.discs"], Words::parameter_search_discs),
    (&["small.brightness", "medium.brightness", "big.brightness"], Words::parameter_search_brightness),
    (
        &["a.big", "a.medium", "a.small", "b.big", "b.medium", "b.small", "c.big", "c.medium", "c.small"],
        Words::parameter_search_count,
    ),
    (&["a.prior", "b.prior", "c.prior", "healthy_prior"], Words::parameter_search_prior),
    (&["scale_with_region"], Words::parameter_search_scale),
    (&["half_disc_centres"], Words::parameter_search_half),
    (&["alterations.resampling"], Words::parameter_search_resampling),
    (&["alterations."], Words::parameter_search_alteration),
];

/// Other words by which people search a knob, beside those that stand on it and those of its alteration.
pub fn search_words(parameter: &Parameter) -> String {
    let is_meant = |starts: &[&str]| starts.iter().any(|start| parameter.key.starts_with(start));
    let lines: Vec<String> = SEARCH.iter().filter(|(starts, _)| is_meant(starts)).map(|(_, text)| text(words())).collect();
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Locale, in_locale};

    /// Texts that are the same in English and in French.
    const EQUAL: [&str; 6] = ["A", "B", "C", "Angle", "Amplitude", "px"];

    #[test]
    fn every_knob_has_words_and_english_ones_are_those_of_the_command_line() {
        for parameter in Parameter::all() {
            assert_eq!(parameter_name(parameter), parameter.name);
            assert_eq!(parameter_hint(parameter), parameter.hint);
            assert_eq!(parameter_unit(parameter), parameter.unit);
            assert_eq!(picture_value_name(parameter).as_deref(), parameter.in_picture.map(|value| value.name));
            let texts: [fn(&Parameter) -> String; 5] =
                [parameter_name, parameter_hint, parameter_unit, knob_words, |one| picture_value_name(one).unwrap_or_default()];
            for text in texts {
                let (english, french) = (text(parameter), in_locale(Locale::French, || text(parameter)));
                assert!(english != french || english.is_empty() || EQUAL.contains(&&*english), "{}: {english}", parameter.key);
            }
        }
    }

    #[test]
    fn a_knob_away_from_its_group_is_called_by_both_and_contrast_only_once() {
        let words = |key: &str| Parameter::by_key(key).map(knob_words);
        assert_eq!(words("alterations.noise_amplitude").unwrap(), "Noise amplitude");
        assert_eq!(words("alterations.contrast_ratio").unwrap(), "Contrast ratio");
        assert_eq!(words("alterations.contrast_centre").unwrap(), "Contrast centre");
        assert_eq!(words("small.radius").unwrap(), "Small tumors disc radius");
        for parameter in Parameter::all() {
            assert_eq!(parameter.in_full, parameter.name.starts_with(parameter.group.word()), "{}", parameter.key);
            assert!(!parameter.in_full || knob_words(parameter) == parameter.name, "{}", parameter.key);
        }
    }

    #[test]
    fn no_two_knobs_that_are_chosen_from_a_list_have_the_same_words() {
        for locale in Locale::ALL {
            in_locale(locale, || {
                let swept: Vec<&Parameter> =
                    Parameter::all().iter().filter(|one| super::super::super::can_be_swept(one)).collect();
                let words: std::collections::BTreeSet<String> = swept.iter().map(|one| knob_words(one)).collect();
                assert_eq!(words.len(), swept.len());
            });
        }
    }

    #[test]
    fn every_line_of_the_search_is_about_a_knob() {
        for locale in Locale::ALL {
            for (starts, text) in &SEARCH {
                let words = in_locale(locale, || text(words()));
                let starts_a_key = |start: &&str| Parameter::all().iter().any(|parameter| parameter.key.starts_with(start));
                assert!(starts.iter().all(starts_a_key), "no knob for \"{words}\"");
                assert_eq!(words, words.to_lowercase());
            }
        }
    }
}
