//! Weights for the rest of the world: safetensors with the names and the orders of `PyTorch`.
//!
//! The description of the network travels in the file's metadata, under `brain_tumor_lab`, as JSON: architecture, recipe,
//! training. Without it a file is refused: which network the weights belong to would be a guess. What other programs do to the
//! weights themselves, [`super::foreign_weights`] undoes.

use std::path::Path;

use burn::prelude::*;
use burn::store::{BurnToPyTorchAdapter, ModuleSnapshot as _, PyTorchToBurnAdapter, SafetensorsStore};
use serde::{Deserialize, Serialize};

use super::foreign_weights::{ForeignWeights, Shapes};
use super::layers::Network;
use super::learned_base::StoredBase;
use super::model::network_words;
use super::model_bytes::expect_numbers;
use super::{Model, ModelError, TrainingRecord, TrainingSettings};
use crate::factory::Recipe;
use crate::storage::{FileAction, FileError, Product, write_product};

/// Where the description stands in the metadata.
const KEY: &str = "brain_tumor_lab";

#[derive(Serialize, Deserialize)]
struct Description {
    recipe: Recipe,
    record: TrainingRecord,
    /// Not in files of version 0.1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<StoredBase>,
}

impl Model {
    /// Writes the weights as safetensors with the names of `PyTorch`, atomically.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn export(&self, path: &Path) -> Result<(), FileError> {
        let action = FileAction::WriteWeights;
        let bytes = self.to_safetensors().map_err(|err| FileError::of(action, path, err))?;
        write_product(action, path, Product::Weights, &bytes)
    }

    /// The safetensors file.
    ///
    /// # Errors
    /// When the weights cannot be read, which those of a model never cause.
    pub fn to_safetensors(&self) -> Result<Vec<u8>, ModelError> {
        let description =
            Description { recipe: self.recipe.clone(), record: self.record.clone(), base: self.base().map(StoredBase::new) };
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

    /// The model in a safetensors file that [`Model::export`] wrote, its weights perhaps changed since, converted or wrapped.
    ///
    /// # Errors
    /// When the bytes are no safetensors, have no description of ours, or do not fit it; a tensor is named.
    pub fn from_safetensors(bytes: &[u8]) -> Result<Self, ModelError> {
        let weights = ForeignWeights::read(bytes).ok_or(ModelError::Foreign)?.map_err(ModelError::Tensors)?;
        let description = weights.metadata(KEY).ok_or(ModelError::NoDescription)?;
        let Description { recipe, record, base } =
            serde_json::from_str(description).map_err(|err| ModelError::Header(err.to_string()))?;
        recipe.validate().map_err(|err| ModelError::Header(err.to_string()))?;
        let TrainingSettings { architecture, classes, .. } = record.settings;
        let fail = |reason: String| ModelError::Weights { network: network_words(architecture, classes), reason };
        let mut network = Network::new(architecture, classes, 0, &Device::flex());
        let fitted = weights.fitted(&shapes(&network)).map_err(fail)?;
        let mut store = SafetensorsStore::from_bytes(Some(fitted)).with_from_adapter(PyTorchToBurnAdapter);
        let load = std::panic::AssertUnwindSafe(|| network.load_from(&mut store));
        let loaded = std::panic::catch_unwind(load).map_err(|_panic| fail("they cannot be read".to_owned()))?;
        loaded.map_err(|err| fail(err.to_string()))?;
        expect_numbers(&network)?;
        let base = base.as_ref().map(StoredBase::decode).transpose()?;
        let model = Self::of_network(&network, &recipe, record).map_err(|err| fail(err.to_string()))?;
        Ok(model.with_base(base))
    }
}

/// The names and shapes of a network's tensors, as `PyTorch` has them.
fn shapes(network: &Network) -> Shapes {
    let tensors = network.collect(None, Some(Box::new(BurnToPyTorchAdapter)), false);
    tensors.into_iter().map(|tensor| (tensor.name, tensor.shape.iter().map(|&length| length as u64).collect())).collect()
}
