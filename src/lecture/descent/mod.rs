//! Chapters 2 to 4: how weights find their way down a loss, with which learning rate, on how many pictures, and with which memory.
//!
//! The rules come from outside (see [`Rule`]): what is drawn is what the program's own optimizers do.

mod basin;
mod batches;
pub mod figures;
mod rule;
mod stability;
mod surface;
#[cfg(test)]
mod tests;
mod walk;

pub use basin::{BasinMap, FadingNoise, REACH, STARTS, kept, starts};
pub use batches::{BatchPath, Cloud, measured_variance, resting_variance, walk_in_batches};
pub use rule::{Method, Rule, Rules, Setting};
pub use stability::{largest_pull, limit_by_trying, shrinking};
pub use surface::{Bowl, NeuronLoss, Surface, TwoValleys};
pub use walk::{End, Path, steps_to, walk, walk_until};
