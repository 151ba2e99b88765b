//! The state of a training as bytes: everything that it needs to go on to the last bit.
//!
//! Layout, all numbers little-endian: 8 bytes magic; u32 format version; u32 length of the header; the header as JSON; all
//! weights, the optimizer's memory and the average as f32, in the header's order; u32 CRC-32 of everything before.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{AveragedState, Classes, Damage, OptimizerState, SettingsError, TrainerState, TrainingSettings};

/// The newest version that this program reads: that of networks which say ill or healthy. Trainings of the four classes are written as
/// version 1, so that older programs read them.
pub const STATE_FORMAT_VERSION: u32 = 2;
/// The version of networks of the four classes.
const FOUR_CLASSES_VERSION: u32 = 1;
const MAGIC: &[u8; 8] = b"BTLSTATE";
/// Most pictures that a training can have seen: far beyond what a plan can ask for.
const MOST_COUNTED: u64 = 1_000_000_000_000_000;

/// Why bytes are not a usable state.
#[derive(Debug, Error)]
pub enum StateError {
    /// Another program's file.
    #[error("it is not the state of a training of this program")]
    Foreign,
    /// A later version of the format.
    #[error("it was written by a newer version of this program (format {0}; this one reads up to {STATE_FORMAT_VERSION})")]
    Newer(u32),
    /// Checksum or lengths do not fit.
    #[error("the file is damaged ({0})")]
    Damaged(StateDamage),
    /// A number that should be a weight, or the memory of one, is none.
    #[error("the file is damaged (a number in its {0} is infinite or undefined)")]
    NotFinite(&'static str),
    /// No training can have counted so far.
    #[error("the file is damaged (\"{key}\" is {count}; it must be from 0 to {most})")]
    Count {
        /// What was counted.
        key: &'static str,
        /// How many.
        count: u64,
        /// How many there can be.
        most: u64,
    },
    /// No training can have its settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
}

/// What is wrong with the bytes of a state.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StateDamage {
    /// It is damaged as the file of a model can be.
    #[error(transparent)]
    Bytes(#[from] Damage),
    /// Its header counts other numbers than there are.
    #[error("it has another length than it says")]
    Length,
    /// Its header cannot be read; the words of the library.
    #[error("{0}")]
    Header(String),
}

#[derive(Serialize, Deserialize)]
struct Header {
    settings: TrainingSettings,
    steps: u64,
    images: u64,
    optimizer_updates: u64,
    averaged_updates: u64,
    /// Lengths of the lists of weights, of the optimizer's two memories per tensor, and of the averages.
    weights: Vec<usize>,
    optimizer: Vec<[usize; 2]>,
    averaged: Vec<usize>,
}

impl TrainerState {
    /// The bytes of the state.
    pub fn encode(&self) -> Vec<u8> {
        let lengths = |lists: &[Vec<f32>]| lists.iter().map(Vec::len).collect::<Vec<_>>();
        let header = Header {
            settings: self.settings,
            steps: self.steps,
            images: self.images,
            optimizer_updates: self.optimizer.updates,
            averaged_updates: self.averaged.updates,
            weights: lengths(&self.weights),
            optimizer: self.optimizer.memory.iter().map(|slot| slot.each_ref().map(Vec::len)).collect(),
            averaged: lengths(&self.averaged.values),
        };
        // Numbers and names only: nothing in it can fail to be written.
        let header = serde_json::to_vec(&header).unwrap_or_default();
        let mut bytes = MAGIC.to_vec();
        let version = match self.settings.classes {
            Classes::Four => FOUR_CLASSES_VERSION,
            Classes::Binary => STATE_FORMAT_VERSION,
        };
        bytes.extend(version.to_le_bytes());
        bytes.extend((header.len() as u32).to_le_bytes());
        bytes.extend(header);
        let lists = self.weights.iter().chain(self.optimizer.memory.iter().flatten()).chain(&self.averaged.values);
        bytes.extend(lists.flatten().flat_map(|value| value.to_le_bytes()));
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    }

