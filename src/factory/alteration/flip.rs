//! Flip: left and right exchanged, with a probability.
//!
//! Altered column x comes from column 95 - x. A flip twice is no flip.

use serde::{Deserialize, Serialize};

use super::template::Control;
use super::{Alteration, AlterationKind, Draws, WhatIf};
use crate::factory::WIDTH;
use crate::factory::parameter::{Parameter, ParameterGroup, ParameterValue, row};

const GROUP: ParameterGroup = ParameterGroup::Alteration(AlterationKind::Flip);

/// What a recipe says.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Recipe {
    /// Share of pictures that are flipped, 0 to 1.
    pub probability: f64,
}

impl Default for Recipe {
    fn default() -> Self {
        Self { probability: 0.5 }
    }
}

/// What a specimen drew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flip {
    /// Whether left and right are exchanged.
    pub flipped: bool,
}

impl Alteration for Flip {
    type Recipe = Recipe;

    const WORD: &'static str = "Flip";
    const HINT: &'static str = "Exchanges left and right in some pictures.";
    const SYNONYMS: &'static str = "mirror left right swap reverse side";
    const STREAM: u64 = 2;
    const PROBABILITY: Option<&'static str> = Some("alterations.flip.probability");
    const MOVES: bool = true;
    const WHAT_IF: &'static [WhatIf] = &[WhatIf {
        name: "flip",
        place: 7,
        control: Control::CheckBox,
        get: |drawn| f64::from(u8::from(drawn.flip.flipped)),
        set: |drawn, value| drawn.flip.flipped = value >= 0.5,
    }];

    fn knobs() -> Vec<Parameter> {
        vec![
            row!(number alterations.flip.probability, GROUP, "Probability",
            "How often left and right are exchanged: 0 never, 1 always.", "share", (0.0, 1.0))
            .switch_in_picture("Flip", |drawn| drawn.flip.flipped, |drawn, on| drawn.flip.flipped = on),
        ]
    }

    fn draw(recipe: &Recipe, draws: &Draws) -> Self {
        let [chance] = draws.own(Self::STREAM);
        Self { flipped: chance < recipe.probability }
    }

    fn back_x(&self, x: f64) -> f64 {
        if self.flipped { (WIDTH - 1) as f64 - x } else { x }
    }

    fn columns(&self) -> Vec<(&'static str, f64)> {
        vec![("flip", f64::from(u8::from(self.flipped)))]
    }
}
