//! Chapter "RBM": restricted Boltzmann machines that learn patches and masks without being told what to look for, and dream of them.

mod arithmetic;
mod blobs;
mod chain;
mod control;
mod dream;
mod energy;
mod figures;
mod filters;
mod machine;
mod patches;
mod training;

pub use blobs::Blobs;
pub use chain::{Chain, Divergence, Reconstruction, cosine_to_exact};
pub use control::Regression;
pub use dream::{BlobReader, Dreams, Judgement};
pub use energy::exact_gradient;
pub use figures::{
    Control, ControlPatches, DREAM_HIDDEN, DREAM_SEEN, DREAM_STEPS, GRAY_RATE, GRAY_SEEN, HIDDEN, MASK_RATE, MASKS_SEEN, SET,
    blob_reader, disc_matches, dream_training, figures, gray_set, gray_training, labelled_set, mask_set, mask_training,
};
pub use filters::{DiscPlace, MATCH, SoftDiscs, share_of_matches};
pub use machine::{Machine, Visible};
pub use patches::{
    COARSE_HEIGHT, COARSE_PIXELS, COARSE_WIDTH, GRAY_SIDE, GrayPatches, LABEL_COPIES, LABEL_UNITS, MASK_SIDE, Middle, Patches,
    coarse_mask, gray_patches, label_units, labelled_masks, mask_patches,
};
pub use training::{RanAway, Rules, Sparseness, Training};

/// A machine of 6 visible and 3 hidden units, small enough to count through all its states.
#[cfg(test)]
fn test_machine() -> Machine {
    let mut machine = Machine::new(Visible::Binary, &[0.3, 0.5, 0.6, 0.4, 0.5, 0.7], 3, -0.4, 17);
    machine.weights.iter_mut().for_each(|weight| *weight *= 80.0);
    machine
}

/// Rows for it: each is one of two patterns with a unit turned over.
#[cfg(test)]
fn test_data() -> Vec<f32> {
    let patterns = [[1.0, 1.0, 1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 1.0, 0.0, 1.0]];
    let turned = |row: usize| {
        let mut values = patterns[row % 2];
        values[row % 6] = 1.0 - values[row % 6];
        values
    };
    (0..12).flat_map(turned).collect()
}
