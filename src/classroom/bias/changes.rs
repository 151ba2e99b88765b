//! What changed from one vote to the next, as far as counted hands can tell.

use super::gap::Share;
use crate::classroom::Counts;
use crate::factory::Syndrome;

/// What changed between two votes of the same people on the same case.
///
/// Hands are counted, and people have no names: two that change places are not seen. So every number is the least that must have
/// happened; for a single person it is exactly what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Right answers that were kept, of those that were right before: at most so many.
    pub kept: Share,
    /// Right answers that were lost, of those that were right before: at least so many.
    pub lost: Share,
    /// Right answers that were won, of those that were not right before: at least so many.
    pub won: Share,
    /// Votes that changed, of all before: at least so many.
    pub changed: Share,
    /// Votes that went over to the advice, of those that were not for it before: at least so many.
    pub joined: Share,
}

impl Changes {
    /// Adds a case: the votes before and after, its class, and the advice.
    pub(super) fn add(&mut self, before: Counts, after: Counts, truth: Syndrome, advice: Syndrome) {
        let (right, others) = (before.of(truth), before.total() - before.of(truth));
        let kept = right.min(after.of(truth));
        self.kept.add(kept, right);
        self.lost.add(right - kept, right);
        self.won.add(after.of(truth).saturating_sub(right), others);
        let left = Syndrome::ALL.into_iter().map(|class| before.of(class).saturating_sub(after.of(class))).sum();
        self.changed.add(left, before.total());
        let followed = before.of(advice);
        self.joined.add(after.of(advice).saturating_sub(followed), before.total() - followed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classroom::ClassSize;

    fn counts(line: &str) -> Counts {
        Counts::parse(line, ClassSize::new(40).unwrap()).unwrap()
    }

    fn share(votes: u64, of: u64) -> Share {
        Share { votes, of }
    }

    #[test]
    fn a_class_that_follows_wrong_advice() {
        let mut changes = Changes::default();
        changes.add(counts("a12 b5 c8 z3"), counts("a6 b12 c8 z2"), Syndrome::A, Syndrome::B);
        let expected =
            Changes { kept: share(6, 12), lost: share(6, 12), won: share(0, 16), changed: share(7, 28), joined: share(7, 23) };
        assert_eq!(changes, expected);
    }

    #[test]
    fn people_who_vote_only_once_are_no_more_than_everybody() {
        let mut changes = Changes::default();
        changes.add(counts("a1"), counts("a10 b10"), Syndrome::A, Syndrome::B);
        assert_eq!((changes.kept, changes.won, changes.joined), (share(1, 1), share(0, 0), share(1, 1)));
        changes.add(counts("c3"), counts("a0"), Syndrome::A, Syndrome::B);
        assert_eq!((changes.changed, changes.won), (share(3, 4), share(0, 3)));
    }

    /// Person by person: the counts never say more than what happened, and exactly that for one person.
    #[test]
    fn counts_say_the_least_that_happened() {
        let class = ClassSize::new(40).unwrap();
        let mut chance = crate::classroom::bias::chance::Chance::new(1, "people");
        for case in 0..2_000 {
            let people = if case % 2 == 0 { 1 } else { 12 };
            let votes: Vec<(Syndrome, Syndrome)> =
                (0..people).map(|_| (Syndrome::ALL[chance.below(4)], Syndrome::ALL[chance.below(4)])).collect();
            let (truth, advice) = (Syndrome::ALL[chance.below(4)], Syndrome::ALL[chance.below(4)]);
            let happened = |what: &dyn Fn(Syndrome, Syndrome) -> bool| votes.iter().filter(|(a, b)| what(*a, *b)).count() as u64;
            let lost = happened(&|a, b| a == truth && b != truth);
            let won = happened(&|a, b| a != truth && b == truth);
            let changed = happened(&|a, b| a != b);
            let joined = happened(&|a, b| a != advice && b == advice);
            let mut before = Counts::default();
            let mut after = Counts::default();
            for (a, b) in &votes {
                before = before.stepped(*a, 1, class);
                after = after.stepped(*b, 1, class);
            }
            let mut changes = Changes::default();
            changes.add(before, after, truth, advice);
            let said = [changes.lost.votes, changes.won.votes, changes.changed.votes, changes.joined.votes];
            let all = [lost, won, changed, joined];
            assert!(said.iter().zip(&all).all(|(said, all)| said <= all), "{said:?} of {all:?}");
            assert!(people > 1 || said == all, "{said:?} for {all:?}");
        }
    }
}
