//! A model file of either kind: a network that names classes, or one whose answer is a picture.

use std::path::Path;

use super::model_bytes::LARGEST_FILE_BYTES;
use super::{AutoencoderModel, Model, ModelError};
use crate::storage::{Contents, FileAction, FileError, read};

/// What a model file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum AnyModel {
    /// A network that names classes: it can play.
    Classifier(Box<Model>),
    /// A network whose answer is a picture: it can be looked into.
    Autoencoder(Box<AutoencoderModel>),
}

impl AnyModel {
    /// Reads a file: by what it is, whatever it is called.
    ///
    /// # Errors
    /// When it is missing, damaged, foreign or newer.
    pub fn load(path: &Path) -> Result<Self, FileError> {
        let action = FileAction::UseModel;
        let load = || {
            let bytes = read(action, path, LARGEST_FILE_BYTES)?;
            Self::decode(&bytes).map_err(|err| FileError::of(action, path, err))
        };
        load().map_err(|err| err.explained(&[Contents::Model, Contents::Weights, Contents::Nothing]))
    }

    /// What the bytes of a file hold. The weights are tried against the network that the file names.
    ///
    /// # Errors
    /// When the bytes are damaged, foreign or newer.
    pub fn decode(bytes: &[u8]) -> Result<Self, ModelError> {
        let classifier =
            if Contents::of(bytes) == Contents::Weights { Model::from_safetensors(bytes) } else { Model::decode(bytes) };
        match classifier {
            Err(ModelError::Autoencoder(_)) => Ok(Self::Autoencoder(Box::new(AutoencoderModel::decode(bytes)?))),
            classifier => Ok(Self::Classifier(Box::new(classifier?))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};
    use crate::network::{Autoencoder, AutoencoderTrainer, ComputeDevice};

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let folder = tempfile::tempdir().unwrap();
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let trainer = AutoencoderTrainer::new(Autoencoder::Denoiser, generator, 1, &ComputeDevice::cpu());
        let (coder, classifier) = (trainer.model(0.0).unwrap(), Model::bundled(Mode::Easy).unwrap());
        let path = folder.path().join("either.model");
        coder.save(&path).unwrap();
        assert_eq!(AnyModel::load(&path).unwrap(), AnyModel::Autoencoder(Box::new(coder.clone())));
        classifier.save(&path).unwrap();
        assert_eq!(AnyModel::load(&path).unwrap(), AnyModel::Classifier(Box::new(classifier.clone())));
        let weights = AnyModel::decode(&classifier.to_safetensors().unwrap()).unwrap();
        assert!(matches!(weights, AnyModel::Classifier(_)));
        // A damaged autoencoder is refused as what it is, not as a classifier.
        let mut damaged = coder.encode().unwrap();
        let last = damaged.len() - 40;
        damaged[last] ^= 1;
        assert!(matches!(AnyModel::decode(&damaged), Err(ModelError::Damaged(_))));
        std::fs::write(&path, damaged).unwrap();
        let words = AnyModel::load(&path).unwrap_err().to_string();
        assert!(words.contains("either.model") && words.contains("checksum"), "{words}");
    }
}
