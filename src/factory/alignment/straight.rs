//! The fit of a sample to a view of the base by scales and moves alone: columns stay columns, rows stay rows.

use super::axis::Axis;
use super::lines::{Care, Grid, LineDistances};
use super::range::Ranges;
use super::tone::{LevelGroups, Tone, first_fit, refit};
use super::view::{Raster, View};
use super::wide::wide;
use crate::factory::{HEIGHT, WIDTH};

/// Farthest from its prediction that a pixel counts before the scatter is known, in gray levels.
const FIRST_REACH: f64 = 40.0;
/// The same as a multiple of the scatter, when it is known.
const REACH_IN_SCATTERS: f64 = 3.5;

/// How a sample lies over a view of the base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Straight {
    pub(super) x: Axis,
    pub(super) y: Axis,
    pub(super) tone: Tone,
    /// Median distance of a pixel from its prediction, in gray levels of the sample.
    pub(super) scatter: f64,
    /// Mean distance of a pixel from its prediction, where one far away counts as a little away.
    pub(super) cost: u32,
}

impl Straight {
    /// Farthest from its prediction that a pixel counts.
    pub(super) fn reach(&self) -> f64 {
        (REACH_IN_SCATTERS * self.scatter).clamp(5.0, 120.0)
    }

    /// From a first guess to the exact fit. `None` where the gray values have no rising line in common.
    pub(super) fn fit(view: &View, sample: &Raster, (x, y): (Axis, Axis), groups: &LevelGroups, ranges: &Ranges) -> Option<Self> {
        let tone = first_fit(&view.moved(sample, x, y), groups, ranges.slope)?;
        let start = Self { x, y, tone, scatter: FIRST_REACH / REACH_IN_SCATTERS, cost: 0 };
        let rough = start.placed(view, sample, &ROUGH, ranges);
        let tone = first_fit(&view.moved(sample, rough.x, rough.y), groups, ranges.slope)?;
        let nearer = Self { tone, ..rough }.placed(view, sample, &NEARER, ranges).toned(view, sample, ranges);
        let close = nearer.placed(view, sample, &CLOSE, ranges).toned(view, sample, ranges);
        Some(close)
    }

    /// Finds the places for the tone as it is: of the rows, then of the columns.
    fn placed(self, view: &View, sample: &Raster, stage: &Stage, ranges: &Ranges) -> Self {
        let care = Care { most: self.reach() as u8, ..stage.care };
        let base = &view.raster;
        let (x, y, cost) = wide(
            #[inline(always)]
            || {
                let Self { mut x, mut y, tone, .. } = self;
                let mut cost = 0;
                let rows = LineDistances::<HEIGHT>::new(sample.by_rows(), base.by_rows(), &x.nearest(), y, tone, care);
                for &grid in stage.grids {
                    y = rows.best(y, grid, ranges.y_ratio, ranges.move_y).0;
                }
                let columns = LineDistances::<WIDTH>::new(sample.by_columns(), base.by_columns(), &y.nearest(), x, tone, care);
                for &grid in stage.grids {
                    (x, cost) = columns.best(x, grid, ranges.x_ratio, ranges.move_x);
                }
                (x, y, cost)
            },
        );
        Self { x, y, cost, ..self }
    }

    /// Finds the tone for the places as they are.
    fn toned(self, view: &View, sample: &Raster, ranges: &Ranges) -> Self {
        let (tone, scatter) = refit(&view.moved(sample, self.x, self.y), self.tone, self.reach(), ranges.slope);
        Self { tone, scatter, ..self }
    }
}

/// How places are looked for in one stage.
struct Stage {
    care: Care,
    grids: &'static [Grid],
}

/// After a first guess from profiles, a ratio may be off by several hundredths and a move by a few pixels.
const ROUGH: Stage = Stage {
    care: Care { line_step: 2, pixel_step: 4, reach: 7, most: 0 },
    grids: &[Grid { step: 0.015, reach: 4, moves: 4 }, Grid { step: 0.005, reach: 2, moves: 1 }],
};
const NEARER: Stage = Stage {
    care: Care { line_step: 2, pixel_step: 2, reach: 3, most: 0 },
    grids: &[Grid { step: 0.005, reach: 3, moves: 1 }, Grid { step: 0.0015, reach: 2, moves: 0 }],
};
const CLOSE: Stage = Stage {
    care: Care { line_step: 1, pixel_step: 1, reach: 2, most: 0 },
    grids: &[Grid { step: 0.001, reach: 4, moves: 1 }, Grid { step: 0.0002, reach: 4, moves: 0 }],
};
