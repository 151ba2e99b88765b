//! The sentences of the bias lab: what advice did, in numbers and what they mean.

use super::super::models::NoModel;
use super::LabVoters;
use crate::app::number;
use crate::classroom::bias::{AdvisedCases, Arm, BiasReport, Changes, Gap, RIGHT_CASES, Share, Sign, WRONG_CASES};
use crate::worker::{Failure, NoLab, Tally};

/// The adviser of the program.
pub const SHIPPED_ADVISER: &str = "the program's adviser";

/// What every report says at its end.
pub const SHOWN_NOT_PROVED: &str = "Three wrong cases show, they do not prove: with other cases the pull could be another one.";

/// What the published study found, for comparison.
pub const STUDY: &str = "In a study with mammograms, readers of long experience were right in 82 % of the cases with right advice and in 45.5 % \
     of those with wrong advice; beginners in 80 % and in fewer than 20 % (Dratsch and others, Radiology 2023).";

/// The name of an arm.
pub fn arm_name(arm: Arm) -> &'static str {
    match arm {
        Arm::AdviceFirst => "Advice first",
        Arm::CommitFirst => "Commit first",
        Arm::WithEvidence => "With evidence",
    }
}

/// What happens in an arm.
pub fn arm_hint(arm: Arm) -> &'static str {
    match arm {
        Arm::AdviceFirst => "The advice stands beside the picture from the beginning.",
        Arm::CommitFirst => "Answer alone, then see the advice, then answer again.",
        Arm::WithEvidence => "The advice stands beside the picture, with an outline of where the machine looked.",
    }
}

/// A network that cannot advise.
pub fn no_adviser(reason: &NoModel) -> String {
    format!("No network can advise: {}. Choose the program's adviser", reason.words())
}

/// A search that found no lab.
pub fn no_lab(err: &NoLab) -> String {
    format!("No lab with this adviser: {err}")
}

/// A search that broke off.
pub fn interrupted(failure: &Failure) -> String {
    format!("The search was interrupted: {failure}. Begin again")
}

/// What people are told first after their last answer.
pub fn debrief(arm: Arm) -> Vec<String> {
    let mut told = vec![
        format!(
            "You saw {} cases twice: the same tumors in a head that was moved, scaled and toned in another way. Once you answered alone, \
             once beside the machine's advice. What differs between your two answers is what the advice did.",
            RIGHT_CASES + WRONG_CASES
        ),
        format!(
            "The machine is a network that learned for a short time only. Each answer is its own; the cases were chosen so that it was \
             right in {RIGHT_CASES} and wrong in {WRONG_CASES}. In the four pictures before them it was right."
        ),
    ];
    told.extend(match arm {
        Arm::AdviceFirst => None,
        Arm::CommitFirst => Some(
            "You answered before you saw the advice. In a study people who had to do so followed wrong advice less often \
             (Bu\u{e7}inca and others, CSCW 2021)."
                .to_owned(),
        ),
        Arm::WithEvidence => Some(
            "The outline held half of what spoke for the machine's answer. In a study such explanations protected people less from wrong \
             advice than answering alone first did (Bu\u{e7}inca and others, CSCW 2021)."
                .to_owned(),
        ),
    });
    told.push("Whoever followed wrong advice did what most people do.".to_owned());
    told
}

/// The pull in one line.
pub fn pull(pull: &Gap) -> String {
    match pull.value() {
        None => "Nobody answered the cases with wrong advice.".to_owned(),
        Some(value) => format!("Pull of wrong advice: {} points", points(value)),
    }
}

/// Where the pull comes from, with its interval.
pub fn pull_in_full(pull: &Gap) -> String {
    let (low, high) = pull.interval();
    format!(
        "Votes for the machine's wrong answer: {} with advice, {} alone. With a confidence of 95 % or more the pull lies between {} and {} points.",
        of(pull.with),
        of(pull.without),
        points(low),
        points(high)
    )
}

/// What the interval of the pull means.
pub fn meaning(pull: &Gap, voters: LabVoters) -> &'static str {
    match (pull.sign(), voters) {
        (Sign::More, _) => "The interval lies above zero: here wrong advice drew votes to the wrong answer.",
        (Sign::Less, _) => "The interval lies below zero: here wrong advice drew votes away from its answer.",
        (Sign::Open, LabVoters::Person) => {
            "Zero lies within the interval: three answers of one person are too few to tell a pull from chance."
        }
        (Sign::Open, LabVoters::Class) => "Zero lies within the interval: a difference like this comes by chance as well.",
    }
}

