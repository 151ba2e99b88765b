//! What a layer of a network keeps: every parameter that the generator drew, read off what the layer says about many pictures.

use std::sync::Arc;

use super::ask::{Job, Responder};
use super::subject::{Layers, Subject};
use super::{Generators, JobError};
use crate::factory::{BaseImage, Recipe, derived_seed};
use crate::lecture::autoencoder::Drawn;
use crate::lecture::{ReadOut, read_out};

/// Pictures over which a layer is read.
pub const READ_PICTURES: u64 = 1_500;
/// Layers whose result is kept: going back and forth needs no second reading.
const KEPT: usize = 64;
/// Steps of the second half of the work, the reading, beside one for each picture.
const READING_STEPS: u64 = 500;

/// What to read.
#[derive(Clone, Debug)]
pub struct ReadOutRequest {
    /// The network.
    pub subject: Subject,
    /// The layer, by its place in the anatomy.
    pub layer: usize,
    /// The recipe of the pictures.
    pub recipe: Arc<Recipe>,
    /// Their base image.
    pub base: Arc<BaseImage>,
}

impl PartialEq for ReadOutRequest {
    fn eq(&self, other: &Self) -> bool {
        self.subject == other.subject
            && self.layer == other.layer
            && (Arc::ptr_eq(&self.recipe, &other.recipe) || self.recipe == other.recipe)
            && (Arc::ptr_eq(&self.base, &other.base) || self.base == other.base)
    }
}

/// Reads layers.
#[derive(Debug, Default)]
pub struct ReadOutJob {
    generators: Generators,
    /// The last network, ready.
    ready: Option<Layers>,
    /// The last pictures, with their recipe and base image.
    pictures: Option<(Arc<Recipe>, Arc<BaseImage>, Drawn)>,
    /// What was read, the oldest first.
    results: Vec<(ReadOutRequest, Arc<ReadOut>)>,
}

impl Responder for ReadOutJob {
    type Question = ReadOutRequest;
    type Answer = Result<(ReadOutRequest, Arc<ReadOut>), JobError>;
    const NAME: &'static str = "read out";

    fn respond(&mut self, request: ReadOutRequest, job: &Job<'_, Self>) {
        match self.read(&request, job) {
            Ok(None) => {}
            Ok(Some(read)) => job.say(Ok((request, read))),
            Err(err) => job.say(Err(err)),
        }
    }
}

impl ReadOutJob {
    /// With this cache of generators.
    pub fn new(generators: Generators) -> Self {
        Self { generators, ..Self::default() }
    }

    /// `None` when something else is wanted by now.
    fn read(&mut self, request: &ReadOutRequest, job: &Job<'_, Self>) -> Result<Option<Arc<ReadOut>>, JobError> {
        if let Some((_, known)) = self.results.iter().find(|(known, _)| known == request) {
            return Ok(Some(Arc::clone(known)));
        }
        let generator = self.generators.get(&request.recipe, &request.base)?;
        let fits = |(recipe, base, _): &(Arc<Recipe>, Arc<BaseImage>, Drawn)| *recipe == request.recipe && *base == request.base;
        if !self.pictures.as_ref().is_some_and(fits) {
            let drawn = Drawn::new(&generator, derived_seed(0, "what a layer keeps"), READ_PICTURES);
            self.pictures = Some((Arc::clone(&request.recipe), Arc::clone(&request.base), drawn));
        }
        if !self.ready.as_ref().is_some_and(|layers| layers.subject() == request.subject) {
            self.ready = Some(Layers::new(request.subject.clone())?);
        }
        let (Some((_, _, drawn)), Some(layers)) = (&self.pictures, &self.ready) else { return Ok(None) };
        let total = READ_PICTURES + READING_STEPS;
        let codes = layers.codes(request.layer, &drawn.images, generator.aligner(), &mut |done| {
            job.step(done, total);
            !job.has_newer()
        })?;
        let Some(codes) = codes else { return Ok(None) };
        let read = read_out(&codes.values, codes.features, &drawn.questions, &drawn.classes, &mut |share| {
            job.step(READ_PICTURES + (share * READING_STEPS as f64) as u64, total);
            !job.has_newer()
        });
        let Some(read) = read.map(Arc::new) else { return Ok(None) };
        if self.results.len() >= KEPT {
            self.results.remove(0);
        }
        self.results.push((request.clone(), Arc::clone(&read)));
        Ok(Some(read))
    }
}
