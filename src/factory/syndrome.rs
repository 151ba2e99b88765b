//! The four classes that a player and a network must tell apart.

use serde::{Deserialize, Serialize};

/// The class of a specimen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Syndrome {
    /// One or two big tumors, up to two medium ones.
    A,
    /// Four to eight medium tumors, up to three small ones.
    B,
    /// Twenty to forty-eight small tumors.
    C,
    /// Healthy: no tumor.
    Z,
}

impl Syndrome {
    /// All classes in the order of every table, file and vector of probabilities.
    pub const ALL: [Self; 4] = [Self::A, Self::B, Self::C, Self::Z];

    /// Number of classes.
    pub const COUNT: usize = Self::ALL.len();

    /// Place in [`Syndrome::ALL`]: the label in datasets.
    pub fn index(self) -> usize {
        self as usize
    }

    /// The class with this place in [`Syndrome::ALL`].
    pub fn from_index(index: usize) -> Option<Self> {
        Self::ALL.get(index).copied()
    }

    /// The letter shown to people.
    pub fn letter(self) -> char {
        match self {
            Self::A => 'A',
            Self::B => 'B',
            Self::C => 'C',
            Self::Z => 'Z',
        }
    }
}

impl std::fmt::Display for Syndrome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.letter())
    }
}
