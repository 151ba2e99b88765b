//! The recipe: all parameters of the factory as one validated value.

use serde::{Deserialize, Serialize};

use super::alteration::{Alterations, Noise, Resampling};
use super::{Distribution, IntegerRange, Syndrome, TumorSize};

/// The version that this program writes, and the newest that it reads.
pub const RECIPE_VERSION: u32 = 1;

/// How tumors of one size are made; see `reference.md`, "Soft disc and tumor".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TumorRecipe {
    /// Radius of the circle in which the discs' centres fall, in pixels.
    pub area_radius: i32,
    /// Radius of a disc, in pixels.
    pub radius: IntegerRange,
    /// Number of discs.
    pub discs: IntegerRange,
    /// Brightness of a disc, in gray levels.
    pub brightness: IntegerRange,
}

impl TumorRecipe {
    /// All radii times `ratio`, rounded, and at least 1; an area of 0 stays one.
    pub fn scaled(self, ratio: f64) -> Self {
        let scaled = |radius: i32| (f64::from(radius) * ratio).round().max(1.0) as i32;
        let radius = IntegerRange::new(scaled(self.radius.min), scaled(self.radius.max));
        let area_radius = if self.area_radius == 0 { 0 } else { scaled(self.area_radius) };
        Self { area_radius, radius, ..self }
    }
}

/// How many tumors a syndrome has, and how often it comes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SyndromeRecipe {
    /// Number of big tumors.
    pub big: IntegerRange,
    /// Number of medium tumors.
    pub medium: IntegerRange,
    /// Number of small tumors.
    pub small: IntegerRange,
    /// Weight of this class among all four.
    pub prior: f64,
}

/// The distribution of every parameter of the alterations.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlterationRecipe {
    /// Scale along x.
    pub shrink_x: Distribution,
    /// Scale along y.
    pub shrink_y: Distribution,
    /// Move to the right, whole pixels.
    pub move_x: Distribution,
    /// Move downwards, whole pixels.
    pub move_y: Distribution,
    /// Share of pictures with ghost blur, 0 to 1.
    pub ghost_probability: f64,
    /// Offset of the ghost to the right, whole pixels.
    pub ghost_x: Distribution,
    /// Offset of the ghost downwards, whole pixels.
    pub ghost_y: Distribution,
    /// Weight of the ghost, 0 to 1.
    pub ghost_share: Distribution,
    /// Contrast ratio.
    pub contrast_ratio: Distribution,
    /// Gray value that the contrast leaves alone.
    pub contrast_centre: Distribution,
    /// Flat change of brightness, whole gray levels.
    pub shade: Distribution,
    /// Amplitude of the per-pixel noise, gray levels.
    pub noise_amplitude: Distribution,
    /// Where the shrunk picture takes its values from.
    #[serde(default)]
    pub resampling: Resampling,
    /// Which alterations take place.
    #[serde(default)]
    pub switches: Switches,
}

/// Which alterations take place. One that is off leaves the picture as it is, and the others draw what they drew before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Switches {
    /// Shrink.
    pub shrink: bool,
    /// Move.
    pub shift: bool,
    /// Ghost blur.
    pub ghost_blur: bool,
    /// Contrast.
    pub contrast: bool,
    /// Shade.
    pub shade: bool,
    /// Per-pixel noise.
    pub noise: bool,
}

impl Default for Switches {
    /// All on.
    fn default() -> Self {
        Self { shrink: true, shift: true, ghost_blur: true, contrast: true, shade: true, noise: true }
    }
}

impl Switches {
    /// Drawn alterations with those that are off made to change nothing.
    pub fn without_what_is_off(self, drawn: Alterations) -> Alterations {
        let off = Alterations::default();
        Alterations {
            shrink: if self.shrink { drawn.shrink } else { off.shrink },
            shift: if self.shift { drawn.shift } else { off.shift },
            ghost_blur: drawn.ghost_blur.filter(|_| self.ghost_blur),
            contrast: if self.contrast { drawn.contrast } else { off.contrast },
            shade: if self.shade { drawn.shade } else { off.shade },
            noise: if self.noise { drawn.noise } else { Noise { amplitude: 0.0, ..drawn.noise } },
        }
    }
}

