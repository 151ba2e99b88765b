//! Specimens, and what was said of them, in words.

use crate::app::answer_words;
use crate::factory::{Outline, Plan, Syndrome, TumorSize};
use crate::network::Answer;
use crate::words::words;

/// What to look for in a class.
pub fn description(class: Syndrome) -> String {
    match class {
        Syndrome::A => words().answer_describe_a(),
        Syndrome::B => words().answer_describe_b(),
        Syndrome::C => words().answer_describe_c(),
        Syndrome::Z => words().answer_describe_z(),
    }
}

/// What the person said of a picture, and whether it is right.
pub fn you_said(class: Syndrome, is_right: bool) -> String {
    let said = class.to_string();
    if is_right { words().play_you_right(said) } else { words().play_you_wrong(said) }
}

/// What the machine said of a picture, and whether it is right.
pub fn machine_said(answer: Answer, is_right: bool) -> String {
    let said = answer_words(answer);
    if is_right { words().play_machine_right(said) } else { words().play_machine_wrong(said) }
}

/// What a specimen has, and how many of its tumors lie outside the picture.
pub fn findings_in_picture(plan: &Plan, outlines: &[Outline]) -> String {
    match outlines.iter().filter(|outline| outline.lines.is_empty()).count() {
        0 => findings(plan),
        outside => words().answer_found_and_outside(findings(plan), outside.to_string()),
    }
}

/// What a specimen has, as in "2 big and 1 medium tumor".
pub fn findings(plan: &Plan) -> String {
    let [big, medium, small] = TumorSize::BIG_FIRST.map(|size| plan.count(size));
    let shown = |count: usize| count.to_string();
    let words = words();
    match (big, medium, small) {
        (0, 0, 0) => words.answer_no_tumor(),
        (_, 0, 0) => words.answer_only_big(big, shown(big)),
        (0, _, 0) => words.answer_only_medium(medium, shown(medium)),
        (0, 0, _) => words.answer_only_small(small, shown(small)),
        (0, _, _) => {
            let (first, last) = (words.answer_first_medium(medium, shown(medium)), words.answer_last_small(small, shown(small)));
            words.answer_two_sizes(first, last)
        }
        (_, _, 0) => {
            let (first, last) = (words.answer_first_big(big, shown(big)), words.answer_last_medium(medium, shown(medium)));
            words.answer_two_sizes(first, last)
        }
        (_, 0, _) => {
            let (first, last) = (words.answer_first_big(big, shown(big)), words.answer_last_small(small, shown(small)));
            words.answer_two_sizes(first, last)
        }
        (_, _, _) => words.answer_three_sizes(
            words.answer_first_big(big, shown(big)),
            words.answer_middle_medium(medium, shown(medium)),
            words.answer_last_small(small, shown(small)),
        ),
    }
}
