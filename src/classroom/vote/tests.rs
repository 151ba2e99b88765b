//! A vote step by step, and any steps in any order beside a naive twin that keeps a list of what was counted.

use proptest::prelude::*;

use super::super::{Chips, Majority, Sureness};
use super::*;

fn size() -> ClassSize {
    ClassSize::new(30).unwrap()
}

fn counts(line: &str) -> Counts {
    Counts::parse(line, size()).unwrap()
}

#[test]
fn a_vote_goes_from_look_to_reveal_and_tells_nothing_before() {
    let mut vote = Vote::new(Syndrome::B, size(), Teams::Whole);
    vote.machine_says(Probabilities::new([10_000, 70_000, 10_000, 10_000]).unwrap());
    let hidden = |vote: &Vote| (vote.truth(), vote.machine(), vote.revealed()) == (None, None, None);
    assert_eq!((vote.phase(), vote.handed_in(Team::One), vote.next_team()), (Phase::Look, None, Some(Team::One)));
    assert_eq!(vote.reveal(), Err(VoteError::NotCounted));
    assert_eq!(vote.talk(), Err(VoteError::NotCounted));
    vote.count(Team::One, counts("a12 b5 c8 z3")).unwrap();
    assert!(hidden(&vote));
    assert_eq!((vote.phase(), vote.handed_in(Team::One), vote.next_team()), (Phase::Counted, Some(28), None));
    assert_eq!(vote.count(Team::One, counts("a1")), Err(VoteError::CountedAlready));
    vote.talk().unwrap();
    assert_eq!((vote.phase(), vote.handed_in(Team::One)), (Phase::Again, None));
    assert_eq!(vote.reveal(), Err(VoteError::NotCounted), "the second vote is missing");
    vote.count(Team::One, counts("a5 b20")).unwrap();
    assert_eq!((vote.phase(), vote.talk()), (Phase::CountedAgain, Err(VoteError::TalkedAlready)));
    assert!(hidden(&vote));
    vote.reveal().unwrap();
    let revealed = vote.revealed().unwrap();
    assert_eq!(
        (vote.truth(), revealed.truth, vote.machine().unwrap().favourite().0),
        (Some(Syndrome::B), Syndrome::B, Syndrome::B)
    );
    assert_eq!(revealed.first.of(Team::One), Some(counts("a12 b5 c8 z3").into()));
    assert_eq!(revealed.last().hands(), Some(counts("a5 b20")));
    assert_eq!(revealed.single_person(), Some(0.8));
    assert_eq!(vote.reveal(), Ok(()), "revealing twice changes nothing");
    assert_eq!(vote.undo(), Err(VoteError::Revealed));
    assert_eq!(vote.count(Team::One, counts("b30")), Err(VoteError::Revealed));
}

#[test]
fn two_teams_are_counted_in_any_order_and_together_are_no_more_than_the_class() {
    let mut vote = Vote::new(Syndrome::A, size(), Teams::Two);
    vote.count(Team::Two, counts("a2 b18")).unwrap();
    assert_eq!((vote.phase(), vote.next_team()), (Phase::Look, Some(Team::One)));
    assert_eq!((vote.handed_in(Team::One), vote.handed_in(Team::Two)), (None, Some(20)));
    assert_eq!(vote.count(Team::One, counts("a11")), Err(VoteError::TooMany { hands: 31, people: 30 }));
    vote.count(Team::One, counts("a10")).unwrap();
    vote.reveal().unwrap();
    let last = vote.revealed().unwrap().last();
    assert_eq!(last.hands(), Some(counts("a12 b18")));
    let majority = |team| last.of(team).unwrap().majority();
    assert_eq!([majority(Team::One), majority(Team::Two)], [Majority::One(Syndrome::A), Majority::One(Syndrome::B)]);
    assert_eq!(vote.revealed().unwrap().single_person(), Some(0.4));
    let mut whole = Vote::new(Syndrome::A, size(), Teams::Whole);
    assert_eq!(whole.count(Team::Two, counts("a1")), Err(VoteError::NoSuchTeam));
}

#[test]
fn chips_may_be_laid_in_place_of_hands() {
    let mut vote = Vote::new(Syndrome::C, size(), Teams::Two);
    vote.count(Team::One, Chips::on(Syndrome::C, Sureness::Sure)).unwrap();
    vote.count(Team::Two, counts("c30")).unwrap();
    assert_eq!(vote.handed_in(Team::One), Some(1));
    vote.reveal().unwrap();
    let revealed = vote.revealed().unwrap();
    let points = Team::ALL.map(|team| revealed.last().of(team)?.points(Syndrome::C));
    assert_eq!(points, [Some(96.0), Some(108.0)]);
    assert_eq!((revealed.last().hands(), revealed.last().together(), revealed.single_person()), (None, None, None));
    let mut alone = Vote::new(Syndrome::C, size(), Teams::Whole);
    alone.count(Team::One, Chips::EVEN).unwrap();
    alone.reveal().unwrap();
    assert_eq!(alone.revealed().unwrap().last().together(), Some(Chips::EVEN.into()));
}

