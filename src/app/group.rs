//! What is played: scores are kept apart by it.

use serde::{Deserialize, Serialize};

use crate::factory::Mode;
use crate::words::words;

/// A kind of pictures; the variants' names in files are fixed here, and no words of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Group {
    /// Pictures of the preset EASY.
    #[serde(rename = "EASY")]
    Easy,
    /// Pictures of the preset HARD.
    #[serde(rename = "HARD")]
    Hard,
    /// Pictures of a recipe of the factory.
    #[serde(rename = "OWN")]
    Own,
}

impl Group {
    /// All of them; the place is that of their series.
    pub const ALL: [Self; 3] = [Self::Easy, Self::Hard, Self::Own];

    /// The group of a difficulty's preset.
    pub fn of_mode(mode: Mode) -> Self {
        match mode {
            Mode::Easy => Self::Easy,
            Mode::Hard => Self::Hard,
        }
    }

    /// The name in tables: that of the other files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Easy => "EASY",
            Self::Hard => "HARD",
            Self::Own => "OWN",
        }
    }

    /// The word for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Easy => "EASY",
            Self::Hard => "HARD",
            Self::Own => "OWN",
        }
    }

    /// What the window says.
    pub fn words(self) -> String {
        match self {
            Self::Easy | Self::Hard => self.word().to_owned(),
            Self::Own => words().play_own(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_in_tables_is_that_of_the_other_files() {
        for group in Group::ALL {
            assert_eq!(serde_json::to_value(group).unwrap(), group.name());
        }
    }
}
