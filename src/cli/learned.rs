//! What a network learned on, in reports; and a sentence where its pictures come from another base image.

use serde_json::{Value, json};

use super::output;
use crate::factory::{Aligner, BaseImage};
use crate::network::{BaseMatch, Model};
use crate::storage::{BaseChoice, FileError};

/// What a network learned on: `recipe` is the recipe's name, `base` one of `bundled` (the program's own brain), `own` (another picture), `many` and
/// `unknown` (the model file does not say it).
pub fn learned_on(model: &Model) -> Value {
    let base = match model.base() {
        _ if model.learned_on_many() => "many",
        None => "unknown",
        Some(base) if *base == BaseImage::bundled() => "bundled",
        Some(_) => "own",
    };
    json!({ "recipe": model.recipe.name, "base": base })
}

/// What is known about the base image of pictures beside that of the network which is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportedBase {
    /// How the base image that was named, or that the pictures are made from, goes with the network.
    Matched(BaseMatch),
    /// None was named. The network compares, and is given the base image that it learned on; whether the pictures were made from it is not known.
    LearnedOn,
}

impl ReportedBase {
    /// The word in a report for machines.
    pub fn word(self) -> &'static str {
        match self {
            Self::Matched(base) => base.word(),
            Self::LearnedOn => "learned_on",
        }
    }
}

/// What files of pictures are compared with, and what is known about it, once that is said where it matters. Pictures do not say which base image
/// they were made from: `named` is what the user says. Without a word a network that compares is given the base image that it learned on, or the
/// program's own where its file names none; a picture that was not made from that is judged alone.
///
/// # Errors
/// When the base image that was named cannot be used.
pub fn aligner_of_files(model: &Model, named: Option<&BaseChoice>) -> Result<(Aligner, ReportedBase), FileError> {
    let named = named.map(BaseChoice::load).transpose()?;
    let learned = model.base().filter(|_| model.architecture().compares());
    let (base, reported) = match (named, learned) {
        (Some(base), _) => {
            let base_match = model.base_match(&base);
            warn(base_match);
            (base, ReportedBase::Matched(base_match))
        }
        (None, Some(learned)) => {
            output::note(
                "no base image was named: the network compares with the one that it learned on (--base names another one)",
            );
            (learned.clone(), ReportedBase::LearnedOn)
        }
        (None, None) => (BaseImage::bundled(), ReportedBase::Matched(BaseMatch::Unknown)),
    };
    Ok((Aligner::new(&base, &model.recipe.alterations), reported))
}

/// Whether the pictures of a report were made from the base image that the network learned on, in words.
pub fn base_words(base: ReportedBase, is_dataset: bool) -> &'static str {
    let base = match base {
        ReportedBase::Matched(base) => base,
        ReportedBase::LearnedOn => {
            return "unknown; the network compared with the one that it learned on, as a dataset does not say which one its pictures were made from";
        }
    };
    match base {
        BaseMatch::Same => "the one that the network learned on",
        BaseMatch::Other => "another one than the network learned on",
        BaseMatch::Any => "any will do: the network is given it, and learned on many",
        BaseMatch::Unknown if is_dataset => "unknown; a dataset does not say which one its pictures were made from",
        BaseMatch::Unknown => "unknown; the file of the network does not say which one it learned on",
    }
}

/// Says it where the network learned on another base image.
pub fn warn(base: BaseMatch) {
    if base == BaseMatch::Other {
        output::note(
            "the network learned on another base image: its answers here may be no better than guesses (train --base FILE makes one for this image)",
        );
    }
}
