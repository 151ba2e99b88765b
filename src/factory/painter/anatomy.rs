//! What a head looks like, in numbers: everything that differs from one painted head to another.

use super::geometry::Point;
use super::tones::Tones;

/// The point the outlines are drawn around, in pixels of the bundled picture.
pub const CENTRE: Point = Point { x: 47.3, y: 63.0 };

/// How finely the painter computes.
#[derive(Clone, Copy, Debug)]
pub struct Sampling {
    /// Subsamples per pixel and axis.
    pub per_pixel: usize,
    /// How far a distance map looks, in pixels; everything farther counts as this far.
    pub reach: f64,
    /// Points of a path that one carved segment takes.
    pub stride: usize,
    /// Whether a distance is taken between subsamples.
    pub interpolates: bool,
}

/// An outline around the centre.
#[derive(Clone, Copy, Debug)]
pub struct Egg {
    /// Half axes across and down, in pixels.
    pub half: Point,
    /// How much narrower it is in front, at the top.
    pub taper: f64,
    /// 0 is an ellipse; more is squarer, as heads are.
    pub squareness: f64,
    /// Height of its bumps in pixels.
    pub bumpiness: f64,
}

/// Where what is laid out for the bundled head lies in this one.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// How much larger than the bundled brain, as a share: 0 is as large. 0 changes no bit of a position.
    pub stretch: Point,
}

impl Layout {
    /// Corners from a list of x, y, x, y and so on, mirrored to the left of the picture when `side` is -1, and moved `apart`
    /// pixels away from the middle.
    pub fn curve(self, side: f64, apart: f64, flat: &[f64]) -> Vec<Point> {
        let corner = |pair: &[f64]| {
            let place = Point::new(CENTRE.x + (pair[0] - CENTRE.x) * side, pair[1]);
            let offset = place.minus(CENTRE);
            Point::new(place.x + offset.x * self.stretch.x + apart * side, place.y + offset.y * self.stretch.y)
        };
        flat.chunks_exact(2).map(corner).collect()
    }

    /// A length across and one down, as large as in this head.
    pub fn scaled(self, lengths: Point) -> Point {
        Point::new(lengths.x * (1.0 + self.stretch.x), lengths.y * (1.0 + self.stretch.y))
    }

    /// The place in the bundled head that lies at `at` in this one.
    pub fn back(self, at: Point) -> Point {
        let shrink = |stretch: f64| stretch / (1.0 + stretch);
        let offset = at.minus(CENTRE);
        Point::new(at.x - offset.x * shrink(self.stretch.x), at.y - offset.y * shrink(self.stretch.y))
    }
}

/// At which height the head is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Through the lateral ventricles and the nuclei.
    ThroughTheVentricles,
    /// Above them: two hemispheres of white matter, with the fissure all the way between.
    AboveTheVentricles,
}

/// How the cortex is folded.
#[derive(Clone, Copy, Debug)]
pub struct Folds {
    /// Of the sequence that the folds are drawn from.
    pub seed: u32,
    /// Sulci, as a share of those of the bundled brain.
    pub density: f64,
    /// Their lengths and widths, as shares of those of the bundled brain.
    pub length: f64,
    /// See `length`.
    pub width: f64,
    /// Nearest distance of two sulci, in pixels.
    pub keep_away: f64,
    /// How much a sulcus winds, as a change of direction per step.
    pub bend: f64,
    /// Places at which a side branch is tried.
    pub branches: u32,
    /// How much lower the Sylvian fissure lies on one side than on the other: half of it, in pixels.
    pub sylvian_tilt: f64,
    /// Half axes of what no sulcus reaches, in pixels of the bundled head.
    pub deep: Point,
}

/// The ventricles.
#[derive(Clone, Copy, Debug)]
pub struct Ventricles {
    /// Width as a share of that of the bundled brain.
    pub width: f64,
    /// How much wider the right one is, and narrower the left one, in the unit of `width`.
    pub asymmetry: f64,
    /// How much farther from the middle they lie than in the bundled brain, in pixels.
    pub apart: f64,
    /// Half width, in pixels at a `width` of 1, of the part that joins front and back horn; they lie apart without it.
    pub body: Option<f64>,
    /// Width of the third ventricle, as a share of that of the bundled brain.
    pub third: f64,
}

/// What lies between the surface of the head and the brain.
#[derive(Clone, Copy, Debug)]
pub struct Shell {
    /// Share of the scalp.
    pub scalp: f64,
    /// Thickness of the fluid around the brain, in pixels.
    pub fluid: f64,
}

/// What the scanner adds.
#[derive(Clone, Copy, Debug)]
pub struct Scanner {
    /// How unevenly the coil hears, as a share of the gray value.
    pub coil: f64,
    /// Amplitude of the grain, in gray levels.
    pub grain: f64,
    /// Share of a pixel's gray that comes from each of its neighbours to the left and to the right, above and below.
    pub blur: f64,
    /// How far the head lies from the middle, in pixels.
    pub shift: Point,
    /// How far the head is turned, as the tangent of the angle.
    pub tilt: f64,
}

/// A head.
#[derive(Clone, Copy, Debug)]
pub struct Anatomy {
    /// Added to the seeds of all noise.
    pub salt: u32,
    pub sampling: Sampling,
    pub level: Level,
    pub head: Egg,
    pub brain: Egg,
    pub layout: Layout,
    pub folds: Folds,
    pub ventricles: Ventricles,
    /// In pixels.
    pub cortex_thickness: f64,
    pub shell: Shell,
    pub tones: Tones,
    pub scanner: Scanner,
}

impl Anatomy {
    /// The seed of one kind of noise in this head.
    pub fn noise_seed(&self, kind: u32) -> u32 {
        kind.wrapping_add(self.salt)
    }

    /// The head of the bundled picture.
    pub fn bundled() -> Self {
        Self {
            salt: 0,
            sampling: Sampling { per_pixel: 8, reach: 12.0, stride: 1, interpolates: false },
            level: Level::ThroughTheVentricles,
            head: Egg { half: Point::new(45.4, 57.5), taper: 0.05, squareness: 0.22, bumpiness: 0.55 },
            brain: Egg { half: Point::new(40.4, 49.3), taper: 0.045, squareness: 0.22, bumpiness: 0.55 },
            layout: Layout { stretch: Point::new(0.0, 0.0) },
            folds: Folds {
                // Chosen by eye among foldings with few islands of white matter: those could pass for tumors.
                seed: 52,
                density: 1.0,
                length: 1.0,
                width: 1.0,
                keep_away: 3.4,
                bend: 0.15,
                branches: 1500,
                sylvian_tilt: 1.3,
                deep: Point::new(21.5, 25.0),
            },
            ventricles: Ventricles { width: 1.0, asymmetry: 0.12, apart: 0.0, body: None, third: 1.0 },
            cortex_thickness: 1.95,
            shell: Shell { scalp: 0.42, fluid: 0.75 },
            tones: Tones::BUNDLED,
            scanner: Scanner { coil: 0.05, grain: 2.5, blur: 0.0, shift: Point::new(0.0, 0.0), tilt: 0.0 },
        }
    }
}
