//! Batches: how many pictures a step looks at.

use std::sync::Arc;

use super::ground::Kept;
use super::rules::rule;
use super::{Chapter, Talk};
use crate::lecture::descent::figures::{ARRIVED_IN_BATCHES, batch_path, batches};
use crate::lecture::descent::{BatchPath, Cloud};
use crate::lecture::neuron::{LossMap, Stage};
use crate::lecture::{Figure, Material};
use crate::worker::JobError;

/// Passes of every walk.
pub const PASSES: usize = 8;
/// Passes at the end of a longer walk whose places are the cloud.
const CLOUD_PASSES: usize = 12;
/// Passes of the whole walk.
pub const WHOLE_PASSES: usize = PASSES + CLOUD_PASSES;
/// Points of a cloud, at most.
const CLOUD_POINTS: usize = 600;
/// The largest batch: all pictures.
pub const ALL_PICTURES: usize = 400;
/// The two walks that are always there: each picture for itself, and all at once.
pub const COMPANIONS: [(usize, f64); 2] = [(1, 0.1), (ALL_PICTURES, 7.0)];

/// What a hand sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BatchKnobs {
    /// Pictures in a batch, 1 to 400.
    pub batch: usize,
    /// The learning rate.
    pub rate: f64,
}

impl Default for BatchKnobs {
    fn default() -> Self {
        Self { batch: 50, rate: 3.0 }
    }
}

/// What is seen.
#[derive(Clone, Debug)]
pub struct BatchSeen {
    /// The knobs that it belongs to.
    pub knobs: BatchKnobs,
    /// The loss over the weights.
    pub map: Arc<LossMap>,
    /// The weights with the least loss.
    pub lowest: [f64; 2],
    /// The walk with these knobs.
    pub path: BatchPath,
    /// The walks of [`COMPANIONS`].
    pub companions: Arc<[BatchPath; 2]>,
    /// Passes until the gap was under 5 % of the first one.
    pub arrived: Option<usize>,
    /// Where the weights are once they hover; empty where the walk ran away.
    pub cloud: Cloud,
    /// The mean gap while they hover.
    pub hovering: f64,
}

/// The chapter on its thread.
#[derive(Debug, Default)]
pub struct Batches {
    kept: Kept,
    companions: Option<Arc<[BatchPath; 2]>>,
}

impl Chapter for Batches {
    type Knobs = BatchKnobs;
    type Seen = BatchSeen;
    const NAME: &'static str = "batches";

    fn respond(&mut self, material: &Material, knobs: &BatchKnobs, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        let ground = self.kept.ground(material)?;
        let stage = &ground.stage;
        let make = || Arc::new(COMPANIONS.map(|(batch, rate)| batch_path(stage, &rule, [batch, PASSES], rate, material.seed)));
        let companions = Arc::clone(self.companions.get_or_insert_with(make));
        let mut seen = seen(stage, *knobs, material.seed, Arc::clone(&ground.map), companions);
        talk.show(seen.clone());
        if let Some(ground) = self.kept.refined(talk) {
            seen.map = ground.map;
            talk.show(seen);
        }
        Ok(())
    }

    fn figures(material: &Material) -> Result<Vec<Figure>, JobError> {
        Ok(batches(&Stage::new(material)?, &rule, material.seed))
    }
}

fn seen(stage: &Stage, knobs: BatchKnobs, seed: u64, map: Arc<LossMap>, companions: Arc<[BatchPath; 2]>) -> BatchSeen {
    let BatchKnobs { batch, rate } = knobs;
    // One walk: its beginning is drawn, its end is the cloud.
    let whole = batch_path(stage, &rule, [batch, WHOLE_PASSES], rate, seed);
    let updates = ALL_PICTURES.div_ceil(batch.clamp(1, ALL_PICTURES));
    let end = (PASSES * updates + 1).min(whole.places.len());
    let late = &whole.places[end..];
    let thin: Vec<[f64; 2]> = late.iter().step_by(late.len().div_ceil(CLOUD_POINTS).max(1)).copied().collect();
    let after = whole.after_pass.get(PASSES..).unwrap_or(&[]);
    let path = BatchPath {
        places: whole.places[..end].to_vec(),
        gaps: whole.gaps.iter().copied().filter(|(passes, _)| *passes <= PASSES as f64).collect(),
        after_pass: whole.after_pass.iter().copied().take(PASSES).collect(),
        end: whole.end,
    };
    BatchSeen {
        knobs,
        map,
        lowest: stage.best,
        arrived: whole.passes_to(ARRIVED_IN_BATCHES),
        path,
        companions,
        cloud: Cloud::of(stage, &thin),
        hovering: after.iter().sum::<f64>() / after.len().max(1) as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;
    use crate::worker::lessons::lesson_material;

    #[test]
    fn larger_steps_on_smaller_batches_hover_in_a_wider_cloud() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        let stage = Stage::new(&material).unwrap();
        let map = Kept::default().ground(&material).unwrap().map;
        let companions = Arc::new(COMPANIONS.map(|(batch, rate)| batch_path(&stage, &rule, [batch, PASSES], rate, 1)));
        let of = |batch, rate| seen(&stage, BatchKnobs { batch, rate }, 1, Arc::clone(&map), Arc::clone(&companions));
        let (wide, narrow, none) = (of(1, 0.3), of(1, 0.03), of(400, 1.0));
        assert!(
            wide.cloud.deviation[0] > 2.0 * narrow.cloud.deviation[0],
            "{:?} {:?}",
            wide.cloud.deviation,
            narrow.cloud.deviation
        );
        assert!(wide.hovering > narrow.hovering);
        assert_eq!(none.path.places.len(), PASSES + 1);
        assert_eq!((wide.path.places.len(), wide.path.after_pass.len()), (PASSES * 400 + 1, PASSES));
        assert!(wide.cloud.places.len() <= CLOUD_POINTS && wide.cloud.places.len() > CLOUD_POINTS / 2);
        assert_eq!(none.cloud.places.len(), CLOUD_PASSES);
    }
}
