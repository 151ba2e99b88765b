//! What the advice did, from the list of answers alone.

use std::collections::BTreeMap;

use super::{BiasPhase, Changes, Gap, Share};
use crate::classroom::Counts;
use crate::factory::Syndrome;

/// One answer of a lab: a row of its log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BiasAnswer {
    /// The place of the case in its series: twins have the same one.
    pub index: u64,
    /// In which situation it was given.
    pub phase: BiasPhase,
    /// The class of the case.
    pub truth: Syndrome,
    /// The adviser's answer; `None` in a round without advice. Whoever knows it may give it there too: it is the same case.
    pub advice: Option<Syndrome>,
    /// How many people answered what; one person is a class of one.
    pub counts: Counts,
}

/// The cases in which the adviser was right, or those in which it was wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AdvisedCases {
    /// Cases of which both twins were answered.
    pub cases: usize,
    /// Votes for what the adviser says: with advice less without. Where the advice is wrong, this is its pull.
    pub pull: Gap,
    /// Right votes: with advice less without.
    pub right: Gap,
    /// What changed from the twin without advice to the one with advice.
    pub twins: Changes,
    /// What changed between the answer before the advice and the one after it, to the same picture; only in commit first.
    pub committed: Option<Changes>,
}

/// What a lab showed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BiasReport {
    /// Cases with wrong advice.
    pub wrong: AdvisedCases,
    /// Cases with right advice.
    pub right: AdvisedCases,
    /// Votes for the advice in the warm-up.
    pub warm_up: Share,
    /// Cases of which one twin was not answered: they are left out.
    pub unpaired: usize,
}

/// What was answered to a case.
#[derive(Clone, Copy, Debug)]
struct Case {
    truth: Syndrome,
    advice: Option<Syndrome>,
    /// By phase.
    answered: [Option<Counts>; BiasPhase::ALL.len()],
}

/// The report of a list of answers, in the order in which they were given: of several answers in the same situation the last one counts,
/// as after a slip that was undone.
///
/// An answer that nobody gave (no votes) counts as given: it has no share in anything.
pub fn report(answers: &[BiasAnswer]) -> BiasReport {
    let mut cases: BTreeMap<u64, Case> = BTreeMap::new();
    for answer in answers {
        let BiasAnswer { index, phase, truth, advice, counts } = *answer;
        let case = cases.entry(index).or_insert(Case { truth, advice, answered: Default::default() });
        case.advice = advice.or(case.advice);
        case.answered[phase as usize] = Some(counts);
    }
    let mut report = BiasReport::default();
    for case in cases.values() {
        report.add(case);
    }
    report
}

