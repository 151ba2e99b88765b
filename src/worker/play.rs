//! A round of the game: makes its picture, then lets the network answer it.

use std::sync::Arc;
use std::time::Instant;

use super::ask::{Job, Responder};
use super::{Generators, JobError};
use crate::factory::{Aligner, GrayImage, Outline, PIXELS, Specimen, SpecimenId};
use crate::network::{ComputeDevice, Model, Prediction, Predictor};

/// A picture to make, and who is to answer it.
#[derive(Clone, Debug)]
pub struct PlayRequest {
    /// Which picture.
    pub id: SpecimenId,
    /// The network that answers; nobody does when `None`.
    pub model: Option<Arc<Model>>,
}

/// What is said to it.
#[derive(Debug)]
pub enum PlayAnswer {
    /// The picture is made.
    Picture {
        /// Which one.
        id: SpecimenId,
        /// The picture with its truth.
        specimen: Box<Specimen>,
        /// The borders of its tumors.
        outlines: Vec<Outline>,
        /// The base moved like the picture, its gray values as they were: it tells nothing of the tumors, but how the picture was
        /// moved.
        aligned_base: Box<GrayImage>,
    },
    /// The network has answered it.
    Prediction {
        /// What it said.
        prediction: Prediction,
        /// How long it took, in milliseconds.
        milliseconds: f64,
        /// The network: it alone can say why.
        model: Arc<Model>,
    },
    /// The picture cannot be made.
    NoPicture(JobError),
    /// The network cannot answer.
    NoPrediction(JobError),
}

/// Makes the rounds.
#[derive(Debug, Default)]
pub struct PlayJob {
    generators: Generators,
    /// The network that answered last, ready to answer again.
    ready: Option<(Arc<Model>, Predictor)>,
}

impl PlayJob {
    /// With this cache of generators.
    pub fn new(generators: Generators) -> Self {
        Self { generators, ready: None }
    }

    fn predict(&mut self, model: &Arc<Model>, picture: &[u8; PIXELS], aligner: &Aligner) -> Result<Vec<Prediction>, JobError> {
        let ready = match self.ready.take() {
            Some(ready) if Arc::ptr_eq(&ready.0, model) => ready,
            _ => (Arc::clone(model), Predictor::new(model, &ComputeDevice::cpu())?),
        };
        Ok(self.ready.insert(ready).1.predict(std::slice::from_ref(picture), Some(aligner))?)
    }
}

impl Responder for PlayJob {
    type Question = PlayRequest;
    type Answer = PlayAnswer;
    const NAME: &'static str = "round";

    fn respond(&mut self, request: PlayRequest, job: &Job<'_, Self>) {
        let PlayRequest { id, model } = request;
        let generator = match self.generators.of(&id) {
            Ok(generator) => generator,
            Err(err) => return job.say(PlayAnswer::NoPicture(err.into())),
        };
        let specimen = Box::new(generator.specimen(id.seed, id.index));
        let picture = *specimen.image.pixels();
        let outlines = generator.outlines(&specimen.plan);
        let aligned_base = Box::new(generator.aligned_base(&specimen.plan));
        job.say(PlayAnswer::Picture { id, specimen, outlines, aligned_base });
        let Some(model) = model else { return };
        let start = Instant::now();
        match self.predict(&model, &picture, generator.aligner()) {
            Ok(predictions) => {
                let milliseconds = start.elapsed().as_secs_f64() * 1e3;
                for prediction in predictions {
                    job.say(PlayAnswer::Prediction { prediction, milliseconds, model: Arc::clone(&model) });
                }
            }
            Err(err) => job.say(PlayAnswer::NoPrediction(err)),
        }
    }
}
