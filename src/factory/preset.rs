//! The recipes that come with the program: the two difficulties of the lecture, and the same as the program of 2019 drew them.

use super::{Distribution, IntegerRange, Mode, Recipe, SyndromeRecipe, TumorRecipe};

/// A recipe that comes with the program.
///
/// The program of 2019 meant EASY and HARD, and drew something else: no whole number ever reached
/// its upper bound, and the discs of a tumor lay in half a disc below its place. A network for pictures of that program learns from
/// these presets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Preset {
    /// A difficulty as the lecture has it.
    OfLecture(Mode),
    /// A difficulty as the program of 2019 drew it.
    Of2019(Mode),
}

impl Preset {
    /// All of them: those of the lecture first.
    pub const ALL: [Self; 4] =
        [Self::OfLecture(Mode::Easy), Self::OfLecture(Mode::Hard), Self::Of2019(Mode::Easy), Self::Of2019(Mode::Hard)];

    /// The word on the command line, in lower or upper case.
    pub fn word(self) -> &'static str {
        match self {
            Self::OfLecture(mode) => mode.word(),
            Self::Of2019(Mode::Easy) => "2019-EASY",
            Self::Of2019(Mode::Hard) => "2019-HARD",
        }
    }

    /// The recipe.
    pub fn recipe(self) -> Recipe {
        match self {
            Self::OfLecture(mode) => mode.recipe(),
            Self::Of2019(mode) => as_it_ran(&mode.recipe(), self.word()),
        }
    }
}

impl From<Mode> for Preset {
    fn from(mode: Mode) -> Self {
        Self::OfLecture(mode)
    }
}

/// What the program of 2019 drew where it meant this recipe.
fn as_it_ran(meant: &Recipe, name: &str) -> Recipe {
    let tumor = |tumor: TumorRecipe| TumorRecipe {
        radius: without_last(tumor.radius),
        discs: without_last(tumor.discs),
        brightness: without_last(tumor.brightness),
        ..tumor
    };
    let syndrome = |counts: SyndromeRecipe| SyndromeRecipe {
        big: without_last(counts.big),
        medium: without_last(counts.medium),
        small: without_last(counts.small),
        ..counts
    };
    let mut alterations = meant.alterations;
    // Moves were numbers between the bounds, whose fractions were cut off.
    for moved in [&mut alterations.move_x, &mut alterations.move_y] {
        *moved = with_fraction_cut(*moved);
    }
    Recipe {
        name: name.to_owned(),
        small: tumor(meant.small),
        medium: tumor(meant.medium),
        big: tumor(meant.big),
        a: syndrome(meant.a),
        b: syndrome(meant.b),
        c: syndrome(meant.c),
        half_disc_centres: true,
        alterations,
        ..meant.clone()
    }
}

/// A range without its last number; one of a single number stays.
fn without_last(range: IntegerRange) -> IntegerRange {
    IntegerRange::new(range.min, (range.max - 1).max(range.min))
}

fn with_fraction_cut(distribution: Distribution) -> Distribution {
    let (low, high) = distribution.bounds();
    Distribution::UniformCut { low, high }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_a_valid_recipe_with_a_name_of_its_own() {
        for preset in Preset::ALL {
            let recipe = preset.recipe();
            recipe.validate().unwrap();
            assert_eq!(recipe.name, preset.word());
            assert_eq!(Preset::ALL.into_iter().filter(|other| other.recipe() == recipe).count(), 1);
        }
        assert_eq!(Preset::from(Mode::Hard).recipe(), Mode::Hard.recipe());
    }

    /// The numbers that the program of 2019 drew, written down here once more.
    #[test]
    fn upper_bounds_are_those_that_were_drawn() {
        let range = IntegerRange::new;
        let hard = Preset::Of2019(Mode::Hard).recipe();
        assert_eq!((hard.small.radius, hard.small.discs, hard.small.brightness), (range(2, 2), range(1, 2), range(30, 59)));
        assert_eq!((hard.medium.radius, hard.medium.discs, hard.medium.brightness), (range(4, 5), range(2, 2), range(30, 49)));
        assert_eq!((hard.big.radius, hard.big.discs, hard.big.brightness), (range(6, 9), range(3, 4), range(15, 44)));
        assert_eq!((hard.small.area_radius, hard.medium.area_radius, hard.big.area_radius), (3, 5, 10));
        let easy = Preset::Of2019(Mode::Easy).recipe();
        assert_eq!((easy.small.radius, easy.small.discs, easy.small.brightness), (range(2, 3), range(1, 2), range(90, 129)));
        assert_eq!((easy.medium.radius, easy.medium.discs, easy.medium.brightness), (range(6, 7), range(2, 2), range(80, 99)));
        assert_eq!((easy.big.radius, easy.big.discs, easy.big.brightness), (range(12, 16), range(3, 4), range(60, 79)));
        for recipe in [easy, hard] {
            assert_eq!((recipe.a.big, recipe.a.medium, recipe.a.small), (range(1, 1), range(0, 1), range(0, 0)));
            assert_eq!((recipe.b.big, recipe.b.medium, recipe.b.small), (range(0, 0), range(4, 7), range(0, 2)));
            assert_eq!((recipe.c.big, recipe.c.medium, recipe.c.small), (range(0, 0), range(0, 0), range(20, 47)));
            assert!(recipe.half_disc_centres);
        }
    }
}