#[test]
fn the_first_answer_of_the_machine_counts() {
    let mut vote = Vote::new(Syndrome::A, size(), Teams::Whole);
    let first = Probabilities::new([100_000, 0, 0, 0]).unwrap();
    vote.machine_says(first);
    vote.machine_says(Probabilities::new([0, 100_000, 0, 0]).unwrap());
    vote.count(Team::One, counts("a1")).unwrap();
    vote.reveal().unwrap();
    assert_eq!(vote.machine(), Some(first));
}

/// A step that somebody may try.
#[derive(Clone, Debug)]
enum Step {
    Count(Team, Counts),
    Talk,
    Undo,
    Reveal,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let team = prop::sample::select(Team::ALL.to_vec());
    let count =
        (team, prop::array::uniform4(0_u32..6)).prop_map(|(team, votes)| Step::Count(team, Counts::new(votes, size()).unwrap()));
    let step = prop_oneof![5 => count, 2 => Just(Step::Talk), 2 => Just(Step::Undo), 1 => Just(Step::Reveal)];
    prop::collection::vec(step, 0..24)
}

/// The twin: a list of what was done, `None` for the talk.
#[derive(Default)]
struct Twin {
    done: Vec<Option<(Team, Counts)>>,
    is_revealed: bool,
}

impl Twin {
    /// The counts of the round of hands with this number, 0 or 1.
    fn round(&self, number: usize) -> Vec<(Team, Counts)> {
        self.done.split(Option::is_none).nth(number).unwrap_or_default().iter().flatten().copied().collect()
    }

    fn talked(&self) -> bool {
        self.done.contains(&None)
    }

    fn is_whole(&self, teams: Teams) -> bool {
        self.round(usize::from(self.talked())).len() == teams.all().len()
    }

    /// Whether the step was allowed, and done.
    fn step(&mut self, step: &Step, teams: Teams) -> bool {
        if self.is_revealed {
            return matches!(step, Step::Reveal);
        }
        let whole = self.is_whole(teams);
        match step {
            Step::Count(team, counts) => {
                let so_far = self.round(usize::from(self.talked()));
                let hands: u32 = so_far.iter().map(|(_, counts)| counts.total()).sum::<u32>() + counts.total();
                let allowed = teams.all().contains(team) && so_far.iter().all(|(counted, _)| counted != team) && hands <= 30;
                self.done.extend(allowed.then_some(Some((*team, *counts))));
                allowed
            }
            Step::Talk => {
                let allowed = whole && !self.talked();
                self.done.extend(allowed.then_some(None));
                allowed
            }
            Step::Undo => self.done.pop().is_some(),
            Step::Reveal => {
                self.is_revealed = whole;
                whole
            }
        }
    }
}

proptest! {
    #[test]
    fn any_steps_end_as_those_of_a_naive_twin(
        steps in steps(),
        teams in prop::sample::select(vec![Teams::Whole, Teams::Two]),
        truth in prop::sample::select(Syndrome::ALL.to_vec()),
    ) {
        let mut vote = Vote::new(truth, size(), teams);
        let mut twin = Twin::default();
        for step in &steps {
            let before = vote.clone();
            let done = match step {
                Step::Count(team, counts) => vote.count(*team, *counts).is_ok(),
                Step::Talk => vote.talk().is_ok(),
                Step::Undo => vote.undo().is_ok(),
                Step::Reveal => vote.reveal().is_ok(),
            };
            prop_assert_eq!(done, twin.step(step, teams), "{:?} of {:?}", step, steps);
            if !done {
                prop_assert_eq!(&vote, &before, "what is refused changes nothing");
            }
            let round = twin.round(usize::from(twin.talked()));
            for team in Team::ALL {
                let hands = round.iter().find(|(counted, _)| *counted == team).map(|(_, counts)| counts.total());
                prop_assert_eq!(vote.handed_in(team), hands);
            }
            let phase = match (twin.is_revealed, twin.talked(), twin.is_whole(teams)) {
                (true, ..) => Phase::Revealed,
                (false, false, false) => Phase::Look,
                (false, false, true) => Phase::Counted,
                (false, true, false) => Phase::Again,
                (false, true, true) => Phase::CountedAgain,
            };
            prop_assert_eq!(vote.phase(), phase);
            prop_assert_eq!(vote.truth(), twin.is_revealed.then_some(truth));
            prop_assert_eq!(vote.revealed().is_some(), twin.is_revealed);
        }
        if let Some(revealed) = vote.revealed() {
            prop_assert_eq!(revealed.second.is_some(), twin.talked());
            for (number, votes) in [Some(revealed.first), revealed.second].into_iter().flatten().enumerate() {
                for (team, counts) in twin.round(number) {
                    prop_assert_eq!(votes.of(team), Some(counts.into()));
                }
            }
        }
    }
}
