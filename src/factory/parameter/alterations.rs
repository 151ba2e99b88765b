//! The rows about alterations: each with its switch first.

use super::super::Plan;
use super::super::Resampling;
use super::super::alteration::GhostBlur;
use super::{Parameter, ParameterGroup, ParameterValue, row};

/// A value of the ghost, where there is one.
fn ghost(plan: &Plan, value: fn(GhostBlur) -> f64) -> Option<f64> {
    plan.alterations.ghost_blur.map(value)
}

pub(super) fn rows() -> Vec<Parameter> {
    [&placing()[..], &ghosts(), &tones()].concat()
}

/// Shrink and move.
fn placing() -> [Parameter; 7] {
    [
        row!(switch alterations.switches.shrink, Shrink, "Shrink", "Scales the head about the middle of the picture."),
        row!(distribution alterations.shrink_x, Shrink, "Width ratio",
            "Makes the head narrower below 1 and wider above.", "ratio", (0.2, 2.0), whole: false,
            |plan| Some(plan.alterations.shrink.x_ratio)),
        row!(distribution alterations.shrink_y, Shrink, "Height ratio",
            "Makes the head lower below 1 and higher above.", "ratio", (0.2, 2.0), whole: false,
            |plan| Some(plan.alterations.shrink.y_ratio)),
        row!(@build "alterations.resampling", Shrink, "Smooth resampling",
            "Mixes the four nearest pixels when the head is scaled, which gives smooth edges in place of jagged ones.",
            "", (0.0, 1.0), false,
            |recipe| ParameterValue::Switch(recipe.alterations.resampling == Resampling::Bilinear),
            |recipe, value| if let ParameterValue::Switch(smooth) = value {
                recipe.alterations.resampling = if smooth { Resampling::Bilinear } else { Resampling::Nearest };
            },
            |_| None),
        row!(switch alterations.switches.shift, Move, "Move", "Shifts the head by whole pixels; what comes in from outside is black."),
        row!(distribution alterations.move_x, Move, "To the right",
            "Shifts the head to the right, or to the left below 0.", "px", (-96.0, 96.0), whole: true,
            |plan| Some(f64::from(plan.alterations.shift.dx))),
        row!(distribution alterations.move_y, Move, "Downwards",
            "Shifts the head downwards, or upwards below 0.", "px", (-128.0, 128.0), whole: true,
            |plan| Some(f64::from(plan.alterations.shift.dy))),
    ]
}

/// Ghost blur.
fn ghosts() -> [Parameter; 5] {
    [
        row!(switch alterations.switches.ghost_blur, GhostBlur, "Ghost blur", "Lays a faint shifted copy over some pictures, as if the patient had moved."),
        row!(number alterations.ghost_probability, GhostBlur, "Probability",
            "How often a picture has a ghost: 0 never, 1 always.", "share", (0.0, 1.0)),
        row!(distribution alterations.ghost_x, GhostBlur, "Offset to the right",
            "How far to the right the ghost lies.", "px", (-96.0, 96.0), whole: true,
            |plan| ghost(plan, |ghost| f64::from(ghost.shift.dx))),
        row!(distribution alterations.ghost_y, GhostBlur, "Offset downwards",
            "How far below the ghost lies.", "px", (-128.0, 128.0), whole: true,
            |plan| ghost(plan, |ghost| f64::from(ghost.shift.dy))),
        row!(distribution alterations.ghost_share, GhostBlur, "Share of the ghost",
            "How strong the ghost is against the picture itself: 0 invisible, 0.5 equal, 1 nothing but the ghost.",
            "share", (0.0, 1.0), whole: false, |plan| ghost(plan, |ghost| ghost.share)),
    ]
}

/// Contrast, shade, noise.
fn tones() -> [Parameter; 7] {
    [
        row!(switch alterations.switches.contrast, Contrast, "Contrast", "Pulls gray values towards a centre or pushes them away from it."),
        row!(distribution alterations.contrast_ratio, Contrast, "Contrast ratio",
            "Makes the picture flatter below 1 and harder above.", "ratio", (0.0, 10.0), whole: false,
            |plan| Some(plan.alterations.contrast.ratio)),
        row!(distribution alterations.contrast_centre, Contrast, "Contrast centre",
            "The gray value that the contrast leaves alone: darker and brighter ones move apart from it or towards it.",
            "levels", (0.0, 255.0), whole: false, |plan| Some(plan.alterations.contrast.centre)),
        row!(switch alterations.switches.shade, Shade, "Shade", "Makes the whole picture brighter or darker."),
        row!(distribution alterations.shade, Shade, "Brightness added",
            "Makes every pixel brighter by as much, or darker below 0.", "levels", (-255.0, 255.0), whole: true,
            |plan| Some(f64::from(plan.alterations.shade.offset))),
        row!(switch alterations.switches.noise, Noise, "Noise", "Changes every pixel by a random amount of its own."),
        row!(distribution alterations.noise_amplitude, Noise, "Amplitude",
            "The largest change of a pixel: faint and small tumors drown in it first.", "levels", (0.0, 127.0), whole: false,
            |plan| Some(plan.alterations.noise.amplitude)),
    ]
}
