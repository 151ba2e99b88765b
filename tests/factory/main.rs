//! The factory against its tables and formulas.
//!
//! The numbers in these tests are copied from the tables, not read from the program's presets; the slow twins are written
//! from the formulas, pixel by pixel and step by step.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod base_image;
mod golden;
mod recipes;
mod side_cues;
mod statistics;
mod tables;
mod threads;
mod twin;
mod twin_agreement;

#[path = "../../examples/paint_base_image.rs"]
#[expect(dead_code, reason = "the example writes the picture to a file, the test compares it")]
mod paint_base_image;
