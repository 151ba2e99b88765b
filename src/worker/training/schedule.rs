//! When a training is measured on the pictures set apart, and on how many of them.
//!
//! A training that somebody watches is measured every second in its first half minute, on as many pictures as take a twelfth of the
//! time; from then on, as a training that nobody watches is from the start, on all of them, and less often.

use std::time::Duration;

use crate::runs::TrainingLength;

/// Pictures set apart for validation.
pub const VALIDATION_COUNT: usize = 500;
/// Shortest time between two validations on all of them.
const INTERVAL: Duration = Duration::from_secs(4);
/// Time between two validations, in durations of the last one: validation takes at most a tenth of the time.
const SPACING: u32 = 10;
/// Validations of a plan that is counted in pictures, which come at the same pictures at every speed.
const VALIDATIONS: u64 = 100;
/// Fewest pictures between two of those: training on as many takes ten times as long as a validation.
const FEWEST_BETWEEN: u64 = 2000;
/// A short plan has so many at least, but never one after fewer pictures than these.
const FEWEST_VALIDATIONS: u64 = 16;
const FEWEST_BETWEEN_IN_SHORT: u64 = 400;

/// Pictures of the smallest validation: one pass of answers, the shape that a GPU knows.
const QUICK_COUNT: usize = 64;
/// For so long a training that is watched is measured every second.
const EARLY: Duration = Duration::from_secs(30);
/// Time of training before the first of these validations, and between two of them: with the validation itself less than a second.
const FIRST: Duration = Duration::from_millis(300);
const QUICK_INTERVAL: Duration = Duration::from_millis(850);
/// What one of them may take.
const QUICK_BUDGET: Duration = Duration::from_millis(80);
/// In a plan that is counted in pictures: the first of them, the pictures between two, and the last place of one.
const FIRST_IMAGES: u64 = 200;
const BETWEEN_QUICK: u64 = 500;
const EARLY_IMAGES: u64 = 20_000;

/// Pictures between two validations of a plan of so many pictures, on all of the pictures set apart.
pub fn validation_gap(all: u64) -> u64 {
    let fewest = (all / FEWEST_VALIDATIONS).clamp(FEWEST_BETWEEN_IN_SHORT, FEWEST_BETWEEN);
    (all / VALIDATIONS).max(fewest)
}

/// How many pictures all validations of a watched plan of so many pictures judge together.
pub fn judged_in_plan(all: u64) -> u64 {
    let gap = validation_gap(all);
    let quick = std::iter::successors(Some(quick_place_after(0, gap)), |&place| Some(quick_place_after(place?, gap)));
    let quick = quick.map_while(|place| place).filter(|place| *place < all && !place.is_multiple_of(gap)).count() as u64;
    all.div_ceil(gap) * VALIDATION_COUNT as u64 + quick * QUICK_COUNT as u64
}

/// The first place of a quick validation after so many pictures, in a plan with this gap between the others; `None` beyond the last one.
fn quick_place_after(images: u64, gap: u64) -> Option<u64> {
    let place = if images < FIRST_IMAGES { FIRST_IMAGES } else { (images / BETWEEN_QUICK + 1) * BETWEEN_QUICK };
    (gap > BETWEEN_QUICK && place <= EARLY_IMAGES).then_some(place)
}

/// How far a training is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Time spent training.
    pub trained: Duration,
    /// Pictures seen.
    pub images: u64,
}

/// When the next validation is due.
#[derive(Clone, Copy, Debug)]
enum Due {
    Trained(Duration),
    Images(u64),
}

/// When a training is measured next.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    length: TrainingLength,
    /// Whether somebody watches the first half minute.
    is_watched: bool,
    next: Due,
    /// Pictures that the next validation judges.
    count: usize,
}

