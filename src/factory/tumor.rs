//! A tumor: a handful of soft discs around one position.

use rand_xoshiro::Xoshiro256PlusPlus;
use serde::{Deserialize, Serialize};

use super::parameter::MOST_DISCS;
use super::stream::uniform;
use super::{BrainRegion, HEIGHT, SoftDisc, TumorRecipe, WIDTH};

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
    centres: Centres,
}

/// Where the centres of a tumor's discs fall, seen from its position.
#[derive(Clone, Debug)]
enum Centres {
    /// At any of these points, which are those of a circle: each alike.
    Circle(Vec<(i32, i32)>),
    /// In the lower half of a circle of this radius in pixels: at any angle of half a turn and any distance alike, so that they lie
    /// denser near the middle; those outside the picture are drawn back to its edge.
    LowerHalf(f64),
}

impl TumorDrawer {
    /// A drawer for one size, whose discs lie all around a tumor's position or in the half disc below it. The recipe is valid.
    pub fn new(recipe: TumorRecipe, half_disc: bool) -> Self {
        let area = recipe.area_radius;
        let inside = |dx: &i32, dy: &i32| dx * dx + dy * dy <= area * area;
        let square = (-area..=area).flat_map(|dy| (-area..=area).map(move |dx| (dx, dy)));
        let centres = if half_disc {
            Centres::LowerHalf(f64::from(area))
        } else {
            Centres::Circle(square.filter(|(dx, dy)| inside(dx, dy)).collect())
        };
        Self { recipe, centres }
    }

    /// Draws one tumor and appends its discs.
    pub fn draw(&self, size: TumorSize, region: &BrainRegion, rng: &mut Xoshiro256PlusPlus, discs: &mut Vec<SoftDisc>) -> Tumor {
        let (x, y) = region.position(uniform(rng));
        let first_disc = discs.len();
        let disc_count = self.recipe.discs.quantile(uniform(rng)).max(0) as usize;
        let disc = |rng: &mut Xoshiro256PlusPlus| {
            let radius = self.recipe.radius.quantile(uniform(rng));
            let brightness = self.recipe.brightness.quantile(uniform(rng));
            (SoftDisc { x, y, radius, brightness }, uniform(rng))
        };
        match &self.centres {
            Centres::Circle(offsets) => {
                for _ in 0..disc_count {
                    let (disc, place) = disc(rng);
                    let (dx, dy) = offsets[((place * offsets.len() as f64) as usize).min(offsets.len() - 1)];
                    discs.push(SoftDisc { x: x + dx, y: y + dy, ..disc });
                }
            }
            Centres::LowerHalf(reach) => {
                let mut places = [0.0; MOST_DISCS];
                for place in places.iter_mut().take(disc_count) {
                    let drawn = disc(rng);
                    *place = drawn.1;
                    discs.push(drawn.0);
                }
                // The distances come last in the stream: with and without them, all else is drawn alike.
                for (disc, place) in discs[first_disc..].iter_mut().zip(places) {
                    let (angle, distance) = (std::f64::consts::PI * place, reach * uniform(rng));
                    let (dx, dy) = (distance * libm::cos(angle), distance * libm::sin(angle));
                    disc.x = (x + dx.round() as i32).clamp(0, WIDTH as i32 - 1);
                    disc.y = (y + dy.round() as i32).clamp(0, HEIGHT as i32 - 1);
                }
            }
        }
        Tumor { size, x, y, first_disc, disc_count }
    }
}
