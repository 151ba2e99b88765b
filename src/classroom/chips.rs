//! Twelve chips over the four classes: a score under which honesty pays.
//!
//! The score is the quadratic score of Brier (1950), in whole numbers and with zero for chips that are spread evenly: whoever lays the
//! chips as they believe expects the most points.

use super::Majority;
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

    /// The class with the most chips, or the classes that share them.
    pub fn majority(self) -> Majority {
        let most = self.laid.into_iter().max().unwrap_or_default();
        let first: Vec<Syndrome> = Syndrome::ALL.into_iter().filter(|class| self.laid[class.index()] == most).collect();
        if let [class] = first[..] { Majority::One(class) } else { Majority::Tie(first) }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// All ways to lay twelve chips on four classes.
    fn all_layings() -> Vec<Chips> {
        let sides = 0..=CHIPS;
        let threes = sides.clone().flat_map(|a| (0..=CHIPS).flat_map(move |b| (0..=CHIPS).map(move |c| [a, b, c])));
        threes.filter_map(|[a, b, c]| Chips::new([a, b, c, CHIPS.checked_sub(a + b + c)?])).collect()
    }

    /// Twelve times the points that `chips` expect, where a class has as many chances in twelve as `belief` has chips on it.
    fn expected(chips: Chips, belief: Chips) -> i32 {
        Syndrome::ALL.into_iter().map(|truth| i32::from(belief.laid()[truth.index()]) * chips.points(truth)).sum()
    }

    #[test]
    fn honesty_is_the_one_best_laying_for_every_belief() {
        let layings = all_layings();
        // 15 over 3.
        assert_eq!(layings.len(), 455);
        for &belief in &layings {
            let honest = expected(belief, belief);
            for &other in layings.iter().filter(|&&other| other != belief) {
                assert!(expected(other, belief) < honest, "{other:?} where {belief:?} is believed");
            }
        }
    }

    #[test]
    fn the_points_go_from_all_wrong_to_all_right_and_are_zero_for_even_chips() {
        let all: Vec<i32> = all_layings().iter().flat_map(|chips| Syndrome::ALL.map(|truth| chips.points(truth))).collect();
        assert_eq!((all.iter().min(), all.iter().max()), (Some(&-180), Some(&108)));
        assert!(Syndrome::ALL.into_iter().all(|truth| Chips::EVEN.points(truth) == 0));
        // The quadratic score of Brier, sum over classes of (share - truth)^2, from 0 to 2: an affine image of it.
        for chips in all_layings() {
            for truth in Syndrome::ALL {
                let shares = chips.shares();
                let brier: f64 =
                    Syndrome::ALL.into_iter().map(|class| (shares[class.index()] - f64::from(class == truth)).powi(2)).sum();
                assert!((f64::from(chips.points(truth)) - (108.0 - 144.0 * brier)).abs() < 1e-9, "{chips:?}");
                assert!((f64::from(chips.points(truth)) - points_of_shares(shares, truth)).abs() < 1e-9, "{chips:?}");
            }
        }
    }

    #[test]
    fn the_three_keys_score_as_the_lecture_says() {
        let of = |sureness| {
            let chips = Chips::on(Syndrome::C, sureness);
            (chips.laid(), chips.points(Syndrome::C), chips.points(Syndrome::A))
        };
        assert_eq!(of(Sureness::Leaning), ([2, 2, 6, 2], 60, -36));
        assert_eq!(of(Sureness::Sure), ([1, 1, 9, 1], 96, -96));
        assert_eq!(of(Sureness::Certain), ([0, 0, 12, 0], 108, -180));
    }

    /// The chances are tried in steps of 1 in 1,000: which of even chips and the three keys expects the most?
    #[test]
    fn a_key_is_worth_it_from_its_chance_on() {
        let points = |sureness: Option<Sureness>, chance: f64| {
            let chips = sureness.map_or(Chips::EVEN, |sureness| Chips::on(Syndrome::A, sureness));
            chance * f64::from(chips.points(Syndrome::A)) + (1.0 - chance) * f64::from(chips.points(Syndrome::B))
        };
        let choices = [None, Some(Sureness::Leaning), Some(Sureness::Sure), Some(Sureness::Certain)];
        for step in 250..=1000 {
            let chance = f64::from(step) / 1000.0;
            let best = choices
                .into_iter()
                .reduce(|best, other| if points(other, chance) >= points(best, chance) - 1e-9 { other } else { best });
            let wanted = Sureness::ALL.into_iter().rfind(|sureness| chance >= sureness.worth_from());
            assert_eq!(best, Some(wanted), "{chance}");
        }
    }

    #[test]
    fn chips_that_are_not_twelve_are_none() {
        for laid in [[3, 3, 3, 2], [3, 3, 3, 4], [0; 4], [255, 255, 255, 3], [13, 0, 0, 0]] {
            assert_eq!(Chips::new(laid), None, "{laid:?}");
        }
        assert_eq!(Chips::new([4, 4, 4, 0]).unwrap().favourite(), (Syndrome::A, 1.0 / 3.0));
        assert_eq!(Chips::EVEN.majority(), Majority::Tie(Syndrome::ALL.to_vec()));
    }
}
