//! Why a job could not do what it was asked to.

use thiserror::Error;

use crate::factory::RecipeError;
use crate::lecture::neuron::NoStage;
use crate::lecture::plane::NoPlane;
use crate::network::{ModelError, NetworkError};
use crate::storage::FileError;

/// A failure that a job reports as a value: the room makes a sentence of it.
#[derive(Clone, Debug, Error)]
pub enum JobError {
    /// The recipe has an impossible value, or does not fit the base image.
    #[error(transparent)]
    Recipe(#[from] RecipeError),
    /// The base image has no stage for a lesson.
    #[error(transparent)]
    Lesson(#[from] NoStage),
    /// The checkpoints of a run have no plane.
    #[error(transparent)]
    Plane(#[from] NoPlane),
    /// A network could not compute.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// A model could not be read or written.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
}
