//! Shrink: the picture scaled about its centre, independently along x and y.
//!
//! Altered column x comes from column (x - c) / ratio + c with c = (96 - 1) / 2; likewise along y with c = (128 - 1) / 2. The
//! ratio is new width over old width, without a unit: below 1 the head becomes smaller and black comes in at the sides, above 1 it
//! becomes larger and what leaves the picture is lost.

use super::{Alteration, AlterationKind, Draws, Resampling};
use crate::factory::parameter::{Parameter, ParameterGroup, ParameterValue, row};
use crate::factory::{Distribution, HEIGHT, WIDTH};

const GROUP: ParameterGroup = ParameterGroup::Alteration(AlterationKind::Shrink);

/// What a recipe says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// Scale along x.
    pub shrink_x: Distribution,
    /// Scale along y.
    pub shrink_y: Distribution,
}

impl Default for Recipe {
    fn default() -> Self {
        let ratio = Distribution::Normal { low: 0.75, high: 1.0 };
        Self { shrink_x: ratio, shrink_y: ratio }
    }
}

/// What a specimen drew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shrink {
    /// New width over old width.
    pub x_ratio: f64,
    /// New height over old height.
    pub y_ratio: f64,
}

impl Default for Shrink {
    fn default() -> Self {
        Self { x_ratio: 1.0, y_ratio: 1.0 }
    }
}

impl Alteration for Shrink {
    type Recipe = Recipe;

    const WORD: &'static str = "Shrink";
    const HINT: &'static str = "Scales the head about the middle of the picture.";
    const SYNONYMS: &'static str = "size zoom scale stretch narrow small large width height";
    const STREAM: u64 = 0;
    const MOVES: bool = true;

    fn knobs() -> Vec<Parameter> {
        vec![
            row!(distribution alterations.shrink_x, GROUP, "Width ratio",
                "Makes the head narrower below 1 and wider above.", "ratio", (0.2, 2.0), whole: false,
                |plan| Some(plan.alterations.shrink.x_ratio))
            .number_in_picture("Width", |drawn, value| drawn.shrink.x_ratio = value),
            row!(distribution alterations.shrink_y, GROUP, "Height ratio",
                "Makes the head lower below 1 and higher above.", "ratio", (0.2, 2.0), whole: false,
                |plan| Some(plan.alterations.shrink.y_ratio))
            .number_in_picture("Height", |drawn, value| drawn.shrink.y_ratio = value),
            // It is about every alteration that moves pixels; people look for it here, where it has always been.
            row!(@build "alterations.resampling", GROUP, "Smooth resampling",
                "Mixes the four nearest pixels when the head is scaled or turned, which gives smooth edges in place of jagged ones.",
                "", (0.0, 1.0), false,
                |recipe| ParameterValue::Switch(recipe.alterations.resampling == Resampling::Bilinear),
                |recipe, value| if let ParameterValue::Switch(smooth) = value {
                    recipe.alterations.resampling = if smooth { Resampling::Bilinear } else { Resampling::Nearest };
                },
                |_| None),
        ]
    }

    fn draw(recipe: &Recipe, draws: &Draws) -> Self {
        let [x, y] = draws.shared(0);
        Self { x_ratio: recipe.shrink_x.quantile(x), y_ratio: recipe.shrink_y.quantile(y) }
    }

    fn back_x(&self, x: f64) -> f64 {
        scaled_back(x, self.x_ratio, WIDTH)
    }

    fn back_y(&self, y: f64) -> f64 {
        scaled_back(y, self.y_ratio, HEIGHT)
    }

    fn columns(&self) -> Vec<(&'static str, f64)> {
        vec![("shrink_x", self.x_ratio), ("shrink_y", self.y_ratio)]
    }
}

#[inline]
fn scaled_back(position: f64, ratio: f64, length: usize) -> f64 {
    let centre = (length - 1) as f64 / 2.0;
    (position - centre) / ratio + centre
}
