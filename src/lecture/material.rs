//! What every chapter works on: the pictures of a base image, EASY and HARD, and a seed.

use crate::factory::{BaseImage, Generator, Mode, RecipeError};

/// The pictures of the chapters. The same base image and the same seed give the same pictures.
#[derive(Clone, Debug)]
pub struct Material {
    easy: Generator,
    hard: Generator,
    /// Seed of the pictures and of everything that a chapter draws.
    pub seed: u64,
}

impl Material {
    /// The pictures that are made of a base image.
    ///
    /// # Errors
    /// The base image has no room for tumors.
    pub fn new(base: &BaseImage, seed: u64) -> Result<Self, RecipeError> {
        let of = |mode: Mode| Generator::new(&mode.recipe(), base);
        Ok(Self { easy: of(Mode::Easy)?, hard: of(Mode::Hard)?, seed })
    }

    /// Makes the pictures of a mode.
    pub fn generator(&self, mode: Mode) -> &Generator {
        match mode {
            Mode::Easy => &self.easy,
            Mode::Hard => &self.hard,
        }
    }

    /// The base image.
    pub fn base(&self) -> &BaseImage {
        self.hard.base()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_modes_are_told_apart_and_the_seed_decides() {
        let material = Material::new(&BaseImage::bundled(), 7).unwrap();
        for mode in [Mode::Easy, Mode::Hard] {
            let expected = Generator::new(&mode.recipe(), &BaseImage::bundled()).unwrap().specimen(7, 3);
            assert_eq!(material.generator(mode).specimen(material.seed, 3).image, expected.image);
        }
    }
}
