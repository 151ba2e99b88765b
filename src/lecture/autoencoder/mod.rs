//! Chapter 10, autoencoders: a network that takes noise out of a picture, and one that writes a picture as a few numbers.
//!
//! * `noisy`: the noisy pictures with the true ones, and how near a way to clean them comes,
//! * `drawn`: what the generator drew for pictures, to be read off a code.
//!
//! The networks themselves are handed in.

mod drawn;
mod noisy;

pub use drawn::{Drawn, GROUPS, grouped};
pub use noisy::{Closeness, NOISE, NoisyPictures, noisy_generator};
