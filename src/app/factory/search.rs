//! Finding a knob by the words that people have for it, beside those that stand on it.

use super::super::factory_words::{alteration_search, group_word, parameter_hint, parameter_name, search_words};
use crate::factory::{AlterationKind, Parameter};

/// Whether a knob is meant by what was typed.
///
/// Every word that was typed must be a part of the knob's words, or of other words for it, in the language of the window; the key of the knob and the words of its alteration on the command line are understood in every language.
pub fn is_found(parameter: &Parameter, typed: &str) -> bool {
    let typed = plain(typed);
    if typed.trim().is_empty() {
        return true;
    }
    let texts = [parameter_name(parameter), parameter.key.to_owned(), group_word(parameter.group), parameter_hint(parameter)];
    let own = plain(&texts.join(" "));
    let kind = parameter.group.alteration();
    let english = kind.map_or("", AlterationKind::synonyms);
    let other = plain(&[search_words(parameter), kind.map_or_else(String::new, alteration_search), english.to_owned()].join(" "));
    typed.split_whitespace().all(|word| own.contains(word) || other.split(' ').any(|known| known.starts_with(word)))
}

/// Lower case without accents, as people type who are in a hurry.
fn plain(text: &str) -> String {
    let letter = |letter: char| match letter {
        'à' | 'â' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'ù' | 'û' => 'u',
        'ç' => 'c',
        '\u{2019}' => '\'',
        other => other,
    };
    text.to_lowercase().chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Locale, in_locale};

    fn found(typed: &str) -> Vec<&'static str> {
        Parameter::all().iter().filter(|parameter| is_found(parameter, typed)).map(|parameter| parameter.key).collect()
    }

    #[test]
    fn everyday_words_find_the_knobs_that_do_it() {
        for (typed, key) in [
            ("size", "alterations.shrink_x"),
            ("size", "big.radius"),
            ("zoom", "alterations.shrink_y"),
            ("bright", "alterations.shade"),
            ("bright", "big.brightness"),
            ("dark", "alterations.shade"),
            ("grain", "alterations.noise_amplitude"),
            ("blur", "alterations.ghost_probability"),
            ("position", "alterations.move_x"),
            ("faded", "alterations.contrast_ratio"),
            ("how many", "a.big"),
            ("Grain", "alterations.noise_amplitude"),
        ] {
            assert!(found(typed).contains(&key), "\"{typed}\" finds {:?}", found(typed));
        }
        for kind in AlterationKind::ALL {
            for word in kind.synonyms().split(' ') {
                let finds = |key: &&str| Parameter::by_key(key).is_some_and(|found| found.group.alteration() == Some(kind));
                assert!(found(word).iter().any(finds), "\"{word}\" finds nothing of {kind:?}");
            }
        }
    }

    /// Words that somebody types who has never seen the list of knobs.
    const PLAIN: [&str; 16] = [
        "size",
        "bright",
        "dark",
        "zoom",
        "tilt",
        "mirror",
        "grain",
        "blur",
        "contrast",
        "position",
        "count",
        "often",
        "shape",
        "smooth",
        "number",
        "alteration",
    ];

    #[test]
    fn every_knob_is_found_by_a_plain_word() {
        for parameter in Parameter::all() {
            assert!(PLAIN.iter().any(|word| is_found(parameter, word)), "no plain word finds {}", parameter.key);
        }
    }

    #[test]
    fn a_knob_is_found_in_french_by_its_name_and_by_its_key() {
        in_locale(Locale::French, || {
            for (typed, key) in [
                ("bruit", "alterations.noise_amplitude"),
                ("flou", "alterations.ghost_probability"),
                ("frequences", "a.prior"),
                ("grosses tumeurs", "big.radius"),
                ("combien", "a.big"),
                ("noise_amplitude", "alterations.noise_amplitude"),
                ("grain", "alterations.noise_amplitude"),
            ] {
                assert!(found(typed).contains(&key), "\"{typed}\" finds {:?}", found(typed));
            }
            for parameter in Parameter::all() {
                for words in [&parameter_name(parameter), parameter.key] {
                    assert!(is_found(parameter, words), "\"{words}\" does not find {}", parameter.key);
                }
            }
        });
    }

    #[test]
    fn all_words_that_were_typed_must_fit_and_none_finds_all() {
        assert_eq!(found("tilt").len(), found("tilt angle").len());
        assert!(found("tilt mirror").is_empty());
        assert_eq!(found("").len(), Parameter::all().len());
        assert!(found("xyzzy").is_empty());
    }
}
