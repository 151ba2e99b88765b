//! The scores of sessions by hand, and of random sessions beside plain counting that knows nothing of rows.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::log::tests::{place, read_back};
use super::super::{Chips, ClassSize, Counts, Event, Phase, Place, Probabilities, Sureness, Teams, Undone, Vote};
use super::*;

fn counts(votes: [u32; 4]) -> Counts {
    Counts::new(votes, ClassSize::at_most(500)).unwrap()
}

fn row(round: u32, event: Event) -> Row {
    Row { place: place(round, u64::from(round)), event }
}

fn told(truth: Syndrome, parts: [u32; 4]) -> Event {
    Event::Revealed(Told { truth, machine: Probabilities::new(parts) })
}

#[test]
fn a_session_by_hand() {
    let class = |occasion, votes| Event::Handed(occasion, Handed::by_one(counts(votes)));
    let rows = [
        row(1, class(Occasion::Vote, [10, 20, 0, 0])),
        row(1, class(Occasion::VoteAgain, [24, 6, 0, 0])),
        row(1, told(Syndrome::A, [0, 100_000, 0, 0])),
        row(2, class(Occasion::Vote, [5, 5, 0, 0])),
        row(2, told(Syndrome::A, [100_000, 0, 0, 0])),
        row(3, class(Occasion::Vote, [30, 0, 0, 0])),
        row(
            4,
            Event::Answered(Handed::by_one(Chips::on(Syndrome::C, Sureness::Sure)), Told { truth: Syndrome::C, machine: None }),
        ),
    ];
    let scores = Scores::of(&rows);
    assert_eq!((scores.rounds, scores.untold), (3, 1));
    assert_eq!(
        scores.sections.iter().map(|scores| scores.section).collect::<Vec<_>>(),
        [Section::FirstVote, Section::LastVote, Section::Practice]
    );
    let standing = |section| scores.section(section).unwrap().standings[0];
    let last = standing(Section::LastVote);
    assert_eq!(last.majority, Score { right: 1, rounds: 2 }, "a tie is not right");
    assert_eq!(last.single, Score { right: 29, rounds: 40 });
    assert_eq!((last.machine, last.machine_points.sum), (Score { right: 1, rounds: 2 }, -72.0));
    // Shares 0.8 and 0.2 are 9.6 and 2.4 chips: 230.4 - 92.16 - 5.76 - 36 = 96.48; halves are 6 and 6: 144 - 72 - 36 = 36.
    assert!((last.forecast.sum - (96.48 + 36.0)).abs() < 1e-9, "{:?}", last.forecast);
    assert_eq!(last.forecast.mean(), Some(last.forecast.sum / 2.0));
    assert_eq!(last.duel.count(Outcome::OnlyHuman), 1);
    assert_eq!(standing(Section::FirstVote).majority, Score { right: 0, rounds: 2 });
    assert_eq!((standing(Section::Practice).chips.sum, standing(Section::Practice).machine), (96.0, Score::default()));
    let talk = scores.talk.unwrap();
    assert_eq!((talk.rounds, talk.before, talk.after), (1, Score { right: 10, rounds: 30 }, Score { right: 24, rounds: 30 }));
    assert_eq!(scores.chips.people, Calibration::TooFew { answers: 1 });
    assert_eq!(
        (scores.hands.people, scores.hands.machine),
        (Calibration::TooFew { answers: 2 }, Calibration::TooFew { answers: 2 })
    );
}

#[test]
fn where_nobody_talked_there_is_one_vote() {
    let rows = [
        row(1, Event::Handed(Occasion::Vote, Handed::by_one(counts([1, 0, 0, 0])))),
        row(1, told(Syndrome::A, [0, 100_000, 0, 0])),
    ];
    let scores = Scores::of(&rows);
    assert_eq!((scores.sections.len(), scores.sections[0].section, scores.talk), (1, Section::LastVote, None));
    assert_eq!(Scores::of(&[]).sections, []);
}

