//! Specimens in words.

use crate::factory::{Outline, Plan, Syndrome, TumorSize};

/// What to look for in a class.
pub fn description(class: Syndrome) -> &'static str {
    match class {
        Syndrome::A => "1\u{2013}2 big tumors, up to 2 medium",
        Syndrome::B => "4\u{2013}8 medium tumors, up to 3 small",
        Syndrome::C => "20\u{2013}48 small tumors",
        Syndrome::Z => "healthy: no tumor",
    }
}

/// What a specimen has, and how many of its tumors lie outside the picture.
pub fn findings_in_picture(plan: &Plan, outlines: &[Outline]) -> String {
    match outlines.iter().filter(|outline| outline.lines.is_empty()).count() {
        0 => findings(plan),
        outside => format!("{} ({outside} outside)", findings(plan)),
    }
}

/// What a specimen has, as in "2 big and 1 medium tumor".
pub fn findings(plan: &Plan) -> String {
    let counts = TumorSize::BIG_FIRST.map(|size| (plan.count(size), size.word()));
    let parts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    let plural = counts.iter().rfind(|(count, _)| *count > 0).is_some_and(|(count, _)| *count > 1);
    match parts.split_last() {
        None => "no tumor at all".to_owned(),
        Some((last, [])) => format!("{last} tumor{}", if plural { "s" } else { "" }),
        Some((last, rest)) => format!("{} and {last} tumor{}", rest.join(", "), if plural { "s" } else { "" }),
    }
}
