//! How values of arguments are read: what is wrong with one is said in words.

use std::path::PathBuf;

use super::arguments::{Dataset, MOST_IMAGES};
use crate::factory::Mode;
use crate::network::DeviceChoice;

pub fn mode(word: &str) -> Result<Mode, String> {
    let known = Mode::ALL.into_iter().find(|mode| mode.word().eq_ignore_ascii_case(word));
    known.ok_or_else(|| "the modes are easy and hard".to_owned())
}

pub fn device(word: &str) -> Result<DeviceChoice, String> {
    word.parse()
}

pub fn threads(text: &str) -> Result<usize, String> {
    let threads: usize = text.parse().map_err(|_not_a_number| "it is not a whole number".to_owned())?;
    if (1..=256).contains(&threads) { Ok(threads) } else { Err("it must lie between 1 and 256".to_owned()) }
}

pub fn minutes(text: &str) -> Result<f64, String> {
    number_within(text, 0.01, 10_000.0)
}

pub fn seconds(text: &str) -> Result<f64, String> {
    number_within(text, 0.1, 86_400.0)
}

pub fn learning_rate(text: &str) -> Result<f64, String> {
    number_within(text, 1e-9, 1.0)
}

pub fn weight_decay(text: &str) -> Result<f64, String> {
    number_within(text, 0.0, 10.0)
}

pub fn guidance(text: &str) -> Result<f64, String> {
    number_within(text, 0.0, 100.0)
}

pub fn smoothing(text: &str) -> Result<f64, String> {
    number_within(text, 0.0, 0.9)
}

/// A number, else a path.
pub fn dataset(text: &str) -> Result<Dataset, String> {
    match text.parse() {
        Ok(count) if (1..=MOST_IMAGES).contains(&count) => Ok(Dataset::Count(count)),
        Ok::<u64, _>(_) => Err(format!("it must lie between 1 and {MOST_IMAGES}, or be a folder or npz file")),
        Err(_not_a_number) if text.starts_with('-') => Err("it is neither a number of pictures nor a path".to_owned()),
        Err(_not_a_number) => Ok(Dataset::Path(PathBuf::from(text))),
    }
}

/// A number in a closed range; NaN is in none.
fn number_within(text: &str, low: f64, high: f64) -> Result<f64, String> {
    let value: f64 = text.parse().map_err(|_not_a_number| "it is not a number".to_owned())?;
    if low <= value && value <= high { Ok(value) } else { Err(format!("it must lie between {low} and {high}")) }
}