    /// The state in the bytes of a file.
    ///
    /// # Errors
    /// When they are damaged, foreign or newer, or their settings impossible.
    pub fn decode(bytes: &[u8]) -> Result<Self, StateError> {
        let cut_short = || StateError::Damaged(Damage::CutShort.into());
        let rest = bytes.strip_prefix(MAGIC).ok_or(StateError::Foreign)?;
        let (version, rest) = rest.split_first_chunk().ok_or_else(cut_short)?;
        let version = u32::from_le_bytes(*version);
        if version > STATE_FORMAT_VERSION {
            return Err(StateError::Newer(version));
        }
        if version == 0 {
            return Err(StateError::Damaged(Damage::NoVersion.into()));
        }
        let (rest, checksum) = rest.split_last_chunk().ok_or_else(cut_short)?;
        if crc32fast::hash(&bytes[..bytes.len() - checksum.len()]) != u32::from_le_bytes(*checksum) {
            return Err(StateError::Damaged(Damage::Checksum.into()));
        }
        let (length, rest) = rest.split_first_chunk().ok_or_else(cut_short)?;
        let parts = rest.split_at_checked(u32::from_le_bytes(*length) as usize);
        let (header, numbers) = parts.ok_or_else(cut_short)?;
        let header: Header =
            serde_json::from_slice(header).map_err(|err| StateError::Damaged(StateDamage::Header(err.to_string())))?;
        header.check()?;
        let wanted = header.numbers().and_then(|count| count.checked_mul(size_of::<f32>()));
        if wanted != Some(numbers.len()) {
            return Err(StateError::Damaged(StateDamage::Length));
        }
        let mut values = numbers.as_chunks().0.iter().map(|value| f32::from_le_bytes(*value));
        let mut take = |what: &'static str, length: usize| {
            let list: Vec<f32> = values.by_ref().take(length).collect();
            if list.iter().all(|value| value.is_finite()) { Ok(list) } else { Err(StateError::NotFinite(what)) }
        };
        let weights = header.weights.iter().map(|&length| take("weights", length)).collect::<Result<_, _>>()?;
        let mut memory = Vec::with_capacity(header.optimizer.len());
        for [first, second] in &header.optimizer {
            memory.push([take("memory of the optimizer", *first)?, take("memory of the optimizer", *second)?]);
        }
        let averages = header.averaged.iter().map(|&length| take("average of the weights", length)).collect::<Result<_, _>>()?;
        Ok(Self {
            settings: header.settings,
            steps: header.steps,
            images: header.images,
            weights,
            optimizer: OptimizerState { updates: header.optimizer_updates, memory },
            averaged: AveragedState { updates: header.averaged_updates, values: averages },
        })
    }
}

impl Header {
    /// Whether a training can have these settings and counts. Whether the pictures were given is not known here: gradient descent needs no fixed
    /// set then.
    fn check(&self) -> Result<(), StateError> {
        self.settings.validate_numbers()?;
        let counts = [
            ("images", self.images, MOST_COUNTED),
            ("steps", self.steps, self.images),
            ("optimizer_updates", self.optimizer_updates, self.steps),
            ("averaged_updates", self.averaged_updates, self.steps),
        ];
        let impossible = counts.into_iter().find(|(_, count, most)| count > most);
        impossible.map_or(Ok(()), |(key, count, most)| Err(StateError::Count { key, count, most }))
    }

