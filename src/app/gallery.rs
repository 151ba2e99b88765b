//! Pictures to be looked at one beside the other: the cell of a confusion matrix, one of the four boxes.

use std::sync::Arc;

use crate::factory::{Recipe, Syndrome};

/// A specimen by what makes it; the base image is the one in use.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// The recipe.
    pub recipe: Arc<Recipe>,
    /// Seed of the series.
    pub seed: u64,
    /// Place in the series.
    pub index: u64,
}

/// A picture of a gallery, and who said what about it.
#[derive(Clone, Debug, PartialEq)]
pub struct GalleryPicture {
    /// Which picture.
    pub subject: Subject,
    /// What it is.
    pub truth: Syndrome,
    /// What the person said.
    pub human: Option<Syndrome>,
    /// What the machine said.
    pub machine: Option<Syndrome>,
    /// The probability that the machine gave to what it said.
    pub confidence: Option<f32>,
}

/// Pictures with something in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Gallery {
    /// What they have in common, as in "True A, the machine said B".
    pub title: String,
    /// The pictures, in the order in which they are shown.
    pub pictures: Vec<GalleryPicture>,
}