/// Where tumors may lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum RegionRecipe {
    /// The region that the base image came with: found in it, or that of the reference.
    #[default]
    Auto,
    /// What differs by more than `level` from the border of the base image: its largest piece, holes filled, rim removed.
    Threshold {
        /// Distance to the median gray value of the border, 0 to 254 gray levels.
        level: i32,
    },
    /// An ellipse set by hand, in pixels of the base image.
    Ellipse {
        /// Column of the centre.
        x: f64,
        /// Row of the centre.
        y: f64,
        /// Half of the width.
        radius_x: f64,
        /// Half of the height.
        radius_y: f64,
    },
}

impl Default for AlterationRecipe {
    /// The alterations of 2019, the same for EASY and HARD.
    fn default() -> Self {
        let normal = |low, high| Distribution::Normal { low, high };
        let uniform = |low, high| Distribution::Uniform { low, high };
        Self {
            shrink_x: normal(0.75, 1.0),
            shrink_y: normal(0.75, 1.0),
            move_x: uniform(-8.0, 8.0),
            move_y: uniform(-10.0, 10.0),
            ghost_probability: 0.001,
            ghost_x: uniform(2.0, 4.0),
            ghost_y: uniform(3.0, 5.0),
            ghost_share: uniform(0.2, 0.4),
            contrast_ratio: normal(0.65, 1.35),
            contrast_centre: normal(110.0, 142.0),
            shade: normal(-35.0, 35.0),
            noise_amplitude: Distribution::HalfNormal { low: 1.0, deviation: 5.1, high: 15.0 },
            resampling: Resampling::Nearest,
            switches: Switches::default(),
        }
    }
}

/// All parameters of the factory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Version of the format, [`RECIPE_VERSION`].
    pub version: u32,
    /// What people call it.
    pub name: String,
    /// Weight of the healthy class among all four.
    pub healthy_prior: f64,
    /// Whether tumors grow with the region: all radii times the square root of (its size / that of the reference).
    #[serde(default)]
    pub scale_with_region: bool,
    /// Where tumors may lie.
    #[serde(default)]
    pub region: RegionRecipe,
    /// Small tumors.
    pub small: TumorRecipe,
    /// Medium tumors.
    pub medium: TumorRecipe,
    /// Big tumors.
    pub big: TumorRecipe,
    /// Syndrome A.
    pub a: SyndromeRecipe,
    /// Syndrome B.
    pub b: SyndromeRecipe,
    /// Syndrome C.
    pub c: SyndromeRecipe,
    /// The alterations.
    pub alterations: AlterationRecipe,
}

impl Recipe {
    /// How tumors of a size are made.
    pub fn tumor(&self, size: TumorSize) -> TumorRecipe {
        match size {
            TumorSize::Small => self.small,
            TumorSize::Medium => self.medium,
            TumorSize::Big => self.big,
        }
    }

    /// How many tumors of a size a syndrome has.
    pub fn count(&self, syndrome: Syndrome, size: TumorSize) -> IntegerRange {
        let counts = match syndrome {
            Syndrome::A => &self.a,
            Syndrome::B => &self.b,
            Syndrome::C => &self.c,
            Syndrome::Z => return IntegerRange::new(0, 0),
        };
        match size {
            TumorSize::Small => counts.small,
            TumorSize::Medium => counts.medium,
            TumorSize::Big => counts.big,
        }
    }

    /// The weight of a class among all four.
    pub fn prior(&self, syndrome: Syndrome) -> f64 {
        match syndrome {
            Syndrome::A => self.a.prior,
            Syndrome::B => self.b.prior,
            Syndrome::C => self.c.prior,
            Syndrome::Z => self.healthy_prior,
        }
    }

    /// The class at the uniform number `u` in [0, 1), by the priors.
    pub fn syndrome_at(&self, u: f64) -> Syndrome {
        let priors = Syndrome::ALL.map(|syndrome| self.prior(syndrome));
        let mut left = u * priors.iter().sum::<f64>();
        for (syndrome, prior) in Syndrome::ALL.into_iter().zip(priors) {
            if left < prior {
                return syndrome;
            }
            left -= prior;
        }
        Syndrome::Z
    }
}
