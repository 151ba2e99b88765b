//! The race: the person's and the network's right answers over the pictures that each of them has seen with its answer.

use super::standing::Answered;
use crate::runs::CurveRow;

/// A measurement of the network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measurement {
    /// Labelled pictures that it had seen.
    pub seen: u64,
    /// Share of right answers.
    pub share: f64,
    /// How many pictures that is the share of.
    pub pictures: u64,
}

impl Measurement {
    /// What a row of the curve says.
    pub fn of_row(row: &CurveRow) -> Self {
        Self { seen: row.images, share: row.validation_accuracy, pictures: row.validation_pictures }
    }

    /// The same as counts.
    pub fn answered(&self) -> Answered {
        Answered { right: (self.share * self.pictures as f64).round() as u64, of: self.pictures }
    }
}

/// Where a player stood after so many pictures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RacePoint {
    /// Labelled pictures seen.
    pub seen: f64,
    /// Share of right answers.
    pub share: f64,
    /// How many answers that is the share of.
    pub of: u64,
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
    /// From the person's answers, right or wrong, oldest first, and the network's measurements.
    pub fn new(answers: &[bool], measurements: impl Iterator<Item = Measurement>) -> Self {
        let mut right = 0;
        let human: Vec<RacePoint> = answers
            .iter()
            .enumerate()
            .map(|(place, &answer)| {
                right += u64::from(answer);
                let answered = Answered { right, of: place as u64 + 1 };
                let share = answered.right as f64 / answered.of as f64;
                RacePoint { seen: answered.of as f64, share, of: answered.of, interval: answered.interval() }
            })
            .collect();
        let machine: Vec<RacePoint> = measurements
            .filter(|measured| measured.seen >= 1)
            .map(|measured| {
                let Measurement { seen, share, pictures } = measured;
                RacePoint { seen: seen as f64, share, of: pictures, interval: measured.answered().interval() }
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

    fn race(answers: &[bool], measured: &[(u64, f64)]) -> Race {
        Race::new(answers, measured.iter().map(|&(seen, share)| Measurement { seen, share, pictures: 500 }))
    }

    #[test]
    fn the_persons_line_is_the_running_share() {
        let race = race(&FOUR_OF_FIVE, &[]);
        let shares: Vec<f64> = race.human.iter().map(|point| point.share).collect();
        assert_eq!(shares, [1.0, 0.5, 2.0 / 3.0, 0.75, 0.8]);
        assert_eq!(race.crossing, None);
    }

    #[test]
    fn the_crossing_is_where_the_machine_is_ahead_for_good() {
        // Above at 2000, below again at 3000, above from 4000 on.
        let measured = [(1000, 0.3), (2000, 0.82), (3000, 0.7), (4000, 0.85), (5000, 0.95)];
        assert_eq!(race(&FOUR_OF_FIVE, &measured).crossing, Some(3));
        assert_eq!(race(&FOUR_OF_FIVE, &[(1000, 0.3)]).crossing, None);
        assert_eq!(race(&FOUR_OF_FIVE, &[(1000, 0.8)]).crossing, None, "level");
        assert_eq!(race(&[], &[(1000, 0.9)]).crossing, None, "nobody was passed");
    }

    #[test]
    fn each_measurement_has_the_interval_of_its_own_number_of_pictures() {
        let measured = [(100, 64), (200, 500)].map(|(seen, pictures)| Measurement { seen, share: 0.5, pictures });
        let race = Race::new(&[], measured.into_iter());
        // Clopper and Pearson: 32 of 64 and 250 of 500, as R's binom.test has them.
        for (point, (of, low, high)) in race.machine.iter().zip([(64, 0.3723, 0.6277), (500, 0.4553, 0.5447)]) {
            assert_eq!(point.of, of);
            assert!((point.interval[0] - low).abs() < 5e-5 && (point.interval[1] - high).abs() < 5e-5, "{point:?}");
        }
    }

    #[test]
    fn a_machine_that_has_seen_less_is_held_against_the_same_number_of_rounds() {
        // After two pictures the person had one of two; after ten, nine of ten.
        let answers = [true, false, true, true, true, true, true, true, true, true];
        assert_eq!(race(&answers, &[(2, 0.6)]).crossing, Some(0));
    }
}
