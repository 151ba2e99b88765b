//! Two heads with a name: seen by T2 contrast, and with large ventricles.

use super::anatomy::{Anatomy, Egg, Folds, Layout, Sampling, Scanner, Ventricles};
use super::geometry::Point;
use super::paint_head;
use super::tones::Tones;
use crate::factory::GrayImage;

/// Finer than heads that are drawn, as there are only two: painted in some twenty milliseconds.
const SAMPLING: Sampling = Sampling { per_pixel: 3, reach: 5.5, stride: 1, interpolates: true };

/// A head as a T2-weighted scan shows it: bright fluid, white matter darker than gray matter.
pub fn t2_head() -> GrayImage {
    let bundled = Anatomy::bundled();
    paint_head(&Anatomy {
        salt: 2,
        sampling: SAMPLING,
        tones: Tones::T2,
        folds: Folds { seed: 7, width: 1.15, ..bundled.folds },
        ventricles: Ventricles { width: 1.25, asymmetry: -0.1, apart: 0.5, body: None, third: 1.5 },
        ..bundled
    })
}

/// A wide head of an old person: large ventricles, wide sulci, a thin cortex.
pub fn wide_head() -> GrayImage {
    let bundled = Anatomy::bundled();
    let (head, brain) = (Point::new(46.6, 52.5), Point::new(41.6, 46.0));
    let egg = |half| Egg { half, taper: 0.02, squareness: 0.3, bumpiness: 0.6 };
    paint_head(&Anatomy {
        salt: 9,
        sampling: SAMPLING,
        head: egg(head),
        brain: egg(brain),
        layout: Layout { stretch: Point::new(brain.x / bundled.brain.half.x - 1.0, brain.y / bundled.brain.half.y - 1.0) },
        folds: Folds { seed: 21, density: 0.75, width: 1.8, keep_away: 4.2, branches: 200, ..bundled.folds },
        ventricles: Ventricles { width: 3.0, asymmetry: 0.25, apart: 3.2, body: Some(1.0), third: 3.0 },
        cortex_thickness: 1.6,
        tones: Tones { white: 156.0, deep_gray: 124.0, cortex: 96.0, fluid: 44.0, ..Tones::BUNDLED },
        scanner: Scanner { shift: Point::new(0.5, 1.0), ..bundled.scanner },
        ..bundled
    })
}
