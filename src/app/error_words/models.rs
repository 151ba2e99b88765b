//! Networks that cannot be used or cannot compute.

use super::super::{network_error_words, settings_error_words};
use super::InWords;
use crate::network::{
    Damage, MODEL_FORMAT_VERSION, ModelError, NetworkError, STATE_FORMAT_VERSION, SettingsError, StateDamage, StateError,
};
use crate::words::words;

impl InWords for ModelError {
    fn in_words(&self) -> String {
        let words = words();
        match self {
            Self::Foreign => words.error_model_foreign(),
            Self::NoDescription => words.error_model_no_description("brain_tumor_lab"),
            Self::Tensors(said) => words.error_model_tensors(said),
            Self::Newer(format) => words.error_model_newer(format.to_string(), MODEL_FORMAT_VERSION.to_string()),
            Self::Damaged(Damage::NoVersion) => words.error_model_no_version(),
            Self::Damaged(Damage::CutShort) => words.error_model_cut_short(),
            Self::Damaged(Damage::Checksum) => words.error_model_checksum(),
            Self::Header(said) => words.error_model_header(said),
            Self::NotFinite => words.error_model_not_finite(),
            Self::Weights { network, reason } => words.error_model_weights(network, reason),
            Self::Autoencoder(name) => words.error_model_autoencoder(name),
            Self::Classifier(name) => words.error_model_classifier(name),
        }
    }
}

impl InWords for StateError {
    fn in_words(&self) -> String {
        let words = words();
        match self {
            Self::Foreign => words.error_state_foreign(),
            Self::Newer(format) => words.error_model_newer(format.to_string(), STATE_FORMAT_VERSION.to_string()),
            Self::Damaged(StateDamage::Bytes(Damage::NoVersion)) => words.error_state_no_version(),
            Self::Damaged(StateDamage::Bytes(Damage::CutShort)) => words.error_state_cut_short(),
            Self::Damaged(StateDamage::Bytes(Damage::Checksum)) => words.error_state_checksum(),
            Self::Damaged(StateDamage::Length) => words.error_state_length(),
            Self::Damaged(StateDamage::Header(said)) => words.error_state_damaged(said),
            Self::NotFinite(part) => words.error_state_not_finite(part),
            Self::Count { key, count, most } => words.error_state_count(key, count.to_string(), most.to_string()),
            Self::Settings(err) => err.in_words(),
        }
    }
}

impl InWords for NetworkError {
    fn in_words(&self) -> String {
        network_error_words(self)
    }
}

impl InWords for SettingsError {
    fn in_words(&self) -> String {
        settings_error_words(self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::assert_same_in_english;
    use super::*;

    #[test]
    fn the_window_says_what_the_command_line_says() {
        let text = |text: &str| text.to_owned();
        assert_same_in_english(&[
            ModelError::Foreign,
            ModelError::NoDescription,
            ModelError::Tensors(text("odd")),
            ModelError::Newer(9),
            ModelError::Damaged(Damage::NoVersion),
            ModelError::Damaged(Damage::CutShort),
            ModelError::Damaged(Damage::Checksum),
            ModelError::Header(text("odd")),
            ModelError::NotFinite,
            ModelError::Weights { network: text("v1"), reason: text("odd") },
            ModelError::Autoencoder("denoiser"),
            ModelError::Classifier(text("v1")),
        ]);
        assert_same_in_english(&[
            StateError::Foreign,
            StateError::Newer(9),
            StateError::Damaged(Damage::NoVersion.into()),
            StateError::Damaged(Damage::CutShort.into()),
            StateError::Damaged(Damage::Checksum.into()),
            StateError::Damaged(StateDamage::Length),
            StateError::Damaged(StateDamage::Header(text("odd"))),
            StateError::NotFinite("weights"),
            StateError::Count { key: "steps", count: 9, most: 8 },
        ]);
    }
}