    /// How many numbers come after it; `None` where they are more than can be counted.
    fn numbers(&self) -> Option<usize> {
        let lists = self.weights.iter().chain(self.optimizer.iter().flatten()).chain(&self.averaged);
        lists.copied().try_fold(0_usize, usize::checked_add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Setting;

    fn state() -> TrainerState {
        TrainerState {
            settings: TrainingSettings { seed: u64::MAX, ..TrainingSettings::default() },
            steps: 7,
            images: 448,
            weights: vec![vec![1.0, -2.5], vec![f32::MIN_POSITIVE]],
            optimizer: OptimizerState { updates: 7, memory: vec![[vec![0.1, 0.2], vec![]], [vec![3.0], vec![4.0]]] },
            averaged: AveragedState { updates: 2, values: vec![vec![0.5, 0.25], vec![9.0]] },
        }
    }

    #[test]
    fn every_bit_survives() {
        assert_eq!(TrainerState::decode(&state().encode()).unwrap(), state());
    }

    #[test]
    fn any_damage_is_noticed() {
        let bytes = state().encode();
        for place in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[place] ^= 1;
            assert!(TrainerState::decode(&broken).is_err(), "byte {place}");
            assert!(TrainerState::decode(&bytes[..place]).is_err(), "cut at {place}");
        }
        let mut newer = bytes;
        newer[8] = 9;
        assert!(matches!(TrainerState::decode(&newer), Err(StateError::Newer(9))));
        newer[8] = 0;
        assert!(matches!(TrainerState::decode(&newer), Err(StateError::Damaged(_))));
    }

    /// The bytes of a state with another header and other numbers after it, the checksum made right; the header says that it is `longer` than it is.
    fn forged(header: &serde_json::Value, numbers: &[u8], longer: u32) -> Vec<u8> {
        let header = serde_json::to_vec(header).unwrap();
        let mut bytes = MAGIC.to_vec();
        bytes.extend(STATE_FORMAT_VERSION.to_le_bytes());
        bytes.extend((header.len() as u32).wrapping_add(longer).to_le_bytes());
        bytes.extend(header);
        bytes.extend(numbers);
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    }

    /// Header and numbers of the state.
    fn parts() -> (serde_json::Value, Vec<u8>) {
        let bytes = state().encode();
        let length = u32::from_le_bytes(bytes[12..16].try_into().unwrap()) as usize;
        (serde_json::from_slice(&bytes[16..16 + length]).unwrap(), bytes[16 + length..bytes.len() - 4].to_vec())
    }

    #[test]
    fn a_right_checksum_makes_no_wrong_header_right() {
        let (header, numbers) = parts();
        assert_eq!(TrainerState::decode(&forged(&header, &numbers, 0)).unwrap(), state());
        for longer in (1..9).chain([100, u32::MAX, u32::MAX / 2]) {
            for numbers in [&numbers[..], &[]] {
                assert!(
                    matches!(TrainerState::decode(&forged(&header, numbers, longer)), Err(StateError::Damaged(_))),
                    "{longer}"
                );
            }
        }
        for (key, lengths) in [
            ("weights", serde_json::json!([1_u64 << 63, 1_u64 << 63])),
            ("weights", serde_json::json!([1_u64 << 62])),
            ("weights", serde_json::json!([2, 2])),
            ("averaged", serde_json::json!([u64::MAX, u64::MAX])),
            ("optimizer", serde_json::json!([[u64::MAX, 4], [1, 1]])),
            ("optimizer", serde_json::json!([])),
        ] {
            let mut forgery = header.clone();
            forgery[key] = lengths;
            assert!(matches!(TrainerState::decode(&forged(&forgery, &numbers, 0)), Err(StateError::Damaged(_))), "{forgery}");
        }
    }

    #[test]
    fn what_no_training_can_have_counted_is_refused_by_name() {
        let (header, numbers) = parts();
        for (key, count) in [("images", u64::MAX), ("steps", u64::MAX), ("optimizer_updates", 8), ("averaged_updates", 1 << 40)] {
            let mut forgery = header.clone();
            forgery[key] = count.into();
            let err = TrainerState::decode(&forged(&forgery, &numbers, 0)).unwrap_err();
            assert!(matches!(err, StateError::Count { .. }) && err.to_string().contains(key), "{err}");
        }
    }

    #[test]
    fn numbers_that_are_none_are_said_to_be() {
        let (header, numbers) = parts();
        for (place, word) in [(0, "weights"), (5, "optimizer"), (9, "average")] {
            for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
                let mut forgery = numbers.clone();
                forgery[4 * place..4 * place + 4].copy_from_slice(&value.to_le_bytes());
                let err = TrainerState::decode(&forged(&header, &forgery, 0)).unwrap_err();
                assert!(matches!(err, StateError::NotFinite(_)) && err.to_string().contains(word), "{place}: {err}");
            }
        }
    }

    #[test]
    fn impossible_settings_are_refused_by_name() {
        for setting in Setting::ALL {
            let mut impossible = TrainingSettings { dataset: Some(7), ..TrainingSettings::default() };
            let key = setting.limits.key;
            let mut json = serde_json::to_value(impossible).unwrap();
            json[key] = if setting.limits.whole { 2_000_000.into() } else { (-1.5).into() };
            impossible = serde_json::from_value(json).unwrap();
            let err = TrainerState::decode(&TrainerState { settings: impossible, ..state() }.encode()).unwrap_err();
            assert!(matches!(err, StateError::Settings(_)) && err.to_string().contains(key), "{err}");
        }
    }
}
