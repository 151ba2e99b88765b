//! What a filter looks like: how well it matches a soft disc, the brush that the factory paints tumors with.

use super::arithmetic::normal;
use rand_xoshiro::Xoshiro256PlusPlus;

/// Radii of the discs that are tried, in pixels.
const RADII: std::ops::RangeInclusive<usize> = 2..=10;
/// A filter is said to match from this correlation on.
pub const MATCH: f64 = 0.7;

/// The soft discs that fit in a patch: at every pixel, in every radius.
#[derive(Clone, Debug)]
pub struct SoftDiscs {
    side: usize,
    /// Mean removed, length 1.
    templates: Vec<(DiscPlace, Vec<f64>)>,
}

/// Where a disc lies in a patch, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiscPlace {
    /// Column of its centre.
    pub x: usize,
    /// Row of its centre.
    pub y: usize,
    /// Radius.
    pub radius: usize,
}

impl SoftDiscs {
    /// The discs of patches of `side` x `side` pixels: (radius - distance) / radius within the radius, 0 beyond.
    pub fn new(side: usize) -> Self {
        let places = RADII.flat_map(|radius| (0..side).flat_map(move |y| (0..side).map(move |x| DiscPlace { x, y, radius })));
        let template = |place: DiscPlace| {
            let value = |pixel: usize| {
                let (dx, dy) = ((pixel % side) as f64 - place.x as f64, (pixel / side) as f64 - place.y as f64);
                (1.0 - dx.hypot(dy) / place.radius as f64).max(0.0)
            };
            Some((place, standardised((0..side * side).map(value))?))
        };
        Self { side, templates: places.filter_map(template).collect() }
    }

    /// The largest correlation with any disc, either sign, and the disc; `None` for a filter of one value. A filter has a weight for
    /// each pixel of the patch.
    pub fn best(&self, filter: &[f32]) -> Option<(f64, DiscPlace)> {
        let filter = standardised(filter.iter().map(|&weight| f64::from(weight)))?;
        let match_of = |template: &[f64]| template.iter().zip(&filter).map(|(a, b)| a * b).sum::<f64>().abs();
        let matches = self.templates.iter().map(|(place, template)| (match_of(template), *place));
        matches.max_by(|a, b| a.0.total_cmp(&b.0))
    }

    /// The median of the best correlations of filters whose weights are drawn at random: what a match means nothing below.
    pub fn median_of_random(&self, filters: usize, rng: &mut Xoshiro256PlusPlus) -> f64 {
        let mut matches: Vec<f64> = (0..filters)
            .filter_map(|_| {
                let filter: Vec<f32> = (0..self.side * self.side).map(|_| normal(rng)).collect();
                self.best(&filter).map(|found| found.0)
            })
            .collect();
        matches.sort_unstable_by(f64::total_cmp);
        matches.get(matches.len() / 2).copied().unwrap_or(f64::NAN)
    }
}

/// Share of filters that match a disc with a correlation of at least [`MATCH`].
pub fn share_of_matches(matches: &[f64]) -> f64 {
    matches.iter().filter(|&&found| found >= MATCH).count() as f64 / matches.len().max(1) as f64
}

/// Mean removed, divided by the length of what is left; `None` where nothing is.
fn standardised(values: impl Iterator<Item = f64>) -> Option<Vec<f64>> {
    let mut values: Vec<f64> = values.collect();
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    for value in &mut values {
        *value -= mean;
    }
    let length = values.iter().map(|value| value * value).sum::<f64>().sqrt();
    (length > 1e-12).then(|| {
        for value in &mut values {
            *value /= length;
        }
        values
    })
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng as _;

    use super::*;

    fn disc(x: f64, y: f64, radius: f64, factor: f64) -> Vec<f32> {
        let value = |pixel: usize| {
            let distance = ((pixel % 14) as f64 - x).hypot((pixel / 14) as f64 - y);
            (factor * (1.0 - distance / radius).max(0.0) + 3.0) as f32
        };
        (0..196).map(value).collect()
    }

    #[test]
    fn a_disc_is_found_in_its_place_whatever_its_sign_and_strength() {
        let discs = SoftDiscs::new(14);
        for factor in [0.01, -4.0] {
            let (found, place) = discs.best(&disc(9.0, 4.0, 5.0, factor)).unwrap();
            assert!(found > 0.999_99, "{found}");
            assert_eq!(place, DiscPlace { x: 9, y: 4, radius: 5 });
        }
        assert_eq!(discs.best(&[2.0; 196]), None);
    }

    #[test]
    fn random_filters_hardly_match() {
        let median = SoftDiscs::new(14).median_of_random(60, &mut Xoshiro256PlusPlus::seed_from_u64(1));
        assert!((0.1..0.4).contains(&median), "{median}");
        assert_eq!(share_of_matches(&[0.69, 0.7, 0.9, 0.1]), 0.5);
    }
}
