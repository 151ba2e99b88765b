//! Evidence: what in a picture speaks for a class, found step by step. A slow method says what it has found so far, coarse first.

use std::sync::Arc;

use super::ask::{Job, Responder};
use super::{Generators, JobError};
use crate::factory::{Specimen, SpecimenId};
use crate::network::{Answer, ComputeDevice, Evidence, EvidenceMethod, Explainer, Model, uniform_share};

/// What to look for, and where.
#[derive(Clone, Debug)]
pub struct EvidenceRequest {
    /// The network that answered.
    pub model: Arc<Model>,
    /// Which picture: a network that compares needs its base image.
    pub id: SpecimenId,
    /// The picture as it was shown, with its truth.
    pub specimen: Specimen,
    /// How to look.
    pub method: EvidenceMethod,
    /// What speaks for this answer.
    pub answer: Answer,
}

/// What speaks for an answer in a picture, and how much of it lies on true tumors.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceOnTumors {
    /// How it was found.
    pub method: EvidenceMethod,
    /// The evidence.
    pub evidence: Evidence,
    /// Its share on tumors; `None` where nothing speaks for the answer.
    pub share: Option<f64>,
    /// The share that evidence spread evenly would have: 0 for a healthy picture.
    pub uniform: f64,
    /// How much of the work is done, above 0 and up to 1.
    pub done: f32,
}

/// Finds evidence.
#[derive(Debug, Default)]
pub struct EvidenceJob {
    /// The last network, ready to be explained: most requests are about the same one.
    ready: Option<(Arc<Model>, Explainer)>,
    generators: Generators,
}

impl Responder for EvidenceJob {
    type Question = EvidenceRequest;
    type Answer = Result<Arc<EvidenceOnTumors>, JobError>;
    const NAME: &'static str = "evidence";

    fn respond(&mut self, request: EvidenceRequest, job: &Job<'_, Self>) {
        if let Err(err) = self.find(&request, job) {
            job.say(Err(err));
        }
    }
}

impl EvidenceJob {
    /// With this cache of generators.
    pub fn new(generators: Generators) -> Self {
        Self { ready: None, generators }
    }

    fn find(&mut self, request: &EvidenceRequest, job: &Job<'_, Self>) -> Result<(), JobError> {
        let ready = match self.ready.take() {
            Some(ready) if Arc::ptr_eq(&ready.0, &request.model) => ready,
            _ => (Arc::clone(&request.model), Explainer::new(&request.model, &ComputeDevice::cpu())?),
        };
        let generator = self.generators.of(&request.id)?;
        let (_, explainer) = self.ready.insert(ready);
        let mask = &request.specimen.mask;
        let uniform = uniform_share(mask);
        let tell = |evidence: Evidence, done: f32| {
            let share = evidence.share_on(mask);
            job.say(Ok(Arc::new(EvidenceOnTumors { method: request.method, evidence, share, uniform, done })));
            !job.has_newer()
        };
        let (image, aligner) = (request.specimen.image.pixels(), Some(generator.aligner()));
        Ok(explainer.evidence_in_steps(request.method, image, aligner, request.answer, tell)?)
    }
}
