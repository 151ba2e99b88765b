//! A tumor: a handful of soft discs around one position.

use rand_xoshiro::Xoshiro256PlusPlus;
use serde::{Deserialize, Serialize};

use super::stream::uniform;
use super::{BrainRegion, SoftDisc, TumorRecipe};

/// The size class of a tumor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TumorSize {
    /// A speck.
    Small,
    /// A spot.
    Medium,
    /// A patch.
    Big,
}

impl TumorSize {
    /// All sizes, in the order in which a specimen's tumors are drawn: the small ones come on top.
    pub const BIG_FIRST: [Self; 3] = [Self::Big, Self::Medium, Self::Small];

    /// The word for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Big => "big",
        }
    }
}

/// One tumor of a specimen: its size, its position before the alterations, and which discs of the plan are its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tumor {
    /// Size class.
    pub size: TumorSize,
    /// Column of its position, in pixels of the base picture.
    pub x: i32,
    /// Row of its position, in pixels of the base picture.
    pub y: i32,
    /// Place of its first disc in the plan.
    pub first_disc: usize,
    /// Number of its discs.
    pub disc_count: usize,
}

/// Everything about one size that can be worked out once per recipe.
#[derive(Clone, Debug)]
pub struct TumorDrawer {
    recipe: TumorRecipe,
    /// The lattice points of the circle in which disc centres fall.
    offsets: Vec<(i32, i32)>,
}

impl TumorDrawer {
    /// A drawer for one size. The recipe is valid.
    pub fn new(recipe: TumorRecipe) -> Self {
        let area = recipe.area_radius;
        let inside = |dx: &i32, dy: &i32| dx * dx + dy * dy <= area * area;
        let square = (-area..=area).flat_map(|dy| (-area..=area).map(move |dx| (dx, dy)));
        Self { recipe, offsets: square.filter(|(dx, dy)| inside(dx, dy)).collect() }
    }

    /// Draws one tumor and appends its discs.
    pub fn draw(&self, size: TumorSize, region: &BrainRegion, rng: &mut Xoshiro256PlusPlus, discs: &mut Vec<SoftDisc>) -> Tumor {
        let (x, y) = region.position(uniform(rng));
        let first_disc = discs.len();
        let disc_count = self.recipe.discs.quantile(uniform(rng)).max(0) as usize;
        for _ in 0..disc_count {
            let radius = self.recipe.radius.quantile(uniform(rng));
            let brightness = self.recipe.brightness.quantile(uniform(rng));
            let place = (uniform(rng) * self.offsets.len() as f64) as usize;
            let (dx, dy) = self.offsets[place.min(self.offsets.len() - 1)];
            discs.push(SoftDisc { x: x + dx, y: y + dy, radius, brightness });
        }
        Tumor { size, x, y, first_disc, disc_count }
    }
}
