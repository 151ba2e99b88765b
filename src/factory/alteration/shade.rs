//! Shade: the whole picture brighter or darker.
//!
//! pixel = pixel + offset, in gray levels, clamped to 0..=255.

use super::template::Control;
use super::{Alteration, AlterationKind, Chain, Draws, WhatIf};
use crate::factory::Distribution;
use crate::factory::parameter::{Parameter, ParameterGroup, ParameterValue, row};

const GROUP: ParameterGroup = ParameterGroup::Alteration(AlterationKind::Shade);

/// What a recipe says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// What is added, whole gray levels.
    pub shade: Distribution,
}

impl Default for Recipe {
    fn default() -> Self {
        Self { shade: Distribution::Normal { low: -35.0, high: 35.0 } }
    }
}

/// What a specimen drew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shade {
    /// In gray levels.
    pub offset: i32,
}

impl Alteration for Shade {
    type Recipe = Recipe;

    const WORD: &'static str = "Shade";
    const HINT: &'static str = "Makes the whole picture brighter or darker.";
    const SYNONYMS: &'static str = "bright dark light exposure gray grey lighter darker";
    const STREAM: u64 = 0;
    const WHAT_IF: &'static [WhatIf] = &[WhatIf {
        name: "shade",
        place: 1,
        control: Control::Slider { range: (-120.0, 120.0), decimals: 0 },
        get: |drawn| f64::from(drawn.shade.offset),
        set: |drawn, value| drawn.shade.offset = value as i32,
    }];

    fn knobs() -> Vec<Parameter> {
        vec![
            row!(distribution alterations.shade, GROUP, "Brightness added",
            "Makes every pixel brighter by as much, or darker below 0.", "levels", (-255.0, 255.0), whole: true,
            |plan| Some(f64::from(plan.alterations.shade.offset)))
            .number_in_picture("Shade", |drawn, value| drawn.shade.offset = value as i32),
        ]
    }

    fn draw(recipe: &Recipe, draws: &Draws) -> Self {
        let [offset] = draws.shared(10);
        Self { offset: recipe.shade.integer_quantile(offset) }
    }

    fn develop(&self, chain: &mut Chain<'_>) {
        chain.tone(|pixel| self.apply(pixel));
    }

    fn columns(&self) -> Vec<(&'static str, f64)> {
        vec![("shade", f64::from(self.offset))]
    }
}

impl Shade {
    /// The value that replaces `pixel`.
    pub fn apply(self, pixel: u8) -> u8 {
        (i32::from(pixel) + self.offset).clamp(0, 255) as u8
    }
}
