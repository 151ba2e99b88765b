//! How much a few rounds say: exact intervals, and an exact comparison of two players over the same rounds.
//!
//! Everything rests on the regularised incomplete beta function, by its continued fraction (Lentz); its inverse by halving, which
//! is slow and cannot fail.

/// Steps of the continued fraction; it ends far earlier for all counts that a session can have.
const MOST_STEPS: u32 = 10_000;
/// Where the continued fraction is exact enough.
const SMALLEST_CHANGE: f64 = 1e-15;
/// Stands for zero where the continued fraction would divide by it.
const TINY: f64 = 1e-300;
/// Halvings of the interval from 0 to 1.
const HALVINGS: u32 = 60;

/// The exact interval (Clopper and Pearson) of the share behind `right` of `rounds`, each from 0 to 1.
///
/// In no more than 1 - `confidence` of all cases does the true share lie outside. Without rounds everything is possible.
pub fn exact_interval(right: u64, rounds: u64, confidence: f64) -> (f64, f64) {
    let right = right.min(rounds);
    let outside = (1.0 - confidence) / 2.0;
    let (hits, misses) = (right as f64, (rounds - right) as f64);
    let low = if right == 0 { 0.0 } else { beta_quantile(outside, hits, misses + 1.0) };
    let high = if right == rounds { 1.0 } else { beta_quantile(1.0 - outside, hits + 1.0, misses) };
    (low, high)
}

/// How likely a split at least as uneven as `a` against `b` is, if each of them came by the toss of a coin; 1 without any.
///
/// The exact two-sided sign test; over rounds in which only one player was right it is `McNemar`'s exact test.
pub fn sign_test(a: u64, b: u64) -> f64 {
    split_likelihood(a as f64, b as f64)
}

/// The sign test for counts that need not be whole, as those that are only expected.
pub(super) fn split_likelihood(a: f64, b: f64) -> f64 {
    // P(X <= k) for X of a + b tosses is I(1/2; a + b - k, k + 1).
    (2.0 * incomplete_beta(0.5, a.max(b), a.min(b) + 1.0)).min(1.0)
}

/// Where the beta distribution with `a` and `b`, both above 0, has the share `p` of its mass below.
fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if incomplete_beta(middle, a, b) < p { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// The regularised incomplete beta function I(x; a, b), for `x` from 0 to 1, `b` above 0 and `a` from 0 on.
fn incomplete_beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 || a <= 0.0 {
        return 1.0;
    }
    let factor = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p()).exp();
    // The fraction is quick on this side of the mean; the other side is its mirror image.
    if x < (a + 1.0) / (a + b + 2.0) {
        factor * beta_fraction(x, a, b) / a
    } else {
        1.0 - factor * beta_fraction(1.0 - x, b, a) / b
    }
}

fn beta_fraction(x: f64, a: f64, b: f64) -> f64 {
    let not_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut numerator = 1.0;
    let mut denominator = 1.0 / not_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut value = denominator;
    for step in 1..MOST_STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            denominator = 1.0 / not_zero(1.0 + term * denominator);
            numerator = not_zero(1.0 + term / numerator);
            change = denominator * numerator;
            value *= change;
        }
        if (change - 1.0).abs() < SMALLEST_CHANGE {
            break;
        }
    }
    value
}

/// The logarithm of the gamma function above 0 (Lanczos, g = 7).
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    if x < 0.5 {
        let pi = std::f64::consts::PI;
        return (pi / (pi * x).sin()).ln() - ln_gamma(1.0 - x);
    }
    let x = x - 1.0;
    let sum = TERMS.iter().zip(1..).fold(0.999_999_999_999_809_9, |sum, (term, place)| sum + term / (x + f64::from(place)));
    let t = x + 7.5;
    0.5 * (2.0 * std::f64::consts::PI).ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{Beta, ContinuousCDF as _};
    use statrs::function::gamma::ln_gamma as known_ln_gamma;

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

    #[test]
    fn intervals_agree_with_another_library_at_every_count() {
        for rounds in [1_u64, 2, 7, 40, 333, 2000] {
            for right in (0..=rounds).step_by((rounds as usize / 9).max(1)) {
                let (low, high) = exact_interval(right, rounds, 0.95);
                let (hits, misses) = (right as f64, (rounds - right) as f64);
                if right > 0 {
                    let below = Beta::new(hits, misses + 1.0).unwrap().cdf(low);
                    assert!((below - 0.025).abs() < 1e-9, "{right} of {rounds}: {below} below {low}");
                }
                if right < rounds {
                    let below = Beta::new(hits + 1.0, misses).unwrap().cdf(high);
                    assert!((below - 0.975).abs() < 1e-9, "{right} of {rounds}: {below} below {high}");
                }
                let share = hits / rounds as f64;
                assert!(low <= share && share <= high);
            }
        }
    }

    #[test]
    fn without_rounds_everything_is_possible_and_nonsense_is_no_panic() {
        assert_eq!(exact_interval(0, 0, 0.95), (0.0, 1.0));
        assert_eq!(exact_interval(5, 3, 0.95), exact_interval(3, 3, 0.95));
    }

    /// The sum of the tails, toss by toss.
    fn counted(a: u64, b: u64) -> f64 {
        let n = a + b;
        let choose = |k: u64| (0..k).fold(1.0, |product, i| product * (n - i) as f64 / (i + 1) as f64);
        let tail: f64 = (0..=a.min(b)).map(|k| choose(k) * 0.5_f64.powi(n as i32)).sum();
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

    #[test]
    fn the_gamma_function_is_right_to_twelve_digits() {
        for x in [0.01, 0.5, 1.0, 1.5, 2.0, 10.0, 123.4, 5000.5] {
            assert!((ln_gamma(x) - known_ln_gamma(x)).abs() < 1e-12 * known_ln_gamma(x).abs().max(1.0), "at {x}");
        }
    }
}
