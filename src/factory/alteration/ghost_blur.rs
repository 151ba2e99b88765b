//! Ghost blur: a faint shifted copy over the picture, as if the patient had moved; rare.
//!
//! pixel = (1 - share) * itself + share * the pixel of the copy, in single precision, rounded half up. The copy is shifted by whole
//! pixels; where it has none, it counts as 0.

use super::template::Control;
use super::{Alteration, AlterationKind, Alterations, Chain, Draws, Shift, WhatIf};
use crate::factory::parameter::{Parameter, ParameterGroup, ParameterValue, row};
use crate::factory::{Distribution, HEIGHT, PIXELS, Plan, WIDTH};

const GROUP: ParameterGroup = ParameterGroup::Alteration(AlterationKind::GhostBlur);

/// The ghost that a hand gives to a picture that drew none.
const NEW_GHOST: GhostBlur = GhostBlur { shift: Shift { dx: 4, dy: 2 }, share: 0.3 };

/// What a recipe says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// Share of pictures with ghost blur, 0 to 1.
    pub ghost_probability: f64,
    /// Offset of the ghost to the right, whole pixels.
    pub ghost_x: Distribution,
    /// Offset of the ghost downwards, whole pixels.
    pub ghost_y: Distribution,
    /// Weight of the ghost, 0 to 1.
    pub ghost_share: Distribution,
}

impl Default for Recipe {
    fn default() -> Self {
        let uniform = |low, high| Distribution::Uniform { low, high };
        Self { ghost_probability: 0.001, ghost_x: uniform(2.0, 4.0), ghost_y: uniform(3.0, 5.0), ghost_share: uniform(0.2, 0.4) }
    }
}

/// What a specimen drew, where it has a ghost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GhostBlur {
    /// Where the copy lies.
    pub shift: Shift,
    /// Weight of the copy, 0 to 1.
    pub share: f64,
}

impl Alteration for Option<GhostBlur> {
    type Recipe = Recipe;

    const WORD: &'static str = "Ghost blur";
    const HINT: &'static str = "Lays a faint shifted copy over some pictures, as if the patient had moved.";
    const SYNONYMS: &'static str = "blur double motion shadow echo unsharp sharp";
    const STREAM: u64 = 0;
    const PROBABILITY: Option<&'static str> = Some("alterations.ghost_probability");
    const APPLIES_TO_BASE: bool = false;
    const WHAT_IF: &'static [WhatIf] = &[WhatIf {
        name: "ghost blur",
        place: 3,
        control: Control::Slider { range: (0.0, 0.6), decimals: 2 },
        get: |drawn| drawn.ghost_blur.map_or(0.0, |ghost| ghost.share),
        set: |drawn, share| {
            let shift = drawn.ghost_blur.map_or(NEW_GHOST.shift, |ghost| ghost.shift);
            drawn.ghost_blur = (share > 0.0).then_some(GhostBlur { shift, share });
        },
    }];

    fn knobs() -> Vec<Parameter> {
        vec![
            row!(number alterations.ghost_probability, GROUP, "Probability",
                "How often a picture has a ghost: 0 never, 1 always.", "share", (0.0, 1.0))
            .switch_in_picture(
                "Ghost",
                |drawn| drawn.ghost_blur.is_some(),
                |drawn, on| {
                    drawn.ghost_blur = on.then(|| drawn.ghost_blur.unwrap_or(NEW_GHOST));
                },
            ),
            row!(distribution alterations.ghost_x, GROUP, "Offset to the right",
                "How far to the right the ghost lies.", "px", (-96.0, 96.0), whole: true,
                |plan| of_ghost(plan, |ghost| f64::from(ghost.shift.dx)))
            .number_in_picture("Ghost right", |drawn, value| change_ghost(drawn, |ghost| ghost.shift.dx = value as i32)),
            row!(distribution alterations.ghost_y, GROUP, "Offset downwards",
                "How far below the ghost lies.", "px", (-128.0, 128.0), whole: true,
                |plan| of_ghost(plan, |ghost| f64::from(ghost.shift.dy)))
            .number_in_picture("Ghost down", |drawn, value| change_ghost(drawn, |ghost| ghost.shift.dy = value as i32)),
            row!(distribution alterations.ghost_share, GROUP, "Share of the ghost",
                "How strong the ghost is against the picture itself: 0 invisible, 0.5 equal, 1 nothing but the ghost.",
                "share", (0.0, 1.0), whole: false, |plan| of_ghost(plan, |ghost| ghost.share))
            .number_in_picture("Ghost share", |drawn, value| change_ghost(drawn, |ghost| ghost.share = value)),
        ]
    }

    fn draw(recipe: &Recipe, draws: &Draws) -> Self {
        let [chance, x, y, share] = draws.shared(4);
        let ghost = GhostBlur {
            shift: Shift { dx: recipe.ghost_x.integer_quantile(x), dy: recipe.ghost_y.integer_quantile(y) },
            share: recipe.ghost_share.quantile(share),
        };
        (chance < recipe.ghost_probability).then_some(ghost)
    }

    fn develop(&self, chain: &mut Chain<'_>) {
        if let Some(ghost) = self {
            chain.pixels(|pixels| ghost.apply(pixels));
        }
    }

    /// Zeros where there is no ghost.
    fn columns(&self) -> Vec<(&'static str, f64)> {
        let of_ghost = |value: fn(&GhostBlur) -> f64| self.as_ref().map_or(0.0, value);
        vec![
            ("ghost_blur", f64::from(u8::from(self.is_some()))),
            ("ghost_x", of_ghost(|ghost| f64::from(ghost.shift.dx))),
            ("ghost_y", of_ghost(|ghost| f64::from(ghost.shift.dy))),
            ("ghost_share", of_ghost(|ghost| ghost.share)),
        ]
    }
}

/// Changes the ghost, where there is one.
fn change_ghost(drawn: &mut Alterations, change: impl FnOnce(&mut GhostBlur)) {
    if let Some(ghost) = &mut drawn.ghost_blur {
        change(ghost);
    }
}

/// A value of the ghost, where there is one.
fn of_ghost(plan: &Plan, value: fn(GhostBlur) -> f64) -> Option<f64> {
    plan.alterations.ghost_blur.map(value)
}

impl GhostBlur {
    /// Applies the blur in place.
    pub fn apply(self, pixels: &mut [u8; PIXELS]) {
        let original = *pixels;
        let share = self.share as f32;
        for (index, pixel) in pixels.iter_mut().enumerate() {
            let source = self.source(index % WIDTH, index / WIDTH);
            let ghost = source.map_or(0, |source| original[source]);
            let mixed = (1.0 - share) * f32::from(*pixel) + share * f32::from(ghost);
            *pixel = (mixed + 0.5) as u8;
        }
    }

    /// The pixel that the copy shows at column `x`, row `y`.
    fn source(self, x: usize, y: usize) -> Option<usize> {
        let inside = |place: i32, length: usize| usize::try_from(place).ok().filter(|&place| place < length);
        let (x, y) = (inside(x as i32 - self.shift.dx, WIDTH)?, inside(y as i32 - self.shift.dy, HEIGHT)?);
        Some(y * WIDTH + x)
    }
}
