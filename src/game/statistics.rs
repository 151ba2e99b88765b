//! How much a few rounds say: exact intervals, and an exact comparison of two players over the same rounds.

use statrs::distribution::{Beta, ContinuousCDF as _};
use statrs::function::beta::beta_reg;

/// With more rounds than this an interval is computed as if there were so many, with the same share.
///
/// `statrs` finds a quantile of the beta distribution by Newton's method from a start of at least 1 / 10 000; from about seven
/// million rounds on the slope there is too large for a number of 64 bits, and the search does not end.
const MOST_ROUNDS: u64 = 1_000_000;

/// The exact interval (Clopper and Pearson) of the share behind `right` of `rounds`, each from 0 to 1.
///
/// In no more than 1 - `confidence` of all cases does the true share lie outside. Without rounds everything is possible.
pub(crate) fn exact_interval(right: u64, rounds: u64, confidence: f64) -> (f64, f64) {
    let shrink = (MOST_ROUNDS as f64 / rounds as f64).min(1.0);
    let hits = (right.min(rounds) as f64 * shrink).round();
    let misses = rounds.min(MOST_ROUNDS) as f64 - hits;
    let outside = (1.0 - confidence) / 2.0;
    let quantile = |p: f64, a: f64, b: f64| Beta::new(a, b).ok().map(|beta| beta.inverse_cdf(p));
    // Both numbers of a beta distribution are above 0: without hits the lower end is 0, without misses the upper one is 1.
    (quantile(outside, hits, misses + 1.0).unwrap_or(0.0), quantile(1.0 - outside, hits + 1.0, misses).unwrap_or(1.0))
}

/// How likely a split at least as uneven as `a` against `b` is, if each of them came by the toss of a coin; 1 without any.
///
/// The exact two-sided sign test; over rounds in which only one player was right it is `McNemar`'s exact test.
pub(super) fn sign_test(a: u64, b: u64) -> f64 {
    split_likelihood(a as f64, b as f64)
}

