//! The networks by name.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A network that can be trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Architecture {
    /// Four stride-2 convolutions with BatchNorm, then global mean and maximum: 98,676 parameters.
    Compact,
}

/// A name that is none of the networks.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no architecture \"{0}\" (known: compact)")]
pub struct UnknownArchitecture(String);

impl Architecture {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::Compact];

    /// The name on the command line and in model files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Compact => "compact",
        }
    }

    /// Its blocks from the picture on: (channels out, kernel, stride).
    pub(super) fn blocks(self) -> &'static [(usize, usize, usize)] {
        match self {
            Self::Compact => &[(16, 5, 2), (32, 3, 2), (64, 3, 2), (128, 3, 2)],
        }
    }
}

impl FromStr for Architecture {
    type Err = UnknownArchitecture;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|a| a.name() == name).ok_or_else(|| UnknownArchitecture(name.to_owned()))
    }
}

impl std::fmt::Display for Architecture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
