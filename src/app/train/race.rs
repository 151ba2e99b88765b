//! The race: the person's and the network's right answers over the pictures that each of them has seen with its answer.

use crate::game::{CONFIDENCE, exact_interval};

/// Where a player stood after so many pictures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RacePoint {
    /// Labelled pictures seen.
    pub seen: f64,
    /// Share of right answers.
    pub share: f64,
    /// Its 95 % interval (Clopper and Pearson).
    pub interval: [f64; 2],
}

/// Both lines, and where they cross.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Race {
    /// The person: the running share of right answers, round by round.
    pub human: Vec<RacePoint>,
    /// The network: measurement by measurement.
    pub machine: Vec<RacePoint>,
    /// Place in `machine` of the first measurement from which on it stays ahead.
    pub crossing: Option<usize>,
}

impl Race {
    /// From the person's answers, right or wrong, oldest first, and the network's measurements (pictures seen, share right), each
    /// over `measured` pictures.
    pub fn new(answers: &[bool], measurements: &[[f64; 2]], measured: u64) -> Self {
        let interval = |right, rounds| exact_interval(right, rounds, CONFIDENCE).into();
        let mut right = 0;
        let human: Vec<RacePoint> = answers
            .iter()
            .enumerate()
            .map(|(place, &answer)| {
                right += u64::from(answer);
                let seen = place as u64 + 1;
                RacePoint { seen: seen as f64, share: right as f64 / seen as f64, interval: interval(right, seen) }
            })
            .collect();
        let machine: Vec<RacePoint> = measurements
            .iter()
            .filter(|[seen, _]| *seen >= 1.0)
            .map(|&[seen, share]| {
                let right = (share * measured as f64).round() as u64;
                RacePoint { seen, share, interval: interval(right, measured) }
            })
            .collect();
        let mut race = Self { human, machine, crossing: None };
        let ahead =
            race.machine.iter().rev().take_while(|point| race.person_at(point.seen).is_some_and(|human| point.share > human));
        let ahead = ahead.count();
        race.crossing = (ahead > 0).then(|| race.machine.len() - ahead);
        race
    }

    /// The person's share after so many pictures: beyond the last round, that of the last round.
    fn person_at(&self, seen: f64) -> Option<f64> {
        let rounds = (seen as usize).min(self.human.len());
        Some(self.human.get(rounds.checked_sub(1)?)?.share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOUR_OF_FIVE: [bool; 5] = [true, false, true, true, true];

    #[test]
    fn the_persons_line_is_the_running_share() {
        let race = Race::new(&FOUR_OF_FIVE, &[], 500);
        let shares: Vec<f64> = race.human.iter().map(|point| point.share).collect();
        assert_eq!(shares, [1.0, 0.5, 2.0 / 3.0, 0.75, 0.8]);
        assert_eq!((race.crossing, race.in_words()), (None, None));
    }

    #[test]
    fn the_crossing_is_where_the_machine_is_ahead_for_good() {
        // Above at 2000, below again at 3000, above from 4000 on.
        let measured = [[1000.0, 0.3], [2000.0, 0.82], [3000.0, 0.7], [4000.0, 0.85], [5000.0, 0.95]];
        let race = Race::new(&FOUR_OF_FIVE, &measured, 500);
        assert_eq!(race.crossing, Some(3));
        assert_eq!(
            race.in_words().unwrap(),
            "After 4\u{a0}000 pictures the machine passed you. The bands still overlap: more rounds would tell."
        );
    }

    #[test]
    fn without_a_crossing_it_is_said_who_is_ahead() {
        let behind = Race::new(&FOUR_OF_FIVE, &[[1000.0, 0.3]], 500);
        assert_eq!(behind.crossing, None);
        assert!(behind.in_words().unwrap().starts_with("You are ahead: 80 % right against 30 %."));
        let level = Race::new(&FOUR_OF_FIVE, &[[1000.0, 0.8]], 500);
        assert!(level.crossing.is_none() && level.in_words().unwrap().starts_with("Level"));
        assert_eq!(Race::new(&[], &[[1000.0, 0.9]], 500).crossing, None, "nobody was passed");
    }

    #[test]
    fn many_rounds_make_it_sure() {
        let race = Race::new(&[false; 40], &[[1000.0, 0.9]], 500);
        assert_eq!(race.in_words().unwrap(), "After 1\u{a0}000 pictures the machine passed you.");
    }

    #[test]
    fn a_machine_that_has_seen_less_is_held_against_the_same_number_of_rounds() {
        // After two pictures the person had one of two; after ten, nine of ten.
        let answers = [true, false, true, true, true, true, true, true, true, true];
        let race = Race::new(&answers, &[[2.0, 0.6]], 500);
        assert_eq!(race.crossing, Some(0));
    }
}
