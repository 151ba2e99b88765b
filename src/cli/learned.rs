//! What a network learned on, in reports; and a sentence where its pictures come from another base image.

use serde_json::{Value, json};

use super::output;
use crate::factory::BaseImage;
use crate::network::{BaseMatch, Model};

/// What a network learned on: `recipe` is the recipe's name, `base` one of `bundled` (the program's own brain), `own` (another picture) and
/// `unknown` (the model file does not say it).
pub fn learned_on(model: &Model) -> Value {
    let base = match model.base() {
        None => "unknown",
        Some(base) if *base == BaseImage::bundled() => "bundled",
        Some(_) => "own",
    };
    json!({ "recipe": model.recipe.name, "base": base })
}

/// Whether the pictures of a report were made from the base image that the network learned on, in words.
pub fn base_words(base: BaseMatch, is_dataset: bool) -> &'static str {
    match base {
        BaseMatch::Same => "the one that the network learned on",
        BaseMatch::Other => "another one than the network learned on",
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
