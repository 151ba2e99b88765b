//! The sentences of the bias lab: what advice did, in numbers and what they mean.

use super::super::InWords as _;
use super::super::models::NoModel;
use super::LabVoters;
use crate::app::number::{self, grouped};
use crate::classroom::bias::{
    AdvisedCases, Arm, BiasReport, Changes, Gap, QuotaError, RIGHT_CASES, Share, Sign, WARM_UP_ROUNDS, WRONG_CASES,
};
use crate::words::words;
use crate::worker::{Failure, NoLab, Tally};

/// The adviser of the program, in the log.
pub const SHIPPED_ADVISER: &str = "the program's adviser";

/// What every report says at its end.
pub fn shown_not_proved() -> String {
    words().bias_shown_not_proved()
}

/// The name of an arm.
pub fn arm_name(arm: Arm) -> String {
    match arm {
        Arm::AdviceFirst => words().bias_advice_first(),
        Arm::CommitFirst => words().bias_commit_first(),
        Arm::WithEvidence => words().bias_with_evidence(),
    }
}

/// What happens in an arm.
pub fn arm_hint(arm: Arm) -> String {
    match arm {
        Arm::AdviceFirst => words().bias_advice_first_hint(),
        Arm::CommitFirst => words().bias_commit_first_hint(),
        Arm::WithEvidence => words().bias_with_evidence_hint(),
    }
}

/// A network that cannot advise.
pub fn no_adviser(reason: &NoModel) -> String {
    words().bias_no_adviser(reason.words())
}

/// A search that found no lab.
pub fn no_lab(err: &NoLab) -> String {
    let reason = match err {
        NoLab::Quota(err) => too_few(err),
        NoLab::IllOrHealthy => words().bias_ill_or_healthy(),
        NoLab::Job(err) => err.in_words(),
    };
    words().bias_no_lab(reason)
}

/// Why an adviser has no cases for a lab, as the end of a sentence.
fn too_few(err: &QuotaError) -> String {
    let count = |count: usize| grouped(count as u64);
    match *err {
        QuotaError::TooFewWrong { wrong, looked_through } => {
            words().bias_too_few_wrong(count(wrong), count(looked_through), count(WRONG_CASES))
        }
        QuotaError::TooFewRight { right, looked_through } => {
            words().bias_too_few_right(count(right), count(looked_through), count(WARM_UP_ROUNDS + RIGHT_CASES))
        }
    }
}

/// A search that broke off.
pub fn interrupted(failure: &Failure) -> String {
    words().bias_interrupted(failure.in_words())
}

/// What people are told first after their last answer.
pub fn debrief(arm: Arm) -> Vec<String> {
    let words = words();
    let mut told = vec![
        words.bias_told_twice((RIGHT_CASES + WRONG_CASES).to_string()),
        words.bias_told_machine(RIGHT_CASES.to_string(), WRONG_CASES.to_string()),
    ];
    told.extend(match arm {
        Arm::AdviceFirst => None,
        Arm::CommitFirst => Some(words.bias_told_commit()),
        Arm::WithEvidence => Some(words.bias_told_evidence()),
    });
    told.push(words.bias_told_most());
    told
}

/// The pull in one line.
pub fn pull(pull: &Gap) -> String {
    pull.value().map_or_else(|| words().bias_no_pull(), |value| words().bias_pull(points(value)))
}

/// Where the pull comes from, with its interval.
pub fn pull_in_full(pull: &Gap) -> String {
    let (low, high) = pull.interval();
    words().bias_pull_in_full(of(pull.with), of(pull.without), points(low), points(high))
}

/// What the interval of the pull means.
pub fn meaning(pull: &Gap, voters: LabVoters) -> String {
    match (pull.sign(), voters) {
        (Sign::More, _) => words().bias_means_more(),
        (Sign::Less, _) => words().bias_means_less(),
        (Sign::Open, LabVoters::Person) => words().bias_means_open_person(),
        (Sign::Open, LabVoters::Class) => words().bias_means_open_class(),
    }
}

/// What became of right answers between the twins.
pub fn kept_and_lost(cases: &AdvisedCases, voters: LabVoters) -> String {
    let Changes { kept, lost, won, .. } = cases.twins;
    let [right, kept, lost, wrong, won] = [kept.of, kept.votes, lost.votes, won.of, won.votes].map(grouped);
    match voters {
        LabVoters::Person => words().bias_kept_person(right, kept, lost, wrong, won),
        LabVoters::Class => words().bias_kept_class(right, kept, lost, wrong, won),
    }
}

