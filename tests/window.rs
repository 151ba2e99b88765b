//! The window by its labels and keys, without a display.

#[path = "window/aligned.rs"]
mod aligned;
#[path = "window/alterations.rs"]
mod alterations;
#[path = "window/base_images.rs"]
mod base_images;
#[path = "window/bias.rs"]
mod bias;
#[path = "window/breaking_point.rs"]
mod breaking_point;
#[path = "window/class_test.rs"]
mod class_test;
#[path = "window/common.rs"]
mod common;
#[path = "window/dropped.rs"]
mod dropped;
#[path = "window/everywhere.rs"]
mod everywhere;
#[path = "window/examples.rs"]
mod examples;
#[path = "window/factory.rs"]
mod factory;
#[path = "window/factory_files.rs"]
mod factory_files;
#[path = "window/fair.rs"]
mod fair;
#[path = "window/figures.rs"]
mod figures;
#[path = "window/focus.rs"]
mod focus;
#[path = "window/gallery.rs"]
mod gallery;
#[path = "window/given.rs"]
mod given;
#[path = "window/half_minute.rs"]
mod half_minute;
#[path = "window/ill_or_healthy.rs"]
mod ill_or_healthy;
#[path = "window/kept.rs"]
mod kept;
#[path = "window/keyboard.rs"]
mod keyboard;
#[path = "window/languages.rs"]
mod languages;
#[path = "window/layout.rs"]
mod layout;
#[path = "window/learning.rs"]
mod learning;
#[path = "window/lesson_run.rs"]
mod lesson_run;
#[path = "window/lessons.rs"]
mod lessons;
#[path = "window/lessons_autoencoder.rs"]
mod lessons_autoencoder;
#[path = "window/lessons_filters.rs"]
mod lessons_filters;
#[path = "window/lessons_keyboard.rs"]
mod lessons_keyboard;
#[path = "window/lessons_learning.rs"]
mod lessons_learning;
#[path = "window/lessons_stage.rs"]
mod lessons_stage;
#[path = "window/looked_into.rs"]
mod looked_into;
#[path = "window/network.rs"]
mod network;
#[path = "window/new_brain.rs"]
mod new_brain;
#[path = "window/painted.rs"]
mod painted;
#[path = "window/pictures.rs"]
mod pictures;
#[path = "window/plan.rs"]
mod plan;
#[path = "window/play.rs"]
mod play;
#[path = "window/registries.rs"]
mod registries;
#[path = "window/rough.rs"]
mod rough;
#[path = "window/runs.rs"]
mod runs;
#[path = "window/score.rs"]
mod score;
#[path = "window/secrecy.rs"]
mod secrecy;
#[path = "window/snapshots.rs"]
mod snapshots;
#[path = "window/soak.rs"]
mod soak;
#[path = "window/tally.rs"]
mod tally;
#[path = "window/this_picture.rs"]
mod this_picture;
#[path = "window/train.rs"]
mod train;
#[path = "window/vote.rs"]
mod vote;
