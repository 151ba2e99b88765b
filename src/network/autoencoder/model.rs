//! The file of an autoencoder: the same frame as a classifier's (`model_bytes`), and a header that says which kind it is.
//!
//! Its architecture has a name that no classifier has, so that a build that knows no autoencoders refuses the file by that name.

use std::path::Path;

use burn::prelude::*;
use serde::{Deserialize, Serialize};

use super::coder::Coder;
use super::{Autoencoder, CodeLength};
use crate::factory::Recipe;
use crate::network::MODEL_FORMAT_VERSION;
use crate::network::model_bytes::{LARGEST_FILE_BYTES, expect_numbers, fill, framed, unframed, weights_of};
use crate::network::{Architecture, ModelError, NetworkError};
use crate::storage::{Contents, FileAction, FileError, Product, read, write_product};

/// How an autoencoder came to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AutoencoderRecord {
    /// Seed of its first weights and of its pictures.
    pub seed: u64,
    /// Pictures seen.
    pub images: u64,
    /// Time spent, in seconds.
    pub seconds: f64,
    /// Where it was trained.
    pub device: String,
    /// Version of the program.
    pub program: String,
}

/// The header of the file.
#[derive(Serialize, Deserialize)]
struct Header {
    architecture: String,
    /// For a bottleneck alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<CodeLength>,
    recipe: Recipe,
    record: AutoencoderRecord,
}

/// A trained autoencoder as plain data.
#[derive(Clone, Debug, PartialEq)]
pub struct AutoencoderModel {
    kind: Autoencoder,
    /// The recipe that it was trained on.
    pub recipe: Recipe,
    /// How it came to be.
    pub record: AutoencoderRecord,
    /// Safetensors.
    weights: Vec<u8>,
}

impl AutoencoderModel {
    /// Which one it is.
    pub fn kind(&self) -> Autoencoder {
        self.kind
    }

    /// Reads a file.
    ///
    /// # Errors
    /// When it is missing, damaged, foreign or newer, or holds a classifier.
    pub fn load(path: &Path) -> Result<Self, FileError> {
        let action = FileAction::UseAutoencoder;
        let load = || {
            let bytes = read(action, path, LARGEST_FILE_BYTES)?;
            Self::decode(&bytes).map_err(|err| FileError::of(action, path, err))
        };
        load().map_err(|err| err.explained(&[Contents::Model, Contents::Nothing]))
    }

    /// Writes the file, atomically.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), FileError> {
        let action = FileAction::KeepAutoencoder;
        let bytes = self.encode().map_err(|err| FileError::of(action, path, err))?;
        write_product(action, path, Product::Model, &bytes)
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// When the description cannot be written, which a valid recipe never causes.
    pub fn encode(&self) -> Result<Vec<u8>, ModelError> {
        let header = Header {
            architecture: self.kind.name().to_owned(),
            code: if let Autoencoder::Bottleneck(length) = self.kind { Some(length) } else { None },
            recipe: self.recipe.clone(),
            record: self.record.clone(),
        };
        let header = serde_json::to_vec(&header).map_err(|err| ModelError::Header(err.to_string()))?;
        Ok(framed(MODEL_FORMAT_VERSION, &header, &self.weights))
    }

    /// The autoencoder in the bytes of a file. Its weights are tried against its kind.
    ///
    /// # Errors
    /// When the bytes are damaged, foreign or newer, or those of a classifier.
    pub fn decode(bytes: &[u8]) -> Result<Self, ModelError> {
        let (header, weights) = unframed(bytes)?;
        if let Some(name) = architecture_of(header).filter(|name| name.parse::<Architecture>().is_ok()) {
            return Err(ModelError::Classifier(name));
        }
        let Header { architecture, code, recipe, record } =
            serde_json::from_slice(header).map_err(|err| ModelError::Header(err.to_string()))?;
        let kind = match (architecture.as_str(), code) {
            ("denoiser", None) => Autoencoder::Denoiser,
            ("bottleneck", Some(length)) => Autoencoder::Bottleneck(length),
            ("denoiser" | "bottleneck", _) => {
                return Err(ModelError::Header("the length of its code does not fit its architecture".to_owned()));
            }
            (other, _) => return Err(ModelError::Header(format!("there is no architecture \"{}\"", other.escape_debug()))),
        };
        recipe.validate().map_err(|err| ModelError::Header(err.to_string()))?;
        let model = Self { kind, recipe, record, weights: weights.to_vec() };
        expect_numbers(&model.coder(&Device::flex())?)?;
        Ok(model)
    }

    pub(super) fn of_coder(
        kind: Autoencoder,
        coder: &Coder,
        recipe: &Recipe,
        record: AutoencoderRecord,
    ) -> Result<Self, NetworkError> {
        let weights = weights_of(coder).map_err(|reason| NetworkError::device(&record.device, reason))?;
        Ok(Self { kind, recipe: recipe.clone(), record, weights })
    }

    pub(super) fn coder(&self, device: &Device) -> Result<Coder, ModelError> {
        fill(Coder::new(self.kind, 0, device), &self.weights, self.kind.name())
    }
}

/// The architecture that the header of a model file names.
fn architecture_of(header: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        architecture: String,
    }
    serde_json::from_slice(header).ok().map(|Named { architecture }| architecture)
}

/// The name of the autoencoder that the header of a model file describes, if it is one.
pub fn autoencoder_named(header: &[u8]) -> Option<&'static str> {
    let name = architecture_of(header)?;
    ["denoiser", "bottleneck"].into_iter().find(|known| *known == name)
}
