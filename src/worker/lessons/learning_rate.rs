//! The learning rate: how far each step goes.

use std::sync::Arc;

use super::ground::Kept;
use super::rules::rule;
use super::{Chapter, Talk};
use crate::lecture::descent::figures::{ARRIVED, START, learning_rate};
use crate::lecture::descent::{Bowl, NeuronLoss, Path, Setting, Surface, walk_until};
use crate::lecture::neuron::{LossMap, Stage, Window};
use crate::lecture::{Figure, Material};
use crate::worker::JobError;

/// Steps of a walk at most.
pub const MOST_STEPS: usize = 1_000;
/// Steps of a walk that does not arrive earlier are shown up to here at least.
const LEAST_STEPS: usize = 60;
/// Half of the side of the bowl's map.
const BOWL: f64 = 3.0;
/// Cells of the bowl's map along each side.
const BOWL_CELLS: usize = 128;

/// What is descended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RateGround {
    /// The loss of the neuron.
    #[default]
    Neuron,
    /// The bowl `(x^2 + 25 y^2) / 2`.
    Bowl,
}

/// What a hand sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateKnobs {
    /// What is descended.
    pub ground: RateGround,
    /// The learning rate on the neuron's loss.
    pub rate: f64,
    /// The learning rate on the bowl.
    pub bowl_rate: f64,
}

impl Default for RateKnobs {
    fn default() -> Self {
        Self { ground: RateGround::Neuron, rate: 1.0, bowl_rate: 0.05 }
    }
}

impl RateKnobs {
    /// The learning rate that is at work.
    pub fn rate(&self) -> f64 {
        match self.ground {
            RateGround::Neuron => self.rate,
            RateGround::Bowl => self.bowl_rate,
        }
    }
}

/// A walk, and what is known of its end.
#[derive(Clone, Debug)]
pub struct RateSeen {
    /// The knobs that it belongs to.
    pub knobs: RateKnobs,
    /// The loss over the weights.
    pub map: Arc<LossMap>,
    /// The weights with the least loss.
    pub lowest: [f64; 2],
    /// The walk.
    pub path: Path<2>,
    /// Steps until the gap was 1 % of the first one.
    pub arrived: Option<usize>,
    /// The largest learning rate that settles: 2 divided by the largest curvature.
    pub limit: f64,
}

/// The chapter on its thread.
#[derive(Debug, Default)]
pub struct LearningRate {
    kept: Kept,
    bowl: Option<Arc<LossMap>>,
}

impl Chapter for LearningRate {
    type Knobs = RateKnobs;
    type Seen = RateSeen;
    const NAME: &'static str = "learning-rate";

    fn respond(&mut self, material: &Material, knobs: &RateKnobs, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        match knobs.ground {
            RateGround::Bowl => {
                let map = self.bowl.get_or_insert_with(|| Arc::new(bowl_map()));
                talk.show(seen(*knobs, &Bowl::LESSON, Arc::clone(map)));
            }
            RateGround::Neuron => {
                let ground = self.kept.ground(material)?;
                let mut seen = seen(*knobs, &NeuronLoss::of(&ground.stage), Arc::clone(&ground.map));
                talk.show(seen.clone());
                if let Some(ground) = self.kept.refined(talk) {
                    seen.map = ground.map;
                    talk.show(seen);
                }
            }
        }
        Ok(())
    }

    fn figures(material: &Material) -> Result<Vec<Figure>, JobError> {
        Ok(learning_rate(&Stage::new(material)?, &rule))
    }
}

/// The walk with these knobs. It ends soon after its arrival: what comes then is too small to be seen.
fn seen(knobs: RateKnobs, surface: &dyn Surface<2>, map: Arc<LossMap>) -> RateSeen {
    let goal = ARRIVED * surface.gap(START);
    let mut steps = 0;
    let mut since = None;
    let mut enough = |gap: f64| {
        steps += 1;
        if gap <= goal {
            since.get_or_insert(steps);
        }
        since.is_some_and(|since| steps >= LEAST_STEPS.max(since + since / 4))
    };
    let path = walk_until(surface, START, &mut *rule(Setting::plain(knobs.rate())), MOST_STEPS, &mut enough);
    let arrived = path.steps_to(ARRIVED);
    RateSeen { knobs, map, lowest: surface.lowest(), path, arrived, limit: 2.0 / surface.steepest() }
}

fn bowl_map() -> LossMap {
    let window = Window { low: [-BOWL; 2], high: [BOWL; 2] };
    let map = LossMap::new(&|place| Bowl::LESSON.loss(place), window, [BOWL_CELLS; 2], &mut |_| true);
    map.unwrap_or(LossMap { window, columns: 0, rows: 0, values: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lecture::descent::End;

    #[test]
    fn a_walk_on_the_bowl_is_shown_to_its_end() {
        let of = |bowl_rate| {
            let knobs = RateKnobs { ground: RateGround::Bowl, bowl_rate, ..RateKnobs::default() };
            seen(knobs, &Bowl::LESSON, Arc::new(bowl_map()))
        };
        let settles = of(0.05);
        assert_eq!((settles.arrived, settles.path.end), (Some(14), End::Finished));
        assert_eq!(settles.path.places.len(), LEAST_STEPS + 1);
        assert!((settles.limit - 0.08).abs() < 1e-12);
        let explodes = of(0.09);
        assert_eq!((explodes.arrived, explodes.path.end), (None, End::RanAway { step: 32 }));
        let creeps = of(1e-5);
        assert_eq!((creeps.arrived, creeps.path.places.len()), (None, MOST_STEPS + 1));
    }
}
