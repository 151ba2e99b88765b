//! Brain Tumor Lab: a person and a convolutional network read the same synthetic brain pictures.
//!
//! In reading order: [`factory`] makes specimens, [`game`] keeps rounds and scores, [`lecture`] computes what the lessons show, [`classroom`] counts votes, chips and answers of a class, [`network`] learns and answers,
//! [`storage`] reads and writes files, [`runs`] keeps trainings, [`worker`] runs the slow things on threads, [`app`] decides what happens when,
//! [`words`] says it in each language, [`ui`] draws it, [`cli`] does the same without a window. [`log_errors`] writes the log and counts what libraries report there only, [`version`] is what this is. ARCHITECTURE.md is the map.

pub mod app;
pub mod classroom;
pub mod cli;
pub mod factory;
pub mod game;
pub mod lecture;
pub mod log_errors;
pub mod network;
pub mod runs;
pub mod storage;
pub mod ui;
pub mod version;
pub mod words;
pub mod worker;
