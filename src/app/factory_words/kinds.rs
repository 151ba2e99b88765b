//! The words of the kinds of things: groups of knobs, alterations, stages, distributions.

use super::parameters::{ALTERATION, SWITCHES};
use crate::factory::{AlterationKind, DistributionKind, Parameter, ParameterGroup, Stage};
use crate::words::{attribute_of, text_of, words};

/// What people call a group of knobs.
pub fn group_word(group: ParameterGroup) -> String {
    let words = words();
    match group {
        ParameterGroup::Small => words.parameter_group_small(),
        ParameterGroup::Medium => words.parameter_group_medium(),
        ParameterGroup::Big => words.parameter_group_big(),
        ParameterGroup::SyndromeA => words.parameter_group_syndrome_a(),
        ParameterGroup::SyndromeB => words.parameter_group_syndrome_b(),
        ParameterGroup::SyndromeC => words.parameter_group_syndrome_c(),
        ParameterGroup::Priors => words.parameter_group_priors(),
        ParameterGroup::Region => words.parameter_group_region(),
        ParameterGroup::Mark => words.parameter_group_mark(),
        ParameterGroup::Alteration(kind) => alteration_word(kind),
    }
}

/// What people call an alteration.
pub fn alteration_word(kind: AlterationKind) -> String {
    text_of(ALTERATION, switch_name(kind)).unwrap_or_else(|| kind.word().to_owned())
}

/// Other words by which people search the knobs of an alteration: lower case, separated by spaces.
pub fn alteration_search(kind: AlterationKind) -> String {
    attribute_of(ALTERATION, switch_name(kind), "search").unwrap_or_else(|| kind.synonyms().to_owned())
}

/// The name of the switch of an alteration in a recipe: its first knob.
fn switch_name(kind: AlterationKind) -> &'static str {
    let switch = Parameter::all().iter().find(|parameter| parameter.group.alteration() == Some(kind));
    switch.and_then(|switch| switch.key.strip_prefix(SWITCHES)).unwrap_or_default()
}

/// What people call a stage of a specimen.
pub fn stage_word(stage: Stage) -> String {
    match stage {
        Stage::Base => words().stage_base(),
        Stage::Tumors => words().stage_tumors(),
        Stage::After(kind) => alteration_word(kind),
        Stage::Mark => words().stage_mark(),
    }
}

/// What people call a kind of distribution.
pub fn distribution_word(kind: DistributionKind) -> String {
    let words = words();
    match kind {
        DistributionKind::Fixed => words.distribution_fixed(),
        DistributionKind::Uniform => words.distribution_uniform(),
        DistributionKind::UniformCut => words.distribution_uniform_cut(),
        DistributionKind::Normal => words.distribution_normal(),
        DistributionKind::HalfNormal => words.distribution_half_normal(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Locale, in_locale};

    /// Texts that are the same in English and in French.
    const EQUAL: [&str; 3] = ["Syndrome A", "Syndrome B", "Syndrome C"];

    fn check(text: &dyn Fn() -> String, wanted: &str) {
        assert_eq!(text(), wanted);
        let french = in_locale(Locale::French, text);
        assert!(french != wanted || EQUAL.contains(&wanted), "{wanted} is {french} in French");
    }

    #[test]
    fn everything_has_words_and_english_ones_are_those_of_the_command_line() {
        for group in ParameterGroup::all() {
            check(&|| group_word(group), group.word());
        }
        for kind in AlterationKind::ALL {
            check(&|| alteration_word(kind), kind.word());
            check(&|| alteration_search(kind), kind.synonyms());
            check(&|| stage_word(Stage::After(kind)), Stage::After(kind).word());
        }
        for stage in [Stage::Base, Stage::Tumors, Stage::Mark] {
            check(&|| stage_word(stage), stage.word());
        }
        for kind in DistributionKind::ALL {
            check(&|| distribution_word(kind), kind.word());
        }
    }
}