/// The sign test for counts that need not be whole, as those that are only expected.
pub(super) fn split_likelihood(a: f64, b: f64) -> f64 {
    let (more, fewer) = (a.max(b), a.min(b));
    if more <= 0.0 {
        return 1.0;
    }
    // P(X <= k) for X of a + b tosses is I(1/2; a + b - k, k + 1).
    (2.0 * beta_reg(more, fewer + 1.0, 0.5)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_interval(right: u64, rounds: u64, low: f64, high: f64) {
        let found = exact_interval(right, rounds, 0.95);
        assert!((found.0 - low).abs() < 5e-5 && (found.1 - high).abs() < 5e-5, "{right} of {rounds}: {found:?}");
    }

    /// As in published tables of Clopper and Pearson's limits, and as R's `binom.test` gives them.
    #[test]
    fn intervals_agree_with_published_values() {
        assert_interval(7, 10, 0.3475, 0.9333);
        assert_interval(0, 10, 0.0, 0.3085);
        assert_interval(10, 10, 0.6915, 1.0);
        assert_interval(5, 10, 0.1871, 0.8129);
        assert_interval(1, 20, 0.0013, 0.2487);
        assert_interval(50, 100, 0.3983, 0.6017);
        assert_interval(9, 10, 0.5550, 0.9975);
    }

    /// Newcombe (1998), table I, method 5: Clopper and Pearson's limits for 81 of 263, 15 of 148, 0 of 20 and 1 of 29.
    #[test]
    fn intervals_agree_with_newcombes_table() {
        assert_interval(81, 263, 0.2527, 0.3676);
        assert_interval(15, 148, 0.0578, 0.1617);
        assert_interval(0, 20, 0.0, 0.1684);
        assert_interval(1, 29, 0.0009, 0.1776);
    }

    /// Recorded from an independent computation by the continued fraction, with 60 halvings: the ends of the range of counts.
    #[test]
    fn intervals_are_right_for_extreme_counts() {
        let recorded = [
            (0, 1, 0.0, 0.975),
            (1, 1, 0.025, 1.0),
            (0, 5, 0.0, 0.521_823_750_104_981_6),
            (5, 5, 0.478_176_249_895_018_06, 1.0),
            (1, 2000, 1.265_882_386_855_500_2e-5, 0.002_782_639_834_657_474_6),
            (1234, 2000, 0.595_286_354_492_023_9, 0.638_370_019_678_743_4),
            (1000, 1000, 0.996_317_916_103_134_1, 1.0),
            (0, 1_000_000, 0.0, 3.688_872_650_197_284e-6),
            (1, 1_000_000, 2.531_780_766_415_123_2e-8, 5.571_630_657_114_86e-6),
            (500_000, 1_000_000, 0.499_019_519_195_263_77, 0.500_980_480_804_736_2),
            (999_999, 1_000_000, 0.999_994_428_369_342_9, 0.999_999_974_682_192_4),
            (1_000_000, 1_000_000, 0.999_996_311_127_349_8, 1.0),
        ];
        for (right, rounds, low, high) in recorded {
            let found = exact_interval(right, rounds, 0.95);
            assert!((found.0 - low).abs() < 2e-9 && (found.1 - high).abs() < 2e-9, "{right} of {rounds}: {found:?}");
        }
    }

    /// The tails of the binomial distribution at both ends, added up round by round.
    #[test]
    fn the_ends_leave_the_promised_share_on_each_side() {
        for rounds in [1_u64, 2, 7, 40, 333] {
            for right in 0..=rounds {
                let (low, high) = exact_interval(right, rounds, 0.95);
                let tail = |share: f64, counts: std::ops::RangeInclusive<u64>| -> f64 {
                    counts.map(|k| choose(rounds, k) * share.powi(k as i32) * (1.0 - share).powi((rounds - k) as i32)).sum()
                };
                if right > 0 {
                    let above = tail(low, right..=rounds);
                    assert!((above - 0.025).abs() < 1e-9, "{right} of {rounds}: {above} from {low}");
                }
                if right < rounds {
                    let below = tail(high, 0..=right);
                    assert!((below - 0.025).abs() < 1e-9, "{right} of {rounds}: {below} to {high}");
                }
                let share = right as f64 / rounds as f64;
                assert!(low <= share && share <= high);
            }
        }
    }

    /// Counts at which the search for a quantile would not end, if the counts were handed on as they are.
    #[test]
    fn any_number_of_rounds_has_an_interval_around_its_share() {
        for rounds in [1_000_001, 9_344_271, 1_u64 << 40, u64::MAX] {
            for right in [0, 1, 8, rounds / 3, rounds - 8, rounds] {
                let (low, high) = exact_interval(right, rounds, 0.95);
                let share = right as f64 / rounds as f64;
                assert!(0.0 <= low && low <= share && share <= high && high <= 1.0, "{right} of {rounds}: {low} to {high}");
                assert!(high - low < 0.002, "{right} of {rounds}: {low} to {high}");
            }
        }
    }

    #[test]
    fn without_rounds_everything_is_possible_and_nonsense_is_no_panic() {
        assert_eq!(exact_interval(0, 0, 0.95), (0.0, 1.0));
        assert_eq!(exact_interval(5, 3, 0.95), exact_interval(3, 3, 0.95));
    }

    /// In how many ways `k` of `n` can be chosen.
    fn choose(n: u64, k: u64) -> f64 {
        (0..k).fold(1.0, |product, i| product * (n - i) as f64 / (i + 1) as f64)
    }

    /// The sum of the tails, toss by toss.
    fn counted(a: u64, b: u64) -> f64 {
        let n = a + b;
        let tail: f64 = (0..=a.min(b)).map(|k| choose(n, k) * 0.5_f64.powi(n as i32)).sum();
        (2.0 * tail).min(1.0)
    }

    #[test]
    fn the_sign_test_is_the_sum_of_its_tails() {
        assert!((sign_test(9, 1) - 0.021_484_375).abs() < 1e-12, "11 of 512");
        assert!((sign_test(6, 0) - 0.03125).abs() < 1e-12);
        for (a, b) in (0..40).flat_map(|a| (0..40).map(move |b| (a, b))) {
            assert!(
                (sign_test(a, b) - counted(a, b)).abs() < 1e-10,
                "{a} against {b}: {} for {}",
                sign_test(a, b),
                counted(a, b)
            );
            assert!((sign_test(a, b) - sign_test(b, a)).abs() < 1e-15);
        }
    }
}
