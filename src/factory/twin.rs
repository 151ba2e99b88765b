//! Twins: the same class and the same tumors, altered twice.
//!
//! The first twin of a place in a series is the ordinary specimen. The second one draws its alterations from streams of its own. Two
//! pictures of one patient: whoever answers both answers the same question twice, and hardly knows the first picture again.

use serde::{Deserialize, Serialize};

use super::alteration::{Alterations, Draws};
use super::{Generator, Plan, Specimen};

/// Which of the two twins at a place of a series.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Twin {
    /// The ordinary specimen: what [`Generator::specimen`] makes.
    #[default]
    First,
    /// The same class and tumors, with alterations that are drawn apart from those of the first.
    Second,
}

impl Twin {
    /// Both.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];

    /// Its number in tables: 1 or 2.
    pub fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
        }
    }

    /// The twin of this number; `None` for any but 1 and 2.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|twin| twin.number() == number)
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

impl Generator {
    /// Draws the parameters of a twin. Class, tumors and the planted mark are the same in both.
    pub fn twin_plan(&self, seed: u64, index: u64, twin: Twin) -> Plan {
        let mut plan = self.plan(seed, index);
        if twin == Twin::Second {
            plan.alterations = Alterations::draw(&self.recipe().alterations, &Draws::of_second_twin(seed, index));
        }
        plan
    }

