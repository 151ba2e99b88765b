//! Weights for the rest of the world: safetensors with the names and the orders of `PyTorch`.
//!
//! The description of the network travels in the file's metadata, under `brain_tumor_lab`, as JSON: architecture, recipe,
//! training. Without it a file is refused: which network the weights belong to would be a guess.

use std::path::Path;

use burn::prelude::*;
use burn::store::{BurnToPyTorchAdapter, ModuleSnapshot as _, PyTorchToBurnAdapter, SafetensorsStore};
use serde::{Deserialize, Serialize};

use super::layers::Network;
use super::model::expect_numbers;
use super::{Model, ModelError, TrainingRecord};
use crate::factory::Recipe;
use crate::storage::{FileError, Product, write_product};

/// Where the description stands in the metadata.
const KEY: &str = "brain_tumor_lab";

#[derive(Serialize, Deserialize)]
struct Description {
    recipe: Recipe,
    record: TrainingRecord,
}

impl Model {
    /// Writes the weights as safetensors with the names of `PyTorch`, atomically.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn export(&self, path: &Path) -> Result<(), FileError> {
        let action = "write the weights";
        let bytes = self.to_safetensors().map_err(|err| FileError::new(action, path, err))?;
        write_product(action, path, Product::Weights, &bytes)
    }

    /// The safetensors file.
    ///
    /// # Errors
    /// When the weights cannot be read, which those of a model never cause.
    pub fn to_safetensors(&self) -> Result<Vec<u8>, ModelError> {
        let description = Description { recipe: self.recipe.clone(), record: self.record.clone() };
        let description = serde_json::to_string(&description).map_err(|err| ModelError::Header(err.to_string()))?;
        let network = self.network(&Device::flex())?;
        let fail = |err: &dyn std::fmt::Display| ModelError::Header(err.to_string());
        let mut store = SafetensorsStore::from_bytes(None)
            .with_to_adapter(BurnToPyTorchAdapter)
            .clear_metadata()
            .metadata("format", "pt")
            .metadata(KEY, description);
        network.save_into(&mut store).map_err(|err| fail(&err))?;
        store.get_bytes().map_err(|err| fail(&err))
    }

    /// The model in a safetensors file that [`Model::export`] wrote, its weights perhaps changed since.
    ///
    /// # Errors
    /// When the bytes are no safetensors, have no description of ours, or do not fit it.
    pub fn from_safetensors(bytes: Vec<u8>) -> Result<Self, ModelError> {
        let description = description(&bytes).ok_or(ModelError::Foreign)?;
        let Description { recipe, record } =
            serde_json::from_str(&description).map_err(|err| ModelError::Header(err.to_string()))?;
        recipe.validate().map_err(|err| ModelError::Header(err.to_string()))?;
        let architecture = record.settings.architecture;
        let fail = |reason: String| ModelError::Weights { architecture, reason };
        let mut network = Network::new(architecture, 0, &Device::flex());
        let mut store = SafetensorsStore::from_bytes(Some(bytes)).with_from_adapter(PyTorchToBurnAdapter).allow_partial(true);
        let load = std::panic::AssertUnwindSafe(|| network.load_from(&mut store));
        let loaded = std::panic::catch_unwind(load).map_err(|_panic| fail("they cannot be read".to_owned()))?;
        let result = loaded.map_err(|err| fail(err.to_string()))?;
        if let Some((missing, _)) = result.missing.first() {
            return Err(fail(format!("\"{missing}\" is missing")));
        }
        if let Some(wrong) = result.errors.first() {
            return Err(fail(wrong.to_string()));
        }
        expect_numbers(&network)?;
        Self::of_network(&network, &recipe, record).map_err(|err| fail(err.to_string()))
    }
}

/// Our entry in the metadata: 8 bytes length, then JSON with `__metadata__`.
fn description(bytes: &[u8]) -> Option<String> {
    let (length, rest) = bytes.split_first_chunk::<8>()?;
    let header = rest.get(..usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    let header: serde_json::Value = serde_json::from_slice(header).ok()?;
    Some(header["__metadata__"][KEY].as_str()?.to_owned())
}
