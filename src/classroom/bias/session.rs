//! A lab under way: what is asked next, and what was answered.

use super::{BiasAnswer, BiasPhase, BiasReport, BiasRound, Protocol, report};
use crate::classroom::Counts;
use crate::factory::Syndrome;

/// What is asked now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked<'a> {
    /// Its place among the rounds, from 0.
    pub place: usize,
    /// The picture.
    pub round: &'a BiasRound,
    /// The situation.
    pub phase: BiasPhase,
}

impl Asked<'_> {
    /// The advice, where it is shown now: the adviser's answer and its probability.
    pub fn advice(&self) -> Option<(Syndrome, f32)> {
        self.phase.shows_advice().then_some((self.round.case.advice, self.round.case.sureness))
    }
}

/// A lab under way. Each round is answered once or, in commit first, twice; what was answered is never shown before the report.
#[derive(Clone, Debug, PartialEq)]
pub struct BiasSession {
    protocol: Protocol,
    /// One per situation that was asked, in order.
    answers: Vec<BiasAnswer>,
}

impl BiasSession {
    /// A lab at its beginning.
    pub fn new(protocol: Protocol) -> Self {
        Self { protocol, answers: Vec::new() }
    }

    /// What is asked, and in which order.
    pub fn protocol(&self) -> &Protocol {
        &self.protocol
    }

    /// The answers so far.
    pub fn answers(&self) -> &[BiasAnswer] {
        &self.answers
    }

    /// What is asked now; `None` when everything is answered.
    pub fn asked(&self) -> Option<Asked<'_>> {
        self.situations().nth(self.answers.len())
    }

    /// Rounds that are answered, the one under way not counted.
    pub fn rounds_done(&self) -> usize {
        self.asked().map_or(self.protocol.rounds.len(), |asked| asked.place)
    }

    /// Answers what is asked, and gives the answer as it belongs into a log. Nothing happens when everything is answered.
    pub fn answer(&mut self, counts: Counts) -> Option<BiasAnswer> {
        let Asked { round, phase, .. } = self.asked()?;
        let advice = phase.shows_advice().then_some(round.case.advice);
        let answer = BiasAnswer { index: round.case.index, phase, truth: round.case.truth, advice, counts };
        self.answers.push(answer);
        Some(answer)
    }

    /// Whether the last answer can be taken back: not one that was given before an advice which has been seen since.
    pub fn can_undo(&self) -> bool {
        let last = self.answers.last();
        last.is_some_and(|last| last.phase != BiasPhase::Committed)
    }

    /// Takes the last answer back: its picture is asked again. Nothing happens where it cannot be taken back.
    pub fn undo(&mut self) {
        if self.can_undo() {
            self.answers.pop();
        }
    }

    /// What the lab showed; `None` while something is still asked: nothing tells of the truth before.
    pub fn report(&self) -> Option<BiasReport> {
        self.asked().is_none().then(|| report(&self.answers))
    }

    fn situations(&self) -> impl Iterator<Item = Asked<'_>> {
        self.protocol
            .rounds
            .iter()
            .enumerate()
            .flat_map(|(place, round)| round.phases(self.protocol.arm).iter().map(move |&phase| Asked { place, round, phase }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classroom::ClassSize;
    use crate::classroom::bias::{Arm, BiasCase, Part, Search, advised_twin};

    fn session(arm: Arm) -> BiasSession {
        let mut search = Search::new(4);
        for index in 0..80 {
            let truth = Syndrome::ALL[(index % 4) as usize];
            let advice = if index % 3 > 0 { truth } else { Syndrome::ALL[((index + 1) % 4) as usize] };
            search.add(BiasCase { index, advised_twin: advised_twin(4, index), truth, advice, sureness: 0.6 });
        }
        BiasSession::new(Protocol::new(4, arm, &search).unwrap())
    }

    fn vote(class: Syndrome) -> Counts {
        Counts::default().stepped(class, 1, ClassSize::new(1).unwrap())
    }

    #[test]
    fn each_arm_asks_its_situations_and_shows_advice_only_where_it_should() {
        for (arm, situations) in [(Arm::AdviceFirst, 24), (Arm::CommitFirst, 38), (Arm::WithEvidence, 24)] {
            let mut session = session(arm);
            let mut count = 0;
            let mut last = None;
            while let Some(asked) = session.asked() {
                assert_eq!(asked.advice().is_some(), matches!(asked.phase, BiasPhase::WarmUp | BiasPhase::Advised));
                assert_eq!(asked.phase == BiasPhase::Blind, asked.round.part == Part::Blind);
                if asked.phase == BiasPhase::Committed {
                    assert_eq!(arm, Arm::CommitFirst);
                }
                if last == Some(BiasPhase::Committed) {
                    assert!(asked.phase.shows_advice(), "the advice comes right after");
                }
                assert_eq!((session.rounds_done(), session.report()), (asked.place, None));
                last = Some(asked.phase);
                session.answer(vote(Syndrome::Z)).unwrap();
                count += 1;
            }
            assert_eq!((count, session.rounds_done()), (situations, 24), "{arm:?}");
            assert_eq!(session.answer(vote(Syndrome::A)), None);
            let report = session.report().unwrap();
            assert_eq!((report.wrong.cases, report.right.cases, report.unpaired), (3, 7, 0));
            assert_eq!(report.wrong.committed.is_some(), arm == Arm::CommitFirst);
            assert_eq!(report, super::report(session.answers()), "a log gives it again");
        }
    }

    #[test]
    fn whoever_follows_all_advice_has_a_pull_and_whoever_knows_has_none() {
        for arm in Arm::ALL {
            let (mut follower, mut expert) = (session(arm), session(arm));
            while let Some(asked) = follower.asked() {
                // Alone the follower is right.
                let class = asked.advice().map_or(asked.round.case.truth, |(class, _)| class);
                let truth = asked.round.case.truth;
                follower.answer(vote(class)).unwrap();
                expert.answer(vote(truth)).unwrap();
            }
            let (follower, expert) = (follower.report().unwrap(), expert.report().unwrap());
            assert_eq!((follower.wrong.pull.value(), expert.wrong.pull.value()), (Some(1.0), Some(0.0)));
            assert_eq!((follower.wrong.twins.lost.votes, expert.wrong.twins.lost.votes), (3, 0));
            assert_eq!((follower.right.twins.lost.votes, follower.right.right.value()), (0, Some(0.0)));
            if let Some(changes) = follower.wrong.committed {
                assert_eq!((changes.joined.votes, changes.lost.votes), (3, 3));
            }
        }
    }

    #[test]
    fn a_slip_is_undone_unless_the_advice_was_seen_since() {
        let mut session = session(Arm::CommitFirst);
        assert!(!session.can_undo());
        session.answer(vote(Syndrome::A)).unwrap();
        assert!(!session.can_undo(), "the advice stands there now");
        session.answer(vote(Syndrome::B)).unwrap();
        let before = session.clone();
        session.undo();
        assert_eq!(session.asked().map(|asked| (asked.place, asked.phase)), Some((0, BiasPhase::WarmUp)));
        session.answer(vote(Syndrome::B)).unwrap();
        assert_eq!(session, before);
    }
}
