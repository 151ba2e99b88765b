//! The thread of a chapter.

use std::sync::Arc;

use super::{Chapter, lesson_material};
use crate::factory::BaseImage;
use crate::lecture::Material;
use crate::worker::{Job, JobError, Responder};

/// What a chapter is asked.
#[derive(Clone, Debug)]
pub struct ChapterRequest<K> {
    /// The base image of its pictures.
    pub base: Arc<BaseImage>,
    /// Seed of its pictures.
    pub seed: u64,
    /// What the hand has set.
    pub knobs: K,
}

/// Answers for one chapter.
#[derive(Debug)]
pub struct ChapterJob<C> {
    chapter: C,
    /// The material, with the base image and the seed that it was made of.
    material: Option<(Arc<BaseImage>, u64, Material)>,
}

impl<C: Chapter> Default for ChapterJob<C> {
    fn default() -> Self {
        Self { chapter: C::default(), material: None }
    }
}

impl<C: Chapter> Responder for ChapterJob<C> {
    type Question = ChapterRequest<C::Knobs>;
    type Answer = Result<C::Seen, JobError>;
    const NAME: &'static str = C::NAME;

    fn respond(&mut self, request: Self::Question, job: &Job<'_, Self>) {
        if let Err(err) = self.compute(&request, job) {
            job.say(Err(err));
        }
    }
}

impl<C: Chapter> ChapterJob<C> {
    fn compute(&mut self, request: &ChapterRequest<C::Knobs>, job: &Job<'_, Self>) -> Result<(), JobError> {
        let fits = |(base, seed, _): &(Arc<BaseImage>, u64, Material)| base == &request.base && *seed == request.seed;
        if !self.material.as_ref().is_some_and(fits) {
            self.chapter = C::default(); // what it remembers belongs to other pictures
            let material = lesson_material(&request.base, request.seed)?;
            self.material = Some((Arc::clone(&request.base), request.seed, material));
        }
        let Some((_, _, material)) = &self.material else { return Ok(()) };
        self.chapter.respond(material, &request.knobs, &Talk { job })
    }
}

/// How a chapter talks while it computes.
pub struct Talk<'a, C: Chapter> {
    job: &'a Job<'a, ChapterJob<C>>,
}

impl<C: Chapter> Talk<'_, C> {
    /// Shows what is there so far.
    pub fn show(&self, seen: C::Seen) {
        self.job.say(Ok(seen));
    }

    /// Tells how far the computation is, in steps of its own.
    pub fn step(&self, done: u64, total: u64) {
        self.job.step(done, total);
    }

    /// Whether the answer is still wanted: no knob was turned since, and the chapter was not left.
    pub fn is_wanted(&self) -> bool {
        !self.job.has_newer()
    }
}
