//! The base image that a network learned on: a network that has seen one brain only can say little about another one.

use serde::{Deserialize, Serialize};

use super::{Bases, Model, ModelError};
use crate::factory::{BaseImage, GrayImage};

/// Whether a network learned on a base image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseMatch {
    /// It did.
    Same,
    /// It learned on another one.
    Other,
    /// It learned on many and is given the base image, so that it can be asked on any.
    Any,
    /// Its file does not say: it was written by version 0.1, or the network learned given pictures.
    Unknown,
}

impl BaseMatch {
    /// The word in a report for machines.
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Other => "other",
            Self::Any => "any",
            Self::Unknown => "unknown",
        }
    }
}

/// A base image as it stands in the description of a model: its 96 x 128 gray values, row by row.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct StoredBase(Vec<u8>);

impl StoredBase {
    pub(super) fn new(base: &BaseImage) -> Self {
        Self(base.image().pixels().to_vec())
    }

    /// The base image.
    ///
    /// # Errors
    /// When it has another size, or no brain region can be found in it.
    pub(super) fn decode(&self) -> Result<BaseImage, ModelError> {
        let image = GrayImage::from_bytes(&self.0);
        let image = image.ok_or_else(|| ModelError::Header("its base image is not of 96 x 128 pixels".to_owned()))?;
        BaseImage::new(image).map_err(|err| ModelError::Header(format!("its base image cannot be used: {err}")))
    }
}

impl Model {
    /// The base image that it learned on, where its file says it.
    pub fn base(&self) -> Option<&BaseImage> {
        self.base.as_ref()
    }

    /// Whether it learned on this base image.
    pub fn base_match(&self, base: &BaseImage) -> BaseMatch {
        match &self.base {
            _ if self.learned_on_many() && self.architecture().compares() => BaseMatch::Any,
            None => BaseMatch::Unknown,
            Some(learned) if learned.image() == base.image() => BaseMatch::Same,
            Some(_) => BaseMatch::Other,
        }
    }

    /// Whether it learned on endlessly many base images.
    pub fn learned_on_many(&self) -> bool {
        self.record.settings.bases == Bases::Random
    }

    /// The same network with the base image that it learned on.
    #[must_use]
    pub fn with_base(mut self, base: Option<BaseImage>) -> Self {
        self.base = base;
        self
    }
}
