//! The basin map: from which starts a rule reaches the deeper of two valleys.

use super::rule::Rule;
use super::surface::{Surface as _, TwoValleys};
use crate::lecture::random::Random;

/// Number of starts.
pub const STARTS: usize = 401;
/// A walk that is so far from both valleys has run away.
const FAR: f64 = 1e3;
/// The starts lie evenly from minus this to this.
pub const REACH: f64 = 2.0;

/// Noise on the gradient that goes quiet: its deviation falls in a straight line to 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FadingNoise {
    /// The deviation at the first step.
    pub deviation: f64,
    /// Steps until it is 0.
    pub steps: usize,
}

/// Where the walks from all starts end.
#[derive(Clone, Debug, PartialEq)]
pub struct BasinMap {
    /// The place after the last step, for each start; `None` where a walk ran away.
    pub ends: Vec<Option<f64>>,
}

/// The starts, from left to right.
pub fn starts() -> [f64; STARTS] {
    std::array::from_fn(|at| REACH * (2.0 * at as f64 / (STARTS - 1) as f64 - 1.0))
}

/// The places that are still on the map; `None` where a walk has run away.
pub fn kept(places: &[f64]) -> Vec<Option<f64>> {
    places.iter().map(|&place| (place.abs() < FAR).then_some(place)).collect()
}

impl BasinMap {
    /// Walks from all starts. A rule moves every number for itself, so all walks are one list of weights.
    pub fn new(rule: &mut dyn Rule, steps: usize, noise: Option<(FadingNoise, &mut Random)>) -> Self {
        Self::watched(rule, steps, noise, &mut |_| ())
    }

    /// The same; `watch` is shown all places before each step: see [`kept`].
    pub fn watched(
        rule: &mut dyn Rule,
        steps: usize,
        mut noise: Option<(FadingNoise, &mut Random)>,
        watch: &mut dyn FnMut(&[f64; STARTS]),
    ) -> Self {
        let mut places = starts();
        let mut gradient = [0.0; STARTS];
        for step in 0..steps {
            watch(&places);
            for (slope, place) in gradient.iter_mut().zip(places) {
                [*slope] = TwoValleys.gradient([place]);
            }
            if let Some((FadingNoise { deviation, steps }, random)) = &mut noise
                && step < *steps
            {
                let deviation = *deviation * (1.0 - step as f64 / *steps as f64);
                for slope in &mut gradient {
                    *slope += deviation * random.normal();
                }
            }
            rule.step(&mut places, &gradient);
        }
        Self { ends: kept(&places) }
    }

    /// Whether a walk ended in the deep valley.
    pub fn reached(end: Option<f64>) -> bool {
        let [_, hill, _] = TwoValleys::flat_places();
        end.is_some_and(|place| place < hill)
    }

    /// The share of starts from which the deep valley was reached.
    pub fn share(&self) -> f64 {
        self.ends.iter().filter(|&&end| Self::reached(end)).count() as f64 / self.ends.len() as f64
    }
}
