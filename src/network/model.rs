//! The model file: weights, architecture, class names, recipe and training record in one file with a checksum.
//!
//! Layout, all numbers little-endian: 8 bytes magic; u32 format version; u32 length of the header; the header as JSON; the
//! weights as safetensors up to the last 4 bytes; u32 CRC-32 of everything before.

use std::path::Path;

use burn::prelude::*;
use burn::store::{ModuleSnapshot as _, SafetensorsStore};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::averaging::read_values;
use super::layers::{Network, cell_channels};
use super::learned_base::StoredBase;
use super::{Answer, Architecture, Classes, Locator, NetworkError, RecordedRow, TrainingSettings};
use crate::factory::{BaseImage, Mode, Recipe};
use crate::storage::{Contents, FileError, MODEL_MAGIC, Product, read, write_product};

/// No weight is as large as this.
const LARGEST_WEIGHT: f32 = 1e18;
/// The newest version that this program reads: that of networks which say ill or healthy. Networks of the four classes are written as
/// version 1, so that older programs read them.
pub const MODEL_FORMAT_VERSION: u32 = 2;
/// The version of networks of the four classes.
const FOUR_CLASSES_VERSION: u32 = 1;
/// Larger files are no models of ours.
const LARGEST_FILE_BYTES: u64 = 512 << 20;

/// Why bytes are not a usable model.
#[derive(Clone, Debug, Error)]
pub enum ModelError {
    /// Another program's file.
    #[error("it is not a model of this program")]
    Foreign,
    /// Safetensors without our entry in the metadata.
    #[error(
        "it is safetensors without the entry \"brain_tumor_lab\" in its metadata, which says what network it is; \
         keep the metadata of the exported file"
    )]
    NoDescription,
    /// Safetensors whose parts do not belong together.
    #[error("its weights are damaged ({0})")]
    Tensors(String),
    /// A later version of the format.
    #[error("it was written by a newer version of this program (format {0}; this one reads up to {MODEL_FORMAT_VERSION})")]
    Newer(u32),
    /// Checksum or lengths do not fit.
    #[error("the file is damaged ({0}); copy it again or train the model anew")]
    Damaged(&'static str),
    /// The header cannot be read.
    #[error("its description cannot be used ({0})")]
    Header(String),
    /// A weight is no number.
    #[error("its weights are no numbers any more: at least one is infinite or undefined; copy it again or train the model anew")]
    NotFinite,
    /// The weights do not belong to the architecture.
    #[error("its weights do not fit the {architecture} network{} ({reason})", one_output(*classes))]
    Weights {
        /// The architecture that the header names.
        architecture: Architecture,
        /// Between which answers its description says that it decides.
        classes: Classes,
        /// What does not fit.
        reason: String,
    },
}

/// How a model came to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrainingRecord {
    /// The settings.
    pub settings: TrainingSettings,
    /// Pictures seen.
    pub images: u64,
    /// Time spent, in seconds.
    pub seconds: f64,
    /// Where it was trained.
    pub device: String,
    /// Accuracy on the pictures set apart, if it was measured.
    pub validation_accuracy: Option<f64>,
    /// Version of the program.
    pub program: String,
    /// The curve up to this network: see [`super::recorded_curve`]. Empty in files of version 0.1, and where none was measured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub curve: Vec<RecordedRow>,
}

#[derive(Serialize, Deserialize)]
struct Header {
    architecture: Architecture,
    classes: Vec<Answer>,
    recipe: Recipe,
    record: TrainingRecord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    locator: Option<Locator>,
    /// Not in files of version 0.1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<StoredBase>,
}

/// A trained network as plain data.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The recipe that it was trained on.
    pub recipe: Recipe,
    /// How it came to be.
    pub record: TrainingRecord,
    /// Where it sees tumors, if it was asked while it learned.
    locator: Option<Locator>,
    /// What it learned on, where it is known.
    pub(super) base: Option<BaseImage>,
    /// Safetensors.
    weights: Vec<u8>,
}

impl Model {
    /// The model that comes with the program for a difficulty.
    ///
    /// # Errors
    /// Never in a released program: a test loads both.
    pub fn bundled(mode: Mode) -> Result<Self, ModelError> {
        let bytes: &[u8] = match mode {
            Mode::Easy => include_bytes!("../../assets/models/easy.model"),
            Mode::Hard => include_bytes!("../../assets/models/hard.model"),
        };
        Self::decode(bytes)
    }

