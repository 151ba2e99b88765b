//! The state of a training as bytes: everything that it needs to go on to the last bit.
//!
//! Layout, all numbers little-endian: 8 bytes magic; u32 format version; u32 length of the header; the header as JSON; all
//! weights, the optimizer's memory and the average as f32, in the header's order; u32 CRC-32 of everything before.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{AveragedState, OptimizerState, SettingsError, TrainerState, TrainingSettings};

/// The version that this program writes, and the newest that it reads.
const STATE_FORMAT_VERSION: u32 = 1;
const MAGIC: &[u8; 8] = b"BTLSTATE";

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
    Damaged(String),
    /// No training can have its settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
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
        bytes.extend(STATE_FORMAT_VERSION.to_le_bytes());
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
        let damaged = |reason: &str| StateError::Damaged(reason.to_owned());
        let rest = bytes.strip_prefix(MAGIC).ok_or(StateError::Foreign)?;
        let (version, rest) = rest.split_first_chunk().ok_or_else(|| damaged("it is cut short"))?;
        let version = u32::from_le_bytes(*version);
        if version > STATE_FORMAT_VERSION {
            return Err(StateError::Newer(version));
        }
        let (body, checksum) = bytes.split_last_chunk().ok_or_else(|| damaged("it is cut short"))?;
        if crc32fast::hash(body) != u32::from_le_bytes(*checksum) {
            return Err(damaged("its checksum does not match"));
        }
        let (length, rest) = rest.split_first_chunk().ok_or_else(|| damaged("it is cut short"))?;
        let header = rest.get(..u32::from_le_bytes(*length) as usize).ok_or_else(|| damaged("it is cut short"))?;
        let numbers = &rest[header.len()..rest.len() - checksum.len()];
        let header: Header = serde_json::from_slice(header).map_err(|err| StateError::Damaged(err.to_string()))?;
        // Whether the pictures were given is not known here: gradient descent needs no fixed set then.
        header.settings.validate_numbers()?;
        let mut values = numbers.as_chunks().0.iter().map(|value| f32::from_le_bytes(*value));
        let mut take = |length: usize| values.by_ref().take(length).collect::<Vec<f32>>();
        let state = Self {
            settings: header.settings,
            steps: header.steps,
            images: header.images,
            weights: header.weights.iter().map(|&length| take(length)).collect(),
            optimizer: OptimizerState {
                updates: header.optimizer_updates,
                memory: header.optimizer.iter().map(|&[first, second]| [take(first), take(second)]).collect(),
            },
            averaged: AveragedState {
                updates: header.averaged_updates,
                values: header.averaged.iter().map(|&length| take(length)).collect(),
            },
        };
        let wanted: usize = header.weights.iter().chain(header.optimizer.iter().flatten()).chain(&header.averaged).sum();
        if numbers.len() != 4 * wanted {
            return Err(damaged("it has another length than it says"));
        }
        Ok(state)
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