#[test]
fn a_test_that_is_taken_twice_is_two_tests() {
    let asked = |round: u32, index: u64, seed: u64| {
        let place = Place { seed, ..place(round, index) };
        let event = Event::Handed(Occasion::Test, Handed::by_one(counts([1, 0, 0, 0])));
        let truth = if index == 0 { Syndrome::A } else { Syndrome::B };
        [Row { place: place.clone(), event }, Row { place, event: told(truth, [100_000, 0, 0, 0]) }]
    };
    let rows: Vec<Row> = [asked(1, 0, 7), asked(2, 1, 7), asked(3, 0, 7), asked(4, 1, 7), asked(5, 2, 7), asked(6, 3, 8)]
        .into_iter()
        .flatten()
        .collect();
    let scores = Scores::of(&rows);
    let of = |number| scores.section(Section::Test(number)).unwrap().standings[0].majority;
    assert_eq!([of(1), of(2), of(3)], [[1, 2], [1, 3], [0, 1]].map(|[right, rounds]| Score { right, rounds }));
    let unanswered = [row(1, Event::Handed(Occasion::Test, Handed::default())), row(1, told(Syndrome::A, [100_000, 0, 0, 0]))];
    let standing = Scores::of(&unanswered).section(Section::Test(1)).unwrap().standings[0];
    assert_eq!((standing.majority, standing.machine), (Score { right: 0, rounds: 1 }, Score { right: 1, rounds: 1 }));
}

#[test]
fn one_answer_in_twenty_makes_a_chart_of_people_and_machine() {
    let mut rows = Vec::new();
    for round in 1..=20 {
        rows.push(row(round, Event::Handed(Occasion::Vote, Handed::by_one(Chips::on(Syndrome::A, Sureness::Leaning)))));
        let truth = if round % 2 == 0 { Syndrome::A } else { Syndrome::B };
        rows.push(row(round, told(truth, [90_000, 10_000, 0, 0])));
    }
    let Sureties { people: Calibration::Chart(people), machine: Calibration::Chart(machine) } = Scores::of(&rows).chips else {
        panic!("twenty are enough")
    };
    assert_eq!((people.score, people.confidence), (Score { right: 10, rounds: 20 }, 0.5));
    assert!((machine.confidence - 0.9).abs() < 1e-12 && (machine.brier.reliability - 0.16).abs() < 1e-12);
    assert!(people.brier.reliability < 1e-12, "half sure and half right");
}

#[test]
fn a_tie_is_as_sure_as_its_first_class() {
    let even = |truth| judgement(Chips::EVEN.into(), truth);
    assert_eq!(even(Syndrome::A), Judgement::new(0.25, true));
    assert_eq!(even(Syndrome::Z), Judgement::new(0.25, false));
    assert_eq!(judgement(counts([0, 3, 0, 3]).into(), Syndrome::B), Judgement::new(0.5, true));
    assert_eq!(judgement(counts([0; 4]).into(), Syndrome::B), None);
    for truth in Syndrome::ALL {
        for key in Sureness::ALL {
            let chips = Chips::on(Syndrome::C, key);
            assert_eq!(judgement(chips.into(), truth), Some(Judgement::of_chips(chips, truth)));
        }
    }
}

/// What somebody does in a random session.
#[derive(Clone, Debug)]
struct Deed {
    kind: u8,
    truth: usize,
    machine: Option<[u32; 4]>,
    votes: [[u32; 4]; 4],
    keys: [(usize, usize); 2],
    teams: bool,
    chips: [bool; 2],
    talks: bool,
    slips: [bool; 2],
    is_told: bool,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let machine = prop::option::of(prop::array::uniform3(0_u32..=33_333).prop_map(|[a, b, c]| [a, b, c, 100_000 - a - b - c]));
    let votes = prop::array::uniform4(prop::array::uniform4(0_u32..8));
    let keys = prop::array::uniform2((0_usize..4, 0_usize..3));
    let flags = (any::<bool>(), any::<[bool; 2]>(), any::<bool>(), any::<[bool; 2]>(), prop::bool::weighted(0.9));
    let deed = (0_u8..4, 0_usize..4, machine, votes, keys, flags).prop_map(
        |(kind, truth, machine, votes, keys, (teams, chips, talks, slips, is_told))| Deed {
            kind,
            truth,
            machine,
            votes,
            keys,
            teams,
            chips,
            talks,
            slips,
            is_told,
        },
    );
    prop::collection::vec(deed, 0..40)
}

/// An answer as plain numbers: hands, or chips.
type Plain = (bool, [u32; 4]);

/// Plain counting.
#[derive(Clone, Debug, Default, PartialEq)]
struct Tally {
    rounds: usize,
    right: usize,
    hands: usize,
    right_hands: usize,
    forecast: f64,
    chips: f64,
    machine: usize,
    machine_right: usize,
    machine_points: f64,
    only_people: u64,
}

