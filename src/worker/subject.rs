//! The network that is looked into: one that names classes, or one whose answer is a picture.

use std::sync::Arc;

use crate::factory::{Aligner, PIXELS, Recipe};
use crate::network::{
    Anatomy, AutoencoderInspector, AutoencoderModel, Codes, ComputeDevice, Inspector, LayerStatistics, Model, ModelError,
    NetworkError,
};

/// The network that is looked into.
#[derive(Clone, Debug)]
pub enum Subject {
    /// One that names classes.
    Classifier(Arc<Model>),
    /// One whose answer is a picture.
    Autoencoder(Arc<AutoencoderModel>),
}

impl PartialEq for Subject {
    /// Whether both are the same network in memory.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Classifier(a), Self::Classifier(b)) => Arc::ptr_eq(a, b),
            (Self::Autoencoder(a), Self::Autoencoder(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl Subject {
    /// The recipe that it was trained on.
    pub fn recipe(&self) -> &Recipe {
        match self {
            Self::Classifier(model) => &model.recipe,
            Self::Autoencoder(model) => &model.recipe,
        }
    }

    /// The seed of its training.
    pub fn seed(&self) -> u64 {
        match self {
            Self::Classifier(model) => model.record.settings.seed,
            Self::Autoencoder(model) => model.record.seed,
        }
    }
}

/// A network whose layers are ready to be read on the CPU.
#[derive(Debug)]
pub enum Layers {
    /// One that names classes.
    Classifier(Arc<Model>, Inspector),
    /// An autoencoder.
    Autoencoder(Arc<AutoencoderModel>, AutoencoderInspector),
}

impl Layers {
    /// Those of a network.
    ///
    /// # Errors
    /// When its weights do not belong to it.
    pub fn new(subject: Subject) -> Result<Self, ModelError> {
        let device = ComputeDevice::cpu();
        Ok(match subject {
            Subject::Classifier(model) => {
                let inspector = Inspector::new(&model, &device)?;
                Self::Classifier(model, inspector)
            }
            Subject::Autoencoder(model) => {
                let inspector = AutoencoderInspector::of_autoencoder(&model, &device)?;
                Self::Autoencoder(model, inspector)
            }
        })
    }

    /// The network.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Classifier(model, _) => Subject::Classifier(Arc::clone(model)),
            Self::Autoencoder(model, _) => Subject::Autoencoder(Arc::clone(model)),
        }
    }

    /// What it is made of.
    pub fn anatomy(&self) -> &Arc<Anatomy> {
        match self {
            Self::Classifier(_, inspector) => inspector.anatomy(),
            Self::Autoencoder(_, inspector) => inspector.anatomy(),
        }
    }

    /// See [`Inspector::statistics`].
    ///
    /// # Errors
    /// When the device fails.
    pub fn statistics(
        &self,
        images: &[[u8; PIXELS]],
        aligner: &Aligner,
        go_on: impl Fn() -> bool,
    ) -> Result<Option<Vec<LayerStatistics>>, NetworkError> {
        match self {
            Self::Classifier(_, inspector) => inspector.statistics(images, Some(aligner), go_on),
            Self::Autoencoder(_, inspector) => inspector.statistics(images, None, go_on),
        }
    }

    /// See [`Inspector::codes`].
    ///
    /// # Errors
    /// When there is no such layer, or the device fails.
    pub fn codes(
        &self,
        layer: usize,
        images: &[[u8; PIXELS]],
        aligner: &Aligner,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Option<Codes>, NetworkError> {
        match self {
            Self::Classifier(_, inspector) => inspector.codes(layer, images, Some(aligner), progress),
            Self::Autoencoder(_, inspector) => inspector.codes(layer, images, None, progress),
        }
    }
}