    /// A twin with its truth.
    pub fn twin(&self, seed: u64, index: u64, twin: Twin) -> Specimen {
        self.specimen_of(self.twin_plan(seed, index, twin))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::factory::{AlterationKind, BaseImage, Mode, Recipe};

    const SEED: u64 = 20;
    const PLACES: u64 = 4_000;

    /// HARD with every alteration switched on, and a ghost in most pictures.
    fn everything_on() -> Recipe {
        let mut recipe = Mode::Hard.recipe();
        for kind in AlterationKind::ALL {
            kind.set_on(&mut recipe, true);
        }
        recipe.alterations.ghost_probability = 0.8;
        recipe
    }

    fn generator(recipe: &Recipe) -> Generator {
        Generator::new(recipe, &BaseImage::bundled()).unwrap()
    }

    fn plans(generator: &Generator, twin: Twin) -> Vec<Plan> {
        (0..PLACES).map(|index| generator.twin_plan(SEED, index, twin)).collect()
    }

    /// Everything that alterations draw, by the names of the columns of tables, and the seed of the noise.
    fn drawn(plan: &Plan) -> Vec<(&'static str, f64)> {
        let mut values = plan.alterations.columns();
        values.push(("noise seed", plan.alterations.noise.seed as f64));
        values
    }

    #[test]
    fn the_first_twin_is_the_ordinary_specimen() {
        for mode in Mode::ALL {
            let generator = generator(&mode.recipe());
            for index in 0..50 {
                assert_eq!(generator.twin(SEED, index, Twin::First), generator.specimen(SEED, index));
            }
        }
    }

    /// Pixels that must never change, in the second twin as in the first: sums of all gray values, each times its place.
    #[test]
    fn the_second_twin_keeps_its_pixels() {
        let sum = |index: u64| -> u64 {
            let picture = generator(&Mode::Hard.recipe()).twin(SEED, index, Twin::Second).image;
            picture.pixels().iter().zip(1..).map(|(&gray, place): (&u8, u64)| u64::from(gray) * place).sum()
        };
        assert_eq!([0, 1, 2, u64::MAX].map(sum), [3_751_548_871, 4_265_670_828, 5_831_568_044, 4_721_323_339]);
    }

    #[test]
    fn twins_have_the_same_tumors_and_masks_before_any_alteration_and_other_pictures_after() {
        for recipe in [Mode::Easy.recipe(), Mode::Hard.recipe(), everything_on()] {
            let generator = generator(&recipe);
            let mut moved = 0;
            for index in 0..300 {
                let [first, second] = Twin::ALL.map(|twin| generator.twin(SEED, index, twin));
                assert_eq!(first.plan.syndrome, second.plan.syndrome);
                assert_eq!((&first.plan.tumors, &first.plan.discs), (&second.plan.tumors, &second.plan.discs));
                assert_eq!(generator.paint_tumors(&first.plan), generator.paint_tumors(&second.plan));
                let bare = |plan: &Plan| generator.mask(&Plan { alterations: Alterations::default(), ..plan.clone() });
                assert_eq!(bare(&first.plan), bare(&second.plan));
                assert_ne!(first.image, second.image, "place {index}");
                moved += u32::from(first.mask != second.mask);
            }
            assert!(moved > 200, "most masks lie elsewhere after the alterations: {moved} of 300");
        }
    }

    #[test]
    fn twins_have_the_same_mark() {
        let mut recipe = Mode::Hard.recipe();
        (recipe.mark.a, recipe.mark.z) = (0.5, 0.5);
        let generator = generator(&recipe);
        let marks: BTreeSet<_> = (0..200)
            .map(|index| {
                let [first, second] = Twin::ALL.map(|twin| generator.twin_plan(SEED, index, twin).mark);
                assert_eq!(first, second);
                first
            })
            .collect();
        assert_eq!(marks.len(), 2, "with and without");
    }

    /// Kolmogorov and Smirnov's distance between two samples of the same size: the largest difference of their shares up to any value.
    fn distance(mut a: Vec<f64>, mut b: Vec<f64>) -> f64 {
        a.sort_by(f64::total_cmp);
        b.sort_by(f64::total_cmp);
        let up_to = |list: &[f64], value: f64| list.partition_point(|&other| other <= value) as f64 / list.len() as f64;
        a.iter().chain(&b).map(|&value| (up_to(&a, value) - up_to(&b, value)).abs()).fold(0.0, f64::max)
    }

    #[test]
    fn second_twins_draw_from_the_same_distributions_as_ordinary_specimens() {
        let generator = generator(&everything_on());
        let [first, second] = Twin::ALL.map(|twin| plans(&generator, twin));
        let columns = drawn(&first[0]).len();
        assert!(columns > 14, "every alteration has a column");
        for column in 0..columns {
            let name = drawn(&first[0])[column].0;
            let values = |plans: &[Plan]| plans.iter().map(|plan| drawn(plan)[column].1).collect::<Vec<f64>>();
            // A larger distance of two samples of 4,000 has a chance of 2 exp(-n d^2) = 1 in a million.
            let found = distance(values(&first), values(&second));
            assert!(found < 0.0602, "{name}: {found}");
        }
    }

    #[test]
    fn what_a_twin_draws_tells_nothing_of_what_the_other_one_drew() {
        let generator = generator(&everything_on());
        let [first, second] = Twin::ALL.map(|twin| plans(&generator, twin));
        let centred = |plans: &[Plan], column: usize| {
            let values: Vec<f64> = plans.iter().map(|plan| drawn(plan)[column].1).collect();
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            let values: Vec<f64> = values.into_iter().map(|value| value - mean).collect();
            let length = values.iter().map(|value| value * value).sum::<f64>().sqrt();
            (values, length)
        };
        let columns = drawn(&first[0]).len();
        for (one, other) in (0..columns).flat_map(|one| (0..columns).map(move |other| (one, other))) {
            let ((a, a_length), (b, b_length)) = (centred(&first, one), centred(&second, other));
            let correlation = a.iter().zip(&b).map(|(a, b)| a * b).sum::<f64>() / (a_length * b_length);
            // Five standard errors.
            assert!(correlation.abs() < 5.0 / (PLACES as f64).sqrt(), "{one} and {other}: {correlation}");
        }
        let seeds = |plans: &[Plan]| plans.iter().map(|plan| plan.alterations.noise.seed).collect::<BTreeSet<u64>>();
        assert!(seeds(&first).is_disjoint(&seeds(&second)));
    }

    #[test]
    fn a_switch_that_is_off_is_off_in_both_twins() {
        let mut recipe = Mode::Hard.recipe();
        for kind in AlterationKind::ALL {
            kind.set_on(&mut recipe, false);
        }
        let generator = generator(&recipe);
        assert!((0..20).all(|index| generator.twin(SEED, index, Twin::Second).image == generator.specimen(SEED, index).image));
    }

    #[test]
    fn numbers_name_twins() {
        assert_eq!([0, 1, 2, 3].map(Twin::from_number), [None, Some(Twin::First), Some(Twin::Second), None]);
        assert!(Twin::ALL.into_iter().all(|twin| twin.other() != twin && twin.other().other() == twin));
    }
}