/// 108 less 144 times the score of Brier.
fn points(numbers: [f64; 4], truth: usize) -> f64 {
    let sum: f64 = numbers.iter().sum();
    let brier: f64 = (0..4).map(|class| (numbers[class] / sum - if class == truth { 1.0 } else { 0.0 }).powi(2)).sum();
    108.0 - 144.0 * brier
}

impl Tally {
    fn add(&mut self, (is_chips, numbers): Plain, truth: usize, machine: Option<[u32; 4]>) {
        let is_right = (0..4).all(|class| class == truth || numbers[class] < numbers[truth]);
        self.rounds += 1;
        self.right += usize::from(is_right);
        let sum = numbers.iter().sum::<u32>();
        if is_chips {
            self.chips += points(numbers.map(f64::from), truth);
        } else {
            self.hands += sum as usize;
            self.right_hands += numbers[truth] as usize;
            if sum > 0 {
                self.forecast += points(numbers.map(f64::from), truth);
            }
        }
        if let Some(parts) = machine {
            let best = (0..4).max_by_key(|&class| (parts[class], 4 - class)).unwrap();
            self.machine += 1;
            self.machine_right += usize::from(best == truth);
            self.machine_points += points(parts.map(f64::from), truth);
            self.only_people += u64::from(is_right && best != truth);
        }
    }
}

/// Both teams together, or the only answer.
fn together(answers: &[Plain]) -> Option<Plain> {
    match answers {
        [only] => Some(*only),
        [(false, one), (false, two)] => Some((false, std::array::from_fn(|class| one[class] + two[class]))),
        _ => None,
    }
}

/// A session that is played by the deeds: its rows, and what plain counting says of it, by section and voter.
#[derive(Default)]
struct Played {
    rows: Vec<Row>,
    tallies: BTreeMap<(Section, Voter), Tally>,
    talk: [usize; 4],
    untold: usize,
    rounds: usize,
}

impl Played {
    fn ballot(deed: &Deed, team: usize, number: usize) -> (Ballot, Plain) {
        if deed.chips[team] {
            let (class, key) = deed.keys[team];
            let chips = Chips::on(Syndrome::ALL[class], Sureness::ALL[key]);
            return (chips.into(), (true, chips.laid().map(u32::from)));
        }
        let votes = deed.votes[2 * number + team];
        (counts(votes).into(), (false, votes))
    }

    fn count(&mut self, section: Section, voter: Voter, answer: Plain, deed: &Deed) {
        self.tallies.entry((section, voter)).or_default().add(answer, deed.truth, deed.machine);
    }

    fn hand_in(&mut self, place: &Place, vote: &mut Vote, team: Team, ballot: Ballot) {
        let occasion = if vote.phase() == Phase::Look { Occasion::Vote } else { Occasion::VoteAgain };
        vote.count(team, ballot).unwrap();
        let handed = if vote.teams() == Teams::Two { Handed::by_team(team, ballot) } else { Handed::by_one(ballot) };
        self.rows.push(Row { place: place.clone(), event: Event::Handed(occasion, handed.after(1500)) });
    }

    /// A vote, by the state machine that the room uses.
    fn vote(&mut self, place: &Place, deed: &Deed) {
        let teams = if deed.teams { Teams::Two } else { Teams::Whole };
        let mut vote = Vote::new(Syndrome::ALL[deed.truth], ClassSize::at_most(500), teams);
        deed.machine.into_iter().for_each(|parts| vote.machine_says(Probabilities::new(parts).unwrap()));
        let mut answers: [Vec<Plain>; 2] = Default::default();
        for (number, answers) in answers.iter_mut().enumerate().take(1 + usize::from(deed.talks)) {
            if number == 1 {
                vote.talk().unwrap();
            }
            for &team in teams.all() {
                let (ballot, plain) = Self::ballot(deed, team.index(), number);
                if deed.slips[team.index()] {
                    self.hand_in(place, &mut vote, team, counts([7, 0, 0, 1]).into());
                    assert_eq!(vote.undo(), Ok(Undone::Count(team)));
                    self.rows.push(Row { place: place.clone(), event: Event::Undone });
                }
                self.hand_in(place, &mut vote, team, ballot);
                answers.push(plain);
            }
        }
        if !deed.is_told {
            self.untold += 1;
            return;
        }
        vote.reveal().unwrap();
        self.rows.push(Row {
            place: place.clone(),
            event: Event::Revealed(Told { truth: vote.truth().unwrap(), machine: vote.machine() }),
        });
        self.rounds += 1;
        let last = &answers[usize::from(deed.talks)];
        for (section, of) in [(Section::FirstVote, &answers[0]), (Section::LastVote, last)] {
            if let Some(answer) = together(of) {
                self.count(section, Voter::Class, answer, deed);
            }
            if deed.teams {
                for team in Team::ALL {
                    self.count(section, Voter::Team(team), of[team.index()], deed);
                }
            }
        }
        if let (true, Some((false, before)), Some((false, after))) = (deed.talks, together(&answers[0]), together(last)) {
            let sum = |votes: [u32; 4]| votes.iter().sum::<u32>() as usize;
            let news = [before[deed.truth] as usize, sum(before), after[deed.truth] as usize, sum(after)];
            self.talk = std::array::from_fn(|place| self.talk[place] + news[place]);
        }
    }