impl BiasReport {
    fn add(&mut self, case: &Case) {
        let of = |phase: BiasPhase| case.answered[phase as usize];
        let Some(advice) = case.advice else {
            self.unpaired += 1;
            return;
        };
        if let Some(counts) = of(BiasPhase::WarmUp) {
            self.warm_up.add(counts.of(advice), counts.total());
            return;
        }
        let (Some(blind), Some(advised)) = (of(BiasPhase::Blind), of(BiasPhase::Advised)) else {
            self.unpaired += 1;
            return;
        };
        let cases = if advice == case.truth { &mut self.right } else { &mut self.wrong };
        cases.cases += 1;
        cases.pull.with.add(advised.of(advice), advised.total());
        cases.pull.without.add(blind.of(advice), blind.total());
        cases.right.with.add(advised.of(case.truth), advised.total());
        cases.right.without.add(blind.of(case.truth), blind.total());
        cases.twins.add(blind, advised, case.truth, advice);
        if let Some(committed) = of(BiasPhase::Committed) {
            cases.committed.get_or_insert_default().add(committed, advised, case.truth, advice);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classroom::ClassSize;
    use crate::classroom::bias::Sign;
    use crate::classroom::bias::chance::Chance;

    const A: Syndrome = Syndrome::A;
    const B: Syndrome = Syndrome::B;

    fn class() -> ClassSize {
        ClassSize::new(500).unwrap()
    }

    fn counts(line: &str) -> Counts {
        Counts::parse(line, class()).unwrap()
    }

    fn answer(index: u64, phase: BiasPhase, truth: Syndrome, advice: Syndrome, line: &str) -> BiasAnswer {
        let advice = phase.shows_advice().then_some(advice);
        BiasAnswer { index, phase, truth, advice, counts: counts(line) }
    }

    #[test]
    fn a_case_by_hand() {
        let answers = [
            answer(7, BiasPhase::Blind, A, B, "a20 b4 c4 z2"),
            answer(3, BiasPhase::WarmUp, B, B, "b18 a12"),
            answer(7, BiasPhase::Committed, A, B, "a18 b6 c4 z2"),
            answer(7, BiasPhase::Advised, A, B, "a10 b16 c3 z1"),
            answer(9, BiasPhase::Advised, A, A, "a30"),
        ];
        let report = report(&answers);
        assert_eq!(report.wrong.cases, 1);
        assert_eq!(
            (report.wrong.pull.with, report.wrong.pull.without),
            (Share { votes: 16, of: 30 }, Share { votes: 4, of: 30 })
        );
        assert!((report.wrong.pull.value().unwrap() - 0.4).abs() < 1e-12);
        assert_eq!(report.wrong.twins.lost, Share { votes: 10, of: 20 });
        let committed = report.wrong.committed.unwrap();
        assert_eq!((committed.joined, committed.changed), (Share { votes: 10, of: 24 }, Share { votes: 10, of: 30 }));
        assert_eq!(report.warm_up, Share { votes: 18, of: 30 });
        assert_eq!((report.right, report.unpaired), (AdvisedCases::default(), 1), "case 9 has no blind twin");
    }

    #[test]
    fn without_answers_there_is_nothing_to_say() {
        assert_eq!(report(&[]), BiasReport::default());
        let nobody = [answer(1, BiasPhase::Blind, A, B, "a0"), answer(1, BiasPhase::Advised, A, B, "a0")];
        let report = report(&nobody);
        assert_eq!((report.wrong.cases, report.wrong.pull.value(), report.wrong.pull.sign()), (1, None, Sign::Open));
    }

    #[test]
    fn the_last_answer_counts_and_the_order_of_cases_does_not() {
        let slip = answer(1, BiasPhase::Blind, A, B, "b1");
        let answers = [answer(1, BiasPhase::Blind, A, B, "a1"), answer(1, BiasPhase::Advised, A, B, "b1")];
        let undone = [slip, answers[0], answers[1]];
        assert_eq!(report(&undone), report(&answers));
        assert_eq!(report(&[answers[1], answers[0]]), report(&answers));
        assert_eq!(report(&answers).wrong.pull.value(), Some(1.0));
    }

    /// One person's answers, case by case with plain loops, for random answers.
    #[test]
    fn a_persons_report_is_what_plain_counting_finds() {
        for seed in 0..200 {
            let mut chance = Chance::new(seed, "person");
            let mut draw = || Syndrome::ALL[chance.below(4)];
            let cases: Vec<[Syndrome; 5]> = (0..10).map(|_| std::array::from_fn(|_| draw())).collect();
            let mut answers = Vec::new();
            for (index, [truth, advice, blind, committed, advised]) in cases.iter().copied().enumerate() {
                let vote = |phase: BiasPhase, class: Syndrome| {
                    answer(index as u64, phase, truth, advice, &format!("{}1", class.letter()))
                };
                answers.push(vote(BiasPhase::Committed, committed));
                answers.push(vote(BiasPhase::Advised, advised));
                answers.push(vote(BiasPhase::Blind, blind));
            }
            let found = report(&answers);
            for (is_right, found) in [(false, found.wrong), (true, found.right)] {
                let of_kind: Vec<&[Syndrome; 5]> =
                    cases.iter().filter(|[truth, advice, ..]| (truth == advice) == is_right).collect();
                let number = |what: &dyn Fn(&[Syndrome; 5]) -> bool| of_kind.iter().filter(|case| what(case)).count() as u64;
                let all = number(&|_| true);
                assert_eq!(found.cases as u64, all);
                let of = |votes, of| Share { votes, of };
                assert_eq!(found.pull.with, of(number(&|[_, advice, _, _, advised]| advised == advice), all));
                assert_eq!(found.pull.without, of(number(&|[_, advice, blind, ..]| blind == advice), all));
                assert_eq!(found.right.with, of(number(&|[truth, _, _, _, advised]| advised == truth), all));
                let right_before = number(&|[truth, _, blind, ..]| blind == truth);
                let kept = number(&|[truth, _, blind, _, advised]| blind == truth && advised == truth);
                assert_eq!((found.twins.kept, found.twins.lost), (of(kept, right_before), of(right_before - kept, right_before)));
                let won = number(&|[truth, _, blind, _, advised]| blind != truth && advised == truth);
                assert_eq!(found.twins.won, of(won, all - right_before));
                let changed = number(&|[_, _, _, committed, advised]| committed != advised);
                assert_eq!(found.committed.map(|changes| changes.changed), (all > 0).then(|| of(changed, all)));
                let joined = number(&|[_, advice, _, committed, advised]| committed != advice && advised == advice);
                let open = number(&|[_, advice, _, committed, _]| committed != advice);
                assert_eq!(found.committed.map(|changes| changes.joined), (all > 0).then(|| of(joined, open)));
            }
        }
    }

    /// A class of 24 that answers three wrong cases; each person follows the advice with this probability, and judges alone otherwise.
    fn simulated(seed: u64, follows: f64) -> BiasReport {
        let mut chance = Chance::new(seed, "class");
        let mut answers = Vec::new();
        for index in 0..3 {
            let mut vote = |follows: f64| {
                (0..24).fold(Counts::default(), |votes, _| {
                    let is_led = (chance.below(1000) as f64) < 1000.0 * follows;
                    // Alone: right in a half of all cases, and each wrong class alike.
                    let alone = [A, A, A, Syndrome::B, Syndrome::C, Syndrome::Z][chance.below(6)];
                    votes.stepped(if is_led { B } else { alone }, 1, class())
                })
            };
            let [blind, advised] = [vote(0.0), vote(follows)];
            for (phase, counts) in [(BiasPhase::Blind, blind), (BiasPhase::Advised, advised)] {
                answers.push(BiasAnswer { index, phase, truth: A, advice: Some(B), counts });
            }
        }
        report(&answers)
    }

    #[test]
    fn a_class_that_ignores_advice_has_no_pull_within_the_interval() {
        let labs = 2_000;
        let mut mean = 0.0;
        let mut claimed = 0;
        for seed in 0..labs {
            let pull = simulated(seed, 0.0).wrong.pull;
            mean += pull.value().unwrap() / labs as f64;
            claimed += u32::from(pull.sign() != Sign::Open);
        }
        assert!(mean.abs() < 0.01, "{mean}");
        assert!(f64::from(claimed) <= 0.05 * labs as f64, "{claimed} of {labs}");
    }

    #[test]
    fn a_class_that_follows_has_its_pull_within_the_interval_and_a_strong_one_is_seen() {
        // Whoever follows votes for B; alone a sixth does so too: the pull is follows * 5/6.
        for (follows, seen) in [(0.3, 0), (0.6, 1_990)] {
            let (mut inside, mut clear) = (0, 0);
            for seed in 0..2_000 {
                let pull = simulated(seed, follows).wrong.pull;
                let (low, high) = pull.interval();
                inside += i32::from((low..=high).contains(&(follows * 5.0 / 6.0)));
                clear += i32::from(pull.sign() == Sign::More);
            }
            assert!(inside >= 1_900, "{inside} of 2,000");
            assert!(clear >= seen, "{clear} of 2,000");
        }
    }
}
