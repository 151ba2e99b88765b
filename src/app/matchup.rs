//! Which rounds are scored together: those of one kind of pictures against one opponent.

use serde::{Deserialize, Serialize};

use super::Group;
use crate::factory::Mode;
use crate::network::{Architecture, Classes};
use crate::words::words;

/// Who the machine was, as far as scores are kept apart by it. The variants' names in files are fixed here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpponentId {
    /// The network that comes with the program, for this difficulty.
    Bundled(Mode),
    /// The network that comes with the program for any base image.
    Any,
    /// The network in training, or the one that was trained last, at whatever moment.
    Trained,
    /// A network from a file, by the file's name.
    File(String),
}

impl OpponentId {
    /// The opponent by the name that session files of version 0.1 have for it, which is all that they say of it.
    pub(super) fn of_name(name: &str) -> Self {
        let bundled = Mode::ALL.into_iter().find(|mode| bundled_name(*mode) == name);
        match bundled {
            Some(mode) => Self::Bundled(mode),
            None if name == ANY_NAME => Self::Any,
            None if name.starts_with(TRAINED_NAME) => Self::Trained,
            None => Self::File(name.to_owned()),
        }
    }

    /// The name in the window.
    pub fn words(&self) -> String {
        match self {
            Self::Bundled(mode) => words().play_network_bundled(mode.word()),
            Self::Any => words().play_network_any(),
            Self::Trained => words().play_network_in_training(),
            Self::File(name) => name.clone(),
        }
    }
}

/// The name of a bundled network in the log of a session.
pub(super) fn bundled_name(mode: Mode) -> String {
    format!("bundled {} network", mode.word())
}

/// The name of the network for any base image in the log of a session.
pub(super) const ANY_NAME: &str = "network for any base image";

/// How the name of a network in training begins in the log of a session.
pub(super) const TRAINED_NAME: &str = "network in training, ";

/// What a player is given of a round before the answer. The variants' names in files are fixed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sees {
    /// The sample alone.
    Sample,
    /// The sample, and the base image that it was made from.
    SampleAndBase,
}

impl Sees {
    /// What the person saw in rounds that do not say it: up to version 0.1 the base image was always there.
    pub(super) fn person_before() -> Self {
        Self::SampleAndBase
    }

    /// What the machine saw in such rounds: no network was given the base image.
    pub(super) fn machine_before() -> Self {
        Self::Sample
    }

    /// What this network is given.
    pub fn of(network: Architecture) -> Self {
        if network.compares() { Self::SampleAndBase } else { Self::Sample }
    }

    /// The name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sample => "the sample alone",
            Self::SampleAndBase => "base and sample",
        }
    }

    /// The words in the window.
    pub fn words(self) -> String {
        match self {
            Self::Sample => words().play_sees_sample(),
            Self::SampleAndBase => words().play_sees_both(),
        }
    }
}

/// What a round counts for: its score is kept apart from all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matchup {
    /// The kind of pictures.
    pub group: Group,
    /// Who the machine was.
    pub opponent: OpponentId,
    /// What the person saw before the answer.
    pub person: Sees,
    /// What the machine was given.
    pub machine: Sees,
    /// Between which answers the machine decided; the person always names one of the four classes.
    pub answers: Classes,
}

impl Matchup {
    /// Who sees what, and how the machine is judged where it does not name a class, as sentences.
    pub fn rules_in_words(&self) -> String {
        match self.answers {
            Classes::Four => self.seen_words(),
            Classes::Binary => words().play_seen_and_only_ill_or_healthy(self.seen_words()),
        }
    }

    /// Who sees what, as a sentence.
    pub fn seen_words(&self) -> String {
        match (self.person, self.machine) {
            (Sees::SampleAndBase, Sees::Sample) => words().play_you_both_machine_sample(),
            (Sees::SampleAndBase, Sees::SampleAndBase) => words().play_both_see_both(),
            (Sees::Sample, Sees::Sample) => words().play_both_see_sample(),
            (Sees::Sample, Sees::SampleAndBase) => words().play_you_sample_machine_both(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_version_0_1_are_understood() {
        for (name, id) in [
            ("bundled EASY network", OpponentId::Bundled(Mode::Easy)),
            ("bundled HARD network", OpponentId::Bundled(Mode::Hard)),
            (ANY_NAME, OpponentId::Any),
            ("network in training, 2016 images", OpponentId::Trained),
            ("mine.model", OpponentId::File("mine.model".to_owned())),
        ] {
            assert_eq!(OpponentId::of_name(name), id, "{name}");
        }
    }
}
