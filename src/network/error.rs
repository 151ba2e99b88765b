//! What can go wrong while a network computes.

use thiserror::Error;

use super::SettingsError;

/// A name that is none of those there are.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("\"{name}\" is no {what} ({})", known.join(", "))]
pub struct UnknownName {
    /// What was given.
    pub name: String,
    /// What it should be the name of.
    pub what: &'static str,
    /// All names.
    pub known: Vec<&'static str>,
}

/// A computation that failed.
#[derive(Clone, Debug, Error)]
pub enum NetworkError {
    /// The device gave up, as a GPU does that was lost.
    #[error("the {device} failed while computing ({reason})")]
    Device {
        /// Name of the device.
        device: String,
        /// What it said.
        reason: String,
    },
    /// The loss or a probability is not a number any more.
    #[error(
        "the numbers of the network became infinite or undefined: the learning rate is too high for this network and optimizer; a smaller learning rate \
             usually helps"
    )]
    Diverged,
    /// The loss went up and stayed up.
    #[error(transparent)]
    RanAway(#[from] RunawayLoss),
    /// A state of another network or optimizer than its settings name; what does not fit.
    #[error("the state of the training does not fit its settings: {0}")]
    State(String),
    /// No step can be taken with these settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
}

/// A loss far above guessing.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[error(
    "The loss has been far above guessing for {steps} steps ({mean:.1}; guessing has {chance:.2}). The learning rate is probably too \
     high for this network and optimizer; try a third of it"
)]
pub struct RunawayLoss {
    /// The mean loss of late.
    pub mean: f64,
    /// The loss of guessing.
    pub chance: f64,
    /// Steps in a row.
    pub steps: u32,
}

impl NetworkError {
    /// A failure of the device called `device`.
    pub fn device(device: &str, reason: impl std::fmt::Display) -> Self {
        let first_line = reason.to_string().lines().next().unwrap_or("no reason given").to_owned();
        Self::Device { device: device.to_owned(), reason: first_line }
    }
}

/// Runs `work`, turning a panic of the computing library into an error: a lost GPU must not end the program.
pub fn guarded<T>(device: &str, work: impl FnOnce() -> Result<T, NetworkError>) -> Result<T, NetworkError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        Err(NetworkError::device(device, text.unwrap_or("it stopped without a reason")))
    })
}
