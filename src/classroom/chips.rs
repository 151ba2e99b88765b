//! Twelve chips over the four classes: a score under which honesty pays.
//!
//! The score is the quadratic score of Brier (1950), in whole numbers and with zero for chips that are spread evenly: whoever lays the
//! chips as they believe expects the most points.

use crate::factory::Syndrome;

/// Number of chips.
pub const CHIPS: u8 = 12;

/// How twelve chips lie on the four classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chips {
    /// In the order of [`Syndrome::ALL`]; their sum is [`CHIPS`].
    laid: [u8; Syndrome::COUNT],
}

/// How sure somebody is of a class, by one of three keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sureness {
    /// Six chips on the class, two on each other one: worth it from a chance of 37.5 %.
    Leaning,
    /// Nine chips on the class, one on each other one: worth it from a chance of 62.5 %.
    Sure,
    /// All twelve chips on the class: worth it from a chance of 87.5 %.
    Certain,
}

impl Sureness {
    /// All three, least sure first: the keys 1, 2 and 3.
    pub const ALL: [Self; 3] = [Self::Leaning, Self::Sure, Self::Certain];

    /// Chips on the class itself.
    pub fn chips(self) -> u8 {
        match self {
            Self::Leaning => 6,
            Self::Sure => 9,
            Self::Certain => 12,
        }
    }

    /// The smallest chance of being right, from 0 to 1, from which this many chips expect at least as many points as fewer do.
    ///
    /// With k chips on the class and (12 - k) / 3 on each other one, the points are 24 n - sum n^2 - 36; equal expectations of two
    /// neighbours give the chance (even chips are the neighbour below the first).
    pub fn worth_from(self) -> f64 {
        match self {
            Self::Leaning => 0.375,
            Self::Sure => 0.625,
            Self::Certain => 0.875,
        }
    }
}

impl Chips {
    /// The same number of chips on each class: no answer at all, worth 0 points.
    pub const EVEN: Self = Self { laid: [CHIPS / Syndrome::COUNT as u8; Syndrome::COUNT] };

    /// Chips in the order of [`Syndrome::ALL`]; `None` unless they are twelve.
    pub fn new(laid: [u8; Syndrome::COUNT]) -> Option<Self> {
        let sum: u32 = laid.iter().map(|&chips| u32::from(chips)).sum();
        (sum == u32::from(CHIPS)).then_some(Self { laid })
    }

    /// Chips by one key: most of them on a class, the rest evenly on the others.
    pub fn on(class: Syndrome, sureness: Sureness) -> Self {
        let others = (CHIPS - sureness.chips()) / (Syndrome::COUNT as u8 - 1);
        let mut laid = [others; Syndrome::COUNT];
        laid[class.index()] = sureness.chips();
        Self { laid }
    }

    /// The chips in the order of [`Syndrome::ALL`].
    pub fn laid(self) -> [u8; Syndrome::COUNT] {
        self.laid
    }

    /// The chips as shares, from 0 to 1, in the order of [`Syndrome::ALL`].
    pub fn shares(self) -> [f64; Syndrome::COUNT] {
        self.laid.map(|chips| f64::from(chips) / f64::from(CHIPS))
    }

    /// The class with the most chips, and the share of chips on it; the first one of several.
    pub fn favourite(self) -> (Syndrome, f64) {
        let first = Syndrome::ALL[0];
        let most = Syndrome::ALL
            .into_iter()
            .fold(first, |best, class| if self.laid[class.index()] > self.laid[best.index()] { class } else { best });
        (most, self.shares()[most.index()])
    }

    /// The points where `truth` is the class: 24 n(truth) - sum n^2 - 36, from -180 to 108.
    pub fn points(self, truth: Syndrome) -> i32 {
        let squares: i32 = self.laid.iter().map(|&chips| i32::from(chips).pow(2)).sum();
        24 * i32::from(self.laid[truth.index()]) - squares - 36
    }
}

/// The points of a forecast by shares (from 0 to 1, their sum is 1, in the order of [`Syndrome::ALL`]), as if twelve chips could be cut:
/// how the machine and the vote of a class are scored.
pub fn points_of_shares(shares: [f64; Syndrome::COUNT], truth: Syndrome) -> f64 {
    let laid = shares.map(|share| share * f64::from(CHIPS));
    24.0 * laid[truth.index()] - laid.iter().map(|chips| chips * chips).sum::<f64>() - 36.0
}
