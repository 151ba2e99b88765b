//! The lecture's mathematics: what the chapters of the lessons compute, on the pictures of the factory.
//!
//! Architecture invariant: the lecture is pure. It knows `factory` and nothing else of ours: no windows, networks, files, threads or
//! clocks. What a chapter needs from the training engine (an optimizer's rule, a network) is handed in as an argument. The same material
//! and the same settings give the same numbers.

pub mod cross_entropy;
pub mod descent;
mod figure;
mod material;
pub mod neuron;
pub mod output_layer;
pub mod plane;
mod random;
mod symmetric;

pub use figure::{Figure, Unit};
pub use material::Material;
pub use random::Random;
