//! The landscape of a run: the plane nearest to its checkpoints, and the loss over a grid on it.
//!
//! The grid is computed coarse first. What was found is remembered as long as the run stays the same, so that a point can be dragged
//! while the rest is being computed.

use std::path::PathBuf;

use super::ask::{Job, Responder};
use super::{Generators, JobError};
use crate::factory::{PIXELS, SpecimenId, Syndrome};
use crate::lecture::plane::{Plane, PlaneGrid};
use crate::network::{LossSurface, Model, SurfacePoint, validation_seed};
use crate::runs::RunStore;

/// Points of the grid in each direction.
pub const GRID: usize = 21;
/// Pictures that every point is asked about.
pub const LANDSCAPE_PICTURES: usize = 256;
/// Most checkpoints that are looked at: as many lists of all weights lie in memory.
const MOST: usize = 30;
/// Room around the run, as a share of its width.
const MARGIN: f64 = 0.25;

/// What to show.
#[derive(Clone, Debug)]
pub struct LandscapeRequest {
    /// Where the runs lie.
    pub store: RunStore,
    /// The run.
    pub run: String,
    /// The picture that is asked about at the point; the first one of the run's validation where there is none.
    pub id: Option<SpecimenId>,
    /// The point on the plane; that of the last checkpoint where none is chosen.
    pub place: Option<[f64; 2]>,
}

/// A checkpoint on the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LandscapeCheckpoint {
    /// Pictures seen by then.
    pub images: u64,
    /// Where it lies.
    pub place: [f64; 2],
    /// Its own loss.
    pub loss: f64,
    /// The loss of the plane at its place: another one, as the checkpoint lies beside the plane.
    pub on_plane: f64,
}

/// The point that a hand drags.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LandscapePoint {
    /// Where it lies.
    pub place: [f64; 2],
    /// The loss there, and what the network says about the picture there.
    pub said: SurfacePoint,
}

/// All that is known.
#[derive(Clone, Debug)]
pub struct Landscape {
    /// The run.
    pub run: String,
    /// The share of the checkpoints' variance along each direction of the plane, from 0 to 1.
    pub shares: [f64; 2],
    /// The least and the largest coordinates of the grid.
    pub corners: [[f64; 2]; 2],
    /// The loss at each point of the grid, row by row from the least coordinates; `None` where it is not known yet.
    pub losses: Vec<Option<f64>>,
    /// The checkpoints, the first one first; those whose loss is not known yet are missing.
    pub checkpoints: Vec<LandscapeCheckpoint>,
    /// The point.
    pub point: Option<LandscapePoint>,
    /// What the picture is that is asked about at the point.
    pub truth: Syndrome,
}

/// A run that is open.
struct Open {
    seen: Landscape,
    plane: Plane,
    grid: PlaneGrid,
    surface: LossSurface,
    /// Pictures seen and all weights of each checkpoint.
    weights: Vec<(u64, Vec<f32>)>,
    id: Option<SpecimenId>,
}

/// Makes landscapes.
#[derive(Default)]
pub struct LandscapeJob {
    generators: Generators,
    open: Option<Open>,
}

impl LandscapeJob {
    /// With this cache of generators.
    pub fn new(generators: Generators) -> Self {
        Self { generators, open: None }
    }
}

impl Responder for LandscapeJob {
    type Question = LandscapeRequest;
    type Answer = Result<Box<Landscape>, JobError>;
    const NAME: &'static str = "landscape";

    fn respond(&mut self, request: LandscapeRequest, job: &Job<'_, Self>) {
        if let Err(err) = self.answer(&request, job) {
            job.say(Err(err));
        }
    }
}

impl LandscapeJob {
    fn answer(&mut self, request: &LandscapeRequest, job: &Job<'_, Self>) -> Result<(), JobError> {
        let is_known = |open: &Open| open.seen.run == request.run && open.id == request.id;
        let open = match self.open.take() {
            Some(open) if is_known(&open) => self.open.insert(open),
            _ => {
                let opened = self.open_run(request, job)?;
                let Some(open) = opened else { return Ok(()) };
                self.open.insert(open)
            }
        };
        let last = open.plane.places().last().copied().unwrap_or_default();
        let place = request.place.unwrap_or(last);
        open.seen.point = Some(LandscapePoint { place, said: open.surface.at(&open.plane.weights_at(place))? });
        job.say(Ok(Box::new(open.seen.clone())));
        open.compute(job)
    }

