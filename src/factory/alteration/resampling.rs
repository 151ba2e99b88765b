//! Resampling: how a picture whose pixels were moved gets its values.

use serde::{Deserialize, Serialize};

/// Where an altered pixel takes its value from, whose source is a point between pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resampling {
    /// The nearest source pixel, as in 2019: hard edges, every gray value one of the source.
    #[default]
    Nearest,
    /// The four source pixels around, weighted by their distance: smooth edges.
    ///
    /// A source point at most half a pixel beyond the first or last column is drawn back to it; further out the picture is 0,
    /// exactly where it is with the nearest pixel. With s the column of the source point, the column right of floor(s) has the
    /// weight w = s - floor(s), rounded half up to 256ths, and floor(s) itself 1 - w. Rows likewise. The value is the weighted
    /// mean, computed exactly and rounded half up.
    Bilinear,
}
