//! A number that a chapter is about.

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A number without a unit.
    Number,
    /// A share, from 0 to 1.
    Share,
    /// Steps of an optimizer.
    Steps,
    /// Passes through all pictures of a set.
    Passes,
    /// Pictures.
    Pictures,
    /// Decibels.
    Decibels,
    /// Seconds.
    Seconds,
}

/// A main number of a chapter: computed, never written down by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is, unique in its chapter: lower case words joined by `_`, such as `steps_at_rate_1`.
    pub name: String,
    /// The value; not finite where the computation ran away.
    pub value: f64,
    /// What it counts.
    pub unit: Unit,
}

impl Figure {
    /// A figure.
    pub fn new(name: impl Into<String>, value: f64, unit: Unit) -> Self {
        Self { name: name.into(), value, unit }
    }
}
