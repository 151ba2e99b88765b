//! Contrast: gray values pulled towards a centre, or pushed away from it.
//!
//! pixel = (pixel - centre) * ratio + centre, clamped to 0..=255 and rounded half up.

use super::template::Control;
use super::{Alteration, AlterationKind, Chain, Draws, WhatIf};
use crate::factory::Distribution;
use crate::factory::parameter::{Parameter, ParameterGroup, ParameterValue, row};

const GROUP: ParameterGroup = ParameterGroup::Alteration(AlterationKind::Contrast);

/// What a recipe says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// The ratio.
    pub contrast_ratio: Distribution,
    /// The gray value that stays.
    pub contrast_centre: Distribution,
}

impl Default for Recipe {
    fn default() -> Self {
        let normal = |low, high| Distribution::Normal { low, high };
        Self { contrast_ratio: normal(0.65, 1.35), contrast_centre: normal(110.0, 142.0) }
    }
}

/// What a specimen drew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contrast {
    /// Above 1 more contrast, below 1 less.
    pub ratio: f64,
    /// The gray value that stays.
    pub centre: f64,
}

impl Default for Contrast {
    fn default() -> Self {
        Self { ratio: 1.0, centre: 128.0 }
    }
}

impl Alteration for Contrast {
    type Recipe = Recipe;

    const WORD: &'static str = "Contrast";
    const HINT: &'static str = "Pulls gray values towards a centre or pushes them away from it.";
    const SYNONYMS: &'static str = "contrast flat faded strong dull dark bright grey gray";
    const STREAM: u64 = 0;
    const WHAT_IF: &'static [WhatIf] = &[WhatIf {
        name: "contrast",
        place: 0,
        control: Control::Slider { range: (0.2, 3.0), decimals: 2 },
        get: |drawn| drawn.contrast.ratio,
        set: |drawn, value| drawn.contrast.ratio = value,
    }];

    fn knobs() -> Vec<Parameter> {
        vec![
            row!(distribution alterations.contrast_ratio, GROUP, "Contrast ratio",
                "Makes the picture flatter below 1 and harder above.", "ratio", (0.0, 10.0), whole: false,
                |plan| Some(plan.alterations.contrast.ratio))
            .number_in_picture("Contrast", |drawn, value| drawn.contrast.ratio = value)
            .in_full(),
            row!(distribution alterations.contrast_centre, GROUP, "Contrast centre",
                "The gray value that the contrast leaves alone: darker and brighter ones move apart from it or towards it.",
                "levels", (0.0, 255.0), whole: false, |plan| Some(plan.alterations.contrast.centre))
            .number_in_picture("Contrast centre", |drawn, value| drawn.contrast.centre = value)
            .in_full(),
        ]
    }

    fn draw(recipe: &Recipe, draws: &Draws) -> Self {
        let [ratio, centre] = draws.shared(8);
        Self { ratio: recipe.contrast_ratio.quantile(ratio), centre: recipe.contrast_centre.quantile(centre) }
    }

    fn develop(&self, chain: &mut Chain<'_>) {
        chain.tone(|pixel| self.apply(pixel));
    }

    fn columns(&self) -> Vec<(&'static str, f64)> {
        vec![("contrast_ratio", self.ratio), ("contrast_centre", self.centre)]
    }
}

impl Contrast {
    /// The value that replaces `pixel`.
    pub fn apply(self, pixel: u8) -> u8 {
        let value = (f64::from(pixel) - self.centre) * self.ratio + self.centre;
        (value.clamp(0.0, 255.0) + 0.5) as u8
    }
}
