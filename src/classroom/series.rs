//! The series of pictures that a class plays.

use crate::factory::derived_seed;

/// Seeds of the series of a class are below this: 15 digits, which every spreadsheet keeps.
const SEEDS: u64 = 1_000_000_000_000_000;

/// The seed of the series of a play ("class vote", "class test", ...): another one than the seed that people type, so that no other room
/// of the window shows its pictures. The number is part of the format of the log: two machines give the same one.
pub fn series_seed(seed: u64, play: &str) -> u64 {
    derived_seed(seed, play) % SEEDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_keeps_every_digit_and_plays_have_series_of_their_own() {
        let seeds: Vec<u64> =
            (0..1000).flat_map(|seed| ["class vote", "class test"].map(|play| series_seed(seed, play))).collect();
        // A spreadsheet computes with numbers of 64 bits and shows 15 digits.
        assert!(seeds.iter().all(|seed| format!("{:.0}", *seed as f64) == seed.to_string() && seed.to_string().len() <= 15));
        let mut sorted = seeds.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), seeds.len());
    }
}