impl Schedule {
    /// That of a training whose first step is still to come.
    pub fn new(length: TrainingLength, is_watched: bool) -> Self {
        let mut schedule = Self { length, is_watched, next: Due::Images(0), count: VALIDATION_COUNT };
        match length {
            TrainingLength::Time(_) if is_watched => (schedule.next, schedule.count) = (Due::Trained(FIRST), QUICK_COUNT),
            TrainingLength::Time(_) => schedule.next = Due::Trained(INTERVAL / 2),
            TrainingLength::Images(all) => schedule.plan_by_images(all, 0),
        }
        schedule
    }

    /// How many pictures are to be judged now; `None` while no validation is due.
    pub fn due(&self, place: Place) -> Option<usize> {
        let is_due = match self.next {
            Due::Trained(time) => place.trained >= time,
            Due::Images(images) => place.images >= images,
        };
        is_due.then_some(self.count)
    }

    /// Says when the next validation is due after one at this place that judged `count` pictures and took `spent`; neither where a
    /// training goes on that was measured before.
    pub fn plan(&mut self, place: Place, count: usize, spent: Duration) {
        match self.length {
            TrainingLength::Images(all) => self.plan_by_images(all, place.images),
            TrainingLength::Time(_) if self.is_watched && place.trained + QUICK_INTERVAL < EARLY => {
                let gap = (spent * SPACING).saturating_sub(spent).max(QUICK_INTERVAL);
                (self.next, self.count) = (Due::Trained(place.trained + gap), affordable(count, spent));
            }
            TrainingLength::Time(_) => {
                let gap = (spent * SPACING).max(INTERVAL);
                (self.next, self.count) = (Due::Trained(place.trained + gap), VALIDATION_COUNT);
            }
        }
    }

    fn plan_by_images(&mut self, all: u64, images: u64) {
        let gap = validation_gap(all);
        let whole = (images / gap + 1) * gap;
        let quick = quick_place_after(images, gap).filter(|&quick| self.is_watched && quick < whole);
        (self.next, self.count) = match quick {
            Some(quick) => (Due::Images(quick), QUICK_COUNT),
            None => (Due::Images(whole), VALIDATION_COUNT),
        };
    }
}