/// What became of right answers between the twins.
pub fn kept_and_lost(cases: &AdvisedCases, voters: LabVoters) -> String {
    let Changes { kept, lost, won, .. } = cases.twins;
    let (at_most, at_least) = bounds(voters);
    format!(
        "Right alone {}: with advice {at_most}{} stayed right and {at_least}{} were lost. Wrong alone {}: {at_least}{} became right.",
        number::grouped(kept.of),
        kept.votes,
        lost.votes,
        number::grouped(won.of),
        won.votes
    )
}

/// What changed between the answer before the advice and the one after it.
pub fn changed(changes: &Changes, voters: LabVoters) -> String {
    let (_, at_least) = bounds(voters);
    format!(
        "After the advice {at_least}{} changed; {at_least}{} went over to the machine's answer; {at_least}{} right ones were given up.",
        of(changes.changed),
        of(changes.joined),
        of(changes.lost)
    )
}

/// Why a class reads "at least".
pub const HANDS_ARE_COUNTED: &str = "Hands are counted, and people have no names: two who change places are not seen. So changes are the least that must have happened.";

/// What the report leaves out, where it does.
pub fn left_out(report: &BiasReport) -> Option<String> {
    (report.unpaired > 0).then(|| format!("{} cases were answered only once and are left out.", report.unpaired))
}

/// How good the adviser is, and how many pictures were looked through for the cases.
pub fn adviser(name: &str, measured: Tally, looked_through: usize) -> String {
    let right = of(Share { votes: measured.right, of: measured.pictures });
    format!("Adviser: {name}. It is right in {right} pictures like these. {looked_through} were looked through for the cases.")
}

/// A share in percent with its numbers: "7 of 12 (58 %)".
pub fn of(share: Share) -> String {
    match share.value() {
        None => "no votes".to_owned(),
        Some(value) => format!("{} of {} ({:.0} %)", number::grouped(share.votes), number::grouped(share.of), 100.0 * value),
    }
}

/// A difference of shares in points: "+42".
pub fn points(value: f64) -> String {
    if (100.0 * value).round() == 0.0 { "0".to_owned() } else { number::signed(100.0 * value, 0) }
}

fn bounds(voters: LabVoters) -> (&'static str, &'static str) {
    match voters {
        LabVoters::Person => ("", ""),
        LabVoters::Class => ("at most ", "at least "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(votes: u64, of: u64) -> Share {
        Share { votes, of }
    }

    #[test]
    fn the_pull_is_said_with_its_numbers_and_what_it_means() {
        let strong = Gap { with: share(60, 90), without: share(12, 90) };
        assert_eq!(pull(&strong), "Pull of wrong advice: +53 points");
        let full = pull_in_full(&strong);
        assert!(full.contains("60 of 90 (67 %) with advice, 12 of 90 (13 %) alone"), "{full}");
        assert!(meaning(&strong, LabVoters::Class).contains("above zero"));
        let none = Gap { with: share(1, 3), without: share(1, 3) };
        assert_eq!(pull(&none), "Pull of wrong advice: 0 points");
        assert!(meaning(&none, LabVoters::Person).contains("too few"));
        assert_eq!(pull(&Gap::default()), "Nobody answered the cases with wrong advice.");
        assert_eq!((points(-0.256), points(-0.001), points(1.0)), ("\u{2212}26".to_owned(), "0".to_owned(), "+100".to_owned()));
    }

    #[test]
    fn one_person_is_told_what_happened_and_a_class_what_must_have() {
        let twins = Changes { kept: share(6, 15), lost: share(9, 15), won: share(1, 9), ..Changes::default() };
        let cases = AdvisedCases { twins, ..AdvisedCases::default() };
        let person = kept_and_lost(&cases, LabVoters::Person);
        assert_eq!(person, "Right alone 15: with advice 6 stayed right and 9 were lost. Wrong alone 9: 1 became right.");
        assert!(kept_and_lost(&cases, LabVoters::Class).contains("with advice at most 6 stayed right and at least 9 were lost"));
    }

    #[test]
    fn every_arm_has_words_and_a_debrief_of_its_own() {
        for arm in Arm::ALL {
            assert!(!arm_name(arm).is_empty() && !arm_hint(arm).is_empty());
            assert!(debrief(arm).len() >= 3);
        }
        assert_ne!(debrief(Arm::AdviceFirst), debrief(Arm::CommitFirst));
    }
}
