//! Autoencoders: networks whose answer is a picture, trained without any label.
//!
//! * `kind`: which ones there are, and how they are trained,
//! * `coder`: the networks themselves, as modules,
//! * `pairs`: what they see and what they should give back,
//! * `training`: one step after another,
//! * `model`: their file,
//! * `restorer`: a trained one at work,
//! * `inspector`: a trained one layer by layer.

mod coder;
mod inspector;
mod kind;
mod model;
mod pairs;
mod restorer;
#[cfg(test)]
mod tests;
mod training;

pub use inspector::{AutoencoderInspector, Restoration};
pub use kind::{Autoencoder, CodeLength, NoCodeLength};
pub(super) use model::autoencoder_named;
pub use model::{AutoencoderModel, AutoencoderRecord};
pub use restorer::Restorer;
pub use training::AutoencoderTrainer;
