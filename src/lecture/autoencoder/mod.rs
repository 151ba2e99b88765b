//! Chapter 10, autoencoders: a network that takes noise out of a picture, and one that writes a picture as a few numbers.
//!
//! * `noisy`: pictures with what should be made of them, and how near a way to make it comes,
//! * `drawn`: what the generator drew for pictures, to be read off a code.
//!
//! The networks themselves are handed in.

mod drawn;
mod noisy;

pub use drawn::{Drawn, GROUPS, grouped};
pub use noisy::{Closeness, NOISE, TestPictures, noisy_generator};
