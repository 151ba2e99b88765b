//! Shares of votes, and the difference of two shares, with exact intervals.

use crate::game::{CONFIDENCE, exact_interval};

/// So many of so many votes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The votes that are counted.
    pub votes: u64,
    /// All votes among them.
    pub of: u64,
}

impl Share {
    /// The share, 0 to 1; `None` without votes.
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.votes as f64 / self.of as f64)
    }

    /// Its exact interval of 95 % (Clopper and Pearson, 1934), from 0 to 1; every vote counts as drawn apart from the others.
    pub fn interval(self) -> (f64, f64) {
        exact_interval(self.votes, self.of, CONFIDENCE)
    }

    pub(super) fn add(&mut self, votes: u32, of: u32) {
        self.votes += u64::from(votes.min(of));
        self.of += u64::from(of);
    }
}

/// One share less another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// The share that something is taken off.
    pub with: Share,
    /// The share that is taken off.
    pub without: Share,
}

/// What an interval of a difference says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// All of the interval lies above 0.
    More,
    /// All of the interval lies below 0.
    Less,
    /// 0 lies within: the votes are too few to tell, or there is no difference.
    Open,
}

impl Gap {
    /// The difference, -1 to 1; `None` where one of the two has no votes.
    pub fn value(self) -> Option<f64> {
        Some(self.with.value()? - self.without.value()?)
    }

    /// An interval in which the true difference lies in at least 95 % of all cases, from -1 to 1.
    ///
    /// Each share has an exact interval that is wrong in at most 2.5 %; so both hold together in at least 95 % (Bonferroni's
    /// inequality, 1936), whether or not the two depend on one another, as the answers of the same people do.
    pub fn interval(self) -> (f64, f64) {
        let half = 1.0 - (1.0 - CONFIDENCE) / 2.0;
        let [with, without] = [self.with, self.without].map(|share| exact_interval(share.votes, share.of, half));
        (with.0 - without.1, with.1 - without.0)
    }

    /// On which side of 0 the interval lies.
    pub fn sign(self) -> Sign {
        match self.interval() {
            (low, _) if low > 0.0 => Sign::More,
            (_, high) if high < 0.0 => Sign::Less,
            _ => Sign::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(with: (u64, u64), without: (u64, u64)) -> Gap {
        let share = |(votes, of)| Share { votes, of };
        Gap { with: share(with), without: share(without) }
    }

    #[test]
    fn shares_without_votes_have_no_value_and_every_value_is_possible() {
        assert_eq!((Share::default().value(), Share::default().interval()), (None, (0.0, 1.0)));
        assert_eq!(difference((0, 0), (1, 2)).value(), None);
        assert_eq!((difference((0, 0), (0, 0)).interval(), difference((0, 0), (0, 0)).sign()), ((-1.0, 1.0), Sign::Open));
    }

    /// Three wrong cases of one person, all followed: by hand, the lower end of 3 of 3 at 97.5 % is 0.0125 to the power of 1/3.
    #[test]
    fn three_cases_of_one_person_show_and_do_not_prove() {
        let all = difference((3, 3), (0, 3));
        let end = 0.0125_f64.cbrt();
        assert_eq!((all.value(), all.sign()), (Some(1.0), Sign::Open));
        assert!((all.interval().0 - (end - (1.0 - end))).abs() < 1e-9 && (all.interval().1 - 1.0).abs() < 1e-12);
        assert_eq!(difference((60, 90), (20, 90)).sign(), Sign::More);
        assert_eq!(difference((20, 90), (60, 90)).sign(), Sign::Less);
    }

    /// All outcomes of two shares with their probabilities: the interval misses the true difference in at most 5 %.
    #[test]
    fn the_interval_holds_as_often_as_it_says() {
        let binomial = |n: u64, p: f64| -> Vec<f64> {
            let mut row = vec![(1.0 - p).powi(n as i32)];
            for k in 1..=n {
                row.push(row[k as usize - 1] * (n - k + 1) as f64 / k as f64 * p / (1.0 - p));
            }
            row
        };
        for (n, p, q) in [(3, 0.3, 0.3), (3, 0.8, 0.2), (24, 0.5, 0.5), (24, 0.15, 0.6), (60, 0.1, 0.1)] {
            let (first, second) = (binomial(n, p), binomial(n, q));
            let mut missed = 0.0;
            for (a, b) in (0..=n).flat_map(|a| (0..=n).map(move |b| (a, b))) {
                let (low, high) = difference((a, n), (b, n)).interval();
                let holds = low <= p - q && p - q <= high;
                missed += if holds { 0.0 } else { first[a as usize] * second[b as usize] };
            }
            assert!(missed <= 0.05, "{n} votes, {p} and {q}: missed in {missed}");
        }
    }
}
