//! The words of each knob.

use crate::factory::Parameter;
use crate::words::{Text, Words, words};

/// The words of a knob.
struct Row {
    /// The key of the knob.
    key: &'static str,
    /// What people call it, within its group.
    name: Text,
    /// What it does to the picture, in one sentence.
    hint: Text,
    /// What it is called away from its group.
    full: Text,
    /// What its value in one picture is called, where a hand can change that.
    picture: Option<Text>,
}

const fn row(key: &'static str, name: Text, hint: Text, full: Text) -> Row {
    Row { key, name, hint, full, picture: None }
}

impl Row {
    const fn in_picture(self, picture: Text) -> Self {
        Self { picture: Some(picture), ..self }
    }
}

/// All knobs, in the order of [`Parameter::all`].
static ROWS: [Row; 54] = [
    row(
        "small.area_radius",
        Words::parameter_small_area_radius,
        Words::parameter_small_area_radius_hint,
        Words::parameter_small_area_radius_full,
    ),
    row("small.radius", Words::parameter_small_radius, Words::parameter_small_radius_hint, Words::parameter_small_radius_full),
    row("small.discs", Words::parameter_small_discs, Words::parameter_small_discs_hint, Words::parameter_small_discs_full),
    row(
        "small.brightness",
        Words::parameter_small_brightness,
        Words::parameter_small_brightness_hint,
        Words::parameter_small_brightness_full,
    ),
    row(
        "medium.area_radius",
        Words::parameter_medium_area_radius,
        Words::parameter_medium_area_radius_hint,
        Words::parameter_medium_area_radius_full,
    ),
    row(
        "medium.radius",
        Words::parameter_medium_radius,
        Words::parameter_medium_radius_hint,
        Words::parameter_medium_radius_full,
    ),
    row("medium.discs", Words::parameter_medium_discs, Words::parameter_medium_discs_hint, Words::parameter_medium_discs_full),
    row(
        "medium.brightness",
        Words::parameter_medium_brightness,
        Words::parameter_medium_brightness_hint,
        Words::parameter_medium_brightness_full,
    ),
    row(
        "big.area_radius",
        Words::parameter_big_area_radius,
        Words::parameter_big_area_radius_hint,
        Words::parameter_big_area_radius_full,
    ),
    row("big.radius", Words::parameter_big_radius, Words::parameter_big_radius_hint, Words::parameter_big_radius_full),
    row("big.discs", Words::parameter_big_discs, Words::parameter_big_discs_hint, Words::parameter_big_discs_full),
    row(
        "big.brightness",
        Words::parameter_big_brightness,
        Words::parameter_big_brightness_hint,
        Words::parameter_big_brightness_full,
    ),
    row("a.big", Words::parameter_a_big, Words::parameter_a_big_hint, Words::parameter_a_big_full),
    row("a.medium", Words::parameter_a_medium, Words::parameter_a_medium_hint, Words::parameter_a_medium_full),
    row("a.small", Words::parameter_a_small, Words::parameter_a_small_hint, Words::parameter_a_small_full),
    row("b.big", Words::parameter_b_big, Words::parameter_b_big_hint, Words::parameter_b_big_full),
    row("b.medium", Words::parameter_b_medium, Words::parameter_b_medium_hint, Words::parameter_b_medium_full),
    row("b.small", Words::parameter_b_small, Words::parameter_b_small_hint, Words::parameter_b_small_full),
    row("c.big", Words::parameter_c_big, Words::parameter_c_big_hint, Words::parameter_c_big_full),
    row("c.medium", Words::parameter_c_medium, Words::parameter_c_medium_hint, Words::parameter_c_medium_full),
    row("c.small", Words::parameter_c_small, Words::parameter_c_small_hint, Words::parameter_c_small_full),
    row("a.prior", Words::parameter_a_prior, Words::parameter_a_prior_hint, Words::parameter_a_prior_full),
    row("b.prior", Words::parameter_b_prior, Words::parameter_b_prior_hint, Words::parameter_b_prior_full),
    row("c.prior", Words::parameter_c_prior, Words::parameter_c_prior_hint, Words::parameter_c_prior_full),
    row(
        "healthy_prior",
        Words::parameter_healthy_prior,
        Words::parameter_healthy_prior_hint,
        Words::parameter_healthy_prior_full,
    ),
    row(
        "scale_with_region",
        Words::parameter_scale_with_region,
        Words::parameter_scale_with_region_hint,
        Words::parameter_scale_with_region,
    ),
    row(
        "half_disc_centres",
        Words::parameter_half_disc_centres,
        Words::parameter_half_disc_centres_hint,
        Words::parameter_half_disc_centres,
    ),
    row("mark.a", Words::parameter_mark_a, Words::parameter_mark_a_hint, Words::parameter_mark_a_full),
    row("mark.b", Words::parameter_mark_b, Words::parameter_mark_b_hint, Words::parameter_mark_b_full),
    row("mark.c", Words::parameter_mark_c, Words::parameter_mark_c_hint, Words::parameter_mark_c_full),
    row("mark.z", Words::parameter_mark_z, Words::parameter_mark_z_hint, Words::parameter_mark_z_full),
    row("alterations.switches.flip", Words::alteration_flip, Words::alteration_flip_hint, Words::alteration_flip),
    row("alterations.switches.rotate", Words::alteration_rotate, Words::alteration_rotate_hint, Words::alteration_rotate),
    row("alterations.switches.shrink", Words::alteration_shrink, Words::alteration_shrink_hint, Words::alteration_shrink),
    row("alterations.switches.shift", Words::alteration_move, Words::alteration_move_hint, Words::alteration_move),
    row(
        "alterations.switches.ghost_blur",
        Words::alteration_ghost_blur,
        Words::alteration_ghost_blur_hint,
        Words::alteration_ghost_blur,
    ),
    row("alterations.switches.contrast", Words::alteration_contrast, Words::alteration_contrast_hint, Words::alteration_contrast),
    row("alterations.switches.shade", Words::alteration_shade, Words::alteration_shade_hint, Words::alteration_shade),
    row("alterations.switches.noise", Words::alteration_noise, Words::alteration_noise_hint, Words::alteration_noise),
    row(
        "alterations.flip.probability",
        Words::parameter_flip_probability,
        Words::parameter_flip_probability_hint,
        Words::parameter_flip_probability_full,
    )
    .in_picture(Words::parameter_flip_probability_picture),
    row(
        "alterations.rotate.degrees",
        Words::parameter_rotate_degrees,
        Words::parameter_rotate_degrees_hint,
        Words::parameter_rotate_degrees_full,
    )
    .in_picture(Words::parameter_rotate_degrees_picture),
    row("alterations.shrink_x", Words::parameter_shrink_x, Words::parameter_shrink_x_hint, Words::parameter_shrink_x_full)
        .in_picture(Words::parameter_shrink_x_picture),
    row("alterations.shrink_y", Words::parameter_shrink_y, Words::parameter_shrink_y_hint, Words::parameter_shrink_y_full)
        .in_picture(Words::parameter_shrink_y_picture),
    row("alterations.resampling", Words::parameter_resampling, Words::parameter_resampling_hint, Words::parameter_resampling),
    row("alterations.move_x", Words::parameter_move_x, Words::parameter_move_x_hint, Words::parameter_move_x_full)
        .in_picture(Words::parameter_move_x_picture),
    row("alterations.move_y", Words::parameter_move_y, Words::parameter_move_y_hint, Words::parameter_move_y_full)
        .in_picture(Words::parameter_move_y_picture),
    row(
        "alterations.ghost_probability",
        Words::parameter_ghost_probability,
        Words::parameter_ghost_probability_hint,
        Words::parameter_ghost_probability_full,
    )
    .in_picture(Words::parameter_ghost_probability_picture),
    row("alterations.ghost_x", Words::parameter_ghost_x, Words::parameter_ghost_x_hint, Words::parameter_ghost_x_full)
        .in_picture(Words::parameter_ghost_x_picture),
    row("alterations.ghost_y", Words::parameter_ghost_y, Words::parameter_ghost_y_hint, Words::parameter_ghost_y_full)
        .in_picture(Words::parameter_ghost_y_picture),
    row(
        "alterations.ghost_share",
        Words::parameter_ghost_share,
        Words::parameter_ghost_share_hint,
        Words::parameter_ghost_share_full,
    )
    .in_picture(Words::parameter_ghost_share_picture),
    row(
        "alterations.contrast_ratio",
        Words::parameter_contrast_ratio,
        Words::parameter_contrast_ratio_hint,
        Words::parameter_contrast_ratio,
    )
    .in_picture(Words::parameter_contrast_ratio_picture),
    row(
        "alterations.contrast_centre",
        Words::parameter_contrast_centre,
        Words::parameter_contrast_centre_hint,
        Words::parameter_contrast_centre,
    )
    .in_picture(Words::parameter_contrast_centre_picture),
    row("alterations.shade", Words::parameter_shade, Words::parameter_shade_hint, Words::parameter_shade_full)
        .in_picture(Words::parameter_shade_picture),
    row(
        "alterations.noise_amplitude",
        Words::parameter_noise_amplitude,
        Words::parameter_noise_amplitude_hint,
        Words::parameter_noise_amplitude_full,
    )
    .in_picture(Words::parameter_noise_amplitude_picture),
];

