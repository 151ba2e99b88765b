//! Momentum: steps that remember, on the neuron's ravine and on a curve with two valleys.

use std::sync::Arc;

use super::ground::Kept;
use super::rules::rule;
use super::{Chapter, Talk};
use crate::lecture::descent::figures::{ARRIVED, BASIN_STEPS, FADING, START, momentum};
use crate::lecture::descent::{BasinMap, Method, NeuronLoss, Path, Setting, Surface as _, kept, largest_pull, shrinking, walk};
use crate::lecture::neuron::{LossMap, Stage};
use crate::lecture::{Figure, Material, Random};
use crate::worker::JobError;

/// Steps of a walk through the ravine.
pub const RAVINE_STEPS: usize = 300;
/// Cells of the pad: learning rates from left to right, shares from bottom to top.
pub const PAD: [usize; 2] = [48, 32];
/// The largest learning rate times the largest curvature on the pad.
pub const PAD_PULL: f64 = 4.2;
/// The largest share on the pad.
pub const PAD_SHARE: f64 = 0.99;
/// Looks at the walks over the two valleys.
const LOOKS: usize = 60;

/// What is descended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MomentumGround {
    /// The ravine of the neuron's loss.
    Ravine,
    /// The curve with two valleys, from 401 starts: what the question is about.
    #[default]
    Valleys,
}

/// Who walks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Walker {
    /// Gradient descent.
    #[default]
    Plain,
    /// The heavy ball.
    HeavyBall,
    /// Nesterov's momentum.
    Nesterov,
    /// Adam.
    Adam,
    /// Gradient descent with noise that goes quiet; over the two valleys alone.
    Noise,
}

/// What a hand sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MomentumKnobs {
    /// What is descended.
    pub ground: MomentumGround,
    /// Who walks.
    pub walker: Walker,
    /// The learning rate in the ravine.
    pub rate: f64,
    /// The learning rate over the valleys.
    pub valley_rate: f64,
    /// The share of the old velocity that stays.
    pub share: f64,
}

impl Default for MomentumKnobs {
    fn default() -> Self {
        Self { ground: MomentumGround::Valleys, walker: Walker::Plain, rate: 3.0, valley_rate: 0.03, share: 0.9 }
    }
}

impl MomentumKnobs {
    /// The rule of the walker.
    pub fn method(&self) -> Method {
        match self.walker {
            Walker::Plain | Walker::Noise => Method::Plain,
            Walker::HeavyBall => Method::HeavyBall { share: self.share },
            Walker::Nesterov => Method::Nesterov { share: self.share },
            Walker::Adam => Method::Adam,
        }
    }
}

/// A walk through the ravine.
#[derive(Clone, Debug)]
pub struct RavineSeen {
    /// The loss over the weights.
    pub map: Arc<LossMap>,
    /// The weights with the least loss.
    pub lowest: [f64; 2],
    /// The walk.
    pub path: Path<2>,
    /// The walk of plain gradient descent with the rate of the lesson, to be compared.
    pub plain: Arc<Path<2>>,
    /// Steps until the gap was 1 % of the first one.
    pub arrived: Option<usize>,
    /// The same for plain gradient descent.
    pub plain_arrived: Option<usize>,
    /// The largest learning rate that settles; `None` for Adam, which has no such limit.
    pub limit: Option<f64>,
    /// The largest curvature.
    pub steepest: f64,
    /// By how much the distance to the bottom shrinks in a step, for each cell of the pad, row by row from share 0; empty for Adam.
    pub pad: Vec<f64>,
}

/// The walks from all starts over the two valleys.
#[derive(Clone, Debug)]
pub struct ValleysSeen {
    /// The places of all walks at each look; `None` where a walk ran away.
    pub looks: Vec<Vec<Option<f64>>>,
    /// The share of starts from which the deep valley was reached.
    pub share: f64,
    /// The same for each walker of [`WALKERS`] that was tried with these or other knobs, newest.
    pub tried: [Option<f64>; WALKERS.len()],
}

/// All walkers, in the order of the choice.
pub const WALKERS: [Walker; 5] = [Walker::Plain, Walker::HeavyBall, Walker::Nesterov, Walker::Adam, Walker::Noise];

/// What is seen.
#[derive(Clone, Debug)]
pub struct MomentumSeen {
    /// The knobs that it belongs to.
    pub knobs: MomentumKnobs,
    /// On which ground.
    pub scene: MomentumScene,
}

/// What is seen on either ground.
#[derive(Clone, Debug)]
pub enum MomentumScene {
    /// The ravine.
    Ravine(Box<RavineSeen>),
    /// The valleys.
    Valleys(ValleysSeen),
}

/// The chapter on its thread.
#[derive(Debug, Default)]
pub struct Momentum {
    kept: Kept,
    plain: Option<Arc<Path<2>>>,
    tried: [Option<f64>; WALKERS.len()],
}

impl Chapter for Momentum {
    type Knobs = MomentumKnobs;
    type Seen = MomentumSeen;
    const NAME: &'static str = "momentum";

    fn respond(&mut self, material: &Material, knobs: &MomentumKnobs, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        let knobs = *knobs;
        if knobs.ground == MomentumGround::Valleys {
            let scene = MomentumScene::Valleys(self.valleys(knobs, material.seed));
            talk.show(MomentumSeen { knobs, scene });
            return Ok(());
        }
        let ground = self.kept.ground(material)?;
        let mut seen = self.ravine(knobs, &ground.stage, Arc::clone(&ground.map));
        talk.show(MomentumSeen { knobs, scene: MomentumScene::Ravine(Box::new(seen.clone())) });
        if let Some(ground) = self.kept.refined(talk) {
            seen.map = ground.map;
            talk.show(MomentumSeen { knobs, scene: MomentumScene::Ravine(Box::new(seen)) });
        }
        Ok(())
    }

