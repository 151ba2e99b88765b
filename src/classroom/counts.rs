//! Hands that were counted: how many people voted for each class.

use std::fmt;
use std::str::FromStr as _;

use thiserror::Error;

use crate::factory::Syndrome;

/// How many people vote: from 1 to 500.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClassSize(u32);

impl ClassSize {
    /// The largest class.
    pub const MOST: u32 = 500;

    /// A class of so many people; `None` outside 1 to [`ClassSize::MOST`].
    pub fn new(people: u32) -> Option<Self> {
        (1..=Self::MOST).contains(&people).then_some(Self(people))
    }

    /// A class of so many people, or of the nearest number that is possible.
    pub fn at_most(people: u32) -> Self {
        Self(people.clamp(1, Self::MOST))
    }

    /// The number of people.
    pub fn people(self) -> u32 {
        self.0
    }
}

/// Votes for each class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Counts {
    /// In the order of [`Syndrome::ALL`]; their sum is at most [`ClassSize::MOST`], and twice that for two counts together.
    votes: [u32; Syndrome::COUNT],
}

/// Why a line is no counts.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CountsError {
    /// Nothing was typed.
    #[error("no counts: type them as in a12 b5 c8 z3")]
    Empty,
    /// The part at this place, from 1, is no letter with a number. What was typed is not kept: the window must not show it before the reveal.
    #[error("part {0} is no count: type a letter and a number, as in a12 b5 c8 z3")]
    NotACount(usize),
    /// A letter that is given twice.
    #[error("{0} is given twice")]
    Twice(Syndrome),
    /// More votes than people.
    #[error("{votes} votes are more than the {people} people of the class")]
    TooMany {
        /// Votes, all classes together.
        votes: u64,
        /// People in the class.
        people: u32,
    },
}

/// The class that most people voted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Majority {
    /// Nobody voted.
    NoVote,
    /// One class has more votes than any other.
    One(Syndrome),
    /// Several classes have the most votes: no majority, counted as no answer.
    Tie(Vec<Syndrome>),
}

impl Counts {
    /// Votes in the order of [`Syndrome::ALL`].
    ///
    /// # Errors
    /// When they are more than the people of the class.
    pub fn new(votes: [u32; Syndrome::COUNT], class: ClassSize) -> Result<Self, CountsError> {
        let sum: u64 = votes.iter().map(|&count| u64::from(count)).sum();
        if sum > u64::from(class.people()) {
            return Err(CountsError::TooMany { votes: sum, people: class.people() });
        }
        Ok(Self { votes })
    }

    /// Reads counts as they are typed: `a12 b5 c8 z3`, in any order, spaces or commas between them; a letter that is left out has no vote.
    ///
    /// # Errors
    /// When a part is no count, a letter is given twice, or the votes are more than the people of the class.
    pub fn parse(line: &str, class: ClassSize) -> Result<Self, CountsError> {
        let mut votes: [Option<u32>; Syndrome::COUNT] = [None; Syndrome::COUNT];
        let parts = line.split(|letter: char| letter.is_whitespace() || letter == ',' || letter == ';');
        for (place, part) in (1..).zip(parts.filter(|part| !part.is_empty())) {
            let (class, count) = part_of(part).ok_or(CountsError::NotACount(place))?;
            if votes[class.index()].replace(count).is_some() {
                return Err(CountsError::Twice(class));
            }
        }
        if votes.iter().all(Option::is_none) {
            return Err(CountsError::Empty);
        }
        Self::new(votes.map(Option::unwrap_or_default), class)
    }

    /// Votes for a class.
    pub fn of(self, class: Syndrome) -> u32 {
        self.votes[class.index()]
    }

    /// Votes in the order of [`Syndrome::ALL`].
    pub fn votes(self) -> [u32; Syndrome::COUNT] {
        self.votes
    }

    /// All votes together.
    pub fn total(self) -> u32 {
        self.votes.iter().sum()
    }

    /// The same with one vote more or fewer for a class; as it is where that is not possible.
    pub fn stepped(self, class: Syndrome, by: i32, size: ClassSize) -> Self {
        let mut votes = self.votes;
        votes[class.index()] = votes[class.index()].saturating_add_signed(by);
        Self::new(votes, size).unwrap_or(self)
    }

    /// Both together, as of two teams.
    pub fn plus(self, other: Self) -> Self {
        Self { votes: std::array::from_fn(|class| self.votes[class].saturating_add(other.votes[class])) }
    }

    /// The votes as shares, from 0 to 1: the forecast of the class. `None` where nobody voted.
    pub fn shares(self) -> Option<[f64; Syndrome::COUNT]> {
        let total = self.total();
        (total > 0).then(|| self.votes.map(|count| f64::from(count) / f64::from(total)))
    }

    /// The class with the most votes.
    pub fn majority(self) -> Majority {
        let most = self.votes.into_iter().max().unwrap_or_default();
        let first: Vec<Syndrome> = Syndrome::ALL.into_iter().filter(|class| self.of(*class) == most).collect();
        match first[..] {
            _ if most == 0 => Majority::NoVote,
            [class] => Majority::One(class),
            _ => Majority::Tie(first),
        }
    }
}

