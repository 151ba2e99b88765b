//! Rotate: the picture turned about its centre, by an angle in degrees.
//!
//! A positive angle turns the head counter-clockwise as seen by whoever looks at the picture. Rows count downwards, so the altered
//! point (x, y) comes from
//!
//! ```text
//! (cx + (x - cx) cos a - (y - cy) sin a,  cy + (x - cx) sin a + (y - cy) cos a)      (cx, cy) = (47.5, 63.5)
//! ```
//!
//! An angle of 0 changes nothing, to the bit. The picture is higher than wide: a turned head can reach over its sides, what leaves
//! the picture is lost, and what comes in from outside is 0.

use serde::{Deserialize, Serialize};

use super::template::Control;
use super::{Alteration, AlterationKind, Draws, WhatIf};
use crate::factory::parameter::{Parameter, ParameterGroup, ParameterValue, row};
use crate::factory::{Distribution, HEIGHT, WIDTH};

const GROUP: ParameterGroup = ParameterGroup::Alteration(AlterationKind::Rotate);

/// What a recipe says.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Recipe {
    /// The angle in degrees, counter-clockwise.
    pub degrees: Distribution,
}

impl Default for Recipe {
    fn default() -> Self {
        Self { degrees: Distribution::Normal { low: -15.0, high: 15.0 } }
    }
}

/// What a specimen drew.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rotate {
    /// The angle in degrees, counter-clockwise.
    pub degrees: f64,
}

impl Alteration for Rotate {
    type Recipe = Recipe;

    const WORD: &'static str = "Rotate";
    const HINT: &'static str = "Turns the head about the middle of the picture; what comes in from outside is black.";
    const SYNONYMS: &'static str = "tilt turn angle slant lean degrees";
    const STREAM: u64 = 1;
    const MOVES: bool = true;
    const WHAT_IF: &'static [WhatIf] = &[WhatIf {
        name: "rotate",
        place: 6,
        control: Control::Slider { range: (-45.0, 45.0), decimals: 0 },
        get: |drawn| drawn.rotate.degrees,
        set: |drawn, value| drawn.rotate.degrees = value,
    }];

    fn knobs() -> Vec<Parameter> {
        vec![
            row!(distribution alterations.rotate.degrees, GROUP, "Angle",
            "Turns the head counter-clockwise, or clockwise below 0.", "degrees", (-180.0, 180.0), whole: false,
            |plan| Some(plan.alterations.rotate.degrees))
            .number_in_picture("Rotate", |drawn, value| drawn.rotate.degrees = value),
        ]
    }

    fn draw(recipe: &Recipe, draws: &Draws) -> Self {
        let [angle] = draws.own(Self::STREAM);
        Self { degrees: recipe.degrees.quantile(angle) }
    }

    fn keeps_axes(&self) -> bool {
        self.degrees == 0.0
    }

    fn back(&self) -> impl Fn(f64, f64) -> (f64, f64) {
        let (sin, cos) = libm::sincos(self.degrees.to_radians());
        let (centre_x, centre_y) = ((WIDTH - 1) as f64 / 2.0, (HEIGHT - 1) as f64 / 2.0);
        move |x, y| {
            let (x, y) = (x - centre_x, y - centre_y);
            (centre_x + (x * cos - y * sin), centre_y + (x * sin + y * cos))
        }
    }

    fn columns(&self) -> Vec<(&'static str, f64)> {
        vec![("rotate", self.degrees)]
    }
}