    /// One answer without teams.
    fn answer(&mut self, place: &Place, deed: &Deed) {
        let (ballot, plain) = Self::ballot(deed, 0, 0);
        let handed = Handed::by_one(ballot);
        let told = Told { truth: Syndrome::ALL[deed.truth], machine: deed.machine.and_then(Probabilities::new) };
        let (section, occasion) = match deed.kind {
            1 => (Section::Practice, None),
            2 => (Section::Test(1), Some(Occasion::Test)),
            _ => (Section::Lab(Occasion::Blind), Some(Occasion::Blind)),
        };
        let Some(occasion) = occasion else {
            self.rows.push(Row { place: place.clone(), event: Event::Answered(handed, told) });
            self.rounds += 1;
            return self.count(section, Voter::Class, plain, deed);
        };
        self.rows.push(Row { place: place.clone(), event: Event::Handed(occasion, handed) });
        if deed.is_told {
            // The truth of tests and of the lab comes at the end.
            self.rows.push(Row { place: place.clone(), event: Event::Revealed(told) });
            self.rounds += 1;
            self.count(section, Voter::Class, plain, deed);
        } else {
            self.untold += 1;
        }
    }

    fn of(deeds: &[Deed]) -> Self {
        let mut played = Self::default();
        for (round, deed) in deeds.iter().enumerate() {
            let place = place(round as u32 + 1, round as u64);
            if deed.kind == 0 { played.vote(&place, deed) } else { played.answer(&place, deed) }
        }
        // All truths of the session at its end, as after a test.
        played.rows.sort_by_key(|row| matches!(row.event, Event::Revealed(_)));
        played
    }
}

proptest! {
    #[test]
    fn a_replay_of_the_rows_gives_every_score_of_the_session(deeds in deeds()) {
        let played = Played::of(&deeds);
        let read: Vec<Row> = played.rows.iter().map(|row| read_back(row).unwrap()).collect();
        let scores = Scores::of(&read);
        prop_assert_eq!((scores.rounds, scores.untold), (played.rounds, played.untold));
        let talked = deeds.iter().any(|deed| deed.kind == 0 && deed.talks && deed.is_told);
        let mut wanted = played.tallies;
        wanted.retain(|(section, _), _| *section != Section::FirstVote || talked);
        let found: Vec<(Section, Voter)> = scores.sections.iter().flat_map(|of| of.standings.iter().map(|one| (of.section, one.voter))).collect();
        prop_assert_eq!(found, wanted.keys().copied().collect::<Vec<_>>());
        for ((section, voter), tally) in wanted {
            let standing = scores.section(section).unwrap().standings.iter().find(|standing| standing.voter == voter).unwrap();
            prop_assert_eq!(standing.majority, Score { right: tally.right, rounds: tally.rounds });
            prop_assert_eq!(standing.single, Score { right: tally.right_hands, rounds: tally.hands });
            prop_assert_eq!(standing.machine, Score { right: tally.machine_right, rounds: tally.machine });
            prop_assert_eq!(standing.duel.count(Outcome::OnlyHuman), tally.only_people);
            prop_assert_eq!(standing.duel.rounds() as usize, tally.machine);
            for (found, wanted) in
                [(standing.forecast.sum, tally.forecast), (standing.chips.sum, tally.chips), (standing.machine_points.sum, tally.machine_points)]
            {
                prop_assert!((found - wanted).abs() < 1e-6, "{} for {} in {:?}", found, wanted, section);
            }
        }
        let talk = scores.talk.unwrap_or_default();
        prop_assert_eq!([talk.before.right, talk.before.rounds, talk.after.right, talk.after.rounds], played.talk);
    }
}