    fn figures(material: &Material) -> Result<Vec<Figure>, JobError> {
        Ok(momentum(&Stage::new(material)?, &rule, material.seed))
    }
}

impl Momentum {
    fn ravine(&mut self, knobs: MomentumKnobs, stage: &Stage, map: Arc<LossMap>) -> RavineSeen {
        let loss = NeuronLoss::of(stage);
        let walked = |setting| walk(&loss, START, &mut *rule(setting), RAVINE_STEPS);
        let plain = Arc::clone(self.plain.get_or_insert_with(|| Arc::new(walked(Setting::plain(7.0)))));
        let path = walked(Setting::new(knobs.method(), knobs.rate));
        let steepest = loss.steepest();
        RavineSeen {
            map,
            lowest: loss.lowest(),
            arrived: path.steps_to(ARRIVED),
            path,
            plain_arrived: plain.steps_to(ARRIVED),
            plain,
            limit: largest_pull(knobs.method()).map(|pull| pull / steepest),
            steepest,
            pad: pad(knobs, stage.curvatures.map(|curvature| curvature.value)),
        }
    }

    fn valleys(&mut self, knobs: MomentumKnobs, seed: u64) -> ValleysSeen {
        let rate = if knobs.walker == Walker::Noise { FADING.1 } else { knobs.valley_rate };
        let mut random = Random::new(seed, "noise of the valleys");
        let noise = (knobs.walker == Walker::Noise).then_some((FADING.0, &mut random));
        let mut looks = Vec::new();
        let mut step = 0;
        let mut walker = rule(Setting::new(knobs.method(), rate));
        let every = BASIN_STEPS / LOOKS;
        let map = BasinMap::watched(&mut *walker, BASIN_STEPS, noise, &mut |places| {
            if step % every == 0 {
                looks.push(kept(places));
            }
            step += 1;
        });
        looks.push(map.ends.clone());
        let at = WALKERS.iter().position(|&walker| walker == knobs.walker).unwrap_or(0);
        self.tried[at] = Some(map.share());
        ValleysSeen { looks, share: map.share(), tried: self.tried }
    }
}

/// The slower of the two directions of the ravine, for each learning rate and share.
fn pad(knobs: MomentumKnobs, curvatures: [f64; 2]) -> Vec<f64> {
    let [columns, rows] = PAD;
    let [steep, flat] = curvatures;
    let cell = |at: usize| {
        let pull = PAD_PULL * ((at % columns) as f64 + 0.5) / columns as f64;
        let share = PAD_SHARE * ((at / columns) as f64 + 0.5) / rows as f64;
        let method = MomentumKnobs { share, ..knobs }.method();
        Some(shrinking(method, pull)?.max(shrinking(method, pull * flat / steep)?))
    };
    (0..columns * rows).filter_map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;
    use crate::worker::lessons::lesson_material;

    #[test]
    fn the_pad_settles_exactly_below_the_limit() {
        for walker in [Walker::Plain, Walker::HeavyBall, Walker::Nesterov] {
            let knobs = MomentumKnobs { walker, ..MomentumKnobs::default() };
            let cells = pad(knobs, [0.2, 0.006]);
            assert_eq!(cells.len(), PAD[0] * PAD[1]);
            for (at, &shrinking) in cells.iter().enumerate() {
                let pull = PAD_PULL * ((at % PAD[0]) as f64 + 0.5) / PAD[0] as f64;
                let share = PAD_SHARE * ((at / PAD[0]) as f64 + 0.5) / PAD[1] as f64;
                let limit = largest_pull(MomentumKnobs { share, ..knobs }.method()).unwrap();
                assert_eq!(shrinking < 1.0, pull < limit, "{walker:?} at {pull}, {share}: {shrinking}");
            }
        }
        let adam = MomentumKnobs { walker: Walker::Adam, ..MomentumKnobs::default() };
        assert!(pad(adam, [0.2, 0.006]).is_empty());
    }

    #[test]
    fn noise_reaches_the_deep_valley_and_momentum_hardly_does() {
        let mut chapter = Momentum::default();
        let mut of = |walker| {
            let knobs = MomentumKnobs { ground: MomentumGround::Valleys, walker, ..MomentumKnobs::default() };
            chapter.valleys(knobs, 5)
        };
        let shares = WALKERS.map(|walker| of(walker).share);
        assert!(shares[..4].iter().all(|share| (0.5..0.62).contains(share)), "{shares:?}");
        assert!(shares[4] > 0.85, "{shares:?}");
        let last = of(Walker::Noise);
        assert_eq!(last.tried, shares.map(Some));
        assert_eq!(last.looks.len(), BASIN_STEPS.div_ceil(BASIN_STEPS / LOOKS) + 1);
        assert!(last.looks.iter().all(|look| look.len() == 401));
    }

    #[test]
    fn a_walk_through_the_ravine_has_its_companion() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        let ground = Kept::default().ground(&material).unwrap();
        let seen = Momentum::default().ravine(
            MomentumKnobs { walker: Walker::HeavyBall, ..MomentumKnobs::default() },
            &ground.stage,
            ground.map,
        );
        assert_eq!((seen.path.places.len(), seen.plain.places.len()), (RAVINE_STEPS + 1, RAVINE_STEPS + 1));
        assert!((seen.limit.unwrap() * seen.steepest - 3.8).abs() < 1e-12);
        assert!(seen.arrived.is_some() && seen.plain_arrived.is_some());
    }
}
