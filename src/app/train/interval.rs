//! How far a share may be from what it was measured as.

/// Standard deviations that hold 95 % of a normal distribution.
const DEVIATIONS: f64 = 1.959_963_985;

/// The 95 % interval of a share after `right` of `total` (Wilson, 1927), each end from 0 to 1; all of it without any.
pub fn wilson(right: u64, total: u64) -> [f64; 2] {
    if total == 0 {
        return [0.0, 1.0];
    }
    let n = total as f64;
    let share = right as f64 / n;
    let square = DEVIATIONS * DEVIATIONS;
    let middle = (share + square / (2.0 * n)) / (1.0 + square / n);
    let half = DEVIATIONS / (1.0 + square / n) * (share * (1.0 - share) / n + square / (4.0 * n * n)).sqrt();
    [(middle - half).max(0.0), (middle + half).min(1.0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_the_textbook() {
        // Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29, by method 3.
        for (right, total, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let [a, b] = wilson(right, total);
            assert!((a - low).abs() < 5e-5 && (b - high).abs() < 5e-5, "{right} of {total}: {a} to {b}");
        }
        assert_eq!(wilson(0, 0), [0.0, 1.0]);
    }
}