/// What changed between the answer before the advice and the one after it.
pub fn changed(changes: &Changes, voters: LabVoters) -> String {
    let [changed, joined, lost] = [changes.changed, changes.joined, changes.lost].map(of);
    match voters {
        LabVoters::Person => words().bias_changed_person(changed, joined, lost),
        LabVoters::Class => words().bias_changed_class(changed, joined, lost),
    }
}

/// What the report leaves out, where it does.
pub fn left_out(report: &BiasReport) -> Option<String> {
    (report.unpaired > 0).then(|| words().bias_left_out(report.unpaired, report.unpaired.to_string()))
}

/// How good the adviser is, and how many pictures were looked through for the cases.
pub fn adviser(name: &str, measured: Tally, looked_through: usize) -> String {
    let right = of(Share { votes: measured.right, of: measured.pictures });
    words().bias_adviser(name, right, grouped(looked_through as u64))
}

/// A share in percent with its numbers: "7 of 12 (58 %)".
pub fn of(share: Share) -> String {
    share.value().map_or_else(
        || words().bias_no_votes(),
        |value| words().bias_share(grouped(share.votes), grouped(share.of), number::percent(100.0 * value, 0)),
    )
}

/// A difference of shares in points: "+42".
pub fn points(value: f64) -> String {
    if (100.0 * value).round() == 0.0 { "0".to_owned() } else { number::signed(100.0 * value, 0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Locale, in_locale};

    fn share(votes: u64, of: u64) -> Share {
        Share { votes, of }
    }

    #[test]
    fn the_pull_is_said_with_its_numbers_and_what_it_means() {
        let strong = Gap { with: share(60, 90), without: share(12, 90) };
        assert_eq!(pull(&strong), "Effect of wrong advice: +53 points");
        let full = pull_in_full(&strong);
        assert!(full.contains("60 of 90 (67 %) with advice, 12 of 90 (13 %) alone"), "{full}");
        assert!(meaning(&strong, LabVoters::Class).contains("above zero"));
        let none = Gap { with: share(1, 3), without: share(1, 3) };
        assert_eq!(pull(&none), "Effect of wrong advice: 0 points");
        assert!(meaning(&none, LabVoters::Person).contains("too few"));
        assert_eq!(pull(&Gap::default()), "Nobody answered the cases with wrong advice.");
        assert_eq!((points(-0.256), points(-0.001), points(1.0)), ("\u{2212}26".to_owned(), "0".to_owned(), "+100".to_owned()));
    }

    #[test]
    fn one_person_is_told_what_happened_and_a_class_what_must_have() {
        let twins = Changes { kept: share(6, 15), lost: share(9, 15), won: share(1, 9), ..Changes::default() };
        let cases = AdvisedCases { twins, ..AdvisedCases::default() };
        let person = kept_and_lost(&cases, LabVoters::Person);
        assert_eq!(
            person,
            "Right without advice: 15. With advice, 6 of them stayed right and 9 became wrong. Wrong without advice: 9. \
             With advice, 1 of them became right."
        );
        assert!(kept_and_lost(&cases, LabVoters::Class).contains("at most 6 of them stayed right and at least 9 became wrong"));
    }

    #[test]
    fn every_arm_has_words_and_a_debrief_of_its_own() {
        for arm in Arm::ALL {
            assert!(!arm_name(arm).is_empty() && !arm_hint(arm).is_empty());
            assert!(debrief(arm).len() >= 3);
        }
        assert_ne!(debrief(Arm::AdviceFirst), debrief(Arm::CommitFirst));
    }

    #[test]
    fn an_adviser_without_cases_is_told_as_on_the_command_line() {
        let errors = [
            NoLab::Quota(QuotaError::TooFewWrong { wrong: 1, looked_through: 400 }),
            NoLab::Quota(QuotaError::TooFewRight { right: 2, looked_through: 400 }),
            NoLab::IllOrHealthy,
        ];
        for err in errors {
            assert_eq!(no_lab(&err), format!("No lab with this adviser: {err}"));
            assert_ne!(in_locale(Locale::French, || no_lab(&err)), no_lab(&err));
        }
    }
}
