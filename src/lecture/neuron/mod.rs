//! Chapter 1, the neuron: two features of a picture, two weights, one sigmoid.
//!
//! The loss over the two weights is a natural ravine, and the stage of chapters 2 to 4.

mod auc;
mod features;
mod logistic;
mod loss_map;
mod stage;
#[cfg(test)]
mod tests;

pub use auc::auc;
pub use features::{features, median};
pub use logistic::{Curvature, Logistic, sigmoid, softplus, weighted};
pub use loss_map::{LossMap, Window};
pub use stage::{Example, NoStage, Stage, figures};
