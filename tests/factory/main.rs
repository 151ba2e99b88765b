//! The factory against its tables and formulas.
//!
//! The numbers in these tests are copied from the tables, not read from the program's presets; the slow twins are written
//! from the formulas, pixel by pixel and step by step.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod alterations;
mod base_image;
mod global_statistics;
mod golden;
mod kolmogorov;
mod mark;
mod npz;
mod painted_bases;
mod parameters;
mod preset_2019;
mod recipe_store;
mod recipe_v2;
mod recipes;
mod regions;
mod side_cues;
mod stages;
mod statistics;
mod tables;
mod threads;
mod twin;
mod twin_agreement;
