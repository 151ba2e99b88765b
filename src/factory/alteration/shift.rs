//! Move: the picture shifted by whole pixels; what comes in from outside is 0.
//!
//! Altered column x comes from column x - dx, altered row y from row y - dy, in pixels.

use super::template::Control;
use super::{Alteration, AlterationKind, Draws, WhatIf};
use crate::factory::Distribution;
use crate::factory::parameter::{Parameter, ParameterGroup, ParameterValue, row};

const GROUP: ParameterGroup = ParameterGroup::Alteration(AlterationKind::Shift);

/// What a recipe says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// To the right, whole pixels.
    pub move_x: Distribution,
    /// Downwards, whole pixels.
    pub move_y: Distribution,
}

impl Default for Recipe {
    fn default() -> Self {
        let uniform = |low, high| Distribution::Uniform { low, high };
        Self { move_x: uniform(-8.0, 8.0), move_y: uniform(-10.0, 10.0) }
    }
}

/// What a specimen drew, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// To the right.
    pub dx: i32,
    /// Downwards.
    pub dy: i32,
}

impl Alteration for Shift {
    type Recipe = Recipe;

    const WORD: &'static str = "Move";
    const HINT: &'static str = "Shifts the head by whole pixels; what comes in from outside is black.";
    const SYNONYMS: &'static str = "shift position place translate offset left right up down";
    const STREAM: u64 = 0;
    const MOVES: bool = true;
    const WHAT_IF: &'static [WhatIf] = &[
        WhatIf {
            name: "move right",
            place: 4,
            control: Control::Slider { range: (-30.0, 30.0), decimals: 0 },
            get: |drawn| f64::from(drawn.shift.dx),
            set: |drawn, value| drawn.shift.dx = value as i32,
        },
        WhatIf {
            name: "move down",
            place: 5,
            control: Control::Slider { range: (-30.0, 30.0), decimals: 0 },
            get: |drawn| f64::from(drawn.shift.dy),
            set: |drawn, value| drawn.shift.dy = value as i32,
        },
    ];

    fn knobs() -> Vec<Parameter> {
        vec![
            row!(distribution alterations.move_x, GROUP, "To the right",
                "Shifts the head to the right, or to the left below 0.", "px", (-96.0, 96.0), whole: true,
                |plan| Some(f64::from(plan.alterations.shift.dx)))
            .number_in_picture("Move right", |drawn, value| drawn.shift.dx = value as i32),
            row!(distribution alterations.move_y, GROUP, "Downwards",
                "Shifts the head downwards, or upwards below 0.", "px", (-128.0, 128.0), whole: true,
                |plan| Some(f64::from(plan.alterations.shift.dy)))
            .number_in_picture("Move down", |drawn, value| drawn.shift.dy = value as i32),
        ]
    }

    fn draw(recipe: &Recipe, draws: &Draws) -> Self {
        let [x, y] = draws.shared(2);
        Self { dx: recipe.move_x.integer_quantile(x), dy: recipe.move_y.integer_quantile(y) }
    }

    fn back_x(&self, x: f64) -> f64 {
        x - f64::from(self.dx)
    }

    fn back_y(&self, y: f64) -> f64 {
        y - f64::from(self.dy)
    }

    fn columns(&self) -> Vec<(&'static str, f64)> {
        vec![("move_x", f64::from(self.dx)), ("move_y", f64::from(self.dy))]
    }
}
