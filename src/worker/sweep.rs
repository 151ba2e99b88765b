//! A knob turned through its range: how often a network is right at each value, on the same specimens.
//!
//! Values come coarse first, so that the curve is seen early. A step of the job is an answered picture.

use std::sync::Arc;

use rayon::prelude::*;

use super::ask::{Job, Responder};
use super::{Generators, JobError};
use crate::factory::{Alterations, Generator, PIXELS, Parameter, SpecimenId, Syndrome};
use crate::network::{ComputeDevice, Model, Predictor};

/// Pictures between two looks at what is wanted.
const CHUNK: u64 = 64;

/// What to measure.
#[derive(Clone, Debug)]
pub struct SweepRequest {
    /// The first specimen; those that follow it in its series are measured too. Its recipe is turned at one knob.
    pub first: SpecimenId,
    /// Number of specimens, the same ones at every value.
    pub count: u64,
    /// Key of the knob.
    pub key: &'static str,
    /// The values to measure at.
    pub values: Vec<f64>,
    /// The network.
    pub model: Arc<Model>,
}

/// Right answers among pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Right answers.
    pub right: u64,
    /// Pictures.
    pub pictures: u64,
}

impl Tally {
    /// Counts one picture.
    pub fn add(&mut self, is_right: bool) {
        self.right += u64::from(is_right);
        self.pictures += 1;
    }
}

/// What was measured at one value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SweepPoint {
    /// Over all pictures.
    pub all: Tally,
    /// Over those of each class, in the usual order.
    pub classes: [Tally; Syndrome::COUNT],
    /// Over those whose tumors are smaller than usual for their class, and over those whose tumors are larger.
    pub sizes: [Tally; 2],
}

/// What is said to it.
#[derive(Debug)]
pub enum SweepAnswer {
    /// A value is measured.
    Measured {
        /// Place of the value in the request.
        place: usize,
        /// The result.
        point: SweepPoint,
    },
    /// It cannot be measured.
    Failed(JobError),
}

/// Turns knobs.
#[derive(Debug, Default)]
pub struct SweepJob {
    generators: Generators,
}

impl SweepJob {
    /// With this cache of generators.
    pub fn new(generators: Generators) -> Self {
        Self { generators }
    }
}

impl Responder for SweepJob {
    type Question = SweepRequest;
    type Answer = SweepAnswer;
    const NAME: &'static str = "sweep";

    fn respond(&mut self, request: SweepRequest, job: &Job<'_, Self>) {
        if let Err(err) = self.measure(&request, job) {
            job.say(SweepAnswer::Failed(err));
        }
    }
}

impl SweepJob {
    fn measure(&self, request: &SweepRequest, job: &Job<'_, Self>) -> Result<(), JobError> {
        let predictor = Predictor::new(&request.model, &ComputeDevice::cpu())?;
        let SpecimenId { seed, index: first, .. } = request.first;
        let halves = halves_by_size(&*self.generators.of(&request.first)?, seed, first, request.count);
        let total = request.count * request.values.len() as u64;
        let mut done = 0;
        for place in coarse_first(request.values.len()) {
            // A value at which nothing can be made is left out of the curve.
            let Some(generator) = generator_at(request, request.values[place]) else {
                done += request.count;
                job.step(done, total);
                continue;
            };
            let mut point = SweepPoint::default();
            for start in (0..request.count).step_by(CHUNK as usize) {
                if job.has_newer() {
                    return Ok(());
                }
                let length = CHUNK.min(request.count - start) as usize;
                let (mut images, mut classes) = (vec![[0; PIXELS]; length], vec![Syndrome::Z; length]);
                generator.fill(seed, first + start, &mut images, &mut classes);
                let predictions = predictor.predict(&images, Some(generator.aligner()))?;
                for ((prediction, class), half) in predictions.iter().zip(classes).zip(&halves[start as usize..]) {
                    let is_right = prediction.is_right(class);
                    point.all.add(is_right);
                    point.classes[class.index()].add(is_right);
                    if let Some(half) = half {
                        point.sizes[*half].add(is_right);
                    }
                }
                job.step(done + start, total);
            }
            // The result goes first: whoever hears that all is done has everything.
            done += request.count;
            job.say(SweepAnswer::Measured { place, point });
            job.step(done, total);
        }
        Ok(())
    }
}

/// The generator of a request with the knob at a value.
fn generator_at(request: &SweepRequest, value: f64) -> Option<Generator> {
    let mut recipe = (*request.first.recipe).clone();
    Parameter::by_key(request.key)?.fix(&mut recipe, value);
    Generator::new(&recipe, &request.first.base).ok()
}

/// For each of `count` specimens from `first` on whether its tumors are in the smaller half (0) or the larger half (1) of its class, by their mean
/// area before any alteration; `None` for healthy ones.
///
/// Within a class, as otherwise it would be the class by another name: A has the big tumors, C the small ones.
pub fn halves_by_size(generator: &Generator, seed: u64, first: u64, count: u64) -> Vec<Option<usize>> {
    let of_specimen = |index: u64| {
        let mut plan = generator.plan(seed, index);
        plan.alterations = Alterations::default();
        let covered = generator.mask(&plan).bits().iter().filter(|&&bits| bits != 0).count();
        let mean = covered as f64 / plan.tumors.len().max(1) as f64;
        (plan.syndrome, (!plan.tumors.is_empty()).then_some(mean))
    };
    let all: Vec<(Syndrome, Option<f64>)> = (first..first + count).into_par_iter().map(of_specimen).collect();
    let mut halves = vec![None; all.len()];
    for class in Syndrome::ALL {
        let mut members: Vec<(f64, usize)> =
            all.iter().enumerate().filter_map(|(place, &(of, area))| Some((area.filter(|_| of == class)?, place))).collect();
        members.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (rank, &(_, place)) in members.iter().enumerate() {
            halves[place] = Some(usize::from(2 * rank >= members.len()));
        }
    }
    halves
}

/// The places `0..count`: both ends, then the middles of what is left, so that a curve is seen whole from the beginning.
fn coarse_first(count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = if count > 1 { vec![0, count - 1] } else { (0..count).collect() };
    let mut gaps = vec![(0, count.saturating_sub(1))];
    while let Some(at) = gaps.iter().position(|(low, high)| high - low > 1) {
        let (low, high) = gaps.remove(at);
        let middle = usize::midpoint(low, high);
        order.push(middle);
        gaps.extend([(low, middle), (middle, high)]);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_comes_once_and_the_ends_come_first() {
        for count in [0, 1, 2, 3, 15, 16] {
            let order = coarse_first(count);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert!(sorted.into_iter().eq(0..count), "{count}: {order:?}");
        }
        assert_eq!(coarse_first(15)[..5], [0, 14, 7, 3, 10]);
    }
}
