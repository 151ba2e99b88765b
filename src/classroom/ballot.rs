//! What is handed in for one picture: hands that were counted, or chips that were laid.

use super::{Chips, Counts, Majority, points_of_shares};
use crate::factory::Syndrome;

/// One of two teams that look at the same pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Team {
    /// The first one.
    One,
    /// The second one.
    Two,
}

impl Team {
    /// Both.
    pub const ALL: [Self; 2] = [Self::One, Self::Two];

    /// The team that is not this one.
    pub fn other(self) -> Self {
        match self {
            Self::One => Self::Two,
            Self::Two => Self::One,
        }
    }

    /// Its place in [`Team::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

/// An answer to one picture, by a class, a team or a person. One person's letter is a count of one hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ballot {
    /// Hands that were counted.
    Hands(Counts),
    /// Twelve chips, laid by one person or by a team together.
    Chips(Chips),
}

impl Ballot {
    /// The hands, where hands were counted.
    pub fn hands(self) -> Option<Counts> {
        match self {
            Self::Hands(counts) => Some(counts),
            Self::Chips(_) => None,
        }
    }

    /// The chips, where chips were laid.
    pub fn chips(self) -> Option<Chips> {
        match self {
            Self::Chips(chips) => Some(chips),
            Self::Hands(_) => None,
        }
    }

    /// The answer as shares of the four classes, from 0 to 1, in the order of [`Syndrome::ALL`]; `None` where no hand was raised.
    pub fn shares(self) -> Option<[f64; Syndrome::COUNT]> {
        match self {
            Self::Hands(counts) => counts.shares(),
            Self::Chips(chips) => Some(chips.shares()),
        }
    }

    /// The class with the most hands, or with the most chips.
    pub fn majority(self) -> Majority {
        match self {
            Self::Hands(counts) => counts.majority(),
            Self::Chips(chips) => chips.majority(),
        }
    }

    /// Whether the class with the most hands or chips is the truth. A tie names no class, and so is not right.
    pub fn is_right(self, truth: Syndrome) -> bool {
        self.majority() == Majority::One(truth)
    }

    /// The points of the answer as a forecast, from -180 to 108: those of the chips, or those of the shares of the hands. `None` where no
    /// hand was raised.
    pub fn points(self, truth: Syndrome) -> Option<f64> {
        match self {
            Self::Hands(counts) => counts.shares().map(|shares| points_of_shares(shares, truth)),
            Self::Chips(chips) => Some(f64::from(chips.points(truth))),
        }
    }
}

impl From<Counts> for Ballot {
    fn from(counts: Counts) -> Self {
        Self::Hands(counts)
    }
}

impl From<Chips> for Ballot {
    fn from(chips: Chips) -> Self {
        Self::Chips(chips)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ClassSize, Sureness};
    use super::*;

    #[test]
    fn hands_and_chips_are_scored_by_their_shares() {
        let size = ClassSize::new(30).unwrap();
        let hands = Ballot::from(Counts::new([3, 3, 3, 15], size).unwrap());
        // Shares 1/8, 1/8, 1/8, 5/8: as chips 1.5, 1.5, 1.5 and 7.5; 24 * 7.5 - (3 * 2.25 + 56.25) - 36 = 81, or 24 * 1.5 - 63 - 36 = -63.
        assert_eq!((hands.points(Syndrome::Z), hands.points(Syndrome::A)), (Some(81.0), Some(-63.0)));
        assert!(hands.is_right(Syndrome::Z) && !hands.is_right(Syndrome::A));
        let chips = Ballot::from(Chips::on(Syndrome::B, Sureness::Leaning));
        assert_eq!((chips.points(Syndrome::B), chips.points(Syndrome::C)), (Some(60.0), Some(-36.0)));
        assert_eq!(chips.majority(), Majority::One(Syndrome::B));
        let nobody = Ballot::from(Counts::default());
        assert_eq!((nobody.points(Syndrome::A), nobody.shares(), nobody.majority()), (None, None, Majority::NoVote));
    }

    #[test]
    fn a_tie_is_right_for_no_class() {
        let size = ClassSize::new(30).unwrap();
        let ties = [Ballot::from(Counts::new([4, 4, 0, 1], size).unwrap()), Ballot::from(Chips::new([5, 5, 1, 1]).unwrap())];
        for tie in ties {
            assert_eq!(tie.majority(), Majority::Tie(vec![Syndrome::A, Syndrome::B]));
            assert!(Syndrome::ALL.into_iter().all(|truth| !tie.is_right(truth)));
        }
    }
}
