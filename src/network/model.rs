//! The model file: weights, architecture, class names, recipe and training record in one file with a checksum; `model_bytes` says
//! how it is laid out.

use std::path::Path;

use burn::prelude::*;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::autoencoder::autoencoder_named;
use super::layers::{Network, cell_channels};
use super::learned_base::StoredBase;
use super::model_bytes::{LARGEST_FILE_BYTES, expect_numbers, fill, framed, unframed, weights_of};
use super::{Answer, Architecture, Classes, Locator, NetworkError, RecordedRow, TrainingSettings};
use crate::factory::{BaseImage, Mode, Recipe};
use crate::storage::{Contents, FileAction, FileError, Product, read, write_product};

/// The newest version that this program reads: that of networks which say ill or healthy, and of autoencoders. Networks of the four classes
/// are written as version 1, so that older programs read them.
pub const MODEL_FORMAT_VERSION: u32 = 2;
/// The version of networks of the four classes.
const FOUR_CLASSES_VERSION: u32 = 1;

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
    Damaged(Damage),
    /// The header cannot be read.
    #[error("its description cannot be used ({0})")]
    Header(String),
    /// A weight is no number.
    #[error("its weights are no numbers any more: at least one is infinite or undefined; copy it again or train the model anew")]
    NotFinite,
    /// The weights do not belong to the architecture.
    #[error("its weights do not fit the {network} ({reason})")]
    Weights {
        /// The network that the header describes, in words.
        network: String,
        /// What does not fit.
        reason: String,
    },
    /// An autoencoder where a classifier is wanted; its name.
    #[error(
        "it holds an autoencoder ({0}), whose answer is a picture and no class; the Network room and the command \"autoencoder\" take it"
    )]
    Autoencoder(&'static str),
    /// A classifier where an autoencoder is wanted; its name.
    #[error("it holds a classifier ({0}), whose answer is a class and no picture; it belongs to --model")]
    Classifier(String),
}

/// What is wrong with the bytes of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Damage {
    /// It is older than the first version.
    #[error("its format has no version")]
    NoVersion,
    /// Its end is missing.
    #[error("it is cut short")]
    CutShort,
    /// Some byte is another one.
    #[error("its checksum does not match")]
    Checksum,
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
    /// The curve up to this network: see [`super::recorded_curve()`]. Empty in files of version 0.1, and where none was measured.
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

    /// The adviser of the bias lab that comes with the program: a compact network that stopped learning HARD early, so that it is wrong in
    /// about three of ten pictures, by itself.
    ///
    /// # Errors
    /// Never in a released program: a test loads it.
    pub fn adviser() -> Result<Self, ModelError> {
        Self::decode(include_bytes!("../../assets/models/adviser.model"))
    }

    /// Reads a model file, or what [`Model::export`] wrote: by what it is, whatever it is called.
    ///
    /// # Errors
    /// When it is missing, damaged, foreign or newer.
    pub fn load(path: &Path) -> Result<Self, FileError> {
        let action = FileAction::UseModel;
        let load = || {
            let bytes = read(action, path, LARGEST_FILE_BYTES)?;
            let is_safetensors = Contents::of(&bytes) == Contents::Weights;
            let model = if is_safetensors { Self::from_safetensors(&bytes) } else { Self::decode(&bytes) };
            model.map_err(|err| FileError::of(action, path, err))
        };
        load().map_err(|err| err.explained(&[Contents::Model, Contents::Weights, Contents::Nothing]))
    }

    /// Writes the model file, atomically.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), FileError> {
        let action = FileAction::KeepModel;
        let bytes = self.encode().map_err(|err| FileError::of(action, path, err))?;
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
        let version = match self.classes() {
            Classes::Four => FOUR_CLASSES_VERSION,
            Classes::Binary => MODEL_FORMAT_VERSION,
        };
        Ok(framed(version, &header, &self.weights))
    }

    /// The model in the bytes of a file. Its weights are tried against the architecture.
    ///
    /// # Errors
    /// When the bytes are damaged, foreign or newer.
    pub fn decode(bytes: &[u8]) -> Result<Self, ModelError> {
        let (header, weights) = unframed(bytes)?;
        if let Some(name) = autoencoder_named(header) {
            return Err(ModelError::Autoencoder(name));
        }
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
        let weights = weights_of(network).map_err(|reason| NetworkError::device(&record.device, reason))?;
        Ok(Self { recipe: recipe.clone(), record, locator: None, base: None, weights })
    }

    pub(super) fn network(&self, device: &Device) -> Result<Network, ModelError> {
        let TrainingSettings { architecture, classes, .. } = self.record.settings;
        fill(Network::new(architecture, classes, 0, device), &self.weights, &network_words(architecture, classes))
    }
}

/// A network in words, for an error about its weights.
pub(super) fn network_words(architecture: Architecture, classes: Classes) -> String {
    let output = match classes {
        Classes::Four => "",
        Classes::Binary => " with one output, which says ill or healthy",
    };
    format!("{architecture} network{output}")
}