/// A letter with a number.
fn part_of(part: &str) -> Option<(Syndrome, u32)> {
    let mut letters = part.chars();
    let letter = letters.next()?.to_ascii_uppercase();
    let class = Syndrome::ALL.into_iter().find(|class| class.letter() == letter)?;
    let digits = letters.as_str().trim_start_matches(['=', ':']);
    let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    // A number with too many digits is more than any class.
    is_number.then(|| (class, u32::from_str(digits).unwrap_or(u32::MAX)))
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, z] = self.votes;
        write!(f, "a{a} b{b} c{c} z{z}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn class(people: u32) -> ClassSize {
        ClassSize::new(people).unwrap()
    }

    #[test]
    fn counts_are_read_as_teachers_type_them() {
        for line in ["a12 b5 c8 z3", "A12,B5,C8,Z3", " z3;c8 ;b5\ta12 ", "a=12 b:5 c8 z03"] {
            assert_eq!(Counts::parse(line, class(28)).unwrap().votes(), [12, 5, 8, 3], "{line}");
        }
        assert_eq!(Counts::parse("c4", class(28)).unwrap().votes(), [0, 0, 4, 0], "a letter that is left out has no vote");
        assert_eq!(Counts::parse("a0", class(28)).unwrap().total(), 0, "nobody voted, and it is said");
    }

    #[test]
    fn what_is_no_count_is_refused_with_its_reason() {
        let no_count = || CountsError::NotACount(1);
        let cases = [
            ("", CountsError::Empty),
            (" ,; ", CountsError::Empty),
            ("a", no_count()),
            ("12", no_count()),
            ("a-3", no_count()),
            ("a+3", no_count()),
            ("a1.5", no_count()),
            ("a12b5", no_count()),
            ("d3", no_count()),
            ("hello", no_count()),
            ("a\u{663}", no_count()),
            ("a\u{1F9E0}", no_count()),
            ("a1 b2 three", CountsError::NotACount(3)),
            ("a1 b2 a3", CountsError::Twice(Syndrome::A)),
            ("a1 A0", CountsError::Twice(Syndrome::A)),
            ("a29", CountsError::TooMany { votes: 29, people: 28 }),
            ("a12 b5 c8 z4", CountsError::TooMany { votes: 29, people: 28 }),
            ("a4294967295 b4294967295", CountsError::TooMany { votes: 2 * u64::from(u32::MAX), people: 28 }),
            ("a99999999999999999999999", CountsError::TooMany { votes: u64::from(u32::MAX), people: 28 }),
        ];
        for (line, error) in cases {
            assert_eq!(Counts::parse(line, class(28)), Err(error), "{line:?}");
        }
    }

    #[test]
    fn a_class_has_one_person_to_five_hundred() {
        assert_eq!([0, 1, 500, 501].map(|people| ClassSize::new(people).is_some()), [false, true, true, false]);
    }

    #[test]
    fn a_step_never_leaves_the_class() {
        let counts = Counts::parse("a1 b1", class(2)).unwrap();
        assert_eq!(counts.stepped(Syndrome::A, 1, class(2)), counts, "nobody is left to vote");
        assert_eq!(counts.stepped(Syndrome::C, -1, class(2)), counts, "there is no vote to take");
        assert_eq!(counts.stepped(Syndrome::A, -1, class(2)).votes(), [0, 1, 0, 0]);
    }

    #[test]
    fn the_majority_is_one_class_several_or_none() {
        let majority = |line| Counts::parse(line, class(28)).unwrap().majority();
        assert_eq!(majority("a5 b4"), Majority::One(Syndrome::A));
        assert_eq!(majority("a5 z5 c2"), Majority::Tie(vec![Syndrome::A, Syndrome::Z]));
        assert_eq!(majority("z0"), Majority::NoVote);
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(votes in prop::array::uniform4(0_u32..=125)) {
            let counts = Counts::new(votes, class(500)).unwrap();
            prop_assert_eq!(Counts::parse(&counts.to_string(), class(500)), Ok(counts));
            let shares = counts.shares();
            prop_assert_eq!(shares.is_some(), votes.iter().sum::<u32>() > 0);
            if let Some(shares) = shares {
                prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            }
        }

        #[test]
        fn any_line_is_counts_or_a_reason(line in "[abczABCZ0-9 ,;=:+-]{0,40}", people in 1_u32..=500) {
            if let Ok(counts) = Counts::parse(&line, class(people)) {
                prop_assert!(counts.total() <= people);
                // Read by hand: every run of digits belongs to the letter before it.
                let digits: u64 = line.split(|letter: char| !letter.is_ascii_digit()).filter_map(|number| number.parse::<u64>().ok()).sum();
                prop_assert_eq!(u64::from(counts.total()), digits);
            }
        }
    }
}