fn row_of(parameter: &Parameter) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.key == parameter.key)
}

/// What people call a knob within its group, as in "Amplitude".
pub fn parameter_name(parameter: &Parameter) -> String {
    row_of(parameter).map_or_else(|| parameter.name.to_owned(), |row| (row.name)(words()))
}

/// What a knob does to the picture, in one sentence.
pub fn parameter_hint(parameter: &Parameter) -> String {
    row_of(parameter).map_or_else(|| parameter.hint.to_owned(), |row| (row.hint)(words()))
}

/// What a knob is called away from its group, as in "Noise amplitude".
pub fn knob_words(parameter: &Parameter) -> String {
    row_of(parameter).map_or_else(|| parameter.name.to_owned(), |row| (row.full)(words()))
}

/// What the value of a knob is called in one picture, where a hand can change it: no distribution is meant.
pub fn picture_value_name(parameter: &Parameter) -> Option<String> {
    let in_picture = parameter.in_picture?;
    let picture = row_of(parameter).and_then(|row| row.picture);
    Some(picture.map_or_else(|| in_picture.name.to_owned(), |picture| picture(words())))
}

/// The unit of a knob's values; empty where there is none.
pub fn parameter_unit(parameter: &Parameter) -> String {
    let words = words();
    match parameter.unit {
        "px" => words.parameter_unit_px(),
        "discs" => words.parameter_unit_discs(),
        "levels" => words.parameter_unit_levels(),
        "tumors" => words.parameter_unit_tumors(),
        "weight" => words.parameter_unit_weight(),
        "share" => words.parameter_unit_share(),
        "ratio" => words.parameter_unit_ratio(),
        "degrees" => words.parameter_unit_degrees(),
        other => other.to_owned(),
    }
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
        assert_eq!(ROWS.len(), Parameter::all().len());
        for parameter in Parameter::all() {
            assert!(row_of(parameter).is_some(), "{} has no words", parameter.key);
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
