//! The networks: the only folder that knows burn. What leaves it is plain data.
//!
//! Legend of shapes: B images in a batch, C channels, H = 128 rows, W = 96 columns, K outputs: 4 for the four
//! classes, 1 for ill or healthy.

mod answer;
mod any_model;
mod architecture;
mod autoencoder;
mod averaging;
mod batch;
mod checkpoint;
mod codes;
mod convolution;
mod data;
mod device;
mod error;
mod evaluation;
mod evidence;
mod examination;
mod exchange;
mod explanation;
mod first_weights;
mod foreign_weights;
mod gradient_norms;
mod guidance;
mod inspection;
mod judged;
mod layers;
mod learned_base;
mod locator;
mod loss;
mod loss_surface;
mod many_bases;
mod model;
mod model_bytes;
mod occlusion;
mod optimizer;
mod placement;
mod prediction;
mod pupil;
mod recorded_curve;
mod rehearsal;
mod settings;
#[cfg(test)]
mod tests;
mod training;
mod validation_set;

pub use answer::{Answer, Classes, sigmoid};
pub use any_model::AnyModel;
pub use architecture::{Architecture, Layer, NetworkInput, UnknownArchitecture};
pub use autoencoder::{
    Autoencoder, AutoencoderInspector, AutoencoderModel, AutoencoderRecord, AutoencoderTrainer, CodeLength, NoCodeLength,
    Restoration, Restorer,
};
pub use averaging::AveragedState;
pub use batch::gray_of as gray_level;
pub use checkpoint::{STATE_FORMAT_VERSION, StateDamage, StateError};
pub use codes::Codes;
pub use data::{Labelled, test_seed, training_seed, validation_seed};
pub use device::{ComputeDevice, DeviceChoice, DeviceDescription, DeviceKind, DeviceStatus, DeviceTrouble, TrialFailure};
pub use error::{NetworkError, RunawayLoss, UnknownName};
pub use evaluation::{Confusion, Evaluation, evaluate, evaluate_images, evaluate_images_while, evaluation_of};
pub use evidence::{Evidence, EvidenceMethod, EvidenceObstacle, uniform_share};
pub use explanation::Explainer;
pub use gradient_norms::layer_names;
pub use inspection::{
    AddedPicture, AfterSum, Anatomy, Cell, CellSum, ChannelTerm, ConvolutionSum, DenseSum, DenseTerm, DoubledValue, Inspection,
    Inspector, LayerInfo, LayerKind, LayerStatistics, LayerWeights, Normalisation, NormalisedSum, PoolSum, ReceptiveField,
    SigmoidTerm, SoftmaxTerm, Spread, Trace, sum_at,
};
pub use judged::{JudgedPicture, judge_images};
pub use learned_base::BaseMatch;
pub use locator::Locator;
pub use loss_surface::{LossSurface, SurfacePoint};
pub use model::{Damage, MODEL_FORMAT_VERSION, Model, ModelError, TrainingRecord};
pub use optimizer::{OptimizerRule, OptimizerState};
pub use prediction::{Prediction, Predictor};
pub use recorded_curve::{RecordedRow, recorded_curve};
pub use settings::{Bases, LearningRateSchedule, Limits, OptimizerKind, Setting, SettingsError, TrainingSettings};
pub use training::{StepReport, Trainer, TrainerState};

/// Says how the GPU's kernels are chosen. To be called first in `main`: later it has no effect.
pub fn configure_runtime() {
    #[cfg(feature = "gpu")]
    {
        use burn::cubecl::config::{CubeClRuntimeConfig, RuntimeConfig as _, autotune::AutotuneLevel};
        let mut config = CubeClRuntimeConfig::default();
        // Trying fewer kernels costs a little speed and saves seconds before the first step.
        config.autotune.level = AutotuneLevel::Minimal;
        config.autotune.bench.max_samples = 3;
        CubeClRuntimeConfig::try_set(config);
    }
}
