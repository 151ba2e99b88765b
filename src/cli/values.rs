//! How values of arguments are read: what is wrong with one is said in words.

use std::path::{Path, PathBuf};

use clap::CommandFactory as _;
use clap::builder::{PathBufValueParser, PossibleValuesParser, TypedValueParser};

use super::arguments::{Arguments, Dataset};
use crate::app::{STORIES, Story};
use crate::factory::{Augment, Mode, Preset};
use crate::network::{Classes, DeviceChoice, Limits, Setting, UnknownName};
use crate::storage::{BaseChoice, nearest};
use crate::words::{Locale, UnknownLocale};

/// How many threads a training may have.
const THREADS: Limits = counted("Threads", 256);
/// How long a measurement of speed may be.
const SECONDS: Limits = Limits { key: "seconds", name: "Seconds", unit: "seconds", low: 0.1, high: 86_400.0, whole: false };

pub fn mode(word: &str) -> Result<Mode, String> {
    let known = Mode::ALL.into_iter().find(|mode| mode.word().eq_ignore_ascii_case(word));
    known.ok_or_else(|| "the modes are easy and hard".to_owned())
}

/// The words for recipes that come with the program.
pub const PRESETS: &str = "easy|hard|2019-easy|2019-hard";

/// A recipe that comes with the program, by its word.
pub fn preset(word: &str) -> Result<Preset, String> {
    let known = Preset::ALL.into_iter().find(|preset| preset.word().eq_ignore_ascii_case(word));
    known.ok_or_else(|| "the modes are easy and hard, and 2019-easy and 2019-hard for the program of 2019".to_owned())
}

/// What `--base` takes.
pub const BASES: &str = "FILE|random:N|NAME";

/// A base image: one that the program makes, by its word, or a file.
pub fn base() -> impl TypedValueParser<Value = BaseChoice> {
    PathBufValueParser::new().try_map(|word| BaseChoice::of_word(word.as_os_str()))
}

/// A file to open in the window, which is there.
pub fn file_to_open() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(|path| if path.exists() { Ok(path) } else { Err(no_such_word(&path)) })
}

/// What is wrong with a word that is neither a command nor a file.
fn no_such_word(path: &Path) -> String {
    let arguments = Arguments::command();
    let commands: Vec<String> = arguments.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let word = path.to_string_lossy();
    if commands.iter().any(|command| *command == word) {
        return "a command stands before everything else".to_owned();
    }
    match nearest(&word, &commands) {
        Some(command) => format!("there is no such command and no such file; did you mean {command}?"),
        None => "there is no such command and no such file".to_owned(),
    }
}

/// A change of augmentation by its word.
pub fn augment() -> impl TypedValueParser<Value = Augment> {
    let known = PossibleValuesParser::new(Augment::ALL.map(Augment::word));
    known.try_map(|word| Augment::ALL.into_iter().find(|kind| kind.word() == word).ok_or("there is no such change"))
}

pub fn device(word: &str) -> Result<DeviceChoice, UnknownName> {
    word.parse()
}

pub fn language(word: &str) -> Result<Locale, UnknownLocale> {
    word.parse()
}

pub fn classes(word: &str) -> Result<Classes, UnknownName> {
    word.parse()
}

pub fn threads(text: &str) -> Result<usize, String> {
    whole_within(THREADS)(text)
}

/// Seconds of a measurement of speed.
pub fn seconds(text: &str) -> Result<f64, String> {
    within(SECONDS)(text)
}

/// A story by its name; the names come from the list of stories.
pub fn story() -> impl TypedValueParser<Value = &'static Story> {
    let names = PossibleValuesParser::new(STORIES.iter().map(|story| story.name));
    names.try_map(|name| Story::by_name(&name).ok_or("there is no such story"))
}

/// A number within its limits.
pub fn within(limits: Limits) -> impl Fn(&str) -> Result<f64, String> + Clone + Send + Sync {
    move |text| {
        let value = text.parse().map_err(|_not_a_number| "it is not a number".to_owned())?;
        limits.check(value).map(|()| value).map_err(|_beyond| between(&limits))
    }
}

/// A whole number within its limits.
pub fn whole_within<T: TryFrom<u64>>(limits: Limits) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync {
    move |text| {
        let number = whole(text, &limits)?;
        limits.check(number as f64).map_err(|_beyond| between(&limits))?;
        T::try_from(number).map_err(|_beyond| between(&limits))
    }
}

/// A whole number from 0 on that 64 bits can hold; `limits` are named where they cannot.
fn whole(text: &str, limits: &Limits) -> Result<u64, String> {
    let is_whole = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    match text.parse() {
        Ok(number) => Ok(number),
        Err(_not_a_number) if is_whole(text.trim_start_matches(['+', '-'])) => Err(between(limits)),
        Err(_not_a_number) => Err("it is not a whole number".to_owned()),
    }
}

/// A whole number from `low` to `high`: of pictures, or whatever else is counted.
const fn counted(name: &'static str, high: u64) -> Limits {
    Limits { key: "count", name, unit: "", low: 1.0, high: high as f64, whole: true }
}

/// Most pictures of a dataset, of an evaluation and of an explanation: names of the first have six digits.
pub const DATASET_PICTURES: Limits = counted("Pictures", 1_000_000);
pub const EVALUATED_PICTURES: Limits = counted("Pictures", 100_000_000);
pub const EXPLAINED_PICTURES: Limits = counted("Pictures", 1_000_000);

/// The seed of a series: every number of 64 bits.
pub fn seed(text: &str) -> Result<u64, String> {
    let is_whole = !text.is_empty() && text.trim_start_matches(['+', '-']).bytes().all(|digit| digit.is_ascii_digit());
    text.parse().map_err(|_not_a_number| {
        if is_whole { format!("it must lie between 0 and {}", u64::MAX) } else { "it is not a whole number".to_owned() }
    })
}

/// A number, else a path.
pub fn dataset(text: &str) -> Result<Dataset, String> {
    let limits = Setting::FIXED_SET.limits;
    match whole(text, &limits) {
        Ok(count) if limits.check(count as f64).is_ok() => Ok(Dataset::Count(count)),
        Ok(_) => Err(format!("{}, or be a folder or npz file", between(&limits))),
        Err(_too_large) if text.bytes().all(|digit| digit.is_ascii_digit()) && !text.is_empty() => {
            Err(format!("{}, or be a folder or npz file", between(&limits)))
        }
        Err(_not_a_number) if text.starts_with('-') => Err("it is neither a number of pictures nor a path".to_owned()),
        Err(_not_a_number) => Ok(Dataset::Path(PathBuf::from(text))),
    }
}

/// What must be, as the parser says it after the option and its value.
fn between(limits: &Limits) -> String {
    format!("it must lie between {} and {}", limits.low, limits.high)
}
