//! The recipe: all parameters of the factory as one validated value.

use serde::{Deserialize, Serialize};

use super::{AlterationRecipe, IntegerRange, MarkRecipe, Syndrome, TumorSize};

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
    /// Whether the discs of a tumor lie below its place or beside it, and denser near it, as the program of 2019 put them: see
    /// [`super::Preset`]. Not written where it is off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub half_disc_centres: bool,
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
    /// A mark that tells the class; not written where no picture has it.
    #[serde(default, skip_serializing_if = "MarkRecipe::is_off")]
    pub mark: MarkRecipe,
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

    /// The same to be changed; `None` for the healthy class, which has no tumors.
    pub fn count_mut(&mut self, syndrome: Syndrome, size: TumorSize) -> Option<&mut IntegerRange> {
        let counts = match syndrome {
            Syndrome::A => &mut self.a,
            Syndrome::B => &mut self.b,
            Syndrome::C => &mut self.c,
            Syndrome::Z => return None,
        };
        Some(match size {
            TumorSize::Small => &mut counts.small,
            TumorSize::Medium => &mut counts.medium,
            TumorSize::Big => &mut counts.big,
        })
    }

    /// Whether it draws the same pictures as another one, whatever the two are called.
    pub fn draws_as(&self, other: &Self) -> bool {
        Self { name: other.name.clone(), ..self.clone() } == *other
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