    /// The model that comes with the program for any base image: it compares the sample with the base image, and learned on many.
    ///
    /// # Errors
    /// Never in a released program: a test loads it.
    pub fn any() -> Result<Self, ModelError> {
        Self::decode(include_bytes!("../../assets/models/any.model"))
    }

    /// Reads a model file, or what [`Model::export`] wrote: by what it is, whatever it is called.
    ///
    /// # Errors
    /// When it is missing, damaged, foreign or newer.
    pub fn load(path: &Path) -> Result<Self, FileError> {
        let action = "use the model";
        let load = || {
            let bytes = read(action, path, LARGEST_FILE_BYTES)?;
            let is_safetensors = Contents::of(&bytes) == Contents::Weights;
            let model = if is_safetensors { Self::from_safetensors(&bytes) } else { Self::decode(&bytes) };
            model.map_err(|err| FileError::new(action, path, err))
        };
        load().map_err(|err| err.explained(&[Contents::Model, Contents::Weights, Contents::Nothing]))
    }

    /// Writes the model file, atomically.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), FileError> {
        let action = "keep the model";
        let bytes = self.encode().map_err(|err| FileError::new(action, path, err))?;
        write_product(action, path, Product::Model, &bytes)
    }

    /// The bytes of the model file.
    ///
    /// # Errors
    /// When the description cannot be written, which a valid recipe never causes.
    pub fn encode(&self) -> Result<Vec<u8>, ModelError> {
        let header = Header {
            architecture: self.architecture(),
            classes: self.classes().answers().to_vec(),
            recipe: self.recipe.clone(),
            record: self.record.clone(),
            locator: self.locator.clone(),
            base: self.base.as_ref().map(StoredBase::new),
        };
        let header = serde_json::to_vec(&header).map_err(|err| ModelError::Header(err.to_string()))?;
        let mut bytes = MODEL_MAGIC.to_vec();
        let version = match self.classes() {
            Classes::Four => FOUR_CLASSES_VERSION,
            Classes::Binary => MODEL_FORMAT_VERSION,
        };
        bytes.extend(version.to_le_bytes());
        bytes.extend((header.len() as u32).to_le_bytes());
        bytes.extend(header);
        bytes.extend(&self.weights);
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        Ok(bytes)
    }

    /// The model in the bytes of a file. Its weights are tried against the architecture.
    ///
    /// # Errors
    /// When the bytes are damaged, foreign or newer.
    pub fn decode(bytes: &[u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(MODEL_MAGIC).ok_or(ModelError::Foreign)?;
        let (version, rest) = take_u32(rest)?;
        if version > MODEL_FORMAT_VERSION {
            return Err(ModelError::Newer(version));
        }
        if version == 0 {
            return Err(ModelError::Damaged("its format has no version"));
        }
        let (body, checksum) = bytes.split_last_chunk::<4>().ok_or(ModelError::Damaged("it is cut short"))?;
        if crc32fast::hash(body) != u32::from_le_bytes(*checksum) {
            let reason = if is_cut_short(bytes) { "it is cut short" } else { "its checksum does not match" };
            return Err(ModelError::Damaged(reason));
        }
        let (length, rest) = take_u32(&rest[..rest.len() - checksum.len()])?;
        let (header, weights) = rest.split_at_checked(length as usize).ok_or(ModelError::Damaged("it is cut short"))?;
        let header: Header = serde_json::from_slice(header).map_err(|err| ModelError::Header(err.to_string()))?;
        header.recipe.validate().map_err(|err| ModelError::Header(err.to_string()))?;
        if header.classes != header.record.settings.classes.answers() {
            return Err(ModelError::Header("it tells other classes apart".to_owned()));
        }
        let Header { recipe, record, locator, base, .. } = header;
        let base = base.as_ref().map(StoredBase::decode).transpose()?;
        let model = Self { recipe, record, locator, base, weights: weights.to_vec() };
        if model.locator.as_ref().is_some_and(|locator| Some(locator.channels()) != cell_channels(model.architecture())) {
            return Err(ModelError::Header("its locator belongs to another network".to_owned()));
        }
        expect_numbers(&model.network(&Device::flex())?)?;
        Ok(model)
    }

    /// The network's architecture.
    pub fn architecture(&self) -> Architecture {
        self.record.settings.architecture
    }

    /// Between which answers it decides.
    pub fn classes(&self) -> Classes {
        self.record.settings.classes
    }

    /// The difficulty whose preset it was trained on, if it is one of the two.
    pub fn mode(&self) -> Option<Mode> {
        Mode::ALL.into_iter().find(|mode| mode.recipe() == self.recipe)
    }

    /// The head that says where the tumors are, if there is one.
    pub fn locator(&self) -> Option<&Locator> {
        self.locator.as_ref()
    }

    pub(super) fn with_locator(self, locator: Option<Locator>) -> Self {
        Self { locator, ..self }
    }

    pub(super) fn of_network(network: &Network, recipe: &Recipe, record: TrainingRecord) -> Result<Self, NetworkError> {
        let device = record.device.clone();
        let fail = |err: &dyn std::fmt::Display| NetworkError::device(&device, err);
        // One entry only: with more, their order in the file would be another one each time.
        let mut store = SafetensorsStore::from_bytes(None).clear_metadata().metadata("format", "safetensors");
        network.save_into(&mut store).map_err(|err| fail(&err))?;
        let weights = store.get_bytes().map_err(|err| fail(&err))?;
        Ok(Self { recipe: recipe.clone(), record, locator: None, base: None, weights })
    }

    pub(super) fn network(&self, device: &Device) -> Result<Network, ModelError> {
        let TrainingSettings { architecture, classes, .. } = self.record.settings;
        let mut network = Network::new(architecture, classes, 0, device);
        let fail = |reason: String| ModelError::Weights { architecture, classes, reason };
        let mut store = SafetensorsStore::from_bytes(Some(self.weights.clone()));
        let load = std::panic::AssertUnwindSafe(|| network.load_from(&mut store));
        let loaded = std::panic::catch_unwind(load).map_err(|_panic| fail("they cannot be read".to_owned()))?;
        let result = loaded.map_err(|err| fail(err.to_string()))?;
        if let Some((missing, _)) = result.missing.first() {
            return Err(fail(format!("\"{missing}\" is missing")));
        }
        Ok(network)
    }
}

