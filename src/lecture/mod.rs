//! The lecture's mathematics: what the chapters of the lessons compute, on the pictures of the factory.
//!
//! Architecture invariant: the lecture is pure. It knows `factory` and nothing else of ours: no windows, networks, files, threads or
//! clocks. What a chapter needs from the training engine (an optimizer's rule, a network) is handed in as an argument. The same material
//! and the same settings give the same numbers.

pub mod autoencoder;
pub mod binary_head;
pub mod boltzmann;
pub mod convolution;
pub mod cross_entropy;
pub mod descent;
mod figure;
mod linear_system;
mod material;
mod median;
pub mod neuron;
pub mod output_layer;
mod picture_error;
pub mod plane;
pub mod pooling;
mod random;
mod read_out;
mod symmetric;
pub mod weight_decay;

pub use figure::{Figure, Unit};
pub use material::Material;
pub use median::median_3x3;
pub use picture_error::PictureError;
pub use random::Random;
pub use read_out::{FEWEST_PICTURES, Kept, Question, ReadOut, read_out};
