//! What chapters 1 to 4 stand on: the 400 pictures, the neuron, and the map of its loss. Kept while the pictures are the same.

use std::sync::Arc;

use super::Talk;
use crate::lecture::Material;
use crate::lecture::descent::figures::START;
use crate::lecture::neuron::{LossMap, Stage, Window};
use crate::worker::JobError;
use crate::worker::lessons::Chapter;

/// Cells of the first map along each side: there at once.
const COARSE: usize = 40;
/// Cells of the map that takes its place.
const FINE: usize = 128;
/// Free room around start and best weights, as a share of the map's side.
const MARGIN: f64 = 0.18;

/// The pictures, the neuron and the map.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The pictures and the neuron.
    pub stage: Arc<Stage>,
    /// The loss over the two weights.
    pub map: Arc<LossMap>,
}

impl Ground {
    /// The ground of a material, with the coarse map.
    ///
    /// # Errors
    /// Why the base image has none.
    fn new(material: &Material) -> Result<Self, JobError> {
        let stage = Stage::new(material)?;
        let window = Window::around(&[START, stage.best], MARGIN);
        let map = LossMap::new(&|weights| stage.neuron.loss(weights), window, [COARSE; 2], &mut |_| true);
        let map = Arc::new(map.unwrap_or(LossMap { window, columns: 0, rows: 0, values: Vec::new() }));
        Ok(Self { stage: Arc::new(stage), map })
    }
}

/// The ground that a chapter remembers.
#[derive(Debug, Default)]
pub(super) struct Kept(Option<Ground>);

impl Kept {
    /// The ground; made where there is none yet.
    ///
    /// # Errors
    /// Why the base image has none.
    pub(super) fn ground(&mut self, material: &Material) -> Result<Ground, JobError> {
        if let Some(ground) = &self.0 {
            return Ok(ground.clone());
        }
        let ground = Ground::new(material)?;
        self.0 = Some(ground.clone());
        Ok(ground)
    }

    /// The ground with the fine map, where it has not got it yet; `None` where it has, or where the answer is not wanted any more.
    pub(super) fn refined<C: Chapter>(&mut self, talk: &Talk<'_, C>) -> Option<Ground> {
        let ground = self.0.as_mut().filter(|ground| ground.map.columns < FINE)?;
        let stage = &ground.stage;
        let map = LossMap::new(&|weights| stage.neuron.loss(weights), ground.map.window, [FINE; 2], &mut |_| talk.is_wanted())?;
        ground.map = Arc::new(map);
        Some(ground.clone())
    }
}
