//! The two difficulties of the lecture, and their recipes.

use serde::{Deserialize, Serialize};

use super::{AlterationRecipe, IntegerRange, MarkRecipe, RECIPE_VERSION, Recipe, RegionRecipe, SyndromeRecipe, TumorRecipe};

/// The two difficulties of the lecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Large, bright tumors.
    Easy,
    /// Smaller, fainter ones: "more realistic".
    Hard,
}

impl Mode {
    /// Both, the easier first.
    pub const ALL: [Self; 2] = [Self::Easy, Self::Hard];

    /// The word of the slides.
    pub fn word(self) -> &'static str {
        match self {
            Self::Easy => "EASY",
            Self::Hard => "HARD",
        }
    }

    /// The preset of this difficulty.
    pub fn recipe(self) -> Recipe {
        let range = IntegerRange::new;
        let tumor = |area_radius, radius, discs, brightness| TumorRecipe { area_radius, radius, discs, brightness };
        let (small, medium, big) = match self {
            Self::Hard => (
                tumor(3, range(2, 3), range(1, 3), range(30, 60)),
                tumor(5, range(4, 6), range(2, 3), range(30, 50)),
                tumor(10, range(6, 10), range(3, 5), range(15, 45)),
            ),
            Self::Easy => (
                tumor(3, range(2, 4), range(1, 3), range(90, 130)),
                tumor(7, range(6, 8), range(2, 3), range(80, 100)),
                tumor(20, range(12, 17), range(3, 5), range(60, 80)),
            ),
        };
        let counts = |big, medium, small, prior| SyndromeRecipe { big, medium, small, prior };
        Recipe {
            version: RECIPE_VERSION,
            name: self.word().to_owned(),
            small,
            medium,
            big,
            a: counts(range(1, 2), range(0, 2), range(0, 0), 1.0),
            b: counts(range(0, 0), range(4, 8), range(0, 3), 1.0),
            c: counts(range(0, 0), range(0, 0), range(20, 48), 1.0),
            healthy_prior: 1.0,
            scale_with_region: false,
            half_disc_centres: false,
            mark: MarkRecipe::default(),
            region: RegionRecipe::Auto,
            alterations: AlterationRecipe::default(),
        }
    }
}

impl std::fmt::Display for Mode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}
