//! The networks and the threads that train and ask them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod architectures;
mod autoencoder;
mod binary;
mod bundled_models;
mod common;
mod compare;
mod details;
mod exchange;
mod gpu;
mod inspection;
mod inspection_job;
mod learning;
mod model_file;
mod play_job;
mod prediction;
mod start_weights;
mod sweep_job;
mod worker;
