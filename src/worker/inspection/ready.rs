//! A network that is ready, and what it computed last.

use std::sync::Arc;

use super::super::JobError;
use super::super::subject::{Layers, Subject};
use super::ModelSource;
use crate::factory::{BaseImage, Generator, PIXELS};
use crate::network::{AutoencoderModel, Inspection, Model, Prediction, Restoration};

/// What a network computed for a picture.
#[derive(Clone)]
pub enum Computed {
    Inspection(Arc<Model>, Inspection),
    Restoration(Arc<AutoencoderModel>, Restoration),
}

/// A picture on its base image.
#[derive(PartialEq)]
struct Picture {
    pixels: Box<[u8; PIXELS]>,
    base: BaseImage,
}

/// A network that is ready.
pub struct Ready {
    pub source: ModelSource,
    pub layers: Layers,
    /// Whether its dead units were counted.
    pub is_counted: bool,
    /// The last picture, and what was computed for it.
    last: Option<(Picture, Computed)>,
    /// What was said last about a picture before it was changed.
    before: Option<(Picture, Prediction)>,
}

impl Picture {
    fn new(pixels: &[u8; PIXELS], generator: &Generator) -> Self {
        Self { pixels: Box::new(*pixels), base: generator.base().clone() }
    }
}

impl Ready {
    /// Loads a network.
    pub fn new(source: &ModelSource) -> Result<Self, JobError> {
        let subject = match source {
            ModelSource::Bundled(mode) => Subject::Classifier(Arc::new(Model::bundled(*mode)?)),
            ModelSource::Given(model) => Subject::Classifier(Arc::clone(model)),
            ModelSource::File(path) => Subject::Classifier(Arc::new(Model::load(path)?)),
            ModelSource::Autoencoder(model) => Subject::Autoencoder(Arc::clone(model)),
        };
        Ok(Self { source: source.clone(), layers: Layers::new(subject)?, is_counted: false, last: None, before: None })
    }

    /// What the network computes for a picture; the last one is remembered.
    pub fn compute(&mut self, pixels: &[u8; PIXELS], generator: &Generator) -> Result<Computed, JobError> {
        let picture = Picture::new(pixels, generator);
        if let Some((last, computed)) = &self.last
            && *last == picture
        {
            return Ok(computed.clone());
        }
        let computed = match &self.layers {
            Layers::Classifier(model, inspector) => {
                Computed::Inspection(Arc::clone(model), inspector.inspect(pixels, Some(generator.aligner()))?)
            }
            Layers::Autoencoder(model, inspector) => Computed::Restoration(Arc::clone(model), inspector.restore(pixels)?),
        };
        self.last = Some((picture, computed.clone()));
        Ok(computed)
    }

    /// What a network that names classes says of a specimen without its changes, which is remembered; `now` where it names none.
    pub fn before(&mut self, pixels: &[u8; PIXELS], generator: &Generator, now: Prediction) -> Result<Prediction, JobError> {
        let Layers::Classifier(_, inspector) = &self.layers else { return Ok(now) };
        let picture = Picture::new(pixels, generator);
        if let Some((before, prediction)) = &self.before
            && *before == picture
        {
            return Ok(*prediction);
        }
        let prediction = inspector.inspect(pixels, Some(generator.aligner()))?.prediction;
        self.before = Some((picture, prediction));
        Ok(prediction)
    }
}