/// How many pictures can be judged in the budget of a quick validation where `count` took `spent`: whole passes, one at least.
fn affordable(count: usize, spent: Duration) -> usize {
    let for_each = spent.as_secs_f64() / count.max(1) as f64;
    let passes = (QUICK_BUDGET.as_secs_f64() / for_each.max(1e-9) / QUICK_COUNT as f64).min(VALIDATION_COUNT as f64) as usize;
    (passes.max(1) * QUICK_COUNT).min(VALIDATION_COUNT)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF_HOUR: TrainingLength = TrainingLength::Time(Duration::from_mins(30));

    /// Plays a training with a clock of its own, whose steps and judged pictures take this long: where it was measured (seconds by the
    /// clock, pictures seen), on how many pictures, and the share of the clock's time that the validations took.
    fn play(schedule: &mut Schedule, (step, batch): (f64, u64), judged: f64, until: f64) -> (Vec<(f64, u64, usize)>, f64) {
        let (mut clock, mut trained, mut images, mut validating) = (0.0, 0.0, 0, 0.0);
        let mut found = Vec::new();
        while clock < until {
            (clock, trained, images) = (clock + step, trained + step, images + batch);
            let place = Place { trained: Duration::from_secs_f64(trained), images };
            if let Some(count) = schedule.due(place) {
                let spent = judged * count as f64;
                (clock, validating) = (clock + spent, validating + spent);
                found.push((clock, images, count));
                schedule.plan(place, count, Duration::from_secs_f64(spent));
            }
        }
        (found, validating / clock)
    }

    /// Machines between a slow one and a fast one: seconds of a step of 32 pictures, and of a judged picture.
    const MACHINES: [(f64, f64); 4] = [(0.12, 1.3e-3), (0.07, 0.8e-3), (0.04, 0.4e-3), (0.004, 2e-5)];

    #[test]
    fn a_watched_training_is_measured_within_a_second_and_every_second_for_half_a_minute_in_a_tenth_of_the_time() {
        for (step, judged) in MACHINES {
            let (found, share) = play(&mut Schedule::new(HALF_HOUR, true), (step, 32), judged, 30.0);
            let times: Vec<f64> = std::iter::once(0.0).chain(found.iter().map(|&(clock, ..)| clock)).collect();
            let longest = times.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max);
            assert!(times[1] < 0.6 && longest <= 1.1, "{step}: the first at {}, at most {longest} between two", times[1]);
            assert!(share <= 0.105, "{step}: {share}");
            assert!(found.iter().all(|&(_, _, count)| (QUICK_COUNT..=VALIDATION_COUNT).contains(&count)));
        }
    }

    #[test]
    fn where_even_one_pass_is_slow_it_comes_less_often_and_takes_a_tenth_of_the_time() {
        let (found, share) = play(&mut Schedule::new(HALF_HOUR, true), (0.5, 8), 5e-3, 60.0);
        assert!(share <= 0.105 && found.len() > 10, "{share}: {found:?}");
    }

    #[test]
    fn after_half_a_minute_and_where_nobody_watches_all_pictures_are_judged() {
        for (step, judged) in MACHINES {
            let mut schedule = Schedule::new(HALF_HOUR, true);
            let (found, _) = play(&mut schedule, (step, 32), judged, 120.0);
            let late: Vec<_> = found.iter().filter(|(clock, ..)| *clock > 36.0).collect();
            assert!(late.iter().all(|(_, _, count)| *count == VALIDATION_COUNT) && late.len() > 8, "{late:?}");
            let (found, share) = play(&mut Schedule::new(HALF_HOUR, false), (step, 32), judged, 120.0);
            assert!(found.iter().all(|(_, _, count)| *count == VALIDATION_COUNT) && found.len() > 12 && share < 0.12);
            assert!(found[0].0 > 2.0);
        }
    }

    #[test]
    fn a_plan_in_pictures_is_measured_at_the_same_places_at_every_speed() {
        let plan = TrainingLength::Images(100_000);
        let places = |(step, judged): (f64, f64)| {
            let (found, _) = play(&mut Schedule::new(plan, true), (step, 100), judged, 400.0 * step);
            found.into_iter().map(|(_, images, count)| (images, count)).collect::<Vec<_>>()
        };
        let all = MACHINES.map(|(step, judged)| places((step, judged)));
        let expected = |images: u64| (images, if images.is_multiple_of(2000) { VALIDATION_COUNT } else { QUICK_COUNT });
        let wanted: Vec<(u64, usize)> = std::iter::once(200)
            .chain((500..=20_000).step_by(500))
            .chain((22_000..=40_000).step_by(2000))
            .map(expected)
            .collect();
        for found in all {
            assert_eq!(found, wanted[..found.len()]);
            assert!(found.len() > 40);
        }
        // Nobody watches: as before there were quick ones.
        let (found, _) = play(&mut Schedule::new(plan, false), (0.1, 100), 1e-3, 30.0);
        let places: Vec<u64> = found.iter().map(|&(_, images, _)| images).collect();
        assert_eq!(places, (1..=places.len() as u64).map(|n| 2000 * n).collect::<Vec<_>>());
        assert!(places.len() > 10);
    }

    #[test]
    fn the_pictures_that_a_plan_judges_are_those_that_are_played() {
        for all in [300, 1000, 5000, 20_000, 33_333, 100_000, 1_000_000] {
            let mut schedule = Schedule::new(TrainingLength::Images(all), true);
            let mut judged = 0;
            for images in 1..=all {
                let place = Place { trained: Duration::ZERO, images };
                if let Some(count) = schedule.due(place) {
                    judged += count as u64;
                    schedule.plan(place, count, Duration::ZERO);
                }
            }
            // The end is measured too, where no validation falls on it.
            let last = if all.is_multiple_of(validation_gap(all)) { 0 } else { VALIDATION_COUNT as u64 };
            let quick_at_the_end = judged_in_plan(all).abs_diff(judged + last);
            assert!(quick_at_the_end <= QUICK_COUNT as u64, "{all}: {} for {}", judged_in_plan(all), judged + last);
        }
    }
}
