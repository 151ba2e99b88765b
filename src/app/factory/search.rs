//! Finding a knob by the words that people have for it, beside those that stand on it.

use crate::factory::{AlterationKind, Parameter};

/// Other words for knobs: the start of their keys, and the words, lower case, separated by spaces. Those of an alteration stand in its
/// own file.
const WORDS: [(&str, &str); 13] = [
    ("small.", "tiny little spot"),
    ("medium.", "middle spot"),
    ("big.", "large huge spot"),
    ("small.area_radius medium.area_radius big.area_radius", "size spread shape width"),
    ("small.radius medium.radius big.radius", "size large diameter"),
    ("small.discs medium.discs big.discs", "size count number shape ragged"),
    ("small.brightness medium.brightness big.brightness", "bright light intensity strength visible faint"),
    ("a.big a.medium a.small b.big b.medium b.small c.big c.medium c.small", "count number many how amount lesion"),
    ("a.prior b.prior c.prior healthy_prior", "frequency often chance probability share balance class"),
    ("scale_with_region", "size grow area"),
    ("half_disc_centres", "2019 spread scatter shape position place half"),
    ("alterations.resampling", "smooth blocky pixel interpolation scale"),
    ("alterations.", "alteration change"),
];

/// Whether a knob is meant by what was typed: every word of it is a part of the knob's words, or of other words for it.
pub fn is_found(parameter: &Parameter, typed: &str) -> bool {
    let own = format!("{} {} {} {}", parameter.name, parameter.key, parameter.group.word(), parameter.hint).to_lowercase();
    let belongs = |starts: &str| starts.split(' ').any(|start| parameter.key.starts_with(start));
    let of_alteration = parameter.group.alteration().map_or("", AlterationKind::synonyms);
    let lines = || WORDS.iter().filter(|(starts, _)| belongs(starts)).map(|(_, words)| *words).chain([of_alteration]);
    let other = || lines().flat_map(|words| words.split(' '));
    typed.to_lowercase().split_whitespace().all(|word| own.contains(word) || other().any(|known| known.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn every_line_of_the_table_is_about_a_knob() {
        for (starts, words) in WORDS {
            let starts_a_key = |start: &str| Parameter::all().iter().any(|parameter| parameter.key.starts_with(start));
            assert!(starts.split(' ').any(starts_a_key), "no knob for \"{words}\"");
            assert_eq!(words, words.to_lowercase());
        }
    }

    #[test]
    fn all_words_that_were_typed_must_fit_and_none_finds_all() {
        assert_eq!(found("tilt").len(), found("tilt angle").len());
        assert!(found("tilt mirror").is_empty());
        assert_eq!(found("").len(), Parameter::all().len());
        assert!(found("xyzzy").is_empty());
    }
}