/// Whether all weights and statistics of a network are numbers: with one that is none it has no answer.
///
/// # Errors
/// When one is undefined, infinite or too large to be computed with.
pub(super) fn expect_numbers(network: &Network) -> Result<(), ModelError> {
    let values = read_values(network).map_err(ModelError::Header)?;
    // The squares of larger ones have no place in 32 bits either.
    let fits = |value: &f32| value.abs() < LARGEST_WEIGHT;
    if values.iter().flatten().all(fits) { Ok(()) } else { Err(ModelError::NotFinite) }
}

/// What is to be said of a network that has one output, where weights do not fit it.
fn one_output(classes: Classes) -> &'static str {
    match classes {
        Classes::Four => "",
        Classes::Binary => " with one output, which says ill or healthy",
    }
}

/// Whether the file should be longer by what it says about its parts.
fn is_cut_short(bytes: &[u8]) -> bool {
    let wanted = || -> Option<u64> {
        let (header, rest) = bytes.get(12..)?.split_first_chunk::<4>()?;
        let (length, rest) = rest.get(u32::from_le_bytes(*header) as usize..)?.split_first_chunk::<8>()?;
        let index = rest.get(..u64::from_le_bytes(*length) as usize)?;
        // Unreadable is not too short.
        let tensors: serde_json::Value = serde_json::from_slice(index).unwrap_or_default();
        let ends = tensors.as_object().into_iter().flatten().filter_map(|(_, tensor)| tensor["data_offsets"][1].as_u64());
        Some((bytes.len() - rest.len() + index.len() + 4) as u64 + ends.max().unwrap_or(0))
    };
    wanted().is_none_or(|wanted| wanted > bytes.len() as u64)
}

fn take_u32(bytes: &[u8]) -> Result<(u32, &[u8]), ModelError> {
    let (number, rest) = bytes.split_first_chunk::<4>().ok_or(ModelError::Damaged("it is cut short"))?;
    Ok((u32::from_le_bytes(*number), rest))
}