    /// Reads the checkpoints and lays the plane through them; `None` where it is not wanted any more.
    fn open_run(&self, request: &LandscapeRequest, job: &Job<'_, Self>) -> Result<Option<Open>, JobError> {
        let path = PathBuf::from(&request.run);
        let (info, base) = request.store.description(&path)?;
        let all = request.store.checkpoints(&path);
        let step = all.len().div_ceil(MOST).max(1);
        let chosen: Vec<_> = all.iter().rev().step_by(step).rev().collect();
        let Some(newest) = chosen.last() else { return Err(crate::lecture::plane::NoPlane::TooFew(0).into()) };
        let seed = validation_seed(info.plan.settings.seed);
        let of_run = SpecimenId { recipe: info.plan.recipe.into(), base: base.into(), seed, index: 0 };
        let generator = self.generators.of(&of_run)?;
        let (mut images, mut classes) = (vec![[0; PIXELS]; LANDSCAPE_PICTURES], vec![Syndrome::Z; LANDSCAPE_PICTURES]);
        generator.fill(seed, 0, &mut images, &mut classes);
        // The picture in hand stands before the others, so that it is answered with them.
        if let Some(id) = &request.id {
            let own = self.generators.of(id)?.specimen(id.seed, id.index);
            (images[0], classes[0]) = (*own.image.pixels(), own.plan.syndrome);
        }
        let surface = LossSurface::new(&Model::load(&newest.path)?, &images, &classes, Some(generator.aligner()))?;
        let mut weights = Vec::with_capacity(chosen.len());
        for (done, checkpoint) in chosen.iter().enumerate() {
            job.step(done as u64, (GRID * GRID + chosen.len()) as u64);
            if job.has_newer() {
                return Ok(None);
            }
            weights.push((checkpoint.images, surface.weights_of(&Model::load(&checkpoint.path)?)?));
        }
        let lists: Vec<Vec<f32>> = weights.iter().map(|(_, weights)| weights.clone()).collect();
        let plane = Plane::through(&lists)?;
        let grid = PlaneGrid::around(&plane, MARGIN, GRID);
        let seen = Landscape {
            run: request.run.clone(),
            shares: plane.shares(),
            corners: [grid.place([0, 0]), grid.place([GRID - 1, GRID - 1])],
            losses: vec![None; GRID * GRID],
            checkpoints: Vec::new(),
            point: None,
            truth: classes[0],
        };
        Ok(Some(Open { seen, plane, grid, surface, weights, id: request.id.clone() }))
    }
}

impl Open {
    /// Everything that is not known yet, until something else is wanted.
    fn compute(&mut self, job: &Job<'_, LandscapeJob>) -> Result<(), JobError> {
        let total = (GRID * GRID + self.weights.len()) as u64;
        let done = |seen: &Landscape| (seen.losses.iter().flatten().count() + seen.checkpoints.len()) as u64;
        for [column, row] in self.grid.coarse_first() {
            let at = row * GRID + column;
            if self.seen.losses[at].is_some() {
                continue;
            }
            if job.has_newer() {
                return Ok(());
            }
            let point = self.surface.at(&self.plane.weights_at(self.grid.place([column, row])))?;
            self.seen.losses[at] = Some(point.loss);
            job.step(done(&self.seen), total);
            job.say(Ok(Box::new(self.seen.clone())));
        }
        for number in self.seen.checkpoints.len()..self.weights.len() {
            if job.has_newer() {
                return Ok(());
            }
            let (images, weights) = &self.weights[number];
            let place = self.plane.places()[number];
            let loss = self.surface.at(weights)?.loss;
            let on_plane = self.surface.at(&self.plane.weights_at(place))?.loss;
            self.seen.checkpoints.push(LandscapeCheckpoint { images: *images, place, loss, on_plane });
            job.step(done(&self.seen), total);
            job.say(Ok(Box::new(self.seen.clone())));
        }
        Ok(())
    }
}
